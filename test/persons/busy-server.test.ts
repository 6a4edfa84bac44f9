/** The built server's own modules, since a thread can only be started from them: what it answers while lists are worked with. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { listCsv } from '../../bench/persons/csv.js';
import { generate } from '../../bench/persons/generate.js';
import { NORMAL } from '../../bench/persons/noise.js';
import type { Principal } from '../../src/access/principal.js';
import type * as Live from '../../src/mission/live.js';
import type * as Open from '../../src/mission/open.js';
import type * as Store from '../../src/mission/store.js';
import type * as App from '../../src/server/app.js';
import type { HandedOn } from '../../src/server/gate.js';
import { root } from '../cli/program.js';

const SIZE = 6000;
const CHIEF: Principal = { role: 'chief_monitor', name: 'Chief', by: 'key' };
const [{ createApp }, { goLive }, { openMission }, { openLocalStore }] = (await Promise.all(
  ['server/app.js', 'mission/live.js', 'mission/open.js', 'mission/store.js'].map(
    (path) => import(new URL(`../../dist/${path}`, import.meta.url).href),
  ),
)) as [typeof App, typeof Live, typeof Open, typeof Store];

let dir = '';
let live: Live.LiveMission;
let app: ReturnType<typeof createApp>;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-busy-'));
  await cp(join(root, 'templates/blank'), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(file, blank.replace('id: A,', 'id: NORTH,').replace('id: B,', 'id: SOUTH,'));
  const opened = await openMission(dir);
  assert.ok(opened.ok);
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now: () => new Date() });
  live = await goLive(opened.mission, store, 'test');
  app = createApp(live, { token: 'word', webDir: join(dir, 'none'), hosts: [] });
});
after(async () => {
  await live.close();
  await live.store.close();
  await rm(dir, { recursive: true, force: true });
});

async function ask(path: string, body?: string): Promise<Response> {
  const init = {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-truceline-change': 'word' },
    ...(body === undefined ? {} : { body }),
  };
  return app.request(path, init, { handedOn: { principal: CHIEF } } satisfies HandedOn);
}

/** Milliseconds from when each was due to its answer, while the work is under way. */
async function healthWhile(work: Promise<Response>): Promise<{ waits: number[]; answer: Response }> {
  const waits: number[] = [];
  let answer: Response | undefined;
  void work.then((response) => {
    answer = response;
  });
  while (answer === undefined) {
    const due = performance.now() + 20;
    await setTimeout(20);
    assert.equal((await ask('/api/health')).status, 200);
    waits.push(performance.now() - due);
  }
  return { waits, answer };
}

test('while lists are brought and matched, other requests are answered within 200 ms', async (t) => {
  const lists = generate(7, SIZE, NORMAL);
  const texts = { NORTH: listCsv(lists.a), SOUTH: listCsv(lists.b) };
  const waits: number[] = [];
  for (const [party, csv] of Object.entries(texts)) {
    const brought = await healthWhile(ask(`/api/persons/lists/${party}?purpose=exchange&consent=each`, csv));
    assert.equal(brought.answer.status, 200, await brought.answer.text());
    waits.push(...brought.waits);
  }
  const matched = await healthWhile(ask('/api/persons/matches', JSON.stringify({ reason: 'May' })));
  const { pairs } = (await matched.answer.json()) as { pairs: { a: string; b: string }[] };
  waits.push(...matched.waits);
  const right = pairs.filter(({ a, b }) => lists.truth.get(a) === lists.truth.get(b));
  assert.ok(right.length > SIZE * 0.35, `${right.length} pairs`);
  waits.sort((x, y) => x - y);
  t.diagnostic(
    `${waits.length} answers, half within ${waits[waits.length >> 1]!.toFixed(0)} ms, the slowest ${waits.at(-1)!.toFixed(0)} ms`,
  );
  assert.ok(matched.waits.length > 10, `answered ${matched.waits.length} times while matching`);
  assert.ok(
    waits[Math.floor(waits.length * 0.95)]! < 200,
    '19 of 20 within 200 ms, on a machine with other work',
  );
});

test('what a thread refuses is refused in the same words and with the same status', async () => {
  const bad = await ask('/api/persons/lists/NORTH?purpose=exchange', 'x,y\n1,2\n');
  assert.equal(bad.status, 400);
  assert.match(((await bad.json()) as { error: { message: string } }).error.message, /Expected/);
  assert.equal((await ask('/api/persons/lists/NOWHERE/read', JSON.stringify({ reason: 'May' }))).status, 404);
  const none = await ask('/api/persons/lists/NORTH/read', JSON.stringify({ reason: ' ' }));
  assert.equal(none.status, 400);
});

test('two lists that come at once become two versions', async () => {
  const csv = 'id,family,given,born\nn1,Жовтоклюїв,Остромисл,1990-05-17\n';
  const both = await Promise.all(
    [1, 2].map(async () => (await ask('/api/persons/lists/SOUTH?purpose=tracing', csv)).json()),
  );
  const versions = both.map((body) => (body as { info: { version: number } }).info.version).sort();
  assert.equal(versions[1], versions[0]! + 1);
});
