import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azimuthalPlane } from '../geo/azimuthal.js';
import { advanceOf } from './advance.js';

const FIELD = { name: 'Lake Field', lat: 50, lon: 38, radiusMetres: 5_000 };
const plane = azimuthalPlane(FIELD.lat, FIELD.lon);
const random = (i: number, seed: number): number => {
  const value = Math.sin(i * 12.9898 + seed * 78.233) * 43_758.5453;
  return value - Math.floor(value);
};

/** Regions to the west, warned by something that flies from the field at `speed` km/h; minutes of scatter. */
function warned(speed: number, scatterMinutes: number, seed: number) {
  return Array.from({ length: 12 }, (_, i) => {
    const km = 60 + 50 * i;
    const bearing = ((250 + 40 * random(i, seed)) * Math.PI) / 180;
    const [lat, lon] = plane.toGlobe(km * 1000 * Math.sin(bearing), km * 1000 * Math.cos(bearing));
    // Six of a uniform: near a normal of that standard deviation.
    let sum = 0;
    for (let k = 0; k < 12; k++) sum += random(100 * i + k, seed + 1);
    return { lat, lon, startMs: (km / speed) * 3_600_000 + (sum - 6) * scatterMinutes * 60_000 };
  });
}

test('the speed of the warnings from a named place is found, and its interval holds it nine times in ten', () => {
  let held = 0;
  const rounds = 500;
  for (let seed = 0; seed < rounds; seed++) {
    const advance = advanceOf([FIELD], warned(170, 25, seed))!;
    const { lowKmPerHour: low, highKmPerHour: high } = advance;
    if ((low ?? 0) <= 170 && (high ?? Number.POSITIVE_INFINITY) >= 170) held++;
  }
  assert.ok(held / rounds >= 0.87 && held / rounds <= 0.93, String(held / rounds));
});

test('the heading is that of the regions from the place, and each region counts for the nearest place', () => {
  const far = { ...FIELD, name: 'Hill Field', lat: 40 };
  const { from } = advanceOf([far, FIELD], warned(170, 10, 3))!;
  assert.deepEqual(
    from.map(({ place, regions }) => [place.name, regions]),
    [['Lake Field', 12]],
  );
  const [{ headingDegrees, sigmaDegrees }] = from as [(typeof from)[number]];
  assert.ok(Math.abs(headingDegrees - 270) < 10 && sigmaDegrees > 5 && sigmaDegrees < 20);
});

test('warnings of all regions at once have a speed without an upper end', () => {
  const all = warned(170, 0, 5).map((one, i) => ({ ...one, startMs: (i % 2) * 60_000 }));
  assert.equal(advanceOf([FIELD], all)!.highKmPerHour, null);
});

test('without a place or with few regions nothing is told', () => {
  assert.equal(advanceOf([], warned(170, 5, 1)), undefined);
  assert.equal(advanceOf([FIELD], warned(170, 5, 1).slice(0, 3)), undefined);
});
