/**
 * How many violations are to be expected: for each clause, reading, party and local day the expected number and a 90 %
 * interval. Each finding counts with the probability that this party did it, whether or not it is named; findings where
 * the clause did not bind, or the act was exempt, do not count.
 *
 * The number of independent events with unequal probabilities has a Poisson-binomial distribution: Y. H. Wang, On the
 * number of successes in independent trials, Statistica Sinica 3 (1993) 295. The interval runs from the 5 % quantile
 * under the low ends of the probabilities to the 95 % quantile under their high ends, so it holds both the chance of the
 * draw and the doubt about the probabilities. Numbers of different clauses count different things and are never added.
 */
import type { Probability } from '../attribution/attribution.js';
import { dayOf } from '../time/instant.js';
import type { Finding } from './finding.js';
import type { Happening } from './happening.js';

export interface ExpectedCount {
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  /** Local calendar day of the start, YYYY-MM-DD. */
  readonly day: string;
  /** What is counted: happenings that fit the clause, or states and stretches of it. */
  readonly unit: 'events' | 'states';
  /** Findings that count, with a probability above 0. */
  readonly findings: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

const COUNTS: ReadonlySet<Finding['rule']> = new Set([
  'standard-met',
  'standard-not-met',
  'happening-open',
  'author-open',
  'state-holds',
  'state-open',
  'quota-missed',
  'quota-open',
]);

/** @param bound parties that the clause of a finding binds under its reading */
export function expectedCounts(
  findings: readonly Finding[],
  happenings: ReadonlyMap<string, Happening>,
  bound: (finding: Finding) => readonly string[],
  timeZone: string,
): ExpectedCount[] {
  const groups = new Map<
    string,
    {
      readonly of: Omit<ExpectedCount, 'findings' | 'expected' | 'low' | 'high'>;
      readonly each: Probability[];
    }
  >();
  for (const finding of findings) {
    if (!COUNTS.has(finding.rule)) continue;
    const day = dayOf(timeZone, finding.startMs);
    for (const party of bound(finding)) {
      const probability = probabilityFor(party, finding, happenings.get(finding.incident));
      if (!probability || probability.high === 0) continue;
      const { agreement, clause, reading } = finding;
      const key = [agreement, clause, reading, party, day].join('\n');
      let group = groups.get(key);
      if (!group) {
        const unit = finding.incident === '' ? 'states' : 'events';
        group = { of: { agreement, clause, reading, party, day, unit }, each: [] };
        groups.set(key, group);
      }
      group.each.push(probability);
    }
  }
  return [...groups.values()].map(({ of, each }) => ({
    ...of,
    findings: each.length,
    expected: each.reduce((sum, { value }) => sum + value, 0),
    low: quantile(
      each.map(({ low }) => low),
      0.05,
    ),
    high: quantile(
      each.map(({ high }) => high),
      0.95,
    ),
  }));
}

function probabilityFor(
  party: string,
  finding: Finding,
  happening: Happening | undefined,
): Probability | undefined {
  if (finding.incident === '') return finding.party === party ? finding.probability : undefined;
  const share = happening?.shares[party];
  if (!share) return undefined;
  const { happened } = happening;
  return {
    value: happened.value * share.value,
    low: happened.low * share.low,
    high: happened.high * share.high,
  };
}

/** The least number of events whose cumulative probability reaches `level`, for independent events. */
export function quantile(probabilities: readonly number[], level: number): number {
  const distribution = new Float64Array(probabilities.length + 1);
  distribution[0] = 1;
  probabilities.forEach((probability, i) => {
    for (let k = i + 1; k > 0; k--)
      distribution[k] = distribution[k]! * (1 - probability) + distribution[k - 1]! * probability;
    distribution[0]! *= 1 - probability;
  });
  let sum = 0;
  for (let k = 0; k < distribution.length; k++) {
    sum += distribution[k]!;
    // Sums of many products: a level that is met exactly must not be missed by the last bit.
    if (sum >= level - 1e-12) return k;
  }
  return probabilities.length;
}
