import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Agreement } from './agreement.js';
import { loadProgram } from './load.js';
import { NO, type Placed, type Truth, UNKNOWN, YES } from './program.js';
import { intersection, type ZoneSetting, zoneFactory } from './zones.js';

/** A line along the parallel of 48 degrees; followed eastwards, its left is the north. */
const LINES: Agreement['lines'] = {
  front: {
    points: [
      [16, 48],
      [17, 48],
    ],
    sides: { left: 'NORTH', right: 'SOUTH' },
  },
  rear: {
    points: [
      [16, 47.5],
      [17, 47.5],
    ],
  },
  contact: { mission: true, sides: { left: 'NORTH', right: 'SOUTH' } },
};
const ZONES: Agreement['zones'] = {
  town: { centre: [16.5, 48], withinKm: 10 },
  square: {
    polygon: [
      [16, 48],
      [16.2, 48],
      [16.2, 48.2],
      [16, 48.2],
    ],
  },
  band: { line: 'front', withinKm: 20, beyondKm: 5 },
  ours: { line: 'front', withinKm: 20, side: 'self' },
  own: { line: { NORTH: 'front', SOUTH: 'rear' }, withinKm: 20 },
  mission: { line: 'contact', withinKm: 20, side: 'other' },
  sea: { sea: true },
  told: { byName: true },
  either: { anyOf: ['town', 'told'] },
  common: { allOf: ['town', 'band'] },
  outskirts: { centre: [16.5, 48], withinKm: 30, except: ['town'] },
};
const AGREEMENT = { parties: ['NORTH', 'SOUTH'], lines: LINES, zones: ZONES } as unknown as Agreement;

const KM_PER_DEGREE = 111.195;
/** So many km north of the middle of the line. */
const north = (km: number, radiusKm = 0, more: Partial<Placed> = {}): Placed => ({
  place: { lat: 48 + km / KM_PER_DEGREE, lon: 16.5, radiusMetres: radiusKm * 1000 },
  zones: [],
  ...more,
});
const holds = (zone: string, placed: Placed, party = 'NORTH', setting: ZoneSetting = {}): Truth =>
  zoneFactory(AGREEMENT, setting).zone(zone, party).holds(placed);

describe('a place with a radius', () => {
  test('lies around a centre, outside, or across the edge', () => {
    assert.deepEqual(
      [holds('town', north(8, 1)), holds('town', north(8, 3)), holds('town', north(14, 3))],
      [YES, UNKNOWN, NO],
    );
  });

  test('lies in a polygon, outside, or across its edge', () => {
    const at = (lat: number, radiusMetres: number): Placed => ({
      place: { lat, lon: 16.1, radiusMetres },
      zones: [],
    });
    assert.deepEqual(
      [at(48.1, 1_000), at(48.19, 5_000), at(48.3, 1_000)].map((one) => holds('square', one)),
      [YES, UNKNOWN, NO],
    );
  });

  test('lies in a band, nearer than it or beyond it, on both sides', () => {
    assert.deepEqual(
      [-12, 12].map((km) => holds('band', north(km, 2))),
      [YES, YES],
    );
    assert.deepEqual(
      [2, 30].map((km) => holds('band', north(km, 2))),
      [NO, NO],
    );
    assert.deepEqual(
      [4, 19].map((km) => holds('band', north(km, 2))),
      [UNKNOWN, UNKNOWN],
    );
  });

  test('lies on the ground of the party, or across the line', () => {
    const asked = (km: number, party: string): Truth => holds('ours', north(km, 2), party);
    assert.deepEqual([asked(10, 'NORTH'), asked(-10, 'NORTH'), asked(1, 'NORTH')], [YES, NO, UNKNOWN]);
    assert.deepEqual([asked(10, 'SOUTH'), asked(-10, 'SOUTH'), asked(-1, 'SOUTH')], [NO, YES, UNKNOWN]);
  });

  test('is measured from the own line of each party', () => {
    assert.deepEqual([holds('own', north(5), 'NORTH'), holds('own', north(5), 'SOUTH')], [YES, NO]);
    assert.deepEqual([holds('own', north(-50), 'NORTH'), holds('own', north(-50), 'SOUTH')], [NO, YES]);
  });

  test('at sea is sure to twenty kilometres; on land it is not at sea', () => {
    const isSea = (lat: number): boolean => lat > 48;
    const asked = (km: number, radiusKm: number): Truth => holds('sea', north(km, radiusKm), '', { isSea });
    assert.deepEqual([asked(1, 20), asked(1, 21), asked(-1, 1)], [YES, UNKNOWN, NO]);
    assert.equal(holds('sea', north(1)), UNKNOWN);
  });
});

