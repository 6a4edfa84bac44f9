/** The options of `truceline case` and its subcommands. What they do is loaded when they are called. */
import { type Command, Option } from 'commander';
import { ROLES } from '../record/role.js';
import {
  CHANNELS,
  CHECK_RESULTS,
  MEASURES_TAKEN,
  OUTCOMES,
  POSITIONS,
  STEP_ACTIONS,
  SUSPENSION_CAUSES,
  VERIFY_RESULTS,
} from '../record/step.js';
import type { CaseWork, ShowRequest, StepRequest } from './case.js';

type Options = StepRequest & ShowRequest & { readonly mission?: string };
type Module = typeof import('./case.js');

export function addCaseCommands(
  program: Command,
  missionOption: () => Option,
  parseInstant: (text: string) => string,
): void {
  const cases = program
    .command('case')
    .description('cases of a joint commission, from the allegation to its closure; every step is a record');
  const writes = (command: Command): Command =>
    command
      .addOption(missionOption())
      .addOption(
        new Option('--role <role>', 'in which role').choices(ROLES).default('administrator' as const),
      )
      .option('--by <name>', 'who (default: TRUCELINE_OPERATOR in the environment, else the account)')
      .option('--party <id>', 'whose: of a delegate the own party; of a notice whom it is for')
      .option('--reference <text>', 'where the words of a party are, when they are entered for it')
      .option('--at <time>', 'when it was done (default: now)', parseInstant)
      .requiredOption('--reason <texts...>', 'why; goes into the ledger');
  const after = (command: Command): Command =>
    command.option('--after <step>', 'the step it follows, as you saw the case (default: the last)');
  const reads = (command: Command): Command =>
    command
      .addOption(missionOption())
      .option('--at <time>', 'as of this moment (default: now)', parseInstant)
      .option('--json', 'JSON Lines instead of text');
  const run = (name: string, act: (module: Module, work: CaseWork) => Promise<number>, options: Options) =>
    runCase(options, name, act);

  writes(cases.command('open').description('an allegation opens a case; prints its id'))
    .addOption(new Option('--channel <who>', 'who alleges').choices(CHANNELS).makeOptionMandatory())
    .option('--from <id>', 'the party or guarantor that alleges')
    .option('--against <parties...>', 'whom it is against (default: not said)')
    .option('--agreement <id>', 'the agreement that it is about')
    .option('--clause <id>', 'the clause of the agreement')
    .option('--records <ids...>', 'observations that it rests on')
    .option('--id <id>', 'an id of your own, such as case:2025-7')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case open --channel own --against NORTH --agreement harbour-truce --clause no-shelling \\\n    --records obs-17 --role monitor --reason "Two impacts at the quay, heard by the post"',
    )
    .action((options: Options) =>
      run('case open', (module, work) => module.openCase(work, options), options),
    );
  after(
    writes(cases.command('step').argument('<case>').argument('<action>', STEP_ACTIONS.slice(1).join(', '))),
  )
    .description('the next step of a case; which may follow which is in docs/cases.md')
    .addOption(
      new Option('--result <word>', 'of check, verify').choices([...CHECK_RESULTS, ...VERIFY_RESULTS]),
    )
    .option('--team <name>', 'of task: who is sent')
    .addOption(new Option('--outcome <word>', 'of propose, decide').choices(OUTCOMES))
    .option('--parties <ids...>', 'with the outcome violation: whose it is')
    .addOption(new Option('--position <word>', 'of respond').choices(POSITIONS))
    .addOption(new Option('--measure <word>', 'of act').choices(MEASURES_TAKEN))
    .addOption(new Option('--cause <word>', 'of suspend').choices(SUSPENSION_CAUSES))
    .option('--records <ids...>', 'of verify: observations')
    .option('--of <step>', 'of notify: the step it tells of; of acknowledge: the notice')
    .option('--undoes <step>', 'of take_back: the step that no longer holds')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case step 7f3a task --team "Team 4" --role chief_monitor --reason "The nearest to the harbour"',
    )
    .action((id: string, action: string, options: Options) =>
      run('case step', (module, work) => module.takeCaseStep(work, id, action, options), options),
    );
  after(writes(cases.command('notice').argument('<case>')))
    .description('a party was told of a step')
    .option('--of <step>', 'which (default: the last that parties are to be told of)')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case notice 7f3a --party NORTH --of case:7f3a2c91/5 --reason "Letter 12, by courier"',
    )
    .action((id: string, options: Options) =>
      run('case notice', (module, work) => module.notifyParty(work, id, options), options),
    );
  writes(cases.command('acknowledge').argument('<case>'))
    .description('a party says that it has a notice')
    .option('--of <notice>', 'which (default: the only one of the party that is open)')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case acknowledge 7f3a --party NORTH --reference "receipt of 4 May" --reason "Signed receipt"',
    )
    .action((id: string, options: Options) =>
      run('case acknowledge', (module, work) => module.acknowledge(work, id, options), options),
    );
  reads(cases.command('list'))
    .description('all cases: state, clause, whose turn it is')
    .addHelpText('after', '\nExample:\n  truceline case list --mission my-mission')
    .action((options: Options) =>
      run('case list', (module, work) => module.listCases(work, options), options),
    );
  reads(cases.command('show').argument('<case>', 'its id, or the beginning of it'))
    .description('a case with all its steps')
    .addHelpText('after', '\nExample:\n  truceline case show 7f3a')
    .action((id: string, options: Options) =>
      run('case show', (module, work) => module.showCase(work, id, options), options),
    );
  reads(cases.command('due'))
    .description('what is waited for, soonest first, and whom nobody has told yet')
    .addHelpText('after', '\nExample:\n  truceline case due --at 2025-04-05T09:00:00+03:00')
    .action((options: Options) => run('case due', (module, work) => module.listDue(work, options), options));

  const hotline = cases
    .command('hotline')
    .description('calls of one side to the other to stop, and their answers');
  writes(hotline.command('call'))
    .description('one side called the other: --reason is what it said')
    .option('--to <party>', 'who was called (default: the other of two parties)')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case hotline call --party NORTH --reference "log of the line, 10:02" --reason "Stop the fire on the quay"',
    )
    .action((options: Options) =>
      run('case hotline call', (module, work) => module.callHotline(work, options), options),
    );
  writes(hotline.command('answer').argument('<call>').argument('<answer>', 'accepts or rejects'))
    .description('the other side answered: --reason is what it said')
    .addHelpText(
      'after',
      '\nExample:\n  truceline case hotline answer hotline:91c2 accepts --reference "log of the line, 10:09" --reason "Fire is stopped"',
    )
    .action((call: string, answer: string, options: Options) =>
      run(
        'case hotline answer',
        (module, work) => module.answerHotline(work, call, answer, options),
        options,
      ),
    );
  reads(hotline.command('list'))
    .description('calls by time, each with its answer')
    .addHelpText('after', '\nExample:\n  truceline case hotline list')
    .action((options: Options) =>
      run('case hotline list', (module, work) => module.listCalls(work, options), options),
    );
}

async function runCase(
  { mission }: Options,
  command: string,
  act: (module: Module, work: CaseWork) => Promise<number>,
): Promise<void> {
  const module = await import('./case.js');
  process.exitCode = await module.withCases(mission, command, (work) => act(module, work));
}
