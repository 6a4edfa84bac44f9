import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type Holder, holderOf, takeLock } from './lock.js';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const now = new Date('2025-03-18T12:00:00Z');

test('a second taker is refused and told who holds the ledger', async () => {
  const first = await takeLock(dir, 'serve', now);
  assert.ok(first.ok);
  const second = await takeLock(dir, 'import', now);
  assert.ok(!second.ok);
  assert.equal(second.holder.command, 'serve');
  assert.equal(second.holder.pid, process.pid);
  await first.lock.release();
  assert.ok((await takeLock(dir, 'import', now)).ok);
});

test('an announced address is found by others, and the word in it is readable by the owner only', async () => {
  const taken = await takeLock(dir, 'serve', now);
  assert.ok(taken.ok);
  await taken.lock.announce('http://127.0.0.1:4180', 'word');
  const holder = await holderOf(dir);
  assert.equal(holder?.address, 'http://127.0.0.1:4180');
  assert.equal(holder?.token, 'word');
  assert.equal((await stat(join(dir, 'lock-1.json'))).mode & 0o077, 0);
});

async function lockOf(holder: Partial<Holder>): Promise<void> {
  const taken = await takeLock(dir, 'import', now);
  assert.ok(taken.ok);
  const [name] = await readdir(dir);
  const file = join(dir, name!);
  const mine = JSON.parse(await readFile(file, 'utf8')) as Holder;
  await writeFile(file, JSON.stringify({ ...mine, ...holder, nonce: 'left-behind' }));
}

test('the lock of a process that was killed is recognised and taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const started = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')[19]!;
  await lockOf({ pid: child.pid!, started });
  assert.ok(!(await takeLock(dir, 'run', now)).ok, 'while it lives the lock holds');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = await takeLock(dir, 'run', now);
  assert.ok(taken.ok);
  assert.equal(taken.tookOver?.pid, child.pid);
});

test('a later process with the same number, or a lock from before a restart, does not count as the holder', async () => {
  await lockOf({ started: '1' });
  assert.equal(await holderOf(dir), undefined);
  const taken = await takeLock(dir, 'run', now);
  assert.ok(taken.ok);
  await taken.lock.release();
  await lockOf({ boot: 'an earlier boot' });
  assert.ok((await takeLock(dir, 'run', now)).ok);
});

test('a lock held on another machine is never taken over from here', async () => {
  await lockOf({ host: 'some-other-machine', pid: 1, started: '1' });
  assert.ok(!(await takeLock(dir, 'run', now)).ok);
});

test('half a lock, as a full disk may leave it, is taken over', async () => {
  await writeFile(join(dir, 'lock-3.json'), '{"pid": 12');
  assert.ok((await takeLock(dir, 'run', now)).ok);
});

test('of many takers of one stale lock exactly one gets it, time after time', async () => {
  for (let round = 0; round < 25; round++) {
    await lockOf({ started: '1' });
    const results = await Promise.all(Array.from({ length: 12 }, () => takeLock(dir, 'run', now)));
    const got = results.filter((result) => result.ok);
    assert.equal(got.length, 1, `round ${round}`);
    assert.ok(got[0]!.ok);
    await got[0]!.lock.release();
    assert.equal((await readdir(dir)).length, 0, 'nothing is left behind');
  }
});
