import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { type Observation, record } from '../../record/record.js';
import { FORMATS } from '../formats.js';
import { CODED_FIELDS, FIELDS } from '../mapping/fields.js';
import { type Mapping, parseMapping } from '../mapping/mapping.js';
import { parseAll } from '../parse-all.js';
import { csv } from './csv.js';

const PARTIES = ['north', 'south'];

function mapping(yaml: string): Mapping {
  const parsed = parseMapping(`truceline: mapping/1\n${yaml}`, 'm.yaml', PARTIES);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.mapping;
}

async function read(text: string, yaml?: string) {
  const setting = {
    source: 'watch',
    timeZone: 'Europe/Vienna',
    parties: PARTIES,
    mapping: yaml === undefined ? undefined : mapping(yaml),
  };
  const parsed = await parseAll(csv, text, setting);
  for (const { record: made } of parsed.taken) record.parse(made);
  return { ...parsed, records: parsed.taken.map((row) => row.record as Observation) };
}

test('a mapped row becomes an observation with its place, codes, counts and measurements', async () => {
  const { records } = await read(
    'Datum;Breite;Laenge;Ort;Meldung;Art;dB;Wer\n21.03.2025 06:40;48,25;16,5;Mill;"Six; hits";Beschuss;101,5;N\n',
    `delimiter: ";"
decimal: ","
dateFormat: DD.MM.YYYY HH:mm
columns: { time: Datum, lat: Breite, lon: Laenge, place: Ort, text: Meldung, conduct: Art, actor: Wer }
measurements: { peakDecibels: dB }
values: { conduct: { Beschuss: strike, "*": other }, actor: { N: north } }
constants: { reportKind: event, radiusMetres: 800 }`,
  );
  const [made] = records;
  assert.match(made!.id, /^watch-[0-9a-f]{16}$/);
  assert.deepEqual(
    { ...made, id: '' },
    {
      kind: 'observation',
      id: '',
      source: 'watch',
      time: { start: '2025-03-21T06:40:00+01:00', end: '2025-03-21T06:40:00+01:00', precision: 'minute' },
      place: { name: 'Mill', lat: 48.25, lon: 16.5, radiusMetres: 800, basis: 'feed' },
      text: 'Six; hits',
      reportKind: 'event',
      conduct: 'strike',
      actor: 'north',
      values: { peakDecibels: 101.5 },
    },
  );
});

test('times: a day, a clock beside a date, midnight as a day, a stretch, an instant with an offset', async () => {
  const times = async (text: string, yaml: string) => {
    const { records, setAside } = await read(text, yaml);
    assert.deepEqual(setAside, []);
    return records.map(({ time }) => `${time.start} ${time.end} ${time.precision}`);
  };
  // 30 March 2025 has 23 hours in Vienna.
  assert.deepEqual(await times('d\n2025-03-30\n', 'columns: { time: d }'), [
    '2025-03-30T00:00:00+01:00 2025-03-31T00:00:00+02:00 day',
  ]);
  assert.deepEqual(await times('d,c\n2025-04-01,07:15\n2025-04-01,\n', 'columns: { time: d, clock: c }'), [
    '2025-04-01T07:15:00+02:00 2025-04-01T07:15:00+02:00 minute',
    '2025-04-01T00:00:00+02:00 2025-04-02T00:00:00+02:00 day',
  ]);
  assert.deepEqual(
    await times(
      'd\n2025-04-01 00:00:00\n2025-04-01 00:00:01\n',
      'columns: { time: d }\nmidnightMeansDay: true',
    ),
    [
      '2025-04-01T00:00:00+02:00 2025-04-02T00:00:00+02:00 day',
      '2025-04-01T00:00:01+02:00 2025-04-01T00:00:01+02:00 second',
    ],
  );
  assert.deepEqual(
    await times(
      'a,b\n2025-04-01,2025-04-02\n2025-04-01,2025-04-01\n2025-04-01 10:00,2025-04-01 11:30\n',
      'columns: { start: a, end: b }',
    ),
    [
      '2025-04-01T00:00:00+02:00 2025-04-03T00:00:00+02:00 days',
      '2025-04-01T00:00:00+02:00 2025-04-02T00:00:00+02:00 day',
      '2025-04-01T10:00:00+02:00 2025-04-01T11:30:00+02:00 minute',
    ],
  );
  assert.deepEqual(await times('d\n2025-04-01T10:00:00Z\n', 'columns: { time: d }'), [
    '2025-04-01T12:00:00+02:00 2025-04-01T12:00:00+02:00 second',
  ]);
});

