/**
 * Instants as text, as Date.toISOString has them, made from two parts that repeat: the minute, and seconds with milliseconds.
 */
const MINUTE_MS = 60_000;
const minutes = new Map<number, string>();
const rests: string[] = new Array(MINUTE_MS);

export function isoOf(ms: number): string {
  const minute = Math.floor(ms / MINUTE_MS);
  let head = minutes.get(minute);
  if (head === undefined) {
    if (minutes.size > 100_000) minutes.clear();
    head = new Date(minute * MINUTE_MS).toISOString().slice(0, -7);
    minutes.set(minute, head);
  }
  const rest = ms - minute * MINUTE_MS;
  rests[rest] ??= new Date(rest).toISOString().slice(-7);
  return head + rests[rest];
}

/** Null for an infinite one. */
export const instantOf = (ms: number): string | null => (Number.isFinite(ms) ? isoOf(ms) : null);
