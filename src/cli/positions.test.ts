import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { positionsCommand } from './positions.js';

const dir = await mkdtemp(join(tmpdir(), 'truceline-positions-'));
after(() => rm(dir, { recursive: true }));
const agreement = join(dir, 'truce.yaml');
const records = join(dir, 'records.jsonl');
await writeFile(
  agreement,
  `truceline: agreement/1
id: truce
title: { en: Truce }
status: proposed
parties: [NORTH, SOUTH]
timeZone: Asia/Tokyo
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
summary: A truce.
source: Invented for this test
readings: [{ id: plain, title: { en: Plain }, by: [NORTH], source: Invented for this test }]
clauses:
  - { id: sea, title: { en: Sea }, text: Nobody fires., kind: prohibition, conduct: strike, source: Invented for this test }
`,
);
await writeFile(
  records,
  `{"kind":"declaration","id":"D1","at":"2025-03-01T00:00:00Z","by":"NORTH","act":"accepts","about":"truce"}
{"kind":"declaration","id":"D2","at":"2025-03-02T00:00:00Z","by":"SOUTH","act":"accepts_conditionally","about":"sea-truce","conditions":["monitors"]}
{"kind":"incident","id":"E1","at":"2025-03-02T00:00:00Z","conduct":"strike","by":"NORTH"}
`,
);

async function run(more: object): Promise<string[]> {
  const out: string[] = [];
  await positionsCommand({ agreement, records: [records], ...more }, (line) => out.push(line));
  return out;
}

test('the table says in marks and words who stands where, and what is missing', async () => {
  const text = (await run({ about: ['sea-truce=sea'] })).join('\n');
  assert.match(text, /as of 2025-03-02 09:00 in Asia\/Tokyo \(2025-03-02T00:00:00.000Z\)/);
  assert.match(text, /^the agreement +[=] accepted +\. silent$/m);
  assert.match(text, /^sea +[=] accepted +~ on conditions \*$/m);
  assert.match(text, /^ {2}sea: conditions of SOUTH: monitors$/m);
});

test('as JSON Lines every cell names the declaration behind it', async () => {
  const lines = (await run({ about: ['sea-truce=truce/sea'], json: true })).map((line) => JSON.parse(line));
  const cell = lines.find((one) => one.declarer === 'SOUTH' && one.clause === 'sea');
  assert.deepEqual(
    [cell.stance, cell.conditions, cell.declaration],
    ['acceptedOnConditions', ['monitors'], 'D2'],
  );
  assert.deepEqual(lines.at(-1).openConditions, [{ party: 'SOUTH', conditions: ['monitors'] }]);
});

test('before a declaration nobody has said it, and a moment without an offset is refused', async () => {
  const lines = (await run({ at: '2025-02-01T00:00:00Z', json: true })).map((line) => JSON.parse(line));
  assert.ok(lines.filter((one) => one.kind === 'position').every((one) => one.stance === 'silent'));
  await assert.rejects(run({ at: '2025-02-01' }), /--at is an instant with an offset/);
  await assert.rejects(run({ about: ['sea'] }), /SUBJECT=AGREEMENT/);
});
