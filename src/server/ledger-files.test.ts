import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { goLive, type LiveMission } from '../mission/live.js';
import { openMission } from '../mission/open.js';
import { ledgerFolderOf, openLocalStore } from '../mission/store.js';
import type { TrucelineRecord } from '../record/record.js';
import { createApp } from './app.js';

let dir = '';
let live: LiveMission;
let app: ReturnType<typeof createApp>;

const report: TrucelineRecord = {
  kind: 'observation',
  id: 'one',
  source: 'news',
  time: { start: '2025-03-02T10:00:00Z', end: '2025-03-02T11:00:00Z', precision: 'hour' },
  place: { name: 'Hamlet', lat: 50, lon: 30.5, radiusMetres: 1000, precision: 'town', basis: 'coder' },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  actor: 'A',
  stance: 'asserted',
  summary: 'Shells fell.',
};

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-ledger-files-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const opened = await openMission(dir);
  assert.ok(opened.ok, JSON.stringify(opened));
  const now = (): Date => new Date('2025-04-01T00:00:00Z');
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now });
  await store.append([report]);
  await store.close();
  // Opened again, so that all is published.
  const again = await openLocalStore(dir, { origin: opened.mission.config.id, now });
  live = await goLive(opened.mission, again, '0.0.0');
  app = createApp(live, { token: 'a word', webDir: join(dir, 'no-web'), hosts: ['localhost'] });
});
after(async () => {
  await live.close();
  await rm(dir, { recursive: true, force: true });
});

const get = async (path: string): Promise<Response> =>
  app.request(path, { headers: { host: 'localhost:4180' } });

test('checkpoint, key and tiles are served byte for byte', async () => {
  for (const path of ['checkpoint', 'key.pub', 'tile/0/000.p/1', 'tile/entries/000.p/1']) {
    const answer = await get(`/ledger/${path}`);
    assert.equal(answer.status, 200, path);
    const served = Buffer.from(await answer.arrayBuffer());
    assert.deepEqual(served, await readFile(join(ledgerFolderOf(dir), path)), path);
  }
  assert.equal((await get('/ledger/checkpoint')).headers.get('cache-control'), 'no-cache');
});

test('nothing else of the mission is served there: no journal, no lock, no secret, no unpublished name', async () => {
  const others = (await readdir(ledgerFolderOf(dir), { recursive: true })).filter(
    (path) => !/^(checkpoint|key\.pub|tile.*)$/.test(path),
  );
  assert.ok(others.some((path) => path.startsWith('journal')));
  const climbing = [
    '../mission.yaml',
    '%2e%2e/secrets/ledger.key',
    '..%2fsecrets%2fledger.key',
    'tile/0/../../journal',
  ];
  for (const path of [
    ...others,
    ...climbing,
    'checkpoint.pending',
    'tile/0/000',
    'tile/0/1',
    'tile/9/000',
    '',
  ]) {
    const answer = await get(`/ledger/${path}`);
    const text = await answer.text();
    // A path that climbs out is another path by the time it arrives here, and finds no web application.
    assert.ok([404, 503].includes(answer.status), `${path}: ${answer.status}`);
    assert.doesNotMatch(text, /PRIVATE|sources:/, path);
  }
});
