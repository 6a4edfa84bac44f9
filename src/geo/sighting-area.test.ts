import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDegrees, distanceMetres } from './position.js';
import { arcOf, type Bearing } from './sighting-arc.js';
import { type SightingArea, sightingArea } from './sighting-area.js';
import type { SightLine } from './sighting-likelihood.js';

const EAR = { radiusMetres: 0, sigmaDegrees: 6, farther: 1.15, rangeSpread: 0.25, reachMetres: 15_000 };
const point = (index: number): Bearing => ({ degrees: index * 22.5, halfDegrees: 11.25 });
const exact = (degrees: number): Bearing => ({ degrees, halfDegrees: 0 });
const METRES_A_DEGREE = 111_195;
const east = (metres: number, lat = 48): number =>
  metres / (METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180));
const from = (lat: number, lon: number, rest: Partial<SightLine> = {}): SightLine => ({
  ...EAR,
  lat,
  lon,
  ...rest,
});
const away = (area: SightingArea, lat: number, lon: number): number =>
  distanceMetres(area.lat, area.lon, lat, lon);

test('several bearings are one arc from the outermost to the outermost, over north too, and all round where no gap is left', () => {
  const north = arcOf([point(2), point(15), point(1)]);
  assert.deepEqual(north, { middleDegrees: 11.25, halfDegrees: 45 });
  assert.deepEqual(arcOf([exact(350), exact(10)]), { middleDegrees: 0, halfDegrees: 10 });
  assert.deepEqual(arcOf([exact(90)]), { middleDegrees: 90, halfDegrees: 0 });
  assert.equal(arcOf(Array.from({ length: 16 }, (_, i) => point(i))).halfDegrees, 180);
});

test('two to seven kilometres NNE, NE and NNW of an observer is an area to the north of there', () => {
  const arc = arcOf([point(1), point(2), point(15)]);
  const area = sightingArea([from(48, 37, { arc, rangeMetres: { min: 2_000, max: 7_000 } })]);
  const bearing = bearingDegrees(48, 37, area.lat, area.lon);
  assert.ok(Math.abs(bearing - 11.25) < 1, `${bearing}`);
  assert.ok(away(area, 48, 37) > 4_000 && away(area, 48, 37) < 8_000);
  assert.ok(area.radiusMetres > 4_000 && area.radiusMetres < 8_000);
});

test('a range without a bearing is a ring around the observer; a bearing without a range ends where nothing more is heard', () => {
  const ring = sightingArea([from(48, 37, { rangeMetres: { min: 3_000, max: 4_000 } })]);
  assert.ok(away(ring, 48, 37) < 50);
  assert.ok(ring.radiusMetres > 4_000);
  const wedge = (reachMetres: number) =>
    sightingArea([from(48, 37, { arc: arcOf([point(4)]), reachMetres })]);
  const [near, far] = [wedge(4_000), wedge(20_000)];
  assert.ok(away(near, 48, 37) < 4_000, 'within the reach');
  const times = far.radiusMetres / near.radiusMetres;
  assert.ok(Math.abs(times - 5) < 0.1, `five times the reach, ${times} times the radius`);
  assert.ok(Math.abs(far.longDegrees - 90) < 1);
});

test('two bearings cross where they cross, and three hold the place better than two', () => {
  const [lat, lon] = [48 + 6_000 / METRES_A_DEGREE, 37 + east(5_000)];
  const towards = (oLat: number, oLon: number) =>
    from(oLat, oLon, { arc: arcOf([exact(bearingDegrees(oLat, oLon, lat, lon))]), sigmaDegrees: 3 });
  const lines = [towards(48, 37), towards(48, 37 + east(9_000)), towards(48.1, 37)];
  const two = sightingArea(lines.slice(0, 2));
  const three = sightingArea(lines);
  assert.ok(two.agree && three.agree);
  assert.ok(away(two, lat, lon) < two.radiusMetres / 2);
  assert.ok(three.radiusMetres < two.radiusMetres);
});

test('observers who contradict one another make a wide area that says so, and no crossing is invented', () => {
  const west = from(48, 37, { arc: arcOf([point(12)]), rangeMetres: { min: 2_000, max: 3_000 } });
  const there = from(48, 37 + east(8_000), {
    arc: arcOf([point(4)]),
    rangeMetres: { min: 2_000, max: 3_000 },
  });
  const area = sightingArea([west, there]);
  assert.equal(area.agree, false);
  for (const alone of [west, there]) {
    const one = sightingArea([alone]);
    assert.ok(away(area, one.lat, one.lon) < area.radiusMetres, 'holds what each says');
    assert.ok(area.radiusMetres > 2 * one.radiusMetres);
  }
});

test('an uncertain observer makes the area wider', () => {
  const said = { arc: arcOf([point(0)]), rangeMetres: { min: 1_000, max: 2_000 } };
  const radii = [0, 500, 2_000, 10_000].map(
    (radiusMetres) => sightingArea([from(48, 37, { ...said, radiusMetres })]).radiusMetres,
  );
  for (let i = 1; i < radii.length; i++) assert.ok(radii[i]! > radii[i - 1]!, `${radii}`);
  assert.ok(radii.at(-1)! > 9_000, `${radii}`);
});

test('the order of observers does not matter, and moving all of them east moves the area east', () => {
  const a = from(48, 37, { arc: arcOf([point(1)]) });
  const b = from(48, 37 + east(7_000), { arc: arcOf([point(15)]) });
  const [one, other] = [sightingArea([a, b]), sightingArea([b, a])];
  assert.ok(away(one, other.lat, other.lon) < 1);
  assert.ok(Math.abs(one.radiusMetres - other.radiusMetres) < 1);
  const moved = sightingArea([a, b].map((line) => ({ ...line, lon: line.lon + 143 - 0.05 })));
  assert.ok(away(moved, one.lat, one.lon + 143 - 0.05) < 5, 'over the date line too');
});

test('poles, the date line and observers worlds apart give numbers', () => {
  const odd = [
    [from(90, 0, { arc: arcOf([point(3)]) })],
    [from(-90, 180, { arc: arcOf([point(3)]) }), from(-89.99, -180, { arc: arcOf([point(11)]) })],
    [from(48, -179.99, { arc: arcOf([point(4)]) }), from(48, 179.99, { arc: arcOf([point(4)]) })],
    [from(48, 37, { arc: arcOf([point(4)]) }), from(-30, -120, { arc: arcOf([point(4)]) })],
    [from(0, 0, { rangeMetres: { min: 0, max: 1 }, radiusMetres: 3_000_000 })],
    [
      from(0, 0, {
        rangeMetres: { min: 3_000_000, max: 3_000_000 },
        sigmaDegrees: 180,
        arc: arcOf([exact(1)]),
      }),
    ],
  ];
  for (const lines of odd) {
    const { lat, lon, radiusMetres } = sightingArea(lines);
    assert.ok(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && radiusMetres > 0, JSON.stringify(lines));
  }
});
