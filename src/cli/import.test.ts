import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openPayload } from '../evidence/payloads.js';
import { openLocalStore } from '../mission/store.js';
import type { Seal, TrucelineRecord } from '../record/record.js';
import { type ImportRequest, importFiles } from './import.js';
import type { ImportChoice } from './import-setting.js';
import { openTextSealer } from './seal-texts.js';

const made: string[] = [];
after(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

const CONFIG: ImportChoice['config'] = {
  timeZone: 'Europe/Vienna',
  parties: [
    { id: 'north', name: { en: 'North' } },
    { id: 'south', name: { en: 'South' } },
  ],
  guarantors: [],
  sources: [
    { id: 'press', name: 'Press', kind: 'media', reliability: 'C' },
    { id: 'watch', name: 'Watch', kind: 'media', reliability: 'D' },
  ],
  feeds: [{ format: 'viina', source: 'press' }],
};

const HEADER = 'datetime,lon,lat,place_name,event_type,headline\n';
const row = (i: number): string => `2025-03-0${1 + (i % 9)} 00:00:00,16.5,48.25,Mill,,Report ${i}\n`;
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => row(from + i)).join('');

/** A mission folder with files in it, and imports into it with what was said. */
async function mission(files: Record<string, string>) {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-import-'));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  const store = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date('2025-06-01T00:00:00Z') });
  const run = async (
    names: string[],
    choice: Partial<ImportChoice & Pick<ImportRequest, 'sealer'>> = {},
    stdin: string[] = [],
  ) => {
    const out: string[] = [];
    const err: string[] = [];
    async function* input(): AsyncGenerator<Uint8Array> {
      for (const text of stdin) yield Buffer.from(text);
    }
    const result = await importFiles(
      {
        format: 'viina',
        config: CONFIG,
        files: names.map((name) => (name === '-' ? name : join(dir, name))),
        missionDir: dir,
        store,
        ...choice,
      },
      { out: (line) => out.push(line), err: (line) => err.push(line), stdin: input(), nowMs: () => 0 },
    );
    return {
      ...result,
      out: out.join('\n').replaceAll(`${dir}/`, ''),
      err: err.join('\n').replaceAll(`${dir}/`, ''),
    };
  };
  return { dir, store, run };
}

test('a file is imported once: again it adds nothing, and a row that stands twice counts once', async () => {
  const { store, run } = await mission({ 'a.csv': HEADER + rows(0, 12_000) + row(5) });
  const first = await run(['a.csv']);
  assert.equal(first.out, 'a.csv: 12,001 rows read, 12,000 taken, 1 already known, 0 set aside, 0.0 s');
  assert.equal(first.err, '');
  const again = await run(['a.csv']);
  assert.equal(again.status, 0);
  assert.equal(again.out, 'a.csv: 12,001 rows read, 0 taken, 12,001 already known, 0 set aside, 0.0 s');
  assert.equal(await store.size(), 12_000);
  await store.close();
});

test('rows set aside are written down with line, column and reason, and the first three are shown', async () => {
  const bad = '2025-02-31 00:00:00,16.5,48.25,Mill,,bad\n2025-03-01 00:00:00,16.5,95,Mill,,bad\n';
  const { dir, store, run } = await mission({ 'my reports.csv': HEADER + row(1) + bad + bad + row(2) });
  const { status, out, err, files } = await run(['my reports.csv']);
  assert.equal(status, 0);
  assert.match(out, /6 rows read, 2 taken, 0 already known, 4 set aside/);
  const said = err.split('\n');
  assert.match(
    said[0]!,
    /^my reports\.csv:3:1: datetime: expected a date and time that exist.*; found "2025-02-31 00:00:00"\. 2025-02 has days 1 to 28\.$/,
  );
  assert.match(said[1]!, /^my reports\.csv:4:26: lat: expected a latitude from -90 to 90; found 95\./);
  assert.match(said[3]!, /and 1 more/);
  assert.equal(files[0]!.setAside, 4);
  const path = join(dir, 'ledger', 'set-aside', 'my_reports.csv-viina.jsonl');
  const written = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    written.map(({ line, column, field }) => [line, column, field]),
    [
      [3, 1, 'datetime'],
      [4, 26, 'lat'],
      [5, 1, 'datetime'],
      [6, 26, 'lat'],
    ],
  );
  assert.deepEqual(Object.keys(written[0]).sort(), [
    'column',
    'expected',
    'field',
    'file',
    'found',
    'hint',
    'line',
    'raw',
  ]);
  await writeFile(join(dir, 'my reports.csv'), HEADER + row(1));
  await run(['my reports.csv']);
  await assert.rejects(readFile(path), 'a file that is sound now leaves nothing set aside');
  await store.close();
});

