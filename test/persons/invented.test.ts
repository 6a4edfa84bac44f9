/** Lists from the generator of the bench, matched in clear text and in private. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generate } from '../../bench/persons/generate.js';
import { NORMAL } from '../../bench/persons/noise.js';
import { matchLists } from '../../src/persons/match.js';
import type { Person } from '../../src/persons/person.js';
import { makeAnswer, makeOffer, openAnswer } from '../../src/persons/private/session.js';
import { sessionKey, tokenList } from '../../src/persons/private/tokens.js';

test('invented lists of 2,000: 98 in 100 pairs are found, 995 in 1,000 are right, and swapped lists give swapped pairs', () => {
  const { a, b, truth } = generate(7, 2000, NORMAL);
  const { matches } = matchLists(a, b);
  const right = matches.filter((pair) => truth.get(pair.a) === truth.get(pair.b)).length;
  const inB = new Map<number, number>();
  for (const { id } of b) inB.set(truth.get(id)!, (inB.get(truth.get(id)!) ?? 0) + 1);
  const all = a.reduce((sum, { id }) => sum + (inB.get(truth.get(id)!) ?? 0), 0);
  assert.ok(right / all >= 0.98, `recall ${right / all}`);
  assert.ok(right / matches.length >= 0.995, `precision ${right / matches.length}`);
  const written = (pairs: readonly { a: string; b: string; probability: number }[]) =>
    pairs.map((pair) => `${pair.a}-${pair.b} ${pair.probability.toFixed(6)}`).sort();
  const swapped = matchLists(b, a).matches.map((pair) => ({ ...pair, a: pair.b, b: pair.a }));
  assert.deepEqual(written(swapped), written(matches));
});

test('what is found in private is what the tokens in clear text have in common', async () => {
  const { a, b } = generate(11, 60, NORMAL);
  const missionKey = new Uint8Array(32).fill(7);
  const offer = (persons: readonly Person[], party: 1 | 2) =>
    makeOffer({ persons, missionKey, session: 's', party, mode: 'exact', atLeast: 0 });
  const [one1, two1] = [await offer(a, 1), await offer(b, 2)];
  const [fromOne, fromTwo] = [
    await makeAnswer(one1.state, two1.message),
    await makeAnswer(two1.state, one1.message),
  ];
  assert.ok(fromOne.ok && fromTwo.ok);
  const [first, second] = [
    openAnswer(fromOne.state, fromTwo.message),
    openAnswer(fromTwo.state, fromOne.message),
  ];
  assert.ok(first.ok && second.ok);
  const key = sessionKey(missionKey, 's', 'tokens');
  const [one, two] = [a, b].map((list) => tokenList(list, key, 'exact', 0, () => 0));
  const common = (own: typeof one, other: typeof two): string[] => {
    const theirs = new Set(other!.tokens);
    return [...new Set(own!.tokens.flatMap((token, i) => (theirs.has(token) ? own!.owners[i]! : [])))].sort();
  };
  assert.ok(common(one, two).length > 5);
  assert.deepEqual(
    first.common.map(({ id }) => id),
    common(one, two),
  );
  assert.deepEqual(
    second.common.map(({ id }) => id),
    common(two, one),
  );
});
