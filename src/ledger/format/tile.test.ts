import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex, utf8 } from './bytes.js';
import { FormatError } from './format-error.js';
import { type Hash, leafHash, nodeHash } from './hash.js';
import {
  fullTiles,
  parseTilePath,
  TILE_WIDTH,
  type TileId,
  type TileLevel,
  tilePath,
  tilesAt,
} from './tile.js';
import { nodeReaderOver } from './tile-nodes.js';
import { inclusionProof, verifyInclusion } from './tree.js';

test('paths are written as the specification and the Go tiles of height 8 write them, and read back', () => {
  const paths: readonly [string, TileLevel, number, number][] = [
    // tlog-tiles: "index 1234067 will be encoded as x001/x234/067"
    ['tile/0/x001/x234/067', 0, 1_234_067, 256],
    ['tile/0/001', 0, 1, 256],
    ['tile/0/001.p/5', 0, 1, 5],
    ['tile/5/x123/x456/078', 5, 123_456_078, 256],
    ['tile/5/x123/x456/078.p/2', 5, 123_456_078, 2],
    ['tile/entries/x003/x057/500', 'entries', 3_057_500, 256],
    ['tile/entries/000.p/255', 'entries', 0, 255],
    ['tile/63/000', 63, 0, 256],
    ['tile/0/x009/x007/x199/x254/x740/991', 0, Number.MAX_SAFE_INTEGER, 256],
  ];
  for (const [path, level, index, width] of paths) {
    assert.equal(tilePath({ level, index, width }), path);
    assert.deepEqual(parseTilePath(path), { level, index, width });
  }
});

test('any other spelling of a path is not a tile', () => {
  const others = [
    'tile/5/123/456/078',
    'tile/-1/x123/x456/078',
    'tile/64/000',
    'tile/00/000',
    'tile/01/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/x001',
    'tile/0/1000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/05',
    'tile/0/000.p/',
    'tile/0/000.p',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/data/000',
    'tile/0/x001/../000',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x001/x009/x007/x199/x254/x740/991',
    'checkpoint',
    '',
  ];
  for (const path of others) assert.equal(parseTilePath(path), null, path);
});

test('a tile that cannot be has no path', () => {
  for (const [level, index, width] of [
    [0, 0, 0],
    [0, 0, 257],
    [0, -1, 1],
    [0, 2 ** 53, 1],
    [64, 0, 1],
    [0.5, 0, 1],
  ] as const) {
    assert.throws(() => tilePath({ level, index, width }), FormatError);
  }
});

test('a tree of 70,000 entries has the tiles that the specification counts', () => {
  assert.deepEqual([fullTiles(0, 70_000), fullTiles('entries', 70_000), fullTiles(1, 70_000)], [273, 273, 1]);
  assert.equal(fullTiles(2, 70_000), 0);
  assert.deepEqual(tilesAt(70_000), [
    { level: 'entries', index: 273, width: 112 },
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ]);
});

test('a tree of 256 entries has a full tile of level 0 and one of width 1 above it; an empty tree has none', () => {
  assert.deepEqual(tilesAt(256), [
    { level: 'entries', index: 0, width: 256 },
    { level: 0, index: 0, width: 256 },
    { level: 1, index: 0, width: 1 },
  ]);
  assert.deepEqual(tilesAt(0), []);
  assert.equal(tilesAt(Number.MAX_SAFE_INTEGER).at(-1)?.level, 6);
});

test('nodes between the rows of the tiles are hashed from them, and only tiles of that size are asked for', async () => {
  const size = 70_000;
  const levels = levelsOf(size);
  const asked = new Set<string>();
  const read = nodeReaderOver(async (tile) => {
    asked.add(tilePath(tile));
    return tileOf(levels, tile);
  }, size);
  for (const [level, index] of [
    [0, 0],
    [0, 69_999],
    [3, 8_749],
    [7, 545],
    [8, 272],
    [9, 135],
    [12, 16],
    [15, 1],
    [16, 0],
  ] as const) {
    assert.equal(toHex(await read(level, index)), toHex(levels[level]![index]!), `${level}, ${index}`);
  }
  const there = new Set(tilesAt(size).map(tilePath));
  for (const path of asked) {
    const tile = parseTilePath(path)!;
    assert.ok(
      there.has(path) || (tile.width === TILE_WIDTH && tile.index < fullTiles(tile.level, size)),
      path,
    );
  }
  const proof = await inclusionProof(12_345, size, read);
  const root = nodeHash(levels[16]![0]!, await rest(levels, 65_536, size));
  assert.ok(verifyInclusion(levels[0]![12_345]!, 12_345, size, proof, root));
});

test('nodes beyond the tree, and tiles of another length, are refused by name', async () => {
  const read = nodeReaderOver(async () => new Uint8Array(31), 300);
  await assert.rejects(
    async () => read(0, 300),
    /node 300 of level 0: expected a node inside the tree of 300/,
  );
  await assert.rejects(async () => read(8, 1), FormatError);
  await assert.rejects(async () => read(0, 299), /tile\/0\/001\.p\/44: expected 1408 bytes.*found 31 bytes/);
});

test('a tile that could not be read is asked for again', async () => {
  const levels = levelsOf(10);
  let fails = true;
  const read = nodeReaderOver(async (tile) => {
    if (fails) throw new Error('disk');
    return tileOf(levels, tile);
  }, 10);
  await assert.rejects(async () => read(0, 3), /disk/);
  fails = false;
  assert.deepEqual(await read(0, 3), levels[0]![3]);
});

/** Perfect subtrees of every level, from the leaves up. */
function levelsOf(size: number): Hash[][] {
  let row = Array.from({ length: size }, (_, i) => leafHash(utf8(`entry ${i}`)));
  const levels = [row];
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    levels.push(above);
    row = above;
  }
  return levels;
}

function tileOf(levels: readonly Hash[][], tile: TileId): Uint8Array {
  const row = levels[Number(tile.level) * 8]!;
  const start = tile.index * TILE_WIDTH;
  return new Uint8Array(Buffer.concat(row.slice(start, start + tile.width)));
}

/** Root of the leaves from `start` on, recursively. */
async function rest(levels: readonly Hash[][], start: number, end: number): Promise<Hash> {
  const n = end - start;
  if (n === 1) return levels[0]![start]!;
  let k = 1;
  while (2 * k < n) k *= 2;
  return nodeHash(await rest(levels, start, start + k), await rest(levels, start + k, end));
}
