/**
 * A waterfall as it is shown: hundredths of log-odds. Each step is the difference of its two ends as they are shown, so
 * that the column of numbers adds up to the digit.
 */
import type { Waterfall, WaterfallStep } from '../api/types.ts';

export interface ShownStep {
  readonly step: WaterfallStep;
  readonly fromLogOdds: number;
  /** Whole number of hundredths. */
  readonly hundredths: number;
}

export interface ShownWaterfall {
  readonly startHundredths: number;
  readonly steps: readonly ShownStep[];
  readonly endHundredths: number;
  /** What the plot spans; holds even odds. */
  readonly low: number;
  readonly high: number;
}

export function shownWaterfall({ priorLogOdds, steps, posteriorLogOdds }: Waterfall): ShownWaterfall {
  let from = priorLogOdds;
  const shown: ShownStep[] = [];
  for (const step of steps) {
    const hundredths = hundredthsOf(step.toLogOdds) - hundredthsOf(from);
    shown.push({ step, fromLogOdds: from, hundredths });
    from = step.toLogOdds;
  }
  const ends = [priorLogOdds, ...steps.map(({ toLogOdds }) => toLogOdds)];
  return {
    startHundredths: hundredthsOf(priorLogOdds),
    steps: shown,
    endHundredths: hundredthsOf(posteriorLogOdds),
    low: Math.min(-LEAST_SPAN, ...ends),
    high: Math.max(LEAST_SPAN, ...ends),
  };
}

/** A step from even odds to 3 in 4 should not fill the plot. */
const LEAST_SPAN = 1.1;

const hundredthsOf = (logOdds: number): number => Math.round(logOdds * 100) || 0;
