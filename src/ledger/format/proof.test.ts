import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { generateKey, type SigningKey, verifyEd25519 } from '../keys.js';
import { toBase64, utf8 } from './bytes.js';
import { formatCheckpoint } from './checkpoint.js';
import { cosignatureOf, cosignedMessage } from './cosignature.js';
import { FormatError } from './format-error.js';
import { leafHash, nodeHash } from './hash.js';
import { COSIGNATURE_TYPE, formatNote, verifierKey } from './note.js';
import { checkProof, formatProof, type Proof, parseProof } from './proof.js';

const log = generateKey('ledger.example/A');
const [first, second] = [generateKey('witness.example/A', 4), generateKey('witness.example/B', 4)];
const entries = ['zero', 'one', 'two'].map(utf8);
const [zero, one, two] = entries.map(leafHash) as [Uint8Array, Uint8Array, Uint8Array];
const text = formatCheckpoint({
  origin: 'ledger.example/A',
  size: 3,
  root: nodeHash(nodeHash(zero, one), two),
  extensions: [],
});

function checkpointBy(...witnesses: SigningKey[]): string {
  const cosign = (key: SigningKey) =>
    cosignatureOf(key.verifier, 1_700_000_000, key.sign(cosignedMessage(text, 1_700_000_000)));
  const own = { ...log.verifier, signature: log.sign(utf8(text)) };
  return formatNote({ text, signatures: [own, ...witnesses.map(cosign)] });
}
const proof: Proof = { index: 1, hashes: [zero, two], checkpoint: checkpointBy(first, second) };
const witnessKeys = [first.verifier, second.verifier];
const check = (changed: Partial<Proof>, entry = entries[1]!, needed = 2, keys = witnessKeys) =>
  checkProof({ ...proof, ...changed }, entry, log.verifier, keys, needed, verifyEd25519);

test('a proof is written in the lines of the specification and read back', () => {
  const head = `c2sp.org/tlog-proof@v1\nindex 1\n${toBase64(zero)}\n${toBase64(two)}\n\n`;
  assert.equal(formatProof(proof), head + proof.checkpoint);
  assert.deepEqual(parseProof(formatProof(proof)), proof);
  assert.deepEqual(parseProof(utf8(formatProof(proof))), proof);
});

test('the lines of transparency-dev/formats, proof/tlog_proof_test.go, are written and read', () => {
  const hashes = ['hash1', 'hash2'].map((name) => new Uint8Array(createHash('sha256').update(name).digest()));
  const [h1, h2] = hashes.map(toBase64);
  const { checkpoint } = proof;
  const examples: [Proof, string][] = [
    [{ index: 5, hashes, checkpoint }, `index 5\n${h1}\n${h2}\n\n`],
    [
      { index: 10, hashes: hashes.slice(0, 1), checkpoint, extra: utf8('extra information') },
      `extra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${h1}\n\n`,
    ],
    [{ index: 0, hashes: [], checkpoint }, 'index 0\n\n'],
  ];
  for (const [example, lines] of examples) {
    assert.equal(formatProof(example), `c2sp.org/tlog-proof@v1\n${lines}${checkpoint}`);
    assert.deepEqual(parseProof(formatProof(example)), example);
  }
});

