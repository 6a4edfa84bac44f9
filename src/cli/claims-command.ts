/** What `truceline claims` takes. */
import type { Command } from 'commander';

export function addClaimsCommand(program: Command, parseDay: (text: string) => string): void {
  program
    .command('claims')
    .argument('[mission]', 'folder of the mission')
    .description('figures that the parties give about each other, item by item beside what was found')
    .option('-p, --party <id>', 'only what this party or guarantor says')
    .option('--about <id>', 'only figures about this agreement or subject')
    .option(
      '--from <day>',
      'figures on a period that touches this day or a later one, YYYY-MM-DD (default: the first day of the mission)',
      parseDay,
    )
    .option(
      '--to <day>',
      'figures on a period that touches this day or an earlier one, YYYY-MM-DD (default: the last day of the mission)',
      parseDay,
    )
    .option('--json', 'a line of JSON for each party and subject instead of text')
    .addHelpText(
      'after',
      '\nExample:\n  truceline claims my-mission --party NORTH --from 2025-03-18 --to 2025-04-17',
    )
    .action(
      async (
        mission: string | undefined,
        options: { party?: string; about?: string; from?: string; to?: string; json?: boolean },
      ) => {
        const { claimsCommand } = await import('./claims.js');
        process.exitCode = await claimsCommand({ mission, ...options });
      },
    );
}
