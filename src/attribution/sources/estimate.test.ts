import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../incident/sample.fixture.js';
import {
  areaUnderCurve,
  type Crowd,
  type CrowdOptions,
  majorityVote,
  makeCrowd,
  renumbered,
  shareRight,
  without,
} from './crowd.fixture.js';
import { estimateSources } from './estimate.js';
import { emptyRows, type Sayings } from './sayings.js';
import type { SourceModel } from './source-model.js';

const crowdOf = (options: Partial<CrowdOptions>): Crowd =>
  makeCrowd({ seed: 11, incidents: 2000, sources: 40, liars: 0, ...options });
const fit = ({ sayings, physical }: Crowd): SourceModel => estimateSources(sayings, physical);
const ofKind = (crowd: Crowd, ...kinds: string[]): number[] =>
  crowd.kinds.flatMap((kind, s) => (kinds.includes(kind) ? [s] : []));

/** Share of its sayings that were right in fact. */
function trueShares({ sayings, truth }: Crowd): number[] {
  const right = sayings.sources.map(() => 0);
  const said = sayings.sources.map(() => 0);
  for (let i = 0; i < sayings.incidents; i++)
    for (let row = sayings.offsets[i]!; row < sayings.offsets[i + 1]!; row++) {
      said[sayings.source[row]!]!++;
      if (sayings.says[row] === truth[i]) right[sayings.source[row]!]!++;
    }
  return right.map((count, s) => count / said[s]!);
}

test('the share of right sayings of independent sources is found, mostly within its interval', () => {
  let inside = 0;
  let all = 0;
  let error = 0;
  for (const seed of [1, 2, 3]) {
    const crowd = crowdOf({ seed });
    const model = fit(crowd);
    const truly = trueShares(crowd);
    for (const s of ofKind(crowd, 'honest', 'noisy')) {
      const { value, low, high } = model.sources[s]!.correct;
      all++;
      error += Math.abs(value - truly[s]!);
      if (low <= truly[s]! && truly[s]! <= high) inside++;
    }
  }
  assert.ok(error / all < 0.04, `mean error ${error / all}`);
  assert.ok(inside / all > 0.8, `${inside} of ${all} inside`);
});

test('a bloc of three in ten that lies in concert is found and captures no truth, where the vote falls by far', () => {
  for (const options of [
    {},
    { campaign: 1 },
    { blames: 1, campaign: 0.8 },
    { seen: 0 },
    { seen: 0.3, seenRight: 0.5, floods: 0.9 },
  ]) {
    const crowd = crowdOf({ liars: 0.3, ...options });
    const model = fit(crowd);
    const liars = crowd.kinds.map((kind) => kind === 'liar');
    const scores = model.sources.map(({ dependence }) => dependence);
    const told = JSON.stringify(options);
    assert.ok(areaUnderCurve(scores, liars) >= 0.95, `${told}: area under the curve`);
    assert.deepEqual(model.blocs[0]!.members, ofKind(crowd, 'liar'), told);
    const sayings = without(crowd.sayings, (s) => liars[s]!);
    const silent: Crowd = { ...crowd, sayings };
    const right = shareRight(crowd, model.probability);
    const rightWithout = shareRight(silent, fit(silent).probability);
    assert.ok(right > rightWithout - 0.03, `${told}: ${right} with, ${rightWithout} without`);
    const voted = shareRight(crowd, majorityVote(crowd));
    const votedWithout = shareRight(silent, majorityVote(silent));
    assert.ok(voted < votedWithout - 0.15, `${told}: vote ${voted} with, ${votedWithout} without`);
  }
});

test('partisans who err each for himself are no bloc: they keep their weight and get a leaning', () => {
  const crowd = crowdOf({ partisans: 0.5 });
  const model = fit(crowd);
  assert.deepEqual(model.blocs, []);
  for (const s of ofKind(crowd, 'partisan')) {
    // Every second one blames A, the others B, whatever happens.
    const { towards } = model.sources[s]!;
    const [blamed, spared] = s % 2 === 0 ? ['A', 'B'] : ['B', 'A'];
    assert.ok(towards[blamed!]! > 0.3 && towards[spared!]! < -0.3, `${s}: ${JSON.stringify(towards)}`);
  }
});

test('a bloc has a name, its members, and a sentence with the figures', () => {
  const bloc = fit(crowdOf({ liars: 0.2 })).blocs[0]!;
  assert.match(bloc.name, /^bloc 1: liar-32, liar-33, liar-34 and 5 more$/);
  assert.ok(bloc.score > 0.5 && bloc.score <= 1);
  assert.match(bloc.because, /^Its 8 sources name the same author in \d+ % of the \d+ times/);
});

