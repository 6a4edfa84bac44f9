import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { compareViews } from '../../../src/ledger/audit/compare.js';
import { directorySource } from '../../../src/ledger/audit/directory-source.js';
import { inventedEntry, makeLedger } from '../../../src/ledger/audit/make-ledger.fixture.js';
import { proveEntry } from '../../../src/ledger/audit/prove.js';
import { toBase64, utf8 } from '../../../src/ledger/format/bytes.js';
import { parseCheckpoint } from '../../../src/ledger/format/checkpoint.js';
import { COSIGNATURE_TYPE, formatVerifierKey, parseNote } from '../../../src/ledger/format/note.js';
import { generateKey, verifyEd25519 as verifyInNode } from '../../../src/ledger/keys.js';
import { ability, verifyEd25519 } from './ed25519.ts';
import { alteredExampleFile, EXAMPLE_KEY, exampleFile } from './example.ts';
import { type Job, runJob } from './job.ts';
import type { Place } from './place.ts';
import { type Section, verdictOf, type What } from './section.ts';

const SIZE = 700;
const EARLIER = 300;
const key = generateKey('ledger.example/north');
const witness = generateKey('witness.example/south', COSIGNATURE_TYPE);
const keyLine = formatVerifierKey(key.verifier);
const witnessLine = formatVerifierKey(witness.verifier);
let folder = '';
let dir = '';
let rewrittenDir = '';
let notes: readonly string[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-verify-'));
  dir = join(folder, 'true');
  rewrittenDir = join(folder, 'rewritten');
  ({ notes } = await makeLedger(dir, { key, witnesses: [witness], size: SIZE, earlier: [EARLIER] }));
  const entry = (index: number): Uint8Array =>
    index === 5 ? utf8('{"id":"another"}') : inventedEntry(index);
  await makeLedger(rewrittenDir, { key, size: SIZE, entry });
});
after(() => rm(folder, { recursive: true, force: true }));

async function check(job: Partial<Job>): Promise<Section[]> {
  const sections: Section[] = [];
  const blank: Job = { files: [], ledger: null, audit: false, key: '', witnesses: '' };
  await runJob(
    { ...blank, ...job },
    verifyEd25519,
    () => undefined,
    (told) => told.kind === 'section' && sections.push(told.section),
  );
  return sections;
}

async function one(job: Partial<Job>): Promise<Section> {
  const [section, ...more] = await check(job);
  assert.equal(more.length, 0);
  return section!;
}

const stateOf = (section: Section, what: What): string | undefined =>
  section.checks.find((one) => one.what === what)?.state;

const fileOf = (name: string, content: string | Uint8Array): File =>
  new File([new Uint8Array(typeof content === 'string' ? utf8(content) : content)], name);

/** The folder as a browser hands it over, with some files changed. */
async function placeOf(
  from: string,
  change: (path: string, bytes: Uint8Array) => Uint8Array | null = (_, bytes) => bytes,
): Promise<Place> {
  const files = new Map<string, File>();
  for (const found of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!found.isFile()) continue;
    const file = join(found.parentPath ?? found.path, found.name);
    const path = file.slice(from.length + 1);
    const bytes = change(path, new Uint8Array(await readFile(file)));
    if (bytes) files.set(path, fileOf(found.name, bytes));
  }
  return { kind: 'files', name: 'ledger', files };
}

const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
  const copy = new Uint8Array(bytes);
  copy[at]! ^= 1 << bit;
  return copy;
};

async function reportOn(change: { root?: string; id?: string; size?: number } = {}): Promise<File> {
  const { origin, size, root } = parseCheckpoint(parseNote(notes[0]!).text);
  const ledger = {
    origin,
    size: change.size ?? size,
    root: change.root ?? toBase64(root),
    key: keyLine,
  };
  const entries = { 'obs-7': 7, [change.id ?? 'obs-299']: 299 };
  return fileOf('report.json', JSON.stringify({ standsOn: { records: size, ledger }, entries }));
}

