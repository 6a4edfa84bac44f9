import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { PERSON_COUNTS } from '../record/record.js';
import { countClass, publicCount } from './count-class.js';
import { addList, allVersions, changesOf, destroyList, showList } from './list.js';
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
  person,
  SOUTH,
} from './vault.fixture.js';

const forbidden = (error: unknown): boolean => error instanceof Refusal && error.kind === 'forbidden';

test('a list is read by the delegates of its party and the chief monitor, after the entry, and by nobody else', async () => {
  const { vault, ledger, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  for (const asker of [NORTH, CHIEF]) {
    const before = ledger.length;
    const { persons } = await showList(vault, asker, { of: 'NORTH', reason: 'visit 7' });
    assert.deepEqual(persons, NORTHERN);
    const entry = ledger[before];
    assert.ok(entry?.kind === 'release' && entry.of === ledger[0]!.id && entry.operator === asker.name);
  }
  const entries = ledger.length;
  for (const asker of [SOUTH, MONITOR, ADMINISTRATOR, PUBLIC]) {
    await assert.rejects(showList(vault, asker, { of: 'NORTH', reason: 'visit 7' }), forbidden);
    await assert.rejects(showList(vault, asker, { of: 'NOWHERE', reason: 'visit 7' }), forbidden);
    await assert.rejects(addList(vault, asker, listOf('NORTH', [])), forbidden);
    await assert.rejects(changesOf(vault, asker, 'NORTH'), forbidden);
    await assert.rejects(destroyList(vault, asker, { of: 'NORTH', version: 1, reason: 'x' }), forbidden);
  }
  assert.equal(ledger.length, entries);
  await close();
});

test('a list that cannot be read for want of its entry is not handed out', async () => {
  const { vault, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  const full = { ...vault, append: () => Promise.reject(new Error('the disk is full')) };
  await assert.rejects(showList(full, NORTH, { of: 'NORTH', reason: 'visit 7' }), /disk is full/);
  await assert.rejects(showList(vault, NORTH, { of: 'NORTH', reason: ' ' }), /Expected a reason/);
  await close();
});

test('the ledger has whose list, version, purpose, consent and a class of numbers; sizes on disk tell no more', async () => {
  const { vault, ledger, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN.slice(0, 1)));
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  assert.deepEqual(
    ledger.map((entry) => entry.kind === 'seal' && entry.list),
    [1, 2].map((version) => ({
      of: 'NORTH',
      version,
      persons: '0-49',
      purposes: ['exchange', 'tracing'],
      consent: 'each',
    })),
  );
  const folder = join(vault.dir, 'sealed');
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await readFile(join(folder, name))).length),
  );
  assert.equal(new Set(sizes).size, 1);
  await close();
});

test('whom a version lacks of the one before is told by ids, to those entitled', async () => {
  const { vault, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  const added = [...NORTHERN.slice(2), person('n9', 'Буйтурович', 'Лютобор')];
  const { change } = await addList(vault, NORTH, listOf('NORTH', added));
  assert.deepEqual(change, { since: 1, gone: ['n1', 'n2'], added: 1 });
  assert.deepEqual((await changesOf(vault, CHIEF, 'NORTH')).at(-1), { version: 2, change });
  await close();
});

test('a list without ids gets some, which stay with the same persons when rows move', async () => {
  const { vault, close } = await inventedVault();
  const bare = (list: typeof NORTHERN) => list.map((one, i) => ({ ...one, id: `row-${i + 2}` }));
  await addList(vault, NORTH, listOf('NORTH', bare(NORTHERN)));
  const first = (await showList(vault, NORTH, { of: 'NORTH', reason: 'visit 7' })).persons;
  const { change } = await addList(vault, NORTH, listOf('NORTH', bare([...NORTHERN].reverse().slice(1))));
  const second = (await showList(vault, NORTH, { of: 'NORTH', reason: 'visit 7' })).persons;
  assert.deepEqual(change.gone, [first[4]!.id]);
  assert.deepEqual(
    second.map(({ id }) => id),
    [...first]
      .reverse()
      .slice(1)
      .map(({ id }) => id),
  );
  await close();
});

test('ids that tell a name are replaced, and a reason that tells one is refused', async () => {
  const { vault, ledger, close } = await inventedVault();
  const telling = [person('Zhovtokluyiv-1990', 'Жовтоклюїв', 'Остромисл'), ...NORTHERN.slice(1)];
  const { replacedIds } = await addList(vault, NORTH, listOf('NORTH', telling));
  assert.equal(replacedIds, 1);
  const entries = ledger.length;
  for (const reason of ['visit to Жовтоклюєва', 'for ZHOVTOKLIUIV', 'Ґудзьоряста шукають'])
    await assert.rejects(showList(vault, NORTH, { of: 'NORTH', reason }), /is a name on the list/);
  assert.equal(ledger.length, entries);
  await showList(vault, NORTH, { of: 'NORTH', reason: 'visit of the agreed mission, on the 7th' });
  await close();
});

test('a name that slipped into the place of an id is replaced, also where no cell of names has it', async () => {
  const { vault, close } = await inventedVault();
  const slipped = [
    { ...NORTHERN[0]!, id: 'Нездогадько' },
    { ...NORTHERN[1]!, id: 'Nezdohadko7' },
    NORTHERN[2]!,
  ];
  assert.equal((await addList(vault, NORTH, listOf('NORTH', slipped))).replacedIds, 2);
  const prefixed = NORTHERN.map((one, i) => ({ ...one, id: `NORTH-${i}` }));
  const { replacedIds, change } = await addList(vault, NORTH, listOf('NORTH', prefixed));
  assert.equal(replacedIds, 0);
  assert.ok(change.gone.every((id) => !id.includes('ezd')));
  await close();
});

test('a destroyed version is gone from the disk, its seal stays, and the next is compared with none', async () => {
  const { vault, ledger, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  assert.equal(await destroyList(vault, NORTH, { of: 'NORTH', version: 1, reason: 'replaced' }), true);
  assert.equal(await destroyList(vault, NORTH, { of: 'NORTH', version: 1, reason: 'replaced' }), false);
  assert.deepEqual(await readdir(join(vault.dir, 'sealed')), []);
  assert.deepEqual(
    ledger.map(({ kind }) => kind),
    ['seal', 'destruction'],
  );
  await assert.rejects(showList(vault, NORTH, { of: 'NORTH', version: 1, reason: 'visit' }), /was destroyed/);
  const { info, change } = await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  assert.deepEqual([info.version, change.since, change.gone], [2, undefined, []]);
  assert.equal((await allVersions(vault)).length, 2);
  await close();
});

test('numbers are told in classes that begin where the one before ends', () => {
  for (const text of PERSON_COUNTS) {
    const [low, high] = text.split(/-| and /).map(Number);
    assert.equal(countClass(low!), text);
    if (!Number.isNaN(high)) assert.equal(countClass(high!), text);
  }
  assert.deepEqual([0, 1, 4, 5, 9, 10].map(publicCount), ['0', '1-4', '1-4', '5-9', '5-9', '10-14']);
});
