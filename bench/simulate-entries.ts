/**
 * Entries of monitors and sensors along a line, with known truth: seeded, columns only. Each incident has one place,
 * time and kind; each of its entries has a position error and a delay, and some entries leave the means out. They come
 * in the order of their incidents, some minutes mixed, as a year of a mission does.
 */

import { METRES_PER_DEGREE } from '../src/geo/position.js';
import { CLOCK, type Columns, emptyColumns, FINE, FORMAL, SITE } from '../src/incident/columns.js';
import { CONDUCTS, MEANS, TARGETS } from '../src/record/codes.js';
import { DAY_MS } from '../src/time/instant.js';

export interface SimulatedEntries {
  readonly columns: Columns;
  /** Number of the incident of each row. */
  readonly truth: Int32Array;
}

const START_MS = Date.parse('2030-01-01T00:00:00Z');
const DAYS = 365;
const LINE_KM = 1_000;
const DEPTH_KM = 15;
const LAT = 48;
const RADIUS_METRES = 300;
/** Of the position error, in each direction; 90 % then lie within the radius. */
const DEVIATION_METRES = 140;
const DELAY_MS = 5 * 60_000;
const MEANS_LEFT_OUT = 0.3;

export function simulateEntries(entries: number, incidents: number, seed: number): SimulatedEntries {
  const random = generator(seed);
  const columns = emptyColumns(entries);
  const truth = new Int32Array(entries);
  const metresPerLon = METRES_PER_DEGREE * Math.cos((LAT * Math.PI) / 180);
  const kinds = ['artillery', 'mortar', 'small_arms', 'fpv_drone', 'mlrs'].map((means) =>
    MEANS.indexOf(means as (typeof MEANS)[number]),
  );
  const happened = Array.from({ length: incidents }, () => ({
    atMs: START_MS + Math.floor(random() * DAYS * DAY_MS),
    alongMetres: random() * LINE_KM * 1000,
    offMetres: (random() * 2 - 1) * DEPTH_KM * 1000,
    means: kinds[Math.floor(random() * kinds.length)]!,
  })).sort((a, b) => a.atMs - b.atMs);
  for (let row = 0; row < entries; row++)
    truth[row] = row < incidents ? row : Math.floor(random() * incidents);
  truth.sort();
  for (let row = 0; row < entries; row++) {
    const { atMs, alongMetres, offMetres, means } = happened[truth[row]!]!;
    const [east, north] = normal(random);
    columns.lat[row] = LAT + (offMetres + north * DEVIATION_METRES) / METRES_PER_DEGREE;
    columns.lon[row] = 24 + (alongMetres + east * DEVIATION_METRES) / metresPerLon;
    columns.metresPerLon[row] = METRES_PER_DEGREE * Math.cos((columns.lat[row]! * Math.PI) / 180);
    columns.radiusMetres[row] = RADIUS_METRES;
    columns.startMs[row] = atMs + Math.floor(random() * DELAY_MS);
    columns.endMs[row] = columns.startMs[row]! + 60_000;
    columns.flags[row] = FORMAL | CLOCK | FINE | SITE;
    columns.conduct[row] = CONDUCTS.indexOf('strike');
    columns.means[row] = random() < MEANS_LEFT_OUT ? MEANS.indexOf('unspecified') : means;
    columns.target[row] = TARGETS.indexOf('unspecified');
  }
  return { columns, truth };
}

/** B-cubed of groups against the truth, by counts of (group, incident). */
export function scoreGroups(groups: Int32Array, truth: Int32Array): { precision: number; recall: number } {
  const size = groups.length;
  const ours = new Int32Array(size);
  const gold = new Int32Array(size);
  const both = new Map<number, number>();
  for (let row = 0; row < size; row++) {
    ours[groups[row]!]!++;
    gold[truth[row]!]!++;
    const key = groups[row]! * size + truth[row]!;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  let precision = 0;
  let recall = 0;
  for (const [key, count] of both) {
    precision += (count * count) / ours[Math.floor(key / size)]! / size;
    recall += (count * count) / gold[key % size]! / size;
  }
  return { precision, recall };
}

function normal(random: () => number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Numbers in [0, 1) from a seed: mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
