import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyEd25519 } from '../keys.js';
import { concatBytes, fromHex, utf8 } from './bytes.js';
import { FormatError } from './format-error.js';
import {
  formatNote,
  formatVerifierKey,
  keyIdOf,
  keyText,
  MAX_NOTE_BYTES,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  signatureLine,
  signaturesOf,
  signedBytes,
  verifierKey,
} from './note.js';

// golang.org/x/mod, sumdb/note: package documentation and note_test.go.
const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const ENOCH_KEY = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER =
  '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH =
  '\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

// C2SP signed-note, its example; and the example of tlog-witness of what a witness answers.
const QUASIMODO = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;
const WITNESS_ANSWER = `\u2014 witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
\u2014 witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
\u2014 witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
`;

test('the note of the Go documentation is read, written back and verified', () => {
  const note = parseNote(`${TEXT}\n${PETER}${ENOCH}`);
  assert.equal(note.text, TEXT);
  assert.deepEqual(note.signatures.map(keyText), ['PeterNeumann+c74f20a3', 'EnochRoot+af0cfe78']);
  assert.equal(formatNote(note), `${TEXT}\n${PETER}${ENOCH}`);
  for (const line of [PETER_KEY, ENOCH_KEY]) {
    const key = parseVerifierKey(line);
    const [signature] = signaturesOf(note, key);
    assert.ok(verifyEd25519(key.publicKey, signedBytes(note), signature!.signature), line);
    assert.ok(!verifyEd25519(key.publicKey, utf8(`${TEXT}x`), signature!.signature), line);
  }
});

test('the example of the specification is split at its last empty line, from text and from bytes', () => {
  for (const note of [parseNote(QUASIMODO), parseNote(utf8(QUASIMODO))]) {
    assert.equal(note.text.split('\n').length, 5);
    assert.ok(note.text.endsWith('ed è subito sera.\n'));
    assert.equal(note.signatures[0]!.name, 'quasimodo.example/salvatore');
    assert.equal(note.signatures[0]!.signature.length, 64);
    assert.equal(formatNote(note), QUASIMODO);
  }
});

test('what a witness answers is signature lines alone', () => {
  const signatures = parseSignatureLines(WITNESS_ANSWER);
  assert.deepEqual(
    signatures.map(({ name, signature }) => [name, signature.length]),
    [
      ['witness.example/w1', 72],
      ['witness.example/w1', 72],
      ['witness.example/w2', 72],
    ],
  );
  assert.equal(signatures.map(signatureLine).join(''), WITNESS_ANSWER);
});

test('lines of unknown keys are kept but are nobody known, and a repeated line counts once', () => {
  const note = parseNote(`${TEXT}\n${ENOCH}${PETER}${PETER}`);
  assert.equal(signaturesOf(note, parseVerifierKey(PETER_KEY)).length, 1);
  const sameName = verifierKey('PeterNeumann', 1, parseVerifierKey(ENOCH_KEY).publicKey);
  assert.deepEqual(signaturesOf(note, sameName), []);
  const sameId = { ...parseVerifierKey(PETER_KEY), name: 'Peter' };
  assert.deepEqual(signaturesOf(note, sameId), []);
});

test('malformed notes are refused', () => {
  const bad: Record<string, string | Uint8Array> = {
    'no signatures': TEXT,
    'no signature lines': `${TEXT}\n`,
    'no newline at the end': `${TEXT}\n${PETER.slice(0, -1)}`,
    'a control character': `\u0001${TEXT}\n${PETER}`,
    'a carriage return': `${TEXT.replace('\n', '\r\n')}\n${PETER}`,
    'a tab in a signature line': `${TEXT}\n${PETER.replace('Neumann ', 'Neumann\t')}`,
    'bytes that are not UTF-8': concatBytes(fromHex('ff')!, utf8(`${TEXT}\n${PETER}`)),
    'a lone surrogate': `\ud800${TEXT}\n${PETER}`,
    'a name with a space': `${TEXT}\n${PETER.replace('PeterNeumann', 'Bad Name')}`,
    'a name with another space': `${TEXT}\n${PETER.replace('PeterNeumann', 'Bad\u2003Name')}`,
    'a name with U+0085': `${TEXT}\n${PETER.replace('PeterNeumann', 'Bad\u0085Name')}`,
    'a name with a plus': `${TEXT}\n${PETER.replace('PeterNeumann', 'Bad+Name')}`,
    'no name': `${TEXT}\n${PETER.replace('PeterNeumann', '')}`,
    'another line among the signatures': `${TEXT}\n${PETER}Unexpected line.\n`,
    'a hyphen for the dash': `${TEXT}\n${PETER.replace('\u2014', '-')}`,
    'two spaces': `${TEXT}\n${PETER.replace('Neumann ', 'Neumann  ')}`,
    'a space at the end of a line': `${TEXT}\n${PETER.replace('=\n', '= \n')}`,
    'an empty line after the signatures': `${TEXT}\n${PETER}\n`,
    'nonzero pad bits': `${TEXT}\n${PETER.replace('nAM=', 'nAN=')}`,
    'no padding': `${TEXT}\n${PETER.replace('=\n', '\n')}`,
    'a key id without a signature': `${TEXT}\n\u2014 PeterNeumann x08gow==\n`,
    nothing: '',
    'only an empty line': '\n\n',
  };
  for (const [what, note] of Object.entries(bad)) assert.throws(() => parseNote(note), FormatError, what);
});

