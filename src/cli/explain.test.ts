import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { evaluateCommand } from './evaluate.js';
import { explainCommand } from './explain.js';
import { CommandFailure } from './failure.js';

const AGREEMENT = `truceline: agreement/1
id: harbour-truce
title: { en: Harbour truce }
status: agreed
parties: [NORTH, SOUTH]
timeZone: Europe/Kyiv
summary: Neither side shells the harbour.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented
zones: { harbour: { byName: true } }
period: { start: 2025-04-01T18:00:00+03:00, duration: 10 days }
readings: [{ id: plain, title: { en: As it stands }, by: [NORTH, SOUTH], source: Invented }]
clauses:
  - { id: no-shelling, title: { en: No shelling }, text: No fire., kind: prohibition, conduct: strike, zone: harbour, source: Invented }
`;
const STRIKE =
  '{"kind":"incident","id":"E1","at":"2025-04-03T10:00:00+03:00","conduct":"strike","by":"NORTH","zones":["harbour"]}\n';

async function folder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-explain-'));
  t.after(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, 'truce.yaml'), AGREEMENT);
  await writeFile(join(dir, 'events.jsonl'), STRIKE);
  return dir;
}

/** What the command prints. */
async function printed(t: TestContext, run: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const write = t.mock.method(process.stdout, 'write', (text: string | Uint8Array) => {
    said.push(String(text));
    return true;
  });
  try {
    await run();
  } finally {
    write.mock.restore();
  }
  return said.join('').replaceAll('\u00a0', ' ');
}

test('an agreement becomes a clause book, as text or as Markdown, in the language asked for', async (t) => {
  const file = join(await folder(t), 'truce.yaml');
  assert.match(
    await printed(t, () => explainCommand({ file })),
    /^Harbour truce\n=+\n.*\n {2}Not allowed: strike in “harbour”\n/s,
  );
  assert.match(await printed(t, () => explainCommand({ file, markdown: true })), /^# Harbour truce\n/);
  assert.match(
    await printed(t, () => explainCommand({ file, language: 'uk' })),
    /\n {2}Не дозволено: удар; зона: «harbour»\n/,
  );
});

test('what evaluate printed becomes standings and findings with their proofs, in local time', async (t) => {
  const dir = await folder(t);
  const lines = await printed(t, () =>
    evaluateCommand({
      agreement: join(dir, 'truce.yaml'),
      records: [join(dir, 'events.jsonl')],
      at: ['2025-04-01T00:00:00+03:00'],
    }),
  );
  const file = join(dir, 'findings.jsonl');
  await writeFile(file, lines);
  const said = await printed(t, () => explainCommand({ file }));
  assert.match(said, /^All times are local: Europe\/Kyiv\.\n/);
  assert.match(said, /“No shelling” is not yet in force[^\n]* for NORTH/);
  assert.match(said, /\n {2}The start, 1 April 2025, 18:00, has not come\.\n/);
  assert.match(said, /\nNORTH broke it: strike in “harbour” on 3 April 2025, 10:00, in force since/);
  assert.match(said, /\n {2}Zone: “harbour”; fits: yes\n/);
});

test('an agreement that cannot be used and a finding without proof are refused with their place', async (t) => {
  const dir = await folder(t);
  const bad = join(dir, 'bad.yaml');
  await writeFile(bad, AGREEMENT.replace('conduct: strike', 'conduct: strik'));
  await assert.rejects(
    explainCommand({ file: bad }),
    (error) => error instanceof CommandFailure && /bad\.yaml:\d+:\d+: /.test(error.message),
  );
  const unproved = join(dir, 'unproved.jsonl');
  await writeFile(unproved, '{"kind":"finding","id":"E1~a~b~c"}\n');
  await assert.rejects(
    explainCommand({ file: unproved }),
    /unproved\.jsonl:1: expected a finding with its proof/,
  );
});
