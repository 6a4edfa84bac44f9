import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { Hono } from 'hono';
import { utf8 } from '../ledger/format/bytes.js';
import { verifyCosignature } from '../ledger/format/cosignature.js';
import { parseNote, parseSignatureLines } from '../ledger/format/note.js';
import { generateKey, verifyEd25519 } from '../ledger/keys.js';
import { witnessApp } from './app.js';
import { openFolder, type WitnessFolder } from './folder.js';
import { alsoSigned, type TestLog, testLog } from './log.fixture.js';
import { checkpointPath, type WitnessStatus } from './page.js';
import { formatRequest, MAX_REQUEST_BYTES } from './request.js';
import { parseSplitView } from './split-view.js';

const START = Date.parse('2026-03-01T12:00:00Z');

interface Bench {
  readonly folder: WitnessFolder;
  readonly app: Hono;
  readonly told: string[];
  clock: number;
  submit(body: Uint8Array): Promise<{ status: number; text: string; type: string }>;
  get(path: string): Promise<string>;
}

const after: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of after.splice(0).reverse()) await end();
});

async function bench(...logs: TestLog[]): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'witness-'));
  after.push(() => rm(dir, { recursive: true }));
  const told: string[] = [];
  let clock = START;
  const folder = await openFolder({
    dir,
    name: 'witness.example/north',
    newLogs: logs.map((log) => log.key.verifier),
    now: () => new Date(clock),
    tell: (message) => told.push(message),
  });
  after.push(() => folder.release());
  const app = witnessApp(folder.parts);
  return {
    folder,
    app,
    told,
    get clock() {
      return clock;
    },
    set clock(at) {
      clock = at;
    },
    async submit(body) {
      const answer = await app.request('/add-checkpoint', { method: 'POST', body });
      return {
        status: answer.status,
        text: await answer.text(),
        type: answer.headers.get('content-type') ?? '',
      };
    },
    get: async (path) => await (await app.request(path)).text(),
  };
}

async function status(made: Bench): Promise<WitnessStatus> {
  return JSON.parse(await made.get('/status.json')) as WitnessStatus;
}

test('a checkpoint of a known log is cosigned, at any size on first contact', async () => {
  const log = testLog();
  const made = await bench(log);
  const answer = await made.submit(await log.request(0, 5));
  assert.equal(answer.status, 200);
  const signatures = parseSignatureLines(answer.text);
  const note = { text: parseNote(log.checkpoint(5)).text, signatures };
  const { key } = made.folder.parts;
  assert.deepEqual(await verifyCosignature(note, key.verifier, verifyEd25519), { timeSeconds: START / 1000 });
});

test('each further checkpoint needs the right old size and a proof', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  assert.equal((await made.submit(await log.request(5, 12))).status, 200);
  const stale = await made.submit(await log.request(5, 12));
  assert.deepEqual(stale, { status: 409, text: '12\n', type: 'text/x.tlog.size' });
  const unproven = await made.submit(await log.request(12, 20, []));
  assert.equal(unproven.status, 422);
  assert.equal((await made.submit(await log.request(12, 20))).status, 200);
});

test('the same checkpoint may be cosigned again, with a later time', async () => {
  const log = testLog();
  const made = await bench(log);
  const first = await made.submit(await log.request(0, 5));
  assert.equal((await made.submit(await log.request(5, 5))).text, first.text, 'within one second');
  made.clock += 60_000;
  const again = await made.submit(await log.request(5, 5));
  assert.equal(again.status, 200);
  assert.notEqual(again.text, first.text);
  assert.equal((await made.submit(await log.request(5, 5, [log.root(1)]))).status, 422);
});

test('an old size above the checkpoint is a bad request, before anything is looked up', async () => {
  const log = testLog();
  const made = await bench(log);
  const answer = await made.submit(formatRequest(6, [], log.checkpoint(5)));
  assert.equal(answer.status, 400);
  assert.match(answer.text, /old size, 6, is above/);
});

test('an unknown log is not found, and a wrong key is forbidden', async () => {
  const log = testLog();
  const made = await bench(log);
  const stranger = testLog('elsewhere.example/log');
  assert.equal((await made.submit(await stranger.request(0, 5))).status, 404);
  const impostor = testLog();
  const answer = await made.submit(await impostor.request(0, 5));
  assert.equal(answer.status, 403);
  assert.match(answer.text, /not signed by a key that this witness knows for "mission\.example\/line"/);
});

test('signatures of unknown keys are ignored, and not kept', async () => {
  const log = testLog();
  const made = await bench(log);
  const note = alsoSigned(log.checkpoint(5), generateKey('somebody.example'));
  assert.equal((await made.submit(formatRequest(0, [], note))).status, 200);
  const kept = parseNote(await made.get(`/${checkpointPath('mission.example/line')}`));
  assert.deepEqual(
    kept.signatures.map((each) => each.name),
    ['mission.example/line', 'witness.example/north'],
  );
});

test('a signature of a known key over another text is forbidden', async () => {
  const log = testLog();
  const made = await bench(log);
  const [five, six] = [log.checkpoint(5), log.checkpoint(6)].map((note) => note.split('\n\n'));
  const mixed = `${five![0]}\n\n${six![1]}`;
  const answer = await made.submit(formatRequest(0, [], mixed));
  assert.equal(answer.status, 403);
  assert.match(answer.text, /does not verify/);
});

