/**
 * Platt scaling of log-odds on cases that the weights were not fitted to: the same fit with two factors, the log-odds
 * themselves (their weight is the slope) and one hypothesis' own offset.
 */
import type { ScalePart } from '../calibration.js';
import { fitWeights } from './conditional-logit.js';

/** Log-odds before calibration: [case][hypothesis], OTHER last; or of its having happened, one a case. */
export interface Raw {
  readonly author: number[];
  readonly authorTruth: number[];
  readonly happened: number[];
  readonly didHappen: number[];
}

export const noRaw = (): Raw => ({ author: [], authorTruth: [], happened: [], didHappen: [] });

export function fitScale(raw: Raw, hypotheses: number): Pick<ScalePart, 'author' | 'happened'> {
  const author = twoFactors(raw.authorTruth, hypotheses, (i, h) => [
    raw.author[i * hypotheses + h]!,
    h === hypotheses - 1 ? 1 : 0,
  ]);
  const happened = twoFactors(
    raw.didHappen.map((did) => 1 - did),
    2,
    (i, h) => (h === 0 ? [raw.happened[i]!, 1] : [0, 0]),
  );
  return {
    author: { slope: author[0]!, otherOffset: author[1]! },
    happened: { slope: happened[0]!, offset: happened[1]! },
  };
}

function twoFactors(
  truth: readonly number[],
  hypotheses: number,
  amountOf: (i: number, h: number) => readonly number[],
): Float64Array {
  const amount = new Float32Array(truth.length * hypotheses * 2);
  for (let i = 0; i < truth.length; i++)
    for (let h = 0; h < hypotheses; h++) amount.set(amountOf(i, h), (i * hypotheses + h) * 2);
  return fitWeights(
    {
      count: truth.length,
      hypotheses,
      factors: 2,
      offset: new Float64Array(truth.length * hypotheses),
      amount,
      truth: Int8Array.from(truth),
    },
    {
      weight: Float64Array.of(1, 0),
      low: Float64Array.of(0.2, -3),
      high: Float64Array.of(3, 3),
      pull: 1,
    },
  );
}
