/**
 * A value over time: constant between change points, known up to `until` (exclusive), worked out forward. The first
 * stretch begins at -Infinity. Values are ranges [low, high]; a truth or a standing is a range of one.
 */
export interface Timeline {
  readonly starts: number[];
  readonly low: number[];
  readonly high: number[];
  until: number;
  /** Where the last answer was found: questions come mostly in the order of time. */
  hint: number;
}

export function openTimeline(): Timeline {
  return { starts: [], low: [], high: [], until: Number.NEGATIVE_INFINITY, hint: 0 };
}

/** Index of the stretch that holds t; t must be below `until`. */
export function stretchAt(line: Timeline, t: number): number {
  const { starts } = line;
  const last = starts.length - 1;
  if (t >= starts[last]!) return last;
  let i = line.hint;
  if (i < last && t >= starts[i]! && t < starts[i + 1]!) return i;
  let from = 0;
  let to = last;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (starts[middle]! <= t) from = middle;
    else to = middle - 1;
  }
  i = from;
  line.hint = i;
  return i;
}

/** Exclusive; for the last stretch, how far it is known. */
export function stretchEnd(line: Timeline, i: number): number {
  return i + 1 < line.starts.length ? line.starts[i + 1]! : line.until;
}

/** Goes on from `until` with this value up to the new `until`. */
export function append(line: Timeline, low: number, high: number, until: number): void {
  const last = line.starts.length - 1;
  if (!(until > line.until)) throw new Error(`A value must hold for some time, at ${line.until}.`);
  if (last < 0 || line.low[last] !== low || line.high[last] !== high) {
    line.starts.push(line.until);
    line.low.push(low);
    line.high.push(high);
  }
  line.until = until;
}

/** Forgets what is said of t and later. */
export function forgetFrom(line: Timeline, t: number): void {
  if (line.until <= t) return;
  let length = line.starts.length;
  while (length > 0 && line.starts[length - 1]! >= t) length--;
  line.starts.length = length;
  line.low.length = length;
  line.high.length = length;
  line.until = length === 0 ? Number.NEGATIVE_INFINITY : t;
  line.hint = 0;
}

/** Least low value over [from, to], both below `until`. */
export function leastOver(line: Timeline, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = stretchAt(line, to); i >= 0; i--) {
    if (line.low[i]! < least) least = line.low[i]!;
    if (line.starts[i]! <= from || least === 0) break;
  }
  return least;
}

/** The latest moment in [from, to] at which the low value is least. */
export function latestLeast(line: Timeline, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  let at = to;
  for (let i = stretchAt(line, to); i >= 0; i--) {
    if (line.low[i]! < least) {
      least = line.low[i]!;
      at = Math.min(to, stretchEnd(line, i) - 1);
    }
    if (line.starts[i]! <= from) break;
  }
  return at;
}
