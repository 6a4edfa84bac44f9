/** `truceline witness`: running one, and comparing several. */
import type { Command } from 'commander';

export function addWitnessCommands(program: Command, parsePort: (text: string) => number): void {
  const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];
  const witness = program
    .command('witness')
    .argument('<dir>', 'folder of the witness; made on the first start')
    .description(
      "run a witness: it cosigns a ledger's checkpoints when each continues the one before (docs/witness.md)",
    )
    .option('-p, --port <number>', 'port to listen on; 0 takes any that is free', parsePort, 4190)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--name <name>', 'name of its key, on the first start (default: the name of the folder)')
    .option(
      '-l, --log <key>',
      'verifier key of a ledger to answer for from now on, or its key.pub; more than once for several',
      collect,
    )
    .action(async (dir: string, options: { port: number; host: string; name?: string; log?: string[] }) => {
      const { greeting, startWitness } = await import('./witness.js');
      const running = await startWitness({ dir, ...options });
      console.log(greeting(running));
      const stop = (): void => {
        running.stop().then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
  witness
    .command('compare')
    .argument('<places...>', 'addresses or folders of witnesses, files with a checkpoint or with evidence')
    .description(
      'whether they were shown one history; a split view is reported with the two signed notes. Exit status: 0 one history, 1 a split view, 2 wrong use, or nothing that could be compared',
    )
    .option('-l, --log <key>', 'verifier key of the ledger, or its key.pub, as you know it', collect)
    .option('--ledger <place>', 'folder or address of the ledger: joins checkpoints of different sizes')
    .option('-o, --out <file>', 'where the evidence of a split view goes (default: split-view.json)')
    .exitOverride((stopped) => process.exit(stopped.exitCode === 0 ? 0 : 2))
    .action(async (places: string[], _: unknown, command: Command) => {
      const { compareWitnesses } = await import('./witness-compare.js');
      // --log is an option of the command above too, which takes it wherever it stands.
      const options = command.optsWithGlobals<{ log?: string[]; ledger?: string; out?: string }>();
      process.exitCode = await compareWitnesses({ places, ...options });
    });
}
