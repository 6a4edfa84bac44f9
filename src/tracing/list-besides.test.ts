import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addList, duplicatesOf, foreseeList, showList } from './list.js';
import { Refusal } from './refusal.js';
import { inventedVault, listOf, MONITOR, NORTH, NORTHERN, person, SOUTH } from './vault.fixture.js';

const NEW = person('row-2', 'Дрижиполе', 'Лютобор', { born: '1971-04-04' });
const WHY = { of: 'NORTH', reason: 'visit 7' };

test('a person who is added stands besides those of the newest version, whose ids stay', async () => {
  const { vault, ledger, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  const added = await addList(vault, NORTH, { ...listOf('NORTH', [NEW]), besides: true });
  assert.deepEqual(added.change, { since: 1, gone: [], added: 1 });
  const { persons } = await showList(vault, NORTH, WHY);
  assert.deepEqual(persons.slice(0, -1), NORTHERN);
  assert.deepEqual(persons.at(-1), { ...NEW, id: 'v2-1' });
  const before = ledger.length;
  const clash = { ...listOf('NORTH', [{ ...NEW, id: 'n1' }]), besides: true };
  await assert.rejects(addList(vault, NORTH, clash), /stands on the newest version already/);
  assert.equal(ledger.length, before);
  await close();
});

test('looking at a list seals nothing, and tells what the next version would lack and whom it would have twice', async () => {
  const { vault, ledger, close } = await inventedVault();
  await addList(vault, NORTH, listOf('NORTH', NORTHERN));
  const before = ledger.length;
  const shorter = await foreseeList(vault, NORTH, listOf('NORTH', NORTHERN.slice(1)));
  assert.deepEqual([shorter.info.version, shorter.change.gone, shorter.persons], [2, ['n1'], 4]);
  const again = { ...listOf('NORTH', [{ ...NORTHERN[0]!, id: 'row-2' }]), besides: true };
  assert.deepEqual((await foreseeList(vault, NORTH, again)).same, [['n1', 'v2-1']]);
  assert.equal(ledger.length, before);
  for (const asker of [SOUTH, MONITOR]) {
    for (const act of [() => foreseeList(vault, asker, again), () => duplicatesOf(vault, asker, 'NORTH')])
      await assert.rejects(act, (error) => error instanceof Refusal && error.kind === 'forbidden');
  }
  await close();
});

test('entries of a sealed list that repeat a person are told by their ids', async () => {
  const { vault, close } = await inventedVault();
  const twice = person('n6', 'Жовтоклюев', 'Остромысл', { status: 'held' });
  await addList(vault, NORTH, listOf('NORTH', [...NORTHERN, twice]));
  assert.deepEqual((await duplicatesOf(vault, NORTH, 'NORTH')).same, [['n1', 'n6']]);
  const namesake = (id: string, patronymic: string, unit: string, capturedAt: string) => ({
    ...person(id, 'Дрижиполе', 'Роман', { unit, capturedAt }),
    names: [{ family: 'Дрижиполе', given: 'Роман', patronymic }],
  });
  const two = [namesake('n7', 'Ігорович', '11', 'Вербівка'), namesake('n8', 'Павлович', '12', 'Озерне')];
  await addList(vault, NORTH, listOf('NORTH', [...NORTHERN, ...two]));
  const { version, same, namesakes } = await duplicatesOf(vault, NORTH, 'NORTH');
  assert.deepEqual([version, same, namesakes], [2, [], [['n7', 'n8']]]);
  await close();
});
