import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Handover } from '../api/types.ts';
import { balances, exchanges } from './balance.ts';

const handover = (
  id: string,
  count: number | undefined,
  reportedBy: string,
  day = '2025-03-19',
): Handover => ({
  kind: 'handover',
  id,
  source: 's',
  time: { start: `${day}T10:00:00Z`, end: `${day}T10:00:00Z`, precision: 'day' },
  from: 'NORTH',
  to: 'SOUTH',
  category: 'prisoner_of_war',
  reportedBy,
  ...(count === undefined ? {} : { count }),
});
const run = (list: readonly Handover[]) =>
  exchanges(
    list,
    (ms) => new Date(ms).toISOString().slice(0, 10),
    (one) => one.reportedBy ?? '',
  );

test('two accounts of one handover are not added', () => {
  const list = run([handover('a', 175, 'NORTH'), handover('b', 175, 'SOUTH')]);
  assert.equal(list.length, 1);
  assert.equal(list[0]!.state, 'confirmedBoth');
  assert.deepEqual(balances(list)[0], {
    category: 'prisoner_of_war',
    to: 'SOUTH',
    low: 175,
    high: 175,
    confirmed: 175,
    uncounted: 0,
  });
});

test('differing numbers stay side by side as a range', () => {
  const list = run([handover('a', 22, 'NORTH'), handover('b', 23, 'SOUTH')]);
  assert.equal(list[0]!.state, 'differ');
  assert.deepEqual([list[0]!.low, list[0]!.high, list[0]!.confirmed], [22, 23, null]);
});

test('a handover without a number is counted as such and not as zero persons', () => {
  const [sum] = balances(run([handover('a', undefined, 'NORTH'), handover('b', 5, 'SOUTH', '2025-03-20')]));
  assert.equal(sum!.uncounted, 1);
  assert.equal(sum!.high, 5);
});

test('a number from third parties alone is not confirmed by both', () => {
  const list = run([handover('a', 10, ''), handover('b', 10, 'SOUTH')]);
  assert.equal(list[0]!.state, 'oneAccount');
});
