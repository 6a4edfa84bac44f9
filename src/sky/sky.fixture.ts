/** An invented sky for tests: parties A and B, regions with alerts, bulletins of one night. */
import type { AlertTable } from './alert-table.js';
import type { Bulletin, BulletinNumber } from './bulletin.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const FIRST_MS = Date.parse('2031-04-01T00:00:00Z');

/** [region, hours after FIRST_MS, hours] */
export function alertsOf(
  rows: readonly (readonly [region: string, at: number, hours: number])[],
): AlertTable {
  const names = [...new Set(rows.map(([region]) => region))];
  return {
    startsMs: Float64Array.from(rows, ([, at]) => FIRST_MS + at * HOUR_MS),
    endsMs: Float64Array.from(rows, ([, at, hours]) => FIRST_MS + (at + hours) * HOUR_MS),
    region: Uint16Array.from(rows, ([region]) => names.indexOf(region)),
    regions: names.map((name, i) => ({ name, lat: 49 + (i % 3), lon: 30 + Math.floor(i / 3) })),
  };
}

export function bulletin(
  source: string,
  actor: string,
  from: number,
  until: number,
  numbers: readonly Partial<BulletinNumber>[],
): Bulletin {
  return {
    observation: `${source}-${from}`,
    source,
    voice: '',
    actor,
    time: { startMs: FIRST_MS + from * HOUR_MS, endMs: FIRST_MS + until * HOUR_MS },
    dateOnly: false,
    night: true,
    longer: false,
    launchedFrom: '',
    launchPlaces: [],
    numbers: numbers.map((number) => ({
      act: 'launched',
      means: 'drone',
      count: 1,
      bound: 'exact',
      part: false,
      each: false,
      place: '',
      words: '',
      ...number,
    })),
  };
}
