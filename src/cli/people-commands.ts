/** What `truceline people` and its subcommands take. */
import { type Command, InvalidArgumentError, type Option } from 'commander';
import type { AsOf } from '../mission/as-of.js';
import type { ProtocolLanguage } from '../report/html/protocol.js';

interface PeopleFlags {
  readonly mission?: string;
  readonly at?: string;
  readonly asOf?: AsOf;
  readonly public?: boolean;
  readonly json?: boolean;
}

interface ProtocolFlags {
  readonly languages: readonly [ProtocolLanguage, ProtocolLanguage];
  readonly out?: string;
  readonly withNames?: boolean;
  readonly list?: readonly string[];
  readonly ids?: string;
  readonly as?: string;
  readonly by?: string;
  readonly reason?: string;
}

/** @returns the command, for further subcommands about persons */
export function addPeopleCommand(
  program: Command,
  missionOption: () => Option,
  parseInstant: (text: string) => string,
  readAsOf: (text: string) => AsOf,
): Command {
  const common = (command: Command): Command =>
    command
      .addOption(missionOption())
      .option(
        '--at <time>',
        'reckoned at this moment, as known then (default: the end of the mission)',
        parseInstant,
      )
      .option(
        '--as-of <size|time>',
        'the ledger as it was: at a size, or at a moment with its offset',
        readAsOf,
      );
  const people = common(program.command('people'))
    .description('exchanges of persons with all accounts side by side, and the balance of every promise')
    .option('--public', 'what the public is shown: small numbers withheld')
    .option('--json', 'JSON Lines instead of tables: exchanges, totals, balances')
    .addHelpText(
      'after',
      '\nExample:\n  truceline people --mission my-mission --at 2025-03-25T00:00:00+02:00',
    )
    .action(async (options: PeopleFlags) => {
      const { peopleCommand } = await import('./people.js');
      process.exitCode = await peopleCommand(options);
    });
  common(people.command('protocol'))
    .argument('<exchange>', 'its day, as truceline people prints it')
    .description(
      'an exchange as a page for signature, in two languages side by side, with numbers only or with names',
    )
    .option('--languages <two>', 'two of en, uk, ru', parseLanguages, ['uk', 'ru'])
    .option(
      '-o, --out <file>',
      'HTML file; print it, or save it as PDF, from a browser (needed, but with names, which go to standard output without it)',
    )
    .option('--with-names', 'each person with name, birth date, rank; an entry in the ledger comes first')
    .option('--list <parties...>', 'whose list; with names. Of several, all persons')
    .option('--ids <file>', 'only these: ids of the list, one a line; of several lists as NORTH:n1')
    .option('--as <who>', 'a party, for its delegate; chief_monitor')
    .option('--by <name>', 'who does it, for the ledger (default: TRUCELINE_OPERATOR, else the account)')
    .option('--reason <text>', 'why; it goes into the ledger, so no name may stand in it')
    .addHelpText(
      'after',
      '\nExamples:\n  truceline people protocol 2025-03-19 -o protocol.html\n  truceline people protocol 2025-03-19 --with-names --list NORTH --ids ids.txt --as NORTH --reason "exchange of May" -o protocol.html',
    )
    .action(async (exchange: string, options: PeopleFlags & ProtocolFlags, { parent }: Command) => {
      // An option that both commands take is read by the first of them.
      const given = { ...parent!.opts<PeopleFlags>(), ...options, exchange };
      if (options.withNames) {
        const { namedProtocolCommand } = await import('./people-protocol.js');
        process.exitCode = await namedProtocolCommand(given);
        return;
      }
      const { protocolCommand } = await import('./people.js');
      process.exitCode = await protocolCommand(given);
    });
  return people;
}

function parseLanguages(text: string): [ProtocolLanguage, ProtocolLanguage] {
  const [one, other, ...more] = text.split(',');
  const known = (word: string | undefined): word is ProtocolLanguage =>
    word === 'en' || word === 'uk' || word === 'ru';
  if (known(one) && known(other) && one !== other && more.length === 0) return [one, other];
  throw new InvalidArgumentError(
    `Two different ones of en, uk, ru with a comma, such as uk,ru; found "${text}".`,
  );
}
