/** The options of `truceline account`. What it does is loaded when it is called. */
import { Argument, type Command, Option } from 'commander';
import { ACCOUNT_ROLES } from '../access/role.js';
import type { AccountIo, AccountRequest } from './account.js';

type Flags = AccountRequest & { readonly mission?: string };
type Act = (dir: string, io: AccountIo, name: string, request: Flags, more: string) => Promise<void>;

export function addAccountCommands(program: Command, missionOption: () => Option): void {
  const account = program
    .command('account')
    .description('who may read and write what: accounts of a mission, in its secrets folder (docs/access.md)')
    .addHelpText(
      'after',
      '\nExample:\n  truceline account add ana --role chief_monitor --mission my-mission\n  truceline account key ana --for role',
    );
  const passwordOption = (): Option =>
    new Option(
      '--password-file <file>',
      'read the password from a file, or from standard input with "-" (default: asked for)',
    );
  const act = (command: Command, load: () => Promise<Act>): void => {
    command.addOption(missionOption()).action(async (...given: unknown[]) => {
      const words = given.slice(0, -2) as string[] | [Flags];
      const flags = given.at(-2) as Flags;
      const [{ missionDir }, { terminalIo }, run] = await Promise.all([
        import('./mission.js'),
        import('./account.js'),
        load(),
      ]);
      const [name = '', more = ''] = words.filter((word) => typeof word === 'string') as string[];
      await run(missionDir(flags.mission), terminalIo(), name, flags, more);
    });
  };
  const roleArgument = (): Argument => new Argument('<role>', 'what it may do').choices(ACCOUNT_ROLES);
  const partyOption = (): Option =>
    new Option('--party <id>', 'of a party_delegate: the party that sent them');
  const sourceOption = (): Option => new Option('--source <ids...>', 'sources that it may append records of');

  act(
    account
      .command('add')
      .argument('<name>', 'lower-case letters, digits, dots, hyphens')
      .description('a new account')
      .addOption(new Option('--role <role>', 'what it may do').choices(ACCOUNT_ROLES).makeOptionMandatory())
      .addOption(partyOption())
      .addOption(sourceOption())
      .addOption(passwordOption())
      .option('--without-password', 'for a program, which comes with keys'),
    async () => (await import('./account.js')).addAccount,
  );
  act(
    account.command('list').description('all accounts'),
    async () => (await import('./account.js')).listAccounts,
  );
  act(
    account
      .command('role')
      .argument('<name>')
      .addArgument(roleArgument())
      .description('another role; its sessions end')
      .addOption(partyOption())
      .addOption(sourceOption()),
    async () => (await import('./account.js')).changeRole,
  );
  act(
    account
      .command('password')
      .argument('<name>')
      .description('another password; its sessions end')
      .addOption(passwordOption()),
    async () => (await import('./account.js')).changePassword,
  );
  act(
    account
      .command('one-time')
      .argument('<name>')
      .description('ask for one-time codes of an authenticator application from now on, with recovery codes')
      .option('--off', 'ask for them no more'),
    async () => (await import('./account.js')).changeOneTime,
  );
  act(
    account
      .command('lock')
      .argument('<name>')
      .description('let it in no more: no password, session or key of it counts')
      .option('--off', 'let it in again'),
    async () => (await import('./account.js')).lockAccount,
  );
  act(
    account
      .command('key')
      .argument('<name>')
      .description('a key for a program; it is printed once and kept only as a hash')
      .addOption(
        new Option(
          '--for <use>',
          'feed: append records of its sources and read nothing; role: all that the account may',
        )
          .choices(['feed', 'role'])
          .default('feed'),
      )
      .option('--note <text>', 'what it is for')
      .option('--end <id>', 'instead of a new key: end this one'),
    async () => (await import('./account.js')).changeKeys,
  );
}
