import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isCanonicalJson } from './canonical-json.js';

const CANONICAL = [
  '{"a":1,"ab":-2.5,"b":{"a":true,"c":null},"c":[{"x":0.000001,"y":"a b: {\'}"},"z",3]}',
  '{"lat":51.31381,"lon":-35.19272,"radius":123456789012345}',
  '"дым на мосту"',
  '{}',
  '[]',
];
const OTHER = [
  '{"b":1,"a":2}',
  '{"a":{"b":1,"a":2}}',
  '{"a":1,"a":2}',
  '{"ab":1,"a":2}',
  '{"a": 1}',
  '{"a":1} ',
  '{"a":1}\r',
  '{"a":1.0}',
  '{"a":1.50}',
  '{"a":-0}',
  '{"a":-0.0}',
  '{"a":1e3}',
  '{"a":1E-3}',
  '{"a":0.0000001}',
  '{"a":-0.0000001}',
  '{"a":12345678901234567890}',
  '{"a":0.1234567890123456789}',
  '{"a":"\\u0061"}',
  '{"a":"\\/"}',
  '{"10":1,"9":2}',
];

test('a text in the canonical form is told at a glance, nested and in other letters too', () => {
  for (const text of CANONICAL) {
    assert.equal(canonicalJson(JSON.parse(text)), text);
    assert.ok(isCanonicalJson(text), text);
  }
});

test('a text that would be written otherwise is never taken for canonical', () => {
  for (const text of OTHER) {
    assert.notEqual(canonicalJson(JSON.parse(text)), text);
    assert.equal(isCanonicalJson(text), false, text);
  }
});

test('what is said of texts made at random holds against writing them anew', () => {
  let state = 7;
  const random = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const digits = (most: number): string =>
    Array.from({ length: 1 + random(most) }, () => random(10)).join('');
  const make = (depth: number): string => {
    switch (random(depth > 2 ? 3 : 5)) {
      case 0:
        return `${random(2) ? '-' : ''}${Number(digits(9))}${random(2) ? `.${digits(9)}` : ''}`;
      case 1:
        return JSON.stringify(['', 'a', '\u2028', 'ї', '😀', 'q"'][random(6)]);
      case 2:
        return ['true', 'null', 'false'][random(3)]!;
      case 3:
        return `[${Array.from({ length: random(3) }, () => make(depth + 1)).join(',')}]`;
      default: {
        const keys = ['a', 'aa', 'b', 'ї', 'zebra'].filter(() => random(3) > 0);
        if (random(6) === 0) keys.reverse();
        return `{${keys.map((key) => `"${key}":${make(depth + 1)}`).join(',')}}`;
      }
    }
  };
  let yes = 0;
  for (let i = 0; i < 5_000; i++) {
    const text = make(0);
    const same = canonicalJson(JSON.parse(text)) === text;
    const told = isCanonicalJson(text);
    if (told) yes++;
    assert.ok(same || !told, text);
    assert.ok(told || !same || /[\\\ud800-\udfff]|[-.\d]{16}/.test(text), `could have been told: ${text}`);
  }
  assert.ok(yes > 1_000, `${yes}`);
});
