import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlaceShape } from '../../geo/place-shape.js';
import { distanceMetres } from '../../geo/position.js';
import { normal, randomOf } from '../../random/random.js';
import { associate } from '../associate.js';
import {
  SAMPLE_DAY_MS,
  SAMPLE_SETTING,
  SAMPLE_SOURCES,
  type SampleFields,
  sampleReport,
} from '../sample.fixture.js';
import { type PlacedReport, type Telling, tellings } from '../telling.js';
import { fuse, fusedPlace } from './fuse.js';
import { plainMode } from './plain.js';

const SETTING = {
  ...SAMPLE_SETTING,
  sources: [
    ...SAMPLE_SOURCES,
    { id: 'network', name: 'Network', kind: 'sensor' as const, reliability: 'B' as const },
  ],
};
const SOURCES = new Map(SETTING.sources.map((source) => [source.id, source]));
const METRES = 1 / 111_195;

const told = (...fields: readonly SampleFields[]): Telling[] =>
  tellings(
    fields.map((one) => sampleReport(one) as PlacedReport),
    SOURCES,
    () => undefined,
  );
const fused = (all: readonly Telling[]) => fuse(all, all[0]!.best, SOURCES);

/** A fix so many metres north of the middle, with an ellipse of 60 by 40 m. */
function fix(
  id: string,
  northMetres = 0,
  more: Partial<Extract<PlaceShape, { kind: 'ellipse' }>> = {},
): SampleFields {
  const shape: PlaceShape = {
    kind: 'ellipse',
    majorMetres: 60,
    minorMetres: 40,
    azimuthDegrees: 0,
    probability: 0.97,
    alternatives: [],
    ...more,
  };
  const place = {
    name: '',
    lat: 50 + northMetres * METRES,
    radiusMetres: 55,
    precision: 'site',
    basis: 'sensor',
  } as const;
  return {
    id,
    source: 'network',
    account: '',
    arrivals: [`${id}-1`, `${id}-2`],
    clock: true,
    place: { ...place, shape },
  };
}

const entry = (id: string, northMetres: number, radiusMetres = 300): SampleFields => ({
  id,
  source: 'monitors',
  account: '',
  clock: true,
  place: { name: '', lat: 50 + northMetres * METRES, radiusMetres, precision: 'site', basis: 'coder' },
});

const northOf = ({ lat }: { lat: number }): number => (lat - 50) / METRES;

test('two independent fixes meet between them, in proportion to what each is worth, and in a smaller region', () => {
  const { place } = fused(told(fix('a', 0), fix('b', 30, { majorMetres: 120, minorMetres: 80 })))!;
  // Weights 1/60^2 and 1/120^2: a fifth of the way.
  assert.ok(Math.abs(northOf(place) - 6) < 1.5, String(northOf(place)));
  assert.ok(place.shape?.kind === 'ellipse' && place.shape.majorMetres < 75);
  assert.equal(place.shape.carriedBy, 2);
});

test('fixes from the same arrivals are one statement, however often they come', () => {
  const arrivals = ['p1', 'p2'];
  const [once, twice] = [
    told({ ...fix('a'), arrivals }, entry('m', 100)),
    told(
      { ...fix('a'), arrivals },
      { ...fix('b', 5), arrivals },
      { ...fix('c', 5), arrivals },
      entry('m', 100),
    ),
  ].map((all) => fused(all)!);
  assert.equal(twice!.carried.length, once!.carried.length);
  const [a, b] = [once, twice].map((one) => (one!.place.shape as { minorMetres: number }).minorMetres);
  assert.ok(Math.abs(a! - b!) <= 2);
});

test('one displaced entry among three does not drag the place, and is set against it', () => {
  const { place, against } = fused(told(entry('a', 0), entry('b', 80), entry('c', -60), entry('d', 4_000)))!;
  assert.ok(Math.abs(northOf(place)) < 60, String(northOf(place)));
  assert.deepEqual(
    against.flatMap(({ observations }) => observations),
    ['d'],
  );
});

test('two that exclude each other leave both places open', () => {
  const { place } = fused(told(entry('a', 0, 200), entry('b', 3_000, 200)))!;
  assert.ok(place.shape?.kind === 'ellipse');
  assert.equal(place.shape.alternatives.length, 1);
  assert.ok(place.shape.probability > 0.4 && place.shape.probability < 0.6);
});

test('an observer decides between a fix and its mirror image', () => {
  const mirrored = fix('a', 0, {
    probability: 0.4,
    alternatives: [{ lat: 50 + 1_500 * METRES, lon: 30.5, probability: 0.57 }],
  });
  assert.ok(northOf(fused(told(mirrored))!.place) > 1_400);
  const { place } = fused(told(mirrored, entry('b', 100)))!;
  assert.ok(Math.abs(northOf(place)) < 100, String(northOf(place)));
});

test('a named place says which place, not where in it: it never moves a fix', () => {
  const alone = northOf(fused(told(fix('a', 3_000), entry('b', 3_020)))!.place);
  const town = northOf(fused(told(fix('a', 3_000), entry('b', 3_020), { id: 'c' }))!.place);
  assert.ok(Math.abs(alone - town) < 2);
  assert.equal(
    fuse(
      told({ id: 'c' }, { id: 'd', account: 'Other words', place: { lat: 50.01 } }),
      told({ id: 'c' })[0]!.best,
      SOURCES,
    ),
    undefined,
  );
});

