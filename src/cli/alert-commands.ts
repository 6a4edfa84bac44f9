/** The options of `truceline alert` and its subcommands. What they do is loaded when they are called. */
import { type Command, Option } from 'commander';

type Options = { mission?: string; json?: boolean; to?: string; last?: number };

export function addAlertCommands(
  program: Command,
  missionOption: () => Option,
  parseCount: (text: string) => number,
): void {
  const alert = program
    .command('alert')
    .description('who is told of what by e-mail, webhook and CAP, and what became of it (docs/alerts.md)');
  const json = (): Option => new Option('--json', 'JSON Lines instead of text');
  alert
    .command('list')
    .description('rules and receivers of mission.yaml, and how each stands')
    .addOption(missionOption())
    .addOption(json())
    .action(async (options: Options) => {
      const { listAlerts } = await import('./alert.js');
      process.exitCode = await listAlerts(options);
    });
  alert
    .command('test')
    .argument('<rule>', 'id of a rule')
    .description('send a message that says it is a test, made of the newest that the rule finds')
    .addOption(missionOption())
    .option('--to <receiver>', 'only to this receiver (default: all of the rule)')
    .addHelpText('after', '\nExample:\n  truceline alert test strikes --to desk --mission my-mission')
    .action(async (rule: string, options: Options) => {
      const { testAlert } = await import('./alert.js');
      process.exitCode = await testAlert(rule, options);
    });
  alert
    .command('send')
    .description('look at the picture and send now: also what waits for its next attempt, or was given up')
    .addOption(missionOption())
    .action(async (options: Options) => {
      const { sendAlerts } = await import('./alert.js');
      process.exitCode = await sendAlerts(options);
    });
  alert
    .command('log')
    .description('what was sent to whom, when, and with what answer; newest last')
    .addOption(missionOption())
    .addOption(json())
    .option('--last <number>', 'so many of the newest (default: 50)', parseCount, 50)
    .action(async (options: Options) => {
      const { logAlerts } = await import('./alert.js');
      process.exitCode = await logAlerts(options);
    });
  alert
    .command('secret')
    .argument('<receiver>', 'id of a receiver with a webhook')
    .description('print the secret that the messages to a webhook are signed with, for whoever runs it')
    .addOption(missionOption())
    .action(async (receiver: string, options: Options) => {
      const { printSecret } = await import('./alert.js');
      process.exitCode = await printSecret(receiver, options);
    });
}
