/**
 * The reference mission as data: what a person who edits these files can break.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { loadAgreements } from '../../src/agreement/load.js';
import { indexAreas } from '../../src/geo/areas.js';
import { contactLine } from '../../src/geo/line.js';
import { distanceMetres } from '../../src/geo/position.js';
import { parseMissionConfig } from '../../src/mission/config.js';
import { readFacilities, readLine, readWeapons } from '../../src/mission/registers.js';
import { type Declaration, type Observation, record, type TrucelineRecord } from '../../src/record/record.js';

const folder = new URL('../../missions/ukraine-2025/', import.meta.url);
const pathOf = (file: string): string => new URL(file, folder).pathname;
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const parsedConfig = parseMissionConfig(textOf('mission.yaml'), 'mission.yaml');
assert.ok(parsedConfig.ok, JSON.stringify(parsedConfig));
const config = parsedConfig.value;
const known = {
  parties: config.parties.map((party) => party.id),
  guarantors: config.guarantors.map((guarantor) => guarantor.id),
};
const loaded = await loadAgreements(config.agreements.map(pathOf), known);
assert.ok(loaded.ok, JSON.stringify(loaded));
const agreements = new Map(loaded.agreements.map((agreement) => [agreement.id, agreement]));

const records: TrucelineRecord[] = config.records.flatMap((file) =>
  textOf(file)
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const parsed = record.safeParse(JSON.parse(line));
      assert.ok(parsed.success, `${file}:${i + 1} ${JSON.stringify(parsed.error?.issues)}`);
      return parsed.data;
    }),
);
const observations = records.filter((entry): entry is Observation => entry.kind === 'observation');
const declarations = records.filter((entry): entry is Declaration => entry.kind === 'declaration');

interface Layer {
  readonly features: readonly {
    readonly properties: Record<string, string>;
    readonly geometry: { readonly coordinates: number[][][][] };
  }[];
}
const layer = (file: string): Layer => JSON.parse(textOf(file)) as Layer;
const areasOf = (file: string, property: string) =>
  indexAreas(
    layer(file).features.map((feature) => ({
      value: feature.properties[property]!,
      polygons: feature.geometry.coordinates,
    })),
  );

describe('the configuration', () => {
  test('gives the same kind of institution of each party the same grade', () => {
    const gradeOf = (id: string): string => config.sources.find((source) => source.id === id)!.reliability;
    assert.equal(gradeOf('ru-officials'), gradeOf('ua-officials'));
    assert.equal(gradeOf('ru-mod'), gradeOf('ua-general-staff'));
    assert.equal(gradeOf('ru-mod'), gradeOf('ua-air-force'));
  });

  test('names every agreement file of the folder', () => {
    const files = readdirSync(new URL('agreements/', folder)).map((file) => `agreements/${file}`);
    assert.deepEqual([...config.agreements].sort(), files.sort());
  });
});

describe('the agreements', () => {
  test('keep both starts of the halt on energy strikes, thirty days each', () => {
    const readings = agreements.get('energy-moratorium-2025')!.readings;
    const spans = readings.map(({ start, end }) => [Date.parse(start!), Date.parse(end!)] as const);
    assert.deepEqual(
      readings.map((reading) => reading.by),
      [['RU'], ['UA', 'US']],
    );
    assert.equal(spans[0]![0], Date.parse('2025-03-17T21:00:00Z'));
    assert.equal(spans[0]![1] - spans[0]![0], 30 * 86_400_000);
    assert.equal(spans[1]![0], Date.parse('2025-03-24T22:00:00Z'));
    // One hour less: summer time began in Kyiv on 30 March.
    assert.equal(spans[1]![1] - spans[1]![0], 30 * 86_400_000 - 3_600_000);
  });

  test('protect five classes of energy objects, each with objects in the register', async () => {
    const facilities = await readFacilities(pathOf(config.facilities!));
    assert.ok(facilities.ok);
    const classes = agreements.get('energy-moratorium-2025')!.clauses[0]!.facilityClasses!;
    assert.equal(classes.length, 5);
    assert.deepEqual([...new Set(facilities.items.map((item) => item.class))].sort(), [...classes].sort());
  });

  test('give the Easter truce thirty hours and the Victory Day truce three days', () => {
    const hours = (id: string, reading: number): number => {
      const { start, end } = agreements.get(id)!.readings[reading]!;
      return (Date.parse(end!) - Date.parse(start!)) / 3_600_000;
    };
    assert.deepEqual([hours('easter-truce-2025', 0), hours('easter-truce-2025', 1)], [30, 30]);
    assert.deepEqual([hours('victory-day-truce-2025', 0), hours('victory-day-truce-2025', 1)], [72, 72]);
  });

  test('bind by the one-sided truce only its author under one reading, and both under the other', () => {
    const readings = agreements.get('victory-day-truce-2025')!.readings;
    assert.deepEqual(
      readings.map(({ by, binds }) => ({ by, binds })),
      [
        { by: ['UA'], binds: ['RU'] },
        { by: ['RU'], binds: ['RU', 'UA'] },
      ],
    );
  });

  test('put every strike of a truce, by whatever means, under exactly one clause', () => {
    for (const id of ['general-ceasefire-proposal', 'easter-truce-2025', 'victory-day-truce-2025']) {
      const strikes = agreements.get(id)!.clauses.filter((clause) => clause.conduct.includes('strike'));
      const means = strikes.flatMap((clause) => clause.means ?? []);
      assert.equal(new Set(means).size, means.length, id);
      assert.equal(means.length, 15, `${id}: all means but none`);
    }
  });

  test('use the same thresholds everywhere', () => {
    const standards = new Set([...agreements.values()].map(({ standard }) => JSON.stringify(standard)));
    assert.equal(standards.size, 1);
  });
});

describe('the records', () => {
  test('are all there, each id once, from declared sources', () => {
    assert.equal(new Set(records.map((entry) => entry.id)).size, records.length);
    const counts = (prefix: string): number => records.filter((entry) => entry.id.startsWith(prefix)).length;
    assert.deepEqual(['obs-', 'dec-', 'clm-', 'hnd-'].map(counts), [320, 101, 43, 41]);
    const sources = new Set(config.sources.map((source) => source.id));
    for (const entry of records) assert.ok(sources.has(entry.source), `${entry.id}: ${entry.source}`);
  });

  test('stand in the order of their ids', () => {
    for (const prefix of ['obs-', 'dec-', 'clm-', 'hnd-']) {
      const ids = records.map((entry) => entry.id).filter((id) => id.startsWith(prefix));
      assert.deepEqual(ids, [...ids].sort());
    }
  });

  test('name no actor, speaker or side but the parties and guarantors', () => {
    const voices = [...known.parties, ...known.guarantors];
    const actors = [...known.parties, 'both', 'undetermined', 'none'];
    for (const { id, actor } of observations) assert.ok(actors.includes(actor!), `${id}: ${actor}`);
    for (const { id, by, claim } of declarations) {
      assert.ok(voices.includes(by), `${id}: ${by}`);
      if (claim) assert.ok([...known.parties, 'both'].includes(claim.against), id);
    }
  });

  test('are told without words that take a side', () => {
    const sided =
      /occup|liberat|terror|regime|enemy|militants|retook|retaken|recaptur|captured|farce|so-called/i;
    for (const entry of records) assert.doesNotMatch(JSON.stringify(entry), sided, entry.id);
  });

  test('lie, where they name a region, in it or no further from it than their radius', () => {
    const regionAt = areasOf(config.regions!, 'name');
    const names = new Set(layer(config.regions!).features.map((feature) => feature.properties.name));
    for (const { id, place } of observations) {
      if (!place?.region) continue;
      assert.ok(names.has(place.region), `${id}: ${place.region}`);
      const bearings = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
      const around = bearings.map((angle) => {
        const degrees = place.radiusMetres! / 111_000;
        const lon = place.lon! + (degrees * Math.sin(angle)) / Math.cos((place.lat! * Math.PI) / 180);
        return regionAt.at(place.lat! + degrees * Math.cos(angle), lon);
      });
      assert.ok(
        [regionAt.at(place.lat!, place.lon!), ...around].includes(place.region),
        `${id}: ${place.name}`,
      );
    }
  });

  test('that name a registered object lie within reach of it', async () => {
    const facilities = await readFacilities(pathOf(config.facilities!));
    assert.ok(facilities.ok);
    let named = 0;
    for (const { id, targetName, place } of observations) {
      const facility = facilities.items.find((item) => item.name === targetName);
      if (!facility || !place) continue;
      named++;
      const km = distanceMetres(place.lat!, place.lon!, facility.lat, facility.lon) / 1000;
      assert.ok(km <= facility.precisionKm + place.radiusMetres! / 1000, `${id}: ${km} km`);
    }
    assert.ok(named >= 25, `${named} observations name a registered object`);
  });

  test('keep both accounts of the Sudzha station, of 21 and of 28 March', () => {
    const told = (day: string) =>
      observations
        .filter(
          (entry) => entry.targetName === 'Sudzha gas metering station' && entry.time.start.startsWith(day),
        )
        .map((entry) => [entry.source, entry.actor]);
    for (const day of ['2025-03-21', '2025-03-28']) {
      const actors = new Set(told(day).map(([, actor]) => actor));
      assert.deepEqual([...actors].sort(), ['RU', 'UA'], day);
    }
  });

  test('give an Easter total of one side that is the sum of its seven parts', () => {
    const easter = declarations.find((entry) => entry.id === 'clm-031')!.claim!;
    const sum = Object.values(easter.breakdown!).reduce((total, part) => total + part, 0);
    assert.equal(sum, easter.count);
  });
});

describe('the registers', () => {
  test('draw a line of 28 sectors and about 1,400 km', async () => {
    const vertices = await readLine(pathOf(config.line!.file));
    assert.ok(vertices.ok);
    const line = contactLine(vertices.items, config.line!.sectorKm, config.line!.depthKm);
    assert.equal(line.vertices.length, 112);
    assert.equal(line.sectors.length, 28);
    assert.ok(Math.abs(line.lengthKm - 1_399) < 1, `${line.lengthKm} km`);
  });

  test('list weapons of both parties, none twice, and no range that ends before it begins', async () => {
    const weapons = await readWeapons(pathOf(config.weapons!), known.parties);
    assert.ok(weapons.ok);
    assert.equal(new Set(weapons.items.map((item) => item.system)).size, weapons.items.length);
    for (const { system, rangeMinKm = 0, rangeMaxKm, rangeLongKm, users } of weapons.items) {
      assert.ok(users.length > 0, system);
      if (rangeMaxKm !== undefined) assert.ok(rangeMinKm < rangeMaxKm, system);
      if (rangeMaxKm !== undefined && rangeLongKm !== undefined) assert.ok(rangeMaxKm <= rangeLongKm, system);
    }
  });

  test('keep Crimea and Sevastopol inside the recognised borders of Ukraine, twenty-seven units in all', () => {
    const ukraine = layer(config.regions!).features.filter((feature) => feature.properties.country === 'UA');
    assert.equal(ukraine.length, 27);
    const countryAt = areasOf(config.borders!, 'country');
    for (const [lat, lon] of [
      [44.6, 33.53],
      [44.95, 34.1],
      [45.36, 36.47],
      [48, 37.8],
      [46.85, 35.37],
    ] as const) {
      assert.equal(countryAt.at(lat, lon), 'UA', `${lat}, ${lon}`);
    }
    for (const [lat, lon] of [
      [50.6, 36.59],
      [51.19, 35.27],
      [47.23, 39.71],
      [44.72, 37.77],
    ] as const) {
      assert.equal(countryAt.at(lat, lon), 'RU', `${lat}, ${lon}`);
    }
  });

  test('answer who held the ground on 18 March 2025, as known from common maps', () => {
    const partyAt = areasOf(config.control[0]!.file, 'party');
    const held: Record<string, readonly (readonly [string, number, number])[]> = {
      UA: [
        ['Lviv', 49.84, 24.03],
        ['Kyiv', 50.45, 30.52],
        ['Sumy', 50.91, 34.8],
        ['Kharkiv', 49.99, 36.23],
        ['Kupiansk', 49.71, 37.62],
        ['Kramatorsk', 48.74, 37.58],
        ['Pokrovsk', 48.28, 37.18],
        ['Huliaipole', 47.66, 36.26],
        ['Nikopol', 47.57, 34.4],
        ['Kherson', 46.64, 32.61],
        ['Odesa', 46.48, 30.73],
      ],
      RU: [
        ['Moscow', 55.75, 37.62],
        ['Bryansk', 53.25, 34.37],
        ['Belgorod', 50.6, 36.59],
        ['Vladivostok', 43.13, 131.9],
        ['Donetsk', 48, 37.8],
        ['Luhansk', 48.57, 39.33],
        ['Bakhmut', 48.59, 38],
        ['Mariupol', 47.1, 37.55],
        ['Melitopol', 46.85, 35.37],
        ['Enerhodar', 47.5, 34.66],
        ['Oleshky', 46.63, 32.72],
        ['Skadovsk', 46.12, 32.91],
        ['Simferopol', 44.95, 34.1],
        ['Sevastopol', 44.6, 33.53],
      ],
    };
    for (const [party, places] of Object.entries(held)) {
      for (const [name, lat, lon] of places) assert.equal(partyAt.at(lat, lon), party, name);
    }
    assert.equal(partyAt.at(53.9, 27.56), undefined, 'Minsk is held by no party of this mission');
    assert.equal(partyAt.at(43.5, 33), undefined, 'the sea is held by nobody');
  });

  test('give every ground of the two countries to one party and no ground to both', () => {
    const partyAt = areasOf(config.control[0]!.file, 'party');
    const countryAt = areasOf(config.borders!, 'country');
    const [one, other] = layer(config.control[0]!.file).features.map((feature) =>
      indexAreas([{ value: true, polygons: feature.geometry.coordinates }]),
    );
    for (let lat = 44.013; lat < 56; lat += 0.117) {
      for (let lon = 22.007; lon < 48; lon += 0.131) {
        const country = countryAt.at(lat, lon);
        const inside = country === 'UA' || country === 'RU';
        assert.equal(partyAt.at(lat, lon) !== undefined, inside, `${lat}, ${lon} in ${country}`);
        assert.ok(!(one!.at(lat, lon) && other!.at(lat, lon)), `${lat}, ${lon} is held twice`);
      }
    }
  });
});