test('a file that cannot be read does not stop the others', async () => {
  const { dir, store, run } = await mission({
    'empty.csv': '',
    'good.csv': HEADER + rows(0, 3),
    'head.csv': HEADER,
  });
  await mkdir(join(dir, 'folder'));
  const { status, err, files } = await run(['empty.csv', 'absent.csv', 'folder', 'head.csv', 'good.csv']);
  assert.equal(status, 0);
  assert.deepEqual(
    files.map(({ added }) => added),
    [0, 0, 0, 0, 3],
  );
  const said = err.split('\n');
  assert.match(said[0]!, /^empty\.csv: expected text in UTF-8; found an empty file/);
  assert.match(said[1]!, /^absent\.csv: There is no file/);
  assert.match(said[2]!, /^folder: This is a folder/);
  assert.match(said[3]!, /^head\.csv: expected rows after the header/);
  await store.close();
});

test('where nothing could be taken the status is 1', async () => {
  const { store, run } = await mission({
    'bad.csv': `${HEADER}2025-02-31 00:00:00,16.5,48.25,Mill,,bad\n`,
    'other.csv': 'region,started_at,finished_at\na,b,c\n',
  });
  assert.equal((await run(['bad.csv'])).status, 1);
  const other = await run(['other.csv']);
  assert.equal(other.status, 1);
  assert.match(other.err, /other\.csv:1: expected the columns.*format "alerts"/);
  assert.equal((await run(['absent.csv'])).status, 1);
  await store.close();
});

test('standard input is a file too', async () => {
  const { store, run } = await mission({});
  const { out, status } = await run(['-'], {}, [HEADER, row(1), row(2)]);
  assert.equal(status, 0);
  assert.match(out, /^standard input: 2 rows read, 2 taken/);
  await store.close();
});

