/** The options of `truceline rule`. What it does is loaded when it is called. */
import type { Command, Option } from 'commander';
import type { Keeping } from './keeping.js';
import type { RuleRequest } from './rule.js';

type Options = RuleRequest & { readonly mission?: string };

export function addRuleCommands(program: Command, missionOption: () => Option): void {
  const rule = program
    .command('rule')
    .description('a person says which observations are one incident; every step can be undone');
  const act = (name: string, argument: string, what: string, description: string): Command =>
    rule
      .command(name)
      .argument(argument, what)
      .description(description)
      .addOption(missionOption())
      .option('--by <name>', 'who rules (default: TRUCELINE_OPERATOR in the environment, else the account)')
      .requiredOption('--reason <text>', 'why; it goes into the ledger');
  act('join', '<observations...>', 'ids of observations', 'they are of one event').action(
    async (observations: string[], options: Options) =>
      run(options, 'rule join', async (keeping) =>
        (await import('./rule.js')).join(keeping, observations, options),
      ),
  );
  act('split', '<observations...>', 'ids of observations', 'they are of different events')
    .option('--from <observations...>', 'they may be of one event, but not of that of these')
    .action(async (observations: string[], options: Options) =>
      run(options, 'rule split', async (keeping) =>
        (await import('./rule.js')).split(keeping, observations, options),
      ),
    );
  act('undo', '<ruling>', 'id of a ruling, or its beginning', 'an earlier ruling no longer holds').action(
    async (id: string, options: Options) =>
      run(options, 'rule undo', async (keeping) => (await import('./rule.js')).undo(keeping, id, options)),
  );
  rule
    .command('list')
    .description('all rulings in their order, and which of them hold')
    .addOption(missionOption())
    .action(async (options: Options) =>
      run(options, 'rule list', async (keeping) => (await import('./rule.js')).listRulings(keeping)),
    );
}

async function run(
  { mission }: Options,
  command: string,
  act: (keeping: Keeping) => Promise<number>,
): Promise<void> {
  const { withMission } = await import('./keeping.js');
  process.exitCode = await withMission(mission, command, act);
}
