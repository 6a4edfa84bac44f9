/** On which days somebody took a position or left it. */
import type { Declaration, Timeline } from '../api/types.ts';

/** The acts that change a stance (src/position/position.ts). */
const CHANGING: readonly Declaration['act'][] = [
  'proposes',
  'accepts',
  'accepts_conditionally',
  'orders',
  'rejects',
  'withdraws',
  'lifts',
];

/** Indexes of the days, ascending: a declaration counts when it has surely been made, and is known. */
export function changedOn(
  days: readonly Pick<Timeline['days'][number], 'startMs' | 'endMs'>[],
  declarations: readonly Pick<Declaration, 'time' | 'act' | 'reportedAt'>[],
): number[] {
  const found = new Set<number>();
  for (const { time, act, reportedAt } of declarations) {
    if (!CHANGING.includes(act)) continue;
    const madeMs = Math.max(Date.parse(time.start), Date.parse(time.end) - 1);
    const knownMs = Math.max(madeMs, Date.parse(reportedAt ?? '') || 0);
    const index = days.findIndex(({ startMs, endMs }) => knownMs >= startMs && knownMs < endMs);
    if (index >= 0) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}
