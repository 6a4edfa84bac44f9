import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fromBase64, fromHex, toHex, utf8 } from './bytes.js';
import { EMPTY_ROOT, type Hash, leafHash } from './hash.js';
import { ARGON, EIGHT } from './tree.fixture.js';
import {
  appendHash,
  consistencyProof,
  emptyFrontier,
  inclusionProof,
  type NodeReader,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.js';

/** RFC 6962, section 2.1, word for word: recursive, with node:crypto, remembering what it computed. */
const leaves: Hash[] = [];
const known = new Map<string, Hash>();
function leafAt(index: number): Hash {
  leaves[index] ??= leafHash(utf8(`entry ${index}`));
  return leaves[index]!;
}
function treeHash(start: number, end: number): Hash {
  if (end === start) return createHash('sha256').digest();
  if (end - start === 1) return leafAt(start);
  const key = `${start} ${end}`;
  let hash = known.get(key);
  if (!hash) {
    const k = start + largestPower(end - start);
    const [left, right] = [treeHash(start, k), treeHash(k, end)];
    hash = new Uint8Array(createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest());
    known.set(key, hash);
  }
  return hash;
}
/** PATH(m, D[start:end]), section 2.1.1. */
function path(m: number, start: number, end: number): Hash[] {
  const n = end - start;
  if (n === 1) return [];
  const k = largestPower(n);
  return m < k
    ? [...path(m, start, start + k), treeHash(start + k, end)]
    : [...path(m - k, start + k, end), treeHash(start, start + k)];
}
/** SUBPROOF(m, D[start:end], b), section 2.1.2. */
function subproof(m: number, start: number, end: number, b: boolean): Hash[] {
  const n = end - start;
  if (m === n) return b ? [] : [treeHash(start, end)];
  const k = largestPower(n);
  return m <= k
    ? [...subproof(m, start, start + k, b), treeHash(start + k, end)]
    : [...subproof(m - k, start + k, end, false), treeHash(start, start + k)];
}
function largestPower(below: number): number {
  let k = 1;
  while (2 * k < below) k *= 2;
  return k;
}

const read: NodeReader = (level, index) => treeHash(index * 2 ** level, (index + 1) * 2 ** level);
const edges = [64, 127, 129, 256, 257, 300];
const random = seeded(20_852_163);

test('the root after each append is the one that the recursive definition gives', () => {
  let frontier = emptyFrontier();
  assert.deepEqual(rootOf(frontier), EMPTY_ROOT);
  for (let size = 1; size <= 600; size++) {
    const before = frontier;
    frontier = appendHash(frontier, leafAt(size - 1));
    assert.equal(toHex(rootOf(frontier)), toHex(treeHash(0, size)), `size ${size}`);
    assert.equal(before.size, size - 1);
  }
});

test('every entry of every tree up to 40, and of larger ones at powers of two, has its proof', async () => {
  for (const size of [...Array.from({ length: 40 }, (_, i) => i + 1), ...edges]) {
    const root = treeHash(0, size);
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(index, size, read);
      assert.deepEqual(proof, path(index, 0, size), `${index} of ${size}`);
      assert.ok(verifyInclusion(leafAt(index), index, size, proof, root), `${index} of ${size}`);
    }
  }
});

test('every tree up to 40, and larger ones at powers of two, is proved to begin with every smaller one', async () => {
  for (const size of [...Array.from({ length: 40 }, (_, i) => i + 1), ...edges]) {
    for (let oldSize = 1; oldSize <= size; oldSize++) {
      const proof = await consistencyProof(oldSize, size, read);
      assert.deepEqual(proof, subproof(oldSize, 0, size, true), `${oldSize} to ${size}`);
      const [oldRoot, root] = [treeHash(0, oldSize), treeHash(0, size)];
      assert.ok(verifyConsistency(oldSize, oldRoot, size, root, proof), `${oldSize} to ${size}`);
    }
    assert.deepEqual(await consistencyProof(0, size, read), []);
    assert.ok(verifyConsistency(0, EMPTY_ROOT, size, treeHash(0, size), []));
  }
  assert.ok(verifyConsistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, []));
});

