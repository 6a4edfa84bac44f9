import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf, SNIFFED_BYTES } from './media-type.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('photos, videos and documents are known by their first bytes', () => {
  assert.equal(mediaTypeOf(bytes('\xff\xd8\xff\xe0\0\x10JFIF')), 'image/jpeg');
  assert.equal(mediaTypeOf(bytes('\x89PNG\r\n\x1a\n\0\0')), 'image/png');
  assert.equal(mediaTypeOf(bytes('RIFF\x10\0\0\0WEBPVP8 ')), 'image/webp');
  assert.equal(mediaTypeOf(bytes('\0\0\0\x20ftypisom\0\0')), 'video/mp4');
  assert.equal(mediaTypeOf(bytes('\0\0\0\x14ftypqt  ')), 'video/quicktime');
  assert.equal(mediaTypeOf(bytes('\0\0\0\x18ftypheic')), 'image/heic');
  assert.equal(mediaTypeOf(bytes('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm')), 'video/webm');
  assert.equal(mediaTypeOf(bytes('%PDF-1.7\n')), 'application/pdf');
});

test('a text that begins like a bitmap is a text', () => {
  assert.equal(mediaTypeOf(bytes('BMP seen at the bridge')), 'text/plain');
  assert.equal(mediaTypeOf(bytes('BM\x36\0\0\0\0\0\0\0\x36\0\0\0')), 'image/bmp');
});

test('a text stays a text where the look at it ends inside a character', () => {
  const text = Buffer.from(`${'a'.repeat(SNIFFED_BYTES - 1)}ї`);
  assert.equal(mediaTypeOf(text), 'text/plain');
  assert.equal(mediaTypeOf(Buffer.from('ї').subarray(0, 1)), 'application/octet-stream');
});

test('what nobody knows is said to be unknown', () => {
  assert.equal(mediaTypeOf(bytes('\0\x01\x02\x03')), 'application/octet-stream');
});
