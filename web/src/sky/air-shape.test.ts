import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchPlaces, type Operation, wedgeOf } from './air-shape.ts';

const square = (lon: number, lat: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon - 1, lat - 1],
        [lon + 1, lat - 1],
        [lon + 1, lat + 1],
        [lon - 1, lat - 1],
      ],
    ],
  },
});
const from = (fromDegrees: number, sigmaDegrees: number): Operation =>
  ({ launchArea: { kind: 'bearing', fromDegrees, sigmaDegrees }, regions: [] }) as unknown as Operation;

test('the wedge opens towards where the attack came from, wider where that is known less', () => {
  const warned = [square(30, 48), square(32, 48)];
  const spread = (sigma: number): number => {
    const far = wedgeOf(from(90, sigma), warned).at(-1)!.ring.slice(0, 9);
    assert.ok(
      far.every(([lon]) => lon > 31),
      'to the east',
    );
    return Math.max(...far.map(([, lat]) => lat)) - Math.min(...far.map(([, lat]) => lat));
  };
  assert.ok(spread(20) > 2 * spread(8));
});

test('it fades outwards, and nothing is drawn where the direction is not known', () => {
  const strengths = wedgeOf(from(0, 10), [square(30, 48)]).map(({ strength }) => strength);
  assert.deepEqual(
    strengths,
    [...strengths].sort((a, b) => b - a),
  );
  const unknown = { launchArea: { kind: 'undetermined' }, regions: [] } as unknown as Operation;
  assert.deepEqual(wedgeOf(unknown, [square(30, 48)]), []);
  assert.deepEqual(wedgeOf(from(0, 10), []), []);
});

test('known launch places have a wedge each, outward as far as the regions lie', () => {
  const place = { name: 'Airfield', lat: 48, lon: 34, radiusMetres: 5_000 };
  const operation = {
    launchArea: { kind: 'named', words: 'from the airfield', source: 'x', places: [place] },
    advance: { from: [{ place, headingDegrees: 270, sigmaDegrees: 10, farthestKm: 300 }] },
    regions: [],
  } as unknown as Operation;
  assert.deepEqual(launchPlaces(operation), [place]);
  const lons = wedgeOf(operation, [square(31, 48)]).flatMap(({ ring }) => ring.map(([lon]) => lon));
  assert.ok(Math.max(...lons) <= 34.001 && Math.min(...lons) < 31, 'to the west of it');
  assert.deepEqual(launchPlaces(from(90, 5)), []);
});
