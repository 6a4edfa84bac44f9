/**
 * `truceline witness DIR`: a witness that a party runs, on this machine unless told otherwise.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { witnessApp } from '../witness/app.js';
import { openFolder } from '../witness/folder.js';
import { readLogKeys } from '../witness/known-logs.js';
import { statusOf, type WitnessStatus } from '../witness/page.js';

export interface WitnessRequest {
  readonly dir: string;
  readonly port: number;
  readonly host: string;
  readonly name?: string | undefined;
  /** Keys of logs, or files that hold some. */
  readonly log?: readonly string[];
}

export interface RunningWitness {
  readonly dir: string;
  readonly address: string;
  readonly isNew: boolean;
  readonly status: WitnessStatus;
  stop(): Promise<void>;
}

/** Nobody needs longer to send 128 KiB; whoever does holds a connection open for its own sake. */
const REQUEST_TIMEOUT_MS = 30_000;

export async function startWitness(request: WitnessRequest): Promise<RunningWitness> {
  const newLogs = (await Promise.all((request.log ?? []).map(readLogKeys))).flat();
  const tell = (message: string): void => console.error(`${new Date().toISOString()} ${message}`);
  const folder = await openFolder({ dir: request.dir, name: request.name, newLogs, tell });
  const app = witnessApp(folder.parts);
  const server = createAdaptorServer({ fetch: app.fetch });
  if ('requestTimeout' in server) server.requestTimeout = REQUEST_TIMEOUT_MS;
  try {
    await listen(server, request.port, request.host);
  } catch (error) {
    await folder.release();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    dir: folder.dir,
    address: `http://${request.host.includes(':') ? `[${request.host}]` : request.host}:${port}`,
    isNew: folder.isNew,
    status: statusOf(folder.parts),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      // What is being cosigned now is finished first, for a short while.
      const hurry = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, 2000);
      await closed;
      clearTimeout(hurry);
      await folder.release();
    },
  };
}

/** What a person reads when it has started. */
export function greeting({ dir, address, isNew, status }: RunningWitness): string {
  const logs = status.logs.map(({ origin, latest, known }) => {
    const standing = latest ? `${latest.size} entries, cosigned ${latest.cosigned}` : 'nothing cosigned yet';
    return `  ${origin}: ${standing}${known ? '' : ' (no longer on the list in logs)'}`;
  });
  return [
    isNew ? `Made the witness "${status.name}" in ${dir}.` : `Witness "${status.name}" in ${dir}.`,
    `Its key, for whoever runs a ledger: ${status.key}`,
    logs.length > 0
      ? `It answers for:\n${logs.join('\n')}`
      : 'It knows no ledger yet. Start it with --log FILE, where FILE is ledger/key.pub of a mission.',
    ...(status.conflicts.length > 0
      ? [`Contradictions seen so far: ${status.conflicts.length}; see ${address}/ and ${dir}/conflicts/.`]
      : []),
    `\n  Listens on ${address} (status: open it in a browser)\n\nStop with Ctrl+C.`,
  ].join('\n');
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
