/**
 * Checks what `place` claims, from the prices alone and without anything it computed: what each device reaches is measured
 * anew, point by point (no runs, no running sums, no search).
 *
 * Frame: WGS 84 degrees; distances in the plane tangent at the site, metres, as the model says (strip.ts).
 * Value of a plan: Σ_j w_j min(1, credits_j), where acoustic nodes of one row count at most three times.
 * Bound, for any prices p_j within 0 to 1 and any worth m ≥ 0 of a unit of the budget B: no plan within it exceeds
 *   Σ_j w_j (1 - p_j) + m B + Σ_i max(0, v_i - m c_i),   v_i = credit_i · Σ_{j within range of i} w_j p_j,
 * since min(1, credits) ≤ (1 - p) + p · credits, and what a plan spends beyond m per cost is in the last sum.
 */
import { METRES_PER_DEGREE } from '../../geo/position.js';
import { DEVICES, type DeviceKinds, MOST_OF_ONE_ROW, type Terrain } from './kinds.js';
import type { Lattice } from './strip.js';

export interface Claim {
  readonly demand: Lattice;
  readonly sites: Lattice;
  readonly kinds: DeviceKinds;
  readonly weight: Float64Array;
  readonly budget: number;
  /** Each placed device and its site. */
  readonly plan: readonly { readonly device: number; readonly site: number }[];
  readonly prices: Float64Array;
  readonly worth: number;
}

export interface Checked {
  readonly cost: number;
  readonly value: number;
  readonly bound: number;
}

/** @throws RangeError when a price lies outside of 0 to 1 or the worth below 0, which would prove nothing */
export function checkClaim(claim: Claim): Checked {
  const { demand, sites, kinds, weight, budget, plan, prices, worth } = claim;
  prices.forEach((price, j) => {
    if (!(price >= 0 && price <= 1)) throw new RangeError(`price ${j}: expected 0 to 1, found ${price}`);
  });
  if (!(worth >= 0)) throw new RangeError(`worth: expected 0 or more, found ${worth}`);
  const within = pointsWithin(demand);
  const credits = new Float64Array(weight.length);
  const byRow = new Map<number, Uint16Array>();
  let cost = 0;
  for (const { device, site } of plan) {
    const kind = kinds[DEVICES[device]!]!;
    const row = Math.floor(site / sites.columns);
    const heard = byRow.get(row) ?? new Uint16Array(weight.length);
    byRow.set(row, heard);
    cost += kind.cost;
    within(sites.lat[site]!, sites.lon[site]!, rangeAt(kind.rangeMetres, sites, site), (j) => {
      if (device === 0 && heard[j]!++ >= MOST_OF_ONE_ROW) return;
      credits[j]! += kind.credit;
    });
  }
  let value = 0;
  let bound = worth * budget;
  for (let j = 0; j < weight.length; j++) {
    value += weight[j]! * Math.min(1, credits[j]!);
    bound += weight[j]! * (1 - prices[j]!);
  }
  DEVICES.forEach((name) => {
    const kind = kinds[name];
    if (!kind) return;
    for (let site = 0; site < sites.lat.length; site++) {
      const row = Math.floor(site / sites.columns);
      if (((site % sites.columns) + row * 7) % kind.everySites !== 0) continue;
      let priced = 0;
      within(sites.lat[site]!, sites.lon[site]!, rangeAt(kind.rangeMetres, sites, site), (j) => {
        priced += weight[j]! * prices[j]!;
      });
      bound += Math.max(0, kind.credit * priced - worth * kind.cost);
    }
  });
  return { cost, value, bound };
}

const rangeAt = (range: Readonly<Record<Terrain, number>>, sites: Lattice, site: number): number =>
  range[sites.terrain[site % sites.columns]!];

/** Points in cells of a grid, so that a site looks at its surroundings only. */
const CELL_DEGREES = 0.05;

function pointsWithin({
  lat,
  lon,
}: Lattice): (lat: number, lon: number, rangeMetres: number, tell: (point: number) => void) => void {
  const cells = new Map<string, number[]>();
  for (let j = 0; j < lat.length; j++) {
    const key = `${Math.floor(lat[j]! / CELL_DEGREES)} ${Math.floor(lon[j]! / CELL_DEGREES)}`;
    const cell = cells.get(key);
    if (cell) cell.push(j);
    else cells.set(key, [j]);
  }
  return (atLat, atLon, rangeMetres, tell) => {
    const perLon = METRES_PER_DEGREE * Math.cos((atLat * Math.PI) / 180);
    const north = rangeMetres / METRES_PER_DEGREE;
    const east = rangeMetres / perLon;
    const lastY = Math.floor((atLat + north) / CELL_DEGREES);
    const lastX = Math.floor((atLon + east) / CELL_DEGREES);
    for (let y = Math.floor((atLat - north) / CELL_DEGREES); y <= lastY; y++) {
      for (let x = Math.floor((atLon - east) / CELL_DEGREES); x <= lastX; x++) {
        for (const j of cells.get(`${y} ${x}`) ?? []) {
          const metresEast = (lon[j]! - atLon) * perLon;
          const metresNorth = (lat[j]! - atLat) * METRES_PER_DEGREE;
          if (metresEast * metresEast + metresNorth * metresNorth <= rangeMetres * rangeMetres) tell(j);
        }
      }
    }
  };
}
