/**
 * What place and means say: whose ground was hit, what reaches it, who has such means. Circumstance, not testimony:
 * together these factors never lift a hypothesis above the ceiling, and without an account that names it none is the
 * author (attribute.ts). No blame from location alone.
 */
import type { Incident } from '../incident/incident.js';
import type { PreparedSetting } from './attribute.js';
import type { Factor } from './attribution.js';
import { highest } from './posterior.js';

/** @param priors log-odds in the order of the parties, OTHER last. */
export function locationFactors(
  incident: Incident,
  setting: PreparedSetting,
  priors: readonly number[],
): readonly Factor[] {
  const factors: Factor[] = [];
  for (const party of setting.parties) {
    if (incident.conduct !== 'clash') {
      const ground = ownGround(incident, setting, party.id);
      if (ground) factors.push(ground);
    }
    const means = reachOrInventory(incident, setting, party.id);
    if (means) factors.push(means);
  }
  if (factors.length === 0) return factors;
  const share = ceilingShare(factors, setting, priors);
  return share === 1 ? factors : factors.map((factor) => capped(factor, share));
}

function ownGround(incident: Incident, setting: PreparedSetting, party: string): Factor | undefined {
  if (incident.control !== party) return undefined;
  return {
    rule: 'own-ground',
    hypothesis: party,
    logOdds: setting.weights.author.ownGround,
    because: `${party} held the ground that was hit; parties seldom, but do, hit ground they hold.`,
  };
}

function reachOrInventory(incident: Incident, setting: PreparedSetting, party: string): Factor | undefined {
  const { means, place, time } = incident;
  if (!setting.arsenal.knows(means)) return undefined;
  if (!setting.arsenal.holds(means, party))
    return {
      rule: 'not-in-inventory',
      hypothesis: party,
      logOdds: setting.weights.author.notInInventory,
      because: `The register of weapons knows no ${means} in the hands of ${party}.`,
    };
  const reachKm = setting.arsenal.reachKm(means, party);
  if (reachKm === undefined) return undefined;
  const awayKm =
    setting.distanceToGroundKm(place.lat, place.lon, time.startMs, party) - place.radiusMetres / 1000;
  // NaN (ground not known) compares false.
  if (!(awayKm > reachKm)) return undefined;
  return {
    rule: 'out-of-reach',
    hypothesis: party,
    logOdds: setting.weights.author.outOfReach,
    because: `The place lies at least ${Math.round(awayKm)} km from ground of ${party}; its longest ${means} reaches ${reachKm} km.`,
  };
}

/** Largest share of the factors, 0 to 1, at which no hypothesis passes the ceiling on location alone. */
function ceilingShare(
  factors: readonly Factor[],
  setting: PreparedSetting,
  priors: readonly number[],
): number {
  const ceiling = Math.min(setting.weights.author.locationCeiling, setting.authorThreshold);
  const sums = setting.parties.map((party) => {
    let sum = 0;
    for (const factor of factors) if (factor.hypothesis === party.id) sum += factor.logOdds;
    return sum;
  });
  const passes = (share: number): boolean =>
    highest(priors.map((prior, i) => prior + share * (sums[i] ?? 0))) <= ceiling;
  if (passes(1)) return 1;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function capped(factor: Factor, share: number): Factor {
  return {
    ...factor,
    logOdds: factor.logOdds * share,
    because: `${factor.because} Held down, so that location alone stays below the ceiling.`,
  };
}
