/**
 * A large ledger for measuring how a mission opens: seeded and invented. Of 1,000 records about 600 are air-raid alerts of
 * a region, 390 are rounds of a patrol that saw nothing, and 10 are strikes told by a news source. They say nothing about
 * any real day or place.
 */
import type { Observation } from '../src/record/record.js';
import { seeded } from './simulate-reports.js';

const REGIONS = Array.from({ length: 25 }, (_, i) => `Region ${i + 1}`);
const START_MS = Date.parse('2025-03-11T00:00:00Z');
const DAYS = 80;

/** @param source a source of the mission */
export function* simulateAlerts(count: number, seed: number, source: string): Iterable<Observation> {
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    const startMs = START_MS + Math.floor((i / count) * DAYS * 86_400_000);
    const iso = (ms: number): string => new Date(ms).toISOString();
    const region = REGIONS[Math.floor(random() * REGIONS.length)]!;
    const lat = 47 + Math.floor(random() * 400) / 100;
    const lon = 33 + Math.floor(random() * 500) / 100;
    const kind = random();
    const common = { kind: 'observation' as const, id: `simulated-${i}`, source };
    if (kind < 0.6) {
      yield {
        ...common,
        time: { start: iso(startMs), end: iso(startMs + 3_600_000), precision: 'minute' },
        place: { name: region, lat, lon, radiusMetres: 60_000, precision: 'region', region, basis: 'feed' },
        reportKind: 'alert',
        conduct: 'none',
        stance: 'asserted',
        summary: `Air-raid alert in ${region}`,
      } as Observation;
    } else if (kind < 0.99) {
      yield {
        ...common,
        time: { start: iso(startMs), end: iso(startMs + 1_800_000), precision: 'minute' },
        place: {
          name: `Post ${i % 400}`,
          lat,
          lon,
          radiusMetres: 2_000,
          precision: 'town',
          region,
          basis: 'sensor',
        },
        reportKind: 'summary',
        conduct: 'none',
        stance: 'asserted',
        summary: 'Nothing was seen or heard',
      } as Observation;
    } else {
      yield {
        ...common,
        time: { start: iso(startMs), end: iso(startMs + 3_600_000), precision: 'hour' },
        place: {
          name: `Hamlet ${i}`,
          lat,
          lon,
          radiusMetres: 1_000,
          precision: 'town',
          region,
          basis: 'coder',
        },
        reportKind: 'event',
        conduct: 'strike',
        means: 'artillery',
        target: 'residential',
        stance: 'asserted',
        actor: 'undetermined',
        summary: `Shells fell near hamlet ${i}`,
      } as Observation;
    }
  }
}
