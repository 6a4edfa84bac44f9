/**
 * Fits the weights of association (src/incident/weights.ts) on the windows clustered by hand, and prints what the same
 * fit reaches on a window that it has not seen: node --import tsx bench/fit-association.ts
 *
 * Logistic regression on the pairs of tellings of one window that place and time allow: one event or two. A telling
 * has as much to say as any other, however many neighbours it has. Ridge towards PRIOR; weights that have a
 * meaningful sign keep it.
 */
import { toldEvent } from '../src/incident/associate.js';
import { columnsOf } from '../src/incident/columns.js';
import { EVIDENCE, type Evidence, evidenceOf } from '../src/incident/evidence.js';
import { associationOrder } from '../src/incident/gather.js';
import { meets } from '../src/incident/likeness.js';
import { eachPair } from '../src/incident/pairs.js';
import { tellings } from '../src/incident/telling.js';
import { togetherOf } from '../src/incident/together.js';
import { PRIOR } from '../src/incident/weights.js';
import { clustersFile, readFeed } from '../test/shared/association-feed.js';
import { type Clustered, mean, readClusters, scoreWindows } from '../test/shared/association-score.js';

/** Strength of the pull towards PRIOR, in tellings. */
const RIDGE = Number(process.argv[2] ?? 0.5);
const ROUNDS = 2_000;
const RATE = 0.02;

const NEVER_NEGATIVE: ReadonlySet<Evidence> = new Set([
  'sameName',
  'sameConduct',
  'sameMeans',
  'sameTarget',
  'sameActor',
  'sameToll',
  'words',
  'wordsCovered',
  'wordsOfRegion',
  'groundWords',
]);
const NEVER_POSITIVE: ReadonlySet<Evidence> = new Set([
  'distance',
  'apart',
  'days',
  'otherConduct',
  'otherMeans',
  'otherTarget',
  'otherActor',
  'otherToll',
]);

const rows = readClusters(clustersFile);
if (!rows) throw new Error(`expected the hand-clustered rows at ${clustersFile}`);
const feed = await readFeed();
const windows = [...new Set(rows.map(({ window }) => window))].sort();
const sample = samplePairs(rows);
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

function samplePairs(clustered: readonly Clustered[]) {
  const goldOf = new Map(clustered.map((row) => [row.id, row]));
  const events = feed.reports.flatMap((report) => toldEvent(report) ?? []).sort(associationOrder);
  const all = tellings(events, new Map(), () => undefined);
  const columns = columnsOf(all);
  const gold = all.map(({ reports }) => reports.map(({ id }) => goldOf.get(id)).find((row) => row?.relevant));
  const pairs: Pair[] = [];
  eachPair(columns, undefined, (a, b) => {
    const left = gold[a];
    const right = gold[b];
    if (!left || !right || left.window !== right.window || !meets(columns, a, b)) return;
    const evidence = new Float64Array(EVIDENCE.length);
    evidenceOf(columns, a, b, evidence);
    pairs.push({ a, b, evidence, window: left.window, same: left.incident === right.incident ? 1 : 0 });
  });
  return { all, columns, pairs };
}

function fit(from: readonly string[]): number[] {
  const pairs = sample.pairs.filter(({ window }) => from.includes(window));
  const neighbours = new Map<number, number>();
  for (const { a, b } of pairs) for (const row of [a, b]) neighbours.set(row, (neighbours.get(row) ?? 0) + 1);
  const weights: number[] = EVIDENCE.map((name) => PRIOR[name]);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = EVIDENCE.map(
      (name, i) => (name === 'bias' ? 0.1 : 1) * RIDGE * (weights[i]! - PRIOR[name]),
    );
    for (const { a, b, evidence, same } of pairs) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * evidence[i]!;
      const voice = 1 / neighbours.get(a)! + 1 / neighbours.get(b)!;
      const error = (1 / (1 + Math.exp(-sum)) - same) * voice;
      for (let i = 0; i < weights.length; i++) gradient[i]! += error * evidence[i]!;
    }
    EVIDENCE.forEach((name, i) => {
      weights[i]! -= RATE * gradient[i]!;
      if (NEVER_NEGATIVE.has(name)) weights[i] = Math.max(0, weights[i]!);
      if (NEVER_POSITIVE.has(name)) weights[i] = Math.min(0, weights[i]!);
    });
  }
  return weights.map(round);
}

function score(over: readonly string[], weightsFor: (window: string) => readonly number[]): string {
  const scores = over.flatMap((window) => {
    const { group } = togetherOf(sample.columns, undefined, Float64Array.from(weightsFor(window)));
    const assigned = new Map<string, string>();
    sample.all.forEach(({ reports }, row) => {
      for (const { id } of reports) assigned.set(id, String(group[row]));
    });
    return scoreWindows(
      rows!.filter((row) => row.window === window),
      feed.headlineOf,
      (id) => assigned.get(id),
    );
  });
  const all = scores.map((one) => one.all.relevant);
  const without = mean(scores.map((one) => one.withoutLargest.relevant));
  return `${mean(all).f.toFixed(3)} | ${without.f.toFixed(3)} | ${all.map((one) => one.f.toFixed(3)).join(' ')}`;
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100;
}
