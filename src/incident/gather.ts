/**
 * Gathering tellings into groups, one a event.
 *
 * Greedy in a fixed order (end of the time, finer place first, start, id), so that the order of arrival does not
 * matter: a telling joins the group that it is most like, if one event is likelier than two, else it opens one.
 * Likeness to a group is halfway between that to its likest member and the mean over its members: one likely pair is
 * not enough to chain two events together.
 */
import { blocks } from './blocks.js';
import { type Columns, columnsOf } from './columns.js';
import { likeness, meets, TIME_GATE_MS } from './likeness.js';
import type { PlacedReport, Telling } from './telling.js';

/** A telling in a group, and how likely (log-odds) it was to belong when it came; 0 for the first. */
export interface Member {
  readonly telling: Telling;
  readonly likeness: number;
}

/** An incident in the making. */
export interface Group {
  readonly members: Member[];
  /** Rows of the members in the columns. */
  readonly rows: number[];
  /** Row that last looked at it. */
  seenBy: number;
}

/** Members of a group that a newcomer is compared with: the first and the latest of them. */
const COMPARED = 12;
/** A member that place or time forbids counts as evidence against, not as a veto: places are uncertain. Log-odds. */
const FORBIDDEN = -4;

/** @param all in the order of association of their first reports. */
export function gather(all: readonly Telling[]): Group[] {
  const columns = columnsOf(all);
  const groups: Group[] = [];
  const groupOf: Group[] = [];
  const index = blocks();
  let candidates: Group[] = [];
  let row = 0;
  const visit = (entry: number): boolean => {
    if (columns.endMs[entry]! < columns.startMs[row]! - TIME_GATE_MS) return false;
    const group = groupOf[entry]!;
    if (group.seenBy !== row && meets(columns, row, entry)) {
      group.seenBy = row;
      candidates.push(group);
    }
    return true;
  };
  for (; row < all.length; row++) {
    const telling = all[row]!;
    const { place } = telling.best;
    candidates = [];
    index.near(place, visit);
    let chosen: Group | undefined;
    let chosenLikeness = 0;
    for (const group of candidates) {
      const score = likenessToGroup(columns, row, group);
      // Ties go to the group that was opened first.
      if (
        score > chosenLikeness ||
        (score === chosenLikeness && chosen && group.rows[0]! < chosen.rows[0]!)
      ) {
        chosen = group;
        chosenLikeness = score;
      }
    }
    if (!chosen) {
      chosen = { members: [], rows: [], seenBy: -1 };
      groups.push(chosen);
    }
    chosen.members.push({ telling, likeness: chosenLikeness });
    chosen.rows.push(row);
    groupOf.push(chosen);
    index.add(place, row);
  }
  return groups;
}

function likenessToGroup(columns: Columns, row: number, { rows }: Group): number {
  let best = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let compared = 0;
  for (let i = 0; i < rows.length; i++) {
    if (rows.length > COMPARED && i === COMPARED / 2) i = rows.length - COMPARED / 2;
    const score = likeness(columns, row, rows[i]!);
    sum += Math.max(FORBIDDEN, score);
    compared++;
    if (score > best) best = score;
  }
  return best > 0 ? (best + sum / compared) / 2 : best;
}

/** A total order of reports: ids are unique. */
export function associationOrder(a: PlacedReport, b: PlacedReport): number {
  return (
    a.time.endMs - b.time.endMs ||
    a.place.radiusMetres - b.place.radiusMetres ||
    a.time.startMs - b.time.startMs ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
