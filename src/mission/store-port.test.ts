import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { formatVerifierKey } from '../ledger/format/note.js';
import { generateKey } from '../ledger/keys.js';
import { keyRecordId, type TrucelineRecord } from '../record/record.js';
import { signRecord } from '../signing/signature.js';
import { type LocalStore, openLocalStore } from './store.js';
import { answer, type PortStore, storeBehind } from './store-port.js';

let dir = '';
let local: LocalStore;
let store: PortStore;
let channel: MessageChannel;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-port-'));
  local = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date('2025-03-18T12:00:00Z') });
  channel = new MessageChannel();
  answer(channel.port1, local, () => local.close());
  store = storeBehind(channel.port2);
});
afterEach(async () => {
  channel.port1.close();
  channel.port2.close();
  await local.close();
  await rm(dir, { recursive: true, force: true });
});

const TIME = { start: '2025-03-18T00:00:00Z', end: '2025-03-19T00:00:00Z', precision: 'day' as const };
const said = (id: string, text: string, source = 'news'): TrucelineRecord => ({
  kind: 'observation',
  id,
  source,
  time: TIME,
  text,
});

test('through a port a store takes, knows and refuses as it does by itself, and says which were added', async () => {
  const added: string[] = [];
  const note = { added: (record: TrucelineRecord): void => void added.push(record.id) };
  const first = [
    said('a', 'shots'),
    said('b', 'a line\nand another'),
    said('a', 'shots'),
    said('b', 'silence'),
  ];
  assert.deepEqual(await store.append(first, note), { added: 2, known: 1, refused: ['b'], tooLarge: [] });
  assert.deepEqual(await store.append([said('c', 'x'.repeat(70_000)), said('d', 'дым')], note), {
    added: 1,
    known: 0,
    refused: [],
    tooLarge: ['c'],
  });
  assert.deepEqual(added, ['a', 'b', 'd']);
  assert.deepEqual(await store.state(), await local.state());
  const texts: string[] = [];
  for await (const batch of local.read())
    for (const json of batch) texts.push((JSON.parse(json) as { text: string }).text);
  assert.deepEqual(texts, ['shots', 'a line\nand another', 'дым']);
});

test('a source with a key owes its signature through a port too, from the very batch in which the key comes', async () => {
  const key = generateKey('watch/1');
  const introduced: TrucelineRecord = {
    kind: 'key',
    id: keyRecordId('watch', 1),
    source: 'watch',
    time: TIME,
    action: 'introduce',
    key: formatVerifierKey(key.verifier),
    reason: 'as agreed',
  };
  await store.append([said('early', 'before there was a key', 'watch')]);
  const { unsigned: inBatch } = await store.append([introduced, said('bare', 'a shot', 'watch')]);
  assert.deepEqual(
    inBatch?.map(({ id, position }) => ({ id, position })),
    [{ id: 'bare', position: 1 }],
  );
  const added: string[] = [];
  const { unsigned } = await store.append(
    [
      said('other', 'a shot'),
      said('bare', 'a shot', 'watch'),
      signRecord(said('signed', 'a shot', 'watch'), key),
    ],
    { added: ({ id }) => void added.push(id) },
  );
  assert.deepEqual(
    unsigned?.map(({ id }) => id),
    ['bare'],
  );
  assert.deepEqual(added, ['other', 'signed']);
});

test('what the store throws is thrown on this side, with its words and what was said of it', async () => {
  const other = new MessageChannel();
  const failing = {
    appendWritten: () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })),
    state: () => Promise.reject(new Error('no root')),
  };
  answer(
    other.port1,
    failing,
    () => Promise.resolve(),
    (error) => ({ sentence: `It says: ${error.message}` }),
  );
  const behind = storeBehind(other.port2);
  await assert.rejects(behind.append([said('a', 'shots')]), {
    message: 'no room',
    code: 'ENOSPC',
    sentence: 'It says: no room',
  });
  await assert.rejects(behind.state(), { message: 'no root' });
  await behind.close();
  other.port1.close();
});