test('random larger trees agree with the recursive definition', async () => {
  for (let round = 0; round < 60; round++) {
    const size = 300 + Math.floor(random() * 3_000);
    const index = Math.floor(random() * size);
    const oldSize = 1 + Math.floor(random() * size);
    const inclusion = await inclusionProof(index, size, read);
    const consistency = await consistencyProof(oldSize, size, read);
    const seen = `index ${index}, sizes ${oldSize} and ${size}`;
    assert.deepEqual(inclusion, path(index, 0, size), seen);
    assert.deepEqual(consistency, subproof(oldSize, 0, size, true), seen);
    const [oldRoot, root] = [treeHash(0, oldSize), treeHash(0, size)];
    assert.ok(verifyInclusion(leafAt(index), index, size, inclusion, root), seen);
    assert.ok(verifyConsistency(oldSize, oldRoot, size, root, consistency), seen);
  }
});

test('a proof of inclusion with any one bit changed is refused, and so is any other index, leaf or root', async () => {
  for (const size of [1, 2, 3, 7, 8, 13, 32, 33]) {
    const root = treeHash(0, size).slice();
    for (let index = 0; index < size; index += 1 + (index % 3)) {
      const proof = (await inclusionProof(index, size, read)).map((hash) => hash.slice());
      const leaf = leafAt(index).slice();
      for (const hash of [...proof, leaf, root]) {
        for (let bit = 0; bit < 256; bit++) {
          flip(hash, bit);
          assert.ok(!verifyInclusion(leaf, index, size, proof, root), `${index} of ${size}, bit ${bit}`);
          flip(hash, bit);
        }
      }
      for (let other = 0; other < size + 2; other++) {
        if (other !== index)
          assert.ok(!verifyInclusion(leaf, other, size, proof, root), `${other} for ${index}`);
      }
      for (const wrong of malformed(proof, root)) {
        assert.ok(!verifyInclusion(leaf, index, size, wrong, root), `${index} of ${size}`);
      }
      for (const wrong of [size * 2, Math.floor(size / 2), 0, -1, size + 0.5, Number.NaN, 2 ** 53]) {
        assert.ok(!verifyInclusion(leaf, index, wrong, proof, root), `size ${wrong} for ${size}`);
      }
      assert.ok(!verifyInclusion(leaf.subarray(1), index, size, proof, root));
    }
  }
});

test('a proof of consistency with any one bit changed is refused, and so are other sizes and roots', async () => {
  for (const size of [2, 3, 7, 8, 13, 32, 33]) {
    const root = treeHash(0, size).slice();
    for (let oldSize = 1; oldSize <= size; oldSize += 1 + (oldSize % 4)) {
      const oldRoot = treeHash(0, oldSize).slice();
      const proof = (await consistencyProof(oldSize, size, read)).map((hash) => hash.slice());
      for (const hash of [...proof, oldRoot, root]) {
        for (let bit = 0; bit < 256; bit++) {
          flip(hash, bit);
          assert.ok(
            !verifyConsistency(oldSize, oldRoot, size, root, proof),
            `${oldSize} to ${size}, bit ${bit}`,
          );
          flip(hash, bit);
        }
      }
      for (let other = 0; other <= size + 1; other++) {
        if (other === oldSize) continue;
        assert.ok(!verifyConsistency(other, oldRoot, size, root, proof), `${other} for ${oldSize}`);
      }
      for (const wrong of malformed(proof, root)) {
        assert.ok(!verifyConsistency(oldSize, oldRoot, size, root, wrong), `${oldSize} to ${size}`);
      }
      for (const wrong of [size * 2, Math.floor(size / 2), -1, size + 0.5, Number.NaN, 2 ** 53]) {
        assert.ok(!verifyConsistency(oldSize, oldRoot, wrong, root, proof), `size ${wrong} for ${size}`);
      }
      if (oldSize < size) assert.ok(!verifyConsistency(oldSize, root, size, oldRoot, proof));
    }
  }
});

test('the empty tree has one root, and nothing but an empty proof leads from it', () => {
  const root = treeHash(0, 3);
  assert.ok(!verifyConsistency(0, root, 3, root, []));
  assert.ok(!verifyConsistency(0, EMPTY_ROOT, 3, root, [root]));
  assert.ok(!verifyConsistency(0, root, 0, root, []));
  assert.ok(!verifyConsistency(3, root, 0, EMPTY_ROOT, []));
  assert.ok(!verifyInclusion(root, 0, 0, [], root));
});

test('proofs of what is not in the tree are not made', async () => {
  for (const [index, size] of [
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [0, 2 ** 53],
  ] as const) {
    await assert.rejects(inclusionProof(index, size, read), RangeError, `${index} of ${size}`);
  }
  for (const [oldSize, size] of [
    [4, 3],
    [-1, 3],
    [1.5, 3],
  ] as const) {
    await assert.rejects(consistencyProof(oldSize, size, read), RangeError, `${oldSize} of ${size}`);
  }
});

