import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CommandFailure } from './failure.js';
import { importCommand } from './import-command.js';
import { verifyCommand } from './ledger-verify.js';
import { introduce, newKey, revoke, rotate } from './source-key.js';
import { signCommand } from './source-sign.js';
import { sourceVerify } from './source-verify.js';

let dir = '';
let mission = '';
const at = (name: string): string => join(dir, name);
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-source-'));
  mission = at('mission');
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), mission, { recursive: true });
});
after(() => rm(dir, { recursive: true, force: true }));

/** What a command prints, and what it gives. */
async function told<T>(work: () => Promise<T>): Promise<{ value: T; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const log = mock.method(console, 'log', (line: string) => out.push(line));
  const error = mock.method(console, 'error', (line: string) => err.push(line));
  try {
    return { value: await work(), out: out.join('\n'), err: err.join('\n') };
  } finally {
    log.mock.restore();
    error.mock.restore();
  }
}

const lineOf = (id: string, source = 'news'): string =>
  JSON.stringify({
    kind: 'observation',
    id,
    source,
    time: { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' },
    text: `shots near ${id}`,
  });
async function importing(name: string, text?: string): Promise<{ out: string; err: string }> {
  if (text !== undefined) await writeFile(at(name), text);
  return told(() => importCommand({ format: 'truceline', files: [at(name)], mission }));
}
async function signing(name: string, ids: readonly string[], key: string): Promise<string> {
  await writeFile(at(`${name}.in`), ids.map((id) => `${lineOf(id)}\n`).join(''));
  const { value } = await told(() =>
    signCommand({ file: at(`${name}.in`), key: at(key), out: at(name), source: 'news' }),
  );
  assert.equal(value, 0);
  return name;
}

test('from the first key to a theft: new key, introduce, sign, import, rotate, revoke, verify', async () => {
  const first = (await told(() => newKey('news/1', at('k1')))).value;
  const second = (await told(() => newKey('news/2', at('k2')))).value;
  assert.equal((await stat(at('k1'))).mode & 0o777, 0o600);
  await assert.rejects(
    told(() => newKey('news/1', at('k1'))),
    CommandFailure,
  );

  await told(() => introduce({ source: 'news', key: first, reason: 'first', mission }));
  const plain = await importing('plain.jsonl', `${lineOf('a')}\n${lineOf('b')}\n`);
  assert.match(plain.out, /2 rows read, 0 taken, 0 already known, 2 set aside/);
  assert.match(
    plain.err,
    /plain\.jsonl:1: signature: expected a signature by news\/1\+[0-9a-f]{8}, the key of source "news"; found no signature\. Let the source sign/,
  );
  const signed = await readFile(at(await signing('a.jsonl', ['a', 'b', 'c'], 'k1')), 'utf8');
  const [a, b, c] = signed.trim().split('\n');
  const mixed = await importing('mixed.jsonl', [a, b!.replace('shots', 'shells'), c].join('\n'));
  assert.match(mixed.out, /3 rows read, 2 taken, 0 already known, 1 set aside/);
  assert.match(mixed.err, /mixed\.jsonl:2: signature\.value: /);
  const setAside = await readFile(join(mission, 'ledger/set-aside/mixed.jsonl-truceline.jsonl'), 'utf8');
  assert.equal((JSON.parse(setAside) as { line: number }).line, 2);

  await told(() => rotate({ source: 'news', oldKey: at('k1'), newKey: second, reason: 'yearly', mission }));
  assert.match((await importing('a.jsonl')).out, /3 rows read, 0 taken, 2 already known, 1 set aside/);
  assert.match((await importing(await signing('b.jsonl', ['b', 'd'], 'k2'))).out, /2 taken/);

  await told(() =>
    revoke({
      source: 'news',
      reason: 'stolen',
      compromisedSince: '2020-01-01T00:00:00Z',
      mission,
    }),
  );
  assert.match(
    (await importing(await signing('e.jsonl', ['e'], 'k2'))).err,
    /was revoked \(entry \d+: stolen\)/,
  );

  const verified = await told(() => sourceVerify({ mission, withdrawals: at('w.jsonl'), by: 'news' }));
  assert.equal(verified.value, 0);
  assert.match(verified.out, /news\/1\+[0-9a-f]{8}: entry 0 \(introduce\); 2 records signed/);
  assert.match(verified.out, /2 of these count as unsigned, as they came in after that: b, d/);
  const withdrawals = (await readFile(at('w.jsonl'), 'utf8')).trim().split('\n');
  assert.deepEqual(
    withdrawals.map((line) => (JSON.parse(line) as { of: string }).of),
    ['b', 'd'],
  );
  const whole = await told(() => verifyCommand(mission, {}));
  assert.equal(whole.value, 0);
  assert.match(whole.out, /Sound: .*\n.*\n.*source "news"/);
});

test('a rotation can be written far from the mission, and imported there like any record', async () => {
  const next = (await told(() => newKey('news/3', at('k3')))).value;
  await told(() => newKey('news/4', at('k4')));
  await told(() => introduce({ source: 'news', key: next, reason: 'after the theft', mission }));
  const rotation = { source: 'news', oldKey: at('k3'), newKey: at('k4'), reason: 'new laptop' };
  await assert.rejects(
    told(() => rotate({ ...rotation, out: at('r.jsonl') })),
    /--number/,
  );
  await told(() => rotate({ ...rotation, out: at('r.jsonl'), number: 5 }));
  assert.match((await importing('r.jsonl')).out, /1 rows read, 1 taken/);
  assert.match((await importing(await signing('f.jsonl', ['f'], 'k4'))).out, /1 rows read, 1 taken/);
});

test('a line that cannot be signed costs that line, and says which it is and why', async () => {
  await told(() => newKey('news/9', at('k9')));
  await writeFile(
    at('bad.jsonl'),
    `${lineOf('x')}\nno json\n\n{"kind":"observation"}\n${lineOf('y', 'other')}\n`,
  );
  const { value, err } = await told(() =>
    signCommand({ file: at('bad.jsonl'), key: at('k9'), out: at('bad.out'), source: 'news' }),
  );
  assert.equal(value, 1);
  assert.match(err, /bad\.jsonl:2: expected a record as JSON/);
  assert.match(err, /bad\.jsonl:4: id: /);
  assert.match(err, /bad\.jsonl:5: source: expected "news", found "other"/);
  assert.equal((await readFile(at('bad.out'), 'utf8')).trim().split('\n').length, 1);
});

test('keys that are none, sources that are unknown and steps that cannot be are refused with what to do', async () => {
  const options = { reason: 'r', mission };
  await assert.rejects(
    told(() => introduce({ ...options, source: 'nobody', key: at('k1') })),
    /found "nobody"\. Declare it in mission\.yaml/,
  );
  await assert.rejects(
    told(() => introduce({ ...options, source: 'news', key: 'news/1+00000000+AAAA' })),
    /--key: /,
  );
  await assert.rejects(
    told(() => introduce({ ...options, source: 'news', key: at('k1') })),
    /did not take it: key: expected a key that the source has not had/,
  );
  await assert.rejects(
    told(() => rotate({ ...options, source: 'news', oldKey: at('k1'), newKey: at('k9') })),
    /expected news\/4\+[0-9a-f]{8}, the key of source "news"/,
  );
  await assert.rejects(
    told(() => revoke({ ...options, source: 'news', key: 'x+00000000' })),
    /has no key "x\+00000000"/,
  );
});