test('bearings of two observers in two records cross', () => {
  const line = (lat: number, lon: number, middleDegrees: number) => ({
    ...{ lat, lon, radiusMetres: 0, sigmaDegrees: 1.5, farther: 1, rangeSpread: 0.1, reachMetres: 15_000 },
    arc: { middleDegrees, halfDegrees: 0 },
  });
  const perLon = METRES / Math.cos((50 * Math.PI) / 180);
  const sighted = (id: string, lines: readonly ReturnType<typeof line>[]): SampleFields => ({
    ...entry(id, 0, 5_000),
    place: {
      name: '',
      radiusMetres: 5_000,
      precision: 'town',
      basis: 'coder',
      shape: { kind: 'sightings', lines },
    },
  });
  // From 5 km south of the middle towards north, from 5 km west of it towards east.
  const { place } = fused(
    told(
      sighted('a', [line(50 - 5_000 * METRES, 30.5, 0)]),
      sighted('b', [line(50, 30.5 - 5_000 * perLon, 90)]),
    ),
  )!;
  const metres = distanceMetres(place.lat, place.lon, 50, 30.5);
  assert.ok(metres < 150, String(metres));
  assert.ok(place.radiusMetres > 150 && place.radiusMetres < 600, String(place.radiusMetres));
});

test('the plain case is the same as the general one, wherever it is taken', () => {
  const random = randomOf(11, 0);
  let plain = 0;
  for (let trial = 0; trial < 3_000; trial++) {
    const count = 2 + Math.floor(5 * random());
    const spread = 300 * Math.exp(2.5 * random());
    const all = told(
      ...Array.from({ length: count }, (_, i) => {
        const radiusMetres = Math.round(100 * Math.exp(3 * random()));
        const one = entry(`e${i}`, spread * normal(random), radiusMetres);
        // Now and then the same entry again.
        return i > 0 && random() < 0.1 ? { ...entry('e0', 0), id: `e${i}` } : one;
      }),
    );
    const preferred = all[Math.floor(count * random())]!.best;
    if (plainMode(all, preferred, SOURCES)) plain++;
    const fast = fusedPlace(all, preferred, SOURCES)!;
    const general = fuse(all, preferred, SOURCES)!.place;
    const apart = distanceMetres(fast.lat, fast.lon, general.lat, general.lon);
    assert.ok(apart < 0.001, `trial ${trial}: ${apart} m`);
    assert.ok(Math.abs(fast.radiusMetres - general.radiusMetres) <= 1, `trial ${trial}`);
    assert.ok(fast.shape?.kind === 'ellipse' && general.shape?.kind === 'ellipse');
    assert.equal(fast.shape.carriedBy, general.shape.carriedBy, `trial ${trial}`);
    assert.equal(fast.shape.alternatives.length, general.shape.alternatives.length, `trial ${trial}`);
  }
  assert.ok(plain > 500 && plain < 2_900, String(plain));
});

test('a fix, heat from orbit and a report of the town in the night are one incident at the fix', () => {
  const night: SampleFields = {
    id: 'town',
    account: 'Explosions in the north of Stone Ford',
    conduct: 'explosion',
    means: 'unspecified',
    target: 'unspecified',
  };
  const report = sampleReport({ ...night, place: { radiusMetres: 6_000 } });
  const hours = (h: number): number => SAMPLE_DAY_MS + h * 3_600_000;
  const atNight = { ...report, time: { startMs: hours(0), endMs: hours(6), precision: 'hour' as const } };
  const located = sampleReport({
    ...fix('fix', 2_500),
    conduct: 'explosion',
    means: 'unspecified',
    target: 'unspecified',
  });
  const instant = { startMs: hours(3.2), endMs: hours(3.2), precision: 'second' as const };
  const heat = sampleReport({
    id: 'heat',
    source: 'satellite',
    report_kind: 'detection',
    conduct: 'other',
    means: 'none',
    account: '',
    place: {
      name: '',
      lat: 50 + 2_600 * METRES,
      radiusMetres: 265,
      precision: 'site',
      basis: 'sensor',
      shape: { kind: 'pixel', eastMetres: 375, northMetres: 375, night: true },
    },
  });
  const seen = { ...heat, time: { startMs: hours(3.7), endMs: hours(3.7), precision: 'minute' as const } };
  const [incident, ...others] = associate([atNight, { ...located, time: instant }, seen], SETTING);
  assert.deepEqual(others, []);
  assert.ok(Math.abs(northOf(incident!.place) - 2_500) < 30);
  assert.equal(incident!.place.name, 'Stone Ford');
  assert.equal(incident!.time.precision, 'second');
  const reason = incident!.reasons.find(({ rule }) => rule === 'place-fused')!;
  assert.match(reason.because, /a fix of a sensor network .*heat seen from orbit/);
  // Of many fixes in that town and night none is the one that was told of.
  const many = [0, 1, 2, 3, 4, 5].map((i) => {
    const one = sampleReport({
      ...fix(`f${i}`, -3_000 + 1_000 * i),
      conduct: 'explosion',
      means: 'unspecified',
    });
    return { ...one, time: { ...instant, startMs: hours(i + 0.1), endMs: hours(i + 0.1) } };
  });
  assert.equal(associate([atNight, ...many], SETTING).length, 7);
});

test('swapping the labels of the parties swaps nothing of the place', () => {
  const party = (id: string, side: 'A' | 'B', northMetres: number): SampleFields => ({
    ...entry(id, northMetres, 800),
    source: side === 'A' ? 'a-ministry' : 'b-ministry',
    voice: side,
    account: `words of ${id}`,
  });
  const place = (a: 'A' | 'B', b: 'A' | 'B') =>
    fused(told(party('x', a, 0), party('y', b, 600), fix('z', 200)))!.place;
  assert.deepEqual(place('A', 'B'), place('B', 'A'));
});