test('two roots for one size are refused, and both signed notes are kept', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const fork = log.fork(3);
  const answer = await made.submit(await fork.request(5, 5));
  assert.equal(answer.status, 409);
  assert.match(answer.type, /^text\/plain/);
  const [conflict] = (await status(made)).conflicts;
  assert.equal(conflict?.kind, 'sameSize');
  const evidence = parseSplitView(await made.get(`/${conflict!.evidence}`));
  assert.equal(evidence?.second.note, fork.checkpoint(5));
  assert.equal(parseNote(evidence!.first.note).text, parseNote(log.checkpoint(5)).text);
  assert.match(made.told.join('\n'), /SPLIT VIEW/);
  const onDisk = await readFile(join(made.folder.dir, conflict!.evidence), 'utf8');
  assert.deepEqual(parseSplitView(onDisk), evidence);
  assert.match(await made.get('/'), /SPLIT VIEW/);
});

test('a fork is noticed too when the old size is wrong', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const answer = await made.submit(await log.fork(3).request(0, 5));
  assert.deepEqual(answer, { status: 409, text: '5\n', type: 'text/x.tlog.size' });
  assert.equal((await status(made)).conflicts.length, 1);
});

test('a larger checkpoint that does not continue the last one is refused and kept as not joined', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const fork = log.fork(3);
  const answer = await made.submit(await fork.request(5, 9));
  assert.equal(answer.status, 422);
  const [conflict] = (await status(made)).conflicts;
  assert.equal(conflict?.kind, 'notJoined');
  assert.match(made.told.join('\n'), /NOT JOINED/);
  const latest = parseNote(await made.get(`/${checkpointPath('mission.example/line')}`)).text;
  assert.equal(latest, parseNote(log.checkpoint(5)).text, 'nothing was cosigned');
});

test('a wrong proof by anybody is no accusation once the right one has come', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  await made.submit(await log.request(5, 9, [log.root(1)]));
  assert.equal((await status(made)).conflicts[0]?.joined, undefined);
  await made.submit(await log.request(5, 9));
  assert.equal((await status(made)).conflicts[0]?.joined, '2026-03-01T12:00:00.000Z');
});

test('one contradiction submitted many times is kept once', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const fork = await log.fork(3).request(5, 5);
  for (let i = 0; i < 5; i++) await made.submit(fork);
  assert.equal((await readdir(join(made.folder.dir, 'conflicts'))).length, 1);
});

test('an empty log has the root of nothing', async () => {
  const log = testLog();
  const made = await bench(log);
  assert.equal((await made.submit(await log.request(0, 0))).status, 200);
  assert.equal((await made.submit(await log.request(0, 3))).status, 200);
});

test('a proof from size zero is empty', async () => {
  const log = testLog();
  const made = await bench(log);
  assert.equal((await made.submit(await log.request(0, 5, [log.root(1)]))).status, 422);
});

test('of two checkpoints at once from one old size only one is cosigned', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const forks = Array.from({ length: 10 }, (_, i) => log.fork(5 + (i % 2)));
  const answers = await Promise.all(forks.map(async (fork, i) => made.submit(await fork.request(5, 8 + i))));
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
  assert.ok(answers.every((answer) => answer.status === 200 || answer.status === 409));
});

test('the time of a cosignature never goes back: a small step is held, a large one is refused', async () => {
  const log = testLog();
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  made.clock -= 30_000;
  assert.equal((await made.submit(await log.request(5, 6))).status, 200);
  assert.equal((await status(made)).logs[0]?.latest?.cosigned, '2026-03-01T12:00:00.000Z');
  made.clock -= 3_600_000;
  const answer = await made.submit(await log.request(6, 7));
  assert.equal(answer.status, 503);
  assert.match(answer.text, /stands 3630 seconds before its last cosignature/);
  made.clock = START + 1000;
  assert.equal((await made.submit(await log.request(6, 7))).status, 200, 'nothing was lost by the refusal');
});

test('a request that is too long, malformed or not posted is told so', async () => {
  const log = testLog();
  const made = await bench(log);
  assert.equal((await made.submit(new Uint8Array(MAX_REQUEST_BYTES + 1))).status, 413);
  assert.equal((await made.app.request('/add-checkpoint')).status, 405);
  const note = log.checkpoint(5);
  const hash = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=';
  for (const [body, expected] of [
    ['', /an empty line/],
    [`old 05\n\n${note}`, /old size.*leading zeros/],
    [`old -1\n\n${note}`, /old size/],
    [`new 0\n\n${note}`, /"old" and a size/],
    [`old 0\nPlRN\n\n${note}`, /line 2 \(proof\)/],
    [`old 0\n${hash.replace('w=', 'x=')}\n\n${note}`, /line 2 \(proof\)/],
    [`old 0\n${`${hash}\n`.repeat(64)}\n${note}`, /at most 63/],
    [`old 0\n\n${note.slice(0, -1)}`, /newline/],
    [`old 0\n\n${note.replace('\n5\n', '\n05\n')}`, /leading zeros/],
    ['old 0\n\nmission.example/line\n5\n', /empty line/],
  ] as const) {
    const answer = await made.submit(utf8(body));
    assert.equal(answer.status, 400, `${body} -> ${answer.text}`);
    assert.match(answer.text, expected);
  }
  assert.equal((await made.submit(Uint8Array.of(0xff, 0x0a, 0x0a))).status, 400);
});

test('the status names each log, and pages quote what comes from outside', async () => {
  const log = testLog('<b>log</b>');
  const made = await bench(log);
  await made.submit(await log.request(0, 5));
  const page = await made.get('/');
  assert.ok(page.includes('&lt;b&gt;log&lt;/b&gt;') && !page.includes('<b>log'));
  const { logs, key } = await status(made);
  assert.deepEqual([logs[0]?.origin, logs[0]?.latest?.size, logs[0]?.keys], ['<b>log</b>', 5, [log.keyLine]]);
  assert.equal(await made.get('/key.pub'), `${key}\n`);
  assert.equal((await made.app.request(`/${checkpointPath('another')}`)).status, 404);
});
