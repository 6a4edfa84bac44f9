import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellCache } from './cells.js';

test('points of one cell have the answer of its middle, which is asked for once', () => {
  const asked: [number, number][] = [];
  const cells = cellCache();
  const find = (lat: number, lon: number): string => {
    asked.push([lat, lon]);
    return lon > 30 ? 'east' : 'west';
  };
  assert.equal(cells(50.001, 30.001, find), 'east');
  assert.equal(cells(50.009, 30.009, find), 'east');
  assert.equal(cells(50.009, 29.999, find), 'west');
  assert.equal(cells(-50.001, -30.001, find), 'west');
  assert.equal(asked.length, 3);
  assert.ok(Math.abs(asked[0]![0] - 50.005) < 1e-9 && Math.abs(asked[0]![1] - 30.005) < 1e-9);
});

test('a place that is no number is asked for and not kept', () => {
  const cells = cellCache();
  assert.equal(
    cells(Number.NaN, 30, () => 'nowhere'),
    'nowhere',
  );
});
