/**
 * What the attribution of incidents needs of a mission, and what follows from it, worked out once.
 */
import { asked, type Cells } from '../geo/cells.js';
import type { Party, Source } from '../record/source.js';
import { OTHER } from './attribution.js';
import { type Calibration, loadCalibration } from './calibration.js';
import { authorWeights, happenedWeights } from './rule.js';
import type { Series } from './series.js';
import type { SourceModel } from './sources/estimate.js';
import type { ToldSums } from './testimony.js';
import { type Arsenal, arsenal, type WeaponSystem } from './weapon.js';
import type { AttributionWeights } from './weights.js';

export interface AttributionSetting {
  readonly parties: readonly Party[];
  readonly sources: readonly Source[];
  readonly weapons: readonly WeaponSystem[];
  /** How far a place is from ground that the party held then, km; 0 on its own ground, NaN where that is not known. */
  readonly distanceToGroundKm: (lat: number, lon: number, atMs: number, party: string) => number;
  /** Who held the ground then: a party id, `contested` or `unknown`. */
  readonly controlAt: (lat: number, lon: number, atMs: number) => string;
  /** The same for many points around a place: may be generalised to a kilometre or so. Left out: `controlAt`. */
  readonly controlNear?: (atMs: number) => Cells;
  /** Posterior from which the leading hypothesis is called the author. */
  readonly authorThreshold: number;
  readonly weights: AttributionWeights;
  /** Left out: the one shipped beside the weights. */
  readonly calibration?: Calibration;
}

/** What is known from many incidents when one of them is judged. */
export interface Surroundings {
  /** What each source is like; left out: grades and the usual weights. */
  readonly sources?: SourceModel | undefined;
  readonly series?: Series;
  /** Sums of what was said, kept from one pass over a reading to the next. */
  readonly told?: ToldSums | undefined;
  /** How often each party says anything about incidents, 0 to 1, in the order of the mission. */
  readonly speaks?: Float64Array;
}

export interface PreparedSetting extends AttributionSetting {
  readonly controlNear: (atMs: number) => Cells;
  /** Hypotheses: the parties in the order of the mission, OTHER last. */
  readonly ids: readonly string[];
  readonly partyIndex: ReadonlyMap<string, number>;
  readonly sensorIds: ReadonlySet<string>;
  readonly arsenal: Arsenal;
  readonly unexplained: ReadonlySet<string>;
  /** Weights by the index of their rule. */
  readonly authorWeights: Float64Array;
  readonly happenedWeights: Float64Array;
  readonly calibration: Calibration;
  /** How much a third party's word counts by the letter of its grade, as a character code. */
  readonly trust: Float64Array;
}

export function prepare(setting: AttributionSetting): PreparedSetting {
  const parties = setting.parties.map((party) => party.id);
  return {
    ...setting,
    controlNear: setting.controlNear ?? askedOf(setting.controlAt),
    ids: [...parties, OTHER],
    partyIndex: new Map(parties.map((id, index) => [id, index])),
    sensorIds: new Set(setting.sources.filter((source) => source.kind === 'sensor').map(({ id }) => id)),
    arsenal: arsenal(setting.weapons, parties),
    unexplained: new Set(setting.weights.author.unexplained),
    authorWeights: authorWeights(setting.weights),
    happenedWeights: happenedWeights(setting.weights),
    calibration: setting.calibration ?? loadCalibration(),
    trust: trustByLetter(setting.weights.reliability),
  };
}

/** Holders as they are asked for, none kept. */
function askedOf(controlAt: AttributionSetting['controlAt']): (atMs: number) => Cells {
  let moment = 0;
  const found = asked((lat, lon) => controlAt(lat, lon, moment));
  return (atMs) => {
    moment = atMs;
    return found;
  };
}

/** Index of the party, -1 for everybody and everything else. */
export function partyOf(prepared: PreparedSetting, id: string): number {
  return prepared.partyIndex.get(id) ?? -1;
}

/** How much a third party's word counts, 0 to 1, by its Admiralty reliability; what is no grade cannot be judged. */
export function trustIn(grade: string, { trust, weights }: PreparedSetting): number {
  return (grade.length === 1 ? trust[grade.charCodeAt(0)] : undefined) ?? weights.reliability.F;
}

function trustByLetter(reliability: AttributionWeights['reliability']): Float64Array {
  const trust = new Float64Array(128).fill(reliability.F);
  for (const [grade, share] of Object.entries(reliability)) trust[grade.charCodeAt(0)] = share;
  return trust;
}
