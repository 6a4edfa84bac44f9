/** The guide's first example does what the guide says. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CLAUSE_KINDS } from '../../src/agreement/clause.js';
import { EXIT_STATUS } from '../../src/cli/exit-status.js';
import { scenario } from '../../src/compliance/scenario.js';
import { checkDocument } from '../../src/record/document.js';
import { truceline } from '../cli/program.js';

const guide = await readFile(
  fileURLToPath(new URL('../../docs/agreement-language.md', import.meta.url)),
  'utf8',
);
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);

async function evaluate(agreement: string, events: string): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-guide-'));
  try {
    await writeFile(join(folder, 'truce.yaml'), agreement);
    await writeFile(join(folder, 'events.jsonl'), events);
    const ran = await truceline([
      'evaluate',
      ...['--agreement', join(folder, 'truce.yaml'), '--records', join(folder, 'events.jsonl')],
      ...['--at', '2025-04-02T00:00:00+03:00'],
    ]);
    assert.equal(ran.status, 0, ran.err);
    return ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the first agreement of the guide gives what the guide says', async () => {
  const lines = await evaluate(blocks('yaml')[0]!, blocks('json')[0]!);
  assert.deepEqual(
    lines.filter(({ kind }) => kind === 'standing').map(({ party, standing }) => [party, standing]),
    [
      ['NORTH', 'inForce'],
      ['SOUTH', 'inForce'],
    ],
  );
  assert.deepEqual(
    lines
      .filter(({ kind }) => kind === 'finding')
      .map(({ incident, party, verdict, standing }) => [incident, party, verdict, standing]),
    [
      ['E1', 'NORTH', 'violation', 'inForce'],
      ['E2', 'SOUTH', 'notInForce', 'released'],
    ],
  );
});

test('without release both are violations', async () => {
  const bare = blocks('yaml')[0]!.replace(/^ {2}released:.*\n/m, '');
  const lines = await evaluate(bare, blocks('json')[0]!);
  assert.deepEqual(
    lines.filter(({ kind }) => kind === 'finding').map(({ verdict }) => verdict),
    ['violation', 'violation'],
  );
});

const lateness = (clause: string): string => `${blocks('yaml')[0]!}${clause.replace(/^(?=.)/gm, '  ')}`;
const prisoners = blocks('yaml').find((block) => block.startsWith('- id: prisoners-home'))!;
const handovers = blocks('json').find((block) => block.includes('"H2"'))!;

const violations = (lines: readonly Record<string, unknown>[]): unknown[] =>
  lines
    .filter(({ verdict }) => verdict === 'violation')
    .map(({ party, startMs, endMs }) => [party, startMs, endMs]);

test('cure forgives a day of lateness and not three', async () => {
  const due = Date.parse('2025-04-05T12:00:00+03:00');
  const found = violations(await evaluate(lateness(prisoners), handovers));
  assert.deepEqual(found, [['SOUTH', due, Date.parse('2025-04-08T12:00:00+03:00')]]);
  const plain = violations(await evaluate(lateness(prisoners.replace(/^ {2}cure:.*\n/m, '')), handovers));
  assert.deepEqual(plain, [
    ['NORTH', due, Date.parse('2025-04-06T12:00:00+03:00')],
    ['SOUTH', due, Date.parse('2025-04-08T12:00:00+03:00')],
  ]);
});

test('after a ruling for a reading without the clause nothing is found, before it is', async () => {
  const ruled = blocks('yaml')[0]!
    .replace(/^ {2}released:.*\n/m, '')
    .replace(
      /^clauses:/m,
      `  - { id: none, title: { en: None }, by: [SOUTH], source: Invented, clauses: { no-shelling: { absent: true } } }
rulings: { by: NORTH }
clauses:`,
    );
  const ruling = {
    ...{ kind: 'decision', id: 'R1', at: '2025-04-03T12:00:00+03:00', by: 'NORTH' },
    ...{ about: 'harbour-truce', decision: 'reading:none' },
  };
  const lines = await evaluate(ruled, `${blocks('json')[0]!}${JSON.stringify(ruling)}\n`);
  const found = lines.filter(({ kind }) => kind === 'finding');
  assert.deepEqual(
    found.map(({ incident, reading }) => [incident, reading]),
    [['E1', 'plain']],
  );
});

test('every command has its exit statuses, in its help and in the guide', async () => {
  const { out } = await truceline(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z]+) .*[\]>]/gm)].map((match) => match[1]!);
  assert.ok(commands.length >= Object.keys(EXIT_STATUS).length, commands.join(', '));
  for (const [command, lines] of Object.entries(EXIT_STATUS)) {
    const row = guide.split('\n').find((line) => line.startsWith(`| \`${command}\``));
    assert.ok(row?.includes(lines.join('; ')), command);
    const help = (await truceline([command, '--help'])).out;
    assert.match(help, /Exit status:\n {2}0 {2}/, command);
  }
});

test('the scenario of the guide is well formed', () => {
  const text = blocks('yaml').find((block) => block.startsWith('truceline: scenario/1'))!;
  assert.ok(checkDocument(text, 'guide', scenario).ok);
});

test('the guide has every kind of clause', () => {
  for (const kind of CLAUSE_KINDS) assert.ok(guide.includes(`\`${kind}\``), kind);
});
