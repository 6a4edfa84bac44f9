/**
 * Tampering at length: npx tsx test/ledger/tamper-all.ts [trials] [first seed]. Ends with status 1 when an alteration
 * went unnoticed, or another file was named than the altered one.
 */
import { problemSentence } from '../../src/ledger/audit/problem.js';
import { bases, largeBase } from './tamper-bases.js';
import { runTrial } from './tamper-trial.js';

const trials = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
/** One trial in so many is made on the large ledger, which takes a hundred times as long. */
const LARGE_EVERY = 200;

const startedMs = performance.now();
const small = await bases();
const large = [await largeBase()];
const tally = new Map<string, { problem: number; leftover: number }>();
let failures = 0;
for (let seed = firstSeed; seed < firstSeed + trials; seed++) {
  const trial = await runTrial(seed % LARGE_EVERY === 0 ? large : small, seed);
  const row = tally.get(trial.alteration) ?? { problem: 0, leftover: 0 };
  tally.set(trial.alteration, row);
  if (trial.outcome === 'problem' || trial.outcome === 'leftover') row[trial.outcome]++;
  else {
    failures++;
    console.log(
      `seed ${seed}: ${trial.outcome}: ${trial.alteration} (${trial.altered.touched.join(', ')}) in ${trial.base}\n  ${trial.report.problems.map(problemSentence).join('\n  ')}`,
    );
  }
}
console.log('| alteration | named as a problem | named as what a crash may leave |\n| --- | --- | --- |');
for (const [name, { problem, leftover }] of [...tally].sort())
  console.log(`| ${name} | ${problem} | ${leftover} |`);
console.log(
  `\n${trials} trials, ${failures} unnoticed or misnamed, ${((performance.now() - startedMs) / 1000).toFixed(0)} s.`,
);
process.exitCode = failures > 0 ? 1 : 0;
