import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactLine } from '../geo/line.js';
import { CONTESTED, type Ground, ground, UNKNOWN } from './ground.js';

const box = (west: number, south: number, east: number, north: number): number[][][][] => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const line = contactLine(
  [51, 50, 49].map((lat) => ({ lat, lon: 30, kind: 'front', near: '' })),
  50,
  40,
);
const early = Date.parse('2025-01-01T00:00:00Z');
const late = Date.parse('2025-06-01T00:00:00Z');
const held = ground(
  [
    {
      asOfMs: early,
      contestedKm: 3,
      areas: [
        { party: 'WEST', polygons: box(25, 49, 30, 51) },
        { party: 'EAST', polygons: box(30, 49, 35, 51) },
      ],
    },
    {
      asOfMs: late,
      contestedKm: 3,
      areas: [
        { party: 'WEST', polygons: box(25, 49, 28, 51) },
        { party: 'EAST', polygons: box(28, 49, 35, 51) },
      ],
    },
  ],
  line,
);

test('control follows the latest layer that is not after the moment', () => {
  assert.equal(held.controlAt(50, 29, early), 'WEST');
  assert.equal(held.controlAt(50, 29, late), 'EAST');
  assert.equal(held.controlAt(50, 29, early - 1), 'WEST', 'before all layers the earliest counts');
  assert.equal(held.controlAt(10, 10, early), UNKNOWN);
});

function near(asked: Ground, lat: number, lon: number, atMs: number): string {
  const cells = asked.controlNear(atMs);
  const numbers = new Uint16Array(1);
  cells.numbersAt(Float64Array.of(lat), Float64Array.of(lon), numbers);
  return cells.names[numbers[0]!]!;
}

test('asked for many points, control is that of the middle of a cell of about a kilometre', () => {
  assert.equal(near(held, 50.001, 29, early), 'WEST');
  assert.equal(near(held, 50.001, 29, late), 'EAST');
  assert.equal(near(held, 50.001, 30.0301, early), held.controlAt(50.005, 30.035, early));
  assert.equal(near(ground([], null), 50, 29, early), UNKNOWN);
});

test('ground within reach of the line is contested', () => {
  assert.equal(held.controlAt(50, 30.03, early), CONTESTED);
  assert.equal(held.controlAt(50, 30.06, early), 'EAST');
});

test('the distance to a party is zero on its ground and on contested ground, and else that to its edge', () => {
  assert.equal(held.distanceToGroundKm(50, 29, early, 'WEST'), 0);
  assert.equal(held.distanceToGroundKm(50, 30.01, early, 'WEST'), 0);
  const km = held.distanceToGroundKm(50, 29, early, 'EAST');
  assert.ok(Math.abs(km - 71.5) < 1.5, `${km}`);
  assert.equal(held.distanceToGroundKm(50, 29, early, 'NOBODY'), Number.POSITIVE_INFINITY);
  assert.ok(Number.isNaN(ground([], null).distanceToGroundKm(50, 29, early, 'WEST')));
});
