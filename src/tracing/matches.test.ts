import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addList } from './list.js';
import { matchSealed, readAllMatches, readOwnMatches } from './matches.js';
import { Refusal } from './refusal.js';
import { CHIEF, inventedVault, listOf, MONITOR, NORTH, NORTHERN, SOUTH, SOUTHERN } from './vault.fixture.js';
import { MATCHES_CLASS, openAny } from './vault.js';

const WHY = 'exchange of May';
const forbidden = (error: unknown): boolean => error instanceof Refusal && error.kind === 'forbidden';

async function matched() {
  const invented = await inventedVault();
  await addList(invented.vault, NORTH, listOf('NORTH', NORTHERN));
  await addList(invented.vault, SOUTH, listOf('SOUTH', SOUTHERN));
  await matchSealed(invented.vault, CHIEF, { parties: ['NORTH', 'SOUTH'], reason: WHY });
  return invented;
}

test('who is entitled to both lists gets the pairs, and whom both say they hold', async () => {
  const { vault, close } = await matched();
  const all = await readAllMatches(vault, CHIEF, WHY);
  assert.deepEqual(
    [all.pairs, all.heldByBoth].map((pairs) => pairs.map(({ a, b }) => [a, b])),
    [[['n1', 's1']], [['n1', 's1']]],
  );
  await close();
});

test('a party gets the ids of its own persons that the other has too, and nothing that the other list says', async () => {
  const { vault, close } = await matched();
  assert.deepEqual(await readOwnMatches(vault, NORTH, 'NORTH', WHY), {
    truceline: 'own-person-matches/1',
    own: { of: 'NORTH', version: 1 },
    other: 'SOUTH',
    ids: ['n1'],
  });
  assert.deepEqual((await readOwnMatches(vault, SOUTH, 'SOUTH', WHY)).ids, ['s1']);
  await close();
});

test('nobody else matches or reads a result', async () => {
  const { vault, ledger, close } = await matched();
  const entries = ledger.length;
  for (const asker of [NORTH, SOUTH, MONITOR]) {
    await assert.rejects(matchSealed(vault, asker, { parties: ['NORTH', 'SOUTH'], reason: WHY }), forbidden);
    await assert.rejects(readAllMatches(vault, asker, WHY), forbidden);
  }
  await assert.rejects(readOwnMatches(vault, NORTH, 'SOUTH', WHY), forbidden);
  assert.equal(ledger.length, entries);
  await close();
});

test('swapping the parties swaps the result', async () => {
  const { vault, close } = await matched();
  const one = await readAllMatches(vault, CHIEF, WHY);
  const other = await matchSealed(vault, CHIEF, { parties: ['SOUTH', 'NORTH'], reason: WHY });
  const swapped = (pairs: typeof one.pairs) =>
    pairs.map(({ a, b, probability }) => ({ a: b, b: a, probability }));
  assert.deepEqual(other, {
    ...one,
    a: one.b,
    b: one.a,
    pairs: swapped(one.pairs),
    heldByBoth: swapped(one.heldByBoth),
  });
  await close();
});

test('the result is sealed in three parts, and the ledger has an access to each list before it', async () => {
  const { vault, ledger, close } = await matched();
  assert.deepEqual(
    ledger.map((entry) => (entry.kind === 'seal' ? entry.class : entry.kind)),
    [
      'person-list-north',
      'person-list-south',
      'release',
      'release',
      MATCHES_CLASS,
      'person-list-north',
      'person-list-south',
    ],
  );
  for (const one of await vault.sealed()) assert.ok(await openAny(vault, one));
  await close();
});

test('what is missing is told: a list, a result', async () => {
  const { vault, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  await assert.rejects(
    matchSealed(vault, CHIEF, { parties: ['NORTH', 'SOUTH'], reason: WHY }),
    /there is none of "SOUTH"/,
  );
  await assert.rejects(readOwnMatches(vault, NORTH, 'NORTH', WHY), /Nothing was matched yet/);
  await close();
});
