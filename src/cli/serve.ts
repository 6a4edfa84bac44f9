/**
 * `truceline serve MISSION`: the HTTP interface and the web application, on this machine unless told otherwise.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { access } from '../access/access.js';
import { aliasKey } from '../access/alias.js';
import { LIMITS } from '../access/attempts.js';
import { runAlerts } from '../alert/running.js';
import { goLive, type LiveMission } from '../mission/live.js';
import { createApp } from '../server/app.js';
import { holdMission, loadMission, missionDir, packageRoot, programVersion } from './mission.js';
import { stepper, terminalProgress } from './progress.js';

export interface ServeRequest {
  readonly mission?: string | undefined;
  readonly port: number;
  readonly host: string;
}

export interface Served {
  readonly address: string;
  readonly live: LiveMission;
  /** A sentence: what those who do not sign in are shown. */
  whoSees(): Promise<string>;
  stop(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

export async function serve(request: ServeRequest): Promise<Served> {
  const mission = await loadMission(missionDir(request.mission));
  const held = await holdMission(mission, 'serve');
  const progress = terminalProgress();
  let live: LiveMission;
  try {
    live = await goLive(mission, held.store, await programVersion(), stepper(progress));
  } catch (error) {
    await held.release();
    throw error;
  } finally {
    progress.done();
  }
  const token = randomBytes(24).toString('base64url');
  const loopback = LOOPBACK.has(request.host);
  const { release, signIn, limits } = mission.config;
  const key = await aliasKey(mission.dir);
  const running = await runAlerts(live, { aliasKey: key, now: Date.now });
  const guarded = access({
    dir: mission.dir,
    aliasKey: key,
    loopback,
    now: Date.now,
    ...(release ? { release } : {}),
    ...(signIn ? { signIn } : {}),
    ...(limits ? { limits: { ...LIMITS, ...limits } } : {}),
  });
  const app = createApp(live, {
    token,
    webDir: join(packageRoot, 'dist', 'web'),
    hosts: loopback ? [...LOOPBACK] : [],
    access: guarded,
    alerts: running.alerts,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  try {
    await listen(server, request.port, request.host);
  } catch (error) {
    await running.stop();
    await live.close();
    await held.release();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const address = `http://${request.host.includes(':') ? `[${request.host}]` : request.host}:${port}`;
  await held.announce(address, token);
  return {
    address,
    live,
    async whoSees() {
      if (await guarded.hasAccounts())
        return 'Whoever does not sign in sees what the public is shown (docs/access.md).';
      return loopback
        ? 'There are no accounts: whoever uses this machine sees everything and is its administrator.'
        : 'Others can reach this address and there are no accounts: everybody sees what the public is shown. For more: truceline account add';
    },
    async stop() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await running.stop();
      await live.close();
      await held.release();
    },
  };
}

function listen(server: ServerType, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
