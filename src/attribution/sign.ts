/**
 * Physical signs of where fire came from: crater, track and sound give a bearing, a firing that was noticed gives a place.
 *
 * Frame: bearings clockwise from true north, from the place of the event towards the origin; distances on a plane of
 * WGS 84 degrees scaled by the cosine of the latitude, good to a few per cent within the 400 km looked at.
 * Formula: a party that fired stood somewhere on its ground within reach of its means, every direction weighted by the
 * length of the ray over that ground (contested ground counts half, for each); so the chance of the bearing is
 * sum over directions of N(bearing; direction, sigma) times that share. Held against a bearing from anywhere, its logarithm
 * is the amount. A sign may be wrong: with probability 1 - trust it says nothing, which bounds what it can say against
 * anybody. Accident or another hand: from anywhere, or, what falls short, from the ground of whoever holds the place (likelihood ratios: I. J. Good 1950; mixture with an outlier: G. E. P. Box and G. C. Tiao, Biometrika 55 (1968) 119).
 * A sign that a party brings counts little where it points to others, and like another's where it points to itself.
 */
import type { Account, Incident } from '../incident/incident.js';
import type { Sign } from '../record/sign.js';
import { normalShare } from './circumstance.js';
import { add, type Evidence } from './evidence.js';
import { DIRECTIONS, heldAround, KM_PER_DEGREE, partiesOf, SECTOR_DEGREES } from './held-ground.js';
import { type PreparedSetting, partyOf, trustIn } from './prepare.js';
import { AUTHOR } from './rule.js';

const LONGEST_KM = 400;
/** Where the means are not known: from how far away such a sign usually comes. Convention. */
const USUAL_REACH_KM = { crater: 30, sound: 20, track: 150 } as const;
/** Signs beyond this many in one incident are left out. */
const MOST_SIGNS = 64;

type Bearing = Exclude<Sign, { readonly kind: 'firing' }>;
type Firing = Extract<Sign, { readonly kind: 'firing' }>;

/** Signs of the incident looked at, no two alike, and who brought each. */
const seen: Sign[] = [];
const bringers: Account[] = [];
let neutral = new Float64Array(4);

/** @returns the party to which the signs of third parties point, as a bit; 0 for none */
export function measureSigns(incident: Incident, prepared: PreparedSetting, into: Evidence): number {
  const { accounts } = incident;
  let count = 0;
  for (let i = 0; i < accounts.length; i++) {
    const account = accounts[i]!;
    const { signs } = account;
    if (signs === undefined) continue;
    for (let k = 0; k < signs.length; k++) {
      const sign = signs[k]!;
      if (count === MOST_SIGNS || !usable(sign) || isAmong(count, sign)) continue;
      if (count === 0) emptyNeutral(prepared.parties.length);
      const times = timesBrought(count, account);
      seen[count] = sign;
      bringers[count++] = account;
      weighSign(incident, sign, account, times, prepared, i, into);
    }
  }
  return count === 0 ? 0 : pointedAt(prepared.parties.length, prepared.weights.signs.vouchFrom);
}

function emptyNeutral(parties: number): void {
  if (neutral.length < parties) neutral = new Float64Array(parties);
  for (let party = 0; party < parties; party++) neutral[party] = 0;
}

function isAmong(count: number, sign: Sign): boolean {
  for (let k = 0; k < count; k++) if (sameSign(seen[k]!, sign)) return true;
  return false;
}

/** How many signs this voice brought before: a party with all its outlets, or one source. */
function timesBrought(count: number, { voice, source }: Account): number {
  let times = 0;
  for (let k = 0; k < count; k++) {
    const other = bringers[k]!;
    if (other.voice === voice && (voice !== '' || other.source === source)) times++;
  }
  return times;
}

