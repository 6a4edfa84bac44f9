/**
 * Where cases and computed findings meet: by the observations that both rest on, and the clause. The outcome of a case
 * changes no finding; both are shown, the computed one and what the commission decided, also where they differ.
 */
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { Outcome } from '../record/step.js';
import type { Case } from './case.js';
import type { CaseState } from './step-rules.js';

export interface Ruled {
  readonly case: string;
  readonly state: CaseState;
  /** Null until it is decided, and for those who are not shown it. */
  readonly outcome: Outcome | null;
  readonly parties: readonly string[];
  readonly decidedMs: number | null;
}

/** Observations to the cases that rest on them; made once for many findings. */
export function casesByRecord(cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const byRecord = new Map<string, Case[]>();
  for (const one of cases)
    for (const record of one.records) {
      const list = byRecord.get(record);
      if (list) list.push(one);
      else byRecord.set(record, [one]);
    }
  return byRecord;
}

/** Cases about an incident, in the order in which they were opened. */
export function casesOfIncident(
  byRecord: ReadonlyMap<string, readonly Case[]>,
  { accounts }: Pick<Incident, 'accounts'>,
): readonly Case[] {
  const found = new Set<Case>();
  for (const { observations } of accounts)
    for (const id of observations) for (const one of byRecord.get(baseOf(id)) ?? []) found.add(one);
  return [...found].sort((a, b) => a.openedMs - b.openedMs || (a.id < b.id ? -1 : 1));
}

/** `a#2` is the second event that one text tells of. */
const baseOf = (id: string): string => id.replace(/#\d+$/, '');

/** What was decided beside a computed finding: of cases about its clause, or about no clause in particular. */
export function ruledOn(
  { agreement, clause }: Pick<Finding, 'agreement' | 'clause'>,
  cases: readonly Case[],
): readonly Ruled[] {
  const plain = clause.split('@', 1)[0]!;
  return cases
    .filter(
      (one) =>
        (one.agreement === '' || one.agreement === agreement) && (one.clause === '' || one.clause === plain),
    )
    .map(({ id, state, decision }) => ({
      case: id,
      state,
      outcome: decision?.outcome ?? null,
      parties: decision?.parties ?? [],
      decidedMs: decision?.atMs ?? null,
    }));
}
