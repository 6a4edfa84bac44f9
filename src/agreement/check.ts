/**
 * What a well-formed agreement can still get wrong; docs/agreement-language.md, "What is refused". Each step looks only
 * where those before it found nothing, so that one mistake is told once.
 */
import type { Agreement } from './agreement.js';
import { caseworkFlaws } from './casework.js';
import { walkAgreement, walkClause } from './check-agreement-walk.js';
import { clauseFlaws } from './check-clause.js';
import { nameCycles } from './check-cycle.js';
import { headFlaws, type KnownParties } from './check-head.js';
import type { Changed } from './check-merged.js';
import { compiledOf, periodFlaws, programFlaws } from './check-program.js';
import { siteFlaws } from './check-sites.js';
import type { Path, Site } from './check-walk.js';
import { zoneFlaws } from './check-zone.js';
import { contradictions } from './contradictions.js';
import type { Registers } from './zones.js';

export type { KnownParties } from './check-head.js';

/** A problem at a path of the data; where `hint` is absent, the nearest of `allowed` is suggested. */
export interface Flaw {
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  readonly allowed?: readonly string[];
  readonly hint?: string;
  /** The key is meant, not its value. */
  readonly atKey?: true;
}

/** Registers that were read, and why others could not be. */
export interface KnownRegisters extends Registers {
  readonly absent?: ReadonlyMap<string, string>;
}

/** @param changed clauses as readings and variations change them; undefined where some of them are wrong already */
export function checkAgreement(
  agreement: Agreement,
  changed: readonly Changed[] | undefined,
  known?: KnownParties,
  registers?: KnownRegisters,
): readonly Flaw[] {
  const sites: Site[] = [];
  walkAgreement(agreement, (site) => sites.push(site));
  for (const { clause, fields, pathOf } of changed ?? [])
    walkClause(clause, [], (site) => sites.push({ ...site, path: pathOf(site.path) }), fields);
  const flaws: Flaw[] = [
    ...headFlaws(agreement, known),
    ...siteFlaws(agreement, sites),
    ...zoneFlaws(agreement, registers),
    ...allClauseFlaws(agreement, changed ?? []),
    ...periodFlaws(agreement),
    ...caseworkFlaws(agreement),
  ];
  if (flaws.length === 0) flaws.push(...nameCycles(sites));
  if (flaws.length > 0 || !changed) return distinct(flaws);
  const compiled = compiledOf(agreement, sites);
  if (!compiled.ok) return [compiled.flaw];
  flaws.push(...programFlaws(compiled.program));
  if (flaws.length === 0) flaws.push(...contradictions(compiled.program));
  return distinct(flaws);
}

function allClauseFlaws(agreement: Agreement, changed: readonly Changed[]): Flaw[] {
  const plain = agreement.clauses.map((clause, i) =>
    clauseFlaws(agreement, clause).map(below(['clauses', i])),
  );
  const flawless = new Set(agreement.clauses.filter((_, i) => plain[i]!.length === 0).map(({ id }) => id));
  // What a change inherits from a clause that is wrong already is not told again.
  const inherited = changed.flatMap(({ clause, fields, pathOf }) =>
    clauseFlaws(agreement, clause)
      .filter(({ path }) => fields.has(String(path[0])) || flawless.has(clause.id))
      .map((flaw) => ({ ...flaw, path: pathOf(flaw.path) })),
  );
  return [...plain.flat(), ...inherited];
}

const below =
  (start: Path) =>
  (flaw: Flaw): Flaw => ({ ...flaw, path: [...start, ...flaw.path] });

function distinct(flaws: readonly Flaw[]): readonly Flaw[] {
  const seen = new Set<string>();
  return flaws.filter(({ path, expected, found }) => {
    const key = JSON.stringify([path, expected, found]);
    return !seen.has(key) && seen.add(key);
  });
}
