/** What `truceline treatment` takes. */
import type { Command, Option } from 'commander';
import type { AsOf } from '../mission/as-of.js';

export function addTreatmentCommand(
  program: Command,
  missionOption: () => Option,
  readAsOf: (text: string) => AsOf,
): void {
  program
    .command('treatment')
    .description(
      'allegations concerning persons who had surrendered or were detained, and what each rests on',
    )
    .addOption(missionOption())
    .option(
      '--as-of <size|time>',
      'the ledger as it was: at a size, or at a moment with its offset',
      readAsOf,
    )
    .option('--json', 'JSON Lines: whole findings with their proofs')
    .option(
      '--check',
      'work every finding out again from the records; exit status 1 where one does not follow',
    )
    .addHelpText('after', '\nExample:\n  truceline treatment --mission my-mission --check')
    .action(async (options: { mission?: string; asOf?: AsOf; json?: boolean; check?: boolean }) => {
      const { treatmentCommand } = await import('./treatment.js');
      process.exitCode = await treatmentCommand(options);
    });
}
