/**
 * Matching of the newest lists of two parties inside the mission, for those entitled to both. The result is sealed in three
 * parts: all pairs for the chief monitor; for each party, under the key of its own list, the ids of its own persons that the
 * other list has too. No part for a party holds anything that the other list says.
 */
import type { Sealed } from '../evidence/holdings.js';
import { matchLists } from '../persons/match.js';
import type { Person } from '../persons/person.js';
import { type ListVersion, newestList, personsOf, refuseTelling } from './list.js';
import { forbidden, Refusal } from './refusal.js';
import { type Asker, mayMatch, mayReadMatchesOf } from './right.js';
import {
  enterAccess,
  keepDocument,
  listClass,
  MATCHES_CLASS,
  openAny,
  openDocument,
  type Vault,
} from './vault.js';

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
}

/** For those entitled to both lists. */
export interface AllMatches {
  readonly truceline: 'person-matches/1';
  readonly a: Side;
  readonly b: Side;
  readonly pairs: readonly Pair[];
  /** More pairs, by entries that repeat a person. */
  readonly byDuplicate: readonly Pair[];
  readonly undecided: readonly Pair[];
  /** Pairs whom both lists have as held: one of them is mistaken, or the person was handed over unseen. */
  readonly heldByBoth: readonly Pair[];
}

export interface Side {
  readonly of: string;
  readonly version: number;
}

/** For one party: its own ids alone, in the order of its own list. */
export interface OwnMatches {
  readonly truceline: 'own-person-matches/1';
  readonly own: Side;
  readonly other: string;
  readonly ids: readonly string[];
}

export async function matchSealed(
  vault: Vault,
  asker: Asker,
  { parties: [one, other], reason }: { readonly parties: readonly [string, string]; readonly reason: string },
): Promise<AllMatches> {
  if (!mayMatch(asker)) throw forbidden();
  const [a, b] = [await listOf(vault, one), await listOf(vault, other)];
  if (one === other) throw new Refusal('badInput', 'Expected two different parties, found one twice.');
  const [listA, listB] = [await personsOf(vault, a), await personsOf(vault, b)];
  for (const list of [listA, listB]) refuseTelling(reason, list);
  await enterAccess(vault, [a.sealed, b.sealed], asker, reason, 'matching inside the mission');
  const { matches, undecided } = matchLists(listA, listB);
  const pairs = matches.filter(({ byDuplicate }) => !byDuplicate).map(pairOf);
  const all: AllMatches = {
    truceline: 'person-matches/1',
    a: sideOf(a),
    b: sideOf(b),
    pairs,
    byDuplicate: matches.filter(({ byDuplicate }) => byDuplicate).map(pairOf),
    undecided: undecided.map(pairOf),
    heldByBoth: heldByBoth(pairs, listA, listB),
  };
  await keepDocument(vault, all, { class: MATCHES_CLASS, operator: asker.name });
  await keepOwn(vault, asker, a, other, listA, new Set(matches.map((pair) => pair.a)));
  await keepOwn(vault, asker, b, one, listB, new Set(matches.map((pair) => pair.b)));
  return all;
}

/** The newest result, for the chief monitor. */
export async function readAllMatches(vault: Vault, asker: Asker, reason: string): Promise<AllMatches> {
  if (!mayMatch(asker)) throw forbidden();
  const newest = await newestOf<AllMatches>(vault, MATCHES_CLASS, 'person-matches/1');
  if (newest === undefined) throw notMatched();
  await enterAccess(vault, [newest.sealed], asker, reason);
  return newest.document;
}

/** The newest result of a party: which of its own persons the other list has. */
export async function readOwnMatches(
  vault: Vault,
  asker: Asker,
  of: string,
  reason: string,
): Promise<OwnMatches> {
  if (!mayReadMatchesOf(asker, of)) throw forbidden();
  const newest = await newestOf<OwnMatches>(vault, listClass(of), 'own-person-matches/1');
  if (newest?.document.own.of !== of) throw notMatched();
  await enterAccess(vault, [newest.sealed], asker, reason);
  return newest.document;
}

async function keepOwn(
  vault: Vault,
  asker: Asker,
  version: ListVersion,
  other: string,
  persons: readonly Person[],
  matched: ReadonlySet<string>,
): Promise<void> {
  const document: OwnMatches = {
    truceline: 'own-person-matches/1',
    own: sideOf(version),
    other,
    ids: persons.map(({ id }) => id).filter((id) => matched.has(id)),
  };
  const about = version.sealed.seal.id;
  await keepDocument(vault, document, { class: listClass(version.info.of), operator: asker.name, about });
}

async function newestOf<T extends AllMatches | OwnMatches>(
  vault: Vault,
  releaseClass: string,
  tag: T['truceline'],
): Promise<{ readonly sealed: Sealed; readonly document: T } | undefined> {
  const sealed = (await vault.sealed()).filter(
    ({ seal, destruction }) => seal.class === releaseClass && !seal.list && !destruction,
  );
  for (const one of sealed.reverse()) {
    if ((await openAny(vault, one))?.truceline === tag)
      return { sealed: one, document: await openDocument<T>(vault, one, tag) };
  }
  return undefined;
}

async function listOf(vault: Vault, of: string): Promise<ListVersion> {
  const newest = await newestList(vault, of);
  if (newest !== undefined) return newest;
  throw new Refusal(
    'missing',
    `Expected a list of each of the two parties; there is none of ${JSON.stringify(of.slice(0, 40))}.`,
  );
}

function heldByBoth(pairs: readonly Pair[], a: readonly Person[], b: readonly Person[]): Pair[] {
  const held = (list: readonly Person[]): Set<string> =>
    new Set(list.filter(({ status }) => status === 'held').map(({ id }) => id));
  const [heldA, heldB] = [held(a), held(b)];
  return pairs.filter((pair) => heldA.has(pair.a) && heldB.has(pair.b));
}

const sideOf = ({ info: { of, version } }: ListVersion): Side => ({ of, version });

const pairOf = ({ a, b, probability }: Pair): Pair => ({
  a,
  b,
  probability: Math.round(probability * 10_000) / 10_000,
});

const notMatched = (): Refusal =>
  new Refusal(
    'missing',
    'Nothing was matched yet. The chief monitor does it: truceline people match --as chief_monitor',
  );
