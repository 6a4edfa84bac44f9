import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentRow } from '../api/types.ts';
import { discsOf } from './discs.ts';

const row = (lat: number, radiusMetres: number): IncidentRow =>
  ({ lat, lon: 30, radiusMetres }) as IncidentRow;

test('incidents of one place and radius share a disc, which is darker for more of them', () => {
  const [crowded, single] = discsOf([row(50, 5_000), row(50, 5_000), row(51, 5_000)]);
  assert.equal(crowded!.count, 2);
  assert.ok(crowded!.alpha > single!.alpha);
});

test('a wider disc is thinner', () => {
  const [near, wide] = discsOf([row(50, 5_000), row(51, 80_000)]);
  assert.ok(near!.alpha > wide!.alpha);
});

test('a disc as wide as a country is not drawn', () => {
  assert.deepEqual(discsOf([row(50, 500_000)]), []);
});
