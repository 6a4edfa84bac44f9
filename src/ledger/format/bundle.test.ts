import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBundle, encodeBundle, MAX_ENTRY_BYTES } from './bundle.js';
import { fromHex, toHex, utf8 } from './bytes.js';
import { FormatError } from './format-error.js';

test('entries follow each other, each after its length in two bytes, big endian', () => {
  const bundle = encodeBundle([utf8('ab'), new Uint8Array(0), new Uint8Array(258).fill(7)]);
  assert.equal(toHex(bundle.subarray(0, 8)), '0002616200000102');
  assert.equal(bundle.length, 2 + 2 + 2 + 2 + 258);
  assert.deepEqual(decodeBundle(bundle, 3), [utf8('ab'), new Uint8Array(0), new Uint8Array(258).fill(7)]);
});

test('an entry may have 65,535 bytes and no more', () => {
  const largest = new Uint8Array(MAX_ENTRY_BYTES).fill(1);
  assert.deepEqual(decodeBundle(encodeBundle([largest]), 1), [largest]);
  assert.throws(
    () => encodeBundle([utf8('a'), new Uint8Array(MAX_ENTRY_BYTES + 1)]),
    /bundle, entry 1: expected at most 65535 bytes, found 65536 bytes.*evidence store/,
  );
});

test('a bundle holds 1 to 256 entries', () => {
  const entries = Array.from({ length: 257 }, (_, i) => utf8(`${i}`));
  assert.equal(decodeBundle(encodeBundle(entries.slice(0, 256)), 256).length, 256);
  assert.throws(() => encodeBundle(entries), FormatError);
  assert.throws(() => encodeBundle([]), FormatError);
  for (const width of [0, 257, -1, 1.5])
    assert.throws(() => decodeBundle(fromHex('0000')!, width), FormatError);
});

test('a bundle cut anywhere, with anything after it, or under another width is refused', () => {
  const bundle = encodeBundle([utf8('first'), utf8('second'), utf8('third')]);
  for (let cut = 0; cut < bundle.length; cut++) {
    assert.throws(() => decodeBundle(bundle.subarray(0, cut), 3), FormatError, `cut at ${cut}`);
  }
  assert.throws(() => decodeBundle(Buffer.concat([bundle, fromHex('00')!]), 3), /byte 22: .*1 bytes more/);
  assert.throws(() => decodeBundle(bundle, 2), /expected the end, after 2 entries, found 7 bytes more/);
  assert.throws(() => decodeBundle(bundle, 4), /expected 4 entries, found the end after 3 of them/);
});
