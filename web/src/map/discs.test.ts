import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incidentsOf } from '../incidents/incidents.fixture.ts';
import { type Disc, discsOf } from './discs.ts';

async function discs(
  rows: readonly (readonly [lat: number, radiusMetres: number])[],
  grain?: number,
): Promise<Disc[]> {
  const all = await incidentsOf(rows.map(([lat, radiusMetres]) => ({ lat, radiusMetres })));
  return discsOf(all, Uint32Array.from(rows.keys()), grain ?? null);
}

test('incidents of one place and radius share a disc, which is darker for more of them', async () => {
  const [crowded, single] = await discs([
    [50, 5_000],
    [50, 5_000],
    [51, 5_000],
  ]);
  assert.equal(crowded!.count, 2);
  assert.ok(crowded!.alpha > single!.alpha);
});

test('a wider disc is thinner', async () => {
  const [near, wide] = await discs([
    [50, 5_000],
    [51, 80_000],
  ]);
  assert.ok(near!.alpha > wide!.alpha);
});

test('a disc as wide as a country is not drawn', async () => {
  assert.deepEqual(await discs([[50, 500_000]]), []);
});

test('with a grain, near places of like radius share a disc in their middle, and others do not', async () => {
  const shared = await discs(
    [
      [50, 5_000],
      [50.02, 5_200],
      [50, 40_000],
      [52, 5_000],
    ],
    0.1,
  );
  assert.deepEqual(
    shared.map(({ count }) => count),
    [2, 1, 1],
  );
  assert.ok(Math.abs(shared[0]!.lat - 50.01) < 1e-4);
});