test('a record whose id is in the ledger with other content is reported and not taken', async () => {
  const record = (conduct: string, id = 'a'): string => {
    const time = { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' };
    return `${JSON.stringify({ kind: 'observation', id, source: 'watch', time, conduct })}\n`;
  };
  const { store, run } = await mission({
    'r.jsonl': record('strike') + record('clash') + record('strike') + record('mine', 'b'),
  });
  const { out, err } = await run(['r.jsonl'], { format: 'truceline' });
  assert.match(out, /4 rows read, 2 taken, 1 already known, 1 set aside/);
  assert.match(err, /^r\.jsonl:2: id: .*"a" is in the ledger with other content/);
  await store.close();
});

test('a format, a source or a mapping that is not known is refused before any file is read', async () => {
  const { dir, store, run } = await mission({
    'a.csv': 'd,t\n2025-03-01,x\n',
    'bad.yaml': 'truceline: mapping/1\ncolumns: { tme: d }\n',
    'good.yaml': 'truceline: mapping/1\ncolumns: { time: d, text: t }\n',
  });
  const refused = async (choice: Partial<ImportChoice>): Promise<string> => {
    const { status, err, files } = await run(['a.csv'], choice);
    assert.deepEqual([status, files], [1, []]);
    return err;
  };
  assert.match(await refused({ format: 'vina' }), /expected a format .*Did you mean "viina"/);
  assert.match(await refused({ source: 'pres' }), /Did you mean "press"/);
  assert.match(await refused({ format: 'csv' }), /no feed for csv\. Add --source with one of: press, watch/);
  assert.match(await refused({ mapping: 'x.yaml' }), /--mapping is for csv and geojson/);
  const csv = { format: 'csv', source: 'watch' };
  assert.match(await refused({ ...csv, mapping: join(dir, 'absent.yaml') }), /There is no file/);
  assert.match(
    await refused({ ...csv, mapping: join(dir, 'bad.yaml') }),
    /^bad\.yaml:2:\d+: expected .*Did you mean "time"/,
  );
  assert.equal((await run(['a.csv'], { ...csv, mapping: join(dir, 'good.yaml') })).status, 0);
  await store.close();
});

test('a store that cannot write ends the import with its own error, after what it acknowledged', async () => {
  const { dir, store, run } = await mission({ 'a.csv': HEADER + rows(0, 12_000) });
  let calls = 0;
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const failing: Pick<typeof store, 'append'> = {
    append: (records) => (++calls > 1 ? Promise.reject(full) : store.append(records)),
  };
  const request = {
    format: 'viina',
    config: CONFIG,
    files: [join(dir, 'a.csv')],
    missionDir: dir,
    store: failing,
  };
  const io = { out: () => undefined, err: () => undefined, stdin: (async function* () {})(), nowMs: () => 0 };
  await assert.rejects(importFiles(request, io), full);
  const acknowledged = await store.size();
  assert.ok(acknowledged >= 5_000 && acknowledged < 12_000);
  const again = await run(['a.csv']);
  assert.equal(again.files[0]!.added, 12_000 - acknowledged);
  assert.equal(again.files[0]!.known, acknowledged);
  await store.close();
});

test('a record of serious harm with a name, or with media that nobody holds, is refused, and the row is copied nowhere', async () => {
  const harm = {
    kind: 'observation',
    id: 'h1',
    source: 'press',
    time: { start: '2025-03-01T00:00:00Z', end: '2025-03-02T00:00:00Z', precision: 'day' },
    conduct: 'ill_treatment',
    summary: 'private Halenko was beaten',
  };
  const item = `evidence:${'a'.repeat(64)}`;
  const media = [{ of: item, faces: 'blurred' }];
  const lines = [
    harm,
    { ...harm, id: 'h2', names: ['Halenko'], summary: 'A detained person was beaten' },
    { ...harm, id: 'h3', summary: 'A detained person was beaten', media },
    { ...harm, id: 'h4', summary: 'A detained person was beaten', conduct: 'beating' },
    { ...harm, id: 'h5', summary: 'A detained person was beaten' },
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { dir, store, run } = await mission({ 'r.jsonl': text });
  const { files, err } = await run(['r.jsonl'], { format: 'truceline' });
  assert.deepEqual([files[0]!.added, files[0]!.setAside], [1, 4]);
  assert.match(err, /summary: expected no name of a person/);
  const aside = await readFile(join(dir, 'ledger/set-aside/r.jsonl-truceline.jsonl'), 'utf8');
  assert.match(aside, /Custody comes before use/);
  assert.doesNotMatch(err + aside, /Halenko/);
  await store.close();
});

const HARM = {
  kind: 'observation',
  source: 'press',
  time: { start: '2025-03-01T00:00:00Z', end: '2025-03-02T00:00:00Z', precision: 'day' },
  conduct: 'ill_treatment',
};
const asLines = (...records: object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');

async function ledgerOf(store: { read(): AsyncIterable<readonly string[]> }): Promise<TrucelineRecord[]> {
  const found: TrucelineRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch) found.push(JSON.parse(json) as TrucelineRecord);
  return found;
}

test('words of an account of serious harm are put under seal where that is asked for, and nothing of the row is lost', async () => {
  const words = 'They beat Halenko behind the mill';
  const { dir, store, run } = await mission({
    'r.jsonl': asLines(
      { ...HARM, id: 'h1', text: words },
      { ...HARM, id: 's1', conduct: 'strike', text: 'Shells fell' },
    ),
  });
  const refused = await run(['r.jsonl'], { format: 'truceline' });
  assert.deepEqual([refused.files[0]!.added, refused.files[0]!.setAside], [1, 1]);
  assert.match(refused.err, /--seal-texts CLASS/);

  const sealer = openTextSealer({ dir, config: { id: 'hamlet' } }, store, 'accounts');
  const { files, out, err } = await run(['r.jsonl'], { format: 'truceline', sealer });
  const { added, known, setAside, sealed } = files[0]!;
  assert.deepEqual([added, known, setAside, sealed], [1, 1, 0, 1]);
  const records = await ledgerOf(store);
  const seal = records.find((one): one is Seal => one.kind === 'seal')!;
  assert.deepEqual([seal.about, seal.class], ['h1', 'accounts']);
  const { payload } = await openPayload(dir, 'accounts', seal.commitment);
  assert.equal(Buffer.from(payload).toString('utf8'), words);
  assert.doesNotMatch(JSON.stringify(records) + out + err, /Halenko/);
  await store.close();
});

test('what is sealed already is not sealed again when a file comes again; other words about the same record are', async () => {
  const line = (text: string): string => asLines({ ...HARM, id: 'h1', text });
  const { dir, store, run } = await mission({
    'a.jsonl': line('the first words'),
    'b.jsonl': line('the second words'),
  });
  const sealed = async (file: string): Promise<readonly number[]> => {
    const sealer = openTextSealer({ dir, config: { id: 'hamlet' } }, store, 'accounts');
    const { files } = await run([file], { format: 'truceline', sealer });
    return files.flatMap((one) => [one.added, one.known, one.sealed]);
  };
  assert.deepEqual(await sealed('a.jsonl'), [1, 0, 1]);
  assert.deepEqual(await sealed('a.jsonl'), [0, 1, 0]);
  assert.deepEqual(await sealed('b.jsonl'), [0, 1, 1]);
  await store.close();
});

test('words whose record is not taken are not sealed: a record with other content under its id, an exact place', async () => {
  const { dir, store, run } = await mission({
    'a.jsonl': asLines({ ...HARM, id: 'h1', summary: 'A detained person was beaten' }),
    'b.jsonl': asLines(
      { ...HARM, id: 'h1', text: 'words' },
      {
        ...HARM,
        id: 'h2',
        text: 'words',
        place: { lat: 48.12345, lon: 16.12345, radiusMetres: 50, precision: 'site' },
      },
    ),
  });
  await run(['a.jsonl'], { format: 'truceline' });
  const sealer = openTextSealer({ dir, config: { id: 'hamlet' } }, store, 'accounts');
  const { files } = await run(['b.jsonl'], { format: 'truceline', sealer });
  assert.deepEqual([files[0]!.setAside, files[0]!.sealed], [2, 0]);
  assert.equal((await ledgerOf(store)).length, 1);
  await store.close();
});

test('a table with a column of words is sealed like that, too', async () => {
  const { dir, store, run } = await mission({
    'r.csv': 'day,what,words\n2025-03-01,ill_treatment,They beat Halenko\n2025-03-02,strike,Shells fell\n',
    'm.yaml': 'truceline: mapping/1\ncolumns: { time: day, conduct: what, text: words }\n',
  });
  const sealer = openTextSealer({ dir, config: { id: 'hamlet' } }, store, 'accounts');
  const { files, err } = await run(['r.csv'], {
    format: 'csv',
    source: 'press',
    mapping: join(dir, 'm.yaml'),
    sealer,
  });
  assert.deepEqual([files[0]?.added, files[0]?.sealed], [2, 1], err);
  assert.doesNotMatch(JSON.stringify(await ledgerOf(store)), /Halenko/);
  await store.close();
});

test('a class that the mission does not declare is refused before anything is read', async () => {
  const { dir, store } = await mission({});
  const config = { id: 'hamlet', releaseClasses: [{ id: 'accounts' }] };
  assert.throws(() => openTextSealer({ dir, config }, store, 'acounts'), /Did you mean "accounts"/);
  await store.close();
});
