import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceMetres } from '../../geo/position.js';
import { DEVICE_KINDS, type DeviceKinds } from './kinds.js';
import { locatedBy } from './located.js';
import { place } from './place.js';
import { change, emptyPlan, gainOf, knownValue } from './plan.js';
import { candidatesOf } from './reach.js';
import { type LinePoint, latticeAlong } from './strip.js';

const bent: LinePoint[] = Array.from({ length: 21 }, (_, i) => ({
  lat: 50 + 0.1 * Math.sin(i / 3),
  lon: 30 + i * 0.07,
  terrain: i < 10 ? 'open' : 'forest',
}));
const demand = latticeAlong(bent, { points: 2000, fromMetres: 0, toMetres: 8000, sides: ['left', 'right'] });
const sites = latticeAlong(bent, {
  points: 600,
  fromMetres: 1000,
  toMetres: 6000,
  sides: ['left', 'right'],
  rows: 3,
});
const kinds: DeviceKinds = { acoustic: DEVICE_KINDS.acoustic, camera: DEVICE_KINDS.camera };
const weight = new Float64Array(demand.lat.length).fill(1);
const request = { demand, sites, kinds, weight, now: () => 0, seconds: 1 };

test('a candidate reaches exactly the points within its range, in the terrain where it stands', () => {
  const candidates = candidatesOf(sites, demand, kinds);
  let reached = 0;
  for (let i = 0; i < candidates.count; i += 37) {
    const at = candidates.site[i]!;
    const terrain = sites.terrain[at % sites.columns]!;
    const range = (candidates.device[i] === 0 ? DEVICE_KINDS.acoustic : DEVICE_KINDS.camera).rangeMetres[
      terrain
    ];
    const inside = new Uint8Array(demand.lat.length);
    for (let r = candidates.runStart[i]!; r < candidates.runStart[i + 1]!; r++) {
      inside.fill(1, candidates.runs[2 * r]!, candidates.runs[2 * r + 1]!);
    }
    for (let j = 0; j < demand.lat.length; j++) {
      const metres = distanceMetres(sites.lat[at]!, sites.lon[at]!, demand.lat[j]!, demand.lon[j]!);
      // Plane and sphere differ by far less than this hundredth.
      if (metres < 0.99 * range) assert.equal(inside[j], 1, `${i} ${j}`);
      if (metres > 1.01 * range) assert.equal(inside[j], 0, `${i} ${j}`);
      reached += inside[j]!;
    }
  }
  assert(reached > 1000);
});

test('what a device adds is what the value grows by, and taking it away undoes it', () => {
  const plan = emptyPlan(candidatesOf(sites, demand, kinds), weight);
  for (const i of [10, 11, 12, 13, 14, 200, 601]) {
    const gain = gainOf(plan, i);
    const before = knownValue(plan);
    change(plan, i, 1);
    assert(Math.abs(knownValue(plan) - before - gain) < 1e-3);
  }
  for (const i of [601, 14, 10, 200, 12, 13, 11]) change(plan, i, -1);
  assert(Math.abs(knownValue(plan)) < 1e-6);
  assert(plan.heard.every((count) => count === 0));
});

test('nodes of one row never make a point known alone', () => {
  const plan = emptyPlan(candidatesOf(sites, demand, { acoustic: DEVICE_KINDS.acoustic }), weight);
  for (let i = 0; i < sites.columns; i++) change(plan, i, 1);
  assert(plan.credits.every((credit) => credit <= 0.75 + 1e-6));
  assert(plan.credits.some((credit) => credit === 0.75));
});

test('a plan stays within its budget, and below the bound that no plan exceeds', () => {
  for (const budget of [12_000, 60_000, 150_000]) {
    const { cost, value, bound, gap } = place({ ...request, budget });
    assert(cost <= budget);
    assert(value > 0 && value <= bound + 1e-9 && bound <= 1);
    assert(Math.abs(gap - (bound - value) / bound) < 1e-9);
  }
});

test('no pair of sites beats the bound of a budget for two', () => {
  const few = latticeAlong(bent, { points: 40, fromMetres: 1000, toMetres: 6000, sides: ['left'], rows: 2 });
  const only: DeviceKinds = { camera: { ...DEVICE_KINDS.camera, everySites: 1 } };
  const { bound, value } = place({
    ...request,
    sites: few,
    kinds: only,
    budget: 2 * DEVICE_KINDS.camera.cost,
  });
  const plan = emptyPlan(candidatesOf(few, demand, only), weight);
  let best = 0;
  for (let a = 0; a < plan.candidates.count; a++) {
    change(plan, a, 1);
    for (let b = a + 1; b < plan.candidates.count; b++) {
      change(plan, b, 1);
      best = Math.max(best, knownValue(plan) / demand.lat.length);
      change(plan, b, -1);
    }
    change(plan, a, -1);
  }
  assert(best > 0);
  assert(best <= bound + 1e-9, `best ${best}, bound ${bound}`);
  assert(value >= 0.9 * best);
});

test('without a budget the plan knows the share asked for, and costs more the larger it is', () => {
  const half = place({ ...request, budget: { share: 0.5 } });
  const most = place({ ...request, budget: { share: 0.9 } });
  assert(half.value >= 0.5 && most.value >= 0.9);
  assert(half.cost > 0 && most.cost > half.cost);
});

test('four nodes in a row locate nothing but a mirror image; one off the row settles the side', () => {
  const straight: LinePoint[] = [30, 30.5].map((lon) => ({ lat: 50, lon, terrain: 'open' }));
  const line = latticeAlong(straight, {
    points: 400,
    fromMetres: 0,
    toMetres: 4000,
    sides: ['left', 'right'],
  });
  const row = latticeAlong(straight, {
    points: 20,
    fromMetres: 1000,
    toMetres: 5000,
    sides: ['left'],
    rows: 2,
  });
  const candidates = candidatesOf(row, line, { acoustic: DEVICE_KINDS.acoustic });
  const alone = locatedBy([2, 3, 4, 5], candidates, row, line);
  assert(alone.heardByFour > 0.1);
  // Beside the row itself, where image and point are one, places are sure.
  assert(alone.located < 0.5 * alone.heardByFour);
  const off = locatedBy([2, 3, 4, 5, 13], candidates, row, line);
  assert(off.located > 0.9 * alone.heardByFour);
});

test('a line without length is refused', () => {
  const setting = { points: 10, fromMetres: 0, toMetres: 1, sides: ['left' as const] };
  assert.throws(() => latticeAlong([bent[0]!], setting), /at least two points/);
  assert.throws(() => latticeAlong([bent[0]!, bent[0]!], setting), /all its points are the same/);
});
