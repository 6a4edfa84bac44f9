import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cells, cells } from './cells.js';

function nameAt(asked: Cells, lat: number, lon: number): string {
  const numbers = new Uint16Array(1);
  asked.numbersAt(Float64Array.of(lat), Float64Array.of(lon), numbers);
  return asked.names[numbers[0]!]!;
}

test('points of one cell have the answer of its middle, which is asked for once', () => {
  const asked: [number, number][] = [];
  const kept = cells((lat, lon) => {
    asked.push([lat, lon]);
    return lon > 30 ? 'east' : 'west';
  });
  const at = (lat: number, lon: number): string => nameAt(kept, lat, lon);
  assert.equal(at(50.001, 30.001), 'east');
  assert.equal(at(50.009, 30.009), 'east');
  assert.equal(at(50.009, 29.999), 'west');
  assert.equal(at(-50.001, -30.001), 'west');
  assert.equal(asked.length, 3);
  assert.ok(Math.abs(asked[0]![0] - 50.005) < 1e-9 && Math.abs(asked[0]![1] - 30.005) < 1e-9);
});

test('a place that is no number, or off the globe, is asked for and not kept', () => {
  let asked = 0;
  const kept = cells(() => `nowhere ${asked++ % 2}`);
  const places = [
    [Number.NaN, 30],
    [50, Number.NaN],
    [91, 30],
    [50, 400],
    [Number.POSITIVE_INFINITY, 30],
  ] as const;
  for (const [lat, lon] of places) {
    const before = asked;
    assert.ok(nameAt(kept, lat, lon).startsWith('nowhere'));
    assert.ok(nameAt(kept, lat, lon).startsWith('nowhere'));
    assert.equal(asked, before + 2);
  }
  assert.deepEqual(kept.names, ['nowhere 0', 'nowhere 1']);
});

test('with more answers than fit into a byte each place still has its own', () => {
  const kept = cells((_lat, lon) => `cell ${Math.floor(lon * 100)}`);
  for (let round = 0; round < 2; round++)
    for (let k = 0; k < 600; k++) assert.equal(nameAt(kept, 10.005, (k + 0.5) / 100), `cell ${k}`);
});
