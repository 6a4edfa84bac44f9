/** Findings by what they are about: one allegation is judged under several readings. */
import type { SeriousHarm } from '../api/types.ts';

/** In the order that the server gives, which is by id: never by standard, which would choose for the reader. */
export type Readings = readonly [SeriousHarm, ...SeriousHarm[]];

/** Of one event, by clause. */
export function byClause(readings: Readings): readonly Readings[] {
  const clauses = new Map<string, [SeriousHarm, ...SeriousHarm[]]>();
  for (const finding of readings) {
    const key = `${finding.agreement} ${finding.clause}`;
    const known = clauses.get(key);
    if (known) known.push(finding);
    else clauses.set(key, [finding]);
  }
  return [...clauses.values()];
}

/** @returns the latest event first; findings of one event in the order given */
export function byEvent(findings: readonly SeriousHarm[]): readonly Readings[] {
  const events = new Map<string, [SeriousHarm, ...SeriousHarm[]]>();
  for (const finding of findings) {
    const known = events.get(finding.incident);
    if (known) known.push(finding);
    else events.set(finding.incident, [finding]);
  }
  return [...events.values()].sort(
    ([a], [b]) => b.startMs - a.startMs || (a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0),
  );
}
