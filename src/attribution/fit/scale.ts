/**
 * Platt scaling with a lapse, the slope by the number of distinct sayings, on cases that the weights were not fitted to: the numbers of
 * calibration.ts with the largest likelihood of the truth.
 */
import { type ScalePart, slopes } from '../calibration.js';
import { sigmoid, softmax } from '../posterior.js';

/** Log-odds before calibration: [case][hypothesis], OTHER last; or of its having happened, one a case. */
export interface Raw {
  readonly author: number[];
  readonly authorTruth: number[];
  /** Distinct sayings of each of these. */
  readonly authorSayings: number[];
  readonly happened: number[];
  readonly didHappen: number[];
}

export const noRaw = (): Raw => ({
  author: [],
  authorTruth: [],
  authorSayings: [],
  happened: [],
  didHappen: [],
});

export function fitScale(raw: Raw, hypotheses: number): Pick<ScalePart, 'author' | 'happened'> {
  const author = search((slope, offset, lapse, bySayings) => {
    const slopeBy = slopes({ slope, bySayings });
    const sums = new Float64Array(hypotheses);
    let loss = 0;
    for (let i = 0; i < raw.authorTruth.length; i++) {
      const scaled = slopeBy[raw.authorSayings[i]!]!;
      for (let h = 0; h < hypotheses; h++) sums[h] = scaled * raw.author[i * hypotheses + h]!;
      sums[hypotheses - 1]! += offset;
      softmax(sums, hypotheses, sums);
      loss -= Math.log((1 - lapse) * sums[raw.authorTruth[i]!]! + lapse / hypotheses);
    }
    return loss;
  });
  const happened = search((slope, offset, lapse) => {
    let loss = 0;
    for (let i = 0; i < raw.happened.length; i++) {
      const scaled = slope * raw.happened[i]! + offset;
      loss -= Math.log((1 - lapse) * sigmoid(raw.didHappen[i] === 1 ? scaled : -scaled) + lapse / 2);
    }
    return loss;
  }, 3);
  return {
    author: { slope: author[0], otherOffset: author[1], bySayings: author[3], lapse: author[2] },
    happened: { slope: happened[0], offset: happened[1], lapse: happened[2] },
  };
}

type Scaling = [slope: number, offset: number, lapse: number, bySayings: number];
const LOW: Readonly<Scaling> = [0.2, -3, 0, -1];
const HIGH: Readonly<Scaling> = [3, 3, 0.1, 1];
const SWEEPS = 8;
const SECTIONS = 18;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** One number after the other by golden section: the loss has one valley in each. */
function search(loss: (...scaling: Scaling) => number, numbers = 4): Scaling {
  const at: Scaling = [1, 0, 0.005, 0];
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let k = 0; k < numbers; k++) {
      // Ever nearer to where it stands; the first sweep looks everywhere.
      const reach = (HIGH[k]! - LOW[k]!) * 2 ** -sweep;
      let low = Math.max(LOW[k]!, at[k]! - reach);
      let high = Math.min(HIGH[k]!, at[k]! + reach);
      const lossAt = (value: number): number => {
        at[k] = value;
        return loss(...at);
      };
      let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
      let [lossLeft, lossRight] = [lossAt(left), lossAt(right)];
      for (let section = 0; section < SECTIONS; section++)
        if (lossLeft < lossRight) {
          [high, right, lossRight] = [right, left, lossLeft];
          left = high - GOLDEN * (high - low);
          lossLeft = lossAt(left);
        } else {
          [low, left, lossLeft] = [left, right, lossRight];
          right = low + GOLDEN * (high - low);
          lossRight = lossAt(right);
        }
      at[k] = (low + high) / 2;
    }
  return at;
}
