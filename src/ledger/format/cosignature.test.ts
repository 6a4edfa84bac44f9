import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKey, type SigningKey, verifyEd25519 } from '../keys.js';
import { fromUtf8, utf8 } from './bytes.js';
import { formatCheckpoint } from './checkpoint.js';
import { cosignatureOf, cosignedMessage, verifyCosignature } from './cosignature.js';
import { FormatError } from './format-error.js';
import { leafHash } from './hash.js';
import { COSIGNATURE_TYPE, parseNote, parseSignatureLines, signatureLine, type VerifierKey } from './note.js';

// C2SP tlog-cosignature, its example.
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;
const EXAMPLE_MESSAGE = `cosignature/v1
time 1679315147
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;

const log = generateKey('ledger.example/A');
const witness = generateKey('witness.example/A', COSIGNATURE_TYPE);
const text = formatCheckpoint({
  origin: 'ledger.example/A',
  size: 1,
  root: leafHash(utf8('x')),
  extensions: ['seen'],
});
const logLine = signatureLine({ ...log.verifier, signature: log.sign(utf8(text)) });

function cosigned(key: SigningKey, timeSeconds: number, noteText = text): string {
  return signatureLine(
    cosignatureOf(key.verifier, timeSeconds, key.sign(cosignedMessage(noteText, timeSeconds))),
  );
}
const check = (note: string, key: VerifierKey = witness.verifier) =>
  verifyCosignature(note, key, verifyEd25519);

test('the message of the specification is what its example signs, at the time that its line carries', async () => {
  const { name, keyId } = parseNote(EXAMPLE).signatures[1]!;
  // The document gives no public key, so what would be verified is looked at instead.
  const key: VerifierKey = { name, keyId, type: COSIGNATURE_TYPE, publicKey: new Uint8Array(32) };
  const messages: (string | null)[] = [];
  const result = await verifyCosignature(EXAMPLE, key, (_, message, signature) => {
    messages.push(fromUtf8(message));
    return signature.length === 64;
  });
  assert.deepEqual(result, { timeSeconds: 1_679_315_147 });
  assert.deepEqual(messages, [EXAMPLE_MESSAGE]);
});

test('the time of a line of another implementation is read', async () => {
  // transparency-dev/formats, note/note_cosigv1_test.go.
  const line =
    '\u2014 w ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==\n';
  const { name, keyId } = parseSignatureLines(line)[0]!;
  const key: VerifierKey = { name, keyId, type: COSIGNATURE_TYPE, publicKey: new Uint8Array(32) };
  assert.deepEqual(await verifyCosignature(`${text}\n${line}`, key, () => true), {
    timeSeconds: 1_727_964_367,
  });
});

test('a cosignature verifies over the checkpoint with its extensions, and gives its time', async () => {
  assert.deepEqual(await check(`${text}\n${logLine}${cosigned(witness, 1_700_000_000)}`), {
    timeSeconds: 1_700_000_000,
  });
  assert.equal(await check(`${text}\n${logLine}`), null);
  const late = 2 ** 32 + 5;
  assert.deepEqual(await check(`${text}\n${cosigned(witness, late)}`), { timeSeconds: late });
});

test('of several cosignatures of one witness the latest counts; one bad one spoils the note', async () => {
  const lines = cosigned(witness, 20) + cosigned(witness, 30) + cosigned(witness, 10);
  assert.deepEqual(await check(`${text}\n${lines}`), { timeSeconds: 30 });
  const foreign = cosigned(witness, 40, text.replace('seen', 'unseen'));
  await assert.rejects(check(`${text}\n${lines}${foreign}`), /valid cosignature by witness\.example\/A/);
});

test('a signature of another key, kind, time or text is no cosignature', async () => {
  const impostor = generateKey('witness.example/A', COSIGNATURE_TYPE);
  assert.equal(await check(`${text}\n${cosigned(impostor, 5)}`), null, 'an unknown key is ignored');
  const underItsId = cosignatureOf(witness.verifier, 5, impostor.sign(cosignedMessage(text, 5)));
  await assert.rejects(check(`${text}\n${signatureLine(underItsId)}`), FormatError);
  const plain = { ...witness.verifier, signature: witness.sign(utf8(text)) };
  await assert.rejects(check(`${text}\n${signatureLine(plain)}`), /expected 72 bytes .* found 64/);
  const otherTime = cosignatureOf(witness.verifier, 6, witness.sign(cosignedMessage(text, 5)));
  await assert.rejects(check(`${text}\n${signatureLine(otherTime)}`), /does not verify/);
  await assert.rejects(check(`${text}\n${logLine}`, log.verifier), /a key of type 0x04/);
  const note = 'no checkpoint\n';
  await assert.rejects(
    check(`${note}\n${cosigned(witness, 5, note)}`),
    /checkpoint: expected at least three/,
  );
});

test('times that are no whole seconds up to 2^53 - 1 are refused, written or read', async () => {
  for (const time of [-1, 0.5, Number.NaN, 2 ** 53]) {
    assert.throws(() => cosignedMessage(text, time), FormatError, `${time}`);
    assert.throws(() => cosignatureOf(witness.verifier, time, new Uint8Array(64)), FormatError, `${time}`);
  }
  const tooLate = cosignatureOf(witness.verifier, 0, new Uint8Array(64));
  tooLate.signature[1] = 0x20;
  await assert.rejects(
    check(`${text}\n${signatureLine(tooLate)}`),
    /cosignature, time: .*found 9007199254740992/,
  );
});
