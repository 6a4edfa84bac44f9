import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { type Account, accountsFile, changeAccounts, readAccounts } from './account.js';
import { isKey, keyIdOf, newKey } from './api-key.js';
import { hashOfRecovery, newOneTimeSecret, newRecoveryCodes, stepOf } from './one-time.js';
import { hashPassword, isPassword, passwordFault } from './password.js';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-accounts-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const account = (name: string): Account => ({
  name,
  role: 'analyst',
  sources: [],
  since: '2025-03-01T00:00:00Z',
  locked: false,
  generation: 0,
  recovery: [],
  keys: [],
});

test('accounts are readable by their owner alone, and changes at the same time lose nothing', async () => {
  assert.deepEqual(await readAccounts(dir), []);
  const names = Array.from({ length: 12 }, (_, i) => `name-${i}`);
  await Promise.all(
    names.map((name) => changeAccounts(dir, (accounts) => void accounts.push(account(name)))),
  );
  assert.deepEqual((await readAccounts(dir)).map(({ name }) => name).sort(), names.sort());
  assert.equal((await stat(accountsFile(dir))).mode & 0o077, 0);
  assert.deepEqual((await readdir(join(dir, 'secrets'))).sort(), ['.gitignore', 'accounts.json']);
});

test('a change that fails leaves the file as it was', async () => {
  await changeAccounts(dir, (accounts) => void accounts.push(account('ana')));
  const before = await readFile(accountsFile(dir), 'utf8');
  await assert.rejects(
    changeAccounts(dir, (accounts) => {
      accounts.length = 0;
      throw new Error('no');
    }),
  );
  assert.equal(await readFile(accountsFile(dir), 'utf8'), before);
});

test('a file that is cut off, or has a delegate without a party, is an error with its place and never "no accounts"', async () => {
  await changeAccounts(dir, (accounts) => void accounts.push(account('ana')));
  const text = await readFile(accountsFile(dir), 'utf8');
  await writeFile(accountsFile(dir), text.slice(0, 40));
  await assert.rejects(readAccounts(dir), /expected JSON.*Restore it from a copy/);
  await writeFile(accountsFile(dir), text.replace('"analyst"', '"party_delegate"'));
  await assert.rejects(readAccounts(dir), /accounts\.0\.party: a party for a delegate/);
});

test('a password is long, is not the name, is kept as argon2id, and is the same in either form of its letters', async () => {
  assert.match(passwordFault('short', 'ana')!, /at least 12 characters, and this one has 5/);
  assert.match(passwordFault('i am ana-of-north', 'ana-of-north')!, /name of its account/);
  assert.match(passwordFault('abababababababab', 'ana')!, /same few characters/);
  assert.equal(passwordFault('a few words in a row', 'ana'), undefined);
  const hashed = await hashPassword('une pensée après une autre');
  assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.ok(await isPassword(hashed, 'une pensée après une autre'.normalize('NFD')));
  assert.ok(!(await isPassword(hashed, 'une pensée après une autre ')));
});

test('a key is of its own hash alone', () => {
  const [one, other] = [newKey(), newKey()];
  assert.equal(keyIdOf(one.text), one.id);
  assert.ok(isKey(one.hash, one.text));
  assert.ok(!isKey(one.hash, other.text));
  assert.equal(keyIdOf(`${one.text}x`), undefined);
});

test('a one-time code counts within a step of its own, and never after a later one', () => {
  const secret = newOneTimeSecret();
  const at = Date.parse('2025-03-01T12:00:00Z');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
  const step = at / 30_000;
  assert.equal(stepOf(secret, code, at, 0), step);
  assert.equal(stepOf(secret, code, at + 30_000, 0), step);
  assert.equal(stepOf(secret, code, at + 90_000, 0), undefined);
  assert.equal(stepOf(secret, code, at, step), undefined);
  assert.equal(stepOf(secret, 'abcdef', at, 0), undefined);
});

test('recovery codes are all different and may be written in capitals or without hyphens', () => {
  const { codes, hashes } = newRecoveryCodes();
  assert.equal(new Set(codes).size, 8);
  assert.equal(hashOfRecovery(codes[0]!.toUpperCase().replaceAll('-', ' ')), hashes[0]);
});
