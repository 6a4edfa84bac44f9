/**
 * What place and means say: whose ground and what target was hit, what reaches it, who has such means, what like
 * incidents nearby were. Circumstance, not testimony: together these factors never lift a hypothesis above the ceiling,
 * and without an account that names it, or a physical sign, none is the author. No blame from location alone.
 */
import type { Incident } from '../incident/incident.js';
import type { Scale } from './calibration.js';
import { add, type Evidence } from './evidence.js';
import { highest } from './posterior.js';
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
  { place, time }: Incident,
  prepared: PreparedSetting,
  party: string,
  reachKm: number,
): number {
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
 * just does not. The share is worked out on calibrated log-odds.
 *
 * @param start first row of circumstance @param prior log-odds of OTHER
 */
export function holdDown(
  into: Evidence,
  start: number,
  prior: number,
  prepared: PreparedSetting,
  { slope, otherOffset }: Scale,
  sums: Float64Array,
): void {
  if (into.rows === start) return;
  const { parties, authorWeights, weights } = prepared;
  sums.fill(0);
  for (let row = start; row < into.rows; row++)
    sums[into.hypothesis[row]!]! += into.amount[row]! * authorWeights[into.rule[row]!]!;
  const ceiling = Math.min(weights.author.locationCeiling, prepared.authorThreshold);
  const other = parties.length;
  const passes = (share: number): boolean => {
    for (let h = 0; h < other; h++) trial[h] = slope * share * sums[h]!;
    trial[other] = slope * prior + otherOffset;
    return highest(trial, other + 1) <= ceiling;
  };
  if (trial.length <= other) trial = new Float64Array(other + 1);
  if (passes(1)) return;
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (passes(middle)) low = middle;
    else high = middle;
  }
  for (let h = 0; h < other; h++) if (sums[h] !== 0) add(into, AUTHOR['held-down'], h, (low - 1) * sums[h]!);
}

/** The share is found to within 1 in 65,000. */
const HALVINGS = 16;

let trial = new Float64Array(8);
