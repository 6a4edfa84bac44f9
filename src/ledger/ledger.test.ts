import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type Disk, nodeDisk } from './disk.js';
import { leafOf, treeHash } from './fault-scenario.fixture.js';
import { toBase64 } from './format/bytes.js';
import { COSIGNATURE_TYPE, parseNote, signatureLine } from './format/note.js';
import { generateKey } from './keys.js';
import { type Ledger, type LedgerOptions, openLedger } from './ledger.js';
import { LedgerError, type LedgerErrorKind } from './ledger-error.js';

let folder = '';
let dir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-ledger-'));
  dir = join(folder, 'ledger');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = generateKey('ledger.example/a');
const NEVER = 2 ** 30;
const open = (more: Partial<LedgerOptions> = {}, at = dir): Promise<Ledger> =>
  openLedger(at, { key, command: 'test', now: () => new Date(), publishAfterMs: NEVER, ...more });

const text = (i: number): string => `entry number ${i}`;
const entries = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, i) => Buffer.from(text(from + i)));
async function textsOf(ledger: Ledger, from?: number, to?: number): Promise<string[]> {
  const all: string[] = [];
  for await (const batch of ledger.read(from, to))
    for (const entry of batch) all.push(Buffer.from(entry).toString());
  return all;
}
const texts = (from: number, to: number): string[] =>
  entries(from, to).map((one) => Buffer.from(one).toString());
const refusedAs = (kind: LedgerErrorKind, message: RegExp) => (error: Error) => {
  assert.ok(error instanceof LedgerError, error.stack);
  assert.equal(error.kind, kind);
  assert.match(error.message, message);
  return true;
};

test('what was appended is read back in order, unpublished and published, before and after opening again', async () => {
  const ledger = await open();
  const firsts = await Promise.all([ledger.append(entries(0, 300)), ledger.append(entries(300, 301))]);
  assert.deepEqual(firsts, [0, 300]);
  assert.deepEqual([ledger.size, ledger.published.size], [301, 0]);
  assert.deepEqual(await textsOf(ledger), texts(0, 301));
  await ledger.publish();
  await ledger.append(entries(301, 600));
  assert.deepEqual(await textsOf(ledger, 250, 590), texts(250, 590));
  await ledger.close();
  const visited: string[] = [];
  const again = await open({
    visit: (batch) => visited.push(...batch.map((one) => Buffer.from(one).toString())),
  });
  assert.equal(again.published.size, 600);
  assert.deepEqual(visited, texts(0, 600));
  assert.equal(await again.append(entries(600, 601)), 600);
  await again.close();
  assert.deepEqual(await readdir(join(dir, 'journal')), [], 'a clean close leaves no journal');
});

test('the root at every size is the Merkle tree hash of RFC 6962 over the entries before it', async () => {
  const ledger = await open();
  await ledger.append(entries(0, 400));
  await ledger.publish();
  await ledger.append(entries(400, 700));
  const leaves = texts(0, 700).map(leafOf);
  for (const size of [0, 1, 2, 3, 255, 256, 257, 399, 400, 401, 511, 512, 513, 699, 700]) {
    assert.equal(
      toBase64(await ledger.rootAt(size)),
      treeHash(leaves.slice(0, size)).toString('base64'),
      `${size}`,
    );
  }
  await assert.rejects(ledger.rootAt(701), RangeError);
  await ledger.close();
});

test('every signed size has its partial tiles, and only the full one takes their place', async () => {
  const ledger = await open();
  const names = async (path: string): Promise<string[]> =>
    (await readdir(join(dir, 'tile', path)).catch(() => [])).sort();
  await ledger.append(entries(0, 3));
  await ledger.publish();
  await ledger.append(entries(3, 255));
  await ledger.publish();
  assert.deepEqual(await names('0/000.p'), ['255', '3']);
  assert.deepEqual(await names('entries/000.p'), ['255', '3']);
  await ledger.append(entries(255, 256));
  await ledger.publish();
  assert.deepEqual(await names('0'), ['000']);
  assert.deepEqual(await names('entries'), ['000']);
  assert.deepEqual(await names('1/000.p'), ['1']);
  await ledger.close();
});

test('a second writer is refused, and told who holds the ledger', async () => {
  const ledger = await open({ command: 'serve', now: () => new Date('2025-03-18T12:00:00Z') });
  await assert.rejects(
    open(),
    refusedAs('held', new RegExp(`process ${process.pid} \\("serve"\\) on .+ since 2025-03-18T12:00:00`)),
  );
  await ledger.append(entries(0, 1));
  await ledger.close();
  await (await open()).close();
});

