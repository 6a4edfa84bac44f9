import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { simulateReports } from '../../bench/simulate-reports.js';
import { root, serve, start, truceline } from './program.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-cli-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const towns = [
  { name: 'Kherson', lat: 46.64, lon: 32.61 },
  { name: 'Sumy', lat: 50.91, lon: 34.8 },
  { name: 'Belgorod', lat: 50.6, lon: 36.59 },
];

async function mission(name: string): Promise<string> {
  const dir = join(folder, name);
  const made = await truceline(['init', dir]);
  assert.equal(made.status, 0, made.err);
  return dir;
}

test('a new mission, an import, a run: reports on disk and a summary; the same file again adds nothing', async () => {
  const dir = await mission('chain');
  const file = join(folder, 'chain.csv');
  await writeFile(file, simulateReports(towns, 300, 3));
  const first = await truceline(['import', 'viina', file, '--mission', dir]);
  assert.equal(first.status, 0, first.err);
  const size = await publishedSize(dir);
  assert.ok(size > 0);
  const again = await truceline(['import', 'viina', file, '--mission', dir]);
  assert.equal(again.status, 0, again.err);
  assert.equal(await publishedSize(dir), size, 'nothing was added');
  const ran = await truceline(['run', dir, '--from', '2025-03-18', '--to', '2025-03-20']);
  assert.equal(ran.status, 0, ran.err);
  assert.match(ran.out, /incidents/);
  const written = await readdir(join(dir, 'reports'));
  for (const ending of ['html', 'json', 'csv', 'geojson'])
    assert.ok(written.includes(`2025-03-19.${ending}`), ending);
  assert.ok(written.includes('index.html'));
});

test('the same ledger gives byte-identical reports', async () => {
  const dir = await mission('twice');
  const file = join(folder, 'twice.csv');
  await writeFile(file, simulateReports(towns, 200, 4));
  await truceline(['import', 'viina', file, '--mission', dir]);
  const outs = [join(folder, 'out-1'), join(folder, 'out-2')];
  for (const out of outs) assert.equal((await truceline(['run', dir, '--out', out])).status, 0);
  for (const name of await readdir(outs[0]!)) {
    const [a, b] = await Promise.all(outs.map((out) => readFile(join(out, name))));
    assert.ok(a!.equals(b!), `${name} differs`);
  }
});

test('the stages in a pipe give the incidents and findings of a run', async () => {
  const dir = await mission('stages');
  const file = join(folder, 'stages.csv');
  await writeFile(file, simulateReports(towns, 120, 5));
  await truceline(['import', 'viina', file, '--mission', dir]);
  const out = join(folder, 'stages-out');
  assert.equal((await truceline(['run', dir, '--out', out])).status, 0);
  const server = await serve(dir);
  const records = await fetchRecords(dir, server.address);
  await server.stop();
  let lines = records;
  for (const stage of ['code', 'associate', 'attribute', 'evaluate']) {
    const ended = await truceline([stage, '--mission', dir], lines);
    assert.equal(ended.status, 0, ended.err);
    lines = ended.out;
  }
  const piped = lines
    .trim()
    .split('\n')
    .flatMap((line) =>
      (JSON.parse(line) as { findings: unknown[] }).findings.map((finding) => JSON.stringify(finding)),
    );
  const ran = (await readFile(join(out, 'findings.jsonl'), 'utf8')).trim().split('\n');
  assert.deepEqual(piped.sort(), ran.sort());
  const reported = await truceline(
    ['report', '--mission', dir, '--out', join(folder, 'stages-report')],
    lines,
  );
  assert.equal(reported.status, 0, reported.err);
  assert.ok((await readdir(join(folder, 'stages-report'))).includes('index.html'));
});

