/**
 * What lies around the line of the watched mission, for tests and pictures, all of it invented: a bay with a corridor, four
 * vessels and their events; regions under alert while an attack passes over them from the east, with the numbers that two
 * sources give. watched-mission.ts lays the folder; this adds its registers, and records.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Observation, TrucelineRecord } from '../../src/record/record.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2031-03-01T00:00:00Z');
const at = (day: number, hour = 0): string =>
  new Date(START_MS + day * DAY_MS + hour * HOUR_MS).toISOString();

export async function writeAround(dir: string): Promise<void> {
  const register = (name: string, features: readonly unknown[]): Promise<void> =>
    writeFile(join(dir, 'register', name), `${JSON.stringify({ type: 'FeatureCollection', features })}\n`);
  await register('sea.geojson', sea());
  await register('vessels.geojson', vessels());
  await register('regions.geojson', regions());
  await register('borders.geojson', [
    area({ country: 'XA', name: 'Northland' }, [10, 46.75, 15, 49]),
    area({ country: 'XB', name: 'Southland' }, [10, 45.4, 15, 45.9]),
  ]);
  await writeFile(join(dir, 'register', 'placement.geojson'), `${JSON.stringify(plan())}\n`);
  const file = join(dir, 'mission.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    `${text.replace('title: { en: My mission }', 'title: { en: Simulated line, uk: Змодельована лінія, ru: Смоделированная линия }').replace('  - { id: net,', '  - { id: warnings, name: Air-raid warnings, kind: warning, reliability: B }\n  - { id: air-command, name: Air command, kind: institution, reliability: C }\n  - { id: net,')}
sea: register/sea.geojson
regions: register/regions.geojson
borders: register/borders.geojson
`,
  );
}

const area = (properties: object, [west, south, east, north]: readonly [number, number, number, number]) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});

const sea = () => [
  area(
    { id: 'bay', kind: 'zone', title: { en: 'Bay', uk: 'Затока', ru: 'Залив' } },
    [11.2, 46.05, 13.9, 46.7],
  ),
  area(
    { id: 'lane', kind: 'corridor', title: { en: 'Lane', uk: 'Коридор', ru: 'Коридор' } },
    [11.2, 46.3, 13.9, 46.45],
  ),
];

/** Every third of an hour a vertex: along the lane, a bow, with a gap in the second and a naval vessel apart. */
function vessels(): unknown[] {
  const track = (
    mmsi: number,
    name: string,
    shipType: number,
    day: number,
    points: (t: number) => [number, number],
  ) => {
    const times = Array.from({ length: 40 }, (_, i) => at(day, i / 3));
    return {
      type: 'Feature',
      properties: { mmsi, name, shipType, first: times[0], last: times.at(-1), times },
      geometry: { type: 'LineString', coordinates: times.map((_, i) => points(i / 39)) },
    };
  };
  const event = (
    name: string,
    words: string,
    mmsi: number,
    day: number,
    hours: number,
    lon: number,
    lat: number,
  ) => ({
    type: 'Feature',
    properties: { event: name, words, mmsi, from: at(day, 4), to: at(day, 4 + hours) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  return [
    track(200000001, 'INVENTED ONE', 70, 40, (t) => [11.3 + 2.4 * t, 46.36 + 0.03 * Math.sin(6 * t)]),
    track(200000002, 'INVENTED TWO', 80, 41, (t) => [13.7 - 2.2 * t, 46.4 - 0.05 * Math.sin(4 * t)]),
    track(200000003, 'INVENTED THREE', 30, 42, (t) => [
      12 + 0.4 * Math.cos(6.3 * t),
      46.2 + 0.1 * Math.sin(6.3 * t),
    ]),
    track(200000004, 'INVENTED FOUR', 35, 42, (t) => [13.2 + 0.5 * t, 46.6 - 0.4 * t]),
    event('gap', 'No position of vessel 200000001 for 95 minutes', 200000001, 40, 1.6, 12.3, 46.38),
    event('jump', 'Position of vessel 200000002 jumped 61 km', 200000002, 41, 0.1, 13.1, 46.42),
    event(
      'duplicate-identity',
      'The identity of vessel 200000003 is sent from two places',
      200000003,
      42,
      1,
      11.7,
      46.24,
    ),
    event('on-land', 'Position of vessel 200000003 on land, 4 reports', 200000003, 42, 0.5, 11.9, 46.82),
    event(
      'warship-outside',
      'Vessel 200000004, by its own account a warship, outside bay',
      200000004,
      42,
      0,
      13.6,
      46.3,
    ),
  ];
}

/** As truceline place writes it. */
function plan(): unknown {
  const devices = Array.from({ length: 18 }, (_, i) => ({ km: 6 + 12 * i, offsetKm: i % 2 === 0 ? 4 : -4 }));
  return {
    type: 'FeatureCollection',
    placement: {
      budget: 60_000,
      cost: 54_000,
      known: 0.42,
      bound: 0.47,
      curve: devices.map((_, i) => ({ cost: 3_000 * (i + 1), known: (0.41 * (i + 1)) / devices.length })),
    },
    features: devices.map(({ km, offsetKm }) => ({
      type: 'Feature',
      properties: { device: 'acoustic', chainageKm: km, offsetKm, cost: 3_000 },
      geometry: { type: 'Point', coordinates: [11 + km / 75.8, 47 + offsetKm / 111.2] },
    })),
  };
}

const COLUMNS = 5;
const ROWS = 3;
const regionName = (column: number, row: number): string =>
  `Region ${String.fromCharCode(65 + column)}${row + 1}`;
const corner = (column: number, row: number): [number, number] => [10 + column, 46.75 + row * 0.75];

function regions(): unknown[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    const [lon, lat] = corner(column, row);
    const name = regionName(column, row);
    return area(
      {
        id: `X-${column}${row}`,
        name,
        uk: name.replace('Region', 'Область'),
        ru: name.replace('Region', 'Область'),
      },
      [lon, lat, lon + 1, lat + 0.75],
    );
  });
}

/** An alert in each region as the attack passes, from the east at 150 km/h; then what two sources count. */
export function aroundRecords(): TrucelineRecord[] {
  const records: Observation[] = [];
  for (const day of [40, 42]) {
    for (let row = 0; row < ROWS; row++)
      for (let column = COLUMNS - 1; column >= (day === 40 ? 0 : 1); column--) {
        // Warned not quite as it comes: the heading has its uncertainty.
        const uneven = 0.22 * Math.sin(7 * column + 5 * row + day);
        const hour = 21 + ((COLUMNS - 1 - column) * 76) / 150 + 0.1 * row + uneven;
        const [lon, lat] = corner(column, row);
        records.push({
          kind: 'observation',
          id: `alert-${day}-${column}-${row}`,
          source: 'warnings',
          time: { start: at(day, hour), end: at(day, hour + 2), precision: 'minute' },
          place: {
            name: regionName(column, row),
            region: regionName(column, row),
            lat: lat + 0.375,
            lon: lon + 0.5,
            radiusMetres: 60_000,
            precision: 'region',
            basis: 'feed',
          },
          reportKind: 'alert',
          conduct: 'none',
          means: 'long_range_drone',
          actor: 'B',
          summary: 'An air-raid warning. Invented for a test.',
        });
      }
    records.push({
      kind: 'observation',
      id: `bulletin-${day}`,
      source: 'air-command',
      time: { start: at(day, 20), end: at(day + 1, 6), precision: 'hour' },
      text:
        day === 40
          ? 'Overnight 61 long-range drones were launched, 40 shot down, 15 lost on the way.'
          : 'In the night 34 long-range drones were launched, 30 shot down, 2 lost on the way.',
      reportKind: 'summary',
      conduct: 'strike',
      means: 'long_range_drone',
      actor: 'B',
      stance: 'alleged',
    });
  }
  return records;
}
