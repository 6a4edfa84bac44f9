import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solution, solveTriple } from './triple.js';

const SPEED = 340;

function solveFor(x: number, y: number, a: readonly [number, number], b: readonly [number, number]) {
  const r = Math.hypot(x, y);
  const delay = ([sx, sy]: readonly [number, number]): number => (Math.hypot(x - sx, y - sy) - r) / SPEED;
  const found = solveTriple(a[0], a[1], delay(a), b[0], b[1], delay(b), SPEED);
  return Array.from({ length: found }, (_, k) => [...solution.subarray(k * 3, k * 3 + 3)]);
}

test('a triangle of sensors gives the place back, wherever it is', () => {
  for (const [x, y] of [
    [1500, 2500],
    [-4000, 900],
    [600, 700],
    [300, -7000],
  ] as const) {
    const places = solveFor(x, y, [2000, 200], [300, 1900]);
    const best = Math.min(...places.map(([px, py]) => Math.hypot(px! - x, py! - y)));
    assert.ok(best < 0.01, `${x}, ${y}: ${JSON.stringify(places)}`);
  }
});

test('a row of sensors gives the place and its mirror image', () => {
  const places = solveFor(700, 3000, [-2000, 0], [2000, 0]).map(([x, y]) => [Math.round(x!), Math.round(y!)]);
  assert.deepEqual(
    places.sort((a, b) => b[1]! - a[1]!),
    [
      [700, 3000],
      [700, -3000],
    ],
  );
});

test('delays that no place explains give none', () => {
  assert.equal(solveTriple(2000, 0, -4, -2000, 0, -4, SPEED), 0);
  assert.equal(solveTriple(2000, 0, -3, -2000, 0, -3, SPEED), 0);
});
