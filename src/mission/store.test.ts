import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { TrucelineRecord } from '../record/record.js';
import { canonicalJson, encodeEntry, splitEntry } from './entry.js';
import { openLocalStore } from './store.js';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-store-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const now = (): Date => new Date('2025-03-18T12:00:00Z');

function record(id: string, text: string): TrucelineRecord {
  const time = { start: '2025-03-18T00:00:00Z', end: '2025-03-19T00:00:00Z', precision: 'day' as const };
  return { kind: 'observation', id, source: 'news', time, text };
}

async function ids(store: { read(): AsyncIterable<readonly string[]> }): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of store.read())
    for (const json of batch) found.push((JSON.parse(json) as { id: string }).id);
  return found;
}

test('the same record is written once, whatever the order of its keys and however often it comes', async () => {
  const store = await openLocalStore(dir, now);
  const one = record('a', 'shots');
  const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as TrucelineRecord;
  assert.deepEqual(await store.append([one, turned, record('b', 'more')]), {
    added: 2,
    known: 1,
    refused: [],
  });
  await store.close();
  const again = await openLocalStore(dir, now);
  assert.deepEqual(await again.append([turned]), { added: 0, known: 1, refused: [] });
  assert.deepEqual(await ids(again), ['a', 'b']);
  await again.close();
});

test('another content under a known id is refused and overwrites nothing', async () => {
  const store = await openLocalStore(dir, now);
  await store.append([record('a', 'shots')]);
  assert.deepEqual(await store.append([record('a', 'silence')]), { added: 0, known: 0, refused: ['a'] });
  const texts: string[] = [];
  for await (const batch of store.read()) texts.push(...batch);
  assert.equal(texts.length, 1);
  assert.match(texts[0]!, /shots/);
  await store.close();
});

test('the digest depends on the records and their order, not on when they were written', async () => {
  const digest = async (name: string, order: readonly string[], at: string): Promise<string> => {
    const store = await openLocalStore(join(dir, name), () => new Date(at));
    for (const id of order) await store.append([record(id, id)]);
    const result = store.standsOn().digest;
    await store.close();
    const again = await openLocalStore(join(dir, name), now);
    assert.equal(again.standsOn().digest, result, 'reopening gives the same digest');
    await again.close();
    return result;
  };
  const first = await digest('one', ['a', 'b'], '2025-01-01T00:00:00Z');
  assert.equal(await digest('two', ['a', 'b'], '2026-01-01T00:00:00Z'), first);
  assert.notEqual(await digest('three', ['b', 'a'], '2025-01-01T00:00:00Z'), first);
});

test('an entry gives back its id and record, with quotes and line breaks in them', () => {
  const odd = record('an "odd" \\ id\n', 'a line\nand "another" \u2028');
  const json = canonicalJson(odd);
  const split = splitEntry(encodeEntry(now().toISOString(), odd.id, Buffer.from(json)));
  assert.equal(split.id, odd.id);
  assert.deepEqual(JSON.parse(split.record.toString()), odd);
});