/** Parties towards which signs that no party brought lean by at least so much against every other party. */
function pointedAt(parties: number, from: number): number {
  for (let party = 0; party < parties; party++) {
    let rest = Number.NEGATIVE_INFINITY;
    for (let other = 0; other < parties; other++)
      if (other !== party && neutral[other]! > rest) rest = neutral[other]!;
    if (neutral[party]! - rest >= from) return 1 << party;
  }
  return 0;
}

/** Adds amounts for the parties, and for OTHER. @param times signs of the same voice before it */
function weighSign(
  incident: Incident,
  sign: Sign,
  account: Account,
  times: number,
  prepared: PreparedSetting,
  number: number,
  into: Evidence,
): void {
  const { signs } = prepared.weights;
  const against =
    sign.kind === 'firing'
      ? likelyHolders(sign, incident, prepared)
      : likelyOrigins(sign, incident, prepared);
  const speaker = account.voice === '' ? -1 : partyOf(prepared, account.voice);
  const trust = signs.trust * trustIn(account.sourceGrade, prepared);
  const believed =
    speaker < 0 || pointsTo(against, speaker, prepared.parties.length + 1)
      ? trust
      : Math.min(trust, signs.trustInParty);
  const holder = partyOf(prepared, incident.control);
  const other = prepared.parties.length;
  // What falls short on the own side comes from where the holder of the ground fires from.
  if (holder >= 0)
    against[other] = (1 - signs.fallsShort) * against[other]! + signs.fallsShort * against[holder]!;
  const rule = AUTHOR[sign.kind];
  const weight = prepared.authorWeights[rule]!;
  const share = times === 0 ? 1 : prepared.weights.repetition ** times;
  for (let h = 0; h <= other; h++) {
    const amount = Math.log(believed * against[h]! + 1 - believed) * share;
    add(into, rule, h, amount, number);
    if (account.voice === '' && h < other) neutral[h]! += amount * weight;
  }
}

function pointsTo(against: Float64Array, party: number, count: number): boolean {
  for (let h = 0; h < count; h++) if (h !== party && against[h]! >= against[party]!) return false;
  return true;
}

/** How much likelier the bearing is if this party fired than from anywhere, by party; OTHER, from anywhere, is 1. */
function likelyOrigins(sign: Bearing, incident: Incident, prepared: PreparedSetting): Float64Array {
  const parties = prepared.parties.length;
  const out = columnsFor(parties);
  for (let h = 0; h <= parties; h++) out[h] = 1;
  const reaches = prepared.arsenal.reachKm(incident.means);
  const sigma = sigmaOf(sign, incident, prepared);
  spreadBearing(sign.fromDegrees, sigma);
  for (let party = 0; party < parties; party++) {
    const known = reaches?.[party] ?? Number.NaN;
    const reachKm = Math.min(LONGEST_KM, known > 0 ? known : USUAL_REACH_KM[sign.kind]);
    const held = heldAround(incident, reachKm, prepared);
    let all = 0;
    let there = 0;
    for (let k = 0; k < DIRECTIONS; k++) {
      const ground = held[party * DIRECTIONS + k]!;
      all += ground;
      there += ground * chance[k]!;
    }
    // No ground in reach: it may have come from anywhere, and reach is a factor of its own.
    if (all > 0) out[party] = (there / all) * DIRECTIONS;
  }
  return out;
}

/** Drones and cruise missiles fly detours: their track is wider than it was measured. */
function sigmaOf(sign: Bearing, { means }: Incident, { weights }: PreparedSetting): number {
  const detour = sign.kind === 'track' && DETOURS.has(means) ? weights.signs.detourDegrees : 0;
  return Math.min(1_000, detour === 0 ? sign.sigmaDegrees : Math.hypot(sign.sigmaDegrees, detour));
}

const DETOURS: ReadonlySet<string> = new Set([
  'drone',
  'long_range_drone',
  'fpv_drone',
  'cruise_missile',
  'missile',
  'several',
  'unspecified',
]);

