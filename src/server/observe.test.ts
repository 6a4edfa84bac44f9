import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { originalFile } from '../evidence/originals.js';
import type { TrucelineRecord } from '../record/record.js';
import { NOW, type Scene, scene } from './access.fixture.js';
import type { EvidenceAnswer, ObserveAnswer } from './api.js';

let at: Scene;
before(async () => {
  at = await scene();
});
after(() => at.close());

const iso = (ms: number): string => new Date(ms).toISOString();
const MINUTE = 60_000;

const heard = (id: string, over: object = {}) => ({
  kind: 'observation',
  id,
  source: 'post-7',
  reportedAt: iso(NOW - MINUTE),
  time: { start: iso(NOW - 20 * MINUTE), end: iso(NOW - 10 * MINUTE), precision: 'minute' },
  reportKind: 'event',
  conduct: 'explosion',
  count: 5,
  sightings: [
    {
      observer: { lat: 50.2, lon: 30.6, radiusMetres: 12 },
      by: 'ear',
      bearings: [10, 40],
      rangeMetres: { min: 2000, max: 7000 },
    },
  ],
  summary: 'Heard 5 explosions.',
  ...over,
});
const watched = (id: string) => ({
  kind: 'effort',
  id,
  source: 'post-7',
  time: { start: iso(NOW - 60 * MINUTE), end: iso(NOW), precision: 'minute' },
  place: { lat: 50.2, lon: 30.6 },
  status: 'watching',
  canDetect: ['explosion'],
});
const withdrawal = (id: string, of: string) => ({
  kind: 'correction',
  id,
  source: 'post-7',
  time: { start: iso(NOW), end: iso(NOW), precision: 'second' },
  of,
  action: 'withdraw',
  reason: 'sent by mistake',
});

async function send(
  records: readonly object[],
  sentAt: string = iso(at.clock.ms),
  role: 'monitor' | 'analyst' | 'public' = 'monitor',
): Promise<{ status: number; text: string; answer: ObserveAnswer }> {
  const response = await at.as(role, '/api/observe', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sentAt, records }),
  });
  const text = await response.text();
  return { status: response.status, text, answer: JSON.parse(text) as ObserveAnswer };
}

const sendFile = (bytes: Uint8Array<ArrayBuffer>, query: string) =>
  at.as('monitor', `/api/observe/evidence?${query}`, { method: 'POST', body: bytes });

async function ledger(): Promise<TrucelineRecord[]> {
  const all: TrucelineRecord[] = [];
  for await (const batch of at.live.store.read())
    for (const json of batch) all.push(JSON.parse(json) as TrucelineRecord);
  return all;
}
const inLedger = async (id: string) => (await ledger()).filter((one) => one.id === id);

test('an observation and its watching are taken with both clocks, and the same again is known, not a second', async () => {
  const records = [heard('phone-0001'), watched('phone-0001:watch')];
  const first = await send(records, iso(NOW - 30_000));
  assert.equal(first.status, 200, first.text);
  assert.deepEqual(
    first.answer.results.map(({ result }) => result),
    ['added', 'added'],
  );
  assert.deepEqual(first.answer.clock, {
    deviceAt: iso(NOW - 30_000),
    serverAt: iso(NOW),
    aheadSeconds: -30,
    differs: false,
  });
  const again = await send(records, iso(NOW));
  assert.deepEqual(
    again.answer.results.map(({ result }) => result),
    ['known', 'known'],
  );
  const [record, ...more] = await inLedger('phone-0001');
  assert.equal(more.length, 0);
  assert.deepEqual(record?.received, { deviceAt: iso(NOW - 30_000), serverAt: iso(NOW) });
});

test('sent twice at once, it is written once and both are told that it is there', async () => {
  const both = await Promise.all([
    send([heard('phone-twice')], iso(NOW - 1000)),
    send([heard('phone-twice')], iso(NOW)),
  ]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await inLedger('phone-twice')).length, 1);
});

test('other content under a known id is refused, and nothing of that submission is taken', async () => {
  await send([heard('phone-0002')]);
  const { status, text } = await send([watched('phone-0002:watch'), heard('phone-0002', { count: 6 })]);
  assert.equal(status, 409);
  assert.match(text, /other-content.*phone-0002/);
  assert.deepEqual(await inLedger('phone-0002:watch'), []);
});

test('a clock that is more than two minutes off is told; one that is less is not', async () => {
  assert.equal((await send([heard('phone-0003')], iso(NOW + 121_000))).answer.clock.differs, true);
  assert.equal((await send([heard('phone-0004')], iso(NOW - 120_000))).answer.clock.differs, false);
});

