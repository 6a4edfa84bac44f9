import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OpenAPIHono } from '@hono/zod-openapi';
import { goLive, type LiveMission } from '../mission/live.js';
import { openMission } from '../mission/open.js';
import { openLocalStore } from '../mission/store.js';
import type { Asker } from '../tracing/right.js';
import { CHIEF, MONITOR, NORTH, PUBLIC, SOUTH } from '../tracing/vault.fixture.js';
import { createApp } from './app.js';
import { ApiFailure } from './errors.js';
import { personRoutes } from './person-routes.js';

const CSV =
  'id,family,given,born,status,consent,purpose\nn1,Жовтоклюїв,Остромисл,1990-05-17,held,given,any\n';
const WHY = { reason: 'visit 7' };

let dir = '';
let live: LiveMission;
const waits: number[] = [];

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-persons-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(file, blank.replace('id: A,', 'id: NORTH,').replace('id: B,', 'id: SOUTH,'));
  const opened = await openMission(dir);
  assert.ok(opened.ok, JSON.stringify(opened));
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now: () => new Date() });
  live = await goLive(opened.mission, store, 'test');
});
after(async () => {
  await live.close();
  await live.store.close();
  await rm(dir, { recursive: true, force: true });
});

function as(asker: Asker) {
  const app = new OpenAPIHono();
  app.onError((error, context) => {
    if (error instanceof ApiFailure) return context.json(error.body(), error.status);
    throw error;
  });
  const pace = {
    elapsedMs: () => 0,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  personRoutes(app, live, () => asker, pace);
  const send = (path: string, body?: unknown) =>
    app.request(`/api/persons${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return async (path: string, body?: unknown) => {
    const response = await send(path, body);
    return {
      status: response.status,
      head: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
}

test('a delegate brings a list and reads it; the other party does neither; nothing may be kept by a browser', async () => {
  const north = as(NORTH);
  const brought = await north('/lists/NORTH?purpose=exchange,tracing&consent=each', CSV);
  assert.equal(brought.status, 200, JSON.stringify(brought.body));
  const read = await north('/lists/NORTH/read', WHY);
  assert.equal((read.body.persons as { id: string }[])[0]!.id, 'n1');
  assert.equal(read.head.get('cache-control'), 'no-store');
  for (const asker of [SOUTH, MONITOR, PUBLIC]) {
    const refused = await as(asker)('/lists/NORTH/read', WHY);
    const nowhere = await as(asker)('/lists/NOWHERE/read', WHY);
    assert.deepEqual([refused.status, refused.body], [403, nowhere.body]);
    assert.equal((await as(asker)('/lists/NORTH?purpose=exchange', CSV)).status, 403);
  }
  assert.equal((await as(PUBLIC)('/lists')).status, 403);
  assert.equal(((await as(SOUTH)('/lists')).body.lists as unknown[]).length, 1);
});

test('two lists that come at once become two versions', async () => {
  const north = as(NORTH);
  const both = await Promise.all([1, 2].map(() => north('/lists/NORTH?purpose=tracing', CSV)));
  const versions = both.map(({ body }) => (body.info as { version: number }).version).sort();
  assert.equal(versions[1], versions[0]! + 1);
});

test('what is wrong with a request says so by status, and repeats nothing of a body', async () => {
  const monitor = as(MONITOR);
  const family = 'Жовтоклюїв';
  const cut = await monitor('/requests', `{"about": {"family": "${family}"`);
  const other = await monitor('/requests', { about: family });
  const slipped = await as(NORTH)('/lists/NORTH?purpose=tracing', `${family},x\n${family},y\n`);
  const word = await as(NORTH)('/lists/NORTH?purpose=fun', CSV);
  const telling = await as(NORTH)('/lists/NORTH/read', { reason: `for ${family}` });
  for (const { status, body } of [cut, other, slipped, word, telling]) {
    assert.equal(status, 400);
    assert.ok(!JSON.stringify(body).includes(family));
  }
  assert.equal((await as(CHIEF)('/lists/SOUTH/read', WHY)).status, 404);
  const early = { step: 'returned', case: 'a'.repeat(12), details: 'x' };
  assert.equal((await as(CHIEF)('/children/steps', early)).status, 404);
});

test('a request is answered once, after a wait, and then not again that day', async () => {
  const monitor = as(MONITOR);
  const put = await monitor('/requests', {
    asker: { name: 'Звенислава', contact: 'a@example.org' },
    relation: 'parent',
    about: { family: 'Жовтоклюїв', given: 'Остромисл', born: '1990-05-17' },
  });
  const path = `/requests/${String(put.body.request)}/answer`;
  assert.deepEqual((await monitor(path, {})).body, { answer: 'known', tracing: 'registered' });
  assert.ok(waits.at(-1)! > 0);
  assert.equal((await monitor(path, {})).status, 429);
  assert.equal((await as(NORTH)(path, {})).status, 403);
});

test('without accounts whoever is at the machine knows that there are lists, and reads none', async () => {
  const app = createApp(live, { token: 'word', webDir: join(dir, 'none'), hosts: [] });
  const counts = await app.request('/api/persons/children/counts');
  assert.deepEqual(await counts.json(), { open: '0', returned: '0', followedUp: '0' });
  assert.equal((await app.request('/api/persons/lists')).status, 200);
  const read = await app.request('/api/persons/lists/NORTH/read', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-truceline-change': '1' },
    body: JSON.stringify({ reason: 'visit 7' }),
  });
  assert.equal(read.status, 403);
});

test('a list is looked at before it is sealed: rows and ids, no cell; what would be missing is told', async () => {
  const north = as(NORTH);
  const lists = async () => ((await north('/lists')).body.lists as unknown[]).length;
  const before = await lists();
  const body = `${CSV}n2,Крутобеґа,Вишеслав,1985-02-31,held,given,any\nn3,,,,,,\n`;
  const checked = await north('/lists/NORTH/check?purpose=exchange', body);
  assert.equal(checked.status, 200, JSON.stringify(checked.body));
  const { brought, problems } = checked.body as {
    brought: number;
    problems: { kind: string; row: number; column?: string }[];
  };
  assert.equal(brought, 2);
  assert.deepEqual(
    problems.map(({ kind, row, column }) => [kind, row, column]),
    [
      ['bad_date', 3, 'born'],
      ['no_name', 4, undefined],
    ],
  );
  assert.ok(!/Крутобеґа|Жовтоклюїв|02-31/.test(JSON.stringify(checked.body)));
  assert.equal(await lists(), before);
  for (const asker of [SOUTH, MONITOR, PUBLIC])
    assert.equal((await as(asker)('/lists/NORTH/check?purpose=exchange', body)).status, 403);
});
