/**
 * How far events are heard, learned from the events themselves.
 *
 * p(distance | reach) is a curve of distance / reach, begun as 0.92 / (1 + exp(7 (distance / reach - 1))) and learned by steps of
 * a tenth. The reach of an event is not known: it is one of CLASSES, whose shares are learned with the curve by expectation and
 * maximisation from located events. Silence counts: a
 * sensor that should have heard and did not multiplies by 1 - p. Distances in metres.
 */
const CLASSES = 15;
const BIN_METRES = 250;
const BINS = 180;

export interface Hearing {
  /** ln p and ln(1 - p) over all classes, by bin of distance. */
  readonly hit: Float64Array;
  readonly miss: Float64Array;
  /** The same by class: class x BINS + bin. */
  readonly classHit: Float64Array;
  readonly classMiss: Float64Array;
  /** ln of the share of each class. */
  readonly share: Float64Array;
  readonly weight: Float64Array;
  /** Detections and chances by step of distance / reach. */
  readonly heard: Float64Array;
  readonly asked: Float64Array;
  events: number;
}

export const reachOf = (index: number): number => 1500 * 1.25 ** index;
const PRIOR_EVENTS = 30;
const STEP = 0.1;
const STEPS = 30;
const PRIOR_ASKED = 30;
/** Nobody is deaf or all-hearing for sure. */
const [LEAST, MOST] = [0.002, 0.96];

export function startHearing(): Hearing {
  const hearing: Hearing = {
    hit: new Float64Array(BINS),
    miss: new Float64Array(BINS),
    classHit: new Float64Array(CLASSES * BINS),
    classMiss: new Float64Array(CLASSES * BINS),
    share: new Float64Array(CLASSES),
    weight: new Float64Array(CLASSES).fill(PRIOR_EVENTS / CLASSES),
    heard: new Float64Array(STEPS),
    asked: new Float64Array(STEPS),
    events: 0,
  };
  refresh(hearing);
  return hearing;
}

export const binOf = (distance: number): number => Math.min(BINS - 1, (distance / BIN_METRES) | 0);

/** Works the tables out again from what has been counted. */
export function refresh(hearing: Hearing): void {
  const { weight, share, hit, miss, classHit, classMiss } = hearing;
  let total = 0;
  for (let j = 0; j < CLASSES; j++) total += weight[j]!;
  hit.fill(0);
  const curve = curveOf(hearing);
  for (let j = 0; j < CLASSES; j++) {
    const part = weight[j]! / total;
    share[j] = Math.log(part);
    const reach = reachOf(j);
    for (let bin = 0; bin < BINS; bin++) {
      const p = onCurve(curve, ((bin + 0.5) * BIN_METRES) / reach);
      hit[bin]! += part * p;
      classHit[j * BINS + bin] = Math.log(p);
      classMiss[j * BINS + bin] = Math.log(1 - p);
    }
  }
  for (let bin = 0; bin < BINS; bin++) {
    const p = hit[bin]!;
    hit[bin] = Math.log(p);
    miss[bin] = Math.log(1 - p);
  }
}

/** The curve in the middles of the steps: falling, as far away nothing is heard better. */
function curveOf({ heard, asked }: Hearing): Float64Array {
  const curve = new Float64Array(STEPS);
  for (let i = 0; i < STEPS; i++) {
    const prior = 0.92 / (1 + Math.exp(7 * ((i + 0.5) * STEP - 1)));
    const p = (heard[i]! + PRIOR_ASKED * prior) / (asked[i]! + PRIOR_ASKED);
    curve[i] = Math.min(MOST, Math.max(LEAST, p), i > 0 ? curve[i - 1]! : 1);
  }
  return curve;
}

function onCurve(curve: Float64Array, ratio: number): number {
  const at = ratio / STEP - 0.5;
  if (at <= 0) return curve[0]!;
  const low = Math.floor(at);
  if (low >= STEPS - 1) return LEAST;
  return curve[low]! + (at - low) * (curve[low + 1]! - curve[low]!);
}

/** ln of each class's probability for the event being weighed; filled by `beginChances`, `addHit` and `addMiss`. */
export const chances = new Float64Array(CLASSES);

export function beginChances({ share }: Hearing): void {
  chances.set(share);
}

export function addHit({ classHit }: Hearing, distance: number): void {
  const bin = binOf(distance);
  for (let j = 0; j < CLASSES; j++) chances[j]! += classHit[j * BINS + bin]!;
}

/** @param efficiency how well this sensor hears, 1 for one like the others. */
export function addMiss({ classMiss }: Hearing, distance: number, efficiency: number): void {
  const bin = binOf(distance);
  for (let j = 0; j < CLASSES; j++) chances[j]! += efficiency * classMiss[j * BINS + bin]!;
}

/** ln of the sum over the classes. */
export function totalChance(): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < CLASSES; j++) most = Math.max(most, chances[j]!);
  let sum = 0;
  for (let j = 0; j < CLASSES; j++) sum += Math.exp(chances[j]! - most);
  return most + Math.log(sum);
}

/** Counts a located event whose chances stand in `chances`, as much as it is probable; gives its expected reach. */
export function learnReach(
  hearing: Hearing,
  distances: Float64Array,
  hits: Uint8Array,
  probability: number,
): number {
  const total = totalChance();
  let expected = 0;
  for (let j = 0; j < CLASSES; j++) {
    const likely = Math.exp(chances[j]! - total);
    const part = likely * probability;
    const reach = reachOf(j);
    hearing.weight[j]! += part;
    expected += likely * reach;
    if (part < 0.01) continue;
    for (let i = 0; i < distances.length; i++) {
      const step = (distances[i]! / reach / STEP) | 0;
      if (step >= STEPS) continue;
      hearing.asked[step]! += part;
      if (hits[i] === 1) hearing.heard[step]! += part;
    }
  }
  hearing.events++;
  return expected;
}