test('malformed proofs are refused, with the line named', () => {
  const whole = formatProof(proof);
  const bad: [string, RegExp][] = [
    ['', /line 1/],
    [whole.replace('@v1', '@v2'), /line 1/],
    [whole.replace('index 1', 'extra !!notbase64!!\nindex 1'), /line 2 \(extra\)/],
    [whole.replace('index 1', 'extra \nindex 1'), /line 2 \(extra\)/],
    [whole.replace('index 1', 'extra QQ==\nextra QQ==\nindex 1'), /line 3: expected index/],
    [whole.replace('index 1\n', ''), /line 2: expected index/],
    [whole.replace('index 1', 'index notanumber'), /line 2: expected a whole number/],
    [whole.replace('index 1', 'index -5'), /line 2: expected a whole number/],
    [whole.replace('index 1', 'index 01'), /line 2: expected a whole number/],
    [whole.replace('index 1', 'index 9007199254740992'), /line 2: expected a whole number/],
    [whole.replace(toBase64(two), '!!notbase64!!'), /line 4: expected base64 of 32 bytes/],
    [whole.replace(toBase64(two), toBase64(new Uint8Array(64))), /line 4: expected base64 of 32 bytes/],
    [whole.replace(toBase64(two), `${toBase64(two)}\n`.repeat(63).trimEnd()), /at most 63 hashes, found 64/],
    [whole.replace('\n\n', '\n'), /expected/],
    [whole.slice(0, -1), /signatures of a note/],
    [`${whole}more\n`, /signature line 4/],
    [whole.replaceAll('\n', '\r\n'), /line 1/],
  ];
  for (const [changed, message] of bad) assert.throws(() => parseProof(changed), message, changed);
  assert.throws(() => parseProof(Uint8Array.of(0xff)), FormatError);
  assert.throws(() => formatProof({ ...proof, index: 2 ** 53 }), FormatError);
  assert.throws(() => formatProof({ ...proof, hashes: [zero.subarray(1)] }), FormatError);
  assert.throws(() => formatProof({ ...proof, checkpoint: text }), FormatError);
});

test('a proof with enough cosignatures shows who cosigned, and when', async () => {
  const checked = await check({});
  assert.equal(checked.checkpoint.size, 3);
  assert.deepEqual(
    checked.witnesses.map(({ key, timeSeconds }) => [key.name, timeSeconds]),
    [
      ['witness.example/A', 1_700_000_000],
      ['witness.example/B', 1_700_000_000],
    ],
  );
  assert.deepEqual((await check({ checkpoint: checkpointBy() }, entries[1], 0)).witnesses, []);
});

test('another entry, index, proof or log is refused', async () => {
  await assert.rejects(check({}, entries[0]), /lead from this entry, as number 1, to the root/);
  await assert.rejects(check({ index: 0 }), FormatError);
  await assert.rejects(check({ index: 3 }), /proof, index: expected less than 3/);
  await assert.rejects(check({ hashes: [two, zero] }), FormatError);
  await assert.rejects(check({ hashes: [zero] }), FormatError);
  await assert.rejects(check({ checkpoint: proof.checkpoint.replace('\n3\n', '\n4\n') }), /does not verify/);
  const other = generateKey('ledger.example/A');
  await assert.rejects(
    checkProof(proof, entries[1]!, other.verifier, witnessKeys, 2, verifyEd25519),
    /a signature by ledger\.example\/A\+/,
  );
});

test('too few cosignatures are refused, and one witness never counts twice', async () => {
  await assert.rejects(
    check({ checkpoint: checkpointBy(first) }),
    /cosignatures of 2 of the 2 witnesses, found witness\.example\/A/,
  );
  await assert.rejects(check({ checkpoint: checkpointBy() }, entries[1], 1), /found none/);
  await assert.rejects(check({ checkpoint: checkpointBy(first, first) }), FormatError, 'its line twice');
  await assert.rejects(
    check({ checkpoint: checkpointBy(first) }, entries[1], 2, [first.verifier, first.verifier]),
    FormatError,
    'its key twice in the policy',
  );
  const renamed = {
    verifier: verifierKey('witness.example/C', COSIGNATURE_TYPE, first.verifier.publicKey),
    sign: first.sign,
  };
  await assert.rejects(
    check({ checkpoint: checkpointBy(first, renamed) }, entries[1], 2, [first.verifier, renamed.verifier]),
    FormatError,
    'its key under two names',
  );
  const self = {
    verifier: verifierKey('ledger.example/A', COSIGNATURE_TYPE, log.verifier.publicKey),
    sign: log.sign,
  };
  await assert.rejects(
    check({ checkpoint: checkpointBy(self) }, entries[1], 1, [self.verifier]),
    FormatError,
    'the log as its own witness',
  );
});
