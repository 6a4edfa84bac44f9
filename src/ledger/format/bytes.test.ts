import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { concatBytes, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.js';

test('the base64 examples of RFC 4648, section 10, are written and read', () => {
  const examples = { '': '', f: 'Zg==', fo: 'Zm8=', foo: 'Zm9v', foob: 'Zm9vYg==', fooba: 'Zm9vYmE=' };
  for (const [text, base64] of Object.entries(examples)) {
    assert.equal(toBase64(utf8(text)), base64);
    assert.deepEqual(fromBase64(base64), utf8(text));
  }
});

test('random bytes of every length up to 100 are written as Node.js writes them, and read back', () => {
  for (let length = 0; length <= 100; length++) {
    const bytes = randomBytes(length);
    assert.equal(toBase64(bytes), bytes.toString('base64'));
    assert.equal(toHex(bytes), bytes.toString('hex'));
    assert.deepEqual(fromBase64(bytes.toString('base64')), new Uint8Array(bytes));
    assert.deepEqual(fromHex(bytes.toString('hex').toUpperCase()), new Uint8Array(bytes));
  }
});

test('base64 has one spelling: no pad bits, no missing or further padding, no white space, no other alphabet', () => {
  const bad = [
    'Zh==',
    'Zm9=',
    'Zg',
    'Zg=',
    'Zg===',
    'Z',
    '=',
    '====',
    'Zm9v=',
    'Zg==Zg==',
    'Zm9v\n',
    ' Zm9v',
    'Zm 9v',
  ];
  for (const text of [...bad, 'Zm9-', 'Zm9_', 'Zm9\u0430', 'Zm9\u00ff', '=m9v', 'Z=9v', 'Zm=v']) {
    assert.equal(fromBase64(text), null, JSON.stringify(text));
  }
});

test('every text of two characters and padding is read exactly if it is what its bytes are written as', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ ';
  let read = 0;
  for (const a of alphabet) {
    for (const b of alphabet) {
      const bytes = fromBase64(`${a}${b}==`);
      if (bytes === null) continue;
      read++;
      assert.equal(toBase64(bytes), `${a}${b}==`);
    }
  }
  assert.equal(read, 256);
});

test('hexadecimal text of odd length or with other characters is refused', () => {
  for (const text of ['0', 'abc', '0g', '0x00', ' 00', '00 ', '+1']) assert.equal(fromHex(text), null, text);
});

test('bytes that are not UTF-8 are refused, and a byte order mark is kept', () => {
  for (const hex of ['ff', 'c0af', 'c3', 'eda080', 'f4908080', '80'])
    assert.equal(fromUtf8(fromHex(hex)!), null, hex);
  assert.equal(fromUtf8(fromHex('efbbbf41')!), '\ufeffA');
  assert.deepEqual(utf8('\ufeffA'), fromHex('efbbbf41'));
});

test('bytes are equal by length and content, and are joined in order', () => {
  const whole = concatBytes(utf8('a'), new Uint8Array(0), utf8('bc'));
  assert.ok(equalBytes(whole, utf8('abc')));
  assert.ok(!equalBytes(whole, utf8('abd')));
  assert.ok(!equalBytes(whole, utf8('ab')));
});