test('signatures can be checked where the tests run, and agree with those of Node.js', async () => {
  assert.equal(await ability(), 'ready');
  const message = utf8('a message');
  const signature = key.sign(message);
  const { publicKey } = key.verifier;
  for (const bytes of [signature, flipped(signature, 3, 1), signature.subarray(1)])
    assert.equal(
      await verifyEd25519(publicKey, message, bytes),
      await verifyInNode(publicKey, message, bytes),
    );
});

test('the example is proven by its key, and is not with one digit changed', async () => {
  assert.equal(verdictOf(await one({ files: [exampleFile()], key: EXAMPLE_KEY })), 'held');
  const altered = await one({ files: [alteredExampleFile()], key: EXAMPLE_KEY });
  assert.equal(verdictOf(altered), 'failed');
  assert.equal(stateOf(altered, 'signature'), 'held');
  assert.equal(stateOf(altered, 'inclusion'), 'failed');
});

test('a true proof holds only as far as the key is known, and no bit of it can be changed', async () => {
  const proof = utf8(JSON.stringify(await proveEntry(directorySource(dir), 321, key.verifier, verifyInNode)));
  const trusted = await one({ files: [fileOf('proof.json', proof)], key: keyLine, witnesses: witnessLine });
  assert.equal(verdictOf(trusted), 'held');
  assert.equal(stateOf(trusted, 'cosignatures'), 'held');
  assert.equal(trusted.facts.cosigned?.length, 1);
  assert.equal(verdictOf(await one({ files: [fileOf('proof.json', proof)] })), 'ifKey');
  const other = formatVerifierKey(generateKey('ledger.example/north').verifier);
  assert.equal(verdictOf(await one({ files: [fileOf('proof.json', proof)], key: other })), 'failed');
  for (let at = 0; at < proof.length; at++) {
    const file = fileOf('proof.json', flipped(proof, at, (at * 5) % 8));
    const section = await one({ files: [file], key: keyLine, witnesses: witnessLine });
    assert.equal(verdictOf(section), 'failed', `byte ${at}`);
    const faults = section.checks.flatMap((check) => check.faults);
    assert.ok(faults.length > 0 && faults.every(({ expected, found }) => expected !== '' && found !== ''));
  }
});

test('a witness that did not cosign is missed', async () => {
  const other = formatVerifierKey(generateKey('witness.example/east', COSIGNATURE_TYPE).verifier);
  const section = await one({
    ledger: await placeOf(dir),
    audit: true,
    key: keyLine,
    witnesses: `${witnessLine}\n${other}`,
  });
  assert.equal(verdictOf(section), 'failed');
  assert.equal(stateOf(section, 'cosignatures'), 'failed');
  assert.equal(stateOf(section, 'tree'), 'held');
});

test('a true ledger is sound; with one bit flipped anywhere it is not, and the file is named', async () => {
  const trust = { key: keyLine, witnesses: witnessLine };
  const sound = await one({ ledger: await placeOf(dir), audit: true, ...trust });
  assert.equal(verdictOf(sound), 'held');
  assert.equal(sound.checks.find(({ what }) => what === 'tree')?.values.count, SIZE);
  const { files } = (await placeOf(dir)) as Extract<Place, { kind: 'files' }>;
  let seed = 1;
  for (const path of files.keys()) {
    const ledger = await placeOf(dir, (file, bytes) => {
      if (file !== path) return bytes;
      seed = (seed * 48_271) % 2_147_483_647;
      return flipped(bytes, seed % bytes.length, seed % 7);
    });
    const section = await one({ ledger, audit: true, ...trust });
    assert.equal(verdictOf(section), 'failed', path);
    const told = JSON.stringify(section.checks.filter(({ state }) => state === 'failed'));
    assert.ok(told.includes(path === 'key.pub' ? 'key' : path), `${path}: ${told}`);
  }
});

test('without its checkpoint a ledger shows nothing that can be relied on', async () => {
  const ledger = await placeOf(dir, (path, bytes) => (path === 'checkpoint' ? null : bytes));
  assert.equal(verdictOf(await one({ ledger, audit: true, key: keyLine })), 'failed');
});

