import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { seeded, simulateReports } from '../../bench/simulate-reports.js';
import { type Ended, truceline } from './program.js';

const towns = [
  { name: 'Kherson', lat: 46.64, lon: 32.61 },
  { name: 'Sumy', lat: 50.91, lon: 34.8 },
  { name: 'Belgorod', lat: 50.6, lon: 36.59 },
];

let folder = '';
let dir = '';
/** Reports made when the ledger had its first records alone. */
let earlier = '';
let report = '';
let text = '';
let size = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-rederive-'));
  dir = join(folder, 'mission');
  earlier = join(folder, 'earlier');
  const rows = simulateReports(towns, 400, 21).split('\n');
  await writeFile(join(folder, 'first.csv'), `${rows.slice(0, 301).join('\n')}\n`);
  await writeFile(join(folder, 'all.csv'), rows.join('\n'));
  await ok(['init', dir]);
  await ok(['import', 'viina', join(folder, 'first.csv'), '--mission', dir]);
  await ok(['run', dir, '--out', earlier]);
  await ok(['import', 'viina', join(folder, 'all.csv'), '--mission', dir]);
  for (const name of (await readdir(earlier)).filter((one) => /^\d.*\.json$/.test(one)).sort()) {
    text = await readFile(join(earlier, name), 'utf8');
    report = join(earlier, name);
    if (text.includes('"verdict":"violation"')) break;
  }
  assert.ok(text.includes('"verdict":"violation"'), 'a day with findings');
  size = (JSON.parse(text) as { standsOn: { ledger: { size: number } } }).standsOn.ledger.size;
});
after(() => rm(folder, { recursive: true, force: true }));

async function ok(args: readonly string[]): Promise<Ended> {
  const ended = await truceline(args);
  assert.equal(ended.status, 0, `${args.join(' ')}: ${ended.err}`);
  return ended;
}

const again = (file: string, mission = dir): Promise<Ended> =>
  truceline(['rederive', file, '--mission', mission]);

test('a report is the same when it is made again, although the ledger has grown', async () => {
  for (const file of [report, join(earlier, 'period.json')]) {
    const { status, out, err } = await again(file);
    assert.equal(status, 0, out + err);
    assert.match(out, new RegExp(`^SAME: \\d+ findings .*first ${size} entries`));
  }
  assert.match((await again(report)).out, /^SAME: [1-9]/);
});

test('as of an earlier size or moment, a run writes what it wrote then, byte for byte', async () => {
  const out = join(folder, 'as-of');
  await ok(['run', dir, '--out', out, '--as-of', String(size)]);
  const names = (await readdir(earlier)).sort();
  assert.deepEqual((await readdir(out)).sort(), names);
  for (const name of names)
    assert.ok((await readFile(join(out, name))).equals(await readFile(join(earlier, name))), name);
  const late = await truceline(['run', dir, '--out', out, '--as-of', '999999']);
  assert.equal(late.status, 1);
  assert.match(late.err, /The ledger has \d+ entries; as of 999999 it has not been yet/);
  const early = await truceline(['run', dir, '--out', out, '--as-of', '2020-01-01T00:00:00Z']);
  assert.equal(early.status, 1);
  assert.match(early.err, /Nothing had been written down by then/);
});

test('a report in which one character was changed is told from the true one, with the place', async () => {
  const altered = join(folder, 'altered.json');
  const verdict = text.indexOf('"verdict":"violation"') + '"verdict":"v'.length;
  await writeFile(altered, `${text.slice(0, verdict)}j${text.slice(verdict + 1)}`);
  const { status, out } = await again(altered);
  assert.equal(status, 1);
  assert.match(out, /^DIFFERENT: .*1 values differ, 1 of them in findings/);
  assert.match(out, /\.verdict: the report says "vjolation", the ledger gives "violation"/);

  await writeFile(altered, `${text} `);
  const spaced = await again(altered);
  assert.equal(spaced.status, 1, 'other bytes are another report');
});

