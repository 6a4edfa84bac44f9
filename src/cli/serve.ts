/**
 * `truceline serve MISSION`: the HTTP interface and the web application, on this machine unless told otherwise.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
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
  const app = createApp(live, {
    token,
    webDir: join(packageRoot, 'dist', 'web'),
    hosts: LOOPBACK.has(request.host) ? [...LOOPBACK] : [],
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  try {
    await listen(server, request.port, request.host);
  } catch (error) {
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
    async stop() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
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
