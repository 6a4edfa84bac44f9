import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Fault, failingDisk } from './failing-disk.fixture.js';
import { destroyPayload, keepPayload, openPayload, payloadsOnDisk, sweepSealed } from './payloads.js';

const made: string[] = [];
after(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-sealed-'));
  made.push(dir);
  return dir;
}

async function filesOf(dir: string): Promise<{ readonly name: string; readonly bytes: Buffer }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ name, parentPath }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  );
}

const PAYLOAD = Buffer.from('Anna Invented');

test('what was kept opens as it was, and no longer after its destruction, which can be done again', async () => {
  const dir = await folder();
  const commitment = await keepPayload(dir, 'm', 'prisoners', PAYLOAD);
  assert.deepEqual(Buffer.from((await openPayload(dir, 'prisoners', commitment)).payload), PAYLOAD);
  await destroyPayload(dir, commitment);
  await destroyPayload(dir, commitment);
  assert.equal((await payloadsOnDisk(dir)).size, 0);
  await assert.rejects(openPayload(dir, 'prisoners', commitment), /is missing/);
});

test('the same payload sealed twice gives commitments and files that have nothing in common', async () => {
  const dir = await folder();
  const [one, other] = [
    await keepPayload(dir, 'm', 'prisoners', PAYLOAD),
    await keepPayload(dir, 'm', 'prisoners', PAYLOAD),
  ];
  assert.notEqual(one, other);
  const boxes = (await filesOf(join(dir, 'sealed'))).map(({ bytes }) => bytes.toString('hex'));
  assert.equal(new Set(boxes).size, 2);
});

test('a payload of one class does not open as one of another', async () => {
  const dir = await folder();
  const commitment = await keepPayload(dir, 'm', 'prisoners', PAYLOAD);
  await keepPayload(dir, 'm', 'sources', PAYLOAD);
  await assert.rejects(openPayload(dir, 'sources', commitment), /does not open/);
});

// The writes, syncs and renames of class key, payload and data key, in this order; the class key is linked, not renamed.
const FAULTS: readonly Fault[] = [
  ...[1, 2, 3].map((time) => ({ operation: 'create', time, code: 'EROFS' }) as const),
  ...[1, 2, 3].map((time) => ({ operation: 'write', time, code: 'ENOSPC' }) as const),
  ...[1, 2, 3].map((time) => ({ operation: 'sync', time, code: 'EIO' }) as const),
  ...[1, 2].map((time) => ({ operation: 'rename', time, code: 'EIO' }) as const),
];
for (const fault of FAULTS)
  test(`when ${fault.operation} fails (${fault.time}., ${fault.code}) nothing half-written and nothing readable remains`, async () => {
    const dir = await folder();
    const disk = failingDisk(fault);
    await assert.rejects(keepPayload(dir, 'm', 'prisoners', PAYLOAD, disk), { code: fault.code });
    assert.ok(disk.failed);
    for (const { name, bytes } of await filesOf(dir)) {
      assert.ok(!name.startsWith('.part'), name);
      assert.ok(!bytes.includes(PAYLOAD), name);
    }
    assert.equal(await sweepSealed(dir, Date.now()), 0);
    const commitment = await keepPayload(dir, 'm', 'prisoners', PAYLOAD);
    assert.deepEqual(Buffer.from((await openPayload(dir, 'prisoners', commitment)).payload), PAYLOAD);
  });
