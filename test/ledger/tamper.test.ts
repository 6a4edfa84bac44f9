/** A part of the trials of tamper-all.ts, and what no audit can see, each with what does see it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { problemSentence } from '../../src/ledger/audit/problem.js';
import { utf8 } from '../../src/ledger/format/bytes.js';
import { formatNote, parseNote } from '../../src/ledger/format/note.js';
import { ALTERATIONS } from './tamper-alterations.js';
import { type Base, bases } from './tamper-bases.js';
import { audit, runTrial } from './tamper-trial.js';

const TRIALS = 300;

let all: Base[] = [];
before(async () => {
  all = await bases();
});
const base = (name: string): Base => all.find((one) => one.name === name)!;

test('ledgers that nobody tampered with are sound, of every shape', async () => {
  for (const one of all) {
    const report = await audit(one, one.files);
    assert.deepEqual(report.problems.map(problemSentence), [], one.name);
    assert.equal(report.sound, true);
  }
});

test('whatever is altered, the audit names the file that was', async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= TRIALS; seed++) {
    const trial = await runTrial(all, seed);
    seen.add(trial.alteration);
    assert.ok(
      trial.outcome === 'problem' || trial.outcome === 'leftover',
      `seed ${seed}, ${trial.base}: ${trial.alteration} of ${trial.altered.touched.join(', ')} is ${trial.outcome}: ${trial.report.problems.map(problemSentence).join('; ')}`,
    );
    // Only what is not signed yet may pass for the trace of a crash.
    if (trial.outcome === 'leftover')
      assert.ok(
        trial.altered.touched.some((file) => file.startsWith('journal/')),
        `seed ${seed}`,
      );
  }
  assert.deepEqual([...seen].sort(), Object.keys(ALTERATIONS).sort(), 'every alteration was tried');
});

test('all of several alterations are told at once', async () => {
  const { files, ...rest } = base('plain 1300');
  const altered = new Map(files);
  for (const path of ['tile/entries/001', 'tile/0/003', 'tile/1/000.p/5'])
    altered.set(path, flipped(files.get(path)!, 100));
  altered.delete('tile/0/002');
  const report = await audit({ ...rest, files }, altered);
  assert.deepEqual(
    report.problems.map(({ kind, file }) => `${kind} ${file}`).sort(),
    ['altered tile/0/003', 'altered tile/1/000.p/5', 'altered tile/entries/001', 'missing tile/0/002'].sort(),
  );
});

test('the message names the entry and its bytes, what was expected and what was found', async () => {
  const one = base('plain 700');
  const bundle = one.files.get('tile/entries/001')!;
  const report = await audit(one, new Map(one.files).set('tile/entries/001', flipped(bundle, 10)));
  assert.equal(report.problems.length, 1);
  const [problem] = report.problems;
  const length = (bundle[0]! << 8) | bundle[1]!;
  assert.equal(problem!.where, `entry 256 (bytes 0 to ${length + 1})`);
  assert.match(problem!.expected, /leaf hash [0-9a-f]{64}/);
  assert.match(problem!.found, /[0-9a-f]{64}/);
});

test('an entry rewritten with all its tiles up to the root is still held against the signature', async () => {
  const forged = base('plain 700');
  const other = base('plain 1300');
  // Another tree of the same ledger, under the checkpoint of this one.
  const files = new Map(forged.files);
  for (const [path, bytes] of other.files)
    if (path.startsWith('tile/0/00') || path.startsWith('tile/entries/00')) files.set(path, bytes);
  files.set('tile/entries/001', flipped(files.get('tile/entries/001')!, 30));
  const report = await audit(forged, files);
  assert.equal(report.sound, false);
  assert.ok(report.problems.some(({ file }) => file === 'tile/entries/001'));
});

test('a whole folder put back to an earlier state is sound by itself; an earlier checkpoint shows it', async () => {
  const one = base('at rest');
  const earlier = new Map([...one.since!.files!].filter(([path]) => !path.startsWith('journal/')));
  const { since: _, ...alone } = one;
  assert.equal((await audit(alone, earlier)).sound, true, 'nothing in the folder tells');
  const report = await audit(one, earlier);
  assert.match(
    report.problems.map(problemSentence).join('\n'),
    /^checkpoint, line 2 \(size\): inconsistent: expected at least 500 entries, as it had in earlier checkpoint, found 300: the ledger was put back/,
  );
});

test('a checkpoint that witnesses cosigned shows a rollback too, and says who saw the later state', async () => {
  const one = base('plain 700');
  const later = base('plain 700').files.get('checkpoint')!;
  const files = new Map(one.files).set('checkpoint', utf8(one.since!.note));
  const report = await audit({ ...one, since: { note: Buffer.from(later).toString('utf8') } }, files);
  assert.match(
    report.problems.map(problemSentence).join('\n'),
    /at least 700 entries, as it had in earlier checkpoint, cosigned by "witness.example\/a", "witness.example\/b"/,
  );
});

test('the last groups of the journal can be cut off unseen: nobody but the ledger has signed them', async () => {
  const one = base('crashed');
  const path = [...one.files.keys()].findLast(
    (file) => file.startsWith('journal/') && one.files.get(file)!.length > 8,
  )!;
  const bytes = one.files.get(path)!;
  const whole = await audit(one, one.files);
  assert.equal(whole.pending, 40);
  const first = 8 + 116 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  const cut = await audit(one, new Map(one.files).set(path, bytes.slice(0, first)));
  assert.equal(cut.sound, true);
  assert.equal(cut.pending, 10, 'the report says how many wait');
  const torn = await audit(one, new Map(one.files).set(path, bytes.slice(0, first + 50)));
  assert.match(torn.leftovers[0]!.what, /never completed/);
});

test('the order of the cosignatures means nothing, and that of the own signature is kept', async () => {
  const one = base('plain 700');
  const { text, signatures } = parseNote(one.files.get('checkpoint')!);
  const [own, a, b] = signatures;
  const inOrder = (...lines: (typeof own)[]) =>
    audit(one, new Map(one.files).set('checkpoint', utf8(formatNote({ text, signatures: lines as [] }))));
  assert.equal((await inOrder(own, b, a)).sound, true);
  assert.equal((await inOrder(a, own, b)).sound, false);
});

test('a cosignature by an unknown witness is not passed over in silence', async () => {
  const one = base('plain 700');
  const report = await audit({ ...one, witnesses: [], needed: 0 }, one.files);
  assert.equal(report.sound, true);
  assert.match(report.remarks.join('\n'), /signature 2 \("witness.example\/a"\).*not checked.*--witness/);
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const out = new Uint8Array(bytes);
  out[at]! ^= 1;
  return out;
}
