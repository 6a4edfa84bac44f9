import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { KEY, World } from './fault-scenario.fixture.js';
import { openLedger } from './ledger.js';
import { LedgerError } from './ledger-error.js';
import { type Lock, takeLock } from './lock.js';

let folder = '';
let lock: Lock;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-failing-'));
  const taken = await takeLock(folder, 'test', new Date());
  assert.ok(taken.ok);
  lock = taken.lock;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const notWritten = (words: RegExp, code: string) => (error: Error) => {
  assert.ok(error instanceof LedgerError, error.stack);
  assert.equal(error.kind, 'notWritten');
  assert.equal(error.code, code);
  assert.match(error.message, words);
  return true;
};
const entry = [Buffer.from('one more')];

test('on a full disk the writer is told, readers go on, and appending goes on when there is room again', async () => {
  const world = new World();
  const { disk } = world.disk.process();
  const ledger = await world.open(disk, lock);
  assert.ok(await world.append(ledger, 10));
  world.disk.fault = ({ kind }) => (kind === 'write' ? { kind: 'failsHalfway', code: 'ENOSPC' } : undefined);
  const words = /\/ledger.*the disk is full; free some space.*everything acknowledged before is safe/;
  await assert.rejects(ledger.append(entry), notWritten(words, 'ENOSPC'));
  await assert.rejects(ledger.publish(), notWritten(words, 'ENOSPC'));
  await world.checkReading(ledger);
  world.disk.fault = () => undefined;
  assert.ok(await world.append(ledger, 10), 'without opening again');
  await ledger.close();
  assert.equal(world.checkFiles().size, 20);
});

test('a ledger on a disk that has become read-only can be read, and says so to the writer', async () => {
  const world = new World();
  const first = world.disk.process();
  const ledger = await world.open(first.disk, lock);
  assert.ok(await world.append(ledger, 10));
  await ledger.publish();
  assert.ok(await world.append(ledger, 5));
  world.disk.fault = () => ({ kind: 'fails', code: 'EROFS' });
  await assert.rejects(ledger.append(entry), notWritten(/the disk is read-only/, 'EROFS'));
  await world.checkReading(ledger);
  first.kill();
  const opening = world.open(world.disk.process().disk, lock);
  await assert.rejects(opening, notWritten(/\/ledger could not be opened: the disk is read-only/, 'EROFS'));
  assert.equal(world.checkpoints.at(-1)!.size, 10);
});

test('after a sync that failed nothing more is taken until the ledger is opened again, and reading goes on', async () => {
  const world = new World();
  const first = world.disk.process();
  const ledger = await world.open(first.disk, lock);
  assert.ok(await world.append(ledger, 10));
  let failures = 0;
  world.disk.fault = ({ kind }) =>
    kind === 'sync' && failures++ === 0 ? { kind: 'fails', code: 'EIO' } : undefined;
  await assert.rejects(ledger.append(entry), notWritten(/error of its hardware/, 'EIO'));
  for (const attempt of [ledger.append(entry), ledger.publish(), ledger.close()]) {
    await assert.rejects(attempt, notWritten(/takes nothing more until it is opened again/, 'EIO'));
  }
  world.attempted.add('one more'); // not acknowledged, and yet it may be there
  await world.checkReading(ledger);
  first.kill();
  const again = await world.open(world.disk.process().disk, lock);
  await world.checkReading(again);
  assert.ok(await world.append(again, 10));
  await again.close();
  // Everything the failed sync covered was written afresh: a power cut now takes nothing.
  world.disk.cutPower({ kind: 'all' });
  world.checkFiles();
});

test('a write that fails and cannot be cut off again ends the writing too', async () => {
  const world = new World();
  const first = world.disk.process();
  const ledger = await world.open(first.disk, lock);
  assert.ok(await world.append(ledger, 3));
  world.disk.fault = ({ kind }) =>
    kind === 'write'
      ? { kind: 'failsHalfway', code: 'EIO' }
      : kind === 'truncate'
        ? { kind: 'fails', code: 'EIO' }
        : undefined;
  await assert.rejects(ledger.append(entry), notWritten(/hardware/, 'EIO'));
  world.disk.fault = () => undefined;
  await assert.rejects(ledger.append(entry), notWritten(/until it is opened again/, 'EIO'));
  first.kill();
  const again = await world.open(world.disk.process().disk, lock);
  await again.close();
  assert.equal(world.checkFiles().size, 3);
});

test('a folder that cannot be locked is refused with the reason', async () => {
  const missing = join('/dev/null', 'ledger');
  await assert.rejects(
    openLedger(missing, { key: KEY, command: 'test', now: () => new Date() }),
    notWritten(/could not be locked for writing.*can be read and verified/, 'ENOTDIR'),
  );
});