test('sizes past 2^32 are proved as well: the tree of equal entries, where each level has one hash', async () => {
  const levels: Hash[] = [leafHash(utf8('same'))];
  const equal: NodeReader = (level) => {
    while (levels.length <= level) {
      const below = levels.at(-1)!;
      levels.push(
        new Uint8Array(createHash('sha256').update(Uint8Array.of(1)).update(below).update(below).digest()),
      );
    }
    return levels[level]!;
  };
  const root = async (size: number): Promise<Hash> => {
    const peaks: Hash[] = [];
    for (let level = 52; level >= 0; level--) {
      if (Math.floor(size / 2 ** level) % 2 === 1) peaks.push(await equal(level, 0));
    }
    return rootOf({ size, peaks });
  };
  for (const size of [2 ** 32, 2 ** 32 + 1, 2 ** 40 + 12_345, Number.MAX_SAFE_INTEGER - 1]) {
    for (const part of [0, 0.3, 0.5, 0.99]) {
      const index = Math.floor((size - 1) * part);
      const proof = await inclusionProof(index, size, equal);
      assert.ok(verifyInclusion(levels[0]!, index, size, proof, await root(size)), `${index} of ${size}`);
      const consistency = await consistencyProof(index + 1, size, equal);
      const oldRoot = await root(index + 1);
      assert.ok(verifyConsistency(index + 1, oldRoot, size, await root(size), consistency), `${index + 1}`);
    }
  }
});

test('the eight entries of transparency-dev/merkle have its roots and proofs', async () => {
  const hashes = EIGHT.entries.map((entry) => leafHash(fromHex(entry)!));
  let frontier = emptyFrontier();
  hashes.forEach((hash, i) => {
    frontier = appendHash(frontier, hash);
    assert.equal(toHex(rootOf(frontier)), EIGHT.roots[i]);
  });
  const node: NodeReader = (level, index) => {
    let part = emptyFrontier();
    const [start, end] = [index * 2 ** level, (index + 1) * 2 ** level];
    for (const hash of hashes.slice(start, end)) part = appendHash(part, hash);
    return rootOf(part);
  };
  const root = (size: number): Hash => fromHex(EIGHT.roots[size - 1]!)!;
  for (const { index, size, proof } of EIGHT.inclusion) {
    assert.deepEqual((await inclusionProof(index, size, node)).map(toHex), proof);
    assert.ok(
      verifyInclusion(
        hashes[index]!,
        index,
        size,
        proof.map((hex) => fromHex(hex)!),
        root(size),
      ),
    );
  }
  for (const { oldSize, size, proof } of EIGHT.consistency) {
    assert.deepEqual((await consistencyProof(oldSize, size, node)).map(toHex), proof);
    const bytes = proof.map((hex) => fromHex(hex)!);
    assert.ok(verifyConsistency(oldSize, root(oldSize), size, root(size), bytes));
  }
});

test('proofs of a certificate transparency log of 961,984,013 entries verify', () => {
  const hashes = (texts: readonly string[]): Hash[] => texts.map((text) => fromBase64(text)!);
  const [root, oldRoot, leaf] = hashes([ARGON.root, ARGON.oldRoot, ARGON.leaf]) as [Hash, Hash, Hash];
  assert.ok(verifyInclusion(leaf, ARGON.index, ARGON.size, hashes(ARGON.inclusion), root));
  assert.ok(verifyConsistency(ARGON.oldSize, oldRoot, ARGON.size, root, hashes(ARGON.consistency)));
  assert.ok(!verifyInclusion(leaf, ARGON.index + 1, ARGON.size, hashes(ARGON.inclusion), root));
  assert.ok(!verifyConsistency(ARGON.oldSize + 1, oldRoot, ARGON.size, root, hashes(ARGON.consistency)));
});

/** Proofs that are too short, too long, in another order, or hold something that is no hash. */
function malformed(proof: readonly Hash[], root: Hash): Hash[][] {
  const wrong = [
    [...proof, root],
    [root, ...proof],
    [...proof, new Uint8Array(0)],
    [new Uint8Array(0), ...proof],
  ];
  if (proof.length > 0) wrong.push(proof.slice(1), proof.slice(0, -1), [proof[0]!, ...proof]);
  if (proof.length > 1) wrong.push([...proof].reverse());
  return wrong;
}

function flip(hash: Uint8Array, bit: number): void {
  hash[bit >> 3] = hash[bit >> 3]! ^ (1 << (bit & 7));
}

/** Mulberry32: the same numbers each time, 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
