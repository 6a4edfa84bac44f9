/** Factors laid end to end: where each begins and ends on the scale of log-odds, from the prior to the result. */
import type { Factor } from '../api/types.ts';

export interface Step {
  readonly factor: Factor | null;
  readonly kind: 'prior' | 'factor' | 'rest';
  readonly fromLogOdds: number;
  readonly toLogOdds: number;
}

/** Smaller than this, what the factors leave over is rounding and not a step. */
const REST_LOG_ODDS = 0.05;

/**
 * @param logOdds the result; what the factors do not add up to is one step of its own, so that nothing is hidden
 */
export function waterfall(factors: readonly Factor[], logOdds: number): Step[] {
  const steps: Step[] = [];
  let at = 0;
  const prior = factors.filter((factor) => factor.rule === 'prior');
  const others = factors.filter((factor) => factor.rule !== 'prior');
  for (const factor of [...prior, ...others]) {
    const kind = factor.rule === 'prior' ? 'prior' : 'factor';
    steps.push({ factor, kind, fromLogOdds: at, toLogOdds: at + factor.logOdds });
    at += factor.logOdds;
  }
  if (Math.abs(logOdds - at) > REST_LOG_ODDS) {
    steps.push({ factor: null, kind: 'rest', fromLogOdds: at, toLogOdds: logOdds });
  }
  return steps;
}
