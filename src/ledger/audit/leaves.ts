/**
 * The lowest two kinds of file, tile by tile: entry bundles, whose entries are hashed again, and the tiles of level 0,
 * which must hold the very same hashes. Nothing here knows which of the two is right where they differ: see settle.ts.
 */
import { decodeBundle } from '../format/bundle.js';
import { FormatError } from '../format/format-error.js';
import { HASH_BYTES, leafHashInto } from '../format/hash.js';
import { TILE_WIDTH, type TileLevel, tilePath } from '../format/tile.js';
import { rootOfRow } from './row.js';
import { ReadProblem, type TileSource } from './source.js';

export interface Flaw {
  readonly kind: 'missing' | 'malformed' | 'unreadable';
  readonly where?: string;
  readonly expected: string;
  readonly found: string;
}

/** One telling of a row of leaf hashes: from the entries, or from the tile. */
export type Telling = { readonly leaves: Uint8Array; readonly root: Uint8Array } | { readonly flaw: Flaw };

export interface Disagreement {
  readonly index: number;
  readonly width: number;
  readonly entries: Telling;
  readonly tile: Telling;
  /** Where each entry begins in its bundle; empty when the bundle cannot be taken apart. */
  readonly entryOffsets: readonly number[];
}

export interface Range {
  /** First tile, and the one after the last; all full. */
  readonly from: number;
  readonly to: number;
}

export interface RangeResult extends Range {
  /** Root of every tile of the range, by its entries where there are any; zeroes where nothing tells it. */
  readonly roots: Uint8Array;
  readonly disagreements: readonly Disagreement[];
  readonly entryBytes: number;
}

/** Files asked for ahead of the hashing. */
const READ_AHEAD = 12;

export async function auditRange(
  source: TileSource,
  { from, to }: Range,
  tell: (tiles: number) => void = () => undefined,
): Promise<RangeResult> {
  const roots = new Uint8Array((to - from) * HASH_BYTES);
  const disagreements: Disagreement[] = [];
  let entryBytes = 0;
  const ahead: Promise<readonly [Read, Read]>[] = [];
  for (let index = from; index < to; index++) {
    while (ahead.length < READ_AHEAD && index + ahead.length < to)
      ahead.push(readPair(source, index + ahead.length, TILE_WIDTH));
    const [bundle, tile] = await ahead.shift()!;
    const result = compareTile(bundle, tile, index, TILE_WIDTH);
    roots.set(result.root, (index - from) * HASH_BYTES);
    if (result.disagreement) disagreements.push(result.disagreement);
    entryBytes += bundle.bytes === null ? 0 : bundle.bytes.length - 2 * TILE_WIDTH;
    if ((index - from) % 64 === 63) tell(64);
  }
  tell((to - from) % 64);
  return { from, to, roots, disagreements, entryBytes };
}

/** The last tile, which is partial; its full form stands in for it where the ledger has grown on. */
export async function auditEdge(source: TileSource, index: number, width: number): Promise<EdgeResult> {
  const [bundle, tile] = await readPair(source, index, width);
  const entryBytes = bundle.bytes === null || bundle.width !== width ? 0 : bundle.bytes.length - 2 * width;
  return { index, width, entryBytes, ...compareTile(bundle, tile, index, width) };
}

export interface EdgeResult extends Compared {
  readonly index: number;
  readonly width: number;
  readonly entryBytes: number;
}

interface Compared {
  readonly root: Uint8Array;
  /** Where entries and tile agree. */
  readonly leaves?: Uint8Array;
  readonly disagreement?: Disagreement;
}

export interface Read {
  readonly bytes: Uint8Array | null;
  /** How many entries or hashes the file has that was read: more than asked for, when the full one stands in. */
  readonly width: number;
  readonly flaw?: Flaw;
}

async function readPair(source: TileSource, index: number, width: number): Promise<readonly [Read, Read]> {
  return Promise.all([readTile(source, 'entries', index, width), readTile(source, 0, index, width)]);
}

/** Reads a tile or, when the partial one is gone, the full one that has replaced it. */
export async function readTile(
  source: TileSource,
  level: TileLevel,
  index: number,
  width: number,
): Promise<Read> {
  try {
    const bytes = await source.read(tilePath({ level, index, width }));
    if (bytes !== null || width === TILE_WIDTH) return { bytes, width, ...(bytes ? {} : { flaw: GONE }) };
    const full = await source.read(tilePath({ level, index, width: TILE_WIDTH }));
    return full ? { bytes: full, width: TILE_WIDTH } : { bytes: null, width, flaw: GONE };
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    const flaw: Flaw = { kind: 'unreadable', expected: 'a file that can be read', found: error.message };
    return { bytes: null, width, flaw };
  }
}

const GONE: Flaw = { kind: 'missing', expected: 'the file, which the signed size needs', found: 'none' };

function compareTile(bundle: Read, tile: Read, index: number, width: number): Compared {
  const [entries, entryOffsets] = hashEntries(bundle, width);
  const hashes = takeHashes(tile, width);
  if ('leaves' in entries && 'leaves' in hashes && same(entries.leaves, hashes.leaves)) {
    return { root: rootOfRow(entries.leaves), leaves: entries.leaves };
  }
  const told = [entries, hashes].map((one) => ('flaw' in one ? one : withRoot(one.leaves))) as [
    Telling,
    Telling,
  ];
  const known = told.find((one) => 'root' in one);
  return {
    root: known && 'root' in known ? known.root : new Uint8Array(HASH_BYTES),
    disagreement: { index, width, entries: told[0], tile: told[1], entryOffsets },
  };
}

type Hashes = { readonly leaves: Uint8Array } | { readonly flaw: Flaw };

/** Leaf hashes of the first `width` entries of a bundle, and where each begins. */
export function hashEntries(read: Read, width: number): [Hashes, number[]] {
  const offsets: number[] = [];
  if (read.bytes === null) return [{ flaw: read.flaw! }, offsets];
  let entries: readonly Uint8Array[];
  try {
    entries = decodeBundle(read.bytes, read.width);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return [
      { flaw: { kind: 'malformed', expected: `a bundle of ${read.width} entries`, found: error.message } },
      offsets,
    ];
  }
  const leaves = new Uint8Array(width * HASH_BYTES);
  let at = 0;
  for (let i = 0; i < width; i++) {
    const entry = entries[i]!;
    leafHashInto(entry, leaves, i * HASH_BYTES);
    offsets.push(at);
    at += 2 + entry.length;
  }
  return [{ leaves }, offsets];
}

export function takeHashes(read: Read, width: number): Hashes {
  if (read.bytes === null) return { flaw: read.flaw! };
  const needed = read.width * HASH_BYTES;
  if (read.bytes.length === needed) return { leaves: read.bytes.subarray(0, width * HASH_BYTES) };
  return {
    flaw: {
      kind: 'malformed',
      expected: `${read.width} hashes, ${needed} bytes`,
      found: `${read.bytes.length} bytes`,
    },
  };
}

function withRoot(leaves: Uint8Array): Telling {
  return { leaves, root: rootOfRow(leaves) };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
