/**
 * Writes the tiles and bundles of the entries that came since the last checkpoint, each once, and makes them durable.
 * Only then may a checkpoint stand over them. What the last checkpoint needs is never touched. A tile gets its name when
 * its content is durable: under its name a tile is never seen half-written, not even one that no checkpoint needs yet.
 *
 * The work is done in slices of 256 entries with the event loop free in between, and few files at a time, so that the
 * journal, which acknowledgements wait for, is never behind it in the queue.
 */
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Disk, listIfThere, Untrustworthy, unless, writeDurably } from './disk.js';
import { type Edge, Growing, widthAt } from './edge.js';
import type { Folders } from './folders.js';
import { encodeBundle } from './format/bundle.js';
import { leafHasher } from './format/hash.js';
import { fullTiles, hashesAt, TILE_WIDTH, type TileId, tilePath } from './format/tile.js';

const UNFINISHED = 'new';

/** The tree up to a checkpoint, as far as appending needs it. */
export interface Grown {
  readonly edge: Edge;
  /** Entries of the bundle that is not full yet. */
  readonly tail: readonly Uint8Array[];
}

/**
 * @param added the entries after `from`, in batches of any size
 * @param filesAtOnce more are faster, and keep acknowledgements waiting longer
 */
export async function writeTiles(
  disk: Disk,
  dir: string,
  folders: Folders,
  from: Grown,
  added: Iterable<readonly Uint8Array[]>,
  filesAtOnce: number,
): Promise<Grown> {
  const writing = new Writing(filesAtOnce, async (id, bytes) => {
    const path = join(dir, tilePath(id));
    const unfinished = join(dir, UNFINISHED, String(attempts++));
    await folders.ready(dirname(path));
    await writeDurably(disk, unfinished, bytes);
    await disk.rename(unfinished, path);
  });
  try {
    const ready: { id: TileId; bytes: Uint8Array }[] = [];
    const growing = new Growing(from.edge, ({ level, index, bytes }) =>
      ready.push({ id: { level, index, width: TILE_WIDTH }, bytes }),
    );
    let size = from.edge.size;
    let tail = [...from.tail];
    for (const batch of added) {
      for (const entry of batch) {
        growing.push((out, at) => hashLeaf(entry, out, at));
        tail.push(entry);
        size++;
        if (tail.length < TILE_WIDTH) continue;
        ready.push({ id: bundleId(size), bytes: encodeBundle(tail) });
        tail = [];
        for (const { id, bytes } of ready.splice(0)) await writing.add(id, bytes);
        await breathe();
      }
    }
    const edge = growing.edge();
    if (tail.length > 0 && size > from.edge.size) await writing.add(bundleId(size), encodeBundle(tail));
    for (const [level, bytes] of edge.levels.entries()) {
      const id = { level, index: fullTiles(level, size), width: widthAt(level, size) };
      if (id.width > 0 && hashesAt(level, size) > hashesAt(level, from.edge.size))
        await writing.add(id, bytes);
    }
    await writing.done();
    await folders.sync();
    // Copies: a view would keep the whole group it came with in memory.
    return { edge, tail: tail.map((entry) => new Uint8Array(entry)) };
  } catch (error) {
    await writing.settled();
    folders.forget();
    throw error;
  }
}

const hashLeaf = leafHasher((bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary'));

/** Names of unfinished files differ for as long as the process lives; the next one clears them away first. */
let attempts = 0;

/** Makes the folder for unfinished files, and clears away what an earlier process left in it. */
export async function clearUnfinished(disk: Disk, dir: string): Promise<void> {
  const folder = join(dir, UNFINISHED);
  await unless('EEXIST', disk.makeDirectory(folder));
  for (const name of await disk.list(folder)) await unless('ENOENT', disk.unlink(join(folder, name)));
  for (const name of await disk.list(dir)) {
    if (name.endsWith('.new')) await unless('ENOENT', disk.unlink(join(dir, name)));
  }
}

/** The bundle that ends with the last of `size` entries. */
const bundleId = (size: number): TileId => ({
  level: 'entries',
  index: Math.floor((size - 1) / TILE_WIDTH),
  width: ((size - 1) % TILE_WIDTH) + 1,
});

/**
 * Removes the partial tiles in whose place a full one is durable under the checkpoint of `to` entries. Only a tile
 * that was not full at some earlier checkpoint has any.
 * @param between whether there were checkpoints between `from` and `to`
 */
export async function removePartials(
  disk: Disk,
  dir: string,
  folders: Folders,
  from: number,
  to: number,
  between: boolean,
): Promise<void> {
  for (let level = 0; hashesAt(level, to) >= TILE_WIDTH; level++) {
    const full = fullTiles(level, to);
    const start = fullTiles(level, from);
    for (let index = start; index < (between ? full : Math.min(full, start + 1)); index++) {
      const levels = level === 0 ? (['entries', 0] as const) : [level];
      for (const one of levels) {
        const folder = join(dir, `${tilePath({ level: one, index, width: TILE_WIDTH })}.p`);
        await removeFolder(disk, folder);
        folders.gone(folder);
      }
    }
  }
}

/** What is left of it takes room and does no harm, so that a failure is no reason to stop. */
async function removeFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const names = await listIfThere(disk, folder);
    for (const name of names) await unless('ENOENT', disk.unlink(join(folder, name)));
    if (names.length > 0) await unless('ENOENT', disk.removeDirectory(folder));
  } catch {
    return;
  }
}

type Job = (id: TileId, bytes: Uint8Array) => Promise<void>;

/** So many files at a time; the first failure is told to whoever adds the next one or waits for the end. */
class Writing {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly limit: number,
    private readonly job: Job,
  ) {}

  async add(id: TileId, bytes: Uint8Array): Promise<void> {
    while (this.running.size >= this.limit) await Promise.race(this.running);
    if (this.failure) throw this.failure.error;
    const running = this.job(id, bytes).catch((error: unknown) => {
      // A failed sync weighs more than a full disk: after it the writer has to stop.
      if (!this.failure || error instanceof Untrustworthy) this.failure = { error };
    });
    this.running.add(running);
    void running.then(() => this.running.delete(running));
  }

  async done(): Promise<void> {
    await this.settled();
    if (this.failure) throw this.failure.error;
  }

  async settled(): Promise<void> {
    await Promise.all(this.running);
  }
}
