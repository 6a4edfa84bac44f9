import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceMetres } from '../geo/position.js';
import { fromPlane, toPlane } from './plane.js';

test('a place goes into the plane and back, across the date line too', () => {
  for (const [lat, lon] of [
    [48, 30],
    [-33, 179.95],
    [65, -179.9],
  ] as const) {
    const place = fromPlane(lat, lon, 12_000, -21_000);
    const { x, y } = toPlane(lat, lon, place.lat, place.lon);
    assert.ok(Math.hypot(x - 12_000, y + 21_000) < 0.01, `${x}, ${y}`);
    assert.ok(Math.abs(place.lon) <= 180);
  }
});

test('distances in the plane are those on the ground, to the 0.4 % by which the sphere is off', () => {
  const a = fromPlane(48, 30, 15_000, 9_000);
  const b = fromPlane(48, 30, -8_000, 14_000);
  const ground = distanceMetres(a.lat, a.lon, b.lat, b.lon);
  assert.ok(Math.abs(ground / Math.hypot(23_000, 5_000) - 1) < 0.004);
});

test('two points far from the origin are as far apart as in the plane of one of them', () => {
  const a = fromPlane(48, 30, 15_000, 9_000);
  const b = fromPlane(48, 30, 11_000, 24_000);
  const { x, y } = toPlane(a.lat, a.lon, b.lat, b.lon);
  assert.ok(Math.abs(Math.hypot(x, y) / Math.hypot(4_000, 15_000) - 1) < 2e-5);
});
