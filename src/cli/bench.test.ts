import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { addBenchCommands } from './bench.js';
import { CommandFailure } from './failure.js';
import { packageRoot } from './mission.js';

/** What the command prints, and how it ends when its options do not fit. */
async function bench(args: readonly string[]): Promise<{ readonly out: string; readonly refused: string }> {
  const program = new Command();
  addBenchCommands(program);
  let refused = '';
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
    command
      .exitOverride()
      .configureOutput({ writeErr: (text) => (refused += text), writeOut: () => undefined });
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => lines.push(line);
  try {
    await program.parseAsync(['node', 'truceline', 'bench', ...args]);
  } catch (error) {
    if (!refused) throw error;
  } finally {
    console.log = log;
  }
  return { out: lines.join('\n'), refused };
}

test('the command prints one table and writes it, the figures and the pictures', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-bench-'));
  try {
    const out = join(folder, 'results');
    const printed = await bench(['attribution', '--incidents', '150', '--seeds', '31', '--out', out]);
    assert.match(printed.out, /^# Attribution benchmark: 150 simulated incidents/);
    assert.deepEqual((await readdir(out)).sort(), [
      'abstention-with-liars.svg',
      'abstention.svg',
      'reliability.svg',
      'result.json',
      'table.md',
    ]);
    assert.equal(`${await readFile(join(out, 'table.md'), 'utf8')}`, printed.out);
    const result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8'));
    assert.equal(result.simulated, true);
    assert.deepEqual(result.seeds, [31]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('with --only gold the hand-coded sets alone are scored, printed and written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-bench-'));
  try {
    const window = '2030-05-01..02';
    const files = {
      'feed.csv':
        'datetime,lon,lat,place_name,event_type,headline\n2030-05-01 00:00:00,30.73,46.48,Odesa,uav,"Drone attack on a warehouse in Odesa, two people wounded"\n',
      'reports.jsonl': '{"file":"feed.csv","row":0,"gold":{"report_kind":["event"]}}\n',
      'clusters.jsonl': `{"id":"V0","window":"${window}","relevant":true,"incident":"warehouse","ambiguous":false}\n`,
      'incidents.jsonl': `{"incident":"warehouse","window":"${window}","lat":46.48,"lon":30.73,"loc_precision":"town"}\n`,
    };
    await mkdir(join(folder, 'sets'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'sets', name), text);
    const out = join(folder, 'results');
    const sets = join(folder, 'sets');
    const mission = join(packageRoot, 'missions', 'ukraine-2025');
    const printed = await bench([
      'attribution',
      '--only',
      'gold',
      '--gold',
      sets,
      '--feeds',
      sets,
      '--mission',
      mission,
      '--out',
      out,
    ]);
    assert.match(printed.out, /^# Hand-coded sets: 1 reports, 1 windows/);
    assert.deepEqual((await readdir(out)).sort(), ['gold.json', 'gold.md']);
    assert.equal(await readFile(join(out, 'gold.md'), 'utf8'), printed.out);
    const result = JSON.parse(await readFile(join(out, 'gold.json'), 'utf8'));
    assert.equal(result.simulated, false);
    assert.equal(result.association[0].mean.all.either.f, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const option of [
  ['--only', 'gold'],
  ['--feeds', '.'],
])
  test(`${option.join(' ')} without --gold is refused, and what is missing is said`, async () => {
    await assert.rejects(bench(['attribution', ...option]), (error) => {
      assert.ok(error instanceof CommandFailure);
      assert.match(error.message, /give their folder with --gold DIR/);
      return true;
    });
  });

for (const [option, value, says] of [
  ['--incidents', '0', /whole number from 1/],
  ['--incidents', 'many', /whole number from 1/],
  ['--seeds', '1,1', /each once/],
  ['--seeds', '1;2', /each once/],
  ['--liars', '0.9', /from 0 to 0.5/],
  ['--liars', 'half', /from 0 to 0.5/],
] as const)
  test(`${option} ${value} is refused, and what is expected is said`, async () => {
    assert.match((await bench(['attribution', option, value])).refused, says);
  });
