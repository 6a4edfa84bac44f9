/**
 * The ledger: an append-only, ordered list of entries whose every size has one root hash. Knows no domain: bytes in,
 * proof out. What was acknowledged is on disk; what was published is signed and can be checked by anybody, from files
 * alone (C2SP tlog-tiles, tlog-checkpoint).
 *
 *   checkpoint            the signed size and root that count; checkpoint.pending waits for cosignatures
 *   tile/<L>/<N>          hashes; tile/entries/<N> the entries themselves
 *   key.pub               verifier line of the key
 *   journal/<number>      acknowledged entries that no checkpoint stands over yet
 *   new/<n>, *.new        files that were not finished; opening clears them away
 *   lock-<n>.json         who has it open
 *
 * Opening is recovery: the journal is replayed over the last checkpoint, written out as tiles and put under a new
 * checkpoint before anything else is taken. After a clean close there is no journal and nothing to do.
 */
import { dirname, join } from 'node:path';
import { type Cosign, CosignedHead } from './cosigned-head.js';
import { codeOf, type Disk, listIfThere, nodeDisk, unless } from './disk.js';
import { type Edge, EMPTY_EDGE, rootOfEdge } from './edge.js';
import { Folders } from './folders.js';
import { equalBytes, toHex } from './format/bytes.js';
import { EMPTY_ROOT, type Hash } from './format/hash.js';
import { TILE_WIDTH } from './format/tile.js';
import {
  CHECKPOINT,
  type Head,
  isKeyOf,
  PENDING,
  readHead,
  removePending,
  signHead,
  writeKey,
  writeNote,
} from './head.js';
import { Journal, journalFolder } from './journal.js';
import { chainStart } from './journal-group.js';
import { type SigningKey, verifyEd25519 } from './keys.js';
import { damaged, heldBy, LedgerError, notWritten } from './ledger-error.js';
import { type Lock, takeLock } from './lock.js';
import { clearUnfinished, type Grown, removePartials, writeTiles } from './publication.js';
import { replay } from './replay.js';
import { type Bounds, FILES_AT_ONCE, Sequencer } from './sequencer.js';
import { readBundle, readEdge } from './tile-store.js';

export interface Ledger {
  /** The key's name, which every checkpoint begins with. */
  readonly origin: string;
  /** Acknowledged entries. */
  readonly size: number;
  /** Entries under the published checkpoint, at most `size`. */
  readonly published: { readonly size: number; readonly root: Hash; readonly note: string };
  /**
   * Resolves with the index of the first, once all are durable and ordered.
   * @throws LedgerError `tooLarge`, `notWritten` or `closed`, with nothing of them acknowledged. After `notWritten`
   *   they may nevertheless be there when the ledger is opened again, as after any crash.
   */
  append(entries: readonly Uint8Array[]): Promise<number>;
  /**
   * Entries [from, to), up to all that are acknowledged when reading begins. Published ones are held against their
   * hash in the tiles of level 0.
   * @throws LedgerError `damaged`.
   */
  read(from?: number, to?: number): AsyncIterable<readonly Uint8Array[]>;
  /** Root at any size up to the acknowledged one. */
  rootAt(size: number): Promise<Hash>;
  /**
   * Writes tiles and a signed checkpoint over everything acknowledged.
   * @throws LedgerError `notWritten`, or `notCosigned` when it waits for witnesses.
   */
  publish(): Promise<void>;
  /** Publishes first. @throws LedgerError `notWritten` when it could not; the next opening will do it. */
  close(): Promise<void>;
}

export interface LedgerOptions {
  readonly key: SigningKey;
  /** A lock on this folder that the caller holds, and keeps; otherwise one is taken and released when closing. */
  readonly lock?: Lock;
  /** What the holder is doing, for whoever finds the ledger taken. */
  readonly command: string;
  readonly now: () => Date;
  readonly disk?: Disk;
  /** Called with all entries in order while the ledger is opened, each held against its hash in the tiles. */
  readonly visit?: (batch: readonly Uint8Array[]) => void;
  readonly publishAfterMs?: number;
  /** Appending waits for publishing when more than about this much is unpublished. */
  readonly maxBacklogBytes?: number;
  readonly cosign?: Cosign;
  /** How many cosignatures a checkpoint needs before it counts. */
  readonly cosignaturesNeeded?: number;
}

const PUBLISH_AFTER_MS = 200;
const MAX_BACKLOG_BYTES = 64 * 2 ** 20;

/**
 * Opens the ledger in a folder for writing, or makes one there.
 * @throws LedgerError `held`, `wrongKey`, `unknownOrigin`, `damaged` or `notWritten`.
 */
export async function openLedger(dir: string, options: LedgerOptions): Promise<Ledger> {
  const needed = options.cosignaturesNeeded ?? 0;
  if (needed > 0 && !options.cosign)
    throw new Error('cosignatures are needed, and nobody is there to give them');
  const release = options.lock ? () => Promise.resolve() : await lockFolder(dir, options);
  try {
    return await recover(dir, options, release);
  } catch (error) {
    await release();
    if (error instanceof LedgerError || codeOf(error) === undefined) throw error;
    throw notWritten(
      `The ledger ${dir} could not be opened`,
      error,
      'Nothing that was acknowledged is lost.',
    );
  }
}

async function lockFolder(dir: string, { command, now }: LedgerOptions): Promise<() => Promise<void>> {
  const taken = await takeLock(dir, command, now()).catch((error: unknown) => {
    throw notWritten(
      `The ledger ${dir} could not be locked for writing`,
      error,
      'It can be read and verified as it is.',
    );
  });
  if (!taken.ok) throw heldBy(dir, taken.holder);
  return taken.lock.release;
}

