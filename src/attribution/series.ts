/**
 * The pattern of a series: like incidents nearby in these days, of which something besides this incident says who did
 * them. Like: the same means on ground of the same holder. Near: the same or a neighbouring cell of a grid in place
 * and time. Each neighbour leans by its own probabilities, worked out without any series, and only where somebody
 * besides an adversary, or a physical sign, speaks for a party there: accusations do not add up to a pattern.
 * The sum saturates as a hyperbolic tangent. What holds for one party holds for every other.
 */
import type { Incident } from '../incident/incident.js';
import { MEANS } from '../record/codes.js';
import { keyNumbers } from './key-numbers.js';
import type { PreparedSetting } from './prepare.js';
import { partyOf } from './prepare.js';

const KM_PER_DEGREE = 111.195;
const DAY_MS = 86_400_000;
const NO_SERIES: ReadonlySet<string> = new Set(['several', 'unspecified', 'none']);

export interface Series {
  /** Leans towards each party, -1 to 1, into `into`; false where no like incident is near. */
  lean(index: number, into: Float64Array): boolean;
}

/**
 * @param probability [incident][hypothesis] without any series
 * @param vouched by incident: bits of the hypotheses that somebody besides an adversary, or a sign, speaks for
 */
export function findSeries(
  incidents: readonly Incident[],
  probability: Float64Array,
  vouched: Int32Array,
  prepared: PreparedSetting,
): Series {
  const parties = prepared.parties.length;
  const { radiusKm, days, saturation } = prepared.weights.series;
  const cells = keyNumbers();
  const cellOf = new Int32Array(incidents.length).fill(-1);
  const own = new Float64Array(incidents.length * parties);
  const sums: number[] = [];
  const counts: number[] = [];
  const partyBits = (1 << parties) - 1;
  for (let i = 0; i < incidents.length; i++) {
    const key = keyOf(incidents[i]!, prepared, radiusKm, days);
    if (key < 0) continue;
    const cell = cells.add(key);
    if (cell === counts.length) {
      counts.push(0);
      for (let party = 0; party < parties; party++) sums.push(0);
    }
    cellOf[i] = cell;
    if ((vouched[i]! & partyBits) === 0) continue;
    counts[cell]!++;
    for (let party = 0; party < parties; party++) {
      const lean = leanOf(probability, i * (parties + 1), party, parties);
      own[i * parties + party] = lean;
      sums[cell * parties + party]! += lean;
    }
  }
  // Of each cell and those around it; once for all incidents in it, where one of them asks.
  const around = new Float64Array(counts.length * parties);
  const aroundCount = new Int32Array(counts.length).fill(-1);
  const lookAround = (cell: number): void => {
    const key = cells.keyOf(cell);
    let count = 0;
    for (const offset of NEIGHBOURS) {
      const near = cells.find(key + offset);
      if (near < 0 || counts[near] === 0) continue;
      count += counts[near]!;
      for (let party = 0; party < parties; party++)
        around[cell * parties + party]! += sums[near * parties + party]!;
    }
    aroundCount[cell] = count;
  };
  return {
    lean(index, into) {
      const cell = index < 0 ? -1 : cellOf[index]!;
      if (cell < 0) return false;
      if (aroundCount[cell]! < 0) lookAround(cell);
      const others = aroundCount[cell]! - ((vouched[index]! & partyBits) === 0 ? 0 : 1);
      if (others <= 0) return false;
      for (let party = 0; party < parties; party++) {
        const sum = around[cell * parties + party]! - own[index * parties + party]!;
        into[party] = Math.tanh(sum / saturation);
      }
      return true;
    },
  };
}

/** How much likelier than the likeliest other party. */
function leanOf(probability: Float64Array, at: number, party: number, parties: number): number {
  let rest = 0;
  for (let other = 0; other < parties; other++)
    if (other !== party) rest = Math.max(rest, probability[at + other]!);
  return probability[at + party]! - rest;
}

/** Layout of a key, from the smallest: east, north, time, kind. Each part is wide enough for its neighbours not to run over. */
const EAST = 1;
const NORTH = 4_096;
const TIME = NORTH * 2_048;
const KIND = TIME * 65_536;
const NEIGHBOURS = [-1, 0, 1].flatMap((time) =>
  [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => time * TIME + north * NORTH + east * EAST)),
);

function keyOf(
  { means, place, time, control }: Incident,
  prepared: PreparedSetting,
  radiusKm: number,
  days: number,
): number {
  if (NO_SERIES.has(means) || !(place.radiusMetres <= radiusKm * 1000)) return -1;
  const degrees = radiusKm / KM_PER_DEGREE;
  const north = Math.floor(place.lat / degrees);
  // Cells of one row are as wide as they are high at the middle of the row.
  const east = Math.floor((place.lon * Math.cos(((north + 0.5) * degrees * Math.PI) / 180)) / degrees);
  const moment = Math.floor(time.startMs / (days * DAY_MS));
  const party = partyOf(prepared, control);
  const holder = party >= 0 ? party : prepared.parties.length + (control === 'contested' ? 0 : 1);
  const kind = MEANS.indexOf(means) * (prepared.parties.length + 2) + holder;
  const key = kind * KIND + (moment & 0xffff) * TIME + (north + 1_024) * NORTH + (east + 2_048) * EAST;
  return Number.isFinite(key) ? key : -1;
}
