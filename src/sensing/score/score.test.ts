import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sensors, Truth, TruthArrivals } from '../../formats/network/network.js';
import { metresPerDegree } from '../../geo/local-metres.js';
import { longRandomOf, normal } from '../../random/random.js';
import type { Fix } from '../fix.js';
import { readFixes } from './read-fixes.js';
import { insideRegion } from './region.js';
import { rowNear } from './row.js';
import { scoreFixes } from './score.js';
import { summarise } from './summary.js';

const ORIGIN = { lat: 44, lon: -40 } as const;
const { perLat, perLon } = metresPerDegree(ORIGIN.lat);
const at = (east: number, north: number): { lat: number; lon: number } => ({
  lat: ORIGIN.lat + north / perLat,
  lon: ORIGIN.lon + east / perLon,
});
const START = Date.UTC(2031, 4, 12, 3);

/** Sensors every 2 km along the parallel, with no depth. */
const SENSORS: Sensors = {
  count: 40,
  ids: Array.from({ length: 40 }, (_, i) => `S${i}`),
  index: new Map(),
  lat: new Float64Array(40).fill(ORIGIN.lat),
  lon: Float64Array.from({ length: 40 }, (_, i) => at(2_000 * (i - 20), 0).lon),
  elevationMetres: new Float64Array(40),
  kind: new Uint8Array(40),
  bearingSigmaDegrees: new Float64Array(40).fill(Number.NaN),
  setAside: new Set(),
};

interface At {
  readonly east: number;
  readonly north: number;
  readonly seconds: number;
}

/** Events with five arrivals each: A<event>-<0 to 4>. */
function truthOf(places: readonly At[]): { truth: Truth; arrivals: TruthArrivals } {
  const column = (of: (place: At) => number): Float64Array => Float64Array.from(places, of);
  const event = new Map<string, string>();
  places.forEach((_, i) => {
    for (let a = 0; a < 5; a++) event.set(`A${i}-${a}`, `E${i}`);
  });
  return {
    truth: {
      count: places.length,
      ids: places.map((_, i) => `E${i}`),
      kinds: places.map(() => 'impact'),
      timeMs: column(({ seconds }) => START + 1000 * seconds),
      lat: column(({ east, north }) => at(east, north).lat),
      lon: column(({ east, north }) => at(east, north).lon),
    },
    arrivals: { event, echoes: new Set() },
  };
}

function fixOf(place: At, event: number, more: Partial<Fix> = {}): Fix {
  return {
    id: `F${event}`,
    time: new Date(START + 1000 * place.seconds).toISOString(),
    ...at(place.east, place.north),
    ellipse90: { majorM: 100, minorM: 50, azimuthDeg: 0 },
    alternatives: [],
    probability: 0.99,
    kind: 'impact',
    arrivals: Array.from({ length: 5 }, (_, a) => `A${event}-${a}`),
    ...more,
  };
}

const PLACES: readonly At[] = Array.from({ length: 10 }, (_, i) => ({
  east: 1_500 * (i - 5),
  north: i % 2 === 0 ? 4_000 : -6_000,
  seconds: 8 * i,
}));

function summaryOf(fixes: readonly Fix[], places = PLACES) {
  return summarise([scoreFixes(fixes, { sensors: SENSORS, ...truthOf(places) })]);
}

test('the truth itself scores full marks', () => {
  const { f1, pairPrecision, pairRecall, places, wrongSide } = summaryOf(
    PLACES.map((place, i) => fixOf(place, i)),
  );
  assert.deepEqual([f1, pairPrecision, pairRecall, places.inside, wrongSide], [1, 1, 1, 1, 0]);
  assert.ok(places.p90Metres < 1e-6);
});

test('a false fix costs precision, a missed event recall, and a fix that doubts itself costs nothing', () => {
  const right = PLACES.map((place, i) => fixOf(place, i));
  const stray = fixOf({ east: 0, north: 0, seconds: 4 }, 99, { arrivals: ['X1', 'X2'] });
  assert.equal(summaryOf([...right, stray]).precision, 10 / 11);
  assert.equal(summaryOf([...right, { ...stray, probability: 0.3 }]).precision, 1);
  assert.equal(summaryOf(right.slice(2)).recall, 0.8);
});

