/**
 * Gathers tellings into groups, one an event, with the reason why each member is there.
 */
import { type Columns, columnsOf } from './columns.js';
import { likeness } from './likeness.js';
import { type Constraints, constrain, type Ruled, type Ruling } from './ruling.js';
import type { PlacedReport, Telling } from './telling.js';
import { togetherOf } from './together.js';

/** A telling in a group, and what it joined. */
export interface Member {
  readonly telling: Telling;
  /** Log-odds that it and `likest` tell of one event; 0 for the first. */
  readonly likeness: number;
  /** The earlier member that it is likest. */
  readonly likest?: Telling;
  /** Rulings that bind it, latest first. */
  readonly ruled: readonly Ruled[];
}

/** An incident in the making. */
export interface Group {
  /** In the order of association. */
  readonly members: readonly Member[];
}

/** Not every member does: a statement about an attack and a detection only join. */
export const tellsOfEvent = ({ telling }: Member): boolean =>
  telling.reports.some((report) => report.report_kind === 'event');

/** Earlier members that a newcomer is held against for its reason. */
const COMPARED = 12;

export interface Gathered {
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
  const rowsByGroup = new Map<number, number[]>();
  group.forEach((lowest, row) => {
    const rows = rowsByGroup.get(lowest);
    if (rows) rows.push(row);
    else rowsByGroup.set(lowest, [row]);
  });
  const groups = [...rowsByGroup.values()].map((rows) => ({
    members: rows.map((_, at) => memberOf(all, columns, rows, at, constraints)),
  }));
  return { groups, component };
}

function rowFinder(all: readonly Telling[]): (report: string) => number | undefined {
  const rows = new Map<string, number>();
  all.forEach(({ reports }, row) => {
    for (const { id } of reports) rows.set(id, row);
  });
  return (report) => rows.get(report);
}

const UNRULED: readonly Ruled[] = [];

function memberOf(
  all: readonly Telling[],
  columns: Columns,
  rows: readonly number[],
  at: number,
  constraints?: Constraints,
): Member {
  const row = rows[at]!;
  let best = Number.NEGATIVE_INFINITY;
  let likest = -1;
  for (let i = 0; i < at; i++) {
    if (at > COMPARED && i === COMPARED / 2) i = at - COMPARED / 2;
    const score = likeness(columns, rows[i]!, row);
    if (score <= best) continue;
    best = score;
    likest = rows[i]!;
  }
  const ruled = constraints?.byRow.get(row) ?? UNRULED;
  const telling = all[row]!;
  return likest < 0
    ? { telling, likeness: 0, ruled }
    : { telling, likeness: best, likest: all[likest]!, ruled };
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
