/**
 * Fits the weights of association (src/incident/weights.ts) on the windows clustered by hand, and prints what the same
 * fit reaches on a window that it has not seen: node --import tsx bench/fit-association.ts
 *
 * Logistic regression on the pairs of tellings of one window that place and time allow: one event or two. A telling
 * has as much to say as any other, however many neighbours it has. One that the coder wrongly took for an event is
 * another event than those it stands beside. Ridge towards PRIOR; weights that have a meaningful sign keep it.
 * Found by going through the weights one by one, each to its minimum along a parabola (Newton), until none moves.
 */
import { headlines } from '../src/benchmark/gold/gold-score.js';
import { meanOf } from '../src/benchmark/gold/precision-recall.js';
import { scoreWindows } from '../src/benchmark/gold/window-score.js';
import { toldEvent } from '../src/incident/associate.js';
import { columnsOf } from '../src/incident/columns.js';
import { EVIDENCE, type Evidence, evidenceOf } from '../src/incident/evidence.js';
import { associationOrder } from '../src/incident/gather.js';
import { meets } from '../src/incident/likeness.js';
import { eachPair } from '../src/incident/pairs.js';
import { tellings } from '../src/incident/telling.js';
import { togetherOf } from '../src/incident/together.js';
import { PRIOR } from '../src/incident/weights.js';
import { goldSets, laterGoldSets, referenceMission } from '../test/shared/gold-sets.js';

/** Strength of the pull towards PRIOR, in tellings; of 4 to 30, this did best on windows that were not seen. */
const RIDGE = Number(process.argv[2] ?? 12);
const ROUNDS = 300;
const STILL = 1e-4;

const NEVER_NEGATIVE: ReadonlySet<Evidence> = new Set([
  'sameName',
  'sameConduct',
  'sameMeans',
  'sameTarget',
  'bothCivilian',
  'sameToll',
  'nearToll',
  'words',
  'wordsCovered',
  'wordsOfRegion',
]);
const NEVER_POSITIVE: ReadonlySet<Evidence> = new Set([
  'apart',
  'otherConduct',
  'otherMeans',
  'otherTarget',
  'otherActor',
]);

const mission = await referenceMission();
const { clustered: feed } = await goldSets(mission);
const later = await laterGoldSets(mission);
const clustered = [...feed.rows, ...later.clustered.rows].filter(({ ambiguous }) => !ambiguous);
const headlineOf = headlines(feed.observations);
const windows = [...new Set(clustered.map(({ window }) => window))].sort();
const sample = samplePairs();
const whole = fit(windows);
console.log(`ridge ${RIDGE}, ${sample.pairs.length} pairs`);
for (const [i, name] of EVIDENCE.entries()) console.log(`  ${name}: ${round(whole[i]!)},`);
const seen = score(windows, () => whole);
const unseen = score(windows, (window) => fit(windows.filter((other) => other !== window)));
console.log('| fit | mean F | without the largest | by window |');
console.log('| --- | --- | --- | --- |');
console.log(`| on all windows | ${seen} |`);
console.log(`| on the other windows | ${unseen} |`);
console.log(`| none (PRIOR) | ${score(windows, () => EVIDENCE.map((name) => PRIOR[name]))} |`);

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly evidence: Float64Array;
  readonly window: string;
  readonly same: number;
}

function samplePairs() {
  const goldOf = new Map(clustered.map((row) => [row.id, row]));
  const events = feed.reports.flatMap((report) => toldEvent(report) ?? []).sort(associationOrder);
  const all = tellings(events, new Map(), () => undefined);
  const columns = columnsOf(all);
  const gold = all.map(({ reports }) => {
    const known = reports.flatMap(({ observation }) => goldOf.get(observation) ?? []);
    return known.find(({ relevant }) => relevant) ?? known[0];
  });
  const pairs: Pair[] = [];
  eachPair(columns, (a, b) => {
    const left = gold[a];
    const right = gold[b];
    if (!left || !right || left.window !== right.window || !meets(columns, a, b)) return;
    if (!left.relevant && !right.relevant) return;
    const evidence = new Float64Array(EVIDENCE.length);
    evidenceOf(columns, a, b, evidence);
    pairs.push({
      a,
      b,
      evidence,
      window: left.window,
      same: left.relevant && right.relevant && left.incident === right.incident ? 1 : 0,
    });
  });
  return { all, columns, pairs };
}

function fit(from: readonly string[]): number[] {
  const pairs = sample.pairs.filter(({ window }) => from.includes(window));
  const neighbours = new Map<number, number>();
  for (const { a, b } of pairs) for (const row of [a, b]) neighbours.set(row, (neighbours.get(row) ?? 0) + 1);
  const voices = pairs.map(({ a, b }) => 1 / neighbours.get(a)! + 1 / neighbours.get(b)!);
  const told = EVIDENCE.map((_, i) => pairs.flatMap(({ evidence }, at) => (evidence[i] === 0 ? [] : [at])));
  const weights: number[] = EVIDENCE.map((name) => PRIOR[name]);
  const sums = pairs.map(({ evidence }) =>
    weights.reduce((sum, weight, i) => sum + weight * evidence[i]!, 0),
  );
  for (let turn = 0; turn < ROUNDS; turn++) {
    let furthest = 0;
    for (const [i, name] of EVIDENCE.entries()) {
      // The bias is what most depends on the feed: it is hardly held.
      const ridge = name === 'bias' ? 0.1 * RIDGE : RIDGE;
      let slope = ridge * (weights[i]! - PRIOR[name]);
      let bend = ridge;
      for (const at of told[i]!) {
        const { evidence, same } = pairs[at]!;
        const probability = 1 / (1 + Math.exp(-sums[at]!));
        slope += (probability - same) * voices[at]! * evidence[i]!;
        bend += probability * (1 - probability) * voices[at]! * evidence[i]! ** 2;
      }
      let weight = weights[i]! - Math.max(-1, Math.min(1, slope / bend));
      if (NEVER_NEGATIVE.has(name)) weight = Math.max(0, weight);
      if (NEVER_POSITIVE.has(name)) weight = Math.min(0, weight);
      const step = weight - weights[i]!;
      if (step === 0) continue;
      weights[i] = weight;
      for (const at of told[i]!) sums[at]! += step * pairs[at]!.evidence[i]!;
      furthest = Math.max(furthest, Math.abs(step));
    }
    if (furthest < STILL) break;
  }
  return weights.map(round);
}

function score(over: readonly string[], weightsFor: (window: string) => readonly number[]): string {
  const scores = over.flatMap((window) => {
    const { group } = togetherOf(sample.columns, undefined, Float64Array.from(weightsFor(window)));
    const assigned = new Map<string, string>();
    for (const key of ['observation', 'id'] as const)
      sample.all.forEach(({ reports }, row) => {
        for (const report of reports) assigned.set(report[key], String(group[row]));
      });
    return scoreWindows(
      clustered.filter((row) => row.window === window),
      headlineOf,
      (id) => assigned.get(id),
    );
  });
  const all = scores.map((one) => one.all.either);
  const without = meanOf(scores.map((one) => one.withoutLargest.either));
  return `${meanOf(all).f.toFixed(3)} | ${without.f.toFixed(3)} | ${all.map((one) => one.f.toFixed(3)).join(' ')}`;
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100;
}
