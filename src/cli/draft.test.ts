import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { record } from '../record/record.js';
import { type DraftIo, draftCommand } from './draft.js';
import { CommandFailure } from './failure.js';

const dir = await mkdtemp(join(tmpdir(), 'truceline-draft-'));
after(() => rm(dir, { recursive: true }));
const file = (name: string): string => join(dir, name);
await writeFile(
  file('text.txt'),
  'Northland rejected the ceasefire. South agreed to a truce at sea on 3 May.',
);
await writeFile(
  file('speakers.yaml'),
  'truceline: speakers/1\nparties:\n  NORTH: { names: [Northland] }\n  SOUTH: { names: [South] }\n',
);

interface Run {
  readonly status: number;
  readonly out: string[];
  readonly told: string;
}

async function run(request: Parameters<typeof draftCommand>[0], terminal = false): Promise<Run> {
  const out: string[] = [];
  const told: string[] = [];
  const io: DraftIo = {
    print: (line) => out.push(line),
    tell: (line) => told.push(line),
    terminal,
    today: '2024-06-01',
  };
  return { status: await draftCommand(request, io), out, told: told.join('\n') };
}

const text = { file: file('text.txt'), speakers: [file('speakers.yaml')], date: '2024-05-04' };

test('a text becomes lines of proposals, and a chosen one a record that can be imported', async () => {
  const drafted = await run(text);
  const proposals = drafted.out.map((line) => JSON.parse(line) as { id: string; kind: string });
  assert.deepEqual(
    proposals.map((one) => one.kind),
    ['declaration', 'declaration', 'clause'],
  );
  await writeFile(file('proposals.jsonl'), `${drafted.out.join('\n')}\n`);
  const request = { file: file('proposals.jsonl'), accept: ['P2'], write: file('records.jsonl') };
  assert.equal((await run(request)).status, 0);
  const written = record.parse(JSON.parse(await readFile(file('records.jsonl'), 'utf8')));
  assert.ok(written.kind === 'declaration');
  assert.deepEqual([written.by, written.act, written.about], ['SOUTH', 'accepts', 'sea']);
  assert.equal(written.time.start, '2024-05-03T00:00:00+00:00');
  assert.match(written.id, /^draft-[0-9a-f]{8}-P2$/);
});

test('on a terminal it is a table', async () => {
  const { out } = await run(text, true);
  assert.match(out[0]!, /^id +sure +what +who +does +about +in the text$/);
  assert.match(out[1]!, /^P1 .* NORTH +rejects +general-ceasefire/);
});

test('an unknown id ends with status 1, and what is left out is below --min', async () => {
  await writeFile(file('proposals.jsonl'), `${(await run(text)).out.join('\n')}\n`);
  const { status, told } = await run({ file: file('proposals.jsonl'), accept: ['P77'] });
  assert.equal(status, 1);
  assert.match(told, /P77: there is no such proposal/);
  assert.deepEqual((await run({ ...text, min: 0.99 })).out, []);
});

test('what cannot be done is told in a sentence', async () => {
  await assert.rejects(run({ ...text, accept: ['P1'] }), CommandFailure);
  await assert.rejects(run({ ...text, timeZone: 'Nowhere/Atall' }), /IANA name/);
  await writeFile(file('broken.jsonl'), '{"kind":"declaration"}\n');
  await assert.rejects(
    run({ file: file('broken.jsonl'), accept: [] }),
    /broken\.jsonl:1: expected "truceline"/,
  );
});