/** Share of the bearing's normal distribution, wrapped round the circle, that falls into each sector: into `chance`. */
function spreadBearing(bearing: number, sigma: number): void {
  if (sigma > 120) return void chance.fill(1 / DIRECTIONS);
  chance.fill(0);
  // From 3.5 sigma below the bearing to as much above, sector by sector; the upper edge of one is the lower of the next.
  const first = Math.floor((bearing - 3.5 * sigma) / SECTOR_DEGREES + 0.5);
  const last = Math.ceil((bearing + 3.5 * sigma) / SECTOR_DEGREES + 0.5);
  let below = 0;
  for (let sector = first; sector < last; sector++) {
    const to = sector === last - 1 ? 1 : normalShare(((sector + 0.5) * SECTOR_DEGREES - bearing) / sigma);
    const k = ((sector % DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
    chance[k]! += to - below;
    below = to;
  }
}

const chance = new Float64Array(DIRECTIONS);
/** Points within the circle of a firing: its middle and two rings, about where a normal distribution has its mass. */
const RINGS = [0.3, 0.7] as const;
const PER_RING = 8;
const POINTS = 1 + RINGS.length * PER_RING;
const POINTS_NORTH = ringed(Math.cos);
const POINTS_EAST = ringed(Math.sin);

function ringed(turn: (angle: number) => number): Float64Array {
  const rings = RINGS.flatMap((ring) =>
    Array.from({ length: PER_RING }, (_, k) => ring * turn((k * 2 * Math.PI) / PER_RING)),
  );
  return Float64Array.of(0, ...rings);
}

let amounts = new Float64Array(4);

function columnsFor(parties: number): Float64Array {
  if (amounts.length <= parties) amounts = new Float64Array(parties + 1);
  return amounts;
}

const firingLats = new Float64Array(POINTS);
const firingLons = new Float64Array(POINTS);
const firingHolders = new Uint16Array(POINTS);

/** How much likelier a firing there is if this party fired than by chance; OTHER: something fired, so hardly. */
function likelyHolders(sign: Firing, { time }: Incident, prepared: PreparedSetting): Float64Array {
  const parties = prepared.parties.length;
  const out = columnsFor(parties);
  for (let h = 0; h <= parties; h++) out[h] = 0;
  const latRadius = sign.radiusMetres / 1000 / KM_PER_DEGREE;
  const lonRadius = latRadius / Math.max(0.05, Math.cos((sign.lat * Math.PI) / 180));
  const cells = prepared.controlNear(time.startMs);
  for (let point = 0; point < POINTS; point++) {
    firingLats[point] = sign.lat + POINTS_NORTH[point]! * latRadius;
    firingLons[point] = sign.lon + POINTS_EAST[point]! * lonRadius;
  }
  cells.numbersAt(firingLats, firingLons, firingHolders);
  const partyOfHolder = partiesOf(cells, prepared);
  for (let point = 0; point < POINTS; point++) {
    const party = partyOfHolder[firingHolders[point]!]!;
    if (party >= 0) out[party]! += 1;
  }
  let owned = 0;
  for (let party = 0; party < parties; party++) owned += out[party]!;
  for (let party = 0; party < parties; party++)
    out[party] = (parties * out[party]! + (POINTS - owned)) / POINTS;
  out[parties] = prepared.weights.signs.firingByOther;
  return out;
}

function usable(sign: Sign): boolean {
  return sign.kind === 'firing'
    ? Number.isFinite(sign.lat) && Number.isFinite(sign.lon) && sign.radiusMetres >= 0
    : Number.isFinite(sign.fromDegrees) && sign.sigmaDegrees > 0;
}

function sameSign(a: Sign, b: Sign): boolean {
  if (a.kind === 'firing') return b.kind === 'firing' && a.lat === b.lat && a.lon === b.lon;
  return b.kind === a.kind && a.fromDegrees === b.fromDegrees && a.sigmaDegrees === b.sigmaDegrees;
}
