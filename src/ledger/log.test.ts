import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type Log, LogDamaged, MAX_ENTRY_BYTES, openLog } from './log.js';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-log-'));
  file = join(folder, 'ledger', 'log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text);
async function texts(log: Log): Promise<string[]> {
  const all: string[] = [];
  for await (const batch of log.read()) for (const entry of batch) all.push(Buffer.from(entry).toString());
  return all;
}

test('what was appended is read back in order, before and after reopening', async () => {
  const log = await openLog(file);
  await Promise.all([log.append([bytes('a'), bytes('b')]), log.append([bytes('c')])]);
  assert.deepEqual(await texts(log), ['a', 'b', 'c']);
  await log.close();
  const again = await openLog(file);
  assert.equal(again.size, 3);
  await again.append([bytes('d')]);
  assert.deepEqual(await texts(again), ['a', 'b', 'c', 'd']);
  await again.close();
});

test('a log cut at any byte opens with exactly the entries that are whole', async () => {
  const log = await openLog(file);
  const entries = ['first entry', 'second', 'the third and last'];
  const ends: number[] = [8];
  for (const entry of entries) {
    await log.append([bytes(entry)]);
    ends.push((await stat(file)).size);
  }
  await log.close();
  const whole = await readFile(file);
  for (let cut = whole.length; cut >= 0; cut--) {
    await writeFile(file, whole.subarray(0, cut));
    const reopened = await openLog(file);
    const expected = ends.filter((end) => end <= cut).length - 1;
    assert.deepEqual(await texts(reopened), entries.slice(0, Math.max(0, expected)), `cut at byte ${cut}`);
    await reopened.append([bytes('after')]);
    assert.equal((await texts(reopened)).at(-1), 'after');
    await reopened.close();
  }
});

test('zeros after the last entry, as a power cut can leave them, are cut off', async () => {
  const log = await openLog(file);
  await log.append([bytes('kept')]);
  await log.close();
  await appendFile(file, Buffer.alloc(5000));
  const again = await openLog(file);
  assert.deepEqual(await texts(again), ['kept']);
  await again.close();
});

test('a flipped bit before the last entry is refused with its place, and the file stays as it is', async () => {
  const log = await openLog(file);
  await log.append([bytes('one'), bytes('two'), bytes('three')]);
  await log.close();
  const whole = await readFile(file);
  whole[17]! ^= 1;
  await writeFile(file, whole);
  await assert.rejects(
    openLog(file),
    (error: Error) => error instanceof LogDamaged && /byte 8/.test(error.message),
  );
  assert.deepEqual(await readFile(file), whole);
});

test('a file that is no log is refused and not overwritten', async () => {
  const log = await openLog(file);
  await log.close();
  await writeFile(file, 'a letter to the editor, not a log');
  await assert.rejects(openLog(file), LogDamaged);
  assert.equal(await readFile(file, 'utf8'), 'a letter to the editor, not a log');
});

test('an entry over the limit is refused, and the log goes on', async () => {
  const log = await openLog(file);
  await assert.rejects(log.append([Buffer.alloc(MAX_ENTRY_BYTES + 1)]), RangeError);
  await log.append([Buffer.alloc(MAX_ENTRY_BYTES, 7)]);
  assert.equal(log.size, 1);
  await log.close();
  await truncate(file, (await stat(file)).size - 1);
  const again = await openLog(file);
  assert.equal(again.size, 0);
  await again.close();
});

test('entries that span several read buffers are read back whole', async () => {
  const log = await openLog(file);
  const large = Array.from({ length: 12 }, (_, i) => Buffer.alloc(900_000, i + 1));
  await log.append(large);
  await log.close();
  const again = await openLog(file);
  let i = 0;
  for await (const batch of again.read()) for (const entry of batch) assert.ok(large[i++]!.equals(entry));
  assert.equal(i, 12);
  await again.close();
});
