/** `truceline ledger` as a person runs it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AuditReport } from '../../src/ledger/audit/audit.js';
import { makeLedger } from '../../src/ledger/audit/make-ledger.fixture.js';
import { formatVerifierKey } from '../../src/ledger/format/note.js';
import { generateKey } from '../../src/ledger/keys.js';
import { truceline } from '../cli/program.js';

const key = generateKey('ledger.example/hamlet');
const witness = generateKey('witness.example/a', 4);
const line = formatVerifierKey(key.verifier);
const witnessLine = formatVerifierKey(witness.verifier);
/** Enough tiles that threads share them. */
const SIZE = 60_000;
let folder = '';
let ledger = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-ledger-'));
  ledger = join(folder, 'mission', 'ledger');
  const { notes } = await makeLedger(ledger, { key, witnesses: [witness], size: SIZE, earlier: [59_990] });
  await writeFile(join(folder, 'earlier'), notes[0]!);
  await writeFile(join(folder, 'later'), notes[1]!);
  await writeFile(join(folder, 'key'), `${line}\n`);
});
after(() => rm(folder, { recursive: true, force: true }));

const trust = (): string[] => ['--key', join(folder, 'key'), '--witness', witnessLine];

test('a sound ledger: status 0, by its own folder or its mission, with keys as lines or files', async () => {
  for (const place of [ledger, join(folder, 'mission')]) {
    const said = await truceline(['ledger', 'verify', place, ...trust(), '--since', join(folder, 'earlier')]);
    assert.equal(said.status, 0, said.out + said.err);
    assert.match(said.out, /60,000 entries/);
    assert.match(said.out, /cosigned {5}by "witness.example\/a" at 2025-/);
    assert.doesNotMatch(said.out, /remark|leftover|PROBLEM/);
  }
});

test('a verification leaves the folder as it was', async () => {
  const names = async () => (await readdir(ledger, { recursive: true })).sort();
  const earlier = await names();
  await truceline(['ledger', 'verify', ledger]);
  await truceline(['ledger', 'status', ledger]);
  assert.deepEqual(await names(), earlier);
});

test('a damaged ledger: status 1, and every damaged file by name, from whichever thread found it', async () => {
  const dir = join(folder, 'damaged');
  await cp(ledger, dir, { recursive: true });
  for (const path of ['tile/entries/003', 'tile/entries/200', 'tile/0/120']) {
    const bytes = await readFile(join(dir, path));
    bytes[77]! ^= 4;
    await writeFile(join(dir, path), bytes);
  }
  const said = await truceline(['ledger', 'verify', dir, ...trust(), '--json']);
  assert.equal(said.status, 1);
  const report = JSON.parse(said.out) as AuditReport;
  assert.deepEqual(
    report.problems.map(({ file }) => file),
    ['tile/entries/003', 'tile/0/120', 'tile/entries/200'],
  );
  assert.equal(report.problems[0]!.where?.startsWith('entry 768 '), true);
  const words = await truceline(['ledger', 'verify', dir, ...trust()]);
  assert.match(words.out, /PROBLEM {2}tile\/entries\/003, entry 768 \(bytes 0 to \d+\): altered: expected/);
  assert.match(words.out, /NOT SOUND: 3 problems/);
});

test('wrong use: status 2 and what was expected', async () => {
  for (const [args, expected] of [
    [['verify'], /missing required argument 'ledger'/],
    [['verify', join(folder, 'nowhere')], /There is no ledger in .*nowhere": expected a folder/],
    [['verify', ledger, '--key', witnessLine], /expected the key of a ledger, found that of a witness/],
    [['verify', ledger, '--key', join(folder, 'none')], /--key ".*none": there is no such file/],
    [
      ['verify', 'http://127.0.0.1:1/ledger'],
      /checkpoint: expected a file that can be read, found no answer/,
    ],
    [['verify', ledger, '--cosignatures', '2', ...trust()], /needs as many keys/],
    [['verify', ledger, '--cosignatures', 'two'], /whole number/],
    [['prove', ledger], /either the index of an entry, or --record ID/],
    [['prove', ledger, '60000'], /0 to 59999, found 60000/],
    [['check-proof', join(folder, 'none')], /there is no such file/],
  ] as const) {
    const said = await truceline(['ledger', ...args]);
    assert.equal(said.status, 2, `${args.join(' ')}: ${said.out}${said.err}`);
    assert.match(said.err, expected);
  }
});

test('a proof of a record is checked offline and says in words what it shows', async () => {
  const file = join(folder, 'proof.json');
  const made = await truceline(['ledger', 'prove', ledger, '--record', 'obs-777', '--out', file]);
  assert.equal(made.status, 0, made.err);
  const checked = await truceline(['ledger', 'check-proof', file, ...trust()]);
  assert.equal(checked.status, 0, checked.out);
  assert.match(
    checked.out,
    /^PROVEN: The record "obs-777", by the ledger's clock written down at 2025-03-01T00:12:57/,
  );
  assert.match(checked.out, /is entry 777 of the ledger "ledger.example\/hamlet"/);
  assert.match(checked.out, /checkpoint over 60000 entries/);
  assert.match(checked.out, /"witness.example\/a" cosigned it at/);
  const alone = await truceline(['ledger', 'check-proof', file]);
  assert.ok(alone.out.includes(`CAUTION: the key is taken from the file itself, ${line}`));
  await writeFile(file, (await readFile(file, 'utf8')).replace('two rounds', 'ten rounds'));
  const forged = await truceline(['ledger', 'check-proof', file]);
  assert.equal(forged.status, 1);
  assert.match(forged.out, /^NOT PROVEN: .*another root: the entry, its index or the proof was altered/);
});

test('one history compares as one; a split view is written down and proves itself', async () => {
  const same = await truceline(['ledger', 'compare', ledger, join(folder, 'earlier'), '--key', line]);
  assert.equal(same.status, 0, same.err);
  assert.match(same.out, /continues .*earlier, with 60000 entries to 59990/);
  const other = join(folder, 'other');
  await makeLedger(other, { key, size: 700 });
  await makeLedger(join(folder, 'forked'), {
    key,
    size: 600,
    entry: (index) => Buffer.from(`another history ${index}`),
  });
  const out = join(folder, 'split.json');
  const split = await truceline(['ledger', 'compare', other, join(folder, 'forked'), '--out', out]);
  assert.equal(split.status, 1, split.err);
  assert.match(split.out, /SPLIT VIEW/);
  assert.ok(existsSync(out));
  const checked = await truceline(['ledger', 'check-proof', out, '--key', line]);
  assert.equal(checked.status, 0, checked.out);
  assert.match(checked.out, /PROVEN: a split view[\s\S]*600 entries[\s\S]*700 entries/);
  const again = await truceline(['ledger', 'compare', other, join(folder, 'forked'), '--out', out]);
  assert.equal(again.status, 2, 'evidence is not written over');
});

test('entries are shown as JSON Lines, and the status says what the ledger says of itself', async () => {
  const shown = await truceline(['ledger', 'show', ledger, '--from', '254', '--to', '258']);
  const lines = shown.out
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as { index: number; entry: { id: string } });
  assert.deepEqual(
    lines.map(({ index, entry }) => `${index} ${entry.id}`),
    ['254 obs-254', '255 obs-255', '256 obs-256', '257 obs-257'],
  );
  const status = await truceline(['ledger', 'status', ledger, '--witness', witnessLine, '--json']);
  const said = JSON.parse(status.out) as Record<string, unknown>;
  assert.equal(said.size, SIZE);
  assert.equal(said.key, line);
  assert.deepEqual(said.journal, { files: 0, bytes: 0 });
});
