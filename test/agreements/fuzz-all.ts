/**
 * The fuzz at length: npx tsx test/agreements/fuzz-all.ts [TRACES] [FIRST SEED]. Each random agreement is held against
 * several random traces. Two worker processes; progress on a terminal; at the end one summary, and status 1 if answers
 * differ anywhere.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addTallies, describeFailure, describeTally, EMPTY, type Tally, tallyOf } from './fuzz-tally.js';

const WORKERS = 2;
/** Agreements that a worker is given at a time. */
const BATCH = 10;
const TRACES_EACH = 16;

interface Batch {
  readonly from: number;
  readonly to: number;
}

if (process.send) work();
else await lead(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));

function work(): void {
  process.on('message', ({ from, to }: Batch) => {
    let tally = EMPTY;
    for (let seed = from; seed < to; seed++) tally = addTallies(tally, tallyOf(seed, TRACES_EACH));
    process.send!(tally);
  });
}

async function lead(traces: number, first: number): Promise<void> {
  const began = performance.now();
  let tally = EMPTY;
  let next = first;
  const end = first + Math.ceil(traces / TRACES_EACH);
  await Promise.all(Array.from({ length: WORKERS }, () => run()));
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const seconds = (performance.now() - began) / 1000;
  console.log(describeTally(tally));
  console.log(`${seconds.toFixed(0)} s, seeds ${first} to ${end - 1}`);
  process.exitCode = tally.failures.length > 0 ? 1 : 0;

  function run(): Promise<void> {
    const child = fork(fileURLToPath(import.meta.url), {
      // Short-lived values in plenty: a larger nursery halves what collecting them takes.
      execArgv: [...process.execArgv, '--max-semi-space-size=64'],
    });
    return new Promise((resolve, reject) => {
      const give = (): void => {
        if (next >= end) {
          child.disconnect();
          return;
        }
        const batch: Batch = { from: next, to: Math.min(end, next + BATCH) };
        next = batch.to;
        child.send(batch);
      };
      child.on('message', (found: Tally) => {
        for (const failure of found.failures.slice(0, 5)) console.log(describeFailure(failure));
        tally = addTallies(tally, found);
        if (process.stderr.isTTY) process.stderr.write(`\r${tally.trials} of ${traces}`);
        give();
      });
      child.on('error', reject);
      child.on('exit', (code) => (code ? reject(new Error(`a worker ended with ${code}`)) : resolve()));
      give();
    });
  }
}
