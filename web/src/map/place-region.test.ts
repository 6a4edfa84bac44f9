import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '../api/types.ts';
import { outlinesOf } from './place-region.ts';

type Place = Incident['place'];
const at = { name: '', lat: 50, lon: 30, radiusMetres: 900, precision: 'town', region: '', basis: 'coder' };
const METRES = 111_195;
const eastOf = ([lon]: readonly [number, number]): number =>
  (lon - 30) * METRES * Math.cos((50 * Math.PI) / 180);
const northOf = ([, lat]: readonly [number, number]): number => (lat - 50) * METRES;

test('an ellipse is drawn along its azimuth, and each alternative with its own', () => {
  const shape = {
    kind: 'ellipse',
    ...{ majorMetres: 1_000, minorMetres: 200, azimuthDegrees: 90, probability: 0.7 },
    alternatives: [
      {
        ...{ lat: 50.1, lon: 30, probability: 0.3 },
        ellipse90: { majorMetres: 300, minorMetres: 300, azimuthDegrees: 0 },
      },
    ],
  };
  const [first, second] = outlinesOf({ ...at, shape } as unknown as Place);
  assert.ok(Math.abs(Math.max(...first!.ring.map(eastOf)) - 1_000) < 1);
  assert.ok(Math.abs(Math.max(...first!.ring.map(northOf)) - 200) < 1);
  assert.equal(second!.probability, 0.3);
  assert.ok(Math.abs(Math.min(...second!.ring.map(northOf)) - (0.1 * METRES - 300)) < 1);
});

test('a sector begins at its observer, and a plain circle has no outline of its own', () => {
  const shape = {
    kind: 'sector',
    ...{ apexLat: 50, apexLon: 30, middleDegrees: 0, halfDegrees: 5, nearMetres: 0, farMetres: 10_000 },
  };
  const [{ ring }] = outlinesOf({ ...at, shape } as unknown as Place) as [ReturnType<typeof outlinesOf>[0]];
  assert.ok(Math.abs(Math.max(...ring.map(northOf)) - 10_000) < 1);
  assert.ok(Math.abs(Math.min(...ring.map(northOf))) < 1);
  assert.deepEqual(ring[0], ring.at(-1));
  assert.deepEqual(outlinesOf(at as unknown as Place), []);
});
