import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactLine } from '../geo/line.js';
import type { Effort } from '../record/record.js';
import type { Source } from '../record/source.js';
import { exposureOf } from './exposure.js';
import { watchesOf } from './watch.js';

// Along a parallel, about 100 km; two sectors.
const line = contactLine(
  [0, 0.5, 1, 1.5].map((lon) => ({ lat: 50, lon: 30 + lon, kind: 'front', near: '' })),
  53.6,
  20,
);
const sources = new Map<string, Source>([
  ['patrol', { id: 'patrol', name: 'Patrol', kind: 'mission', reliability: 'A' }],
]);
const start = Date.parse('2025-01-01T00:00:00Z');
const window = { startMs: start, endMs: start + 6 * 3_600_000, depthKm: 5 };

const effort = (over: Partial<Effort>): Effort => ({
  kind: 'effort',
  id: 'e',
  source: 'patrol',
  time: { start: '2025-01-01T01:00:00Z', end: '2025-01-01T03:30:00Z', precision: 'minute' },
  place: { lat: 50, lon: 30.2 },
  status: 'watching',
  canDetect: ['explosion'],
  rangeMetres: 3_000_000,
  probability: 0.8,
  ...over,
});

const hours = (efforts: readonly Effort[], sector = 0): number[] => {
  const { probability, hours: count } = exposureOf(
    line,
    watchesOf(efforts, sources, 'explosion').watches,
    window,
  );
  return [...probability.subarray(sector * count, (sector + 1) * count)].map(
    (p) => Math.round(p * 100) / 100,
  );
};

test('a source that hears everything notices its share of the hours it watches, and nothing in the others', () => {
  assert.deepEqual(hours([effort({})]), [0, 0.8, 0.8, 0.4, 0, 0]);
});

test('two sources that watch at once leave unnoticed what both miss', () => {
  assert.deepEqual(hours([effort({}), effort({ id: 'f' })]), [0, 0.96, 0.96, 0.64, 0, 0]);
});

test('what a source cannot detect, or while it is jammed, is not observed', () => {
  assert.deepEqual(hours([effort({ canDetect: ['movement'] })]), [0, 0, 0, 0, 0, 0]);
  const jammed = effort({
    id: 'j',
    status: 'jammed',
    time: { start: '2025-01-01T02:00:00Z', end: '2025-01-01T03:00:00Z', precision: 'minute' },
  });
  assert.deepEqual(hours([effort({}), jammed]), [0, 0.8, 0, 0.4, 0, 0]);
  assert.deepEqual(
    hours([effort({ device: 'one' }), { ...jammed, device: 'two' }]),
    [0, 0.8, 0.8, 0.4, 0, 0],
  );
});

test('a source in one sector does not watch the other, and close to it notices more', () => {
  const near = effort({ rangeMetres: 5_000 });
  assert(hours([near])[1]! > 0.05 && hours([near])[1]! < 0.3);
  assert.deepEqual(hours([near], 1), [0, 0, 0, 0, 0, 0]);
});

test('a patrol watches where it is: along its track, in the hours of each stretch', () => {
  const track = [
    { at: '2025-01-01T01:00:00Z', lat: 50, lon: 30.1 },
    { at: '2025-01-01T02:00:00Z', lat: 50, lon: 30.2 },
    { at: '2025-01-01T04:00:00Z', lat: 50, lon: 31.4 },
  ];
  const patrol = effort({
    track,
    rangeMetres: 5_000,
    time: { start: '2025-01-01T01:00:00Z', end: '2025-01-01T04:00:00Z', precision: 'minute' },
  });
  const [first, second] = [hours([patrol]), hours([patrol], 1)];
  assert(first[1]! > 0 && first[2]! > 0 && first[4] === 0);
  assert(second[1] === 0 && second[3]! > 0);
});

test('an effort without a position is set aside with its reason', () => {
  const { watches, setAside } = watchesOf([effort({ place: { name: 'somewhere' } })], sources, 'explosion');
  assert.equal(watches.length, 0);
  assert.deepEqual(setAside, [{ effort: 'e', reason: 'it has neither a position nor a track' }]);
});
