import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Fault, failingDisk } from './failing-disk.fixture.js';
import { originalFile, originalState, originalsOnDisk, sweepEvidence, takeIn } from './originals.js';

const made: string[] = [];
after(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-evidence-'));
  made.push(dir);
  return dir;
}

/** A file with three chunks and a half. */
async function large(
  dir: string,
): Promise<{ readonly file: string; readonly content: Buffer; readonly sha256: string }> {
  const content = randomBytes(3.5 * 1024 * 1024);
  const file = join(dir, 'film.bin');
  await writeFile(file, content);
  return { file, content, sha256: createHash('sha256').update(content).digest('hex') };
}

const namesBelow = async (dir: string): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('an original is kept byte for byte under its hash, read-only, and the file it came from is untouched', async () => {
  const dir = await folder();
  const { file, content, sha256 } = await large(dir);
  const told: number[] = [];
  const taken = await takeIn(dir, file, (done, total) => told.push(done / total));
  assert.deepEqual(taken, { sha256, bytes: content.length, mediaType: taken.mediaType, known: false });
  const kept = originalFile(dir, sha256);
  assert.ok((await readFile(kept)).equals(content));
  assert.equal((await stat(kept)).mode & 0o777, 0o444);
  assert.ok((await readFile(file)).equals(content));
  assert.equal(told.at(-1), 1);
  assert.deepEqual(await namesBelow(join(dir, 'evidence', 'incoming')), []);
});

test('the same content again makes no second original', async () => {
  const dir = await folder();
  const { file, sha256 } = await large(dir);
  await takeIn(dir, file);
  assert.equal((await takeIn(dir, file)).known, true);
  assert.deepEqual(await originalsOnDisk(dir), { originals: [sha256], strangers: [] });
  assert.deepEqual(await namesBelow(join(dir, 'evidence', 'incoming')), []);
});

test('content whose original was altered is not taken for known', async () => {
  const dir = await folder();
  const { file, sha256 } = await large(dir);
  await takeIn(dir, file);
  await chmod(originalFile(dir, sha256), 0o644);
  await writeFile(originalFile(dir, sha256), 'other');
  await assert.rejects(takeIn(dir, file), /was altered: expected SHA-256/);
  assert.equal((await originalState(dir, sha256)).kind, 'altered');
});

test('folders, empty files and missing files are refused in words', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'empty'), '');
  await assert.rejects(takeIn(dir, dir), /is a folder\. Name the files one by one/);
  await assert.rejects(takeIn(dir, join(dir, 'empty')), /is empty/);
  await assert.rejects(takeIn(dir, join(dir, 'nothing')), { code: 'ENOENT' });
  await assert.rejects(takeIn(dir, '/dev/null'), /no regular file/);
  assert.deepEqual(await namesBelow(join(dir, 'evidence')), []);
});

test('a file that changes while it is read is refused', async () => {
  const dir = await folder();
  const { file } = await large(dir);
  let changed = false;
  const change = (): void => {
    if (!changed) appendFileSync(file, 'more');
    changed = true;
  };
  await assert.rejects(takeIn(dir, file, change), /was changed while it was read/);
  assert.deepEqual(await namesBelow(join(dir, 'evidence')), []);
});

const FAULTS: readonly Fault[] = [
  ...[1, 2, 3].map((time) => ({ operation: 'makeDirectory', time, code: 'EROFS' }) as const),
  { operation: 'create', time: 1, code: 'ENOSPC' },
  ...[1, 2, 4].map((time) => ({ operation: 'write', time, code: 'ENOSPC' }) as const),
  { operation: 'sync', time: 1, code: 'EIO' },
  { operation: 'rename', time: 1, code: 'EIO' },
];
for (const fault of FAULTS)
  test(`when ${fault.operation} fails (${fault.time}., ${fault.code}), nothing half remains and the next attempt succeeds`, async () => {
    const dir = await folder();
    const { file, sha256 } = await large(dir);
    const disk = failingDisk(fault);
    await assert.rejects(takeIn(dir, file, undefined, disk), { code: fault.code });
    assert.ok(disk.failed);
    assert.deepEqual(await namesBelow(join(dir, 'evidence')), []);
    await takeIn(dir, file);
    assert.equal((await originalState(dir, sha256)).kind, 'whole');
  });

test('a folder that cannot be synced after the rename is no success, and adding the file again syncs it', async () => {
  const dir = await folder();
  const { file, sha256 } = await large(dir);
  // Before it: mission and evidence for incoming; mission, evidence and originals for the original.
  const last = { operation: 'syncDirectory', time: 6, code: 'EIO' } as const;
  for (const disk of [failingDisk(last), failingDisk(last)]) {
    await assert.rejects(takeIn(dir, file, undefined, disk), { code: 'EIO' });
    assert.equal((await originalState(dir, sha256)).kind, 'whole');
  }
  assert.equal((await takeIn(dir, file)).known, true);
});

test('what a process that was killed in the middle left half-written is swept on the next start, and only that', async () => {
  const dir = await folder();
  const { file } = await large(dir);
  const script = `
    import { takeIn } from ${JSON.stringify(fileURLToPath(new URL('./originals.ts', import.meta.url)))};
    let chunks = 0;
    await takeIn(${JSON.stringify(dir)}, ${JSON.stringify(file)}, () => {
      if (++chunks === 2) process.kill(process.pid, 'SIGKILL');
    });`;
  const died = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  assert.equal(died.signal, 'SIGKILL', String(died.stderr));
  const incoming = join(dir, 'evidence', 'incoming');
  const left = await namesBelow(incoming);
  assert.equal(left.length, 1);
  await writeFile(join(incoming, left[0]!.replace(/\d+/, String(process.pid))), 'of a process that lives');
  assert.equal(await sweepEvidence(dir, Date.now()), 1);
  assert.equal((await namesBelow(incoming)).length, 1);
  assert.deepEqual((await originalsOnDisk(dir)).originals, []);
});