test('any one character of a report, changed to another: never the same', async () => {
  const random = seeded(5);
  const altered = join(folder, 'altered.json');
  for (let trial = 0; trial < 4; trial++) {
    const at = Math.floor(random() * text.length);
    const other = text[at] === '7' ? '8' : '7';
    await writeFile(altered, text.slice(0, at) + other + text.slice(at + 1));
    const { status, out, err } = await again(altered);
    assert.ok(status === 1 || status === 2, `character ${at}: ${out}${err}`);
    assert.doesNotMatch(out, /^SAME/);
  }
});

test('a copy of the mission without its key is enough; one bit of its ledger changed is seen', async () => {
  const copy = join(folder, 'copy');
  await cp(dir, copy, { recursive: true });
  await rm(join(copy, 'secrets'), { recursive: true });
  await rm(join(copy, 'snapshot'), { recursive: true, force: true });
  assert.equal((await again(report, copy)).status, 0);
  const random = seeded(6);
  const entries = join(copy, 'ledger', 'tile', 'entries');
  const bundles = (await readdir(entries, { recursive: true })).filter((one) => /^\d+$|\.p\/\d+$/.test(one));
  for (let trial = 0; trial < 3; trial++) {
    const bundle = join(entries, bundles[Math.floor(random() * bundles.length)]!);
    const bytes = await readFile(bundle);
    const at = Math.floor(random() * bytes.length);
    const spoiled = Buffer.from(bytes);
    spoiled[at]! ^= 1 << Math.floor(random() * 8);
    await writeFile(bundle, spoiled);
    const { status, out, err } = await again(report, copy);
    assert.equal(status, 1, `${bundle} byte ${at}: ${out}${err}`);
    assert.match(out, /^DIFFERENT: /);
    await writeFile(bundle, bytes);
  }
  assert.equal((await again(report, copy)).status, 0);
});

test('another configuration is not compared, and the file is named', async () => {
  const copy = join(folder, 'other-words');
  await cp(dir, copy, { recursive: true });
  await appendFile(join(copy, 'coding', 'parties.yaml'), '# a remark\n');
  const { status, err } = await again(report, copy);
  assert.equal(status, 2);
  assert.match(err, /Configuration: coding\/parties\.yaml is not as it was/);
});

test('what is no report is told so, with status 2', async () => {
  for (const [file, said] of [
    [join(folder, 'nothing.json'), /no file or folder/],
    [join(folder, 'all.csv'), /expected a report .* found text that is neither JSON nor a page/],
    [join(dir, 'ledger', 'key.pub'), /found text that is neither JSON nor a page/],
  ] as const) {
    const { status, err } = await again(file);
    assert.equal(status, 2, file);
    assert.match(err, said);
    assert.doesNotMatch(err, /\n\s+at .+:\d+:\d+/);
  }
  assert.equal((await truceline(['rederive'])).status, 2);
});

test('the files beside a report are compared with it, and one changed byte is seen', async () => {
  const day = text.match(/"day":"([\d-]+)"/)![1]!;
  const out = join(folder, 'files');
  await ok(['run', dir, '--from', day, '--to', day, '--out', out, '--format', 'json,csv,pdf,xlsx']);
  const json = join(out, `${day}.json`);
  const same = await again(json);
  assert.equal(same.status, 0, same.out + same.err);
  assert.match(same.out, new RegExp(`SAME: ${day}.csv, ${day}.pdf, ${day}.xlsx`));
  for (const format of ['pdf', 'xlsx']) {
    const file = join(out, `${day}.${format}`);
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    changed[changed.length >> 1]! ^= 1;
    await writeFile(file, changed);
    const different = await again(json);
    assert.equal(different.status, 1, different.out);
    assert.match(different.out, new RegExp(`DIFFERENT: .*${day}.${format} `));
    await writeFile(file, bytes);
  }
});

test('a format that is not there is refused with those that are', async () => {
  const { status, err } = await truceline(['run', dir, '--format', 'html,docx']);
  assert.notEqual(status, 0);
  assert.match(err, /html, json, csv, geojson, pdf, xlsx.*"docx"/s);
});
