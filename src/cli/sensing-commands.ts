/** `truceline locate`, and `truceline simulate`: networks of sensors whose truth is known. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { MISMATCHES } from '../sensing/simulate/mismatch.js';
import { BASE, LAYOUTS, type Layout } from '../sensing/simulate/parameter.js';
import { CommandFailure } from './failure.js';
import type { LocateRequest } from './locate.js';

interface SimulateFlags {
  readonly lengthKm: number;
  readonly sensors: number;
  readonly minutes: number;
  readonly ratePer100km: number;
  readonly falseShare: number;
  readonly windSigma: number;
  readonly layout?: Layout;
  readonly mismatch?: string;
  readonly seed: number;
  readonly out: string;
}

export function addSensingCommands(program: Command): void {
  program
    .command('locate')
    .description(
      'events from the arrivals of a sensor network: place, moment, 90 % region, alternatives (JSON Lines; docs/sensing.md)',
    )
    .requiredOption('--sensors <file>', 'sensors.csv')
    .requiredOption('--arrivals <file>', 'arrivals.csv, in any order; - is standard input')
    .option('--weather <file>', 'weather.csv; without it the air is learned from the events alone')
    .option('--stream', 'write each event as soon as it is settled, instead of reading all arrivals first')
    .option(
      '--lateness <seconds>',
      'with --stream: how much later than others an arrival may come',
      numberIn(0, 86_400),
      300,
    )
    .option('--reach-km <km>', 'furthest that anything is heard', numberIn(1, 60), 20)
    .addHelpText(
      'after',
      `
Example:
  truceline locate --sensors world/sensors.csv --arrivals world/arrivals.csv --weather world/weather.csv > fixes.jsonl
Exit status:
  0  arrivals were read, whether events were found in them or not
  1  no arrival could be read`,
    )
    .action(async (request: LocateRequest) => {
      const { locateCommand } = await import('./locate.js');
      process.exitCode = await locateCommand(request);
    });
  const simulate = program.command('simulate').description('worlds whose truth is known, for trials');
  simulate
    .command('network')
    .description(
      'a line, sensors along it, weather, events and what the sensors picked up: sensors.csv, arrivals.csv, weather.csv, truth.csv, truth-arrivals.csv (docs/sensing.md)',
    )
    .option('--length-km <km>', 'length of the line', numberIn(1, 20_000), BASE.lengthKm)
    .option('--sensors <number>', 'how many sensors', wholeIn(1, 200_000), BASE.sensors)
    .option('--minutes <number>', 'how long', numberIn(0.05, 600_000), BASE.hours * 60)
    .option('--rate-per-100km <rate>', 'events a second on 100 km', numberIn(0, 1_000), BASE.ratePer100Km)
    .option(
      '--false-share <share>',
      'share of the arrivals that belong to no event, below 1',
      numberIn(0, 0.99),
      BASE.falseShare,
    )
    .option(
      '--wind-sigma <m/s>',
      'error of the wind in weather.csv, each component, as the file states it',
      numberIn(0, 50),
      BASE.windSigmaMetresPerSecond,
    )
    .addOption(
      new Option(
        '--layout <layout>',
        'where the sensors stand (default: zigzag, or as the mismatch has it)',
      ).choices(LAYOUTS),
    )
    .addOption(
      new Option('--mismatch <name>', 'a world for which locators are not built').choices(
        MISMATCHES.map(({ id }) => id),
      ),
    )
    .option('--seed <number>', 'another seed, another world', wholeIn(0, 2 ** 31 - 1), BASE.seed)
    .requiredOption('-o, --out <dir>', 'folder for the files')
    .addHelpText(
      'after',
      `\nMismatches:\n${MISMATCHES.map(({ id, what }) => `  ${id.padEnd(13)} ${what}`).join('\n')}
\nExample:\n  truceline simulate network --length-km 200 --sensors 100 --minutes 30 --seed 7 -o world
\nExit status:\n  0  written\n  1  could not be written`,
    )
    .action(async (flags: SimulateFlags) => simulateNetwork(flags));
}

async function simulateNetwork(flags: SimulateFlags): Promise<void> {
  const { writeNetwork } = await import('./simulate-network.js');
  const { layout, mismatch, out, seed, lengthKm, sensors, falseShare } = flags;
  const hours = flags.minutes / 60;
  const events = (flags.ratePer100km * lengthKm * hours * 3600) / 100;
  if (events > 50_000_000)
    throw new CommandFailure(
      `About ${events.toExponential(1)} events would be simulated; at most 50,000,000 are. Lower --minutes, --length-km or --rate-per-100km.`,
    );
  const written = await writeNetwork(
    {
      ...BASE,
      ...MISMATCHES.find(({ id }) => id === mismatch)?.parameters,
      ...(layout ? { layout } : {}),
      ...{ seed, lengthKm, sensors, hours, falseShare },
      ratePer100Km: flags.ratePer100km,
      windSigmaMetresPerSecond: flags.windSigma,
    },
    out,
  );
  console.error(
    `Written to ${out}: ${written.sensors} sensors, ${written.events} events, ${written.arrivals} arrivals, ${written.falseArrivals} of them false.`,
  );
}

function numberIn(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`A number from ${low} to ${high} is expected.`);
  };
}

function wholeIn(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`A whole number from ${low} to ${high} is expected.`);
  };
}
