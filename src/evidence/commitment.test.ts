import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentOf } from './commitment.js';

test('the commitment is SHA-256 over word, salt and payload', () => {
  // (printf 'truceline/seal/1\n'; head -c 32 /dev/zero; printf abc) | sha256sum
  assert.equal(
    commitmentOf(new Uint8Array(32), Buffer.from('abc')),
    '2cf4421c689ebd00470c1da4788589decf197c0f51cb40dc5d2069c06b43a675',
  );
});

test('salts of other lengths are refused, since they would let bytes move between salt and payload', () => {
  assert.throws(() => commitmentOf(new Uint8Array(31), Buffer.from('xabc')), /32 bytes/);
});
