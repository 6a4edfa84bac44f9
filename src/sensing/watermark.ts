/**
 * How far time has come, as all but a few sensors agree: one clock ahead moves nothing.
 */
export interface Watermark {
  /** Takes note of an arrival. */
  see(sensor: number, ms: number): void;
  /** Whether time has come past the moment; the same moment asked again costs nothing, as a stream asks with every line. */
  isPast(ms: number): boolean;
  nowMs(): number;
}

/** Time is past what this share of the sensors that have told anything, and two at least, are past. */
const AHEAD_SHARE = 0.2;

export function startWatermark(sensors: number): Watermark {
  const newest = new Float64Array(sensors).fill(Number.NEGATIVE_INFINITY);
  let heard = 0;
  let asked = Number.NaN;
  let ahead = 0;
  const needed = (): number => Math.max(Math.min(2, heard), Math.ceil(AHEAD_SHARE * heard));
  return {
    see(sensor, ms) {
      const before = newest[sensor]!;
      if (!(ms > before)) return;
      if (before === Number.NEGATIVE_INFINITY) heard++;
      if (ms > asked && !(before > asked)) ahead++;
      newest[sensor] = ms;
    },
    isPast(ms) {
      if (ms !== asked) {
        asked = ms;
        ahead = 0;
        for (const one of newest) if (one > ms) ahead++;
      }
      return heard > 0 && ahead >= needed();
    },
    nowMs() {
      if (heard === 0) return Number.NEGATIVE_INFINITY;
      return newest.slice().sort()[sensors - needed()]!;
    },
  };
}
