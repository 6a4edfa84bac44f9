import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claim as claimSchema } from '../record/claim.js';
import { amountOf, boundSaid, soughtCount } from './amount.js';
import { claimOf, day, iso, REGIONS } from './claims.fixture.js';
import { readClaim } from './read-claim.js';
import { unitSaid } from './unit.js';

const words = { regions: REGIONS };
const faultsOf = (...args: Parameters<typeof claimOf>) =>
  readClaim(claimOf(...args), words).faults.map(({ fault }) => fault);

test('the unit is the first noun that names one, in three languages', () => {
  for (const [said, unit] of [
    ['attacks on energy objects', 'attacks'],
    ['direct hits on power stations', 'hits'],
    ['objects hit', 'objects'],
    ['districts and regions where power failed', 'regions'],
    ['порушення режиму тиші', 'violations'],
    ['обстрілів', 'shellings'],
    ['нарушений', 'violations'],
    ['боевых столкновений', 'clashes'],
    ['снарядов', 'munitions'],
    ['drones launched', 'munitions'],
    ['persons killed', 'killed'],
    ['shellings, assaults and drone strikes', 'mixed'],
    ['gestures', 'unknown'],
  ] as const)
    assert.equal(unitSaid(said).unit, unit, said);
});

test('means and the kind of target stand in the words too', () => {
  assert.deepEqual([...unitSaid('FPV drone strikes').means], ['fpv_drone']);
  assert.deepEqual([...unitSaid('artillery and mortar fire').means].sort(), ['artillery', 'mortar']);
  assert.deepEqual([...unitSaid('rocket artillery').means], ['mlrs']);
  assert.equal(unitSaid('удари по енергетиці').target, 'energy');
  assert.equal(unitSaid('attacks on houses').target, 'residential');
});

test('how exactly a figure is meant is read from the words before the same number', () => {
  assert.equal(boundSaid('The staff: more than 1,300 since Friday', 1300), 'atLeast');
  assert.equal(boundSaid('понад 30 порушень', 30), 'atLeast');
  assert.equal(boundSaid('около 40 ударов', 40), 'about');
  assert.equal(boundSaid('up to 12 of them', 12), 'atMost');
  assert.equal(boundSaid('at least thirty', 30), 'atLeast');
  assert.equal(boundSaid('more than 300, of them 30 at night', 30), 'exact');
  assert.equal(boundSaid('30', 30), 'exact');
});

test('what a figure leaves open is kept: more than, at most, about, a range', () => {
  assert.deepEqual(amountOf({ count: 30, bound: 'atLeast' }), {
    count: 30,
    least: 30,
    most: null,
    bound: 'atLeast',
  });
  assert.deepEqual(amountOf({ count: 30, bound: 'about' }), {
    count: 30,
    least: 27,
    most: 33,
    bound: 'about',
  });
  assert.equal(soughtCount(amountOf({ count: 10, countMost: 15 })!), 15);
  assert.equal(amountOf({ count: 10, countMost: 15 })!.least, 10);
  assert.equal(amountOf({}), null);
});

test('parts, what lies inside a part, and what is told beside the total are told apart', () => {
  const breakdown = {
    shellings: 20,
    'of these heavy': 8,
    'drone strikes': 5,
    'last 24 hours': 3,
    regions: 4,
  };
  const { parts, faults } = readClaim(claimOf('c', { unit: 'violations', count: 30, breakdown }), words);
  assert.deepEqual(
    parts.map(({ role, amount }) => [role, amount?.count]),
    [
      ['part', 20],
      ['within', 8],
      ['part', 5],
      ['aspect', 3],
      ['aspect', 4],
      ['rest', 5],
    ],
  );
  assert.deepEqual(
    faults.map(({ fault, expected, found }) => [fault, expected, found]),
    [['partsFallShort', '30', '25']],
  );
  assert.equal(parts[3]!.window.startMs, day(10));
});

test('parts that name means only are in the unit of their total, and craft where the total mixes acts', () => {
  const hits = readClaim(claimOf('c', { unit: 'hits', breakdown: { bombs: 2, drones: 6 } }), words);
  assert.deepEqual(
    hits.parts.map(({ unit }) => unit),
    ['hits', 'hits'],
  );
  const mixed = readClaim(
    claimOf('c', { unit: 'breaches, mixed kinds', breakdown: { 'fixed-wing drones': 9 } }),
    words,
  );
  assert.equal(mixed.parts[0]!.unit, 'munitions');
});

test('a part that names a region is sought there', () => {
  const { parts } = readClaim(
    claimOf('c', { count: 3, breakdown: { 'West province': 1, 'East Province': 2 } }),
    words,
  );
  assert.deepEqual(
    parts.map(({ place }) => place?.region),
    ['West Province', 'East Province'],
  );
});

test('what does not fit together is told, and both are kept', () => {
  assert.deepEqual(faultsOf('c', { count: 10, breakdown: { shellings: 8, clashes: 7 } }), [
    'partsExceedTotal',
  ]);
  assert.deepEqual(
    faultsOf('c', { count: 10, bound: 'atLeast', breakdown: { shellings: 8, clashes: 7 } }),
    [],
  );
  assert.deepEqual(faultsOf('c', { unit: 'gestures', count: 3 }), ['unitNotKnown']);
  assert.deepEqual(faultsOf('c', { count: 3, against: 'A' }), ['againstItself']);
  assert.deepEqual(faultsOf('c', { count: 3, periodEnd: iso(1), periodStart: iso(4) }), ['periodBackwards']);
  assert.deepEqual(faultsOf('c', { breakdown: { shellings: -4 } }), ['negative']);
  assert.deepEqual(
    faultsOf('c', {
      items: [
        { words: 'shellings', count: 3 },
        { words: 'heavy', count: 1, within: 'volleys' },
      ],
    }),
    ['withinNotNamed'],
  );
  const both = readClaim(claimOf('c', { count: 10, breakdown: { shellings: 8, clashes: 7 } }), words);
  assert.equal(both.total?.count, 10);
  assert.deepEqual(
    both.parts.map(({ amount }) => amount?.count),
    [8, 7],
  );
});

test('a record with a number below 0, a period backwards or a range backwards is refused with its field', () => {
  const good = { against: 'B', unit: 'attacks', periodStart: iso(1), periodEnd: iso(2) };
  assert.ok(claimSchema.safeParse({ ...good, count: 3 }).success);
  const paths = (value: object) =>
    claimSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.'));
  assert.deepEqual(paths({ ...good, count: -3 }), ['count']);
  assert.deepEqual(paths({ ...good, breakdown: { drones: -1 } }), ['breakdown.drones']);
  assert.deepEqual(paths({ ...good, periodEnd: '2031-04-01T00:00:00Z' }), ['periodEnd']);
  assert.deepEqual(paths({ ...good, count: 9, countMost: 3 }), ['countMost']);
  assert.deepEqual(paths({ ...good, unitCode: 'gestures' }), ['unitCode']);
});
