import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceMetres } from '../geo/position.js';
import { cellOf, stretchOf } from './grid.js';

test('the radius told holds the true place, from the equator to the far north, on both sides of Greenwich', () => {
  for (const km of [1, 10, 50])
    for (let lat = -70; lat <= 70; lat += 3.37)
      for (let lon = -179; lon <= 179; lon += 13.7) {
        const cell = cellOf(lat, lon, km);
        const away = distanceMetres(lat, lon, cell.lat, cell.lon);
        // Away from the row's middle latitude a column is a little wider or narrower than km.
        assert.ok(away <= cell.radiusMetres * 1.03, `${lat} ${lon} ${km}: ${away}`);
      }
});

test('places of one cell cannot be told apart, and generalising twice is the same as once', () => {
  const cell = cellOf(50.1234, 30.5432, 10);
  assert.deepEqual(cellOf(50.125, 30.541, 10), cell);
  assert.deepEqual(cellOf(cell.lat, cell.lon, 10), cell);
  assert.equal(stretchOf(stretchOf(-0.1, 10), 10), -5);
  assert.equal(stretchOf(123.4, 10), 125);
});
