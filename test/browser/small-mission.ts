/** A small invented mission, served with the built web application by this very process. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { access } from '../../src/access/access.js';
import { type Account, writeAccounts } from '../../src/access/account.js';
import { goLive } from '../../src/mission/live.js';
import { openMission } from '../../src/mission/open.js';
import { ledgerFolderOf, openLocalStore } from '../../src/mission/store.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import { createApp } from '../../src/server/app.js';
import { root } from '../cli/program.js';

export interface SmallMission {
  /** Without a slash at its end. */
  readonly address: string;
  readonly ledgerDir: string;
  append(records: readonly TrucelineRecord[]): Promise<void>;
  stop(): Promise<void>;
}

export function inventedReport(number: number): TrucelineRecord {
  const day = `2025-03-${String(2 + (number % 8)).padStart(2, '0')}`;
  return {
    kind: 'observation',
    id: `report-${number}`,
    source: 'news',
    time: { start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z`, precision: 'hour' },
    place: {
      name: `Hamlet ${number}`,
      lat: 50 + (number % 40) / 20,
      lon: 30.5,
      radiusMetres: 1000,
      precision: 'town',
      basis: 'coder',
    },
    reportKind: 'event',
    conduct: 'strike',
    means: 'artillery',
    target: 'residential',
    actor: 'A',
    stance: 'asserted',
    summary: `Shells fell, says report ${number}; invented for a test.`,
  };
}

export async function serveSmallMission(records: readonly TrucelineRecord[]): Promise<SmallMission> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-small-'));
  await cp(join(root, 'templates', 'blank'), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(
    file,
    blank.replace(
      'period: { start: 2025-01-01, end: 2026-01-01 }',
      'period: { start: 2025-03-01, end: 2025-03-12 }',
    ),
  );
  return await serveFolder(dir, records, '2025-04-01T00:00:00Z');
}

/**
 * Serves a folder that is a mission already, and takes it away at the end.
 * @param nowText when its records are appended
 * @param accounts absent: whoever comes is the person at the machine
 */
export async function serveFolder(
  dir: string,
  records: readonly TrucelineRecord[],
  nowText: string,
  accounts: readonly Account[] = [],
): Promise<SmallMission> {
  const opened = await openMission(dir);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const now = (): Date => new Date(nowText);
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now });
  await store.append(records);
  const live = await goLive(opened.mission, store, '0.0.0');
  if (accounts.length > 0) await writeAccounts(dir, accounts);
  const guarded = accounts.length > 0 ? access({ dir, loopback: true, now: Date.now }) : undefined;
  const app = createApp(live, {
    token: 'a word',
    webDir: join(root, 'dist', 'web'),
    hosts: [],
    ...(guarded ? { access: guarded } : {}),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    ledgerDir: ledgerFolderOf(dir),
    async append(more) {
      await live.append(more);
    },
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await live.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
