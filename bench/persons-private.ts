/**
 * npx tsx bench/persons-private.ts [tokens] : two parties, each in its own process, with one exact token for each person;
 * seconds from the first offer to both results, and whether they find what the tokens in clear text have in common.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { tokenList as TokenList } from '../src/persons/private/tokens.js';
import { built } from './built.js';
import { listCsv } from './persons/csv.js';
import { generate } from './persons/generate.js';
import { NORMAL } from './persons/noise.js';

const { tokenList } = await built<{ tokenList: typeof TokenList }>('persons/private/tokens.js');
const size = Number(process.argv[2] ?? 10_000);
const program = fileURLToPath(new URL('../bin/truceline.mjs', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'truceline-psi-'));
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, 'match', ...args], { cwd: dir, maxBuffer: 1 << 28 });
const both = (step: (party: 1 | 2, other: 1 | 2) => Promise<unknown>) =>
  Promise.all([step(1, 2), step(2, 1)]);
try {
  const lists = generate(101, size, { ...NORMAL, duplicate: 0 });
  await writeFile(join(dir, '1.csv'), listCsv(lists.a));
  await writeFile(join(dir, '2.csv'), listCsv(lists.b));
  await run('key', 'key');
  const started = performance.now();
  const lap = (name: string): void =>
    console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await both((party) =>
    run(
      'offer',
      `${party}.csv`,
      '--key',
      'key',
      '--session',
      's',
      '--party',
      `${party}`,
      '--state',
      `${party}`,
      '--exact',
    ),
  );
  lap('offers');
  await both((party, other) => run('answer', `${other}/offer-${other}.psi`, '--state', `${party}`));
  lap('answers');
  const results = await Promise.all([
    run('open', '2/answer-2.psi', '--state', '1'),
    run('open', '1/answer-1.psi', '--state', '2'),
  ]);
  lap('opened');
  const found = results.map(({ stdout }) =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).id as string)
      .sort(),
  );
  const [a, b] = [lists.a, lists.b].map((list) => tokenList(list, new Uint8Array(32), 'exact', 0, () => 0));
  const common = (own: typeof a, other: typeof a): string[] => {
    const theirs = new Set(other!.tokens);
    return own!.tokens.flatMap((token, i) => (theirs.has(token) ? own!.owners[i]! : [])).sort();
  };
  const expected = [common(a, b), common(b, a)];
  console.log(
    `${size} x ${size} tokens; found ${found.map((ids) => ids.length).join(' and ')}; the same as in clear text: ${JSON.stringify(found) === JSON.stringify(expected)}`,
  );
} finally {
  await rm(dir, { recursive: true });
}
