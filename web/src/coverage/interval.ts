/** Where a corrected count and its interval stand on a bar, and what a sector's cells look like. */
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

/** Hatched where nobody watched, else the darker the likelier an event was noticed. */
export function shade(probability: number): { readonly fill: string; readonly fillOpacity?: number } {
  if (probability <= 0) return { fill: 'url(#not-observed)' };
  return { fill: 'var(--tl-accent)', fillOpacity: 0.1 + 0.9 * Math.min(1, probability) };
}
