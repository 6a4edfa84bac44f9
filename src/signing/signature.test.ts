import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { formatVerifierKey } from '../ledger/format/note.js';
import { generateKey, verifierOf } from '../ledger/keys.js';
import { record, type TrucelineRecord } from '../record/record.js';
import { signatureBytes, signedBytes, signRecord } from './signature.js';

const time = { start: '2025-03-21T00:20:00+03:00', end: '2025-03-21T00:20:00+03:00', precision: 'minute' };
const FULL = record.parse({
  kind: 'observation',
  id: 'o-1',
  source: 'watch',
  reportedAt: '2025-03-21T01:00:00Z',
  reference: 'row 7',
  note: 'as heard',
  time,
  place: { name: 'Mill', lat: 50.5, lon: -0.25, radiusMetres: 500, precision: 'site', region: 'Hills' },
  text: 'Three shells: "north bank"\u2028 \u00e9 \ud83d\udca5',
  language: 'en',
  conduct: 'strike',
  means: 'mortar',
  target: 'residential',
  actor: 'A',
  stance: 'asserted',
  count: 3,
  killed: 0,
  values: { '10': 1, '9': 2.5, b: 1e21, a: 0.1 },
});
const CORRECTION = record.parse({
  kind: 'correction',
  id: 'c-1',
  source: 'watch',
  time,
  of: 'o-1',
  action: 'replace',
  replacement: { ...FULL, text: 'Two shells' },
  reason: 'miscounted',
});
const CLAIM = record.parse({
  kind: 'declaration',
  id: 'd-1',
  source: 'watch',
  time,
  by: 'A',
  act: 'claims',
  about: 'truce',
  conditions: ['first', 'second'],
  summary: 'shots counted',
  claim: {
    against: 'B',
    unit: 'shots',
    breakdown: { small: 2, large: 1 },
    periodStart: time.start,
    periodEnd: time.end,
  },
});

const key = generateKey('watch.example');
const holds = (one: TrucelineRecord, by = key): boolean =>
  verifierOf(by.verifier.publicKey).now(signedBytes(one), signatureBytes(one.signature!));

test('the signed bytes are a line that says what they are, then the record in its one spelling', () => {
  const small = record.parse({
    kind: 'effort',
    id: 'e',
    source: 's',
    time,
    place: {},
    status: 'down',
    canDetect: ['mine'],
  });
  const expected = `truceline/signed-record/1\n{"canDetect":["mine"],"id":"e","kind":"effort","place":{},"source":"s","status":"down","time":{"end":"${time.end}","precision":"minute","start":"${time.start}"}}`;
  assert.equal(Buffer.from(signedBytes(signRecord(small, key))).toString(), expected);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.verifier.publicKey]);
  const signed = signRecord(small, key);
  assert.ok(
    verify(
      null,
      Buffer.from(expected),
      createPublicKey({ key: spki, format: 'der', type: 'spki' }),
      Buffer.from(signed.signature!.value, 'base64'),
    ),
  );
  assert.ok(formatVerifierKey(key.verifier).startsWith(`${signed.signature!.key}+`));
});

test('a signature holds however the members are ordered and the record was written down', () => {
  for (const one of [FULL, CORRECTION, CLAIM]) {
    const signed = signRecord(one, key);
    assert.ok(holds(record.parse(JSON.parse(JSON.stringify(signed)))), one.id);
    assert.ok(holds(record.parse(reversed(signed))), one.id);
  }
});

test('whatever is altered, added, left out or exchanged, the signature does not hold', () => {
  let altered = 0;
  for (const one of [FULL, CORRECTION, CLAIM]) {
    const signed = signRecord(one, key);
    assert.ok(holds(signed));
    for (const other of alterations(one)) {
      altered++;
      const forged = { ...(other as TrucelineRecord), signature: signed.signature };
      assert.ok(!holds(forged), `${JSON.stringify(one)}\nagainst\n${JSON.stringify(other)}`);
    }
  }
  assert.ok(altered > 150, `${altered} alterations`);
});

test('no bit of the signature can be turned, and no other key has signed it', () => {
  const signed = signRecord(FULL, key);
  const bytes = Buffer.from(signed.signature!.value, 'base64');
  for (let bit = 0; bit < 512; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3]! ^= 1 << (bit & 7);
    const value = turned.toString('base64');
    assert.ok(!holds({ ...signed, signature: { ...signed.signature!, value } }), `bit ${bit}`);
  }
  assert.ok(!holds(signed, generateKey('watch.example')));
});

test('signing again replaces the signature, and what it covers stays the same', () => {
  const other = generateKey('other.example');
  const twice = signRecord(signRecord(FULL, key), other);
  assert.ok(holds(twice, other));
  assert.deepEqual(signedBytes(twice), signedBytes(FULL));
});

test('the schema takes a signature in its one spelling only', () => {
  const signed = signRecord(FULL, key);
  assert.ok(record.safeParse(signed).success);
  const { value } = signed.signature!;
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const padded = `${value.slice(0, 85)}${last[last.indexOf(value[85]!) + 1]}==`;
  for (const bad of [padded, value.slice(0, -1), `${value} `, value.replaceAll('=', ''), ''])
    assert.ok(!record.safeParse({ ...signed, signature: { ...signed.signature, value: bad } }).success, bad);
  assert.ok(!record.safeParse({ ...signed, signature: { ...signed.signature, extra: 1 } }).success);
});

/** Every value turned into another, every member left out, one added to every object, neighbours in lists exchanged. */
function* alterations(value: unknown): Generator<unknown> {
  if (typeof value === 'string') {
    yield `${value}x`;
    yield value.slice(1);
    yield value.toUpperCase() === value ? `${value.toLowerCase()}.` : value.toUpperCase();
  } else if (typeof value === 'number') {
    yield value + (Math.abs(value) > 1e15 ? value : 1);
    yield -value - 1;
    yield String(value);
  } else if (Array.isArray(value)) {
    yield [...value].reverse();
    yield value.slice(1);
    for (const [i, item] of value.entries())
      for (const other of alterations(item)) yield value.map((one, j) => (i === j ? other : one));
  } else {
    const object = value as Record<string, unknown>;
    yield { ...object, added: 1 };
    for (const [name, item] of Object.entries(object)) {
      const { [name]: gone, ...rest } = object;
      yield rest;
      yield { ...rest, [`${name}x`]: gone };
      yield { ...rest, [name]: null };
      for (const other of alterations(item)) yield { ...rest, [name]: other };
    }
  }
}

function reversed<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  ) as T;
}
