import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { inspect } from 'node:util';
import { fromHex, utf8 } from './format/bytes.js';
import { FormatError } from './format/format-error.js';
import { formatVerifierKey, parseNote, signatureLine } from './format/note.js';
import { generateKey, parsePrivateKey, readKey, verifyEd25519, writeKey } from './keys.js';

// golang.org/x/mod, sumdb/note: package documentation.
const PETER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const PETER_PUBLIC = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the private key of the Go documentation signs its note, byte for byte', () => {
  const key = parsePrivateKey(`${PETER}\n`);
  const { text } = parseNote(PETER_NOTE);
  assert.equal(formatVerifierKey(key.verifier), PETER_PUBLIC);
  assert.equal(`${text}\n${signatureLine({ ...key.verifier, signature: key.sign(utf8(text)) })}`, PETER_NOTE);
  assert.equal(key.privateLine(), PETER);
});

test('the first two examples of RFC 8032, section 7.1, verify', () => {
  const examples = [
    {
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
  ];
  for (const { publicKey, message, signature } of examples) {
    const [key, text, bytes] = [fromHex(publicKey)!, fromHex(message)!, fromHex(signature)!];
    assert.ok(verifyEd25519(key, text, bytes));
    assert.ok(!verifyEd25519(key, utf8('other'), bytes));
    assert.ok(!verifyEd25519(key.subarray(1), text, bytes));
    assert.ok(!verifyEd25519(key, text, bytes.subarray(1)));
    assert.ok(!verifyEd25519(new Uint8Array(32).fill(255), text, bytes));
  }
});

test('every part of a private key, and every key with one character changed, is refused without showing it', () => {
  const refused = (line: string): void => {
    assert.throws(
      () => parsePrivateKey(line),
      (error) => error instanceof FormatError && !error.message.includes('AYEKFALVFGyN'),
      line,
    );
  };
  for (let i = 0; i < PETER.length; i++) {
    refused(PETER.slice(0, i));
    refused(PETER.slice(i + 1));
    const other = String.fromCharCode(PETER.charCodeAt(i) + 1);
    refused(PETER.slice(0, i) + other + PETER.slice(i + 1));
  }
  refused(PETER_PUBLIC);
  refused(`${PETER}\n\n`);
});

test('new keys differ, sign, and keep their type', () => {
  const [a, b] = [generateKey('A', 4), generateKey('A', 4)];
  assert.notDeepEqual(a.verifier.publicKey, b.verifier.publicKey);
  const signature = a.sign(utf8('text'));
  assert.ok(verifyEd25519(a.verifier.publicKey, utf8('text'), signature));
  assert.ok(!verifyEd25519(b.verifier.publicKey, utf8('text'), signature));
  assert.deepEqual(parsePrivateKey(a.privateLine()).verifier, a.verifier);
  assert.equal(a.verifier.type, 4);
  for (const name of ['', 'a b', 'a+b', 'a\nb']) assert.throws(() => generateKey(name), FormatError, name);
});

test('printing a key does not print its secret', () => {
  const key = parsePrivateKey(PETER);
  const seed = 'AYEKFALVFGyN';
  assert.ok(key.privateLine().includes(seed));
  const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
  assert.ok(!shown.includes(seed) && !shown.includes('810a1402d5146c8d'));
});

test('a key is written for its owner alone and read back; a second one is not written over it', async () => {
  const file = join(folder, 'secrets', 'ledger.key');
  const key = generateKey('ledger.example/A');
  await writeKey(file, key);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal((await stat(join(folder, 'secrets'))).mode & 0o777, 0o700);
  assert.equal(await readFile(file, 'utf8'), `${key.privateLine()}\n`);
  assert.deepEqual((await readKey(file)).verifier, key.verifier);
  await assert.rejects(writeKey(file, generateKey('ledger.example/A')), { code: 'EEXIST' });
  assert.deepEqual((await readKey(file)).verifier, key.verifier);
});

test('a key file that others can read or write is refused, with what to do', async () => {
  const file = join(folder, 'ledger.key');
  await writeKey(file, generateKey('A'));
  for (const mode of [0o640, 0o604, 0o620, 0o644, 0o660, 0o666]) {
    await chmod(file, mode);
    await assert.rejects(readKey(file), (error) => {
      assert.ok(error instanceof FormatError);
      assert.match(
        error.message,
        new RegExp(`mode 0600.*found mode 0${mode.toString(8)}.*chmod 600 ${file}`),
      );
      return true;
    });
  }
  await chmod(file, 0o400);
  assert.equal((await readKey(file)).verifier.name, 'A');
});

test('a file that is no key is named, and a missing one is the error of the file system', async () => {
  const file = join(folder, 'ledger.key');
  await writeFile(file, 'something else\n', { mode: 0o600 });
  await assert.rejects(readKey(file), new RegExp(`^FormatError: ${file}: expected one line PRIVATE`));
  await assert.rejects(readKey(join(folder, 'none.key')), { code: 'ENOENT' });
});
