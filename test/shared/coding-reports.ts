/** The coder of the reference mission, the hand-coded reports of ../shared, and how they are scored. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CodedReport } from '../../src/coding/coded.js';
import { type Coder, makeCoder } from '../../src/coding/coder.js';
import { loadCoding } from '../../src/coding/load.js';
import { indexAreas } from '../../src/geo/areas.js';
import { readAreas, readFacilities } from '../../src/mission/registers.js';
import type { Observation } from '../../src/record/record.js';
import { addDays, startOfDayMs, toIso } from '../../src/time/instant.js';

const ZONE = 'Europe/Kyiv';
const root = fileURLToPath(new URL('../../', import.meta.url));
export const shared = `${root}../shared/`;

export interface GoldReport {
  readonly id: string;
  readonly datetime: string;
  readonly place: string;
  readonly lat: number;
  readonly lon: number;
  readonly text: string;
  readonly gold: Readonly<Record<string, readonly unknown[]>>;
}

export const KEYS = [
  'report_kind',
  'conduct',
  'means',
  'target',
  'actor',
  'stance',
  'place_ok',
  'killed',
  'injured',
] as const;

export async function missionCoder(): Promise<Coder> {
  const mission = `${root}missions/ukraine-2025/`;
  const coding = await loadCoding({
    missionCoding: `${mission}coding`,
    gazetteer: `${mission}register/gazetteer.tsv`,
    parties: ['RU', 'UA'],
  });
  if (!coding.ok) throw new Error(JSON.stringify(coding.problems.slice(0, 3)));
  const regions = await readAreas(`${mission}register/regions.geojson`, (properties) =>
    String(properties.name),
  );
  const facilities = await readFacilities(`${mission}register/facilities.csv`);
  if (!regions.ok || !facilities.ok) throw new Error('expected the registers of the mission to be readable');
  const index = indexAreas(regions.items);
  return makeCoder({
    parties: [
      { id: 'RU', name: { en: 'RU' } },
      { id: 'UA', name: { en: 'UA' } },
    ],
    sources: [
      { id: 'viina', name: 'news', kind: 'media', reliability: 'C' },
      { id: 'ru-mod', name: 'posts', kind: 'party', party: 'RU', reliability: 'D' },
      { id: 'alerts', name: 'alerts', kind: 'warning', reliability: 'B' },
    ],
    timeZone: ZONE,
    regionAt: (lat, lon) => index.at(lat, lon) ?? '',
    facilities: facilities.items,
    gazetteer: coding.gazetteer,
    lexicon: coding.lexicon,
  });
}

export function readGold(): readonly GoldReport[] {
  return readFileSync(`${shared}gold/reports.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldReport);
}

export function newsObservation(
  id: string,
  datetime: string,
  name: string,
  lat: number,
  lon: number,
  text: string,
): Observation {
  const day = datetime.slice(0, 10);
  const clock = datetime.slice(11) !== '00:00:00';
  const reportedMs = startOfDayMs(ZONE, day) + (Date.parse(`1970-01-01T${datetime.slice(11)}Z`) || 0);
  return {
    kind: 'observation',
    id,
    source: 'viina',
    ...(clock ? { reportedAt: toIso(ZONE, reportedMs) } : {}),
    time: {
      start: toIso(ZONE, startOfDayMs(ZONE, day)),
      end: toIso(ZONE, startOfDayMs(ZONE, addDays(day, 1))),
      precision: 'day',
    },
    place: { name, lat, lon, basis: 'feed' },
    text,
  };
}

export function ministryObservation(id: string, datetime: string, text: string): Observation {
  const at = `${datetime.replace(' ', 'T')}:00Z`;
  const day = toIso('Europe/Moscow', Date.parse(at)).slice(0, 10);
  return {
    kind: 'observation',
    id,
    source: 'ru-mod',
    reportedAt: at,
    time: {
      start: toIso('Europe/Moscow', startOfDayMs('Europe/Moscow', day)),
      end: toIso('Europe/Moscow', startOfDayMs('Europe/Moscow', addDays(day, 1))),
      precision: 'day',
    },
    text,
  };
}

export function codeGold(coder: Coder, gold: GoldReport): CodedReport {
  return coder(newsObservation(gold.id, gold.datetime, gold.place, gold.lat, gold.lon, gold.text))[0]!;
}

/** Share of reports whose code is among the accepted ones, by key. */
export function scoreReports(
  pairs: readonly (readonly [GoldReport, CodedReport])[],
): Record<(typeof KEYS)[number], number> {
  const share = (key: (typeof KEYS)[number]): number =>
    pairs.filter(([gold, coded]) => gold.gold[key]!.includes(coded[key])).length / pairs.length;
  return Object.fromEntries(KEYS.map((key) => [key, share(key)])) as Record<(typeof KEYS)[number], number>;
}
