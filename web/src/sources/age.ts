/** How old a word is, in the unit that a person would use. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A feed this far behind the newest record is stale. Convention of this project. */
export const STALE_MS = DAY_MS;

export type Age = { readonly unit: 'hours' | 'days'; readonly count: number };

export function age(ms: number): Age {
  if (ms < 2 * DAY_MS) return { unit: 'hours', count: Math.max(0, Math.round(ms / HOUR_MS)) };
  return { unit: 'days', count: Math.round(ms / DAY_MS) };
}
