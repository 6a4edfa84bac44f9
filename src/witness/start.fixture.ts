/** Runs a witness in a process of its own: folder, key of the log. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { parseVerifierKey } from '../ledger/format/note.js';
import { witnessApp } from './app.js';
import { openFolder } from './folder.js';

const [dir, key] = process.argv.slice(2) as [string, string];
const { parts } = await openFolder({ dir, name: 'north', newLogs: [parseVerifierKey(key)] });
const server = createServer(getRequestListener(witnessApp(parts).fetch)).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
