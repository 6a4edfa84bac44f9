/** One contract, two implementations: the real disk, and the model of one that the fault table runs on. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Disk, nodeDisk, writeAll } from './disk.js';
import { ModelDisk } from './model-disk.fixture.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

for (const name of ['the real disk', 'the model of a disk']) {
  const on = async (run: (disk: Disk, root: string) => Promise<void>): Promise<void> => {
    if (name !== 'the real disk') return run(new ModelDisk().process().disk, '/');
    const root = await mkdtemp(join(tmpdir(), 'truceline-disk-'));
    try {
      await run(nodeDisk, root);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  };
  const textOf = async (disk: Disk, path: string): Promise<string> =>
    Buffer.from(await disk.read(path)).toString();

  test(`${name}: what is written at a place stands there, and a file can be cut`, () =>
    on(async (disk, root) => {
      const file = await disk.create(join(root, 'a'));
      await writeAll(file, bytes('hello'), 0);
      await writeAll(file, bytes('p!'), 3);
      await file.sync();
      assert.equal(await textOf(disk, join(root, 'a')), 'help!');
      await file.truncate(4);
      assert.equal(await textOf(disk, join(root, 'a')), 'help');
      await writeAll(file, bytes('x'), 6);
      assert.equal(await textOf(disk, join(root, 'a')), 'help\0\0x');
      await file.close();
    }));

  test(`${name}: a rename replaces, and errors carry the code of the system`, () =>
    on(async (disk, root) => {
      for (const [path, text] of [
        ['a', '1'],
        ['b', '2'],
      ] as const) {
        const file = await disk.create(join(root, path));
        await writeAll(file, bytes(text), 0);
        await file.close();
      }
      await assert.rejects(disk.create(join(root, 'a')), { code: 'EEXIST' });
      await disk.rename(join(root, 'a'), join(root, 'b'));
      assert.equal(await textOf(disk, join(root, 'b')), '1');
      await assert.rejects(disk.read(join(root, 'a')), { code: 'ENOENT' });
      await assert.rejects(disk.unlink(join(root, 'a')), { code: 'ENOENT' });
      await disk.makeDirectory(join(root, 'c'));
      await assert.rejects(disk.makeDirectory(join(root, 'c')), { code: 'EEXIST' });
      await assert.rejects(disk.makeDirectory(join(root, 'd', 'e')), { code: 'ENOENT' });
      await disk.rename(join(root, 'b'), join(root, 'c', 'b'));
      await assert.rejects(disk.removeDirectory(join(root, 'c')), { code: 'ENOTEMPTY' });
      await disk.syncDirectory(join(root, 'c'));
      assert.deepEqual(await disk.list(join(root, 'c')), ['b']);
      await disk.unlink(join(root, 'c', 'b'));
      await disk.removeDirectory(join(root, 'c'));
      await assert.rejects(disk.list(join(root, 'c')), { code: 'ENOENT' });
    }));
}

test('a power cut takes from the model what was not synced, names and content apart', async () => {
  const model = new ModelDisk();
  const { disk, kill } = model.process();
  const write = async (path: string, sync: boolean): Promise<void> => {
    const file = await disk.create(path);
    await writeAll(file, bytes('text'), 0);
    if (sync) await file.sync();
  };
  await write('/named-and-synced', true);
  await write('/named-only', false);
  await disk.syncDirectory('/');
  await write('/synced-only', true);
  kill();
  model.cutPower({ kind: 'all' });
  assert.deepEqual(model.namesIn('/').sort(), ['named-and-synced', 'named-only']);
  assert.equal(model.contentOf('/named-and-synced')!.length, 4);
  assert.equal(model.contentOf('/named-only')!.length, 0);
});
