/**
 * The exchanges of the reference mission against what was promised. Expected numbers are those of the sources that the
 * records name (announced on 18 March, agreed in Istanbul on 16 May), not of the program.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Balance } from '../../src/handover/balance.js';
import { disclose } from '../../src/handover/disclosure.js';
import { type People, peopleAt } from '../../src/handover/people.js';
import { fold } from '../../src/mission/fold.js';
import { openMission } from '../../src/mission/open.js';
import { record } from '../../src/record/record.js';

const dir = new URL('../../missions/ukraine-2025/', import.meta.url);
const opened = await openMission(dir.pathname);
assert.ok(opened.ok, JSON.stringify(opened));
const { mission } = opened;
const records = ['declarations', 'handovers'].flatMap((name) =>
  readFileSync(new URL(`records/${name}.jsonl`, dir), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line))),
);
const standsOn = { records: 0, ledger: null, configuration: mission.configuration, version: '' };
const picture = fold(mission, records, standsOn);
const at = (instant: string): People => peopleAt(picture, Date.parse(instant));
const END = '2025-06-01T00:00:00+03:00';

const balance = (people: People, clause: string, reading: string, party: string): Balance =>
  people.balances.find((one) => one.clause === clause && one.reading === reading && one.party === party)!;

test('of the wounded of 19 March one is outstanding as announced, and none as reported', () => {
  const people = at('2025-03-25T00:00:00+02:00');
  const announced = balance(people, 'wounded', 'announced', 'RU');
  assert.deepEqual(
    [announced.promised, announced.outstanding],
    [
      [23, 23],
      [1, 1],
    ],
  );
  assert.equal(announced.state, 'overdue');
  assert.deepEqual(announced.announced, [23, 23]);
  assert.equal(balance(people, 'wounded', 'reported', 'RU').state, 'kept');
});

test('what came at Easter makes up for nothing of March', () => {
  assert.deepEqual(balance(at(END), 'wounded', 'announced', 'RU').outstanding, [1, 1]);
});

test('175 went each way on 19 March, and on the evening before nothing was overdue', () => {
  for (const party of ['RU', 'UA']) {
    const before = balance(at('2025-03-19T00:00:00+02:00'), 'prisoners', 'announced', party);
    assert.equal(before.state, 'open', party);
    assert.deepEqual(before.delivered, [0, 0]);
    const after = balance(at('2025-03-21T00:00:00+02:00'), 'prisoners', 'announced', party);
    assert.deepEqual([after.delivered, after.state], [[175, 175], 'kept'], party);
  }
});

test('the thousand of May is complete after its third day, by the count of each for its own people', () => {
  for (const party of ['RU', 'UA']) {
    const second = balance(at('2025-05-25T00:00:00+03:00'), 'thousand', 'announced', party);
    assert.deepEqual(second.outstanding, [303, 303], party);
    const third = balance(at(END), 'thousand', 'announced', party);
    assert.deepEqual([third.outstanding, third.state], [[0, 0], 'kept'], party);
    const own = third.byVoice.find(({ voice }) => voice !== party && voice !== '')!;
    assert.deepEqual(own.count, [1000, 1000], party);
  }
});

test('on every day as many went one way as the other', () => {
  for (const party of ['RU', 'UA'])
    assert.deepEqual(balance(at(END), 'one-for-one', 'reported', party).outstanding, [0, 0]);
});

test('what was proposed and not agreed binds nobody', () => {
  for (const one of at(END).balances.filter(({ agreement }) => agreement === 'release-proposal-2025'))
    assert.equal(one.state, 'notInForce');
});

test('the public is shown no number of children under five', () => {
  const shown = disclose(at(END), 'public');
  const children = shown.exchanges.flatMap(({ transfers }) =>
    transfers.filter(({ category }) => category === 'child'),
  );
  assert.ok(children.some(({ withheld }) => withheld));
  for (const { accounts } of children)
    for (const { count } of accounts) assert.ok(typeof count !== 'number' || count >= 5);
});
