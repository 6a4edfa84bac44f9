/**
 * Impartiality as a property: exchange the labels of the parties in the input, and the output is exchanged exactly, for
 * coding, association, attribution, findings and the text of the reports; and nothing else changes.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fold } from '../../src/mission/fold.js';
import { type Mission, openMission } from '../../src/mission/open.js';
import { type Observation, record, type TrucelineRecord } from '../../src/record/record.js';
import { toCsv } from '../../src/report/csv.js';
import { dailyReport } from '../../src/report/daily.js';
import { toGeoJson } from '../../src/report/geojson.js';
import { renderHtml } from '../../src/report/html/page.js';
import { toJson } from '../../src/report/json.js';
import type { Picture } from '../../src/report/picture.js';
import { indexPicture } from '../../src/report/picture-index.js';
import { addDays, startOfDayMs, toIso } from '../../src/time/instant.js';
import { relabelMission } from './relabelled-mission.js';

const reference = fileURLToPath(new URL('../../missions/ukraine-2025', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'truceline-labels-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const FIRST = { id: 'Aaa', name: 'Party Aaa' };
const SECOND = { id: 'Bbb', name: 'Party Bbb' };
const STANDS_ON = { records: 0, ledger: null, configuration: { digest: '', files: [] }, version: '0' };

const TEXTS = [
  'Російські війська обстріляли артилерією Нікополь, поранено двох людей',
  'Украинские беспилотники атаковали подстанцию в Белгородской области',
  'Ukrainian forces denied striking the gas station near Sudzha and blamed Russian troops',
  'Минобороны РФ обвинило ВСУ в ударе по подстанции в Курской области',
  'Генштаб ЗСУ заявив, що росіяни самі обстріляли підстанцію на Курщині',
  'В Одесі внаслідок атаки безпілотників горить склад, троє поранених',
  'Взрывы прогремели в Таганроге, причина не названа',
  'Обмін полоненими: додому повернулися 150 захисників',
  'На Покровському напрямку тривають бої поблизу Покровська',
  'Над Воронежской областью сбиты пять беспилотников',
  'The ministry said the ceasefire proposal of 11 March is still on the table',
  'З російського безпілотника на авто в Херсоні впала граната, є один загиблий',
];

const [one, other] = await Promise.all([opened('one', [FIRST, SECOND]), opened('other', [SECOND, FIRST])]);

async function opened(name: string, [a, b]: readonly (typeof FIRST)[]): Promise<Mission> {
  const dir = join(folder, name);
  relabelMission(
    reference,
    dir,
    new Map([
      ['RU', a!],
      ['UA', b!],
    ]),
  );
  const mission = await openMission(dir);
  assert.ok(mission.ok, JSON.stringify(mission));
  return mission.mission;
}

const pictureOf = (mission: Mission): Picture => fold(mission, recordsOf(mission), STANDS_ON);
const pictures = { one: pictureOf(one), other: pictureOf(other) };

/** The records that come with the mission, and invented texts about both sides. */
function recordsOf({ dir, config }: Mission): TrucelineRecord[] {
  const written = config.records.flatMap((file) =>
    readFileSync(join(dir, file), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => record.parse(JSON.parse(line))),
  );
  return [...written, ...TEXTS.map((text, i) => observationOf(text, i, config.timeZone))];
}

function observationOf(text: string, i: number, zone: string): Observation {
  const day = addDays('2025-03-26', i % 9);
  return {
    kind: 'observation',
    id: `text-${i}`,
    source: i % 3 === 1 ? 'ru-mod' : 'viina',
    time: {
      start: toIso(zone, startOfDayMs(zone, day)),
      end: toIso(zone, startOfDayMs(zone, addDays(day, 1))),
      precision: 'day',
    },
    text,
  };
}

/** Labels exchanged in a text, wherever they stand as words or parts of an id. */
const exchanged = (text: string): string =>
  text.replaceAll(/Aaa|Bbb/g, (label) => (label === FIRST.id ? SECOND.id : FIRST.id));

/**
 * JSON of a value with the members of objects in one order, for an object that is keyed by party has none of its own; and
 * lists of words sorted, as rival values stand by the alphabet.
 */
const spelt = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => {
    if (Array.isArray(item)) return item.every((word) => typeof word === 'string') ? [...item].sort() : item;
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

function assertExchanged(left: readonly unknown[], right: readonly unknown[]): void {
  assert.ok(left.length > 0, 'expected something to compare');
  assert.equal(left.length, right.length);
  // What names a party in its id stands elsewhere in a list that is ordered by id.
  const ours = left.map(spelt).sort();
  const theirs = right.map((item) => spelt(JSON.parse(exchanged(JSON.stringify(item))))).sort();
  for (let i = 0; i < ours.length; i++) assert.equal(ours[i], theirs[i]);
}

test('both labels occur, so that an exchange can be seen', () => {
  const said =
    JSON.stringify(pictures.one.reports.length) + JSON.stringify([...pictures.one.attributions.values()]);
  for (const { id } of [FIRST, SECOND]) assert.ok(said.includes(id), id);
  assert.notEqual(JSON.stringify(pictures.one.incidents), JSON.stringify(pictures.other.incidents));
});

test('coding', () => assertExchanged([...pictures.one.reports], [...pictures.other.reports]));

test('association', () => assertExchanged(pictures.one.incidents, pictures.other.incidents));

test('attribution', () =>
  assertExchanged([...pictures.one.attributions.values()], [...pictures.other.attributions.values()]));

test('findings and standings', () => {
  assertExchanged(pictures.one.findings, pictures.other.findings);
  assertExchanged(pictures.one.standings, pictures.other.standings);
});

test('the reports of every day, as page, JSON, CSV and GeoJSON', () => {
  const days = { one: reportsOf(pictures.one), other: reportsOf(pictures.other) };
  assert.ok(days.one.length > 30);
  days.one.forEach((day, i) => {
    for (const form of ['json', 'geojson'] as const)
      assert.deepEqual(
        unordered(JSON.parse(day[form])),
        unordered(JSON.parse(exchanged(days.other[i]![form]))),
        `${form} of day ${i}`,
      );
    const other = days.other[i]!;
    assert.deepEqual(pieces(day.csv), pieces(exchanged(other.csv)), `csv of day ${i}`);
    assert.deepEqual(pieces(textOf(day.html)), pieces(textOf(exchanged(other.html))), `page of day ${i}`);
  });
});

interface Rendered {
  readonly html: string;
  readonly json: string;
  readonly csv: string;
  readonly geojson: string;
}

function reportsOf(picture: Picture): Rendered[] {
  const index = indexPicture(picture);
  return index.days.map((day) => {
    const report = dailyReport(picture, day, index);
    return { html: renderHtml(report), json: toJson(report), csv: toCsv(report), geojson: toGeoJson(report) };
  });
}

/** A value with its lists in no order of their own: lists of parties stand by the alphabet of their names. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(unordered)
      .map((item) => [spelt(item), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, item]) => item);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unordered(item)]));
}

/** What a page says to people and to screen readers; hues go by the alphabet of the names too. */
function textOf(html: string): string {
  const said = [...html.matchAll(/(?:aria-label|title|alt)="([^"]*)"/g)].map(([, words]) => words);
  return [...said, html.replaceAll(/<style>[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]*>/g, '\n')].join('\n');
}

/** The pieces of a report in one order: parties stand by the alphabet in it, so an exchange changes which comes first. */
function pieces(text: string): readonly string[] {
  return text
    .split(/[<>\n]|(?<=[,;|.])\s*/)
    .map((piece) => piece.trim().replace(/[,;|]$/, ''))
    .sort();
}