test('another key, and a key of another origin, are refused, and the ledger stays as it was', async () => {
  await (await open()).close();
  await assert.rejects(
    open({ key: generateKey('ledger.example/a') }),
    refusedAs('wrongKey', /key\.pub.*own key/),
  );
  await assert.rejects(
    open({ key: generateKey('ledger.example/b') }),
    refusedAs('unknownOrigin', /"ledger\.example\/b".*"ledger\.example\/a"/),
  );
  await (await open()).close();
});

test('a batch with an entry of more than 65,535 bytes is refused whole, and the ledger goes on', async () => {
  const ledger = await open();
  const large = [Buffer.alloc(1), Buffer.alloc(65_536)];
  await assert.rejects(ledger.append(large), refusedAs('tooLarge', /entry 1 of 2.*65535.*65536/));
  assert.equal(await ledger.append([Buffer.alloc(65_535, 7), Buffer.alloc(0)]), 0);
  await ledger.close();
  const again = await open();
  const lengths: number[] = [];
  for await (const batch of again.read()) lengths.push(...batch.map((one) => one.length));
  assert.deepEqual(lengths, [65_535, 0]);
  await again.close();
  await assert.rejects(again.append(entries(0, 1)), refusedAs('closed', /closed/));
});

/** The folder as a killed process leaves it: 10 entries under the checkpoint, four groups in the journal. */
async function leftBehind(): Promise<{ copy: string; file: string; ends: number[] }> {
  const ledger = await open();
  await ledger.append(entries(0, 10));
  await ledger.publish();
  const [name] = await readdir(join(dir, 'journal'));
  const ends: number[] = [];
  for (let i = 10; i < 18; i += 2) {
    await ledger.append(entries(i, i + 2));
    ends.push((await readFile(join(dir, 'journal', name!))).length);
  }
  const copy = join(folder, 'copy');
  await cp(dir, copy, { recursive: true, filter: (path) => !/lock-\d+\.json$/.test(path) });
  await ledger.close();
  return { copy, file: join(copy, 'journal', name!), ends };
}

test('a journal cut at any byte gives back exactly the groups that are whole', async () => {
  const { copy, file, ends } = await leftBehind();
  const whole = await readFile(file);
  for (let cut = whole.length; cut >= 8; cut -= 7) {
    const trial = join(folder, `trial-${cut}`);
    await cp(copy, trial, { recursive: true });
    await writeFile(join(trial, file.slice(copy.length)), whole.subarray(0, cut));
    const ledger = await open({}, trial);
    const expected = 10 + 2 * ends.filter((end) => end <= cut).length;
    assert.deepEqual(await textsOf(ledger), texts(0, expected), `cut at byte ${cut}`);
    assert.equal(ledger.published.size, expected);
    await ledger.close();
  }
});

