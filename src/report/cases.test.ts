import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, SETTING, START, stepsOf, WHOLE } from '../casework/case.fixture.js';
import { foldCases } from '../casework/fold-cases.js';
import { casesOf } from './cases.js';
import { hamlet } from './hamlet.fixture.js';
import { indexPicture } from './picture-index.js';

test('a stretch tells what was opened, due and closed in it, and what is open at its end', () => {
  const { cases } = foldCases(
    [...stepsOf(WHOLE), ...stepsOf(WHOLE.slice(0, 2), 'case:two')],
    SETTING,
    START + 200 * HOUR,
  );
  const index = indexPicture({ ...hamlet, cases });
  const day = (from: number, to: number) =>
    casesOf(index, { startMs: START + from * HOUR, endMs: START + to * HOUR });
  const first = day(0, 1);
  assert.deepEqual([first.opened.length, first.closed.length, first.open], [2, 0, 2]);
  assert.deepEqual(
    first.opened.map(({ state }) => state),
    ['alleged', 'alleged'],
    'as it was at the end of the stretch',
  );
  assert.deepEqual(
    day(20, 30).due.map((one) => [one.case, one.clock, one.within]),
    [['case:two', 'task', '24 h']],
  );
  const last = day(99, 101);
  assert.deepEqual([last.closed.map((one) => one.case), last.open], [['case:one'], 1]);
  assert.deepEqual(day(-10, 0), { opened: [], due: [], closed: [], open: 0 });
});
