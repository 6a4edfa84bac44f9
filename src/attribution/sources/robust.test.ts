import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../incident/sample.fixture.js';
import { makeCrowd } from './crowd.fixture.js';
import { estimateSources } from './estimate.js';
import { emptyRows, type Sayings } from './sayings.js';

/** Sayings by rows of [incident, source, says]. */
function sayingsFrom(table: readonly (readonly [number, number, number])[], incidents: number): Sayings {
  const rows = emptyRows(table.length);
  const offsets = new Int32Array(incidents + 1);
  table.forEach(([incident, source, says], row) => {
    rows.source[row] = source;
    rows.says[row] = says;
    rows.weight[row] = 1;
    for (let i = incident; i < incidents; i++) offsets[i + 1] = row + 1;
  });
  const count = Math.max(-1, ...table.map(([, source]) => source)) + 1;
  return {
    ...rows,
    incidents,
    offsets,
    sources: Array.from({ length: count }, (_, s) => ({ source: `s${s}`, voice: -1 })),
    parties: ['A', 'B'],
  };
}

test('no incidents, no sources, one saying, or only silence: no source is judged and nothing is invented', () => {
  for (const [table, incidents] of [
    [[], 0],
    [[], 3],
    [[[0, 0, 0]], 1],
    [[[0, 0, -1]], 1],
  ] as const) {
    const model = estimateSources(sayingsFrom(table, incidents), new Float64Array(incidents * 4));
    assert.equal(model.probability.length, incidents * 4);
    for (const { reliability, correct } of model.sources) {
      assert.equal(reliability, 'F');
      assert.deepEqual([correct.low, correct.high], [0, 1]);
    }
    for (const value of model.probability) assert.ok(value > 0 && value < 0.95);
    assert.deepEqual(model.blocs, []);
  }
});

test('a source that claims everything about everything weighs next to nothing', () => {
  const { sayings, physical } = makeCrowd({ seed: 11, incidents: 400, sources: 40, liars: 0, partisans: 0 });
  const loud = sayings.sources.length;
  const table: [number, number, number][] = [];
  for (let i = 0; i < sayings.incidents; i++) {
    for (let row = sayings.offsets[i]!; row < sayings.offsets[i + 1]!; row++)
      table.push([i, sayings.source[row]!, sayings.says[row]!]);
    for (const says of [0, 1, 2, 3]) table.push([i, loud, says]);
  }
  const rows = sayingsFrom(table, sayings.incidents);
  rows.source.forEach((source, row) => {
    if (source === loud) rows.weight[row] = 1 / 4;
  });
  const model = estimateSources(rows, physical);
  assert.ok(model.sources[loud]!.correct.value < 0.4);
  assert.equal(model.sources[loud]!.bloc, -1);
  const out = new Float64Array(4);
  const one = emptyRows(4);
  for (let h = 0; h < 4; h++) {
    one.source[h] = loud;
    one.says[h] = h;
    one.weight[h] = 1 / 4;
  }
  model.weigh(one, 0, 4, out);
  assert.ok(Math.max(...out) - Math.min(...out) < 0.3, [...out].join(' '));
});

test('a thousand sources with one report in the same words are little more than one voice', () => {
  const table = Array.from({ length: 1000 }, (_, s) => [0, s, 0] as const);
  const sayings = sayingsFrom(table, 1);
  const alone = estimateSources(sayingsFrom([[0, 0, 0]], 1), new Float64Array(4)).probability[0]!;
  const many = estimateSources({ ...sayings, wording: sayings.wording.fill(77) }, new Float64Array(4))
    .probability[0]!;
  assert.ok(Math.abs(many - alone) < 0.1, `${many}, one alone ${alone}`);
});

test('sources that are all good, few or many, are no bloc, and need no physical evidence to be found good', () => {
  for (const count of [6, 12, 20])
    for (const accuracy of [0.9, 0.97]) {
      const random = seeded(count);
      const table: [number, number, number][] = [];
      for (let i = 0; i < 300; i++)
        for (let s = 0; s < count; s++) table.push([i, s, random() < accuracy ? i % 2 : 1 - (i % 2)]);
      const model = estimateSources(sayingsFrom(table, 300), new Float64Array(300 * 4));
      const told = `${count} sources right in ${accuracy}`;
      assert.deepEqual(model.blocs, [], told);
      for (const { correct, reliability } of model.sources) {
        assert.ok(Math.abs(correct.value - accuracy) < 0.06, `${told}: ${correct.value}`);
        assert.ok('ABC'.includes(reliability), told);
      }
    }
});

test('sources that speak in the same rare words are a bloc; in the same set phrase they are not', () => {
  const random = seeded(3);
  const table: [number, number, number][] = [];
  for (let i = 0; i < 300; i++) {
    const truth = i % 2;
    for (let s = 0; s < 12; s++) table.push([i, s, random() < 0.9 ? truth : 1 - truth]);
  }
  const sayings = sayingsFrom(table, 300);
  const worded = (words: (incident: number, source: number) => number): Sayings => ({
    ...sayings,
    wording: Int32Array.from(table, ([i, s]) => words(i, s)),
  });
  const physical = new Float64Array(300 * 4);
  const rare = worded((i, s) => (s < 4 ? 10_000 + i : 0));
  assert.deepEqual(
    estimateSources(rare, physical).blocs.map(({ members }) => members),
    [[0, 1, 2, 3]],
  );
  const phrase = worded((_, s) => (s < 4 ? 77 : 0));
  assert.deepEqual(estimateSources(phrase, physical).blocs, []);
});

test('an incident that names nobody stays open between the parties', () => {
  const { sayings, physical } = makeCrowd({ seed: 11, incidents: 300, sources: 40, liars: 0 });
  const model = estimateSources(sayings, physical);
  const rows = emptyRows(1);
  rows.source[0] = 4;
  rows.says[0] = -1;
  rows.weight[0] = 1;
  const out = new Float64Array(4);
  model.weigh(rows, 0, 1, out);
  assert.equal(out[0], out[1]);
  assert.equal(out[0], out[2]);
  assert.ok(out[3]! < out[0]!);
});

test('physical evidence of another length is refused with what was expected', () => {
  assert.throws(
    () => estimateSources(sayingsFrom([[0, 0, 0]], 1), new Float64Array(3)),
    /physical evidence: expected 4 numbers \(1 incidents, 2 parties .*found 3; give zeros/,
  );
});