test('a journal changed before its last group is refused with the place, and nothing is changed', async () => {
  const { copy, file, ends } = await leftBehind();
  const whole = await readFile(file);
  for (const at of [3, 9, 14, 20, 30, 70, 130, ends[0]! + 1, ends[1]! + 40, ends[2]! - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 4;
    await writeFile(file, bytes);
    await assert.rejects(open({}, copy), refusedAs('damaged', /journal.*Nothing was changed/), `byte ${at}`);
    assert.deepEqual(await readFile(file), bytes);
  }
  await writeFile(file, Buffer.concat([whole.subarray(0, ends[0]), whole.subarray(ends[1])]));
  await assert.rejects(open({}, copy), refusedAs('damaged', /expected entry 12 next, found entry 14/));
});

test('a group cut short is refused where a later file goes on after it', async () => {
  const noTiles: Disk = {
    ...nodeDisk,
    makeDirectory: (path) =>
      /tile/.test(path)
        ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
        : nodeDisk.makeDirectory(path),
  };
  const ledger = await open({ disk: noTiles });
  await ledger.append(entries(0, 2));
  await ledger.append(entries(2, 4));
  await assert.rejects(ledger.publish(), refusedAs('notWritten', /full/));
  await ledger.append(entries(4, 5));
  const copy = join(folder, 'two-files');
  await cp(dir, copy, { recursive: true, filter: (path) => !/lock-\d+\.json$/.test(path) });
  await ledger.close().catch(() => undefined);
  const [first] = (await readdir(join(copy, 'journal'))).sort();
  const file = join(copy, 'journal', first!);
  const whole = await readFile(file);
  await writeFile(file, whole.subarray(0, whole.length - 3));
  await assert.rejects(open({}, copy), refusedAs('damaged', /since entry 4 follows in .*journal.00000002/));
  await writeFile(file, whole);
  const again = await open({}, copy);
  assert.deepEqual(await textsOf(again), texts(0, 5));
  await again.close();
});

test('damage to what opening relies on is refused; damage elsewhere when it is read', async () => {
  const ledger = await open();
  await ledger.append(entries(0, 600));
  await ledger.close();
  const flip = async (path: string): Promise<Buffer> => {
    const bytes = await readFile(join(dir, path));
    const changed = Buffer.from(bytes);
    changed[changed.length - 1]! ^= 1;
    await writeFile(join(dir, path), changed);
    return bytes;
  };
  for (const path of ['tile/0/002.p/88', 'tile/1/000.p/2', 'tile/entries/002.p/88']) {
    const bytes = await flip(path);
    await assert.rejects(open(), refusedAs('damaged', /./), path);
    await writeFile(join(dir, path), bytes);
  }
  await flip('tile/entries/001');
  await assert.rejects(
    open({ visit: () => undefined }),
    refusedAs('damaged', /tile.entries.001, entry 255 \(number 511/),
  );
  const again = await open();
  await assert.rejects(textsOf(again), refusedAs('damaged', /number 511 of the ledger/));
  assert.deepEqual(await textsOf(again, 512), texts(512, 600), 'the rest can be read');
  await again.close();
});

test('opening reads a handful of files, however many entries there are', async () => {
  const ledger = await open();
  for (let i = 0; i < 20_000; i += 1000) await ledger.append(entries(i, i + 1000));
  await ledger.close();
  const read: string[] = [];
  const disk: Disk = {
    ...nodeDisk,
    read: (path) => {
      read.push(path);
      return nodeDisk.read(path);
    },
  };
  await (await open({ disk })).close();
  assert.ok(read.length < 12, read.join('\n'));
});

test('the clock plays no part: it may jump back between and during openings', async () => {
  let time = Date.UTC(2030, 0, 1);
  const now = (): Date => {
    time -= 86_400_000;
    return new Date(time);
  };
  for (let i = 0; i < 3; i++) {
    const ledger = await open({ now, publishAfterMs: 1 });
    assert.equal(await ledger.append(entries(i, i + 1)), i);
    await ledger.close();
  }
  const ledger = await open({ now });
  assert.deepEqual(await textsOf(ledger), texts(0, 3));
  assert.equal(ledger.published.size, 3);
  await ledger.close();
});

test('appending waits for publishing when the backlog is at its bound, and all is published by itself', async () => {
  const ledger = await open({ maxBacklogBytes: 10_000, publishAfterMs: 1 });
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 40; i++) {
        await ledger.append(entries(0, 20));
        most = Math.max(most, ledger.size - ledger.published.size);
      }
    }),
  );
  assert.equal(ledger.size, 8 * 40 * 20);
  // 10,000 bytes are about 85 of these entries; one group of all eight writers may come on top.
  assert.ok(most <= 85 + 8 * 20, `${most} entries were unpublished`);
  await ledger.close();
});

test('where cosignatures are needed, a checkpoint waits for them, over a restart too, and entries go on', async () => {
  const witness = generateKey('witness.example/w', COSIGNATURE_TYPE);
  const { name, keyId } = witness.verifier;
  const asked: [size: string, oldSize: number][] = [];
  let reachable = false;
  const cosign = (note: string, oldSize: number): Promise<string[]> => {
    asked.push([note.split('\n')[1]!, oldSize]);
    if (!reachable) return Promise.reject(new Error('witness.example/w does not answer.'));
    return Promise.resolve([signatureLine({ name, keyId, signature: new Uint8Array(72) })]);
  };
  const options = { cosign, cosignaturesNeeded: 1 };
  const ledger = await open(options);
  await ledger.append(entries(0, 5));
  await assert.rejects(
    ledger.publish(),
    refusedAs('notCosigned', /5 entries needs 1.*does not answer.*0 entries are/),
  );
  await ledger.append(entries(5, 7));
  assert.equal(ledger.published.size, 0);
  await ledger.close();
  assert.match(await readFile(join(dir, 'checkpoint.pending'), 'utf8'), /\n7\n/);
  assert.match(await readFile(join(dir, 'checkpoint'), 'utf8'), /\n0\n/);
  reachable = true;
  const again = await open(options);
  assert.deepEqual(await textsOf(again), texts(0, 7));
  await again.publish();
  assert.equal(again.published.size, 7);
  const note = await readFile(join(dir, 'checkpoint'), 'utf8');
  assert.equal(note, again.published.note);
  assert.deepEqual(
    parseNote(note).signatures.map((one) => one.name),
    [key.verifier.name, name],
  );
  assert.ok(!(await readdir(dir)).includes('checkpoint.pending'));
  assert.deepEqual(asked.at(-1), ['7', 0]);
  await again.close();
});
