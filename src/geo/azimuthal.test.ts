import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azimuthalPlane } from './azimuthal.js';
import { METRES_PER_DEGREE } from './position.js';

test('the plane gives back the place, also over the date line and far off', () => {
  for (const [lat0, lon0, lat, lon] of [
    [49, 33, 52.5, 39],
    [10, 179.5, 11, -178],
    [0, 0, 0, 0],
    [-33, 150, -30, 151],
  ] as const) {
    const plane = azimuthalPlane(lat0, lon0);
    const [backLat, backLon] = plane.toGlobe(...plane.toPlane(lat, lon));
    assert.ok(Math.abs(backLat - lat) < 1e-9 && Math.abs(backLon - lon) < 1e-9, `${backLat} ${backLon}`);
  }
});

test('north is up, and a degree along the meridian is a degree of the sphere', () => {
  const [x, y] = azimuthalPlane(49, 33).toPlane(50, 33);
  assert.ok(Math.abs(x) < 1e-6 && Math.abs(y - METRES_PER_DEGREE) < 1e-3);
});
