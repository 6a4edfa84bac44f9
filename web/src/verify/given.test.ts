import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortGiven } from './given.ts';

const found = (...paths: string[]) => paths.map((path) => ({ path, file: new File(['x'], path) }));

test('the ledger is found in its own folder and inside a mission, and nothing beside it is taken', () => {
  const own = sortGiven(found('copy/checkpoint', 'copy/key.pub', 'copy/tile/0/000'));
  assert.deepEqual([...own.ledger!.files.keys()], ['checkpoint', 'key.pub', 'tile/0/000']);
  assert.equal(own.ledger!.name, 'copy');
  const inside = sortGiven(
    found('m/mission.yaml', 'm/secrets/ledger.key', 'm/ledger/checkpoint', 'm/ledger/tile/entries/x001/002'),
  );
  assert.deepEqual([...inside.ledger!.files.keys()], ['checkpoint', 'tile/entries/x001/002']);
  assert.equal(inside.ledger!.name, 'm/ledger');
});

test('files by themselves come along with a folder; a folder without a ledger is named', () => {
  const given = sortGiven(found('report.json', 'ledger/checkpoint', 'photos/one.jpg'));
  assert.deepEqual(
    given.files.map(({ name }) => name),
    ['report.json'],
  );
  assert.equal(given.ledger?.name, 'ledger');
  assert.deepEqual(given.empty, ['photos']);
  assert.equal(sortGiven(found('checkpoint')).ledger, null);
});
