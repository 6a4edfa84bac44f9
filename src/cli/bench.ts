/**
 * `truceline bench attribution`: the public benchmark (docs/benchmark.md). Prints the table of the simulated worlds, then
 * with --gold those of hand-coded sets; with --out the same as Markdown and JSON, and pictures.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { GoldResult } from '../benchmark/gold/gold-score.js';
import type { FusionBench } from './bench-fusion.js';
import type { LocateBench } from './bench-locate.js';
import { CommandFailure } from './failure.js';
import { stepper, terminalProgress } from './progress.js';

interface AttributionBench {
  readonly incidents: number;
  readonly seeds?: readonly number[];
  readonly liars: number;
  readonly out?: string;
  readonly gold?: string;
  readonly feeds?: string;
  readonly mission?: string;
  readonly only?: 'gold';
}

export function addBenchCommands(program: Command): void {
  const bench = program.command('bench').description('benchmarks that anybody can run again');
  bench
    .command('attribution')
    .description(
      'simulated incidents with known authors: the model beside majority vote, nearest side and last claim; and coding and association against hand-coded sets (docs/benchmark.md)',
    )
    .option('--incidents <number>', 'incidents in all, shared out over the seeds', parseIncidents, 50_000)
    .option(
      '--seeds <numbers>',
      'worlds, such as 1,2,3 (default: held-out seeds, in which nothing was fitted)',
      parseSeeds,
    )
    .option('--liars <share>', 'share of the sources that lie together, 0 to 0.5', parseLiars, 0.3)
    .option(
      '--gold <dir>',
      'hand-coded sets too: a folder with gold/*.jsonl and data/viina, or with the *.jsonl',
    )
    .option(
      '--feeds <dir>',
      'folder of the feeds (CSV) whose rows the sets code (default: data/viina in --gold)',
    )
    .option(
      '-m, --mission <dir>',
      'mission that codes and associates the feeds (default: this folder, or the one that ships with truceline)',
    )
    .addOption(
      new Option('--only <part>', 'the hand-coded sets alone, without simulated worlds').choices(['gold']),
    )
    .option(
      '-o, --out <dir>',
      'folder for table.md, result.json and the pictures (SVG), gold.md and gold.json',
    )
    .addHelpText('after', '\nExit status:\n  0  printed\n  1  could not be run or written')
    .action(async (options: AttributionBench) => benchAttribution(options));
  bench
    .command('coverage')
    .description(
      'simulated lines watched unevenly: counts corrected for coverage, and change points, against what happened (docs/coverage.md)',
    )
    .option(
      '--seeds <numbers>',
      'worlds, such as 1,2,3 (default: five that nothing was chosen on)',
      parseSeeds,
    )
    .action(async ({ seeds }: { seeds?: number[] }) => {
      const { benchCoverage } = await import('./bench-coverage.js');
      await benchCoverage(seeds);
    });
  addLocateBench(bench);
  addFusionBench(bench);
}

function addFusionBench(bench: Command): void {
  bench
    .command('fusion')
    .description(
      'simulated events noticed by several kinds of account, some astray, some copied, some lying: association, fused places and their 90 % regions (docs/fusing.md)',
    )
    .option(
      '--seeds <numbers>',
      'worlds, such as 1,2,3 (default: five that nothing was chosen on)',
      parseSeeds,
    )
    .option('--days <number>', 'how long', parseCountTo(1_000), 20)
    .option('--events-per-day <number>', 'how many events a day', parseCountTo(10_000), 12)
    .addHelpText('after', '\nExample:\n  truceline bench fusion --seeds 1,2 --events-per-day 100')
    .action(async (options: FusionBench) => {
      const { benchFusion } = await import('./bench-fusion.js');
      await benchFusion(options);
    });
}

function addLocateBench(bench: Command): void {
  bench
    .command('locate')
    .description(
      'sensor networks with known events: locators, the mismatch suite among the worlds; or, with --fixes, the score of what a program wrote about a world (docs/sensing.md)',
    )
    .option('--seeds <numbers>', 'worlds, such as 1,2,3', parseSeeds, [71, 72, 73])
    .option('--length-km <km>', 'length of the line', parseCountTo(20_000), 400)
    .option('--sensors <number>', 'how many sensors', parseCountTo(200_000), 200)
    .option('--minutes <number>', 'how long', parseCountTo(100_000), 10)
    .option('--only <worlds>', 'base, or mismatches, with commas between them (default: all)', (text) =>
      text.split(',').map((id) => id.trim()),
    )
    .option('-o, --out <dir>', 'folder for locate.md and locate.json')
    .option('--fixes <file>', 'what a locator wrote, JSON Lines; scored against --world')
    .option('--world <dir>', 'folder that `truceline simulate network` wrote')
    .addHelpText(
      'after',
      '\nExamples:\n  truceline bench locate --only base,echoes --seeds 5\n  truceline bench locate --fixes fixes.jsonl --world world\nExit status:\n  0  printed\n  1  could not be run or written',
    )
    .action(async (options: LocateBench & { readonly fixes?: string; readonly world?: string }) => {
      const { benchLocate, scoreFile } = await import('./bench-locate.js');
      const { fixes, world } = options;
      if ((fixes === undefined) !== (world === undefined))
        throw new CommandFailure('--fixes and --world belong together: give both.');
      await (fixes !== undefined && world !== undefined ? scoreFile(fixes, world) : benchLocate(options));
    });
}

async function benchAttribution(options: AttributionBench): Promise<void> {
  const { gold, feeds, only, out } = options;
  if (gold === undefined && (only !== undefined || feeds !== undefined))
    throw new CommandFailure(
      `--${only === undefined ? 'feeds' : 'only'} is for hand-coded sets: give their folder with --gold DIR.`,
    );
  const written: string[] = [];
  // Read before the worlds are simulated: what is wrong with the sets is said at once.
  const scores = gold === undefined ? undefined : await scoresOnGold({ ...options, gold });
  if (only === undefined) written.push(...(await benchSimulated(options)));
  if (scores === undefined)
    console.error('Hand-coded sets are scored too with --gold DIR (docs/benchmark.md says what it holds).');
  else written.push(...(await showGold(scores, out)));
  if (out !== undefined) console.error(`Written to ${out}: ${written.join(', ')}.`);
}

async function benchSimulated({ out, seeds, incidents, liars }: AttributionBench): Promise<string[]> {
  const [{ runBenchmark }, { tableOf }] = await Promise.all([
    import('../benchmark/compare.js'),
    import('../benchmark/table.js'),
  ]);
  const progress = terminalProgress();
  const step = stepper(progress);
  const result = runBenchmark({
    incidents,
    ...(seeds ? { seeds } : {}),
    liarShare: liars,
    onStep: (_, done, total) => step('worlds', done, total),
  });
  progress.done();
  const table = tableOf(result);
  console.log(table);
  if (out === undefined) return [];
  const { abstentionPicture, reliabilityPicture } = await import('../benchmark/picture.js');
  return writeAll(out, {
    'table.md': table,
    'result.json': `${JSON.stringify(result, null, 2)}\n`,
    'reliability.svg': reliabilityPicture(result),
    'abstention.svg': abstentionPicture(result, 'honest'),
    'abstention-with-liars.svg': abstentionPicture(result, 'lied'),
  });
}

async function scoresOnGold({
  gold,
  feeds,
  mission: dir,
}: AttributionBench & { readonly gold: string }): Promise<GoldResult> {
  const [{ readGoldSets }, { loadMission, missionDir }, { scoreGold }] = await Promise.all([
    import('./gold-files.js'),
    import('./mission.js'),
    import('../benchmark/gold/gold-score.js'),
  ]);
  const mission = await loadMission(missionDir(dir));
  return scoreGold(await readGoldSets({ gold, feeds }, mission), mission.association);
}

async function showGold(scores: GoldResult, out: string | undefined): Promise<string[]> {
  const { goldTableOf } = await import('../benchmark/gold/gold-table.js');
  const table = goldTableOf(scores);
  console.log(table);
  if (out === undefined) return [];
  return writeAll(out, { 'gold.md': table, 'gold.json': `${JSON.stringify(scores, null, 2)}\n` });
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return Object.keys(files);
}

function parseIncidents(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 10_000_000) return count;
  throw new InvalidArgumentError('A whole number from 1 to 10000000 is expected.');
}

function parseSeeds(text: string): number[] {
  const seeds = text.split(',').map((seed) => seed.trim());
  const numbers = seeds.map(Number);
  const fits = seeds.every((seed, i) => /^\d+$/.test(seed) && numbers[i]! < 2 ** 31);
  if (fits && new Set(numbers).size === numbers.length) return numbers;
  throw new InvalidArgumentError(
    'Whole numbers below 2147483648, each once, with commas between them, are expected: 1,2,3.',
  );
}

function parseCountTo(most: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
    throw new InvalidArgumentError(`A whole number from 1 to ${most} is expected.`);
  };
}

function parseLiars(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 0.5) return share;
  throw new InvalidArgumentError('A number from 0 to 0.5 is expected.');
}
