import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsPlace, mirroredAzimuth, radiusOfEllipse } from './place-shape.js';

test('the radius of an ellipse holds 90 % of its normal error to a per cent', () => {
  // P(|x| < r) of a normal of standard deviations 1 and q, integrated over the angle.
  const held = (radius: number, q: number): number => {
    let sum = 0;
    for (let i = 0; i < 2_000; i++) {
      const angle = ((i + 0.5) / 2_000) * 2 * Math.PI;
      const a = Math.cos(angle) ** 2 + (Math.sin(angle) / q) ** 2;
      sum += (1 - Math.exp((-radius * radius * a) / 2)) / a;
    }
    return sum / 2_000 / q;
  };
  for (const q of [0.05, 0.2, 0.4, 0.6, 0.8, 1]) {
    const times = Math.sqrt(2 * Math.log(10));
    const radius = radiusOfEllipse({ majorMetres: times, minorMetres: q * times, azimuthDegrees: 0 });
    assert.ok(Math.abs(held(radius, q) - 0.9) < 0.005, `${q}: ${held(radius, q)}`);
  }
});

test('a mirror image of an ellipse points as far to the other side', () => {
  assert.equal(((mirroredAzimuth(30, 0, 1_000) % 180) + 180) % 180, 150);
  assert.equal(((mirroredAzimuth(30, 1_000, 0) % 180) + 180) % 180, 150);
});

test('a place is in the region of an ellipse, or in that of an alternative', () => {
  const shape = {
    kind: 'ellipse',
    ...{ majorMetres: 1_000, minorMetres: 100, azimuthDegrees: 0 },
    probability: 0.7,
    alternatives: [{ lat: 50, lon: 30.2, probability: 0.3 }],
  } as const;
  const place = { lat: 50, lon: 30, radiusMetres: 800, shape };
  assert.equal(holdsPlace(place, 50.008, 30), true);
  assert.equal(holdsPlace(place, 50, 30.008), false);
  assert.equal(holdsPlace(place, 50.008, 30.2), true);
  assert.equal(holdsPlace({ ...place, shape: { ...shape, alternatives: [] } }, 50.008, 30.2), false);
});
