/**
 * From prior to posterior in steps that add up exactly: for one hypothesis, the log-odds of its probability before
 * anything is known, and how each factor moves them.
 *
 * Scale: log-odds of the probability, ln(p / (1 - p)); so the last step ends at the log-odds of the number that is shown. A
 * factor of the hypothesis itself moves it by its own log-odds; what speaks for another hypothesis moves it down, by an
 * amount that depends on where the two stand. Those steps are therefore worked out one after the other, in the order of
 * the factors; rounding (below 1e-12) goes to the last step.
 */
import { type Attribution, DID_NOT_HAPPEN, type Factor, HAPPENED } from './attribution.js';
import { logit } from './posterior.js';

export interface WaterfallStep {
  readonly rule: string;
  /** Hypothesis that the factor speaks for or against: the one asked about, or another. */
  readonly hypothesis: string;
  readonly because: string;
  readonly records: readonly string[];
  readonly logOdds: number;
  readonly fromLogOdds: number;
  readonly toLogOdds: number;
}

export interface Waterfall {
  readonly hypothesis: string;
  readonly priorLogOdds: number;
  readonly steps: readonly WaterfallStep[];
  readonly posteriorLogOdds: number;
}

/** @param hypothesis a party id, OTHER, HAPPENED or DID_NOT_HAPPEN; left out: the leading author */
export function waterfall(attribution: Attribution, hypothesis: string = leadingOf(attribution)): Waterfall {
  if (hypothesis === HAPPENED || hypothesis === DID_NOT_HAPPEN) return ofHappening(attribution, hypothesis);
  const ids = attribution.hypotheses.map(({ id }) => id);
  const asked = ids.indexOf(hypothesis);
  if (asked < 0)
    throw new RangeError(
      `expected one of ${[...ids, HAPPENED, DID_NOT_HAPPEN].join(', ')} as hypothesis, found "${hypothesis}"`,
    );
  const sums = ids.map(() => 0);
  const factors = attribution.factors.filter((factor) => factor.hypothesis !== HAPPENED);
  for (const factor of factors)
    if (factor.rule === 'prior') sums[ids.indexOf(factor.hypothesis)]! += factor.logOdds;
  const rest = factors.filter((factor) => factor.rule !== 'prior');
  const end = logOddsOf(
    attribution.hypotheses.map(({ logOdds }) => logOdds),
    asked,
  );
  return stepsFrom(hypothesis, logOddsOf(sums, asked), end, rest, (factor, from) => {
    sums[ids.indexOf(factor.hypothesis)]! += factor.logOdds;
    return factor.hypothesis === hypothesis ? from + factor.logOdds : logOddsOf(sums, asked);
  });
}

function ofHappening(attribution: Attribution, hypothesis: string): Waterfall {
  const sign = hypothesis === HAPPENED ? 1 : -1;
  const factors = attribution.factors.filter((factor) => factor.hypothesis === HAPPENED);
  let prior = 0;
  for (const factor of factors) if (factor.rule === PRIOR_OF_HAPPENING) prior += factor.logOdds;
  const rest = factors.filter((factor) => factor.rule !== PRIOR_OF_HAPPENING);
  const sum = factors.reduce((total, factor) => total + factor.logOdds, 0);
  // A probability so near 0 or 1 that it no longer tells the log-odds: the sum does.
  const end = sign * (Math.abs(sum) > 20 ? sum : logit(attribution.happened.value));
  return stepsFrom(hypothesis, sign * prior, end, rest, (factor, from) => from + sign * factor.logOdds);
}

const PRIOR_OF_HAPPENING = 'happened-prior';

function stepsFrom(
  hypothesis: string,
  priorLogOdds: number,
  posteriorLogOdds: number,
  factors: readonly Factor[],
  next: (factor: Factor, from: number) => number,
): Waterfall {
  const steps: WaterfallStep[] = [];
  let from = priorLogOdds;
  factors.forEach((factor, index) => {
    const reached = next(factor, from);
    const to = index === factors.length - 1 ? posteriorLogOdds : reached;
    const { rule, because, records = [] } = factor;
    steps.push({
      rule,
      hypothesis: factor.hypothesis,
      because,
      records,
      logOdds: to - from,
      fromLogOdds: from,
      toLogOdds: to,
    });
    from = to;
  });
  return {
    hypothesis,
    priorLogOdds: factors.length === 0 ? posteriorLogOdds : priorLogOdds,
    steps,
    posteriorLogOdds,
  };
}

/** Log-odds of one hypothesis against all others together, from their sums of factors; ascending, as everywhere. */
function logOddsOf(sums: readonly number[], asked: number): number {
  const others = sums.filter((_, h) => h !== asked);
  const top = Math.max(...others);
  const weights = others.map((sum) => Math.exp(sum - top)).sort((a, b) => a - b);
  return sums[asked]! - top - Math.log(weights.reduce((total, weight) => total + weight, 0));
}

function leadingOf({ hypotheses }: Attribution): string {
  return hypotheses.reduce((a, b) => (b.probability.value > a.probability.value ? b : a)).id;
}
