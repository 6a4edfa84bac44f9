/** Where a corrected count and its interval stand on a bar. */
import type { CoverageSector } from '../api/types.ts';

type Corrected = CoverageSector['corrected'];

/** The longest bar: intervals that would hide all others are cut. */
export function barEnd(all: readonly Corrected[]): number {
  const highs = all.flatMap((one) => (one.kind === 'corrected' ? [one.high] : [])).sort((a, b) => a - b);
  const usual = highs[Math.floor(highs.length / 2)] ?? 1;
  return Math.max(1, Math.min(highs.at(-1) ?? 1, 8 * usual));
}

/** Shares of the bar, 0 to 1; `cut` where the interval goes on beyond it. */
export function onBar(
  { noticed, total, low, high }: Extract<Corrected, { kind: 'corrected' }>,
  end: number,
): { noticed: number; total: number; low: number; high: number; cut: boolean } {
  const share = (value: number): number => Math.min(1, Math.max(0, value / end));
  return {
    noticed: share(noticed),
    total: share(total),
    low: share(low),
    high: share(high),
    cut: high > end,
  };
}
