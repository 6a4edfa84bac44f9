/**
 * A simulated year of monitoring: seeded, invented. Incidents fall along the line of a mission, most of them near it and in
 * a few hot sectors; patrols, cameras and acoustic posts note each of them on a form, with clock time and an uncertain place.
 * Shares follow what long missions reported (mostly explosions and bursts, authorship mostly undetermined).
 */
import type { Observation } from '../src/record/record.js';
import { seeded } from './simulate-reports.js';

export interface SimulatedYear {
  readonly startMs: number;
  readonly incidents: number;
  readonly observationsEach: number;
  /** Vertices of the line, latitude and longitude in degrees. */
  readonly line: readonly { readonly lat: number; readonly lon: number }[];
  readonly parties: readonly [string, string];
  readonly sources: readonly string[];
  readonly seed: number;
}

const YEAR_MS = 365 * 86_400_000;
const MEANS = [
  'artillery',
  'mortar',
  'small_arms',
  'small_arms',
  'mlrs',
  'fpv_drone',
  'drone',
  'unspecified',
] as const;
const CONDUCTS = ['strike', 'strike', 'strike', 'explosion'] as const;
const METRES_PER_DEGREE = 111_195;

/** Observations in the order of their incidents' time, some minutes mixed; in batches. */
export function* simulateYear(year: SimulatedYear, batch = 5_000): Generator<Observation[]> {
  const random = seeded(year.seed);
  const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let out: Observation[] = [];
  let number = 0;
  for (let i = 0; i < year.incidents; i++) {
    const atMs = year.startMs + Math.floor(((i + random()) / year.incidents) * YEAR_MS);
    const at = Math.floor(random() ** 1.5 * (year.line.length - 1));
    const share = random();
    const a = year.line[at]!;
    const b = year.line[at + 1]!;
    const lat = a.lat + (b.lat - a.lat) * share + 0.05 * gauss();
    const lon = a.lon + (b.lon - a.lon) * share + 0.08 * gauss();
    const conduct = pick(CONDUCTS);
    const means = conduct === 'explosion' ? 'unspecified' : pick(MEANS);
    const named = random() < 0.25 ? pick(year.parties) : 'undetermined';
    const bearing = random() < 0.3 ? Math.floor(random() * 360) : -1;
    const first = Math.floor(random() * year.sources.length);
    const times = 1 + Math.floor(random() * (2 * year.observationsEach - 1));
    for (let k = 0; k < times; k++) {
      const radiusMetres = 300 + Math.floor(random() * 1_200);
      const startMs = atMs + Math.round(60_000 * gauss());
      // Keys in the order of the alphabet, in which the ledger writes them.
      const observation: Observation = {
        ...(random() < 0.3 ? { actor: named } : undefined),
        conduct,
        id: `year-${String(number++).padStart(8, '0')}`,
        kind: 'observation',
        means: random() < 0.2 ? 'unspecified' : means,
        place: {
          basis: 'coder',
          lat: round(lat + ((radiusMetres / 2) * gauss()) / METRES_PER_DEGREE),
          lon: round(lon + ((radiusMetres / 2) * gauss()) / METRES_PER_DEGREE),
          precision: 'site',
          radiusMetres,
        },
        reportKind: 'event',
        ...(bearing >= 0 && k === 0
          ? { signs: [{ fromDegrees: bearing, kind: 'crater' as const, sigmaDegrees: 15 }] }
          : undefined),
        source: year.sources[(first + k * 7) % year.sources.length]!,
        stance: 'asserted',
        target: 'unspecified',
        time: iso(startMs),
      };
      out.push(observation);
      if (out.length === batch) {
        yield out;
        out = [];
      }
    }
  }
  if (out.length > 0) yield out;
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function iso(startMs: number): Observation['time'] {
  const start = new Date(startMs - (startMs % 60_000)).toISOString();
  return { end: new Date(startMs - (startMs % 60_000) + 60_000).toISOString(), precision: 'minute', start };
}
