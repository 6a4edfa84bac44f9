import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { openFolder, type WitnessFolder } from './folder.js';
import { testLog } from './log.fixture.js';
import { createWitness } from './witness.js';

const after: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of after.splice(0).reverse()) await end();
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'witness-'));
  after.push(() => rm(dir, { recursive: true }));
  return dir;
}

/** A witness that has cosigned five entries, and was stopped. */
async function used(log = testLog()): Promise<{ dir: string; log: ReturnType<typeof testLog> }> {
  const dir = await folder();
  const witness = await openFolder({ dir, name: 'north', newLogs: [log.key.verifier] });
  const answer = await createWitness(witness.parts).addCheckpoint(await log.request(0, 5));
  assert.equal(answer.kind, 'cosigned');
  await witness.release();
  return { dir, log };
}

async function reopened(dir: string): Promise<WitnessFolder> {
  const witness = await openFolder({ dir });
  after.push(() => witness.release());
  return witness;
}

test('the first start makes the folder, with a key that only its owner reads', async () => {
  const dir = await folder();
  const witness = await openFolder({ dir, name: 'north' });
  after.push(() => witness.release());
  assert.ok(witness.isNew);
  assert.equal((await stat(join(dir, 'witness.key'))).mode & 0o777, 0o600);
  assert.match(await readFile(join(dir, 'key.pub'), 'utf8'), /^north\+[0-9a-f]{8}\+B[A-Za-z0-9+/]{43}\n$/);
});

test('what was cosigned is remembered by the next start, and its logs too', async () => {
  const { dir, log } = await used();
  const witness = createWitness((await reopened(dir)).parts);
  assert.deepEqual(await witness.addCheckpoint(await log.fork(2).request(0, 5)), {
    kind: 'otherSize',
    size: 5,
  });
  assert.equal((await witness.addCheckpoint(await log.request(5, 9))).kind, 'cosigned');
});

test('a second process on the folder is refused', async () => {
  const { dir } = await used();
  await reopened(dir);
  await assert.rejects(openFolder({ dir }), /runs already: process \d+/);
});

test('a witness that has forgotten does not start', async () => {
  const { dir } = await used();
  await rm(join(dir, 'state.json'));
  await assert.rejects(openFolder({ dir }), /state\.json is missing.*does not start/s);
});

test('a state that was altered is refused, wherever the alteration is', async () => {
  const { dir } = await used();
  const file = join(dir, 'state.json');
  const text = await readFile(file, 'utf8');
  for (const altered of [
    text.replace('\\n5\\n', '\\n4\\n'),
    text.slice(0, text.length / 2),
    text.replace('witness-state/1', 'witness-state/9'),
    text.replace(/\\n\u2014 north [^\\]+/, ''),
    '',
  ]) {
    assert.notEqual(altered, text);
    await writeFile(file, altered);
    await assert.rejects(openFolder({ dir }), /could cosign a second history/);
  }
});

test('a state without its key is refused, and so is another name', async () => {
  const { dir } = await used();
  await assert.rejects(openFolder({ dir, name: 'south' }), /is called "north"/);
  await rm(join(dir, 'witness.key'));
  await assert.rejects(openFolder({ dir }), /witness\.key is missing/);
});

test('a first start that was cut off between state and key is taken up again', async () => {
  const { dir } = await used();
  const fresh = await folder();
  await (await openFolder({ dir: fresh, name: 'north' })).release();
  await rm(join(fresh, 'witness.key'));
  await rm(join(fresh, 'key.pub'));
  const again = await openFolder({ dir: fresh, name: 'south' });
  after.push(() => again.release());
  assert.ok(again.isNew);
  assert.notEqual(dir, fresh);
});