test('a hundred signatures are read, one more is refused, and so is a note of more than a million bytes', () => {
  assert.equal(parseNote(`${TEXT}\n${PETER.repeat(100)}`).signatures.length, 100);
  assert.throws(() => parseNote(`${TEXT}\n${PETER.repeat(101)}`), /expected at most 100, found 101/);
  const long = `${'x'.repeat(MAX_NOTE_BYTES)}\n\n${PETER}`;
  assert.throws(() => parseNote(long), /at most 1000000 bytes/);
  assert.throws(() => parseNote(utf8(long)), FormatError);
  const wide = `${'\u2014'.repeat(MAX_NOTE_BYTES / 2)}\n\n${PETER}`;
  assert.throws(() => parseNote(wide), FormatError, 'counted in bytes, not in characters');
});

test('the line of a control character is named', () => {
  assert.throws(() => parseNote(`a\nb\u0007\n\n${PETER}`), /note, line 2: .*found U\+0007/);
});

test('a note that would not be read back is not written', () => {
  const [signature] = parseNote(`${TEXT}\n${PETER}`).signatures;
  assert.throws(() => formatNote({ text: 'abc', signatures: [signature!] }), FormatError);
  assert.throws(() => formatNote({ text: 'a\u0000\n', signatures: [signature!] }), FormatError);
  assert.throws(() => formatNote({ text: TEXT, signatures: [] }), FormatError);
  for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b']) {
    assert.throws(() => signatureLine({ ...signature!, name }), FormatError, JSON.stringify(name));
  }
  assert.throws(() => signatureLine({ ...signature!, signature: new Uint8Array(0) }), FormatError);
  const text = 'ends in an empty line\n\n';
  assert.equal(parseNote(formatNote({ text, signatures: [signature!] })).text, text);
});

test('verifier keys of Go and of a witness are read and written back; a newline after them is allowed', () => {
  const keys: [string, number][] = [
    [PETER_KEY, 1],
    // The checksum database of Go: cmd/go, modfetch/key.go.
    ['sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 1],
    // transparency-dev/formats, note/note_cosigv1_test.go.
    ['TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6', 1],
    ['remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2', 4],
  ];
  for (const [line, type] of keys) {
    const key = parseVerifierKey(`${line}\n`);
    assert.equal(key.type, type);
    assert.equal(formatVerifierKey(key), line);
    assert.equal(key.keyId, keyIdOf(key.name, key.type, key.publicKey));
  }
});

test('every part of a verifier key, and every key with one character changed, is refused', () => {
  for (let i = 0; i <= PETER_KEY.length; i++) {
    for (let j = i; j <= PETER_KEY.length; j++) {
      if (i === 0 && j === PETER_KEY.length) continue;
      assert.throws(() => parseVerifierKey(PETER_KEY.slice(i, j)), FormatError, `${i} to ${j}`);
    }
  }
  for (let i = 0; i < PETER_KEY.length; i++) {
    const other = String.fromCharCode(PETER_KEY.charCodeAt(i) + 1);
    const changed = PETER_KEY.slice(0, i) + other + PETER_KEY.slice(i + 1);
    assert.throws(() => parseVerifierKey(changed), FormatError, changed);
  }
});

test('a key id in capital letters is refused: a key has one spelling', () => {
  const [name, id, ...rest] = PETER_KEY.split('+');
  const capitals = [name, id!.toUpperCase(), ...rest].join('+');
  assert.notEqual(capitals, PETER_KEY);
  assert.throws(() => parseVerifierKey(capitals), FormatError);
});

test('keys of another type or length are refused although their id fits', () => {
  // golang.org/x/mod, sumdb/note/note_test.go: both with an adjusted key id.
  assert.throws(
    () => parseVerifierKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='),
    FormatError,
  );
  assert.throws(
    () => parseVerifierKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'),
    /expected signature type 0x01 .* found 0x65/,
  );
  assert.throws(
    () => parseVerifierKey(PETER_KEY.replace('c74f20a3', 'c74f20a4')),
    /expected key id c74f20a3.*found c74f20a4/,
  );
  const { publicKey } = parseVerifierKey(PETER_KEY);
  assert.throws(() => verifierKey('A', 6, publicKey), FormatError);
  assert.throws(() => verifierKey('A', 1, publicKey.subarray(1)), FormatError);
});
