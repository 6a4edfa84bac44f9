/** `truceline source`: keys of sources, signed records, and who signed what. */
import type { Command, Option } from 'commander';
import type { IntroduceRequest, RevokeRequest, RotateRequest } from './source-key.js';
import type { VerifyRequest } from './source-verify.js';

const REASON = 'why; it stands in the ledger';

export function addSourceCommands(
  program: Command,
  missionOption: () => Option,
  parseInstant: (text: string) => string,
  parseSize: (text: string) => number,
): void {
  const source = program
    .command('source')
    .description('signed feeds: keys of sources, signing, and who signed what (docs/signed-feeds.md)');
  source
    .command('new-key')
    .argument('<name>', 'name of the key, such as watch.example/2025; no spaces, no plus signs')
    .description('make an Ed25519 key; its public line, for the mission, goes to standard output')
    .requiredOption('-o, --out <file>', 'new file for the private key; it stays with the source')
    .action(async (name: string, options: { out: string }) => {
      const { newKey } = await import('./source-key.js');
      console.log(await newKey(name, options.out));
    });
  source
    .command('sign')
    .argument('[file]', 'records, JSON Lines; without it, or with -, standard input')
    .description(
      'sign records with the key of their source. Exit status: 0 all signed, 1 some lines could not be (the others are)',
    )
    .requiredOption('-k, --key <file>', 'private key of the source')
    .option('-s, --source <id>', 'refuse records of any other source')
    .option('-o, --out <file>', 'new file (default: standard output)')
    .action(async (file: string | undefined, options: { key: string; source?: string; out?: string }) => {
      const { signCommand } = await import('./source-sign.js');
      process.exitCode = await signCommand({ file, ...options });
    });
  source
    .command('introduce')
    .argument('<source>', 'id of the source')
    .description('enter the first key of a source, or the next one after a revocation')
    .addOption(missionOption())
    .requiredOption('-k, --key <line|file>', 'its public line, as new-key printed it, or a file with it')
    .option('--valid-from <time>', 'from then on records must be signed (default: at once)', parseInstant)
    .option('--reason <text>', REASON, 'introduced by the mission')
    .action(async (id: string, options: Omit<IntroduceRequest, 'source'>) => {
      const { introduce } = await import('./source-key.js');
      await introduce({ source: id, ...options });
    });
  source
    .command('rotate')
    .argument('<source>', 'id of the source')
    .description('replace the key of a source by another; the old key signs that')
    .addOption(missionOption())
    .requiredOption('--old-key <file>', 'private key that is replaced')
    .requiredOption('--new-key <line|file>', 'the new key: its public line, or a file with the key')
    .option('--valid-from <time>', 'until then the old key counts (default: at once)', parseInstant)
    .option('--reason <text>', REASON, 'rotated by the source')
    .option(
      '-o, --out <file>',
      'write the signed record there, for truceline import truceline, and touch no mission; needs --number',
    )
    .option('--number <n>', 'with --out: number of this step in the life of the keys', parseSize)
    .action(async (id: string, options: Omit<RotateRequest, 'source'>) => {
      const { rotate } = await import('./source-key.js');
      await rotate({ source: id, ...options });
    });
  source
    .command('revoke')
    .argument('<source>', 'id of the source')
    .description('a key counts no more; what came in after it was in other hands counts as unsigned')
    .addOption(missionOption())
    .option('-k, --key <name+id>', 'which key (default: the last one)')
    .option('--compromised-since <time>', 'since when others may have had it', parseInstant)
    .requiredOption('--reason <text>', REASON)
    .action(async (id: string, options: Omit<RevokeRequest, 'source'>) => {
      const { revoke } = await import('./source-key.js');
      await revoke({ source: id, ...options });
    });
  source
    .command('verify')
    .argument('[ledger]', 'folder or address of a ledger (default: that of the mission)')
    .description(
      'which records are signed by what and which are not, from the ledger alone. Exit status: 0 all as it must be, 1 something is not',
    )
    .addOption(missionOption())
    .option('--as-of <size>', 'as it was at this size of the ledger', parseSize)
    .option(
      '--withdrawals <file>',
      'new file: a correction for each record that counts as unsigned since its key was in other hands; needs --by',
    )
    .option('--by <source>', 'source of these corrections')
    .option('--json', 'as JSON')
    .action(async (ledger: string | undefined, options: Omit<VerifyRequest, 'ledger'>) => {
      const { sourceVerify } = await import('./source-verify.js');
      process.exitCode = await sourceVerify({ ledger, ...options });
    });
}