test('an event is matched once, by its nearest fix: a second fix of it is a false one', () => {
  const doubled = PLACES.flatMap((place, i) => [
    fixOf(place, i),
    fixOf({ ...place, east: place.east + 50 }, i),
  ]);
  const { precision, recall } = summaryOf(doubled);
  assert.deepEqual([precision, recall], [0.5, 1]);
});

test('beyond five seconds, or beyond 500 m and three ellipses, a fix is no match, whatever its arrivals', () => {
  const [first] = PLACES as [At];
  const recall = (place: Partial<At>, more: Partial<Fix> = {}): number =>
    summaryOf([fixOf({ ...first, ...place }, 0, more)], [first]).recall;
  assert.equal(recall({ seconds: 4.9 }), 1);
  assert.equal(recall({ seconds: 5.1 }), 0);
  assert.equal(recall({ north: first.north + 490 }), 1);
  assert.equal(recall({ north: first.north + 510 }), 0);
  const wide = { ellipse90: { majorM: 400, minorM: 400, azimuthDeg: 0 } };
  assert.equal(recall({ north: first.north + 1_150 }, wide), 1);
  assert.equal(recall({ north: first.north + 1_250 }, wide), 0);
  const endless = { ellipse90: { majorM: 1e6, minorM: 1e6, azimuthDeg: 0 } };
  assert.equal(recall({ north: first.north + 3_100 }, endless), 0);
});

test('a fix that holds the arrivals of an event is wrong about its place, however far off it lies', () => {
  const fixes = PLACES.map((place, i) => fixOf(i === 0 ? { ...place, east: place.east + 20_000 } : place, i));
  const { places, recall } = summaryOf(fixes);
  assert.equal(places.count, 10);
  assert.equal(recall, 0.9);
  assert.equal(places.inside, 0.9);
});

test('a mirror image is on the wrong side; told as an open alternative it is neither confident nor lost', () => {
  const mirrored = PLACES.map((place, i) => fixOf({ ...place, north: -place.north }, i));
  const sure = summaryOf(mirrored);
  assert.deepEqual([sure.wrongSide, sure.confident, sure.f1], [1, 10, Number.NaN]);
  const open = summaryOf(
    mirrored.map((fix, i) => ({
      ...fix,
      probability: 0.5,
      alternatives: [{ ...at(PLACES[i]!.east, PLACES[i]!.north), probability: 0.5 }],
    })),
  );
  assert.deepEqual([open.confident, open.f1, open.places.inside], [0, 1, 1]);
});

test('a place a few metres across the row is not on the wrong side', () => {
  const place = { east: 0, north: 60, seconds: 0 };
  assert.equal(summaryOf([fixOf({ ...place, north: -60 }, 0)], [place]).wrongSide, 0);
  const deep = { east: 0, north: 600, seconds: 0 };
  assert.equal(summaryOf([fixOf({ ...deep, north: -600 }, 0)], [deep]).wrongSide, 1);
});

test('pairs: an arrival of another event, a false one and an echo', () => {
  const [one, two] = [PLACES[0]!, PLACES[1]!];
  const { truth, arrivals } = truthOf([one, two]);
  const told = {
    sensors: SENSORS,
    truth,
    arrivals: {
      event: new Map([...arrivals.event, ['X', ''], ['Y', 'E0']]),
      echoes: new Set(['Y']),
    },
  };
  const mixed = ['A0-0', 'A0-1', 'A0-2', 'A1-0', 'X', 'Y'];
  const { pairsMade, pairsRight, pairsTrue } = scoreFixes([fixOf(one, 0, { arrivals: mixed })], told);
  assert.deepEqual([pairsMade, pairsRight, pairsTrue], [10, 3, 20]);
});

test('events that fewer than four sensors heard are not asked for, and finding one is not held against a fix', () => {
  const { truth, arrivals } = truthOf(PLACES);
  for (const id of ['A0-0', 'A0-1']) arrivals.event instanceof Map && arrivals.event.set(id, '');
  const score = scoreFixes([fixOf(PLACES[0]!, 0)], { sensors: SENSORS, truth, arrivals });
  assert.deepEqual([score.locatable, score.found, score.claimed, score.claimedRight], [9, 0, 1, 1]);
});