test('what does not fit is refused with its field, what was expected and what was found', async () => {
  const cases: readonly (readonly [object, RegExp, number])[] = [
    [heard('x', { count: -1 }), /field count: .*found -1/, 400],
    [
      heard('x', {
        sightings: [{ observer: { lat: 50, lon: 30 }, by: 'ear', rangeMetres: { min: 5, max: 2 } }],
      }),
      /sightings\.0\.rangeMetres\.min: a min that is not above its max/,
      400,
    ],
    [
      heard('x', {
        time: { start: iso(NOW + 10 * MINUTE), end: iso(NOW + 20 * MINUTE), precision: 'minute' },
      }),
      /field time\.start: expected no later than the moment of sending/,
      400,
    ],
    [heard('x', { source: 'news' }), /under the source \\"news\\".*It may write under: post-7/, 403],
    [{ ...heard('x'), kind: 'declaration' }, /field kind: expected observation, effort, correction/, 400],
    [heard('x', { received: { deviceAt: iso(NOW), serverAt: iso(NOW) } }), /field received/, 400],
    [
      heard('x', { media: [{ of: `evidence:${'a'.repeat(64)}`, faces: 'none' }] }),
      /field media\.0\.of: expected an item of evidence/,
      400,
    ],
    [heard('x', { conduct: 'ill_treatment', text: 'a secret word' }), /serious harm/, 400],
  ];
  for (const [record, says, status] of cases) {
    const answer = await send([record]);
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.text, says);
    assert.doesNotMatch(answer.text, /a secret word/);
  }
  assert.match((await send([])).text, /Field records/);
  assert.match((await send([heard('x')], 'yesterday')).text, /Field sentAt.*found \\"yesterday\\"/);
  assert.deepEqual(await inLedger('x'), []);
});

test('an analyst and the public may not, nor may an account put the clocks of a server into a record', async () => {
  assert.equal((await send([heard('phone-0005')], iso(NOW), 'analyst')).status, 403);
  assert.equal((await send([heard('phone-0005')], iso(NOW), 'public')).status, 401);
  const raw = await at.as('monitor', '/api/records', {
    method: 'POST',
    body: JSON.stringify(heard('phone-0005', { received: { deviceAt: iso(NOW), serverAt: iso(NOW) } })),
  });
  assert.equal(raw.status, 400);
  assert.match(await raw.text(), /field received/);
});

test('what is too large is refused with what is allowed', async () => {
  const { status, text } = await send([heard('phone-large', { text: 'x'.repeat(300_000) })]);
  assert.equal(status, 413);
  assert.match(text, /256 KiB/);
});

test('its observer takes an observation back within the hour, and nobody later or of another source', async () => {
  await send([heard('phone-0006'), watched('phone-0006:watch')]);
  const undo = [
    withdrawal('phone-0006:undo', 'phone-0006'),
    withdrawal('phone-0006:undo-watch', 'phone-0006:watch'),
  ];
  assert.equal((await send(undo)).status, 200);
  assert.match((await send([withdrawal('undo-news', 'obs-news')])).text, /not-its-source/);
  assert.equal((await send([withdrawal('undo-nothing', 'never-sent')])).status, 404);
  await send([heard('phone-0007')]);
  at.clock.ms = NOW + 61 * MINUTE;
  try {
    assert.equal((await send(undo)).status, 200, 'a resend of what came in time');
    const late = await send([withdrawal('phone-0007:undo', 'phone-0007')]);
    // The ledger of this scene stands still at NOW.
    assert.equal(late.status, 409);
    assert.match(late.text, /too-late.*more than an hour ago/);
  } finally {
    at.clock.ms = NOW;
  }
});

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

test('a picture is taken into custody once however often it is sent, and an observation may then name it', async () => {
  const query = `id=photo-0001&source=post-7&faces=blurred&about=phone-0008&captured=${encodeURIComponent(iso(NOW))}`;
  const first = await sendFile(JPEG, query);
  const item = (await first.json()) as EvidenceAnswer;
  assert.equal(first.status, 200);
  assert.equal(item.result, 'added');
  assert.ok(existsSync(originalFile(at.dir, item.sha256)));
  const again = (await (await sendFile(JPEG, query)).json()) as EvidenceAnswer;
  assert.deepEqual(again, { ...item, result: 'known' });
  const kinds = (await ledger()).filter(
    (one) => one.id === item.of || (one as { of?: string }).of === item.of,
  );
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['evidence', 'custody'],
  );
  const [entry] = kinds;
  assert.ok(entry?.kind === 'evidence');
  assert.deepEqual(
    [entry.source, entry.operator, entry.faces, entry.about, entry.name],
    ['post-7', 'monitor', 'blurred', 'phone-0008', undefined],
  );
  const named = await send([heard('phone-0008', { media: [{ of: item.of, faces: 'blurred' }] })]);
  assert.equal(named.status, 200, named.text);
});

test('a file that is no picture, has no mark for faces or comes for another source is refused by its parameter', async () => {
  const cases: readonly (readonly [Uint8Array<ArrayBuffer>, string, RegExp, number])[] = [
    [JPEG, 'id=photo-0002&source=post-7', /faces: expected none, blurred, sealed; found/, 400],
    [JPEG, 'id=photo-0002&source=news&faces=none', /source \\"news\\"/, 403],
    [JPEG, 'id=x&source=post-7&faces=none', /id: expected/, 400],
    [JPEG, 'id=photo-0002&source=post-7&faces=none&captured=noon', /captured: expected/, 400],
    [new Uint8Array(), 'id=photo-0002&source=post-7&faces=none', /the body: expected a file/, 400],
    [
      new TextEncoder().encode('<svg onload="x">'),
      'id=photo-0002&source=post-7&faces=none',
      /a picture, a film or a recording; found a file of type text/,
      400,
    ],
  ];
  for (const [bytes, query, says, status] of cases) {
    const response = await sendFile(bytes, query);
    const text = await response.text();
    assert.equal(response.status, status, text);
    assert.match(text, says);
  }
});
