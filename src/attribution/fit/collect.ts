/**
 * Cases for a fit: of incidents whose truth is known, the amounts that each weight of the file is multiplied with.
 */
import type { Incident } from '../../incident/incident.js';
import { DID_NOT_HAPPEN } from '../attribution.js';
import type { Measurer } from '../measure.js';
import {
  AUTHOR_RULES,
  FITTED_AUTHOR_KEYS,
  FITTED_HAPPENED_KEYS,
  HAPPENED_RULES,
  STATEMENTS,
} from '../rule.js';
import type { Cases } from './conditional-logit.js';

/**
 * Keys of the weights that are fitted, in the order of the factors. Those of statements are not among them: where there are
 * incidents enough to fit anything, sources are judged by what they say.
 */
export const AUTHOR_KEYS: readonly string[] = [
  'priorOther',
  'priorOtherUnexplained',
  'testimony',
  ...fitted(FITTED_AUTHOR_KEYS),
];
export const HAPPENED_KEYS: readonly string[] = ['testimony', ...fitted(FITTED_HAPPENED_KEYS)];

function fitted(keys: ReadonlyMap<string, string>): string[] {
  return [...keys].filter(([rule]) => !STATEMENTS.has(rule)).map(([, key]) => key);
}

interface Rows {
  readonly offset: number[];
  readonly amount: number[];
  readonly truth: number[];
}

export interface Collected {
  readonly author: Rows;
  readonly happened: Rows;
}

export const nothingCollected = (): Collected => ({
  author: { offset: [], amount: [], truth: [] },
  happened: { offset: [], amount: [], truth: [] },
});

/** @param measurer one that judges sources by what they say: statements count by the weight of testimony */
export function collect(
  into: Collected,
  incidents: readonly Incident[],
  truths: readonly string[],
  measurer: Measurer,
): void {
  for (const [i, incident] of incidents.entries()) {
    measurer.measure(incident, i);
    const truth = truths[i]!;
    if (truth !== DID_NOT_HAPPEN) collectAuthor(into.author, incident, truth, measurer);
    collectHappening(into.happened, truth, measurer);
  }
}

function collectAuthor(into: Rows, incident: Incident, truth: string, { author, prepared }: Measurer): void {
  const count = prepared.ids.length;
  const amount = new Float64Array(count * AUTHOR_KEYS.length);
  const offset = new Float64Array(count);
  for (let row = 0; row < author.rows; row++) {
    const rule = AUTHOR_RULES[author.rule[row]!]!;
    const h = author.hypothesis[row]!;
    if (rule === 'held-down') offset[h]! += author.amount[row]!;
    if (rule === 'held-down' || rule === 'calibration') continue;
    if (rule === 'prior') continue;
    const key = STATEMENTS.has(rule) ? 'testimony' : FITTED_AUTHOR_KEYS.get(rule)!;
    amount[h * AUTHOR_KEYS.length + AUTHOR_KEYS.indexOf(key)]! += author.amount[row]!;
  }
  const prior = prepared.unexplained.has(incident.conduct) ? 'priorOtherUnexplained' : 'priorOther';
  amount[(count - 1) * AUTHOR_KEYS.length + AUTHOR_KEYS.indexOf(prior)] = 1;
  into.truth.push(prepared.ids.indexOf(truth));
  for (const value of offset) into.offset.push(value);
  for (const value of amount) into.amount.push(value);
}

/** Hypothesis 0 is that it happened; the other has no amounts. */
function collectHappening(into: Rows, truth: string, { happening }: Measurer): void {
  const amount = new Float64Array(2 * HAPPENED_KEYS.length);
  for (let row = 0; row < happening.rows; row++) {
    const rule = HAPPENED_RULES[happening.rule[row]!]!;
    if (rule === 'happened-calibration') continue;
    const key = STATEMENTS.has(rule) ? 'testimony' : FITTED_HAPPENED_KEYS.get(rule)!;
    amount[HAPPENED_KEYS.indexOf(key)]! += happening.amount[row]!;
  }
  into.truth.push(truth === DID_NOT_HAPPEN ? 1 : 0);
  into.offset.push(0, 0);
  for (const value of amount) into.amount.push(value);
}

export function casesOf({ offset, amount, truth }: Rows, factors: number): Cases {
  return {
    count: truth.length,
    hypotheses: truth.length === 0 ? 0 : offset.length / truth.length,
    factors,
    offset: Float64Array.from(offset),
    amount: Float32Array.from(amount),
    truth: Int8Array.from(truth),
  };
}
