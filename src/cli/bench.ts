/**
 * `truceline bench attribution`: the public benchmark (docs/benchmark.md). Prints one table; with --out the same as
 * Markdown and JSON, and pictures.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { stepper, terminalProgress } from './progress.js';

interface AttributionBench {
  readonly incidents: number;
  readonly seeds?: readonly number[];
  readonly liars: number;
  readonly out?: string;
}

export function addBenchCommands(program: Command): void {
  const bench = program.command('bench').description('benchmarks that anybody can run again');
  bench
    .command('attribution')
    .description(
      'simulated incidents with known authors: the model beside majority vote, nearest side and last claim (docs/benchmark.md)',
    )
    .option('--incidents <number>', 'incidents in all, shared out over the seeds', parseIncidents, 50_000)
    .option(
      '--seeds <numbers>',
      'worlds, such as 1,2,3 (default: held-out seeds, in which nothing was fitted)',
      parseSeeds,
    )
    .option('--liars <share>', 'share of the sources that lie together, 0 to 0.5', parseLiars, 0.3)
    .option('-o, --out <dir>', 'folder for table.md, result.json and the pictures (SVG)')
    .addHelpText('after', '\nExit status:\n  0  printed\n  1  could not be run or written')
    .action(async (options: AttributionBench) => benchAttribution(options));
}

async function benchAttribution({ out, seeds, incidents, liars }: AttributionBench): Promise<void> {
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
  if (out === undefined) return;
  const { abstentionPicture, reliabilityPicture } = await import('../benchmark/picture.js');
  await mkdir(out, { recursive: true });
  await Promise.all([
    writeFile(join(out, 'table.md'), table),
    writeFile(join(out, 'result.json'), `${JSON.stringify(result, null, 2)}\n`),
    writeFile(join(out, 'reliability.svg'), reliabilityPicture(result)),
    writeFile(join(out, 'abstention.svg'), abstentionPicture(result, 'honest')),
    writeFile(join(out, 'abstention-with-liars.svg'), abstentionPicture(result, 'lied')),
  ]);
  console.error(
    `Written to ${out}: table.md, result.json, reliability.svg, abstention.svg, abstention-with-liars.svg.`,
  );
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

function parseLiars(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 0.5) return share;
  throw new InvalidArgumentError('A number from 0 to 0.5 is expected.');
}
