/**
 * Whose ground lies around a place, in every direction as far as something reaches.
 *
 * Frame: directions clockwise from true north; distances on a plane of WGS 84 degrees scaled by the cosine of the latitude.
 * A ray is looked at in the middle of each of its steps; contested ground counts half, for each party.
 */
import type { Cells } from '../geo/cells.js';
import type { Incident } from '../incident/incident.js';
import { type PreparedSetting, partyOf } from './prepare.js';

export const DIRECTIONS = 16;
export const SECTOR_DEGREES = 360 / DIRECTIONS;
export const KM_PER_DEGREE = 111.195;
const STEPS = 6;
const LOOKS = DIRECTIONS * STEPS;
const lookLats = new Float64Array(LOOKS);
const lookLons = new Float64Array(LOOKS);
const lookHolders = new Uint16Array(LOOKS);
const CONTESTED = -2;
let partyOfNumber = new Int8Array(0);
let numbersIn: PreparedSetting | undefined;
let numbersOf: Cells | undefined;
let lookedFrom: Incident | undefined;
let lookedKm = 0;
let lookedIn: PreparedSetting | undefined;
let held = new Float64Array(4 * DIRECTIONS);

/** Points looked at: the middle of each step of each direction, in steps. */
const STEPS_NORTH = stepped(Math.cos);
const STEPS_EAST = stepped(Math.sin);

function stepped(turn: (angle: number) => number): Float64Array {
  return Float64Array.from({ length: DIRECTIONS * STEPS }, (_, point) => {
    const direction = Math.floor(point / STEPS);
    return turn((direction * SECTOR_DEGREES * Math.PI) / 180) * ((point % STEPS) + 0.5);
  });
}

/**
 * Of each ray up to the reach, the steps that each party holds: [party][direction], in the same column each time. Kept
 * while the same is asked for.
 */
export function heldAround(incident: Incident, reachKm: number, prepared: PreparedSetting): Float64Array {
  if (lookedFrom === incident && lookedKm === reachKm && lookedIn === prepared) return held;
  lookedFrom = incident;
  lookedKm = reachKm;
  lookedIn = prepared;
  const { place, time } = incident;
  const parties = prepared.parties.length;
  if (held.length < parties * DIRECTIONS) held = new Float64Array(parties * DIRECTIONS);
  held.fill(0);
  const cells = prepared.controlNear(time.startMs);
  const latStep = reachKm / STEPS / KM_PER_DEGREE;
  const lonStep = latStep / Math.max(0.05, Math.cos((place.lat * Math.PI) / 180));
  for (let point = 0; point < LOOKS; point++) {
    lookLats[point] = place.lat + STEPS_NORTH[point]! * latStep;
    lookLons[point] = place.lon + STEPS_EAST[point]! * lonStep;
  }
  cells.numbersAt(lookLats, lookLons, lookHolders);
  const partyOfHolder = partiesOf(cells, prepared);
  let point = 0;
  for (let k = 0; k < DIRECTIONS; k++)
    for (let step = 0; step < STEPS; step++) {
      const party = partyOfHolder[lookHolders[point++]!]!;
      if (party >= 0) held[party * DIRECTIONS + k]! += 1;
      else if (party === CONTESTED)
        for (let each = 0; each < parties; each++) held[each * DIRECTIONS + k]! += 0.5;
    }
  return held;
}

/** Party of each number that the cells have given so far: -1 for nobody, CONTESTED. */
export function partiesOf(cells: Cells, prepared: PreparedSetting): Int8Array {
  const { names } = cells;
  if (numbersOf !== cells || numbersIn !== prepared || partyOfNumber.length !== names.length) {
    partyOfNumber = Int8Array.from(names, (name) => {
      const party = partyOf(prepared, name);
      return party < 0 && name === 'contested' ? CONTESTED : party;
    });
    numbersOf = cells;
    numbersIn = prepared;
  }
  return partyOfNumber;
}
