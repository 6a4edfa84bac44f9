/**
 * Which file is right where two contradict each other. Each tile of level 0 is told up to three times: by the entries,
 * by the tile, and as one hash in the tile above. The signed root decides: the tellings are chosen so that the tree
 * has this root. With an unsigned checkpoint two against one decide, and otherwise nobody.
 */
import { concatBytes } from '../format/bytes.js';
import { HASH_BYTES } from '../format/hash.js';
import { TILE_WIDTH } from '../format/tile.js';
import type { Disagreement, EdgeResult } from './leaves.js';
import { readTile, takeHashes } from './leaves.js';
import { countOf, equalHashes, hashAt, rootOfRow } from './row.js';
import type { TileSource } from './source.js';

export interface Settled {
  /** Roots of the full tiles. */
  readonly roots: Uint8Array;
  /** Root of the edge; empty when the size is a multiple of 256. */
  readonly edgeRoot: Uint8Array;
  /** True: the tree has the signed root. False: it cannot be made to have it. Undefined: nothing signed to compare with. */
  readonly hasSignedRoot: boolean | undefined;
  /** Where nothing is signed: whether two of three decided every dispute. */
  readonly decided: boolean;
  /** Tiles of which no file tells anything. */
  readonly unknown: ReadonlySet<number>;
}

/** More disputed tiles than this are not tried in all combinations. */
const MOST_COMBINED = 6;

interface Dispute {
  readonly index: number;
  /** The likeliest first. */
  readonly candidates: readonly Uint8Array[];
}

export async function settle(
  source: TileSource,
  roots: Uint8Array,
  disagreements: readonly Disagreement[],
  edge: EdgeResult | null,
  size: number,
  signedRoot: Uint8Array | null,
): Promise<Settled> {
  const full = countOf(roots);
  const row = concatBytes(roots, edge ? edge.root : new Uint8Array(0));
  const above = aboveReader(source, size);
  const unknown = new Set<number>();
  const disputes: Dispute[] = [];
  let tied = false;
  for (const one of edge?.disagreement ? [...disagreements, edge.disagreement] : disagreements) {
    const parent = one.index < full ? await above(one.index) : null;
    const votes = byVotes([rootOf(one.entries), rootOf(one.tile), parent]);
    const candidates = votes.map(({ value }) => value);
    tied ||= votes.length > 1 && votes[0]!.count === votes[1]!.count;
    if (candidates.length === 0) unknown.add(one.index);
    else {
      row.set(candidates[0]!, one.index * HASH_BYTES);
      if (candidates.length > 1) disputes.push({ index: one.index, candidates });
    }
  }
  const settled = (hasSignedRoot: boolean | undefined): Settled => ({
    roots: row.slice(0, full * HASH_BYTES),
    edgeRoot: row.slice(full * HASH_BYTES),
    hasSignedRoot,
    decided: unknown.size === 0 && !tied,
    unknown,
  });
  if (!signedRoot) return settled(undefined);
  const fits = (): boolean => equalHashes(rootOfRow(row), signedRoot);
  if (unknown.size > 0) return settled(false);
  if (fits() || choose(row, disputes, fits)) return settled(true);
  // Entries and tile may have been changed together; then only the level above still tells the old hash.
  const quiet = await quietDisputes(row, full, disputes, above);
  return settled(choose(row, [...disputes, ...quiet], fits));
}

function rootOf(telling: Disagreement['entries']): Uint8Array | null {
  return 'root' in telling ? telling.root : null;
}

/** Distinct values, those told most often first, otherwise in the order given. */
interface Vote {
  readonly value: Uint8Array;
  count: number;
}

function byVotes(told: readonly (Uint8Array | null)[]): Vote[] {
  const votes: Vote[] = [];
  for (const value of told) {
    if (!value) continue;
    const same = votes.find((vote) => equalHashes(vote.value, value));
    if (same) same.count++;
    else votes.push({ value, count: 1 });
  }
  return votes.sort((a, b) => b.count - a.count);
}

/** Tries one other candidate at a time, then all combinations of few; `row` is left as it was when none fits. */
function choose(row: Uint8Array, disputes: readonly Dispute[], fits: () => boolean): boolean {
  for (const { index, candidates } of disputes.slice(0, 4 * MOST_COMBINED)) {
    for (const candidate of candidates.slice(1)) {
      row.set(candidate, index * HASH_BYTES);
      if (fits()) return true;
    }
    row.set(candidates[0]!, index * HASH_BYTES);
  }
  const tryFrom = (at: number): boolean => {
    const dispute = disputes[at];
    if (!dispute) return fits();
    for (const candidate of dispute.candidates) {
      row.set(candidate, dispute.index * HASH_BYTES);
      if (tryFrom(at + 1)) return true;
    }
    row.set(dispute.candidates[0]!, dispute.index * HASH_BYTES);
    return false;
  };
  return disputes.length > 1 && disputes.length <= MOST_COMBINED && tryFrom(0);
}

/** Tiles on which entries and tile agree, and the tile above does not. */
async function quietDisputes(
  row: Uint8Array,
  full: number,
  known: readonly Dispute[],
  above: (index: number) => Promise<Uint8Array | null>,
): Promise<Dispute[]> {
  const disputes: Dispute[] = [];
  for (let index = 0; index < full && disputes.length <= MOST_COMBINED; index++) {
    if (known.some((one) => one.index === index)) continue;
    const parent = await above(index);
    const mine = hashAt(row, index);
    if (parent && !equalHashes(parent, mine)) disputes.push({ index, candidates: [mine.slice(), parent] });
  }
  return disputes;
}

/** Reads hashes of level 1, keeping the tile last read. */
function aboveReader(source: TileSource, size: number): (index: number) => Promise<Uint8Array | null> {
  const count = Math.floor(size / TILE_WIDTH);
  let held = { tile: -1, hashes: null as Uint8Array | null };
  return async (index) => {
    const tile = Math.floor(index / TILE_WIDTH);
    if (held.tile !== tile) {
      const width = Math.min(TILE_WIDTH, count - tile * TILE_WIDTH);
      const hashes = takeHashes(await readTile(source, 1, tile, width), width);
      held = { tile, hashes: 'leaves' in hashes ? hashes.leaves : null };
    }
    return held.hashes ? hashAt(held.hashes, index % TILE_WIDTH).slice() : null;
  };
}
