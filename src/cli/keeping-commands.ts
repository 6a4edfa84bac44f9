/**
 * The options of `truceline evidence`, `seal`, `release` and `destroy`. What they do is loaded when one is called.
 */
import type { Command, Option } from 'commander';
import type { AddRequest, RedactRequest } from './evidence.js';
import type { AccessRequest } from './evidence-access.js';
import type { DestroyRequest, ReleaseRequest, SealRequest } from './seal.js';
import type { SealCheckRequest } from './seal-check.js';

type InMission<T> = T & { mission?: string };

const OPERATOR = 'who does it (default: TRUCELINE_OPERATOR in the environment, else the account)';

export function addKeepingCommands(program: Command, missionOption: () => Option): void {
  evidenceCommands(program, missionOption);
  sealCommands(program, missionOption);
}

function evidenceCommands(program: Command, missionOption: () => Option): void {
  const evidence = program
    .command('evidence')
    .description('files that bear on observations: untouched originals, copies, the chain of custody');
  evidence
    .command('add')
    .argument('<files...>', 'photos, videos, documents')
    .description('take files in: hashed, kept untouched, entered in the ledger')
    .addOption(missionOption())
    .requiredOption('--origin <text>', 'where and from whom it was had')
    .requiredOption('--tool <text>', 'by what it was collected: program, device')
    .option('--operator <name>', OPERATOR)
    .option('--captured <time>', 'when its content was captured, ISO 8601 with an offset')
    .option('--observation <id>', 'the observation it bears on')
    .option('--faces <word>', 'none to be seen, blurred, or to be seen and sealed; owed for serious harm')
    .option('--source <id>', 'the source of the mission that it comes from')
    .option('--note <text>', 'a remark for the ledger')
    .action(async (files: string[], options: InMission<Omit<AddRequest, 'files'>>) => {
      const { addEvidence } = await import('./evidence.js');
      await keep(options, 'evidence add', (keeping) => addEvidence(keeping, { ...options, files }));
    });
  evidence
    .command('list')
    .description('all items, without opening any')
    .addOption(missionOption())
    .action(async (options: InMission<object>) => {
      const { listEvidence } = await import('./evidence.js');
      await keep(options, 'evidence list', listEvidence);
    });
  evidence
    .command('custody')
    .argument('<id>', 'the item: its id, or the first digits')
    .description('an item and its chain of custody, without opening it')
    .addOption(missionOption())
    .action(async (id: string, options: InMission<object>) => {
      const { printCustody } = await import('./evidence.js');
      await keep(options, 'evidence custody', (keeping) => printCustody(keeping, id));
    });
  accessCommands(evidence, missionOption);
  evidence
    .command('redact')
    .argument('<id>', 'the item that is too telling')
    .description('enter a redacted version that you have made, linked to its original')
    .addOption(missionOption())
    .requiredOption('--with <file>', 'the redacted version')
    .requiredOption('--reason <text>', 'why, and what was taken out')
    .requiredOption('--tool <text>', 'with which program it was redacted')
    .option('--operator <name>', OPERATOR)
    .action(async (id: string, options: InMission<RedactRequest>) => {
      const { redactEvidence } = await import('./evidence.js');
      await keep(options, 'evidence redact', (keeping) => redactEvidence(keeping, id, options));
    });
  evidence
    .command('verify')
    .description(
      'hash every original anew and name what is missing or altered. Exit status: 1 when anything is',
    )
    .addOption(missionOption())
    .option('--operator <name>', 'enter the check in the chain of custody, under this name')
    .action(async (options: InMission<{ operator?: string }>) => {
      const { verifyEvidence } = await import('./evidence.js');
      await keep(options, 'evidence verify', (keeping) => verifyEvidence(keeping, options.operator));
    });
}