async function fetchRecords(dir: string, address: string): Promise<string> {
  const [name] = (await readdir(join(dir, 'ledger'))).filter((entry) => entry.startsWith('lock-'));
  const { token } = JSON.parse(await readFile(join(dir, 'ledger', name!), 'utf8')) as { token: string };
  const answer = await fetch(`${address}/api/records`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  return answer.text();
}

test('while a mission is served, import and run work through the server, and its picture follows', async () => {
  const dir = await mission('served');
  const file = join(folder, 'served.csv');
  await writeFile(file, simulateReports(towns, 150, 6));
  const server = await serve(dir);
  try {
    const imported = await truceline(['import', 'viina', file, '--mission', dir]);
    assert.equal(imported.status, 0, imported.err);
    assert.match(imported.err, /through that server/);
    const count = async (): Promise<number> =>
      ((await (await fetch(`${server.address}/api/mission`)).json()) as { counts: { incidents: number } })
        .counts.incidents;
    for (let wait = 0; wait < 100 && (await count()) === 0; wait++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok((await count()) > 0);
    const ran = await truceline(['run', dir, '--out', join(folder, 'served-out')]);
    assert.equal(ran.status, 0, ran.err);
    const second = await truceline(['serve', dir, '--port', '0']);
    assert.equal(second.status, 1);
    assert.match(second.err, /open in another process: "truceline serve"/);
  } finally {
    await server.stop();
  }
});

test('kill -9 in the middle of an import: what was acknowledged is there, and repeating it completes it', async () => {
  const dir = await mission('killed');
  const file = join(folder, 'killed.csv');
  const rows = 12_000;
  await writeFile(file, simulateReports(towns, rows, 7));
  let killed = 0;
  for (let round = 0; round < 4; round++) {
    const before = await ledgerBytes(dir);
    const child = start(['import', 'viina', file, '--mission', dir]);
    const exited = once(child, 'exit');
    for (;;) {
      if ((await ledgerBytes(dir)) > before + 400_000 || child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      killed++;
    }
    await exited;
  }
  assert.ok(killed > 0, 'at least one import was killed under way');
  const grown = await publishedSize(dir);
  const journal = join(dir, 'ledger', 'journal');
  const last = (await readdir(journal)).sort().at(-1);
  // A torn group, as a cut in the middle of a write leaves it.
  if (last !== undefined) await appendFile(join(journal, last), Buffer.from([200, 0, 0, 0, 1, 2]));
  const finished = await truceline(['import', 'viina', file, '--mission', dir]);
  assert.equal(finished.status, 0, finished.err);
  assert.match(finished.err, /was taken over/);
  assert.ok((await publishedSize(dir)) > grown);
  const whole = await mission('unkilled');
  await truceline(['import', 'viina', file, '--mission', whole]);
  const ran = async (one: string): Promise<Buffer> => {
    const out = join(folder, `out-${one}`);
    const ended = await truceline(['run', join(folder, one), '--out', out]);
    assert.equal(ended.status, 0, ended.err);
    return readFile(join(out, 'incidents.jsonl'));
  };
  assert.ok(
    (await ran('killed')).equals(await ran('unkilled')),
    'the same incidents as without any interruption',
  );
  assert.equal(whole, join(folder, 'unkilled'));
});

test('what goes wrong is said in a sentence, with status 1 and no stack trace', async () => {
  const dir = await mission('wrong');
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const { port } = busy.address() as { port: number };
  const cases: [string[], RegExp][] = [
    [['serve', dir, '--port', String(port)], /Port \d+ is in use.*--port/],
    [['run', join(folder, 'nowhere')], /no such file.*truceline init/s],
    [['run', dir, '--from', '2025-04-02', '--to', '2025-04-01'], /lies before --from/],
    [['run', dir], /no records yet/],
    [['import', 'viinna', 'x.csv', '--mission', dir], /Did you mean "viina"/],
    [['import', 'viina', join(folder, 'absent.csv'), '--mission', dir], /absent\.csv/],
    [['import', 'viina', 'x.csv', '--mission', dir, '--source', 'rumour'], /rumour/],
    [['init', root], /not empty/],
  ];
  for (const [args, message] of cases) {
    const ended = await truceline(args);
    assert.equal(ended.status, 1, `${args.join(' ')}: ${ended.out}${ended.err}`);
    assert.match(ended.err, message, args.join(' '));
    assert.doesNotMatch(ended.err, /\n\s+at .+:\d+:\d+/, args.join(' '));
  }
  busy.close();
  const day = await truceline(['run', dir, '--from', '2025-02-31']);
  assert.notEqual(day.status, 0);
  assert.match(day.err, /exists in the calendar/);
});

test('a mission file with mistakes names line, column and the word that was meant', async () => {
  const dir = await mission('mistakes');
  const file = join(dir, 'mission.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace('kind: media', 'kind: medai').replace(/^timeZone: .*/m, 'timeZone: Europe/Atlantis'),
  );
  const ended = await truceline(['run', dir]);
  assert.equal(ended.status, 1);
  assert.match(ended.err, /mission\.yaml:\d+:\d+: expected .*timeZone/);
  assert.match(ended.err, /Did you mean "media"/);
});

test('a damaged ledger is refused with its place and left as it is', async () => {
  const dir = await mission('damaged');
  const file = join(folder, 'damaged.csv');
  await writeFile(file, simulateReports(towns, 50, 8));
  await truceline(['import', 'viina', file, '--mission', dir]);
  const partials = join(dir, 'ledger', 'tile', 'entries', '000.p');
  const [width] = await readdir(partials);
  const bundle = join(partials, width!);
  const bytes = await readFile(bundle);
  bytes[100]! ^= 0x20;
  await writeFile(bundle, bytes);
  const ended = await truceline(['run', dir]);
  assert.equal(ended.status, 1);
  assert.match(ended.err, /tile\/entries\/000\.p\/\d+, entry 0 /);
  assert.ok((await readFile(bundle)).equals(bytes));
  await cp(dir, join(folder, 'damaged-copy'), { recursive: true });
});

test('a log of before the first release is refused with a sentence', async () => {
  const dir = await mission('old');
  await mkdir(join(dir, 'ledger'), { recursive: true });
  await writeFile(join(dir, 'ledger', 'records.log'), 'TRCLOG1\n');
  const ended = await truceline(['run', dir]);
  assert.equal(ended.status, 1);
  assert.match(ended.err, /records\.log was written by a version of Truceline before its first release/);
});

/** The size that the ledger's checkpoint says, its second line. */
async function publishedSize(dir: string): Promise<number> {
  return Number((await readFile(join(dir, 'ledger', 'checkpoint'), 'utf8')).split('\n')[1]);
}

async function ledgerBytes(dir: string): Promise<number> {
  const files = await readdir(join(dir, 'ledger'), { recursive: true }).catch(() => []);
  const sizes = files.map((file) =>
    stat(join(dir, 'ledger', file)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('every command explains itself', async () => {
  const help = await truceline(['--help']);
  assert.equal(help.status, 0);
  for (const name of [
    'init',
    'import',
    'run',
    'serve',
    'code',
    'associate',
    'attribute',
    'evaluate',
    'report',
    'rederive',
  ]) {
    assert.match(help.out, new RegExp(`\\b${name}\\b`));
    const own = await truceline([name, '--help']);
    assert.equal(own.status, 0);
    assert.match(own.out, /Usage: truceline/);
  }
});
