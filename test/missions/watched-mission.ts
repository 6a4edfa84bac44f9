/**
 * An invented mission with efforts on record, for tests and pictures: a straight line of 225 km in nine sectors over 45
 * days, acoustic nodes, patrols by day and a satellite that clouds blind. Seeded: the same numbers every time.
 *
 * S03 is jammed for five days, S05 denied to patrols for a week, S07's fire doubles on day 30, S09 is watched by nobody. A
 * node hears an event d away with 0.95/(1 + exp(5 (d - 8 km)/8 km)), which is how the efforts state themselves.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { between, exponential, type Random, randomOf } from '../../src/random/random.js';
import type { Effort, Observation, TrucelineRecord } from '../../src/record/record.js';
import { root } from '../cli/program.js';

export const WATCHED_DAYS = 45;
const START_MS = Date.parse('2031-03-01T00:00:00Z');
const DAY_MS = 86_400_000;
const LAT = 47;
const KM_PER_DEGREE = 111.195 * Math.cos((LAT * Math.PI) / 180);
const SECTORS = 9;
const SECTOR_KM = 25;
const NODE_RANGE_METRES = 8_000;
const NODE_PROBABILITY = 0.95;

/** Lays the folder; the records are not in it. */
export async function writeWatchedMission(dir: string): Promise<void> {
  await cp(join(root, 'templates', 'blank'), dir, { recursive: true });
  await mkdir(join(dir, 'register'), { recursive: true });
  const vertices = Array.from(
    { length: 46 },
    (_, i) => `${i + 1},${LAT},${lonAt(i * 5)},Village ${i + 1},front`,
  );
  await writeFile(join(dir, 'register', 'line.csv'), `seq,lat,lon,near,kind\n${vertices.join('\n')}\n`);
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  const sources = [
    '- { id: net, name: Acoustic network, kind: sensor, reliability: B }',
    '  - { id: patrols, name: Patrols, kind: mission, reliability: B }',
    '  - { id: satellite, name: Satellite, kind: institution, reliability: B }',
  ].join('\n');
  await writeFile(
    file,
    `${blank
      .replace(
        'period: { start: 2025-01-01, end: 2026-01-01 }',
        'period: { start: 2031-03-01, end: 2031-04-15 }',
      )
      .replace('bounds: [20, 40, 50, 60]', 'bounds: [10.5, 46, 14.5, 48]')
      .replace('- { id: news,', `${sources}\n  - { id: news,`)}
line: { file: register/line.csv, asOf: 2031-03-01, source: invented for tests, sectorKm: ${SECTOR_KM}, depthKm: 10 }
`,
  );
}

export function watchedRecords(seed = 1): TrucelineRecord[] {
  const efforts = [...nodes(), ...patrols(), ...satellite()];
  return [...efforts, ...heard(randomOf(seed))];
}

const lonAt = (km: number): number => 11 + km / KM_PER_DEGREE;
const iso = (ms: number): string => new Date(ms).toISOString();
const stretch = (fromDay: number, untilDay: number) => ({
  start: iso(START_MS + fromDay * DAY_MS),
  end: iso(START_MS + untilDay * DAY_MS),
  precision: 'minute' as const,
});

/** Nodes of a sector, km along the line; denser where it is watched more closely. */
const NODES: readonly (readonly number[])[] = [
  [3, 9, 15, 21],
  [5, 15],
  [3, 9, 15, 21],
  [12],
  [],
  [4, 12, 20],
  [2, 7, 12, 17, 22],
  [],
  [],
];

const nodeName = (sector: number, i: number): string => `node-${sector + 1}-${i + 1}`;

function nodes(): Effort[] {
  return NODES.flatMap((along, sector) =>
    along.flatMap((km, i) => {
      const device = nodeName(sector, i);
      const one = (id: string, over: Partial<Effort>): Effort => ({
        kind: 'effort',
        id: `${device}-${id}`,
        source: 'net',
        device,
        time: stretch(0, WATCHED_DAYS),
        place: { name: `Mast ${sector + 1}.${i + 1}`, lat: LAT, lon: lonAt(sector * SECTOR_KM + km) },
        status: 'watching',
        canDetect: ['explosion', 'strike'],
        rangeMetres: NODE_RANGE_METRES,
        probability: NODE_PROBABILITY,
        ...over,
      });
      const list = [one('watch', {})];
      if (sector === 2) list.push(one('jam', { time: stretch(12, 17), status: 'jammed', by: 'B' }));
      if (sector === 0 && i === 1)
        list.push(one('down', { time: stretch(38.4, WATCHED_DAYS), status: 'down' }));
      if (sector === 5 && i === 0)
        list.push(one('jam', { time: stretch(43, WATCHED_DAYS), status: 'jammed', by: 'A' }));
      return list;
    }),
  );
}

/** A patrol drives sector S05 up and down from 8 to 17 h, and was kept from it for a week; another is in S04. */
function patrols(): Effort[] {
  const efforts: Effort[] = [];
  for (let day = 0; day < WATCHED_DAYS; day++) {
    for (const sector of [3, 4]) {
      const denied = sector === 4 && day >= 20 && day < 27;
      const at = (hour: number): string => iso(START_MS + day * DAY_MS + hour * 3_600_000);
      const point = (hour: number, km: number) => ({
        at: at(hour),
        lat: LAT,
        lon: lonAt(sector * SECTOR_KM + km),
      });
      efforts.push({
        kind: 'effort',
        id: `patrol-${sector + 1}-${day}`,
        source: 'patrols',
        device: `patrol-${sector + 1}`,
        time: { start: at(8), end: at(17), precision: 'minute' },
        place: { name: `Road ${sector + 1}`, lat: LAT, lon: lonAt(sector * SECTOR_KM + 12) },
        status: denied ? 'denied' : 'watching',
        ...(denied ? { by: 'A' } : { track: [point(8, 2), point(12, 23), point(17, 2)] }),
        canDetect: ['explosion', 'strike', 'clash', 'movement'],
      });
    }
  }
  return efforts;
}

/** Ten minutes over the whole line at noon, for movement only; every third pass sees clouds. */
function satellite(): Effort[] {
  return Array.from({ length: WATCHED_DAYS }, (_, day): Effort => {
    const noon = START_MS + day * DAY_MS + DAY_MS / 2;
    return {
      kind: 'effort',
      id: `pass-${day}`,
      source: 'satellite',
      device: 'pass',
      time: { start: iso(noon), end: iso(noon + 600_000), precision: 'minute' },
      place: { lat: LAT, lon: lonAt(100) },
      status: day % 3 === 2 ? 'clouded' : 'watching',
      canDetect: ['movement'],
      rangeMetres: 150_000,
    };
  });
}

/** What the nodes heard of the fire: three to five events a day and sector; S07 twice as many from day 30 on. */
function heard(random: Random): Observation[] {
  const observations: Observation[] = [];
  for (let sector = 0; sector < SECTORS; sector++) {
    for (let at = 0; ; ) {
      const day = at / DAY_MS;
      const rate = (3 + (sector % 3)) * (sector === 6 && day >= 30 ? 2 : 1);
      at += exponential(random, DAY_MS / rate);
      if (at >= WATCHED_DAYS * DAY_MS) break;
      const km = between(random, 0, SECTOR_KM);
      const northKm = between(random, -8, 8);
      let missed = 1;
      NODES.forEach((along, of) => {
        along.forEach((node, i) => {
          const eastKm = (sector - of) * SECTOR_KM + km - node;
          missed *= 1 - hears(of, i, at / DAY_MS, eastKm, northKm);
        });
      });
      if (random() < missed) continue;
      const start = iso(START_MS + Math.floor(at / 60_000) * 60_000);
      observations.push({
        kind: 'observation',
        id: `heard-${sector + 1}-${observations.length}`,
        source: 'net',
        time: { start, end: start, precision: 'minute' },
        place: {
          name: `Near mast ${sector + 1}`,
          lat: LAT + northKm / 111.195,
          lon: lonAt(sector * SECTOR_KM + km),
          radiusMetres: 300,
          precision: 'site',
          basis: 'coder',
        },
        reportKind: 'event',
        conduct: 'explosion',
        means: 'unspecified',
        target: 'unspecified',
        actor: 'undetermined',
        stance: 'asserted',
        summary: 'An explosion was heard. Invented for a test.',
      });
    }
  }
  return observations;
}

function hears(sector: number, node: number, day: number, eastKm: number, northKm: number): number {
  if (sector === 2 && day >= 12 && day < 17) return 0;
  if (sector === 0 && node === 1 && day >= 38.4) return 0;
  if (sector === 5 && node === 0 && day >= 43) return 0;
  const metres = 1000 * Math.hypot(eastKm, northKm);
  return NODE_PROBABILITY / (1 + Math.exp((5 * (metres - NODE_RANGE_METRES)) / NODE_RANGE_METRES));
}
