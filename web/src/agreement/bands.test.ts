import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StandingBand } from '../api/types.ts';
import { standingRows } from './bands.ts';

const band = (
  clause: string,
  party: string,
  standing: StandingBand['standing'],
  startMs: number,
): StandingBand => ({
  clause,
  party,
  standing,
  startMs,
  endMs: startMs + 10,
  reading: 'r1',
  because: '',
});

test('clauses that stand alike share a row, others have their own', () => {
  const bands = [
    band('a', 'NORTH', 'inForce', 0),
    band('b', 'NORTH', 'inForce', 0),
    band('c', 'NORTH', 'suspended', 0),
  ];
  const rows = standingRows(bands, ['r1'], ['NORTH']);
  assert.deepEqual(
    rows.map((row) => row.clauses),
    [['a', 'b'], ['c']],
  );
});

test('rows follow the order of readings and parties given, bands that of time', () => {
  const bands = [
    band('a', 'SOUTH', 'lapsed', 10),
    band('a', 'SOUTH', 'inForce', 0),
    band('a', 'NORTH', 'inForce', 0),
  ];
  const rows = standingRows(bands, ['r1'], ['NORTH', 'SOUTH']);
  assert.deepEqual(
    rows.map((row) => [row.party, row.bands.map((one) => one.startMs)]),
    [
      ['NORTH', [0]],
      ['SOUTH', [0, 10]],
    ],
  );
});
