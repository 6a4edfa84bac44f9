/**
 * Another implementation reads our ledger: golang.org/x/mod/sumdb of the Go project (main.go beside this file). Not a
 * part of npm test: node scripts/test.mjs go, after apt-get install golang-go golang-golang-x-mod-dev
 */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { directorySource } from '../../../src/ledger/audit/directory-source.js';
import { inventedEntry } from '../../../src/ledger/audit/make-ledger.fixture.js';
import { tileReader } from '../../../src/ledger/audit/prove.js';
import { toBase64 } from '../../../src/ledger/format/bytes.js';
import { formatVerifierKey } from '../../../src/ledger/format/note.js';
import { tilePath } from '../../../src/ledger/format/tile.js';
import { nodeReaderOver } from '../../../src/ledger/format/tile-nodes.js';
import { consistencyProof, inclusionProof } from '../../../src/ledger/format/tree.js';
import { generateKey } from '../../../src/ledger/keys.js';
import { openLedger } from '../../../src/ledger/ledger.js';

/** Where Debian puts the sources of Go packages. */
const GO_PATH = '/usr/share/gocode';
const SIZES = [1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000, 100_003];
const program = fileURLToPath(new URL('main.go', import.meta.url));

const missing = [
  ...(spawnSync('go', ['version']).status === 0 ? [] : ['golang-go']),
  ...(existsSync(join(GO_PATH, 'src/golang.org/x/mod/sumdb/tlog')) ? [] : ['golang-golang-x-mod-dev']),
];
if (missing.length > 0) throw new Error(`Go is not installed here. apt-get install ${missing.join(' ')}`);

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-go-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('Go agrees with every checkpoint, tile and proof of a ledger of 100,003 entries, and sees a changed byte', async () => {
  const dir = join(folder, 'ledger');
  const key = generateKey('ledger.example/hamlet');
  const notes = await writeLedger(dir, key);
  const cases = join(folder, 'cases.json');
  const proofs = await makeProofs(dir);
  await writeFile(cases, JSON.stringify({ Key: formatVerifierKey(key.verifier), Notes: notes, ...proofs }));
  const reader = join(folder, 'reader');
  await go(['build', '-o', reader, program]);
  const said = await run(reader, [dir, cases]);
  assert.match(
    said,
    /^agreed: 100003 entries, \d+ tiles, 13 checkpoints, 96 inclusion proofs, 66 consistency/,
  );

  const tile = join(dir, tilePath({ level: 1, index: 0, width: 256 }));
  const bytes = await directorySource(dir).read(tilePath({ level: 1, index: 0, width: 256 }));
  bytes![4000]! ^= 1;
  await writeFile(tile, bytes!);
  await assert.rejects(run(reader, [dir, cases]), /tile\/1\/000 differs/);
});

async function writeLedger(dir: string, key: ReturnType<typeof generateKey>): Promise<string[]> {
  const ledger = await openLedger(dir, {
    key,
    command: 'test',
    now: () => new Date(),
    publishAfterMs: 600_000,
  });
  const notes: string[] = [];
  for (const size of SIZES) {
    while (ledger.size < size) {
      const count = Math.min(5000, size - ledger.size);
      const from = ledger.size;
      await ledger.append(Array.from({ length: count }, (_, i) => inventedEntry(from + i)));
    }
    await ledger.publish();
    notes.push(ledger.published.note);
  }
  await ledger.close();
  return notes;
}

async function makeProofs(dir: string) {
  const tiles = tileReader(directorySource(dir));
  const inclusion = [];
  const consistency = [];
  for (const size of SIZES) {
    const read = nodeReaderOver(tiles, size);
    for (let i = 0; i < 8; i++) {
      const index = i === 0 ? 0 : i === 1 ? size - 1 : Math.floor(((i * 7919) / 65_536) * size) % size;
      inclusion.push({ Size: size, Index: index, Hashes: encode(await inclusionProof(index, size, read)) });
    }
    for (const old of SIZES.filter((one) => one < size))
      consistency.push({ Old: old, Size: size, Hashes: encode(await consistencyProof(old, size, read)) });
  }
  return { Inclusion: inclusion, Consistency: consistency };
}

const encode = (hashes: readonly Uint8Array[]): string[] => hashes.map(toBase64);

const start = promisify(execFile);

/** The packages of the system only: no module, no network. */
async function go(args: string[]): Promise<void> {
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: GO_PATH,
    GOFLAGS: '',
    GOPROXY: 'off',
    GOCACHE: join(folder, 'cache'),
  };
  await start('go', args, { env });
}

async function run(file: string, args: string[]): Promise<string> {
  return (await start(file, args)).stdout;
}
