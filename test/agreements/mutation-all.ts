/** `npx tsx test/agreements/mutation-all.ts 10000 [first seed]`: that many mutants of true findings; status 1 if any is accepted. */
import { describe, mutate } from './mutation.js';

const [wanted = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const tally = mutate(wanted, seed);
console.log(describe(tally));
process.exitCode = tally.wrong.length > 0 ? 1 : 0;
