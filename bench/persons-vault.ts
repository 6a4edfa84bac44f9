/**
 * npx tsx bench/persons-vault.ts [size] [seed] : two sealed lists brought to the server and matched on it, by its own routes: seconds of
 * each, processor time of all threads, and how long other requests waited meanwhile.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { goLive as GoLive } from '../src/mission/live.js';
import type { openMission as OpenMission } from '../src/mission/open.js';
import type { openLocalStore as OpenLocalStore } from '../src/mission/store.js';
import type { createApp as CreateApp } from '../src/server/app.js';
import type { HandedOn } from '../src/server/gate.js';
import { built } from './built.js';
import { listCsv } from './persons/csv.js';
import { generate } from './persons/generate.js';
import { NORMAL } from './persons/noise.js';

const { createApp } = await built<{ createApp: typeof CreateApp }>('server/app.js');
const { goLive } = await built<{ goLive: typeof GoLive }>('mission/live.js');
const { openMission } = await built<{ openMission: typeof OpenMission }>('mission/open.js');
const { openLocalStore } = await built<{ openLocalStore: typeof OpenLocalStore }>('mission/store.js');
const size = Number(process.argv[2] ?? 50_000);
const seed = Number(process.argv[3] ?? 201);

const dir = await mkdtemp(join(tmpdir(), 'truceline-vault-'));
try {
  await cp(fileURLToPath(new URL('../templates/blank', import.meta.url)), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(file, blank.replace('id: A,', 'id: NORTH,').replace('id: B,', 'id: SOUTH,'));
  const opened = await openMission(dir);
  if (!opened.ok) throw new Error('the blank mission does not open');
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now: () => new Date() });
  const live = await goLive(opened.mission, store, 'bench');
  const app = createApp(live, { token: 'word', webDir: dir, hosts: [] });
  const lists = generate(seed, size, NORMAL);
  for (const [party, list] of [
    ['NORTH', lists.a],
    ['SOUTH', lists.b],
  ] as const)
    await timed(`bringing ${party}`, `lists/${party}?purpose=exchange&consent=each`, listCsv(list));
  const all = JSON.parse(await timed('matching', 'matches', JSON.stringify({ reason: 'May' }))) as {
    pairs: { a: string; b: string }[];
  };
  const right = all.pairs.filter(({ a, b }) => lists.truth.get(a) === lists.truth.get(b)).length;
  console.log(`${all.pairs.length} pairs, ${right} of them right`);
  await live.close();
  await store.close();

  async function timed(label: string, path: string, body: string): Promise<string> {
    const before = process.cpuUsage();
    const started = performance.now();
    let slowest = 0;
    let over = false;
    const work = ask(`/api/persons/${path}`, body).finally(() => {
      over = true;
    });
    while (!over) {
      const due = performance.now() + 20;
      await setTimeout(20);
      await ask('/api/health');
      slowest = Math.max(slowest, performance.now() - due);
    }
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    console.log(
      `${label}: ${seconds.toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s; health answered within ${slowest.toFixed(0)} ms`,
    );
    return work;
  }

  async function ask(path: string, body?: string): Promise<string> {
    const init = {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-truceline-change': 'word' },
      ...(body === undefined ? {} : { body }),
    };
    const principal = { role: 'chief_monitor', name: 'Chief', by: 'key' } as const;
    const response = await app.request(path, init, { handedOn: { principal } } satisfies HandedOn);
    if (response.status !== 200) throw new Error(`${path}: ${await response.text()}`);
    return response.text();
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
