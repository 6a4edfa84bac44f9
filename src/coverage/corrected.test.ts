import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctedCount, type Watched } from './corrected.js';
import { estimateByTwo } from './double-observer.js';
import { countQuantiles, normalQuantile } from './negative-binomial.js';

const hours = (count: number, noticed: (h: number) => number, exposure: (h: number) => number): Watched => {
  const all = Array.from({ length: count }, (_, h) => h);
  return {
    noticed: all.map(noticed),
    exposure: all.map(exposure),
    burst: all.map((h) => Math.floor(h / 24)),
  };
};

test('what was seen by watching half of the time stands for twice as much, and not for less than was seen', () => {
  const count = correctedCount([
    hours(
      240,
      (h) => (h % 2 === 0 ? 1 : 0),
      (h) => (h % 2 === 0 ? 1 : 0),
    ),
  ]);
  assert(count.kind === 'corrected');
  assert.equal(count.noticed, 120);
  assert.equal(count.total, 240);
  assert(count.low > 120 && count.low < 240 && count.high > 240);
});

test('with everything watched the count is exact', () => {
  const count = correctedCount([
    hours(
      48,
      () => 3,
      () => 1,
    ),
  ]);
  assert(count.kind === 'corrected');
  assert.deepEqual([count.low, count.total, count.high], [144, 144, 144]);
});

test('nothing noticed while watching is not nothing that happened: the interval says how much it can have been', () => {
  const count = correctedCount([
    hours(
      240,
      () => 0,
      () => 0.1,
    ),
  ]);
  assert(count.kind === 'corrected');
  assert.equal(count.low, 0);
  assert(count.high > 10 && count.high < 60, `${count.high}`);
});

test('a night that nobody watched has no count, and with it the whole has none', () => {
  const day = hours(
    100,
    () => 1,
    () => 0.5,
  );
  const night = hours(
    100,
    () => 0,
    () => 0,
  );
  assert.deepEqual(correctedCount([day, night]), {
    kind: 'notIdentifiable',
    reason: 'notObserved',
    noticed: 100,
    exposure: 0.25,
  });
  assert.equal(correctedCount([day]).kind, 'corrected');
});

test('watching too little is refused with its reason, and a probability over one throws', () => {
  const hardly = correctedCount([
    hours(
      100,
      (h) => (h === 0 ? 1 : 0),
      (h) => (h === 0 ? 1 : 0),
    ),
  ]);
  assert.equal(hardly.kind === 'notIdentifiable' && hardly.reason, 'hardlyObserved');
  assert.throws(
    () =>
      correctedCount([
        hours(
          10,
          () => 1,
          () => 1.5,
        ),
      ]),
    /within 0 to 1, found 1.5/,
  );
});

test('events told of from unwatched hours do not raise the rate, but the total is never below them', () => {
  const watched = (h: number): number => (h < 50 ? 0.5 : 0);
  const few = correctedCount([hours(100, (h) => (h < 50 ? h % 2 : h === 60 ? 1 : 0), watched)]);
  const many = correctedCount([hours(100, (h) => (h < 50 ? h % 2 : 9), watched)]);
  assert(few.kind === 'corrected' && many.kind === 'corrected');
  assert.equal(few.total, 100);
  assert.deepEqual([many.noticed, many.low, many.total], [25 + 450, 475, 475]);
});

test('bursts widen the interval where days are watched unevenly', () => {
  const uneven = (h: number): number => (Math.floor(h / 24) % 2 === 0 ? 0.9 : 0.1);
  const calm = correctedCount([hours(480, (h) => (uneven(h) > 0.5 ? 2 : 0), uneven)]);
  const bursts = correctedCount([
    hours(480, (h) => (uneven(h) > 0.5 ? (Math.floor(h / 24) % 4 === 0 ? 4 : 0) : 0), uneven),
  ]);
  assert(calm.kind === 'corrected' && bursts.kind === 'corrected');
  assert.equal(calm.total, bursts.total);
  assert(bursts.high - bursts.low > 1.5 * (calm.high - calm.low));
});

test('quantiles of a count are those of its distribution added up', () => {
  // Poisson with mean 2: P(0) = 0.135, P(<=1) = 0.406, P(<=2) = 0.677, P(<=4) = 0.947, P(<=5) = 0.983.
  assert.deepEqual(countQuantiles(2, 2, [0.1, 0.3, 0.6, 0.95]), [0, 1, 2, 5]);
  // Geometric (size 1) with mean 1: P(<=k) = 1 - 2^-(k+1).
  assert.deepEqual(countQuantiles(1, 2, [0.49, 0.51, 0.74, 0.99]), [0, 1, 1, 6]);
  assert.deepEqual(countQuantiles(0, 0, [0.5]), [0]);
  const [low, high] = countQuantiles(1e6, 4e6, [0.025, 0.975]) as [number, number];
  assert(Math.abs(low - (1e6 - 1.96 * 2000)) < 20 && Math.abs(high - (1e6 + 1.96 * 2000)) < 20);
  assert(Math.abs(normalQuantile(0.975) - 1.95996) < 1e-3);
});

test('two observers who both saw half of what the other saw missed as much again', () => {
  const two = estimateByTwo({ first: 100, second: 100, both: 50, independent: true });
  assert(two.kind === 'estimated');
  assert.equal(two.noticed, 150);
  assert(Math.abs(two.total - (101 * 101) / 51 + 1) < 1e-9);
  assert(two.low > 150 && two.low < two.total && two.total < two.high);
});

test('two observers who copy, or share too few events, give no estimate', () => {
  const copying = estimateByTwo({ first: 100, second: 100, both: 90, independent: false });
  assert.equal(copying.kind === 'notIdentifiable' && copying.reason, 'dependent');
  const few = estimateByTwo({ first: 100, second: 10, both: 3, independent: true });
  assert.equal(few.kind === 'notIdentifiable' && few.reason, 'tooFewInCommon');
  assert.throws(
    () => estimateByTwo({ first: 5, second: 9, both: 6, independent: true }),
    /expected 0 to 5, found 6/,
  );
});
