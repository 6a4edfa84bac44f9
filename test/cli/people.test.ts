/** `truceline people` as a person runs it. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { truceline } from './program.js';

let dir = '';
let mission = '';
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-people-cli-'));
  mission = join(dir, 'mission');
  assert.equal((await truceline(['init', mission, '--blank'])).status, 0);
  const lines = [
    ['a', 'A', 23],
    ['b', 'B', 22],
  ].map(([id, reportedBy, count]) =>
    JSON.stringify({
      ...{ kind: 'handover', id, source: 'news', from: 'A', to: 'B', category: 'wounded', count, reportedBy },
      time: { start: '2025-05-03T10:00:00Z', end: '2025-05-03T12:00:00Z', precision: 'hour' },
    }),
  );
  const file = join(dir, 'handovers.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  const { status, err } = await truceline(['import', 'truceline', file, '--mission', mission]);
  assert.equal(status, 0, err);
});
after(() => rm(dir, { recursive: true, force: true }));

test('the table has a column for each voice, and the two numbers are not made one', async () => {
  const { status, out, err } = await truceline(['people', '--mission', mission]);
  assert.equal(status, 0, err);
  assert.match(out, /by A +by B +third parties/);
  assert.match(out, /2025-05-03 +A +B +wounded +23 +22 .*numbers differ/);
  assert.match(out, /Obligations: 0/);
});

test('with --json each line is an exchange, a total or a balance', async () => {
  const { out } = await truceline(['people', '--mission', mission, '--json']);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; count?: unknown });
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['exchange', 'total'],
  );
  assert.deepEqual(lines[1]!.count, [22, 23]);
});

test('before the first record of the ledger nobody was handed over', async () => {
  const { out, err } = await truceline(['people', '--mission', mission, '--as-of', '0']);
  assert.match(out, /Exchanges: 0\./, err);
});

test('a protocol is written to a file, and of no exchange the days are named', async () => {
  const file = join(dir, 'protocol.html');
  const made = await truceline(['people', 'protocol', '2025-05-03', '--mission', mission, '-o', file]);
  assert.equal(made.status, 0, made.err);
  assert.match(await readFile(file, 'utf8'), /Протокол обміну/);
  const none = await truceline(['people', 'protocol', '2025-05-04', '--mission', mission, '-o', file]);
  assert.equal(none.status, 1);
  assert.match(none.err, /there are: 2025-05-03/);
});

test('two languages are asked for, and not one', async () => {
  const { status, err } = await truceline([
    ...['people', 'protocol', '2025-05-03', '--mission', mission],
    ...['--languages', 'uk', '-o', join(dir, 'x.html')],
  ]);
  assert.notEqual(status, 0);
  assert.match(err, /such as uk,ru/);
});