function accessCommands(evidence: Command, missionOption: () => Option): void {
  const access = (name: string, what: string): Command =>
    evidence
      .command(name)
      .argument('<id>', 'the item: its id, or the first digits')
      .description(`${what}; a custody entry comes first`)
      .addOption(missionOption())
      .requiredOption('--reason <text>', 'why')
      .option('--operator <name>', OPERATOR);
  access('show', 'the content of an original to standard output').action(
    async (id: string, options: InMission<AccessRequest>) => {
      const { showEvidence } = await import('./evidence-access.js');
      await keep(options, 'evidence show', (keeping) => showEvidence(keeping, id, options));
    },
  );
  access('copy', 'a working copy')
    .option('--to <path>', "file or folder (default: evidence/working in the mission's folder)")
    .action(async (id: string, options: InMission<AccessRequest>) => {
      const { copyEvidence } = await import('./evidence-access.js');
      await keep(options, 'evidence copy', (keeping) => copyEvidence(keeping, id, options));
    });
  access('export', 'a copy for somebody outside, with its chain of custody on a sheet')
    .requiredOption('--to <path>', 'file or folder')
    .requiredOption('--for <who>', 'who receives it')
    .action(async (id: string, options: InMission<AccessRequest>) => {
      const { exportEvidence } = await import('./evidence-access.js');
      await keep(options, 'evidence export', (keeping) => exportEvidence(keeping, id, options));
    });
}

function sealCommands(program: Command, missionOption: () => Option): void {
  const seal = program
    .command('seal')
    .argument('<file>', 'what is sealed; - is standard input')
    .description('keep a payload encrypted, with a commitment to it in the ledger')
    .addOption(missionOption())
    // Not requiredOption: list and check below would ask for it too.
    .option('--class <id>', 'release class (needed); each has a key of its own')
    .option('--by <name>', OPERATOR)
    .option('--about <id>', 'the record it belongs to')
    .option('--note <text>', 'a remark for the ledger; nothing of the payload may stand in it')
    .action(async (file: string, options: InMission<SealRequest>) => {
      const { sealPayload } = await import('./seal.js');
      await keep(options, 'seal', (keeping) => sealPayload(keeping, file, options));
    });
  seal
    .command('list')
    .description('what is sealed, released, destroyed')
    .addOption(missionOption())
    .action(async (_: object, command: Command) => {
      const { listSeals } = await import('./seal.js');
      // The command above knows --mission too, and has taken it.
      await keep(command.optsWithGlobals(), 'seal list', listSeals);
    });
  seal
    .command('check')
    .argument('<file>', 'what `truceline release` wrote')
    .argument('[id]', 'the seal it must be (default: the one the file names)')
    .description('for the receiver: are payload and salt what was sealed? Exit status: 1 when not')
    .option('-m, --mission <dir>', 'look the seal up in the ledger of this mission')
    .option('--proof <file>', 'look it up in this proof (truceline ledger prove), offline')
    .option('--key <line|file>', 'with --proof: the key of the ledger, as you know it')
    .action(async (file: string, id: string | undefined, _: object, command: Command) => {
      const { sealCheck } = await import('./seal-check.js');
      process.exitCode = await sealCheck(file, id, command.optsWithGlobals<SealCheckRequest>());
    });
  program
    .command('release')
    .argument('<id>', 'the seal: its id, or the first digits')
    .description('hand out a sealed payload with its salt; the entry comes first')
    .addOption(missionOption())
    .requiredOption('--to <who>', 'who receives it')
    .requiredOption('--reason <text>', 'why')
    .option('--by <name>', OPERATOR)
    .option('-o, --out <file>', 'a new file outside of the mission (default: standard output)')
    .action(async (id: string, options: InMission<ReleaseRequest>) => {
      const { releasePayload } = await import('./seal.js');
      await keep(options, 'release', (keeping) => releasePayload(keeping, id, options));
    });
  program
    .command('destroy')
    .argument('<id>', 'the seal: its id, or the first digits')
    .description('overwrite and remove a sealed payload and its key, for good; the seal stays in the ledger')
    .addOption(missionOption())
    .requiredOption('--reason <text>', 'why, such as the request and its number')
    .requiredOption('--by <name>', 'who does it')
    .action(async (id: string, options: InMission<DestroyRequest>) => {
      const { destroySealed } = await import('./seal.js');
      await keep(options, 'destroy', (keeping) => destroySealed(keeping, id, options));
    });
}

type Act = Parameters<typeof import('./keeping.js').withMission>[2];

async function keep(options: { mission?: string }, command: string, act: Act): Promise<void> {
  const { withMission } = await import('./keeping.js');
  process.exitCode = await withMission(options.mission, command, act);
}
