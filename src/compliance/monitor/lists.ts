/** New and gone rows worked into the list of a pattern, in the order of (start, id). */
import { YES } from '../../agreement/program.js';
import { addOdd, filterOdd, type Instants } from './event-list.js';
import { changed, type Graph } from './graph.js';
import { patternTruth } from './matching.js';
import { DEAD_ROW, type Rows } from './rows.js';

/** @param fromMs the earliest start of what is new or gone */
export function updateList(
  graph: Graph,
  rows: Rows,
  pattern: number,
  fromMs: number,
  added: readonly number[],
  hasGone: boolean,
): void {
  const list = graph.lists[pattern]!;
  if (hasGone) filterOdd(list, fromMs, ({ ref }) => rows.state[ref] !== DEAD_ROW);
  const sure: number[] = [];
  const open: number[] = [];
  for (const row of added) {
    const isSure = patternTruth(graph.program, rows, pattern, row) === YES;
    const startMs = rows.startMs[row]!;
    const lastMs = rows.lastMs[row]!;
    const goneMs = rows.happenings[row]?.voidMs ?? Number.POSITIVE_INFINITY;
    if (startMs === lastMs && goneMs === Number.POSITIVE_INFINITY) (isSure ? sure : open).push(row);
    else
      addOdd(list, {
        id: rows.ids[row]!,
        startMs,
        lastMs,
        seenMs: startMs,
        sureMs: isSure ? lastMs : Number.POSITIVE_INFINITY,
        goneMs,
        ref: row,
      });
  }
  if (sure.length > 0 || hasGone) mergeRows(rows, list.sure, fromMs, sure);
  if (open.length > 0 || hasGone) mergeRows(rows, list.open, fromMs, open);
  changed(graph, pattern, fromMs);
}

/** Takes off the tail from `fromMs` on and puts it back in order with what is new, without the dead. */
export function mergeRows(rows: Rows, { at, ref }: Instants, fromMs: number, added: readonly number[]): void {
  let keep = at.length;
  while (keep > 0 && at[keep - 1]! >= fromMs) keep--;
  const tail = ref.slice(keep).filter((row) => rows.state[row] !== DEAD_ROW);
  at.length = keep;
  ref.length = keep;
  const fresh = sortedRows(rows, added);
  for (let i = 0, j = 0; i < tail.length || j < fresh.length; ) {
    const takeTail = j >= fresh.length || (i < tail.length && isRowBefore(rows, tail[i]!, fresh[j]!));
    const row = takeTail ? tail[i++]! : fresh[j++]!;
    at.push(rows.startMs[row]!);
    ref.push(row);
  }
}

function isRowBefore({ startMs, ids }: Rows, a: number, b: number): boolean {
  return startMs[a]! < startMs[b]! || (startMs[a]! === startMs[b]! && ids[a]! < ids[b]!);
}

function sortedRows(rows: Rows, list: readonly number[]): number[] {
  return [...list].sort((a, b) => rows.startMs[a]! - rows.startMs[b]! || (isRowBefore(rows, a, b) ? -1 : 1));
}
