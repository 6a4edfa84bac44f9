import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTwoLanguages, readForHandOver } from './hand-over.js';
import { addList } from './list.js';
import { Refusal } from './refusal.js';
import {
  ADMINISTRATOR,
  CHIEF,
  inventedVault,
  listOf,
  MONITOR,
  NORTH,
  NORTHERN,
  PUBLIC,
  SOUTH,
  SOUTHERN,
} from './vault.fixture.js';

async function withBoth(
  act: (at: Awaited<ReturnType<typeof inventedVault>>) => Promise<void>,
): Promise<void> {
  const at = await inventedVault();
  try {
    await addList(at.vault, NORTH, listOf('NORTH', NORTHERN));
    await addList(at.vault, SOUTH, listOf('SOUTH', SOUTHERN));
    await act(at);
  } finally {
    await at.close();
  }
}

const idsOf = (lists: Awaited<ReturnType<typeof readForHandOver>>) =>
  lists.map(({ info, persons }) => [info.of, persons.map(({ id }) => id)]);

test('who refuses, and who is on the list for another purpose, is handed over to nobody, and is counted', () =>
  withBoth(async ({ vault }) => {
    const [list] = await readForHandOver(vault, NORTH, [{ of: 'NORTH' }], 'exchange of May');
    assert.deepEqual(idsOf([list!]), [['NORTH', ['n1', 'n2', 'n4']]]);
    assert.equal(list!.leftOut, 2);
  }));

test('the chief monitor has both lists, one entry in the ledger for each, before anything is handed out', () =>
  withBoth(async ({ vault, ledger }) => {
    const before = ledger.length;
    const both = [{ of: 'NORTH', ids: ['n1', 'n9'] }, { of: 'SOUTH' }];
    const lists = await readForHandOver(vault, CHIEF, both, 'exchange of May');
    assert.deepEqual(idsOf(lists), [
      ['NORTH', ['n1']],
      ['SOUTH', ['s1', 's2']],
    ]);
    assert.equal(lists[0]!.unknownIds, 1);
    const entries = ledger.slice(before).map((entry) => entry.kind === 'release' && entry.of);
    assert.deepEqual(
      entries,
      ledger.slice(0, 2).map(({ id }) => id),
    );
    const full = { ...vault, append: () => Promise.reject(new Error('the disk is full')) };
    await assert.rejects(readForHandOver(full, CHIEF, both, 'exchange of May'), /disk is full/);
  }));

test('a delegate who asks for both lists gets neither, and nothing is entered', () =>
  withBoth(async ({ vault, ledger }) => {
    const before = ledger.length;
    for (const asker of [NORTH, SOUTH])
      await assert.rejects(
        readForHandOver(vault, asker, [{ of: 'NORTH' }, { of: 'SOUTH' }], 'exchange of May'),
        (error) => error instanceof Refusal && error.kind === 'forbidden',
      );
    for (const asker of [MONITOR, ADMINISTRATOR, PUBLIC])
      await assert.rejects(
        readForHandOver(vault, asker, [{ of: 'NORTH' }], 'exchange of May'),
        (error) => error instanceof Refusal && error.kind === 'forbidden',
      );
    assert.equal(ledger.length, before);
  }));

test('nobody to hand over, a list twice, or a reason with a name is refused before an entry', () =>
  withBoth(async ({ vault, ledger }) => {
    const before = ledger.length;
    const ask = (ids: string[], reason = 'exchange of May') =>
      readForHandOver(vault, NORTH, [{ of: 'NORTH', ids }], reason);
    await assert.rejects(ask(['n3', 'n9']), /1 may not be used for it, 1 ids are not on it/);
    await assert.rejects(ask(['n1'], 'for Жовтоклюев'), /holds a word that is a name/);
    await assert.rejects(readForHandOver(vault, NORTH, [{ of: 'NORTH' }, { of: 'NORTH' }], 'x'), /twice/);
    await assert.rejects(readForHandOver(vault, NORTH, [], 'x'), /one list or more/);
    assert.equal(ledger.length, before);
    await assert.rejects(ask(['n1'], ' '), /Expected a reason/);
    assert.equal(ledger.length, before);
  }));

test('a name stands in the language that it is written in, and is left open in the other', () =>
  withBoth(async ({ vault }) => {
    const lists = await readForHandOver(
      vault,
      CHIEF,
      [
        { of: 'NORTH', ids: ['n1'] },
        { of: 'SOUTH', ids: ['s1'] },
      ],
      'exchange of May',
    );
    const names = (languages: readonly ['uk', 'en']) =>
      lists.map((list) => inTwoLanguages(list, languages).persons[0]!.names);
    assert.deepEqual(names(['uk', 'en']), [
      ['Жовтоклюїв Остромисл Богумилович', undefined],
      [undefined, 'Zhovtokliuiv Ostromysl Bohumylovych'],
    ]);
    const listed = lists.map((list) => inTwoLanguages(list, ['uk', 'ru']).persons[0]!);
    assert.deepEqual(
      listed.map((one) => one.listed),
      [undefined, 'Zhovtokliuiv Ostromysl Bohumylovych'],
      'of whom the list has neither language, it is as the list has it',
    );
  }));
