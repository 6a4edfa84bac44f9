/** Rows of the matrix in an order without a winner, and clauses that lack the same put together. */
import type { ClauseForce, PositionsView } from '../api/types.ts';
import type { Language } from '../words/plural.ts';

export type PositionRow = PositionsView['rows'][number];

const ROLES: readonly PositionRow['role'][] = ['party', 'guarantor', 'other', 'newcomer'];

/** By role, within it by English name. */
export function orderedRows(
  rows: readonly PositionRow[],
  english: (id: string) => string,
): readonly PositionRow[] {
  return [...rows].sort(
    (a, b) =>
      ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (english(a.declarer) < english(b.declarer) ? -1 : 1),
  );
}

export interface ReadingForce {
  readonly reading: string;
  /** Those who stand alike: the same standing, the same missing. */
  readonly groups: readonly {
    readonly parties: readonly string[];
    readonly standing: ClauseForce['standings'][number]['standing'];
    /** Stages or local variations; '' for the clause itself, and where all stand alike. */
    readonly part: string;
    readonly missing: readonly string[];
  }[];
}

export interface ForceGroup {
  readonly clauses: readonly ClauseForce[];
  readonly readings: readonly ReadingForce[];
}

export function forceGroups(
  clauses: readonly ClauseForce[],
  readings: readonly string[],
  language: Language,
): ForceGroup[] {
  const groups = new Map<string, { clauses: ClauseForce[]; readings: ReadingForce[] }>();
  for (const clause of clauses) {
    const own = readings
      .map((reading) => readingForce(clause, reading, language))
      .filter((one) => one.groups.length > 0);
    const key = JSON.stringify([clause.notAccepted, clause.openConditions, own]);
    const known = groups.get(key);
    if (known) known.clauses.push(clause);
    else groups.set(key, { clauses: [clause], readings: own });
  }
  return [...groups.values()];
}

/** Stages and local variations are told apart only where they do not all stand alike. */
function readingForce(clause: ClauseForce, reading: string, language: Language): ReadingForce {
  const own = clause.standings.filter((one) => one.reading === reading);
  const parts = new Set(own.map((one) => partOf(one.clause)));
  const alike = new Map<string, { standings: (typeof own)[number][] }>();
  for (const one of own) {
    const key = JSON.stringify([one.standing, one.missing[language]]);
    const known = alike.get(key);
    if (known) known.standings.push(one);
    else alike.set(key, { standings: [one] });
  }
  return {
    reading,
    groups: [...alike.values()].map(({ standings }) => {
      const said = [...new Set(standings.map((one) => partOf(one.clause)))];
      return {
        parties: [...new Set(standings.map(({ party }) => party))],
        standing: standings[0]!.standing,
        part: said.length === parts.size ? '' : said.filter(Boolean).join(', '),
        missing: standings[0]!.missing[language],
      };
    }),
  };
}

const partOf = (clause: string): string => clause.split('@')[1] ?? '';
