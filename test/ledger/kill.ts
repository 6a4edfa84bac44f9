/** npx tsx test/ledger/kill.ts [rounds] [seed]: the rounds of kill -9 at length. */
import { killRounds } from './kill-rounds.js';

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? 1);
const totals = await killRounds(rounds, seed, console.log);
console.log(
  `${totals.rounds} rounds of kill -9 (${totals.whileOpening} while opening), seed ${seed}: ${totals.acknowledged} entries acknowledged, none missing; ${totals.checkpoints} checkpoints seen, none forked.`,
);
