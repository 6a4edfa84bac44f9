import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, normal, randomOf } from '../random/random.js';
import { holdsInSector, sectorOf } from './sector.js';
import type { SightLine } from './sighting-likelihood.js';

const PER_DEGREE = 111_195;
const OBSERVER = { lat: 50, lon: 30, radiusMetres: 0 };
const at = (rangeMetres: number, bearingDegrees: number): [number, number] => {
  const bearing = (bearingDegrees * Math.PI) / 180;
  const north = (rangeMetres * Math.cos(bearing)) / PER_DEGREE;
  const east = (rangeMetres * Math.sin(bearing)) / (PER_DEGREE * Math.cos((50 * Math.PI) / 180));
  return [50 + north, 30 + east];
};
const camera = { sigmaDegrees: 1.5, farther: 1, rangeSpread: 0.1, reachMetres: 15_000 };
const ear = { sigmaDegrees: 6, farther: 1.15, rangeSpread: 0.25, reachMetres: 20_000 };

/** Share of draws whose event lies in the sector of what was said of it. */
function held(draw: () => { readonly line: SightLine; readonly event: [number, number] }): number {
  let count = 0;
  for (let i = 0; i < 4_000; i++) {
    const { line, event } = draw();
    if (holdsInSector(sectorOf(line)!, ...event)) count++;
  }
  return count / 4_000;
}

for (const [name, rangeOf] of [
  ['near', (u: number) => 500 + 3_000 * u],
  ['evenly over the range', (u: number) => 15_000 * u],
  ['evenly over the ground', (u: number) => 15_000 * Math.sqrt(u)],
] as const)
  test(`a camera's bearing without a range holds nine events of ten, were they ${name}`, () => {
    const random = randomOf(5, 1);
    const share = held(() => {
      const bearing = 360 * random();
      const said = (bearing + camera.sigmaDegrees * normal(random) + 360) % 360;
      return {
        line: { ...OBSERVER, ...camera, arc: { middleDegrees: said, halfDegrees: 0 } },
        event: at(rangeOf(random()), bearing),
      };
    });
    assert.ok(share > 0.88 && share < 0.92, String(share));
  });

test('points of the compass and ranges by ear hold at least nine events of ten, and not all of them', () => {
  const random = randomOf(5, 2);
  const share = held(() => {
    const bearing = 360 * random();
    const range = between(random, 1_500, 9_000);
    const heard = (bearing + ear.sigmaDegrees * normal(random) + 360) % 360;
    const middleDegrees = (Math.round(heard / 22.5) % 16) * 22.5;
    const perceived = (range / ear.farther) * Math.exp(ear.rangeSpread * normal(random));
    const rangeMetres = { min: 0.8 * perceived, max: 1.2 * perceived };
    const line = { ...OBSERVER, ...ear, arc: { middleDegrees, halfDegrees: 11.25 }, rangeMetres };
    return { line, event: at(range, bearing) };
  });
  assert.ok(share > 0.88 && share < 0.95, String(share));
});

test('without a bearing, or with one of half the sky, there is no sector', () => {
  assert.equal(sectorOf({ ...OBSERVER, ...ear }), undefined);
  assert.equal(sectorOf({ ...OBSERVER, ...ear, arc: { middleDegrees: 0, halfDegrees: 90 } }), undefined);
});
