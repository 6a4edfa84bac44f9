/** What `truceline place` takes. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEVICES, type Device, TERRAINS } from '../coverage/placement/kinds.js';
import type { PlaceOptions } from './place.js';

export function addPlaceCommand(program: Command): void {
  program
    .command('place')
    .description(
      'where sensors, cameras and patrols go along a line, within a budget, and how far from the best the plan can be',
    )
    .option(
      '--line <file>',
      'CSV of the line: lat, lon, and perhaps terrain (default: the line of the mission)',
    )
    .option('-m, --mission <dir>', 'mission whose line is taken')
    .addOption(
      new Option('--terrain <class>', 'where the file does not say').choices(TERRAINS).default('mixed'),
    )
    .option('--budget <amount>', 'cost a year (default: what it takes to know 97 % of the demand)', positive)
    .option('--devices <list>', `of ${DEVICES.join(', ')}`, devices, ['acoustic'] as const)
    .option('--cost <list>', 'cost a year of one, such as acoustic=3000,camera=25000', amounts, {})
    .option(
      '--range <list>',
      'how far one notices, metres, such as acoustic=7500 (default: by terrain)',
      amounts,
      {},
    )
    .option('--sites <number>', 'candidate sites, about', positive, 100_000)
    .option('--demand <number>', 'points where events may happen, about', positive, 400_000)
    .option('--depth-km <km>', 'events are looked for this far on both sides of the line', positive, 10)
    .option('--from-km <km>', 'sites lie at least this far from the line', atLeastZero, 1)
    .option('--to-km <km>', 'and at most this far', positive, 8)
    .addOption(
      new Option('--sides <sides>', 'of the line, looking along it')
        .choices(['both', 'left', 'right'])
        .default('both'),
    )
    .option('--seconds <number>', 'processor time for the search', positive, 8)
    .option('-o, --out <dir>', 'folder for placement.geojson, placement.svg and curve.csv', 'placement')
    .option('--json', 'the summary as JSON')
    .option('--check', 'measure plan and bound anew, from the prices alone (docs/coverage.md)')
    .option('--table', 'instead of one plan: gap and time for budgets from 5 to 100 % of full')
    .addHelpText(
      'after',
      `
What is maximised: each point counts min(1, credits); an acoustic node gives a quarter (at most three of one row count),
a camera a half, a patrol a quarter (docs/coverage.md).

Examples:
  truceline place --budget 2000000
  truceline place --line line.csv --devices acoustic,camera --sides left -o plan`,
    )
    .action(async (options: PlaceOptions) => {
      const { placeCommand } = await import('./place.js');
      process.exitCode = await placeCommand(options);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('A number above zero is expected.');
}

function atLeastZero(text: string): number {
  return Number(text) === 0 ? 0 : positive(text);
}

function devices(text: string): readonly Device[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !DEVICES.includes(name as Device));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${DEVICES.join(', ')}.`);
  return DEVICES.filter((device) => names.includes(device));
}

function amounts(text: string): Partial<Record<Device, number>> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', amount = ''] = pair.split('=').map((part) => part.trim());
      if (!DEVICES.includes(name as Device))
        throw new InvalidArgumentError(
          `"${pair}" is not of the form device=number, with a device of ${DEVICES.join(', ')}.`,
        );
      return [name, positive(amount)];
    }),
  );
}
