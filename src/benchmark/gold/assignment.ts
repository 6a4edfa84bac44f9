/** Which incident each row is in, by the id of its observation. */
import type { Associated } from '../../incident/associate.js';

/** Undefined for a row that is in no incident: it is held for not relevant. */
export type Assignment = (id: string) => string | undefined;

/**
 * A row that tells of several events may stand in several incidents, and counts for that of its first report. Its
 * reports are the observation's id, then with #2, #3 ...
 */
export function assignmentOf(found: readonly Associated[]): Assignment {
  const first = new Map<string, { readonly ordinal: number; readonly incident: string }>();
  for (const { incident, reports } of found)
    for (const report of reports) {
      const [, id, digits] = /^(.*?)(?:#(\d+))?$/s.exec(report)!;
      const ordinal = Number(digits ?? 1);
      if (ordinal < (first.get(id!)?.ordinal ?? Number.POSITIVE_INFINITY))
        first.set(id!, { ordinal, incident: incident.id });
    }
  return (id) => first.get(id)?.incident;
}
