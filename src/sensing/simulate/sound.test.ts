import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  absorption,
  excessDecibels,
  LAYER_METRES,
  raySpeed,
  shadowDecibels,
  soundSpeed,
  travelSeconds,
} from './sound.js';

const close = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test('absorption by air is that of table 2 of ISO 9613-2 (dB/km at 70 % humidity)', () => {
  for (const [celsius, hertz, decibels] of [
    [10, 125, 0.4],
    [10, 500, 1.9],
    [10, 1000, 3.7],
    [10, 4000, 32.8],
    [20, 250, 1.1],
    [20, 1000, 5.0],
    [20, 8000, 76.6],
    [30, 2000, 12.9],
  ] as const)
    close(1000 * absorption(hertz, celsius, 70), decibels, 0.02 * decibels + 0.1);
});

test('sound takes 343.2 m/s at 20 degrees, and the wind along its way adds to it', () => {
  close(soundSpeed(20), 343.2, 0.1);
  close(raySpeed(340, 5, 0), 345, 1e-9);
  close(raySpeed(340, -5, 0), 335, 1e-9);
  close(raySpeed(340, 0, 10), 339.85, 0.01);
});

test('rays that bend down arrive before straight ones, but no faster than the top of the layer', () => {
  const straight = travelSeconds(8_000, 340, 0);
  const bent = travelSeconds(8_000, 340, 0.01);
  assert.ok(bent < straight);
  assert.equal(travelSeconds(8_000, 340, -0.01), straight);
  for (const metres of [1_000, 10_000, 30_000])
    assert.ok(metres / travelSeconds(metres, 340, 0.05) <= 340 + 0.05 * LAYER_METRES + 1e-9);
  // The ray is an arc around the level at which the speed would be nought: its length over the speed, summed up.
  const growth = 0.01;
  let seconds = 0;
  const radius = 340 / growth;
  const half = Math.atan(2_000 / radius);
  for (let i = 0; i < 2_000; i++) {
    const angle = -half + (2 * half * (i + 0.5)) / 2_000;
    // The speed is proportional to the distance from the circle's middle level.
    const speed = (340 * Math.cos(angle)) / Math.cos(half);
    seconds += ((radius / Math.cos(half)) * ((2 * half) / 2_000)) / speed;
  }
  close(travelSeconds(4_000, 340, growth), seconds, 1e-3);
});

test('losses grow with the hill in the way, upwind and with the distance', () => {
  assert.equal(shadowDecibels(0, 8), 0);
  assert.ok(shadowDecibels(0.1, 8) < shadowDecibels(1, 8));
  assert.equal(shadowDecibels(1_000, 8), 20);
  assert.ok(excessDecibels(5_000, -5, 0) > excessDecibels(5_000, 0, 0));
  assert.ok(excessDecibels(5_000, 0, 0) > excessDecibels(5_000, 5, 0));
  assert.ok(excessDecibels(5_000, 5, 0) > excessDecibels(2_500, 5, 0));
});
