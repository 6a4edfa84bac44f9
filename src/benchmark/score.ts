/**
 * How good a forecast is, against the truth.
 *
 * Calibration error: mean over bins of |share right - mean probability| of the leading hypothesis, weighted by the number in the
 * bin (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017), 15 bins of equal width; beside it 15 bins of equal
 * number, in which no bin is nearly empty (Nguyen and O'Connor 2015). Of k hypotheses that lead alike each leads by 1/k. Brier: sum over hypotheses of the squared
 * difference (Brier 1950), 0 to 2. Log loss: natural logarithm, probabilities held above 1e-6, so that one certain error
 * costs 13.8. Selective accuracy and its curve: El-Yaniv and Wiener 2010.
 */
import { chanceRight, type Forecast, highestOf, leadingOf } from './forecast.js';

export const BINS = 15;
const LEAST_PROBABILITY = 1e-6;

export interface Bin {
  readonly count: number;
  /** Means over the bin; NaN where it is empty. */
  readonly probability: number;
  readonly right: number;
}

export interface CurvePoint {
  /** Share of the incidents that are answered. */
  readonly answered: number;
  /** Share of these that are right. */
  readonly right: number;
}

export interface Named {
  readonly threshold: number;
  /** Share of the incidents named at this threshold, and share right of these (NaN where none is named). */
  readonly answered: number;
  readonly right: number;
}

export interface Score {
  readonly incidents: number;
  /** Share whose leading hypothesis is the true one; no leading hypothesis is wrong. */
  readonly accuracy: number;
  readonly eceEqualWidth: number;
  readonly eceEqualMass: number;
  readonly brier: number;
  readonly logLoss: number;
  /** Named at each threshold asked about, in that order. */
  readonly named: readonly Named[];
  /** Area under right against answered: mean share right over all shares answered. */
  readonly curveArea: number;
  /** Largest share that can be answered with 99 % right, by a threshold chosen afterwards. */
  readonly answerableAt99: number;
  /** Share of conformal sets that hold the truth, and their mean size; NaN without sets. */
  readonly setCoverage: number;
  readonly setSize: number;
  readonly bins: readonly Bin[];
  /** Some two hundred points of the curve, from 1 % answered on. */
  readonly curve: readonly CurvePoint[];
}

/** @param truths index of the true hypothesis of each incident. */
export function scoreOf(forecast: Forecast, truths: Uint8Array, thresholds: readonly number[]): Score {
  const { incidents } = forecast;
  const confidence = new Float64Array(incidents);
  const right = new Uint8Array(incidents);
  const chance = new Float64Array(incidents);
  let rightCount = 0;
  for (let row = 0; row < incidents; row++) {
    const lead = leadingOf(forecast, row);
    confidence[row] = highestOf(forecast, row);
    right[row] = lead === truths[row] ? 1 : 0;
    chance[row] = chanceRight(forecast, row, truths[row]!);
    rightCount += right[row]!;
  }
  const curve = curveOf(forecast, confidence, right);
  const bins = equalWidth(confidence, chance);
  return {
    incidents,
    accuracy: rightCount / incidents,
    eceEqualWidth: calibrationError(bins),
    eceEqualMass: calibrationError(equalMass(confidence, chance)),
    ...properScores(forecast, truths),
    named: thresholds.map((threshold) => namedAt(forecast, confidence, right, threshold)),
    curveArea: areaUnder(curve),
    answerableAt99: curve.reduce(
      (most, point) => (point.right >= 0.99 ? Math.max(most, point.answered) : most),
      0,
    ),
    ...setScores(forecast, truths),
    bins,
    curve: thinned(curve),
  };
}

function namedAt(
  { mayAnswer, incidents }: Forecast,
  confidence: Float64Array,
  right: Uint8Array,
  threshold: number,
): Named {
  let answered = 0;
  let hits = 0;
  for (let row = 0; row < incidents; row++) {
    if (!mayAnswer[row] || confidence[row]! < threshold) continue;
    answered++;
    hits += right[row]!;
  }
  return { threshold, answered: answered / incidents, right: hits / answered };
}

export function calibrationError(bins: readonly Bin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  let error = 0;
  for (const bin of bins)
    if (bin.count > 0) error += (bin.count / total) * Math.abs(bin.right - bin.probability);
  return error;
}

