/**
 * The published ledger as files under /ledger, at the paths of the specification (C2SP tlog-tiles), so that anybody who
 * reaches this server can verify it from outside. Only what is published: the checkpoint, the tiles, the entries under
 * them and the key's public half. Never the journal, the lock, or anything else that lies in the mission's folder.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { parseTilePath, TILE_WIDTH } from '../ledger/format/tile.js';
import type { LiveMission } from '../mission/live.js';
import { ledgerFolderOf } from '../mission/store.js';
import { ApiFailure } from './errors.js';

const PREFIX = '/ledger/';
/** A full tile never changes again; a partial one neither, but it may be removed once the full one is there. */
const UNCHANGING = 'public, max-age=604800, immutable';

export function ledgerFileRoutes(app: OpenAPIHono, live: LiveMission): void {
  const answer = async (context: Context, entries: boolean): Promise<Response> => {
    const path = context.req.path.slice(PREFIX.length);
    const tile = parseTilePath(path);
    if (!tile && path !== 'checkpoint' && path !== 'key.pub') throw nothingAt(context.req.path);
    // Entries have a route of their own, since they are not for everybody.
    if ((tile?.level === 'entries') !== entries) throw nothingAt(context.req.path);
    const bytes = await contentOf(join(ledgerFolderOf(live.mission.dir), path));
    if (!bytes) throw nothingAt(context.req.path);
    return context.body(bytes, 200, {
      'content-type': tile ? 'application/octet-stream' : 'text/plain; charset=utf-8',
      'cache-control': tile?.width === TILE_WIDTH ? UNCHANGING : 'no-cache',
    });
  };
  app.get(`${PREFIX}tile/entries/*`, (context) => answer(context, true));
  app.get(`${PREFIX}*`, (context) => answer(context, false));
}

async function contentOf(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

const nothingAt = (path: string): ApiFailure =>
  new ApiFailure(
    404,
    'no-such-file',
    `The ledger has no published file at ${path}.`,
    'There are /ledger/checkpoint, /ledger/key.pub and /ledger/tile/... as C2SP tlog-tiles names them.',
  );
