/** The options of `truceline people import`, `list` and what else is about sealed lists, missing persons and children. */
import { type Command, InvalidArgumentError, type Option } from 'commander';
import type { ImportRequest, ShowRequest } from './people-lists.js';
import type { InVault, PeopleFlags } from './people-vault.js';

interface ReasonFlags extends PeopleFlags {
  readonly reason?: string;
}

interface OfVersion {
  readonly listVersion?: number;
}

type Act = (inVault: InVault) => Promise<number>;
const lists = () => import('./people-lists.js');
const tracing = () => import('./people-tracing.js');

export function addPersonCommands(people: Command, missionOption: () => Option): void {
  const add = (name: string, description: string, example: string): Command =>
    people
      .command(name)
      .description(description)
      .addOption(missionOption())
      .option('--as <who>', 'a party, for its delegate; chief_monitor; monitor')
      .option('--by <name>', 'who does it, for the ledger (default: TRUCELINE_OPERATOR, else the account)')
      .addHelpText('after', `\nExample:\n  truceline people ${example}`);
  listCommands(add);
  matchCommands(add);
  missingCommands(add);
  childCommands(add);
}

type Add = (name: string, description: string, example: string) => Command;
const REASON = ['--reason <text>', 'why; it goes into the ledger, so no name may stand in it'] as const;

function listCommands(add: Add): void {
  add(
    'import',
    'seal a new version of a list of persons, from CSV',
    'import ours.csv --list NORTH --purpose exchange,tracing',
  )
    .argument('<file>', 'CSV; - is standard input')
    .requiredOption('--list <party>', 'whose list it is')
    .requiredOption('--purpose <words>', 'what it may be used for: exchange, tracing, medical, return')
    .option(
      '--consent <word>',
      'whose consent there is: each (the list says), given, by_family, unknown',
      'unknown',
    )
    .action(async (file: string, _: object, command: Command) => {
      const flags = all<ImportRequest & PeopleFlags>(command);
      // Who brings a list has read it: as a delegate of its party, unless another is named.
      await act('import', { as: flags.list, ...flags }, async (inVault) =>
        (await lists()).importList(inVault, file, flags),
      );
    });
  add('list', 'which lists there are, by the ledger alone', 'list').action((_: object, command: Command) =>
    act('list', all(command), async (inVault) => (await lists()).printLists(inVault)),
  );
  add(
    'versions',
    'versions of a list; with --as, whom each lacks of the one before',
    'versions --list NORTH --as NORTH',
  )
    .requiredOption('--list <party>', 'whose list')
    .action(async (_: object, command: Command) => {
      const flags = all<PeopleFlags & { list: string }>(command);
      await act('versions', flags, async (inVault) =>
        (await lists()).printVersions(inVault, flags.list, flags.as !== undefined),
      );
    });
  add(
    'duplicates',
    'entries of the newest version that are most likely one person, by ids',
    'duplicates --list NORTH --as NORTH',
  )
    .requiredOption('--list <party>', 'whose list')
    .action(async (_: object, command: Command) => {
      const flags = all<PeopleFlags & { list: string }>(command);
      await act('duplicates', flags, async (inVault) => (await lists()).printDuplicates(inVault, flags.list));
    });
  add(
    'show',
    'a list in clear, as JSON Lines; an entry in the ledger comes first',
    'show --list NORTH --as NORTH --reason "visit 7"',
  )
    .requiredOption('--list <party>', 'whose list')
    .requiredOption(...REASON)
    .option('--list-version <number>', 'which version (default: the newest)', parseVersion)
    .option('--ids <ids...>', 'only these persons')
    .action(async (_: object, command: Command) => {
      const flags = all<ShowRequest & PeopleFlags & OfVersion>(command);
      const version = flags.listVersion;
      await act('show', flags, async (inVault) => (await lists()).printList(inVault, { ...flags, version }));
    });
  add(
    'destroy',
    'overwrite and remove a version of a list and its key, for good',
    'destroy --list NORTH --list-version 1 --as NORTH --reason "replaced"',
  )
    .requiredOption('--list <party>', 'whose list')
    .requiredOption('--list-version <number>', 'which version', parseVersion)
    .requiredOption(...REASON)
    .action(async (_: object, command: Command) => {
      const flags = all<ReasonFlags & Required<OfVersion> & { list: string }>(command);
      const version = flags.listVersion;
      await act('destroy', flags, async (inVault) =>
        (await lists()).removeList(inVault, { ...flags, version }),
      );
    });
}

