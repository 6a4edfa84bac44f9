/**
 * `truceline ledger`: the ledger read from outside. Exit status everywhere: 0 sound or proven, 1 not, 2 wrong use.
 */
import { type Command, InvalidArgumentError } from 'commander';
import { ReadProblem } from '../ledger/audit/source.js';
import { FormatError } from '../ledger/format/format-error.js';
import type { CompareOptions } from './ledger-compare.js';
import type { ShowOptions, StatusOptions } from './ledger-entries.js';
import { WrongUse } from './ledger-place.js';
import type { CheckOptions, ProveOptions } from './ledger-proof.js';
import type { VerifyOptions } from './ledger-verify.js';

const LEDGER = "folder of a ledger or of a mission, or the ledger's address (https://...)";

export function addLedgerCommands(program: Command): void {
  const ledger = program
    .command('ledger')
    .description('check the ledger from outside: it reads only, and trusts nothing but signatures')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

  ledger
    .command('verify')
    .argument('<ledger>', LEDGER)
    .description(
      'hash everything again, check every tile, signature and cosignature, and name all that is wrong',
    )
    .option('--key <key>', "the ledger's verifier key, a line or a file (default: the ledger's own key.pub)")
    .option('--witness <key>', 'verifier key of a witness, a line or a file; may be repeated', several)
    .option('--cosignatures <n>', 'how many of these must have cosigned (default: all)', whole)
    .option('--since <file>', 'an earlier checkpoint, which the ledger must continue')
    .option('--json', 'the whole report as JSON')
    .action(async (given: string, options: VerifyOptions) => {
      const { verifyCommand } = await import('./ledger-verify.js');
      await end(verifyCommand(given, options));
    });

  ledger
    .command('prove')
    .argument('<ledger>', LEDGER)
    .argument('[index]', 'number of the entry, from 0 on', whole)
    .description('write a file that proves one entry to anybody, offline')
    .option('--record <id>', 'the entry of this record, instead of an index')
    .option('--out <file>', 'where the proof goes (default: standard output)')
    .option('--key <key>', "the ledger's verifier key, a line or a file")
    .action(async (given: string, index: number | undefined, options: ProveOptions) => {
      const { proveCommand } = await import('./ledger-proof.js');
      await end(proveCommand(given, index, options));
    });

  ledger
    .command('check-proof')
    .argument('<file>', 'what prove or compare wrote')
    .description('check a proof, or the evidence of a split view, offline, and say in words what it shows')
    .option('--key <key>', "the ledger's verifier key, a line or a file")
    .option('--witness <key>', 'verifier key of a witness, a line or a file; may be repeated', several)
    .option('--cosignatures <n>', 'how many of these must have cosigned (default: all)', whole)
    .action(async (file: string, options: CheckOptions) => {
      const { checkProofCommand } = await import('./ledger-proof.js');
      await end(checkProofCommand(file, options));
    });

  ledger
    .command('compare')
    .argument('<a>', `${LEDGER}, or a checkpoint`)
    .argument('<b>', 'the other one')
    .description('whether two views are of one history; a split view is written down with both signed notes')
    .option('--key <key>', "the ledger's verifier key, a line or a file")
    .option('--out <file>', 'where the evidence of a split view goes (default: split-view.json)')
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compareCommand } = await import('./ledger-compare.js');
      await end(compareCommand(a, b, options));
    });

  ledger
    .command('show')
    .argument('<ledger>', LEDGER)
    .description('print entries as JSON Lines')
    .option('--from <index>', 'first entry', whole)
    .option('--to <index>', 'the entry after the last', whole)
    .action(async (given: string, options: ShowOptions) => {
      const { showCommand } = await import('./ledger-entries.js');
      await end(showCommand(given, options));
    });

  ledger
    .command('status')
    .argument('<ledger>', LEDGER)
    .description('size, checkpoint, key, cosignatures and journal, as the ledger has them')
    .option('--witness <key>', 'verifier key of a witness, a line or a file; may be repeated', several)
    .option('--json', 'as JSON')
    .action(async (given: string, options: StatusOptions) => {
      const { statusCommand } = await import('./ledger-entries.js');
      await end(statusCommand(given, options));
    });
}

async function end(running: Promise<number>): Promise<void> {
  try {
    process.exitCode = await running;
  } catch (error) {
    if (error instanceof ReadProblem)
      console.error(`${error.path}: expected a file that can be read, found ${error.message}.`);
    else if (error instanceof WrongUse || error instanceof FormatError || error instanceof RangeError)
      console.error(error.message);
    else throw error;
    process.exitCode = error instanceof FormatError ? 1 : 2;
  }
}

function several(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

function whole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('A whole number from 0 on is expected.');
}