test('a report by itself is not checked; beside its ledger its root and its entries are', async () => {
  const file = await reportOn();
  assert.equal(verdictOf(await one({ files: [file], key: keyLine })), 'unchecked');
  const ledger = await placeOf(dir);
  const section = await one({ files: [file], ledger, key: keyLine });
  assert.equal(verdictOf(section), 'held');
  assert.equal(stateOf(section, 'reportRoot'), 'held');
  assert.equal(stateOf(section, 'reportEntries'), 'held');
  assert.equal(verdictOf(await one({ files: [file], ledger })), 'ifKey');
});

test('a report that names another root, size or record is refused, and says which', async () => {
  const ledger = await placeOf(dir);
  const root = toBase64(parseCheckpoint(parseNote(notes[1]!).text).root);
  const other = await one({ files: [await reportOn({ root })], ledger, key: keyLine });
  assert.equal(stateOf(other, 'reportRoot'), 'failed');
  assert.equal(verdictOf(other), 'failed');
  const record = await one({ files: [await reportOn({ id: 'obs-298' })], ledger, key: keyLine });
  assert.equal(stateOf(record, 'reportRoot'), 'held');
  assert.match(JSON.stringify(record.checks), /obs-298.*entry 299/);
  assert.equal(verdictOf(record), 'failed');
  const ahead = await one({ files: [await reportOn({ size: SIZE + 1 })], ledger, key: keyLine });
  assert.equal(verdictOf(ahead), 'unchecked');
  const rewritten = await one({
    files: [await reportOn()],
    ledger: await placeOf(rewrittenDir),
    key: keyLine,
  });
  assert.equal(stateOf(rewritten, 'reportRoot'), 'failed');
});

test('an earlier checkpoint is continued by its own ledger, and not by one whose history was rewritten', async () => {
  const file = fileOf('kept', notes[0]!);
  const alone = await one({ files: [file] });
  assert.equal(verdictOf(alone), 'unchecked');
  assert.equal(verdictOf(await one({ files: [file], key: keyLine })), 'held');
  const continued = await one({ files: [file], ledger: await placeOf(dir), key: keyLine });
  assert.equal(stateOf(continued, 'continuation'), 'held');
  const forked = await one({ files: [file], ledger: await placeOf(rewrittenDir), key: keyLine });
  assert.equal(stateOf(forked, 'continuation'), 'failed');
  assert.equal(stateOf(forked, 'signature'), 'held');
  // The example belongs to another ledger: it is proven all the same, and not compared with this one.
  const other = await one({ files: [exampleFile()], ledger: await placeOf(dir) });
  assert.equal(stateOf(other, 'continuation'), 'open');
  assert.equal(verdictOf(other), 'ifKey');
  const kept = await one({ files: [exampleFile()], ledger: await placeOf(dir), key: EXAMPLE_KEY });
  assert.equal(stateOf(kept, 'continuation'), 'open');
  assert.equal(verdictOf(kept), 'held');
});

test('the evidence of a split view is checked', async () => {
  const views = await Promise.all(
    [dir, rewrittenDir].map(async (name) => ({
      name,
      note: new Uint8Array(await readFile(join(name, 'checkpoint'))),
      tiles: directorySource(name),
    })),
  );
  const found = await compareViews(views[0]!, views[1]!, key.verifier, verifyInNode);
  assert.ok(found.kind === 'split');
  const file = fileOf('split-view.json', JSON.stringify(found.evidence));
  assert.equal(verdictOf(await one({ files: [file], key: keyLine })), 'held');
  const same = { ...found.evidence, notes: [found.evidence.notes[0], found.evidence.notes[0]] };
  const none = await one({ files: [fileOf('split-view.json', JSON.stringify(same))], key: keyLine });
  assert.equal(verdictOf(none), 'failed');
});

test('what is none of these is said to be none, with what it is', async () => {
  for (const [content, words] of [
    ['{"kind": "truceline-ledger-proof"', /begins like JSON/],
    ['[1, 2]', /JSON of another kind/],
    [keyLine, /public key/],
    ['c2sp.org/tlog-proof@v1\nindex 1\n', /without its entry/],
    [Uint8Array.of(255, 216, 255), /no text/],
    ['', /""/],
  ] as const) {
    const section = await one({ files: [fileOf('thing', content)], key: keyLine });
    assert.equal(section.subject, 'unknown');
    assert.match(section.checks[0]!.faults[0]!.found, words);
  }
});
