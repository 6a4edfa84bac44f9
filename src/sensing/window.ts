/**
 * The arrivals of one stretch of time, by sensor and then by time, in columns. Seconds after the window's base.
 */
export interface Window {
  readonly count: number;
  /** Arrivals of sensor s stand from start[s] to start[s + 1]. */
  readonly start: Int32Array;
  readonly sensor: Int32Array;
  /** As its clock had it, less what is known of the clock's offset. */
  readonly time: Float64Array;
  /** Stated variance of the time, seconds squared. */
  readonly stated: Float64Array;
  /** Radians from north; NaN where there is none. */
  readonly bearing: Float64Array;
  /** First arrival of sensor s from bin b on, at s x bins + b; bin 0 is the `firstBin`th of BIN_SECONDS. */
  readonly bins: number;
  readonly binStart: Int32Array;
  readonly firstBin: number;
  /** Index of the arrival in the input. */
  readonly source: Int32Array;
  /** The event that has it, FREE or ECHO. */
  readonly owner: Int32Array;
  /** An event explains it well: it begins no search any more. */
  readonly explained: Uint8Array;
  /** Arrivals a second by sensor, and the ln of it. */
  readonly logRate: Float64Array;
}

const BIN_SECONDS = 4;
export const FREE = -1;
export const ECHO = -2;

/** @param order indices into the columns, in any order. */
export function windowOf(
  sensors: number,
  order: Int32Array,
  column: {
    readonly sensor: Int32Array;
    readonly time: Float64Array;
    readonly stated: Float64Array;
    readonly bearing: Float64Array;
  },
): Window {
  const count = order.length;
  const start = new Int32Array(sensors + 1);
  for (let i = 0; i < count; i++) start[column.sensor[order[i]!]! + 1]!++;
  for (let s = 0; s < sensors; s++) start[s + 1]! += start[s]!;
  // Sorted by time first, so that each sensor's run comes out sorted; ties keep the order of the input's ids by index.
  const byTime = Int32Array.from(order).sort((a, b) => column.time[a]! - column.time[b]! || a - b);
  const binOf = (i: number | undefined): number =>
    i === undefined ? 0 : Math.floor(column.time[i]! / BIN_SECONDS);
  const firstBin = binOf(byTime[0]);
  const bins = binOf(byTime[count - 1]) - firstBin + 1;
  const fill = start.slice(0, sensors);
  const made: Window = {
    count,
    start,
    sensor: new Int32Array(count),
    time: new Float64Array(count),
    stated: new Float64Array(count),
    bearing: new Float64Array(count),
    bins,
    binStart: new Int32Array(sensors * bins),
    firstBin,
    source: new Int32Array(count),
    owner: new Int32Array(count).fill(FREE),
    explained: new Uint8Array(count),
    logRate: new Float64Array(sensors),
  };
  for (let i = 0; i < count; i++) {
    const from = byTime[i]!;
    const sensor = column.sensor[from]!;
    const at = fill[sensor]!++;
    made.sensor[at] = sensor;
    made.time[at] = column.time[from]!;
    made.stated[at] = column.stated[from]!;
    made.bearing[at] = column.bearing[from]!;
    made.source[at] = from;
  }
  for (let s = 0; s < sensors; s++) {
    let k = start[s]!;
    for (let bin = 0; bin < bins; bin++) {
      while (k < start[s + 1]! && Math.floor(made.time[k]! / BIN_SECONDS) - firstBin < bin) k++;
      made.binStart[s * bins + bin] = k;
    }
  }
  return made;
}

/** First arrival of the sensor at or after the time. */
export function firstAfter(
  { start, time, bins, binStart, firstBin }: Window,
  sensor: number,
  at: number,
): number {
  const end = start[sensor + 1]!;
  let bin = Math.floor(at / BIN_SECONDS) - firstBin;
  if (bin < 0) bin = 0;
  else if (bin >= bins) return end;
  let k = binStart[sensor * bins + bin]!;
  while (k < end && time[k]! < at) k++;
  return k;
}

/**
 * Rates of the arrivals that no event has: a sensor's own, drawn towards that of all as if it had been watched ten minutes
 * more. `share` of them is taken to be chance.
 */
export function countRates({ start, owner, logRate }: Window, spanSeconds: number, share: number): void {
  const sensors = logRate.length;
  let total = 0;
  for (let s = 0; s < sensors; s++) {
    let free = 0;
    for (let k = start[s]!; k < start[s + 1]!; k++) if (owner[k] === FREE) free++;
    logRate[s] = free;
    total += free;
  }
  const mean = total / Math.max(1, sensors) / spanSeconds;
  for (let s = 0; s < sensors; s++)
    logRate[s] = Math.log((share * (logRate[s]! + 600 * mean) + 0.02) / (spanSeconds + 600));
}
