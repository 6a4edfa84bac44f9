/**
 * An invented mission with a post whose monitor, ana, observes from a phone; served by this very process, which can go off the
 * network and come back at the same address.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { access } from '../../src/access/access.js';
import { writeAccounts } from '../../src/access/account.js';
import { hashPassword } from '../../src/access/password.js';
import { goLive } from '../../src/mission/live.js';
import { openMission } from '../../src/mission/open.js';
import { openLocalStore } from '../../src/mission/store.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import { createApp } from '../../src/server/app.js';
import { root } from '../cli/program.js';

export const PASSWORD = 'river stone lantern';
export const STAND = { lat: 47.02, lon: 12.4 };
const DAY_MS = 86_400_000;

export interface PostMission {
  /** Without a slash at its end. */
  readonly address: string;
  /** Nobody reaches it. */
  offNetwork(): Promise<void>;
  onNetwork(): Promise<void>;
  /** As a restart does it: whoever was signed in is no longer. */
  forgetSessions(): void;
  records(): Promise<readonly TrucelineRecord[]>;
  stop(): Promise<void>;
}

export async function servePost(): Promise<PostMission> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-post-'));
  await writePost(dir);
  const opened = await openMission(dir);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now: () => new Date() });
  const live = await goLive(opened.mission, store, '0.0.0');
  const guard = () => access({ dir, loopback: true, now: Date.now });
  const appFor = (guarded: ReturnType<typeof guard>) =>
    createApp(live, { token: 'a word', webDir: join(root, 'dist', 'web'), hosts: [], access: guarded });
  let app = appFor(guard());
  let server: ReturnType<typeof createAdaptorServer>;
  const listen = async (port: number): Promise<number> => {
    server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  const port = await listen(0);
  return {
    address: `http://127.0.0.1:${port}`,
    offNetwork: close,
    async onNetwork() {
      await listen(port);
    },
    forgetSessions() {
      app = appFor(guard());
    },
    async records() {
      const all: TrucelineRecord[] = [];
      for await (const batch of store.read())
        for (const json of batch) all.push(JSON.parse(json) as TrucelineRecord);
      return all;
    },
    async stop() {
      await close();
      await live.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function writePost(dir: string): Promise<void> {
  await cp(join(root, 'templates', 'blank'), dir, { recursive: true });
  await mkdir(join(dir, 'register'), { recursive: true });
  const vertices = Array.from(
    { length: 25 },
    (_, i) =>
      `${i + 1},${(47.05 + 0.02 * Math.sin(i / 2)).toFixed(4)},${(11.8 + i * 0.05).toFixed(2)},Farm ${i + 1},front`,
  );
  await writeFile(join(dir, 'register', 'line.csv'), `seq,lat,lon,near,kind\n${vertices.join('\n')}\n`);
  await writeFile(join(dir, 'register', 'places.geojson'), JSON.stringify(PLACES));
  const file = join(dir, 'mission.yaml');
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const blank = await readFile(file, 'utf8');
  await writeFile(
    file,
    `${blank
      .replace(
        'title: { en: My mission }',
        'title: { en: "Invented: the mill road", uk: "Вигадано: шлях до млина", ru: "Вымышлено: дорога к мельнице" }',
      )
      .replace('timeZone: UTC', 'timeZone: Europe/Vienna')
      .replace(
        'period: { start: 2025-01-01, end: 2026-01-01 }',
        `period: { start: ${day(Date.now() - 5 * DAY_MS)}, end: ${day(Date.now() + 5 * DAY_MS)} }`,
      )
      .replace('bounds: [20, 40, 50, 60]', 'bounds: [11.8, 46.7, 13, 47.3]')
      .replace('sources:\n', 'sources:\n  - { id: post-4, name: Post 4, kind: mission, reliability: B }\n')}
line: { file: register/line.csv, asOf: 2031-03-01, source: invented for tests, sectorKm: 25, depthKm: 10 }
places: register/places.geojson
`,
  );
  await writeAccounts(dir, [
    {
      name: 'ana',
      role: 'monitor',
      sources: ['post-4'],
      since: new Date().toISOString(),
      password: await hashPassword(PASSWORD),
      locked: false,
      generation: 0,
      recovery: [],
      keys: [],
    },
  ]);
}

const PLACES = {
  type: 'FeatureCollection',
  features: (
    [
      [47.075, 12.455, 1, 'Oakmill', 'Дубовий Млин', 'Дубовая Мельница'],
      [47.03, 12.33, 2, 'Greyford', 'Сірий Брід', 'Серый Брод'],
      [46.985, 12.44, 2, 'Lowbridge', 'Нижній Міст', 'Нижний Мост'],
      [47.11, 12.39, 3, 'Stonehill', 'Кам’яна Гора', 'Каменная Гора'],
      [46.96, 12.34, 3, 'Ashfield', 'Ясенове', 'Ясеневое'],
    ] as const
  ).map(([lat, lon, rank, en, uk, ru]) => ({
    type: 'Feature',
    properties: { name: { en, uk, ru }, rank },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })),
};