/** Bin i holds probabilities from i/15 up to, not with, (i+1)/15; the last one holds 1 too. */
export function equalWidth(confidence: Float64Array, right: Float64Array): Bin[] {
  const rows: number[][] = Array.from({ length: BINS }, () => []);
  for (let row = 0; row < confidence.length; row++)
    rows[Math.min(BINS - 1, Math.floor(confidence[row]! * BINS))]!.push(row);
  return rows.map((list) => binOf(list, confidence, right));
}

/** Equal confidences stay together, so that the order of the incidents does not matter. */
export function equalMass(confidence: Float64Array, right: Float64Array): Bin[] {
  const order = [...confidence.keys()].sort((a, b) => confidence[a]! - confidence[b]!);
  const bins: Bin[] = [];
  for (let from = 0; from < order.length; ) {
    let to = Math.min(order.length, Math.ceil(((bins.length + 1) * order.length) / BINS));
    if (to <= from) to = from + 1;
    while (to < order.length && confidence[order[to]!] === confidence[order[to - 1]!]) to++;
    bins.push(binOf(order.slice(from, to), confidence, right));
    from = to;
  }
  return bins;
}

function binOf(rows: readonly number[], confidence: Float64Array, right: Float64Array): Bin {
  let probability = 0;
  let hits = 0;
  for (const row of rows) {
    probability += confidence[row]!;
    hits += right[row]!;
  }
  return { count: rows.length, probability: probability / rows.length, right: hits / rows.length };
}

function properScores(
  { probabilities, ids, incidents }: Forecast,
  truths: Uint8Array,
): Pick<Score, 'brier' | 'logLoss'> {
  let brier = 0;
  let logLoss = 0;
  for (let row = 0; row < incidents; row++)
    for (let h = 0; h < ids.length; h++) {
      const probability = probabilities[row * ids.length + h]!;
      const is = h === truths[row] ? 1 : 0;
      brier += (probability - is) ** 2;
      if (is) logLoss -= Math.log(Math.max(LEAST_PROBABILITY, probability));
    }
  return { brier: brier / incidents, logLoss: logLoss / incidents };
}

/**
 * From the surest on; those equally sure come in together. What a method may not name is answered last of all, in one step.
 */
function curveOf(forecast: Forecast, confidence: Float64Array, right: Uint8Array): CurvePoint[] {
  const rank = (row: number): number => (forecast.mayAnswer[row] ? confidence[row]! : -1);
  const order = [...confidence.keys()].sort((a, b) => rank(b) - rank(a));
  const points: CurvePoint[] = [];
  let hits = 0;
  order.forEach((row, i) => {
    hits += right[row]!;
    const last = i + 1 === order.length;
    if (last || rank(order[i + 1]!) !== rank(row))
      points.push({ answered: (i + 1) / order.length, right: hits / (i + 1) });
  });
  return points;
}

const SHOWN_POINTS = 200;

/** Evenly spaced, the last one kept. Below 1 % answered one incident is a large share. */
function thinned(curve: readonly CurvePoint[]): CurvePoint[] {
  const shown = curve.filter(({ answered }) => answered >= 0.01);
  const step = Math.max(1, Math.ceil(shown.length / SHOWN_POINTS));
  return shown.filter((_, i) => i % step === 0 || i === shown.length - 1);
}

/** Trapezes between points; the first value holds down to nothing answered. */
function areaUnder(curve: readonly CurvePoint[]): number {
  let area = 0;
  let before: CurvePoint = { answered: 0, right: curve[0]?.right ?? Number.NaN };
  for (const point of curve) {
    area += ((point.answered - before.answered) * (point.right + before.right)) / 2;
    before = point;
  }
  return area;
}

function setScores(
  { sets, incidents }: Forecast,
  truths: Uint8Array,
): Pick<Score, 'setCoverage' | 'setSize'> {
  if (!sets) return { setCoverage: Number.NaN, setSize: Number.NaN };
  let holds = 0;
  let size = 0;
  for (let row = 0; row < incidents; row++) {
    holds += (sets[row]! >> truths[row]!) & 1;
    for (let bits = sets[row]!; bits > 0; bits >>= 1) size += bits & 1;
  }
  return { setCoverage: holds / incidents, setSize: size / incidents };
}

/** Chance that one drawn from `marked` scores higher than one of the others, ties half: area under the ROC curve. */
export function areaUnderRoc(scores: readonly number[], marked: readonly boolean[]): number {
  let wins = 0;
  let pairs = 0;
  scores.forEach((score, i) => {
    if (!marked[i]) return;
    scores.forEach((against, j) => {
      if (marked[j]) return;
      pairs++;
      wins += score > against ? 1 : score === against ? 0.5 : 0;
    });
  });
  return wins / pairs;
}
