import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { directorySource } from '../ledger/audit/directory-source.js';
import { utf8 } from '../ledger/format/bytes.js';
import type { SigningKey } from '../ledger/keys.js';
import { openLedger } from '../ledger/ledger.js';
import { type Comparison, compareViews } from './compare.js';
import { openFolder } from './folder.js';
import { type TestLog, testLog } from './log.fixture.js';
import { formatSplitView } from './split-view.js';
import { gatherViews } from './views.js';
import { createWitness } from './witness.js';

const after: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of after.splice(0).reverse()) await end();
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'compare-'));
  after.push(() => rm(dir, { recursive: true }));
  return dir;
}

/** The folder of a witness that was shown these sizes of a history. */
async function witnessOf(name: string, log: TestLog, sizes: readonly number[]): Promise<string> {
  const dir = await folder();
  const { parts, release } = await openFolder({ dir, name, newLogs: [log.key.verifier] });
  const witness = createWitness(parts);
  let old = 0;
  for (const size of sizes) {
    const answer = await witness.addCheckpoint(await log.request(old, size));
    assert.equal(answer.kind, 'cosigned');
    old = size;
  }
  await release();
  return dir;
}

async function ledgerOf(key: SigningKey, texts: readonly string[]): Promise<string> {
  const dir = join(await folder(), 'ledger');
  const ledger = await openLedger(dir, { key, command: 'test', now: () => new Date() });
  await ledger.append(texts.map(utf8));
  await ledger.close();
  return dir;
}

async function compare(
  places: readonly string[],
  log: TestLog,
  ledgerDir?: string,
): Promise<readonly Comparison[]> {
  const tiles = ledgerDir === undefined ? undefined : directorySource(ledgerDir);
  const { views, evidence, ledger } = await gatherViews(places, [log.key.verifier], tiles);
  return compareViews(views, tiles && ledger ? { tiles, view: ledger } : undefined, evidence, new Date());
}

const texts = (count: number, from = count): string[] =>
  Array.from({ length: count }, (_, i) => (i < from ? `entry ${i}` : `other entry ${i}`));

test('two witnesses that were shown one history at one size agree', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [5]), await witnessOf('south', log, [3, 5])];
  assert.deepEqual(
    (await compare(places, log)).map((each) => each.kind),
    ['one'],
  );
});

test('a key holder who shows two histories of one size to two witnesses is found out', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [5]), await witnessOf('south', log.fork(3), [5])];
  const [result] = await compare(places, log);
  assert.ok(result?.kind === 'split');
  assert.equal(result.evidence.kind, 'sameSize');
  // The evidence alone convinces somebody else who has the log's key.
  const file = join(await folder(), 'evidence.json');
  await writeFile(file, formatSplitView(result.evidence));
  assert.equal((await compare([file], log))[0]?.kind, 'split');
});

test('histories of different sizes are told apart by the ledger, and the evidence needs no ledger any more', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [300]), await witnessOf('south', log.fork(200), [700])];
  assert.equal((await compare(places, log))[0]?.kind, 'unknown', 'without a ledger');
  for (const shown of [texts(1000), texts(1000, 200)]) {
    const [result] = await compare(places, log, await ledgerOf(log.key, shown));
    assert.ok(result?.kind === 'split');
    assert.equal(result.evidence.kind, 'otherPrefix');
    const file = join(await folder(), 'evidence.json');
    await writeFile(file, formatSplitView(result.evidence));
    assert.equal((await compare([file], log))[0]?.kind, 'split');
  }
});

test('evidence whose proof was altered proves nothing', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [300]), await witnessOf('south', log.fork(200), [700])];
  const [result] = await compare(places, log, await ledgerOf(log.key, texts(1000)));
  assert.ok(result?.kind === 'split');
  const { evidence } = result;
  const file = join(await folder(), 'evidence.json');
  for (const altered of [
    { ...evidence, proof: evidence.proof!.slice(1) },
    { ...evidence, prefixRoot: evidence.proof![0]! },
  ]) {
    await writeFile(file, formatSplitView(altered));
    assert.equal((await compare([file], log))[0]?.kind, 'unknown');
  }
});

test('witnesses at different sizes of one history are joined by the ledger', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [300]), await witnessOf('south', log, [256, 700])];
  const [result] = await compare(places, log, await ledgerOf(log.key, texts(1000)));
  assert.ok(result?.kind === 'one');
  assert.deepEqual(
    result.views.map((view) => view.checkpoint.size),
    [300, 700, 1000],
  );
});

test('a ledger from which entries were taken away cannot vouch for what is cosigned', async () => {
  const log = testLog();
  const places = [await witnessOf('north', log, [300])];
  const [result] = await compare(places, log, await ledgerOf(log.key, texts(200)));
  assert.ok(result?.kind === 'unknown');
  assert.match(result.why, /has 200 entries, and more are cosigned .*300.* entries have been taken away/);
});

test('a checkpoint that the log has not signed accuses nobody', async () => {
  const log = testLog();
  const forged = testLog();
  const file = join(await folder(), 'note');
  await writeFile(file, forged.checkpoint(5));
  await assert.rejects(compare([file, file], log), /not signed by its log, so it says nothing about the log/);
});

test('keys that only the compared give are named as such', async () => {
  const log = testLog();
  const { remarks } = await gatherViews([await witnessOf('north', log, [5])], []);
  assert.match(remarks.join('\n'), /is taken on the word of those who are compared/);
  await assert.rejects(gatherViews(['/no/such/place'], []), /there is no such file or folder/);
});