test('each impossible value sets its row aside under the name of its column', async () => {
  const yaml =
    'columns: { start: von, end: bis, lat: y, lon: x, conduct: art, actor: wer, killed: tot, radiusMetres: r, text: t }';
  const good = ['2025-03-01', '2025-03-02', '48', '16', 'strike', 'north', '1', '500', 'words'];
  const bad: [number, string, string][] = [
    [0, '2025-02-31', 'von'],
    [0, '', 'von'],
    [1, '2025-02-01', 'bis'],
    [1, 'later', 'bis'],
    [2, '95', 'y'],
    [2, '', 'y'],
    [2, '48,5', 'y'],
    [3, '181', 'x'],
    [3, 'east', 'x'],
    [4, 'bang', 'art'],
    [5, 'west', 'wer'],
    [6, '-1', 'tot'],
    [6, '1.5', 'tot'],
    [7, '-5', 'r'],
    [8, 'x'.repeat(20_001), 't'],
  ];
  const rows = bad.map(([at, value]) => good.map((cell, i) => (i === at ? `"${value}"` : cell)).join(','));
  const { records, setAside } = await read(
    `von,bis,y,x,art,wer,tot,r,t\n${good.join(',')}\n${rows.join('\n')}\n`,
    yaml,
  );
  assert.equal(records.length, 1);
  assert.deepEqual(
    setAside.map(({ field, line }) => [line, field]),
    bad.map(([, , field], i) => [i + 3, field]),
  );
});

test('swapped coordinates, metres and a decimal comma get a hint that names them', async () => {
  const { setAside } = await read(
    'time,lat,lon\n2025-03-01,137.5,48.5\n2025-03-01,5500000,400000\n2025-03-01,"48,5",37\n2025-03-01,0,0\n',
  );
  assert.deepEqual(
    setAside.map(({ hint }) => /swapped|metres|decimal|Leave both/.exec(hint)?.[0]),
    ['swapped', 'metres', 'decimal', 'Leave both'],
  );
});

test('a mapping that names columns which are not there is one problem with a suggestion', async () => {
  const { problem } = await read('Date,Text\n2025-03-01,a\n', 'columns: { time: Datte, text: Text }');
  assert.match(problem!.expected, /missing: Datte/);
  assert.match(problem!.hint, /Did you mean "Date"/);
  assert.equal(problem!.line, 1);
});

test('a table without a mapping is read by the names of the fields, or refused with what to do', async () => {
  const { records } = await read('time,conduct,unknown\n2025-03-01,clash,7\n');
  assert.equal(records[0]?.conduct, 'clash');
  const { problem } = await read('Datum,Art\n2025-03-01,clash\n');
  assert.match(problem!.hint, /docs\/formats\.md/);
});

test('another delimiter than the one set is recognised in the header', async () => {
  const { problem } = await read('Date;Text\n2025-03-01;a\n', 'columns: { time: Date, text: Text }');
  assert.match(problem!.hint, /a semicolon/);
});

test('a row has one id whatever its place in the file, its quoting and the columns that are not mapped', async () => {
  const yaml = 'columns: { time: d, text: t }';
  const one = await read('d,t\n2025-03-01,words\n2025-03-02,words\n', yaml);
  const other = await read('t,more,d\n"words",x,2025-03-02\nwords,y,"2025-03-01"\n', yaml);
  assert.deepEqual(
    other.records.map(({ id }) => id),
    one.records.map(({ id }) => id).reverse(),
  );
  assert.notEqual(one.records[0]!.id, one.records[1]!.id);
});

test('names of object members are ordinary values in a table', async () => {
  const { setAside } = await read(
    'd,k\n2025-03-01,constructor\n',
    'columns: { time: d, conduct: k }\nvalues: { conduct: { a: strike } }',
  );
  assert.match(setAside[0]!.found, /constructor/);
});

test('the example of the documentation is taken whole', async () => {
  const example = new URL('../../../examples/csv/', import.meta.url);
  const yaml = await readFile(new URL('village-reports.yaml', example), 'utf8');
  const parsed = parseMapping(yaml, 'village-reports.yaml', PARTIES);
  assert.ok(parsed.ok);
  const bytes = await readFile(new URL('village-reports.csv', example));
  const { taken, setAside } = await parseAll(csv, bytes, {
    source: 'village-watch',
    timeZone: 'UTC',
    parties: PARTIES,
    mapping: parsed.mapping,
  });
  assert.deepEqual(setAside, []);
  assert.equal(taken.length, 9);
  const fire = taken.find(({ record: made }) => made.kind === 'observation' && made.text?.includes('\n'));
  assert.ok(fire?.record.kind === 'observation');
  assert.equal(fire.record.injured, 2);
});

test('the documentation shows the example as it is and names every field, code and format', async () => {
  const root = new URL('../../../', import.meta.url);
  const [page, example] = await Promise.all(
    ['docs/formats.md', 'examples/csv/village-reports.yaml'].map((path) =>
      readFile(new URL(path, root), 'utf8'),
    ),
  );
  assert.ok(page!.includes(example!.trim()));
  for (const field of FIELDS) assert.ok(page!.includes(`\`${field}\``), field);
  for (const format of FORMATS) assert.ok(page!.includes(`## ${format.id}\n`), format.id);
  for (const words of Object.values(CODED_FIELDS)) {
    for (const word of words) assert.ok(page!.includes(`\`${word}\``), word);
  }
});
