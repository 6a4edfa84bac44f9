/**
 * Which tiles a tree has and what they are called (C2SP tlog-tiles, "Merkle Tree" and "Log entries").
 * Layout of a path: tile/<level>/<index in groups of three digits>[.p/<width>], for instance tile/0/x001/x234/067.p/8.
 */
import { FormatError } from './format-error.js';

/** Hashes (or entries) in a full tile. */
export const TILE_WIDTH = 256;
/** Tree levels that one tile covers: 256 = 2^8. */
export const TILE_HEIGHT = 8;
/** The specification's bound. A tree of at most 2^53 - 1 entries has levels 0 to 6. */
export const MAX_TILE_LEVEL = 63;

/** 'entries' stands for the bundles, which are cut like the tiles of level 0. */
export type TileLevel = number | 'entries';

export interface TileId {
  readonly level: TileLevel;
  /** Tiles of this level to the left of it. */
  readonly index: number;
  /** Hashes or entries in it: 256 for a full one, 1 to 255 for a partial one. */
  readonly width: number;
}

/** Path of a tile below the ledger's folder or URL prefix, without a slash before it. */
export function tilePath(tile: TileId): string {
  const fits =
    (tile.level === 'entries' || isIntegerUpTo(tile.level, MAX_TILE_LEVEL)) &&
    isIntegerUpTo(tile.index, Number.MAX_SAFE_INTEGER) &&
    isIntegerUpTo(tile.width, TILE_WIDTH) &&
    tile.width > 0;
  if (!fits) {
    throw new FormatError({
      where: 'tile',
      expected: `a level of 0 to ${MAX_TILE_LEVEL} or 'entries', an index from 0 on and a width of 1 to ${TILE_WIDTH}`,
      found: `level ${tile.level}, index ${tile.index}, width ${tile.width}`,
    });
  }
  let path = digits(tile.index % 1000);
  for (let rest = Math.floor(tile.index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${digits(rest % 1000)}/${path}`;
  }
  const suffix = tile.width < TILE_WIDTH ? `.p/${tile.width}` : '';
  return `tile/${tile.level}/${path}${suffix}`;
}

/** @returns null unless `path` is exactly what tilePath writes for some tile. */
export function parseTilePath(path: string): TileId | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match) return null;
  const level: TileLevel = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  if (level !== 'entries' && level > MAX_TILE_LEVEL) return null;
  if (!Number.isSafeInteger(index) || width < 1 || width > TILE_WIDTH) return null;
  const tile = { level, index, width };
  return tilePath(tile) === path ? tile : null;
}

/**
 * The rightmost tile of every level that a tree of this size has, bundles first, then level 0, 1, 2 ...; full ones
 * have width 256. Together with the full tiles to their left these are all tiles of a checkpoint of this size.
 * Empty at size 0.
 */
export function tilesAt(size: number): TileId[] {
  const tiles: TileId[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const last = hashesAt(level, size) - 1;
    const tile = { index: Math.floor(last / TILE_WIDTH), width: (last % TILE_WIDTH) + 1 };
    if (level === 0) tiles.push({ level: 'entries', ...tile });
    tiles.push({ level, ...tile });
  }
  return tiles;
}

/** How many tiles of this level are full in a tree of this size; they have the indexes from 0 on. */
export function fullTiles(level: TileLevel, size: number): number {
  return Math.floor(hashesAt(level === 'entries' ? 0 : level, size) / TILE_WIDTH);
}

/** How many hashes the tiles of this level hold together: one for each perfect subtree of 256^level entries. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

function digits(below1000: number): string {
  return String(below1000).padStart(3, '0');
}

function isIntegerUpTo(value: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= max;
}