test('ten of one bloc in one incident weigh less than two of them would apart', () => {
  const crowd = crowdOf({ liars: 0.3, campaign: 0.2 });
  const model = fit(crowd);
  const members = model.blocs[0]!.members.slice(0, 10);
  const weight = (sources: readonly number[]): number => {
    const rows = emptyRows(sources.length);
    sources.forEach((source, row) => {
      rows.source[row] = source;
      rows.says[row] = 0;
      rows.weight[row] = 1;
    });
    const out = new Float64Array(4);
    model.weigh(rows, 0, sources.length, out);
    return Math.abs(out[0]! - out[1]!);
  };
  assert.equal(members.length, 10);
  assert.ok(weight(members) < 2 * Math.max(...members.map((member) => weight([member]))));
});

test('the parts that weigh shows add up to what it adds', () => {
  const { sayings, physical } = crowdOf({ liars: 0.3, incidents: 300 });
  const model = estimateSources(sayings, physical);
  for (let i = 0; i < sayings.incidents; i++) {
    const from = sayings.offsets[i]!;
    const to = sayings.offsets[i + 1]!;
    const out = new Float64Array(4);
    const each = new Float64Array((to - from) * 4);
    model.weigh(sayings, from, to, out, each);
    for (let h = 0; h < 4; h++) {
      let sum = 0;
      for (let row = 0; row < to - from; row++) sum += each[row * 4 + h]!;
      assert.ok(Math.abs(sum - out[h]!) < 1e-12);
    }
  }
});

test('swapping the parties swaps the model exactly and changes nothing else', () => {
  const crowd = crowdOf({ liars: 0.3, copiers: 0.1, incidents: 1000 });
  const model = fit(crowd);
  const swapped = estimateSources(...renumbered(crowd.sayings, crowd.physical, [1, 0]));
  expectTheSame(model, swapped, [1, 0], 1000);
});

test('so does any reordering of three parties', () => {
  const random = seeded(5);
  const sayings = sayingsOfThree(random);
  const physical = Float64Array.from({ length: sayings.incidents * 5 }, () =>
    random() < 0.2 ? random() : 0,
  );
  const model = estimateSources(sayings, physical);
  for (const order of [
    [1, 2, 0],
    [2, 1, 0],
  ])
    expectTheSame(model, estimateSources(...renumbered(sayings, physical, order)), order, sayings.incidents);
});

function expectTheSame(
  model: SourceModel,
  moved: SourceModel,
  order: readonly number[],
  incidents: number,
): void {
  const hypotheses = order.length + 2;
  const to = (h: number): number => order[h] ?? h;
  for (let i = 0; i < incidents; i++)
    for (let h = 0; h < hypotheses; h++)
      assert.equal(moved.probability[i * hypotheses + to(h)], model.probability[i * hypotheses + h]);
  model.sources.forEach((source, s) => {
    const other = moved.sources[s]!;
    assert.deepEqual({ ...other, voice: 0 }, { ...source, voice: 0 });
  });
  assert.deepEqual(moved.blocs, model.blocs);
}

function sayingsOfThree(random: () => number): Sayings {
  const incidents = 300;
  const rows = emptyRows(incidents * 8);
  const offsets = new Int32Array(incidents + 1);
  let end = 0;
  for (let i = 0; i < incidents; i++) {
    const truth = Math.floor(4 * random());
    for (let s = 0; s < 8; s++) {
      if (random() < 0.5) continue;
      rows.source[end] = s;
      rows.says[end] = random() < 0.6 ? truth : Math.floor(6 * random()) - 1;
      rows.weight[end++] = random() < 0.2 ? 0.3 : 1;
    }
    offsets[i + 1] = end;
  }
  return {
    source: rows.source.subarray(0, end),
    says: rows.says.subarray(0, end),
    weight: rows.weight.subarray(0, end),
    wording: rows.wording.subarray(0, end),
    incidents,
    offsets,
    sources: Array.from({ length: 8 }, (_, s) => ({ source: `s${s}`, voice: s < 3 ? s : -1 })),
    parties: ['A', 'B', 'C'],
  };
}

test('the same input gives the same output', () => {
  const crowd = crowdOf({ liars: 0.2, incidents: 500 });
  assert.deepEqual(fit(crowd).probability, fit(crowd).probability);
});
