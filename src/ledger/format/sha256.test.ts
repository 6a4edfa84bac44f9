import assert from 'node:assert/strict';
import { createHash, hash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { toHex, utf8 } from './bytes.js';
import {
  EMPTY_ROOT,
  leafHash,
  leafHasher,
  leafHashInto,
  nodeHash,
  nodeHashInto,
  perfectRoot,
} from './hash.js';
import { sha256, sha256Into } from './sha256.js';

const reference = (...parts: Uint8Array[]): string => {
  const hashing = createHash('sha256');
  for (const part of parts) hashing.update(part);
  return hashing.digest('hex');
};

test('the example messages of FIPS 180 have the hashes that the standard gives', () => {
  assert.equal(
    toHex(sha256(utf8('abc'))),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  assert.equal(
    toHex(sha256(utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
  assert.equal(
    toHex(sha256(new Uint8Array(1_000_000).fill(0x61))),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  );
});

test('random inputs of every length up to 300 hash as node:crypto hashes them, with and without a prefix', () => {
  for (let length = 0; length <= 300; length++) {
    for (let round = 0; round < 10; round++) {
      const bytes = randomBytes(length);
      assert.equal(toHex(sha256(bytes)), reference(bytes), bytes.toString('hex'));
      assert.equal(toHex(leafHash(bytes)), reference(Uint8Array.of(0), bytes), bytes.toString('hex'));
    }
  }
});

test('long inputs, and inputs inside larger arrays, hash as node:crypto hashes them', () => {
  const whole = randomBytes(70_000);
  for (const length of [4_095, 4_096, 65_535, 65_536, 69_000]) {
    for (const start of [0, 1, 7, 63, 64]) {
      const part = whole.subarray(start, start + length);
      assert.equal(toHex(sha256(part)), reference(part), `${start}, ${length}`);
      const out = new Uint8Array(40);
      sha256Into(-1, whole, start, start + length, out, 5);
      assert.equal(toHex(out.subarray(5, 37)), reference(part), `${start}, ${length}`);
      assert.deepEqual([...out.subarray(0, 5), ...out.subarray(37)], [0, 0, 0, 0, 0, 0, 0, 0]);
    }
  }
});

test('nodes are two hashes after 0x01, also where the result overwrites them', () => {
  for (let round = 0; round < 500; round++) {
    const bytes = randomBytes(200);
    const [left, right] = [bytes.subarray(10, 42), bytes.subarray(42, 74)];
    const expected = reference(Uint8Array.of(1), left, right);
    assert.equal(toHex(nodeHash(left, right)), expected);
    nodeHashInto(bytes, 10, bytes, 10);
    assert.equal(toHex(bytes.subarray(10, 42)), expected);
  }
  assert.equal(toHex(EMPTY_ROOT), reference());
});

test('the hasher with a function for long entries agrees with the plain one at every length around its limit', () => {
  let calls = 0;
  const into = leafHasher((bytes) => {
    calls++;
    return hash('sha256', bytes, 'buffer');
  });
  const [a, b] = [new Uint8Array(64), new Uint8Array(64)];
  for (let length = 130; length < 230; length++) {
    const entry = randomBytes(length);
    into(entry, a, 16);
    leafHashInto(entry, b, 16);
    assert.deepEqual(a, b);
  }
  assert.equal(calls, 230 - 160);
});

test('the root of a row of hashes is only taken of a power of two', () => {
  const row = new Uint8Array(randomBytes(4 * 32));
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => row.subarray(32 * i, 32 * i + 32)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  assert.deepEqual(perfectRoot(row), nodeHash(nodeHash(a, b), nodeHash(c, d)));
  assert.deepEqual(perfectRoot(a), a);
  for (const length of [0, 31, 96, 100]) {
    assert.throws(() => perfectRoot(row.subarray(0, length)), RangeError, `${length}`);
  }
});
