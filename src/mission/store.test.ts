import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { TrucelineRecord } from '../record/record.js';
import { canonicalJson, encodeEntry, splitEntry } from './entry.js';
import { OldLog, openLocalStore } from './store.js';

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
  const store = await openLocalStore(dir, { origin: 'hamlet', now });
  const one = record('a', 'shots');
  const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as TrucelineRecord;
  assert.deepEqual(await store.append([one, turned, record('b', 'more')]), {
    added: 2,
    known: 1,
    refused: [],
    tooLarge: [],
  });
  await store.close();
  const again = await openLocalStore(dir, { origin: 'hamlet', now });
  assert.deepEqual(await again.append([turned]), { added: 0, known: 1, refused: [], tooLarge: [] });
  assert.deepEqual(await ids(again), ['a', 'b']);
  await again.close();
});

test('another content under a known id is refused and overwrites nothing', async () => {
  const store = await openLocalStore(dir, { origin: 'hamlet', now });
  await store.append([record('a', 'shots')]);
  assert.deepEqual(await store.append([record('a', 'silence')]), {
    added: 0,
    known: 0,
    refused: ['a'],
    tooLarge: [],
  });
  const texts: string[] = [];
  for await (const batch of store.read()) texts.push(...batch);
  assert.equal(texts.length, 1);
  assert.match(texts[0]!, /shots/);
  await store.close();
});

test('what the store stands on is the root over the entries: the same for the same records in the same order at the same times', async () => {
  const stateOf = async (name: string, order: readonly string[], at: string): Promise<string> => {
    const store = await openLocalStore(join(dir, name), { origin: 'hamlet', now: () => new Date(at) });
    for (const id of order) await store.append([record(id, id)]);
    const { origin, size, root } = await store.state();
    await store.close();
    assert.deepEqual([origin, size], ['hamlet', order.length]);
    const again = await openLocalStore(join(dir, name), { origin: 'hamlet', now });
    assert.equal((await again.state()).root, root, 'reopening gives the same root');
    await again.close();
    return root;
  };
  const first = await stateOf('one', ['a', 'b'], '2025-01-01T00:00:00Z');
  assert.equal(await stateOf('two', ['a', 'b'], '2025-01-01T00:00:00Z'), first);
  assert.notEqual(await stateOf('three', ['b', 'a'], '2025-01-01T00:00:00Z'), first);
  assert.notEqual(await stateOf('four', ['a', 'b'], '2025-01-02T00:00:00Z'), first);
});

test('earlier states: the first records alone, their root, and how many there were at a moment', async () => {
  let at = '2025-03-18T12:00:00Z';
  const store = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date(at) });
  await store.append([record('a', 'shots'), record('b', 'more')]);
  const then = await store.state();
  at = '2025-03-18T13:00:00Z';
  await store.append([record('c', 'silence')]);
  assert.deepEqual(await store.state(2), then);
  assert.notEqual((await store.state()).root, then.root);
  assert.deepEqual(await ids({ read: () => store.read(2) }), ['a', 'b']);
  assert.equal(await store.sizeAt(Date.parse('2025-03-18T12:30:00Z')), 2);
  assert.equal(await store.sizeAt(Date.parse('2025-03-18T13:00:00Z')), 3);
  await store.close();
});

test('a record that no entry can hold is named and not taken; the others of its batch are', async () => {
  const store = await openLocalStore(dir, { origin: 'hamlet', now });
  const result = await store.append([record('a', 'shots'), record('large', 'x'.repeat(70_000))]);
  assert.deepEqual(result, { added: 1, known: 0, refused: [], tooLarge: ['large'] });
  assert.deepEqual(await ids(store), ['a']);
  await store.close();
});

test('a log of before the first release is refused, and nothing is written beside it', async () => {
  await mkdir(join(dir, 'ledger'));
  await writeFile(join(dir, 'ledger', 'records.log'), 'TRCLOG1\n');
  await assert.rejects(openLocalStore(dir, { origin: 'hamlet', now }), OldLog);
  assert.deepEqual(await readdir(dir), ['ledger']);
});

test("the ledger's key lies apart, readable by its owner alone; without it, or under another name, nothing is opened", async () => {
  const store = await openLocalStore(dir, { origin: 'hamlet', now });
  await store.append([record('a', 'shots')]);
  await store.close();
  const file = join(dir, 'secrets', 'ledger.key');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal((await stat(join(dir, 'secrets'))).mode & 0o777, 0o700);
  assert.equal(await readFile(join(dir, 'secrets', '.gitignore'), 'utf8'), '*\n');
  await assert.rejects(
    openLocalStore(dir, { origin: 'village', now }),
    /origin "hamlet".*mission\.yaml says "village"/,
  );
  await rename(file, `${file}.away`);
  await assert.rejects(openLocalStore(dir, { origin: 'hamlet', now }), /Restore that file from a copy/);
  assert.deepEqual((await readdir(join(dir, 'secrets'))).sort(), ['.gitignore', 'ledger.key.away']);
});

test('an entry gives back its id and record, with quotes and line breaks in them', () => {
  const odd = record('an "odd" \\ id\n', 'a line\nand "another" \u2028');
  const json = canonicalJson(odd);
  const split = splitEntry(encodeEntry(now().toISOString(), odd.id, json).entry);
  assert.equal(split.id, odd.id);
  assert.deepEqual(JSON.parse(split.record.toString()), odd);
});
