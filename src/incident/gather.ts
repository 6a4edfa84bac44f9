/**
 * Gathers tellings into groups, one an event.
 */
import { columnsOf } from './columns.js';
import { constrain, type Ruled, type Ruling } from './ruling.js';
import type { PlacedReport, Telling } from './telling.js';
import { togetherOf } from './together.js';

/** An incident in the making. */
export interface Group {
  /** In the order of association. */
  readonly tellings: readonly Telling[];
  /** For each telling, the rulings that bind it, latest first; empty where there are none at all. */
  readonly ruled: readonly (readonly Ruled[])[];
}

/** Not every telling does: a statement about an attack and a detection only join. */
export function tellsOfEvent({ reports }: Telling): boolean {
  for (const report of reports) if (report.report_kind === 'event') return true;
  return false;
}

export interface Gathered {
  /** In the order of their first tellings. */
  readonly groups: readonly Group[];
  /** Number of each telling's component (together.ts). */
  readonly component: Int32Array;
}

/**
 * @param all in the order of association of their first reports.
 * @param rulings those that stand, latest first.
 */
export function gather(all: readonly Telling[], rulings: readonly Ruling[]): Gathered {
  const columns = columnsOf(all);
  const constraints = rulings.length > 0 ? constrain(rulings, rowFinder(all)) : undefined;
  const { group, component } = togetherOf(columns, constraints);
  const groups: { tellings: Telling[]; ruled: (readonly Ruled[])[] }[] = [];
  /** Where in `groups` the group is that a row names. */
  const at = new Int32Array(all.length);
  for (let row = 0; row < all.length; row++) {
    const lowest = group[row]!;
    if (lowest === row) at[row] = groups.push({ tellings: [], ruled: constraints ? [] : NONE_RULED }) - 1;
    const into = groups[at[lowest]!]!;
    into.tellings.push(all[row]!);
    if (constraints) into.ruled.push(constraints.byRow.get(row) ?? UNRULED);
  }
  return { groups, component };
}

const UNRULED: readonly Ruled[] = [];
const NONE_RULED: (readonly Ruled[])[] = [];

function rowFinder(all: readonly Telling[]): (report: string) => number | undefined {
  const rows = new Map<string, number>();
  all.forEach(({ reports }, row) => {
    for (const { id } of reports) rows.set(id, row);
  });
  return (report) => rows.get(report);
}

/** A total order of reports: ids are unique. */
export function associationOrder(a: PlacedReport, b: PlacedReport): number {
  return (
    a.time.startMs - b.time.startMs ||
    a.time.endMs - b.time.endMs ||
    a.place.radiusMetres - b.place.radiusMetres ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
