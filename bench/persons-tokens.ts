/**
 * npx tsx bench/persons-tokens.ts [size] [seeds] : how many persons of two invented lists have a token in common, against the
 * matcher in clear text. The same as the private protocol finds (a test holds it to that), without its cryptography.
 *
 * Recall: of the persons on both lists, those found. Precision: of the persons of list A that its party is told, those who are
 * on list B.
 */
import type { matchLists as MatchLists } from '../src/persons/match.js';
import type { Person } from '../src/persons/person.js';
import type { tokenList as TokenList } from '../src/persons/private/tokens.js';
import { SLIPS, secondHand } from '../test/persons/second-hand.js';
import { built } from './built.js';
import { generate } from './persons/generate.js';
import { HARD, NORMAL } from './persons/noise.js';

const { tokenList } = await built<{ tokenList: typeof TokenList }>('persons/private/tokens.js');
const { matchLists } = await built<{ matchLists: typeof MatchLists }>('persons/match.js');
const size = Number(process.argv[2] ?? 10_000);
const seeds = (process.argv[3] ?? '501,502,503').split(',').map(Number);
const KEY = new Uint8Array(32).fill(5);

interface Lists {
  readonly a: readonly Person[];
  readonly b: readonly Person[];
  readonly truth: ReadonlyMap<string, number>;
}

const slips = Object.fromEntries(SLIPS.map((slip) => [slip, 1 / SLIPS.length]));
const KINDS: Readonly<Record<string, (seed: number) => Lists>> = {
  normal: (seed) => generate(seed, size, NORMAL),
  hard: (seed) => generate(seed, size, HARD),
  'second generator': (seed) => secondHand(seed, size, slips),
};
for (const [kind, make] of Object.entries(KINDS)) {
  for (const seed of seeds) {
    const lists = make(seed);
    const clear = new Set(matchLists(lists.a, lists.b).matches.map(({ a }) => a));
    for (const [way, found] of [
      ['clear', clear],
      ['tokens', shared(lists)],
    ] as const) {
      const { recall, precision } = score(lists, found);
      console.log(
        `${kind} seed ${seed} ${way}: recall ${percent(recall)}, precision ${percent(precision)} of ${found.size} persons told`,
      );
    }
  }
}

/** Ids of the first list that have a token of the second. */
function shared({ a, b }: Lists): ReadonlySet<string> {
  const [own, other] = [a, b].map((list) => tokenList(list, KEY, 'variants', 0, () => 0));
  const theirs = new Set(other!.tokens);
  return new Set(own!.tokens.flatMap((token, i) => (theirs.has(token) ? own!.owners[i]! : [])));
}

function score({ a, b, truth }: Lists, found: ReadonlySet<string>) {
  const inB = new Set(b.map(({ id }) => truth.get(id)!));
  const common = new Set(a.map(({ id }) => truth.get(id)!).filter((person) => inB.has(person)));
  const right = [...found].filter((id) => common.has(truth.get(id)!));
  const persons = new Set(right.map((id) => truth.get(id)!));
  return { recall: persons.size / common.size, precision: right.length / Math.max(1, found.size) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
