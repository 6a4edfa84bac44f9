import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { addBenchCommands } from './bench.js';
import { CommandFailure } from './failure.js';
import { addSensingCommands } from './sensing-commands.js';

async function run(args: readonly string[]): Promise<{ out: string; said: string }> {
  const program = new Command().exitOverride();
  addSensingCommands(program);
  addBenchCommands(program);
  const kept = { out: '', said: '' };
  const [log, error] = [console.log, console.error];
  console.log = (text: unknown) => {
    kept.out += `${text}\n`;
  };
  console.error = (text: unknown) => {
    kept.said += `${text}\n`;
  };
  const quiet = (command: Command): void => {
    command.configureOutput({ writeErr: (text) => (kept.said += text) }).exitOverride();
    command.commands.forEach(quiet);
  };
  quiet(program);
  try {
    await program.parseAsync(['node', 'truceline', ...args]);
  } catch (failure) {
    if (failure instanceof CommandFailure) throw failure;
    if (!(failure as { code?: string }).code?.startsWith('commander.')) throw failure;
  } finally {
    [console.log, console.error] = [log, error];
  }
  return kept;
}

const SMALL = ['--length-km', '60', '--sensors', '30', '--minutes', '3', '--seed', '4'];

test('a world is written in files, and the truth told as fixes scores full marks against them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-network-'));
  try {
    const world = join(folder, 'world');
    const { said } = await run(['simulate', 'network', ...SMALL, '-o', world]);
    assert.match(said, /: 30 sensors, \d+ events, \d+ arrivals, \d+ of them false\./);
    assert.deepEqual((await readdir(world)).sort(), [
      'arrivals.csv',
      'sensors.csv',
      'truth-arrivals.csv',
      'truth.csv',
      'weather.csv',
    ]);
    const rows = async (name: string): Promise<string[][]> =>
      (await readFile(join(world, name), 'utf8'))
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    const told = await rows('truth-arrivals.csv');
    const fixes = (await rows('truth.csv')).map(([event, time, lat, lon, kind]) => ({
      ...{ id: event, time, lat: Number(lat), lon: Number(lon), kind, probability: 1, alternatives: [] },
      ellipse90: { majorM: 10, minorM: 10, azimuthDeg: 0 },
      arrivals: told.filter(([, of, path]) => of === event && path !== 'echo').map(([id]) => id),
    }));
    const file = join(folder, 'fixes.jsonl');
    await writeFile(file, fixes.map((fix) => `${JSON.stringify(fix)}\n`).join(''));
    const { out } = await run(['bench', 'locate', '--fixes', file, '--world', world]);
    const score = JSON.parse(out);
    assert.deepEqual(
      [score.f1, score.pairPrecision, score.pairRecall, score.places.inside, score.wrongSide],
      [1, 1, 1, 1, 0],
    );
    assert.ok(score.locatable > 5 && score.locatable <= score.events);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the benchmark prints its worlds and locators, and writes them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-network-'));
  try {
    const small = ['--length-km', '40', '--sensors', '20', '--minutes', '2', '--seeds', '1'];
    const { out } = await run(['bench', 'locate', ...small, '--only', 'base,hills', '-o', folder]);
    assert.match(out, /^# Location benchmark: simulated sensor networks/);
    assert.match(out, /\| hills: .* \| plain least squares \|/);
    assert.equal(`${await readFile(join(folder, 'locate.md'), 'utf8')}\n`, out);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what cannot be is refused with what is possible', async () => {
  await assert.rejects(run(['bench', 'locate', '--only', 'moon']), /no world "moon".*base, heavy-tails/s);
  await assert.rejects(run(['bench', 'locate', '--fixes', 'x']), /belong together/);
  const simulate = (...more: string[]) => run(['simulate', 'network', '-o', 'x', ...more]);
  assert.match((await simulate('--sensors', '1.5')).said, /A whole number from 1/);
  assert.match((await simulate('--false-share', '1')).said, /A number from 0 to 0\.99/);
  assert.match((await simulate('--mismatch', 'moon')).said, /Allowed choices are heavy-tails/);
  await assert.rejects(simulate('--rate-per-100km', '1000', '--minutes', '60000'), /at most 50,000,000/);
});
