import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Checked, checkClaim } from './certificate.js';
import { DEVICE_KINDS, type DeviceKinds } from './kinds.js';
import { type Placement, type PlaceRequest, place } from './place.js';
import { change, emptyPlan, knownValue, type Plan } from './plan.js';
import { type LinePoint, latticeAlong } from './strip.js';

const SEEDS = 25;

test('on small lines no set of devices within the budget exceeds the bound, whatever the costs and weights', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const request = smallRequest(seed);
    const placement = place(request);
    const total = request.weight.reduce((sum, one) => sum + one, 0);
    const best = bestOfAll(placement, request) / total;
    assert(best <= placement.bound + 1e-9, `seed ${seed}: best ${best}, bound ${placement.bound}`);
    assert(placement.value <= best + 1e-6, `seed ${seed}`);
  }
});

test('what a plan claims is found again by measuring every distance anew', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const request = smallRequest(seed);
    const placement = place(request);
    const total = request.weight.reduce((sum, one) => sum + one, 0);
    const checked = measured(placement, request);
    assert.equal(checked.cost, placement.cost);
    assert(Math.abs(checked.value / total - placement.value) < 1e-6, `seed ${seed}`);
    assert(Math.abs(checked.bound / total - placement.bound) < 1e-6, `seed ${seed}`);
  }
});

test('any prices prove a bound, only a worse one; prices that prove nothing are refused', () => {
  const request = smallRequest(7);
  const placement = place(request);
  const total = request.weight.reduce((sum, one) => sum + one, 0);
  const best = bestOfAll(placement, request);
  for (const level of [0, 0.3, 1]) {
    const prices = new Float64Array(request.weight.length).fill(level);
    for (const worth of [0, 1e-3, 1]) {
      assert(measured({ ...placement, prices, worth }, request).bound >= best - 1e-9 * total);
    }
  }
  const above = placement.prices.slice().fill(1.01, 0, 1);
  assert.throws(
    () => measured({ ...placement, prices: above }, request),
    /price 0: expected 0 to 1, found 1.01/,
  );
  assert.throws(() => measured({ ...placement, worth: -1 }, request), /worth: expected 0 or more/);
});

function measured(placement: Placement, request: PlaceRequest): Checked {
  const { device, site } = placement.candidates;
  const plan = placement.placed.map((i) => ({ device: device[i]!, site: site[i]! }));
  return checkClaim({ ...request, ...placement, plan });
}

/** A bent line of some 40 km, a dozen candidates of two kinds, costs, weights and a budget that follow from the seed. */
function smallRequest(seed: number): PlaceRequest & { readonly budget: number } {
  const drawn = (n: number): number => {
    const x = Math.sin(seed * 12.9898 + n * 78.233) * 43758.5453;
    return x - Math.floor(x);
  };
  const line: LinePoint[] = Array.from({ length: 6 }, (_, i) => ({
    lat: 48 + 0.05 * drawn(i),
    lon: 20 + 0.1 * i,
    terrain: drawn(i + 20) < 0.5 ? 'open' : 'forest',
  }));
  const demand = latticeAlong(line, { points: 240, fromMetres: 0, toMetres: 8000, sides: ['left', 'right'] });
  const sites = latticeAlong(line, {
    points: 10,
    fromMetres: 500,
    toMetres: 4000,
    sides: ['left', 'right'],
    rows: 1,
  });
  const kinds: DeviceKinds = {
    acoustic: { ...DEVICE_KINDS.acoustic, cost: 1000 + 3000 * drawn(30) },
    camera: { ...DEVICE_KINDS.camera, cost: 1000 + 9000 * drawn(31), everySites: 4 },
  };
  const weight = Float64Array.from({ length: demand.lat.length }, (_, j) => 0.2 + drawn(100 + j));
  const full = 10 * kinds.acoustic!.cost + 3 * kinds.camera!.cost;
  const cheapest = Math.min(kinds.acoustic!.cost, kinds.camera!.cost);
  const budget = Math.max(cheapest, full * drawn(40));
  return { demand, sites, kinds, weight, budget, now: () => 0, seconds: 1 };
}

/** The best value of all sets of candidates within the budget, each one tried. */
function bestOfAll(
  { candidates }: Placement,
  { weight, budget }: PlaceRequest & { readonly budget: number },
): number {
  const plan: Plan = emptyPlan(candidates, weight);
  let best = 0;
  const from = (i: number, left: number): void => {
    best = Math.max(best, knownValue(plan));
    for (let k = i; k < candidates.count; k++) {
      if (candidates.cost[k]! > left) continue;
      change(plan, k, 1);
      from(k + 1, left - candidates.cost[k]!);
      change(plan, k, -1);
    }
  };
  from(0, budget);
  return best;
}
