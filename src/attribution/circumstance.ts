/**
 * What place and means say: whose ground and what target was hit, what reaches it, who has such means, what like
 * incidents nearby were. Circumstance, not testimony: together these factors never lift a hypothesis above the ceiling,
 * and without an account that names it, or a physical sign, none is the author. No blame from location alone.
 *
 * Of serious harm the ground and the reach say nothing. Persons who surrender or are held are in the hands of whoever holds
 * the ground: that parties seldom hit their own would speak for the captor each time, and that the captor is near names
 * nobody (docs/decisions/013-serious-harm.md).
 */
import type { Incident } from '../incident/incident.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Scale } from './calibration.js';
import { add, type Evidence } from './evidence.js';
import { staysBelow } from './posterior.js';
import type { PreparedSetting } from './prepare.js';
import { AUTHOR } from './rule.js';
import { NOT_HELD } from './weapon.js';

const FACILITIES: ReadonlySet<string> = new Set([
  'energy',
  'residential',
  'medical',
  'education',
  'transport',
  'port',
  'industry',
  'civilian',
]);
/** A radius that holds 90 % of a round normal distribution is this many of its standard deviations. */
const RADIUS_IN_SIGMAS = 2.146;

export function measureCircumstance(incident: Incident, prepared: PreparedSetting, into: Evidence): void {
  if (isSeriousHarm(incident.conduct)) return;
  const { parties } = prepared;
  const reaches = prepared.arsenal.reachKm(incident.means);
  const clash = incident.conduct === 'clash';
  for (let party = 0; party < parties.length; party++) {
    const { id } = parties[party]!;
    if (!clash && incident.control === id) {
      add(into, AUTHOR['own-ground'], party, 1);
      if (incident.target === 'military') add(into, AUTHOR['own-forces'], party, 1);
      else if (incident.facility || FACILITIES.has(incident.target))
        add(into, AUTHOR['own-facility'], party, 1);
    }
    if (!reaches) continue;
    const reachKm = reaches[party]!;
    if (reachKm === NOT_HELD) add(into, AUTHOR['not-in-inventory'], party, 1);
    else add(into, AUTHOR['out-of-reach'], party, beyond(incident, prepared, id, reachKm));
  }
}

/** Probability that the place lies beyond what the party's means reach from its ground; 0 where either is not known. */
function beyond(
  { place, time, control }: Incident,
  prepared: PreparedSetting,
  party: string,
  reachKm: number,
): number {
  if (control === party) return 0;
  const awayKm = prepared.distanceToGroundKm(place.lat, place.lon, time.startMs, party);
  if (Number.isNaN(awayKm) || Number.isNaN(reachKm) || awayKm <= reachKm) return 0;
  const sigmaKm = place.radiusMetres / 1000 / RADIUS_IN_SIGMAS;
  const sigmas = (awayKm - reachKm) / sigmaKm;
  // As near the line as it may lie: half of a place of which only the region is known counts for nothing.
  return sigmas > 4 ? 1 : Math.max(0, 2 * normalShare(sigmas) - 1);
}

/** Cumulative normal distribution by the logistic curve: error below 0.01 (S. R. Bowling and others, JIEM 2 (2009) 114). */
export function normalShare(sigmas: number): number {
  return 1 / (1 + Math.exp(-sigmas * (1.5976 + 0.07056 * sigmas * sigmas)));
}

/**
 * Where circumstance alone would lift a hypothesis above the ceiling, all of it is held down by one share, so that it
 * just does not. The share is worked out on calibrated log-odds. Few circumstances are unlike all before: shares are kept.
 *
 * @returns a function of the evidence, its first row of circumstance, the log-odds of OTHER before it, and the slope
 */
export function makeHoldDown(
  { parties, authorWeights, weights, authorThreshold }: PreparedSetting,
  { otherOffset }: Scale,
): (into: Evidence, start: number, prior: number, slope: number) => void {
  const other = parties.length;
  const ceiling = Math.min(weights.author.locationCeiling, authorThreshold);
  // Of the hypotheses, and the slope.
  const sums = new Float64Array(other + 2);
  const trial = new Float64Array(other + 1);
  const kept = new Float64Array(KEPT * (other + 3)).fill(Number.NaN);
  return (into, start, prior, slope) => {
    if (into.rows === start) return;
    for (let h = 0; h <= other; h++) sums[h] = 0;
    for (let row = start; row < into.rows; row++)
      sums[into.hypothesis[row]!]! += into.amount[row]! * authorWeights[into.rule[row]!]!;
    sums[other] = prior;
    sums[other + 1] = slope;
    const slot = slotOf(sums);
    if (!isKept(kept, slot, sums)) {
      trial[other] = slope * prior + otherOffset;
      for (let h = 0; h < sums.length; h++) kept[slot + h] = sums[h]!;
      kept[slot + sums.length] = largestShare(slope, sums, trial, ceiling);
    }
    const share = kept[slot + sums.length]!;
    if (share === 1) return;
    for (let h = 0; h < other; h++)
      if (sums[h] !== 0) add(into, AUTHOR['held-down'], h, (share - 1) * sums[h]!);
  };
}

/** A power of two. */
const KEPT = 256;

function slotOf(sums: Float64Array): number {
  let hash = 0;
  for (let h = 0; h < sums.length; h++) hash = Math.imul(hash ^ (sums[h]! * 1e6), 0x9e3779b1);
  return ((hash >>> 16) & (KEPT - 1)) * (sums.length + 1);
}

function isKept(kept: Float64Array, slot: number, sums: Float64Array): boolean {
  for (let h = 0; h < sums.length; h++) if (kept[slot + h] !== sums[h]) return false;
  return true;
}

function largestShare(slope: number, sums: Float64Array, trial: Float64Array, ceiling: number): number {
  if (passes(1, slope, sums, trial, ceiling)) return 1;
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (passes(middle, slope, sums, trial, ceiling)) low = middle;
    else high = middle;
  }
  return low;
}

function passes(
  share: number,
  slope: number,
  sums: Float64Array,
  trial: Float64Array,
  ceiling: number,
): boolean {
  const other = trial.length - 1;
  for (let h = 0; h < other; h++) trial[h] = slope * share * sums[h]!;
  return staysBelow(trial, other + 1, ceiling);
}

/** The share is found to within 1 in 65,000. */
const HALVINGS = 16;
