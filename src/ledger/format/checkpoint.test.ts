import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKey, verifyEd25519 } from '../keys.js';
import { fromBase64, fromHex, toBase64, utf8 } from './bytes.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { FormatError } from './format-error.js';
import { EMPTY_ROOT, leafHash } from './hash.js';
import { formatNote, parseNote, parseVerifierKey, signatureLine, verifierKey } from './note.js';
import { verifyConsistency } from './tree.js';

// C2SP tlog-checkpoint, its example.
const EXAMPLE_TEXT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;
const EXAMPLE_SIGNATURE =
  'Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=';
const ROOT = toBase64(leafHash(utf8('entry')));

test('the example of the specification is read and written back', () => {
  const note = `${EXAMPLE_TEXT}\n\u2014 example.com/behind-the-sofa ${EXAMPLE_SIGNATURE}\n`;
  const checkpoint = parseCheckpoint(parseNote(note).text);
  assert.equal(checkpoint.origin, 'example.com/behind-the-sofa');
  assert.equal(checkpoint.size, 20_852_163);
  assert.deepEqual(checkpoint.root, fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='));
  assert.equal(formatCheckpoint(checkpoint), EXAMPLE_TEXT);
});

test('the signature of that example verifies under the names it was made for: the checksum database of Go', async () => {
  // The document renamed the log: key id 033de0ae is the one of sum.golang.org (cmd/go, modfetch/key.go).
  const key = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
  const text = EXAMPLE_TEXT.replace('example.com/behind-the-sofa', 'go.sum database tree');
  const note = `${text}\n\u2014 sum.golang.org ${EXAMPLE_SIGNATURE}\n`;
  const checkpoint = await verifyCheckpoint(note, key, verifyEd25519, 'go.sum database tree');
  assert.equal(checkpoint.size, 20_852_163);
  const larger = note.replace('20852163', '20852164');
  await assert.rejects(
    verifyCheckpoint(larger, key, verifyEd25519, 'go.sum database tree'),
    /valid signature by sum/,
  );
});

test('checkpoints of a Sigsum log verify, and so does the proof between two of them', async () => {
  // FiloSottile/torchwood, internal/witness/witness_test.go.
  const origin = 'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
  const key = verifierKey(
    origin,
    1,
    fromHex('ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f')!,
  );
  const checkpoints: Checkpoint[] = [];
  for (const [size, root, signature] of [
    [
      1,
      'KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      'UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=',
    ],
    [
      3,
      'RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=',
      'UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=',
    ],
    [
      5,
      'QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=',
      'UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=',
    ],
  ]) {
    const note = `${origin}\n${size}\n${root}\n\n\u2014 ${origin} ${signature}\n`;
    checkpoints.push(await verifyCheckpoint(note, key, verifyEd25519));
  }
  const [first, third, fifth] = checkpoints as [Checkpoint, Checkpoint, Checkpoint];
  const hashes = (...texts: string[]): Uint8Array[] => texts.map((text) => fromBase64(text)!);
  const toThird = hashes(
    'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    'KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  );
  const toFifth = hashes(
    'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    '+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=',
    'KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  );
  assert.ok(verifyConsistency(1, first.root, 3, third.root, toThird));
  assert.ok(verifyConsistency(1, first.root, 5, fifth.root, toFifth));
  assert.ok(!verifyConsistency(1, first.root, 5, fifth.root, toThird));
});

test('extension lines, and an origin that is no address, are kept as they are', () => {
  // golang.org/x/mod, sumdb/tlog/note_test.go.
  const text = 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n';
  assert.deepEqual(parseCheckpoint(text).root, leafHash(utf8('hello world')));
  assert.equal(parseCheckpoint(text).size, 123_456_789_012);
  assert.deepEqual(parseCheckpoint(`${text}JOE\nJOE \n`).extensions, ['JOE', 'JOE ']);
  assert.equal(formatCheckpoint(parseCheckpoint(`${text}JOE\nJOE \n`)), `${text}JOE\nJOE \n`);
  assert.equal(parseCheckpoint(`log+origin of A\n1\n${ROOT}\n`).origin, 'log+origin of A');
});

test('sizes have one spelling and end at 2^53 - 1', () => {
  const sizes = ['', '01', '00', '-1', '+1', '1.0', '1e3', '0x10', ' 1', '1 ', '\u0661', '9007199254740992'];
  for (const size of [...sizes, '18446744073709551615', '99999999999999999999999']) {
    assert.throws(() => parseCheckpoint(`A\n${size}\n${ROOT}\n`), FormatError, JSON.stringify(size));
  }
  assert.equal(parseCheckpoint(`A\n9007199254740991\n${ROOT}\n`).size, Number.MAX_SAFE_INTEGER);
});

test('malformed checkpoints are refused, with the line named', () => {
  const bad: [string, RegExp][] = [
    [`A\n1\n${ROOT}`, /newline at its end/],
    ['A\n1\n', /at least three lines/],
    [`\n1\n${ROOT}\n`, /line 1: .*an empty line/],
    [`A\n1\n${ROOT}\n\n`, /line 4: .*an empty line/],
    [`A\n1\n${ROOT}\next\n\next\n`, /line 5: .*an empty line/],
    [`A\n1\n${ROOT.replace('=', '')}\n`, /line 3 \(root\)/],
    [`A\n1\n${ROOT} \n`, /line 3 \(root\)/],
    [`A\n1\n${toBase64(new Uint8Array(31))}\n`, /line 3 \(root\)/],
    [`A\n1\n${toBase64(new Uint8Array(33))}\n`, /line 3 \(root\)/],
    [`A\n0\n${ROOT}\n`, /line 3 \(root\): .*the root of a log without entries/],
    [`A\n1\n${ROOT}\nb\u0000\n`, /line 4: .*U\+0000/],
  ];
  for (const [text, message] of bad)
    assert.throws(() => parseCheckpoint(text), message, JSON.stringify(text));
  const last = ROOT.slice(0, -2) + (ROOT.at(-2) === 'B' ? 'C' : 'B');
  assert.throws(() => parseCheckpoint(`A\n1\n${last}=\n`), FormatError, 'nonzero pad bits');
});

test('a checkpoint that would not be read back is not written', () => {
  const good = { origin: 'ledger.example/A', size: 0, root: EMPTY_ROOT, extensions: [] };
  assert.equal(parseCheckpoint(formatCheckpoint(good)).size, 0);
  for (const change of [
    { origin: '' },
    { origin: 'A\nB' },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { root: new Uint8Array(32) },
    { root: EMPTY_ROOT.subarray(1) },
    { extensions: [''] },
    { extensions: ['a\nb'] },
  ]) {
    assert.throws(() => formatCheckpoint({ ...good, ...change }), FormatError, JSON.stringify(change));
  }
});

test('a checkpoint is only taken from the right key, over the right text, of the right origin', async () => {
  const [key, other] = [generateKey('ledger.example/A'), generateKey('ledger.example/A')];
  const text = formatCheckpoint({ origin: 'ledger.example/A', size: 0, root: EMPTY_ROOT, extensions: [] });
  const signed = (signer: typeof key, over: string): string =>
    signatureLine({ ...signer.verifier, signature: signer.sign(utf8(over)) });
  const good = signed(key, text);
  const check = (note: string): Promise<Checkpoint> => verifyCheckpoint(note, key.verifier, verifyEd25519);

  assert.equal((await check(`${text}\n${signed(other, text)}${good}${good}`)).size, 0);
  await assert.rejects(
    check(`${text}\n${signed(other, text)}`),
    /a signature by ledger\.example\/A\+.*found only/,
  );
  const foreign = text.replace('/A', '/B');
  await assert.rejects(check(`${foreign}\n${signed(key, foreign)}`), /line 1 \(origin\): expected "ledger/);
  await assert.rejects(
    check(`${text}\n${good}${signed(key, foreign)}`),
    /does not verify/,
    'a second, bad one',
  );
  await assert.rejects(check(`not a checkpoint\n\n${signed(key, 'not a checkpoint\n')}`), FormatError);
  const witness = generateKey('ledger.example/A', 4);
  await assert.rejects(verifyCheckpoint(`${text}\n${good}`, witness.verifier, verifyEd25519), /type 0x01/);
});

test('a signed checkpoint with any one bit changed is refused', async () => {
  const key = generateKey('A');
  const text = formatCheckpoint({
    origin: 'A',
    size: 7,
    root: leafHash(utf8('x')),
    extensions: ['extension of A'],
  });
  const note = utf8(formatNote({ text, signatures: [{ ...key.verifier, signature: key.sign(utf8(text)) }] }));
  assert.equal((await verifyCheckpoint(note, key.verifier, verifyEd25519)).size, 7);
  for (let bit = 0; bit < note.length * 8; bit++) {
    const changed = note.slice();
    changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
    await assert.rejects(verifyCheckpoint(changed, key.verifier, verifyEd25519), FormatError, `bit ${bit}`);
  }
});
