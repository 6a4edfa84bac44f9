/**
 * The right edge of the tree: of every level the hashes of the tile that is not full yet. It is all that appending
 * needs, and it determines the root.
 *
 * levels[l] holds floor(size / 256^l) mod 256 hashes of 32 bytes; each is the root of a perfect subtree of 256^l
 * entries (C2SP tlog-tiles), and together they cover the tree without overlap.
 */
import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash, nodeHashInto } from './format/hash.js';
import { TILE_WIDTH } from './format/tile.js';

export interface Edge {
  readonly size: number;
  readonly levels: readonly Uint8Array[];
}

export const EMPTY_EDGE: Edge = { size: 0, levels: [] };

export const widthAt = (level: number, size: number): number =>
  Math.floor(size / TILE_WIDTH ** level) % TILE_WIDTH;

export function rootOfEdge(edge: Edge): Hash {
  let root: Hash | undefined;
  for (const hashes of edge.levels) {
    // From the right: the perfect subtrees in a tile of width w are as large as the ones in w's binary form.
    let end = hashes.length / HASH_BYTES;
    for (let bit = 1; end > 0; bit *= 2) {
      if ((end & bit) === 0) continue;
      const left = subtreeRoot(hashes, end - bit, bit);
      root = root ? nodeHash(left, root) : left;
      end -= bit;
    }
  }
  return root ?? EMPTY_ROOT;
}

/** Root over `count` hashes (a power of two) from number `from` on. */
function subtreeRoot(hashes: Uint8Array, from: number, count: number): Hash {
  const work = new Uint8Array(count * HASH_BYTES);
  work.set(hashes.subarray(from * HASH_BYTES, (from + count) * HASH_BYTES));
  for (let left = count; left > 1; left /= 2) {
    for (let i = 0; i < left; i += 2) nodeHashInto(work, i * HASH_BYTES, work, (i / 2) * HASH_BYTES);
  }
  return work.slice(0, HASH_BYTES);
}

export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Grows an edge, and hands out each tile that became full. The edge it began with stays as it was. */
export class Growing {
  private readonly levels: { bytes: Uint8Array; width: number }[];
  private size: number;

  constructor(
    from: Edge,
    private readonly full: (tile: FullTile) => void = () => undefined,
  ) {
    this.size = from.size;
    this.levels = from.levels.map((hashes) => ({
      bytes: copyToTile(hashes),
      width: hashes.length / HASH_BYTES,
    }));
  }

  /** `write` puts the leaf hash of the next entry into the given array at the given place. */
  push(write: (out: Uint8Array, at: number) => void): void {
    this.size++;
    this.add(0, write);
  }

  edge(): Edge {
    return {
      size: this.size,
      levels: this.levels.map(({ bytes, width }) => bytes.slice(0, width * HASH_BYTES)),
    };
  }

  private add(level: number, write: (out: Uint8Array, at: number) => void): void {
    if (level === this.levels.length) this.levels.push({ bytes: copyToTile(), width: 0 });
    const tile = this.levels[level]!;
    write(tile.bytes, tile.width * HASH_BYTES);
    tile.width++;
    if (tile.width < TILE_WIDTH) return;
    const bytes = tile.bytes;
    const index = this.size / TILE_WIDTH ** (level + 1) - 1;
    this.levels[level] = { bytes: copyToTile(), width: 0 };
    this.full({ level, index, bytes });
    const root = subtreeRoot(bytes, 0, TILE_WIDTH);
    this.add(level + 1, (out, at) => out.set(root, at));
  }
}

function copyToTile(hashes?: Uint8Array): Uint8Array {
  const tile = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  if (hashes) tile.set(hashes);
  return tile;
}
