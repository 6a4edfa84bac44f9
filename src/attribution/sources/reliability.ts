/**
 * Reliability of a source on the Admiralty scale (NATO AJP-2.1), from how often it was right where others let it be checked.
 *
 * A saying can be checked when it names a hypothesis and everything but its source, and the source's bloc, makes one
 * hypothesis at least CHECKED probable. Share correct: the mean probability of what was said, over those. Its 90 %
 * interval is Wilson's. The code itself gives words, not numbers; the scale is a convention of this project:
 *   A completely reliable  share >= 0.95        D not usually reliable  share >= 0.50
 *   B usually reliable     share >= 0.85        E unreliable            below
 *   C fairly reliable      share >= 0.70        F cannot be judged      fewer than FEWEST sayings could be checked
 * A grade from A to D also needs the low end of the interval to reach the next grade's bound; else the next grade is given.
 * It says nothing of any single saying: credibility of the information (1-6) is judged apart, in incident/grade.ts.
 */
import type { Probability } from '../attribution.js';
import { cellsOfSource, type EvidenceTable } from './evidence.js';
import type { Sayings } from './sayings.js';
import { sumOverHypotheses } from './symmetric.js';

export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

const SCALE = [
  ['A', 0.95],
  ['B', 0.85],
  ['C', 0.7],
  ['D', 0.5],
  ['E', 0],
] as const;
const CHECKED = 0.8;
const FEWEST = 10;

export interface Checked {
  /** By source: sayings that could be checked, and the expected number of right ones among them. */
  readonly checked: Float64Array;
  readonly right: Float64Array;
}

export function checkSayings(
  sayings: Sayings,
  probability: Float64Array,
  table: EvidenceTable,
  shares: Float64Array,
  bloc: Int32Array,
): Checked {
  const { incidents, offsets, source, says, weight } = sayings;
  const { logs, parties } = table;
  const hypotheses = parties + 2;
  const cells = cellsOfSource(parties);
  const checked = new Float64Array(sayings.sources.length);
  const right = new Float64Array(sayings.sources.length);
  const others = new Float64Array(hypotheses);
  for (let i = 0; i < incidents; i++) {
    const from = offsets[i]!;
    const to = offsets[i + 1]!;
    for (let row = from; row < to; row++) {
      const x = says[row]!;
      if (x < 0) continue;
      const s = source[row]!;
      others.fill(0);
      for (let other = from; other < to; other++) {
        const t = source[other]!;
        if (t !== s && (bloc[s] === -1 || bloc[t] !== bloc[s])) continue;
        const said = says[other]!;
        const cell = t * cells + (said < 0 ? hypotheses : said) * hypotheses;
        for (let h = 0; h < hypotheses; h++) others[h] = others[h]! + shares[other]! * logs[cell + h]!;
      }
      let top = 0;
      for (let h = 0; h < hypotheses; h++) {
        others[h] = probability[i * hypotheses + h]! * Math.exp(-others[h]!);
        if (others[h]! > top) top = others[h]!;
      }
      const sum = sumOverHypotheses(others, 0, parties);
      if (!(top >= CHECKED * sum)) continue;
      checked[s] = checked[s]! + weight[row]!;
      right[s] = right[s]! + weight[row]! * probability[i * hypotheses + x]!;
    }
  }
  return { checked, right };
}

/** Wilson's interval for `right` of `checked`, 90 %. */
export function shareCorrect(right: number, checked: number): Probability {
  if (checked === 0) return { value: 0.5, low: 0, high: 1 };
  const z = 1.645;
  const share = Math.min(1, right / checked);
  const middle = (share + (z * z) / (2 * checked)) / (1 + (z * z) / checked);
  const half =
    (z / (1 + (z * z) / checked)) *
    Math.sqrt((share * (1 - share)) / checked + (z * z) / (4 * checked * checked));
  return {
    value: share,
    low: Math.max(0, Math.min(share, middle - half)),
    high: Math.min(1, Math.max(share, middle + half)),
  };
}

export function reliabilityOf({ value, low }: Probability, checked: number): Reliability {
  if (checked < FEWEST) return 'F';
  const reached = SCALE.findIndex(([, bound]) => value >= bound);
  const next = SCALE[reached + 1];
  return next && low < next[1] ? next[0] : SCALE[reached]![0];
}