function matchCommands(add: Add): void {
  add(
    'match',
    'find the persons whom both newest lists have; the result is sealed',
    'match NORTH SOUTH --as chief_monitor --reason "exchange of May"',
  )
    .argument('[parties...]', 'two parties (default: the two of the mission)')
    .requiredOption(...REASON)
    .action(async (parties: string[], _: object, command: Command) => {
      const flags = all<ReasonFlags>(command);
      await act('match', flags, async (inVault) => (await tracing()).matchLists(inVault, parties, flags));
    });
  add(
    'matches',
    'the newest result: all pairs for the chief monitor, its own persons for a party',
    'matches --as NORTH --reason "exchange of May"',
  )
    .requiredOption(...REASON)
    .action(async (_: object, command: Command) => {
      const flags = all<ReasonFlags>(command);
      await act('matches', flags, async (inVault) => (await tracing()).printMatches(inVault, flags));
    });
}

function missingCommands(add: Add): void {
  add(
    'request',
    'put the request of a family for a missing person, sealed',
    'request request.yaml --as monitor',
  )
    .argument('<file>', 'YAML or JSON with asker, relation and about (docs/people.md); - is standard input')
    .action((file: string, _: object, command: Command) =>
      act('request', all(command), async (inVault) => (await tracing()).addRequest(inVault, file)),
    );
  add('answer', 'what the family may be told, and nothing more', 'answer 1f0c33a9 --as monitor')
    .argument('<request>', 'its number, or the first digits')
    .action((request: string, _: object, command: Command) =>
      act('answer', all(command), async (inVault) => (await tracing()).printAnswer(inVault, request)),
    );
  add(
    'behind',
    'what lies behind an answer, for the chief monitor',
    'behind 1f0c33a9 --as chief_monitor --reason "complaint 4"',
  )
    .argument('<request>', 'its number, or the first digits')
    .requiredOption(...REASON)
    .action(async (request: string, _: object, command: Command) => {
      const flags = all<ReasonFlags>(command);
      await act('behind', flags, async (inVault) => (await tracing()).printBehind(inVault, request, flags));
    });
}

function childCommands(add: Add): void {
  add('child', 'enter a step of the case of a child, sealed', 'child step.yaml --as chief_monitor')
    .argument('<file>', 'YAML or JSON with step, case, details (docs/people.md); - is standard input')
    .action((file: string, _: object, command: Command) =>
      act('child', all(command), async (inVault) => (await tracing()).addChildStep(inVault, file)),
    );
  add(
    'children',
    'the cases of children with all steps, for the chief monitor',
    'children --as chief_monitor --reason "weekly review"',
  )
    .requiredOption(...REASON)
    .action(async (_: object, command: Command) => {
      const flags = all<ReasonFlags>(command);
      await act('children', flags, async (inVault) => (await tracing()).printChildren(inVault, flags));
    });
  add('child-counts', 'how many cases stand where, in ranges, for everybody', 'child-counts').action(
    (_: object, command: Command) =>
      act('child-counts', all(command), async (inVault) => (await tracing()).printChildCounts(inVault)),
  );
}

/** The command above knows --mission too, and has taken it. */
const all = <T extends PeopleFlags>(command: Command): T => command.optsWithGlobals<T>();

async function act(name: string, flags: PeopleFlags, what: Act): Promise<void> {
  const { withVault } = await import('./people-vault.js');
  process.exitCode = await withVault(flags, `people ${name}`, what);
}

function parseVersion(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A version is a whole number from 1.');
}
