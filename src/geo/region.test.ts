import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceMetres } from './position.js';
import { crossesItself, regionOf } from './region.js';

/** A square of a tenth of a degree with a hole in its middle. */
const SQUARE = [
  [16, 48],
  [16.1, 48],
  [16.1, 48.1],
  [16, 48.1],
] as const;
const HOLE = [
  [16.04, 48.04],
  [16.06, 48.04],
  [16.06, 48.06],
  [16.04, 48.06],
  [16.04, 48.04],
] as const;

test('a disc lies inside, outside or across the edge, by its radius', () => {
  const region = regionOf([SQUARE]);
  assert.equal(region.disc(48.05, 16.05, 0), 'inside');
  assert.equal(region.disc(48.05, 16.11, 0), 'outside');
  // The nearest edge, of the same longitude, lies 0.01 degree of longitude away.
  const awayMetres = distanceMetres(48.05, 16.01, 48.05, 16);
  assert.equal(region.disc(48.05, 16.01, awayMetres * 0.99), 'inside');
  assert.equal(region.disc(48.05, 16.01, awayMetres * 1.01), 'across');
  assert.equal(region.disc(48.05, 15.99, awayMetres * 0.99), 'outside');
  assert.equal(region.disc(48.05, 15.99, awayMetres * 1.01), 'across');
});

test('a disc that holds the whole region lies across its edge', () => {
  assert.equal(regionOf([SQUARE]).disc(48.05, 16.05, 100_000), 'across');
  assert.equal(regionOf([SQUARE]).disc(48.5, 16.05, 100_000), 'across');
});

test('a hole is outside', () => {
  const region = regionOf([SQUARE, HOLE]);
  assert.equal(region.disc(48.05, 16.05, 10), 'outside');
  assert.equal(region.disc(48.05, 16.02, 10), 'inside');
});

test('an edge that two units share is no edge of both together', () => {
  const east = SQUARE.map(([lon, lat]) => [lon + 0.1, lat]);
  // Corners must be equal to the last digit, as in a register whose units share arcs.
  east[0] = [16.1, 48];
  east[3] = [16.1, 48.1];
  const both = regionOf([SQUARE, east]);
  assert.equal(both.disc(48.05, 16.1, 1_000), 'inside');
  assert.equal(regionOf([SQUARE]).disc(48.05, 16.1, 1_000), 'across');
});

test('a ring that crosses, touches or doubles back on itself is told from one that does not', () => {
  const bow = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  const spike = [
    [0, 0],
    [2, 0],
    [1, 0],
    [1, 1],
  ];
  const touching = [
    [0, 0],
    [2, 0],
    [2, 2],
    [1, 0],
    [0, 2],
  ];
  for (const ring of [
    bow,
    spike,
    touching,
    [
      [0, 0],
      [1, 1],
    ],
  ])
    assert.ok(crossesItself(ring));
  const closed = [...SQUARE, SQUARE[0]];
  const notched = [
    [0, 0],
    [2, 0],
    [2, 2],
    [1, 1],
    [0, 2],
  ];
  for (const ring of [SQUARE, closed, notched]) assert.ok(!crossesItself(ring));
});