describe("the mission's line", () => {
  test('is measured by the offset that the record brings, else by the line, else not at all', () => {
    const brought = (lineOffsetKm: number): Truth => holds('mission', north(500, 1, { lineOffsetKm }));
    assert.deepEqual([brought(-10), brought(10), brought(-30), brought(-20)], [YES, NO, NO, UNKNOWN]);
    assert.equal(holds('mission', north(-10)), UNKNOWN);
  });
});

describe('records that name zones', () => {
  test('lie in these and, without a position, in no other', () => {
    const named: Placed = { zones: ['told'] };
    assert.deepEqual(
      ['told', 'town', 'either', 'common', 'sea'].map((zone) => holds(zone, named)),
      [YES, NO, YES, NO, NO],
    );
    assert.equal(holds('outskirts', { zones: ['outskirts'] }), YES);
  });

  test('lie in others by their position', () => {
    assert.equal(holds('town', north(1, 0, { zones: ['told'] })), YES);
  });

  test('leave it open where they name neither zones nor a position', () => {
    for (const zone of Object.keys(ZONES!))
      if (zone !== 'outskirts') assert.equal(holds(zone, { zones: [] }), UNKNOWN, zone);
    assert.equal(holds('told', north(1)), NO);
  });
});

describe('zones made of zones', () => {
  test('are the whole, the common part, or what is left', () => {
    assert.deepEqual([holds('either', north(5)), holds('either', north(15))], [YES, NO]);
    assert.deepEqual(
      [holds('common', north(8)), holds('common', north(3)), holds('common', north(12))],
      [YES, NO, NO],
    );
    assert.deepEqual(
      [holds('outskirts', north(20)), holds('outskirts', north(5)), holds('outskirts', north(10, 1))],
      [YES, NO, UNKNOWN],
    );
  });

  test('an intersection holds where both do', () => {
    const factory = zoneFactory(AGREEMENT, {});
    const both = intersection(factory.zone('town', 'NORTH'), factory.zone('ours', 'NORTH'));
    assert.deepEqual([both.id, both.party], ['town+ours', 'NORTH']);
    assert.deepEqual([both.holds(north(5)), both.holds(north(-5)), both.holds(north(15))], [YES, NO, NO]);
  });

  test('depend on a party only where a part of them does', () => {
    const factory = zoneFactory(AGREEMENT, {});
    assert.deepEqual(
      ['town', 'ours', 'own', 'common'].map((id) => factory.zone(id, 'NORTH').party),
      ['', 'NORTH', 'NORTH', ''],
    );
    assert.equal(factory.zone('town', 'NORTH'), factory.zone('town', 'SOUTH'));
  });
});

describe('registers beside the agreement', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zones-'));
  after(() => rm(folder, { recursive: true }));
  const square = [
    [
      [16, 48],
      [17, 48],
      [17, 49],
      [16, 49],
      [16, 48],
    ],
  ];
  await writeFile(join(folder, 'line.csv'), '# a line\nseq,lat,lon,near\n2,48,17,"B, town"\n1,48,16,A\n');
  await writeFile(
    join(folder, 'units.geojson'),
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { id: 'XX-1' }, geometry: { type: 'Polygon', coordinates: square } },
      ],
    }),
  );
  const text = (line: string, units: string): string => `truceline: agreement/1
id: registers
title: { en: Registers }
status: agreed
parties: [NORTH, SOUTH]
timeZone: Europe/Vienna
summary: Zones from files.
source: Invented
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
lines: { front: { register: ${line} } }
zones: { near: { line: front, withinKm: 10 }, unit: { territory: { register: ${units}, units: [XX-1] } } }
readings: [{ id: plain, title: { en: Plain }, by: [NORTH], source: Invented }]
clauses:
  - { id: no-fire, title: { en: No fire }, text: No fire., kind: prohibition, conduct: strike, zone: [near, unit], source: Invented }
`;
  const load = async (line: string, units: string) => {
    const path = join(folder, 'agreement.yaml');
    await writeFile(path, text(line, units));
    return loadProgram(path);
  };

  test('are read, points in the order of seq', async () => {
    const loaded = await load('line.csv', 'units.geojson');
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const [near, unit] = loaded.program.zones;
    assert.deepEqual([near!.holds(north(5)), near!.holds(north(15))], [YES, NO]);
    assert.deepEqual(
      [unit!.holds(north(5)), unit!.holds(north(-5)), unit!.holds(north(0, 1))],
      [YES, NO, UNKNOWN],
    );
  });

  test('that are absent or something else are refused where they are named', async () => {
    const loaded = await load('nowhere.csv', 'line.csv');
    assert.ok(!loaded.ok);
    assert.deepEqual(
      loaded.problems.map(({ line, found }) => [line, found.slice(0, 14)]),
      [
        [10, '"nowhere.csv ('],
        [11, '"line.csv (Une'],
      ],
    );
  });
});
