import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusteredRow } from './hand-coded.js';
import { meanOfWindows, scoreWindows } from './window-score.js';

const row = (id: string, incident: string | null, over: Partial<ClusteredRow> = {}): ClusteredRow => ({
  id,
  window: '2030-05-01..02',
  relevant: incident !== null,
  incident,
  ambiguous: false,
  ...over,
});
const one = (
  rows: readonly ClusteredRow[],
  ours: Readonly<Record<string, string>>,
  text = (id: string) => id,
) => scoreWindows(rows, text, (id) => ours[id])[0]!;

test('identical headlines of one incident count once, whatever their case and marks', () => {
  const rows = [row('1', 'mill'), row('2', 'mill'), row('3', 'mill')];
  const text = (id: string): string =>
    id === '3' ? 'Fire at the ford' : id === '1' ? 'The mill burns.' : 'the MILL burns';
  const parted = one(rows, { 1: 'x', 2: 'y', 3: 'x' }, text);
  assert.equal(parted.all.relevant.recall, 1);
  assert.ok(one(rows, { 1: 'x', 2: 'y', 3: 'x' }).all.relevant.recall < 1);
});

test('equal headlines of two incidents both count', () => {
  const { all } = one([row('1', 'mill'), row('2', 'bridge')], { 1: 'x', 2: 'x' }, () => 'Explosions');
  assert.equal(all.relevant.precision, 0.5);
});

test('ambiguous rows are left out of everything', () => {
  const rows = [row('1', 'mill'), row('2', 'bridge', { ambiguous: true })];
  const score = one(rows, { 1: 'x', 2: 'x' });
  assert.equal(score.all.either.f, 1);
  assert.equal(score.relevance.precision, 1);
});

test('without the largest incident, its rows are gone and those of no incident stay', () => {
  const rows = [row('1', 'mill'), row('2', 'mill'), row('3', 'bridge'), row('4', null)];
  const { all, withoutLargest } = one(rows, { 1: 'x', 2: 'y', 3: 'z', 4: 'z' });
  assert.ok(all.relevant.recall < 1);
  assert.equal(withoutLargest.relevant.recall, 1);
  assert.equal(withoutLargest.either.precision, 0.5);
});

test('with nothing relevant by hand, rows of no incident are no largest incident', () => {
  const { withoutLargest } = one([row('1', null), row('2', null)], { 1: 'x', 2: 'x' });
  assert.equal(withoutLargest.either.precision, 0.5);
});

test('relevance is being in an incident', () => {
  const rows = [row('1', 'mill'), row('2', 'bridge'), row('3', null), row('4', null)];
  const { precision, recall } = one(rows, { 1: 'x', 3: 'y' }).relevance;
  assert.deepEqual([precision, recall], [0.5, 0.5]);
});

test('each window is scored by itself and counts alike in the mean', () => {
  const later = '2030-06-01..02';
  const rows = [
    row('1', 'mill'),
    row('2', 'mill'),
    row('3', 'ford', { window: later }),
    row('4', 'dam', { window: later }),
  ];
  const scores = scoreWindows(
    rows,
    (id) => id,
    () => 'all',
  );
  assert.deepEqual(
    scores.map(({ window, all }) => [window, all.relevant.precision]),
    [
      ['2030-05-01..02', 1],
      [later, 0.5],
    ],
  );
  assert.equal(meanOfWindows(scores).all.relevant.precision, 0.75);
});