async function recover(dir: string, options: LedgerOptions, release: () => Promise<void>): Promise<Ledger> {
  const { key, disk = nodeDisk, cosignaturesNeeded: needed = 0 } = options;
  const origin = key.verifier.name;
  const { published, own } = (await readHeads(disk, dir, key)) ?? (await create(disk, dir, key));
  const before = await readGrown(disk, dir, own);
  if (published.size < own.size) await checkBelow(disk, dir, published, own);
  await visitPublished(disk, dir, own.size, options.visit);

  const verify = (message: Uint8Array, signature: Uint8Array): boolean =>
    verifyEd25519(key.verifier.publicKey, message, signature);
  const { segments, groups, firstIndex } = await replay(disk, dir, origin, own.size, verify);
  await unless('EEXIST', disk.makeDirectory(journalFolder(dir)));
  await disk.syncDirectory(dir);

  await clearUnfinished(disk, dir);
  const folders = new Folders(disk, dir);
  const head = new CosignedHead(disk, dir, key, needed, options.cosign, published, own);
  const added = groups.map(({ entries }) => entries);
  for (const batch of added) options.visit?.(batch);
  let grown = before;
  if (segments.length > 0) {
    // Even where nothing was added: the note may be there without its name being durable.
    grown = await writeTiles(disk, dir, folders, before, added, FILES_AT_ONCE);
    const { size } = grown.edge;
    if (size > own.size || needed === 0) await head.move(size, rootOfEdge(grown.edge));
    await removePartials(disk, dir, folders, firstIndex ?? own.size, size, true);
  }
  head.ask();
  const { size } = grown.edge;
  const chain = chainStart(origin, size, rootOfEdge(grown.edge));
  const sign = (message: Uint8Array): Uint8Array => key.sign(message);
  const journal = await Journal.start(disk, dir, origin, sign, { size, chain, old: segments });
  await journal.drop(size);
  const bounds: Bounds = {
    publishAfterMs: options.publishAfterMs ?? PUBLISH_AFTER_MS,
    maxBacklogBytes: options.maxBacklogBytes ?? MAX_BACKLOG_BYTES,
  };
  return new Sequencer(disk, dir, folders, journal, head, grown, bounds, release);
}

interface Heads {
  readonly published: Head;
  /** The same, or a later one that waits for cosignatures. */
  readonly own: Head;
}

/** @returns undefined for a folder in which no ledger was made yet, or not to the end. */
async function readHeads(disk: Disk, dir: string, key: SigningKey): Promise<Heads | undefined> {
  const known = await isKeyOf(disk, dir, key);
  const published = await readHead(disk, dir, CHECKPOINT, key);
  const pending = await readHead(disk, dir, PENDING, key);
  if (!published) {
    const rests = [
      ...(await listIfThere(disk, join(dir, 'tile'))),
      ...(await listIfThere(disk, journalFolder(dir))),
    ];
    if (pending || rests.length > 0) {
      throw damaged(join(dir, CHECKPOINT), 'the last signed checkpoint', 'no such file, beside entries');
    }
    return undefined;
  }
  if (!known) throw damaged(join(dir, 'key.pub'), 'the verifier line of the key', 'no such file');
  if (pending && pending.size > published.size) return { published, own: pending };
  if (pending) await removePending(disk, dir);
  return { published, own: published };
}

/** The key first, the checkpoint last: before it is there, nothing was ever acknowledged. */
async function create(disk: Disk, dir: string, key: SigningKey): Promise<Heads> {
  try {
    await disk.makeDirectory(dir);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  await disk.syncDirectory(dirname(dir));
  await writeKey(disk, dir, key);
  await unless('EEXIST', disk.makeDirectory(journalFolder(dir)));
  await disk.syncDirectory(dir);
  const empty = signHead(key, 0, EMPTY_ROOT);
  await writeNote(disk, dir, CHECKPOINT, empty.note);
  return { published: empty, own: empty };
}

/** The right edge on disk, held against the signed root. */
async function readGrown(disk: Disk, dir: string, head: Head): Promise<Grown> {
  if (head.size === 0) {
    checkRoot(dir, EMPTY_EDGE, head);
    return { edge: EMPTY_EDGE, tail: [] };
  }
  const edge = await readEdge(disk, dir, head.size);
  checkRoot(dir, edge, head);
  const index = Math.floor(head.size / TILE_WIDTH);
  const tail = head.size % TILE_WIDTH === 0 ? [] : await readBundle(disk, dir, index, head.size);
  return { edge, tail };
}

async function checkBelow(disk: Disk, dir: string, published: Head, own: Head): Promise<void> {
  checkRoot(dir, await readEdge(disk, dir, published.size, own.size), published);
}

function checkRoot(dir: string, edge: Edge, head: Head): void {
  const root = rootOfEdge(edge);
  if (equalBytes(root, head.root)) return;
  throw damaged(
    `${dir}: the rightmost tiles at ${head.size} entries`,
    `the signed root ${toHex(head.root)}`,
    toHex(root),
  );
}

async function visitPublished(
  disk: Disk,
  dir: string,
  size: number,
  visit: LedgerOptions['visit'],
): Promise<void> {
  if (!visit) return;
  for (let index = 0; index * TILE_WIDTH < size; index++) visit(await readBundle(disk, dir, index, size));
}
