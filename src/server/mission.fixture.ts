/** An invented mission of two parties, made from the blank template, live and behind the app in memory. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goLive, type LiveMission } from '../mission/live.js';
import { type Mission, openMission } from '../mission/open.js';
import { type LocalStore, openLocalStore } from '../mission/store.js';
import type { TrucelineRecord } from '../record/record.js';
import { createApp } from './app.js';

/** Word of the mission's lock. */
export const TOKEN = 'a word';

export interface Invented {
  /** Local days; the end is not part of it. */
  readonly period: readonly [start: string, end: string];
  readonly agreement: string;
  readonly records: readonly TrucelineRecord[];
  /** When the records are written down. */
  readonly now: string;
  /** Changes to mission.yaml. */
  readonly edit?: (yaml: string) => string;
}

export interface InventedMission {
  readonly dir: string;
  readonly mission: Mission;
  readonly store: LocalStore;
}

export interface ServedMission {
  readonly dir: string;
  readonly live: LiveMission;
  readonly app: ReturnType<typeof createApp>;
  close(): Promise<void>;
}

const PARTIES = { A: 'NORTH, name: { en: North, uk: Північ }', B: 'SOUTH, name: { en: South, uk: Південь }' };

export async function inventMission({
  period: [start, end],
  agreement,
  records,
  now,
  edit = (yaml) => yaml,
}: Invented): Promise<InventedMission> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-server-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  const made = blank
    .replace('A, name: { en: Party A }', PARTIES.A)
    .replace('B, name: { en: Party B }', PARTIES.B)
    .replace('start: 2025-01-01, end: 2026-01-01', `start: ${start}, end: ${end}`)
    .replace('agreements: []', 'agreements: [agreement.yaml]');
  await writeFile(file, edit(made));
  await writeFile(join(dir, 'agreement.yaml'), agreement);
  const opened = await openMission(dir);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { mission } = opened;
  const store = await openLocalStore(dir, { origin: mission.config.id, now: () => new Date(now) });
  await store.append(records);
  return { dir, mission, store };
}

export async function serveInvented(invented: Invented): Promise<ServedMission> {
  const { dir, mission, store } = await inventMission(invented);
  const live = await goLive(mission, store, '0.0.0');
  const app = createApp(live, { token: TOKEN, webDir: join(dir, 'no-web'), hosts: ['localhost'] });
  return {
    ...{ dir, live, app },
    async close() {
      await live.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
