import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { formatVerifierKey, keyText } from '../ledger/format/note.js';
import { generateKey, type PrivateKey } from '../ledger/keys.js';
import { keyRecordId, type SourceKey, type TrucelineRecord } from '../record/record.js';
import { checkFeedSignatures, type FeedEntry, type FeedReport } from '../signing/check-feeds.js';
import { signRecord } from '../signing/signature.js';
import { canonicalJson, encodeEntry, splitEntry } from './entry.js';
import { introduceKeys, SourceKeyProblem } from './source-keys.js';
import { type Appended, type LocalStore, openLocalStore } from './store.js';

let dir = '';
let store: LocalStore;
let clock = Date.parse('2025-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;
/** Each append is an hour after the one before. */
const tick = (): Date => {
  clock += HOUR_MS;
  return new Date(clock);
};
const open = (): Promise<LocalStore> => openLocalStore(dir, { origin: 'hamlet', now: tick });
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-keys-'));
  clock = Date.parse('2025-03-01T00:00:00Z');
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const K1 = generateKey('watch/1');
const K2 = generateKey('watch/2');
const K3 = generateKey('watch/3');
const PRESS = generateKey('press/1');
const time = { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' as const };

const said = (id: string, source = 'watch'): TrucelineRecord => ({
  kind: 'observation',
  id,
  source,
  time,
  text: 'a shot',
});
type Step = Partial<SourceKey> & Pick<SourceKey, 'action'>;
const step = (number: number, key: PrivateKey, rest: Step, source = 'watch'): SourceKey => ({
  kind: 'key',
  id: keyRecordId(source, number),
  source,
  time,
  key: formatVerifierKey(key.verifier),
  reason: 'as agreed',
  ...rest,
});
const introduce = (number: number, key: PrivateKey, source?: string): SourceKey =>
  step(number, key, { action: 'introduce' }, source);
const rotate = (number: number, to: PrivateKey, by: PrivateKey, rest: Partial<SourceKey> = {}): SourceKey =>
  signRecord(step(number, to, { action: 'rotate', ...rest }), by);
const revoke = (number: number, key: PrivateKey, compromisedSince?: string): SourceKey =>
  step(number, key, { action: 'revoke', ...(compromisedSince === undefined ? {} : { compromisedSince }) });

const correct = (id: string, replacement: TrucelineRecord, source = 'press'): TrucelineRecord => ({
  kind: 'correction',
  id,
  source,
  time,
  of: 'a',
  action: 'replace',
  replacement: replacement as Extract<TrucelineRecord, { kind: 'observation' }>,
  reason: 'r',
});

const taken = async (...records: TrucelineRecord[]): Promise<void> => {
  const answer = await store.append(records);
  assert.deepEqual(answer, { added: records.length, known: 0, refused: [], tooLarge: [] });
};
/** What was found instead of what was expected, by id. */
const faults = ({ unsigned = [] }: Appended): Record<string, string> =>
  Object.fromEntries(unsigned.map(({ id, fault }) => [id, fault.found]));
async function* entries(to?: number): AsyncGenerator<FeedEntry> {
  let index = 0;
  for await (const batch of store.ledger.read(0, to))
    for (const bytes of batch) yield { index: index++, ...splitEntry(bytes) };
}
const audit = (to?: number): Promise<FeedReport> => checkFeedSignatures(entries(to));
const signedBy = (report: FeedReport): Record<string, number> =>
  Object.fromEntries(report.sources.flatMap((one) => one.byKey).map((one) => [one.key.text, one.signed]));

test('a source without a key is as before; with one, what is not signed by it is refused and the rest is taken', async () => {
  await taken(said('before'), introduce(1, K1), introduce(1, PRESS, 'press'));
  const good = signRecord(said('good'), K1);
  const answer = await store.append([
    said('plain'),
    good,
    { ...signRecord(said('altered'), K1), text: 'two shots' } as TrucelineRecord,
    signRecord(said('by-press'), PRESS),
    { ...said('moved'), signature: good.signature! },
    { ...signRecord(said('other-source', 'press'), PRESS), source: 'watch' },
    said('free', 'village'),
    signRecord(said('stranger'), K2),
  ]);
  assert.equal(answer.added, 2);
  assert.deepEqual(faults(answer), {
    plain: 'no signature',
    altered: 'one that does not verify',
    'by-press': `one by ${keyText(PRESS.verifier)}, which is no key of this source`,
    moved: 'one that does not verify',
    'other-source': `one by ${keyText(PRESS.verifier)}, which is no key of this source`,
    stranger: `one by ${keyText(K2.verifier)}, which is no key of this source`,
  });
  assert.deepEqual(
    answer.unsigned!.map(({ position }) => position),
    [0, 2, 3, 4, 5, 7],
  );
  for (const { fault } of answer.unsigned!) {
    assert.match(fault.expected, /a signature by watch\/1\+[0-9a-f]{8}, the key of source "watch"/);
    assert.ok(fault.hint.length > 20);
  }
  const again = await store.append([said('before'), good]);
  assert.deepEqual(again, { added: 0, known: 2, refused: [], tooLarge: [] });
});

test('a refused record does not keep a rightly signed one of the same id out, in either order', async () => {
  await taken(introduce(1, K1));
  for (const [id, order] of [
    ['a', 1],
    ['b', -1],
  ] as const) {
    const pair = [said(id), signRecord(said(id), K1)];
    const answer = await store.append(order === 1 ? pair : pair.reverse());
    assert.equal(answer.added, 1, id);
    assert.deepEqual(faults(answer), { [id]: 'no signature' });
  }
  // Signed rightly, but with other content: what is in the ledger stays.
  const other = signRecord({ ...said('a'), text: 'three shots' } as TrucelineRecord, K1);
  assert.deepEqual((await store.append([other])).refused, ['a']);
});

test('a rotation counts only when the key before signed it; then the old key signs no more', async () => {
  await taken(introduce(1, K1), introduce(1, PRESS, 'press'));
  const unsigned = step(2, K2, { action: 'rotate' });
  const altered = { ...rotate(2, K2, K1), key: formatVerifierKey(K3.verifier) };
  for (const [name, forged, field] of [
    ['unsigned', unsigned, 'signature'],
    ['by the new key', rotate(2, K2, K2), 'signature.key'],
    ['by the key of another source', rotate(2, K2, PRESS), 'signature.key'],
    ['under the name of the old key', signedAs(rotate(2, K2, K3), K1), 'signature.value'],
    ['to another key than was signed', altered, 'signature.value'],
    ['a step left out', rotate(3, K2, K1), 'id'],
    ['a step again', introduce(1, K2), undefined],
    ['an introduction instead', introduce(2, K2), 'action'],
    ['to the key it has', rotate(2, K1, K1), 'key'],
  ] as const) {
    const answer = await store.append([forged]);
    assert.equal(answer.added, 0, name);
    assert.equal(answer.unsigned?.[0]?.fault.field, field, name);
  }
  await taken(signRecord(said('a'), K1));
  await taken(rotate(2, K2, K1), signRecord(said('b'), K2));
  assert.deepEqual(faults(await store.append([signRecord(said('c'), K1)])), {
    c: `one by ${keyText(K1.verifier)}, an earlier key, which was replaced`,
  });
  assert.deepEqual(faults(await store.append([rotate(3, K3, K1)])), {
    [keyRecordId('watch', 3)]: keyText(K1.verifier),
  });
});

test('a rotation for later leaves the old key in force until then', async () => {
  const later = new Date(clock + 4 * HOUR_MS).toISOString();
  await taken(introduce(1, K1), rotate(2, K2, K1, { validFrom: later }));
  await taken(signRecord(said('old'), K1));
  assert.deepEqual(faults(await store.append([signRecord(said('early'), K2)])), {
    early: `one by ${keyText(K2.verifier)}, a key that is not valid yet`,
  });
  await taken(signRecord(said('new'), K2));
  assert.deepEqual(Object.keys(faults(await store.append([signRecord(said('late'), K1)]))), ['late']);
  const report = await audit();
  assert.equal(report.problemCount, 0);
  assert.deepEqual(signedBy(report), { [keyText(K1.verifier)]: 1, [keyText(K2.verifier)]: 1 });
});

test('after a revocation nothing is taken from the source, until the mission introduces another key', async () => {
  await taken(introduce(1, K1), signRecord(said('a'), K1), revoke(2, K1));
  const answer = await store.append([signRecord(said('b'), K1), said('c')]);
  assert.deepEqual(faults(answer), { b: `one by ${keyText(K1.verifier)}`, c: 'no signature' });
  assert.match(answer.unsigned![0]!.fault.expected, /was revoked \(entry 2: as agreed\)/);
  assert.equal((await store.append([rotate(3, K2, K1)])).added, 0);
  assert.equal((await store.append([introduce(3, K1)])).added, 0);
  await taken(introduce(3, K2), signRecord(said('b'), K2));
  const report = await audit();
  assert.equal(report.problemCount, 0);
  assert.equal(report.sources[0]!.byKey[0]!.discounted, 0);
});

test('what came in since a key was in other hands counts as unsigned, and says so; as of earlier sizes it does not', async () => {
  await taken(introduce(1, K1), signRecord(said('a'), K1));
  await taken(signRecord(said('b'), K1));
  const since = new Date(clock + HOUR_MS).toISOString();
  await taken(signRecord(said('c'), K1));
  await taken(signRecord(said('d'), K1), revoke(2, K1, since));
  const now = (await audit()).sources[0]!.byKey[0]!;
  assert.deepEqual([now.signed, now.discounted, now.discountedIds], [4, 2, ['c', 'd']]);
  const before = (await audit(5)).sources[0]!.byKey[0]!;
  assert.deepEqual([before.signed, before.discounted], [4, 0]);
  assert.deepEqual(signedBy(await audit(2)), { [keyText(K1.verifier)]: 1 });
});

test('a thief who rotates the key gains nothing once the theft is known', async () => {
  await taken(introduce(1, K1));
  const since = new Date(clock + HOUR_MS).toISOString();
  await taken(rotate(2, K2, K1), signRecord(said('thief'), K2));
  await taken(rotate(3, K3, K2), signRecord(said('again'), K3));
  await taken(revoke(4, K1, since));
  assert.deepEqual(Object.keys(faults(await store.append([signRecord(said('more'), K3)]))), ['more']);
  const [first, second, third] = (await audit()).sources[0]!.byKey;
  assert.equal(first!.discounted, 0);
  assert.deepEqual([second!.discountedIds, third!.discountedIds], [['thief'], ['again']]);
  assert.match(
    third!.key.revocations[0]!.reason,
    /a rotation that watch\/1\+[0-9a-f]{8} signed in other hands/,
  );
  const own = generateKey('watch/4');
  await taken(introduce(5, own), signRecord(said('home'), own));
});

test('a correction cannot put words into the mouth of a source that has a key', async () => {
  await taken(introduce(1, K1), signRecord(said('a'), K1));
  const answer = await store.append([
    correct('forged', said('a')),
    correct('fair', signRecord(said('a'), K1)),
    signRecord(correct('own', said('a'), 'watch'), K1),
    correct('unsigned', said('a'), 'watch'),
  ]);
  assert.equal(answer.added, 2);
  assert.deepEqual(
    answer.unsigned!.map(({ id, fault }) => [id, fault.field]),
    [
      ['forged', 'replacement.signature'],
      ['unsigned', 'signature'],
    ],
  );
});

test('the keys are known again when the ledger is opened again, and no other record takes their ids', async () => {
  await taken(introduce(1, K1), rotate(2, K2, K1));
  await store.close();
  store = await open();
  const answer = await store.append([
    signRecord(said('a'), K2),
    signRecord(said('b'), K1),
    { ...said('c'), id: keyRecordId('village', 1), source: 'village' },
  ]);
  assert.equal(answer.added, 1);
  assert.deepEqual(
    answer.unsigned!.map(({ fault }) => fault.field),
    ['signature', 'id'],
  );
  const twice = await store.append([introduce(1, K3, 'village'), introduce(1, K3, 'village')]);
  assert.deepEqual(twice, { added: 1, known: 1, refused: [], tooLarge: [] });
});

test('from outside, entries that went past the gate are named: which, whose, and why', async () => {
  await taken(correct('early', said('a'), 'desk'));
  await taken(said('plain'), introduce(1, K1), signRecord(said('good'), K1), introduce(1, PRESS, 'press'));
  const past = async (record: TrucelineRecord): Promise<void> => {
    const { entry } = encodeEntry('2025-03-09T00:00:00.000Z', record.id, canonicalJson(record));
    await store.ledger.append([entry]);
  };
  await past(said('unsigned'));
  await past({ ...signRecord(said('altered'), K1), text: 'many shots' } as TrucelineRecord);
  await past(signRecord(said('by-press'), PRESS));
  await past(rotate(2, K2, PRESS));
  await past(signRecord(said('by-k2'), K2));
  await past({ ...said('free', 'village'), note: 'says "source":"watch"' });
  await past(signRecord(said('fine'), K1));
  await past(correct('forged', said('a'), 'village'));
  const raw = async (id: string, json: string): Promise<number> =>
    store.ledger.append([encodeEntry('2025-03-09T00:00:00.000Z', id, json).entry]);
  await raw('spaced', canonicalJson(said('spaced')).replace('"source":', '"source" : '));
  await raw('escaped', canonicalJson(said('escaped')).replace('"watch"', '"w\\u0061tch"'));
  await raw('torn', '{"source":"watch"');
  await raw('key:watch:2', '{"kind":"key","source":"watch"}');
  await raw('hollow', '{"kind":"observation","source":"watch","signature":{"key":null}}');
  const report = await audit();
  assert.equal(report.entries, 18);
  assert.deepEqual(
    report.problems.map(({ index, id, source, fault }) => `${index} ${id} ${source} ${fault.field}`),
    [
      '5 unsigned watch signature',
      '6 altered watch signature.value',
      '7 by-press watch signature',
      '8 key:watch:2 watch signature.key',
      '9 by-k2 watch signature',
      '12 forged watch replacement.signature',
      '13 spaced watch signature',
      '14 escaped watch signature',
      '15 torn  record',
      '16 key:watch:2 watch record',
      '17 hollow watch record',
    ],
  );
  assert.deepEqual(
    report.sources.map(({ source, before, faulty }) => [source, before, faulty]),
    [
      ['desk', 1, 0],
      ['watch', 1, 7],
      ['press', 0, 0],
      ['village', 2, 0],
    ],
  );
  assert.deepEqual(signedBy(report), { [keyText(K1.verifier)]: 2, [keyText(PRESS.verifier)]: 0 });
});

test('the key in mission.yaml becomes the first entry of its life, once; another one is refused', async () => {
  const sources = (key: PrivateKey) => [
    {
      id: 'watch',
      name: 'Watch',
      kind: 'mission' as const,
      reliability: 'B' as const,
      key: formatVerifierKey(key.verifier),
    },
  ];
  await introduceKeys({ sources: sources(K1) }, store, new Date(clock));
  await introduceKeys({ sources: sources(K1) }, store, new Date(clock));
  assert.equal(await store.size(), 1);
  assert.deepEqual(Object.keys(faults(await store.append([said('a')]))), ['a']);
  await taken(rotate(2, K2, K1));
  await introduceKeys({ sources: sources(K1) }, store, new Date(clock));
  await assert.rejects(introduceKeys({ sources: sources(K3) }, store, new Date(clock)), SourceKeyProblem);
  assert.equal(await store.size(), 2);
});

/** The signature as it is, said to be of another key. */
function signedAs(record: SourceKey, key: PrivateKey): SourceKey {
  return { ...record, signature: { ...record.signature!, key: keyText(key.verifier) } };
}
