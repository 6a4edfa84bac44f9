/**
 * Instants as text, as Date.toISOString has them, made from three parts that repeat: the day, the minute of the day, and
 * seconds with milliseconds.
 */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_DAYS = 100_000;
const days = new Map<number, string>();
const minutes: string[] = new Array(DAY_MS / MINUTE_MS);
const rests: string[] = new Array(MINUTE_MS);

export function isoOf(ms: number): string {
  const dayMs = Math.floor(ms / DAY_MS) * DAY_MS;
  let day = days.get(dayMs);
  if (day === undefined) {
    if (days.size > MAX_DAYS) days.clear();
    day = new Date(dayMs).toISOString().slice(0, -'HH:MM:SS.mmmZ'.length);
    days.set(dayMs, day);
  }
  const minute = Math.floor((ms - dayMs) / MINUTE_MS);
  minutes[minute] ??= new Date(minute * MINUTE_MS)
    .toISOString()
    .slice(-'HH:MM:SS.mmmZ'.length, -':SS.mmmZ'.length);
  const rest = ms - dayMs - minute * MINUTE_MS;
  rests[rest] ??= new Date(rest).toISOString().slice(-':SS.mmmZ'.length);
  return day + minutes[minute] + rests[rest];
}

/** Null for an infinite one. */
export const instantOf = (ms: number): string | null => (Number.isFinite(ms) ? isoOf(ms) : null);
