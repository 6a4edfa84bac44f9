import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effort } from '../record/record.js';
import { dayMs, hamlet } from './hamlet.fixture.js';
import { watchedLine } from './watched.js';

const window = { startMs: dayMs('2031-03-24'), endMs: dayMs('2031-04-07') };
const mast = (over: Partial<Effort>): Effort => ({
  kind: 'effort',
  id: 'w',
  source: 'mast',
  time: { start: '2031-03-24T00:00:00+01:00', end: '2031-04-07T00:00:00+02:00', precision: 'minute' },
  place: { lat: 47.0, lon: 11.4 },
  status: 'watching',
  canDetect: ['explosion'],
  rangeMetres: 500_000,
  probability: 0.5,
  ...over,
});

test('without an effort on record every hour of every sector is not observed, and no count is corrected', () => {
  const watched = watchedLine({ ...hamlet, efforts: [] }, 'explosion', window);
  assert(watched);
  assert.equal(watched.hours, 14 * 24 - 1, 'the clocks go forward once');
  for (const { exposure, corrected } of watched.sectors) {
    assert(exposure.every((p) => p === 0));
    assert.equal(corrected.kind, 'notIdentifiable');
  }
  assert.equal(watched.whole.kind, 'notIdentifiable');
});

test('what a watching source noticed is corrected by how closely it watched; other sources do not count', () => {
  const heard = hamlet.incidents.filter(
    ({ accounts, line, time }) =>
      line?.sector && time.endMs - time.startMs <= 7_200_000 && accounts.length > 0,
  );
  assert(heard.length > 0);
  const voice = heard[0]!.accounts[0]!.source;
  const watched = watchedLine({ ...hamlet, efforts: [mast({ source: voice })] }, 'explosion', window);
  assert(watched?.whole.kind === 'corrected');
  assert(watched.whole.noticed > 0);
  assert(Math.abs(watched.whole.exposure - 0.5) < 0.01);
  assert(Math.abs(watched.whole.total - 2 * watched.whole.noticed) < 0.1 * watched.whole.noticed);
  const others = watchedLine({ ...hamlet, efforts: [mast({ source: 'nobody' })] }, 'explosion', window);
  assert(others?.whole.kind === 'corrected');
  assert.equal(others.whole.noticed, 0);
});

test('a mission without a line has no sectors to watch', () => {
  assert.equal(watchedLine({ ...hamlet, line: null }, 'explosion', window), undefined);
});