test('ellipses of normal errors hold the true place nine times in ten, turned as they are turned', () => {
  const random = longRandomOf(5);
  const inside = { right: 0, turned: 0 };
  const rounds = 4_000;
  for (let i = 0; i < rounds; i++) {
    const azimuth = 180 * random();
    // 2.146: radius of 90 % for two normal coordinates.
    const [along, across] = [200 * normal(random), 30 * normal(random)];
    const [sin, cos] = [Math.sin((azimuth * Math.PI) / 180), Math.cos((azimuth * Math.PI) / 180)];
    const truly = at(along * sin + across * cos, along * cos - across * sin);
    const fix = (azimuthDeg: number): Fix =>
      fixOf({ east: 0, north: 0, seconds: 0 }, 0, {
        ellipse90: { majorM: 2.146 * 200, minorM: 2.146 * 30, azimuthDeg },
      });
    if (insideRegion(fix(azimuth), truly.lat, truly.lon)) inside.right++;
    if (insideRegion(fix(azimuth + 90), truly.lat, truly.lon)) inside.turned++;
  }
  assert.ok(Math.abs(inside.right / rounds - 0.9) < 0.02, `${inside.right / rounds}`);
  assert.ok(inside.turned / rounds < 0.4);
});

test('the region at an alternative is the mirror image of the ellipse', () => {
  const fix = fixOf({ east: 0, north: -3_000, seconds: 0 }, 0, {
    ellipse90: { majorM: 1_000, minorM: 10, azimuthDeg: 30 },
    probability: 0.6,
    alternatives: [{ ...at(0, 3_000), probability: 0.4 }],
  });
  const [sin, cos] = [Math.sin(Math.PI / 6), Math.cos(Math.PI / 6)];
  const inside = (east: number, north: number): boolean => {
    const { lat, lon } = at(east, north);
    return insideRegion(fix, lat, lon);
  };
  assert.ok(inside(900 * sin, -3_000 + 900 * cos));
  assert.ok(!inside(900 * sin, -3_000 - 900 * cos));
  assert.ok(inside(900 * sin, 3_000 - 900 * cos));
  assert.ok(!inside(900 * sin, 3_000 + 900 * cos));
});

test('the row runs along the sensors, whichever way they run', () => {
  for (const degrees of [0, 37, 90, 151]) {
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    const places = Array.from({ length: 20 }, (_, i) => at(2_000 * (i - 10) * sin, 2_000 * (i - 10) * cos));
    const turned: Sensors = {
      ...SENSORS,
      count: 20,
      lat: Float64Array.from(places, ({ lat }) => lat),
      lon: Float64Array.from(places, ({ lon }) => lon),
    };
    const place = at(5_000 * cos, -5_000 * sin);
    const mirror = at(-3_000 * cos, 3_000 * sin);
    const row = rowNear(turned, place.lat, place.lon);
    const offset = row.offsetMetres(place.lat, place.lon);
    assert.ok(Math.abs(Math.abs(offset) - 5_000) < 20, `${offset} at ${degrees}`);
    assert.ok(Math.abs(row.offsetMetres(mirror.lat, mirror.lon) / offset + 0.6) < 0.01);
  }
});

test('lines that are no fixes are told by their number, and the others are read', async () => {
  async function* input() {
    yield Buffer.from(`${JSON.stringify(fixOf(PLACES[0]!, 0))}\nnull\n{"time":"x"}\n{]\n\n`);
    yield Buffer.from(
      `${JSON.stringify({ ...fixOf(PLACES[1]!, 1), lat: null })}\n${JSON.stringify(fixOf(PLACES[2]!, 2))}`,
    );
  }
  const { fixes, unread } = await readFixes(input());
  assert.deepEqual(
    fixes.map(({ id }) => id),
    ['F0', 'F2'],
  );
  assert.deepEqual(
    unread.map(({ line }) => line),
    [2, 3, 4, 6],
  );
});
