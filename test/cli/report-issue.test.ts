import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { simulateReports } from '../../bench/simulate-reports.js';
import { type Ended, truceline } from './program.js';

const towns = [
  { name: 'Kherson', lat: 46.64, lon: 32.61 },
  { name: 'Sumy', lat: 50.91, lon: 34.8 },
];

let folder = '';
let dir = '';
let day = '';
/** Its observation is withdrawn. */
let incident = '';
/** Stays as it is. */
let other = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-issue-'));
  dir = join(folder, 'mission');
  await writeFile(join(folder, 'rows.csv'), simulateReports(towns, 120, 9));
  await ok(['init', dir]);
  await ok(['import', 'viina', join(folder, 'rows.csv'), '--mission', dir]);
  await ok(['run', dir, '--language', 'en,uk,ru']);
  for (const name of (await readdir(join(dir, 'reports'))).filter((one) => /^\d.*\.json$/.test(one))) {
    const { incidents } = JSON.parse(await readFile(join(dir, 'reports', name), 'utf8'));
    if (incidents.length === 0) continue;
    other = incidents.at(-1).id;
    if (day !== '') continue;
    day = name.slice(0, 10);
    incident = incidents[0].id;
  }
  assert.notEqual(day, '');
});
after(() => rm(folder, { recursive: true, force: true }));

async function ok(args: readonly string[]): Promise<Ended> {
  const ended = await truceline(args);
  assert.equal(ended.status, 0, `${args.join(' ')}: ${ended.err}`);
  return ended;
}

async function assertSame(files: readonly string[]): Promise<void> {
  for (const file of files) assert.match((await ok(['rederive', file, '--mission', dir])).out, /^SAME/, file);
}

const pages = (name: string): string[] =>
  ['html', 'uk.html', 'ru.html', 'json'].map((end) => `${name}.${end}`);

test('a day is made again in every language, byte for byte, and a changed page is told from it', async () => {
  const files = pages(join(dir, 'reports', day));
  await assertSame(files);
  const altered = join(folder, 'altered.html');
  await writeFile(altered, (await readFile(files[1]!, 'utf8')).replace('</h1>', ' </h1>'));
  const { status, out } = await truceline(['rederive', altered, '--mission', dir]);
  assert.equal(status, 1);
  assert.match(out, /^DIFFERENT/);
});

test('a report is issued as version 1, and again only when later records change it; both are made again for ever', async () => {
  const issued = join(dir, 'reports', 'issued');
  const first = await ok(['report', 'issue', day, '--mission', dir, '--by', 'Chief']);
  assert.match(first.out, new RegExp(`version 1, on \\d+ entries.*issue:${day}:1`));
  assert.match((await ok(['report', 'issue', day, '--mission', dir])).out, /not issued again/);
  const correction = {
    kind: 'correction',
    id: 'correction-of-the-first',
    source: 'media',
    time: { start: '2025-06-01T00:00:00Z', end: '2025-06-01T00:00:00Z', precision: 'minute' },
    of: incident.replace(/^inc-/, '').replace(/#.*/, ''),
    action: 'withdraw',
    reason: 'Told twice.',
  };
  const line = join(folder, 'correction.jsonl');
  await writeFile(line, `${JSON.stringify(correction)}\n`);
  await ok(['import', 'truceline', line, '--mission', dir]);
  const second = await ok([
    'report',
    'issue',
    day,
    '--mission',
    dir,
    '--by',
    'Chief',
    '--reason',
    'Correction',
  ]);
  assert.match(second.out, /version 2.*It replaces version 1: [1-9]/);
  await assertSame([...pages(join(issued, `${day}.v1`)), ...pages(join(issued, `${day}.v2`))]);
  assert.match(
    await readFile(join(issued, `${day}.v2.uk.html`), 'utf8'),
    /Виправлення до попередньої версії/,
  );
});

test('the week and the single incident are made again too; what there is not is said', async () => {
  const out = join(folder, 'out');
  const week = '2025-W13';
  await ok(['report', '--week', week, '--mission', dir, '--out', out, '--language', 'uk,en']);
  await ok(['report', '--spot', other, '--mission', dir, '--out', out, '--language', 'ru']);
  assert.equal((await readdir(out)).length, 5);
  await assertSame((await readdir(out)).map((name) => join(out, name)));
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [['--week', '2025-W54'], /found "2025-W54"/],
    [['--week', '2019-W10'], /outside the period/],
    [['--spot', 'nothing'], /no incident of the mission has the id "nothing"/],
    [['--spot', other, '--week', week], /stand alone/],
    [[], /Give a folder with --out DIR/],
    [['--week', week, '--language', 'de'], /found "de"/],
  ];
  for (const [args, said] of refusals) {
    const { status, err } = await truceline(['report', ...args, '--mission', dir]);
    assert.equal(status, 1, args.join(' '));
    assert.match(err, said);
  }
});
