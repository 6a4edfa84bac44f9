/**
 * npx tsx bench/persons.ts [size] : lists of invented persons matched in clear text; recall, precision, processor time.
 * The seeds are none of those that anything was set by.
 */
import type { matchLists as MatchLists } from '../src/persons/match.js';
import { built } from './built.js';
import { generate, type Lists } from './persons/generate.js';
import { HARD, NORMAL } from './persons/noise.js';

const { matchLists } = await built<{ matchLists: typeof MatchLists }>('persons/match.js');
const size = Number(process.argv[2] ?? 50_000);
const seeds = (process.argv[3] ?? '101,102,103').split(',').map(Number);

for (const [label, noise] of [
  ['normal', NORMAL],
  ['hard', HARD],
] as const) {
  for (const seed of seeds) {
    const lists = generate(seed, size, noise);
    const before = process.cpuUsage();
    const started = performance.now();
    const result = matchLists(lists.a, lists.b);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    const { recall, recallPersons, precision, wrong } = score(lists, result.matches);
    console.log(
      `${label} seed ${seed}: recall ${percent(recall)} of pairs, ${percent(recallPersons)} of persons; precision ${percent(precision)} (${wrong} wrong of ${result.matches.length}); undecided ${result.undecided.length}; ${seconds.toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s; ${JSON.stringify(result.counts)}`,
    );
  }
}

function score({ a, b, truth }: Lists, matches: readonly { a: string; b: string }[]) {
  const inB = new Map<number, number>();
  for (const { id } of b) inB.set(truth.get(id)!, (inB.get(truth.get(id)!) ?? 0) + 1);
  let all = 0;
  const persons = new Set<number>();
  for (const { id } of a) {
    const count = inB.get(truth.get(id)!) ?? 0;
    all += count;
    if (count > 0) persons.add(truth.get(id)!);
  }
  const right = matches.filter((pair) => truth.get(pair.a) === truth.get(pair.b));
  const found = new Set(right.map((pair) => truth.get(pair.a)!));
  return {
    recall: right.length / all,
    recallPersons: found.size / persons.size,
    precision: right.length / Math.max(1, matches.length),
    wrong: matches.length - right.length,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
