import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, SETTING, START, stepsOf, WHOLE } from './case.fixture.js';
import type { Case } from './case.js';
import { dueAt, untold } from './due.js';
import { foldCases } from './fold-cases.js';

const at = (count: number, hour: number): { cases: readonly Case[]; atMs: number } => {
  const atMs = START + hour * HOUR;
  return { cases: foldCases(stepsOf(WHOLE.slice(0, count)), SETTING, atMs).cases, atMs };
};
const due = (count: number, hour: number): unknown[] => {
  const { cases, atMs } = at(count, hour);
  return dueAt(cases, atMs).map(({ clock, party, state, mark }) => [
    clock,
    party,
    state,
    mark?.within ?? null,
  ]);
};

test('in each state it says whose turn it is, until when, and whether that is over', () => {
  assert.deepEqual(due(1, 1), [['check', '', 'running', '24 h']]);
  assert.deepEqual(due(1, 24), [['check', '', 'running', '24 h']], 'at the instant it is still in time');
  assert.deepEqual(due(1, 25), [['check', '', 'overdue', '24 h']]);
  assert.deepEqual(
    due(2, 2 + 25),
    [['task', '', 'overdue', '72 h']],
    'the first mark is over, the next is ahead',
  );
  assert.deepEqual(due(3, 11), [['verify', '', 'noTime', null]], 'the text sets no time for it');
  assert.deepEqual(due(5, 32), [['respond', 'SOUTH', 'running', '72 h']]);
  assert.deepEqual(due(6, 32), [
    ['acknowledge', 'SOUTH', 'running', '12 h'],
    ['respond', 'SOUTH', 'running', '72 h'],
  ]);
  assert.deepEqual(due(8, 51), [['decide', '', 'running', '7 days']]);
  assert.deepEqual(due(9, 61), [['act', 'SOUTH', 'running', '30 days']]);
  assert.deepEqual(due(11, 101), []);
});

test('days are those of the calendar: seven days from the last answer', () => {
  const { cases, atMs } = at(8, 51);
  assert.equal(dueAt(cases, atMs)[0]!.mark!.dueMs, START + (50 + 7 * 24) * HOUR);
});

test('it says whom nobody has told of the last step that parties are to be told of', () => {
  const told = (count: number): unknown[] =>
    untold(at(count, 200).cases).map(({ party, action }) => [party, action]);
  assert.deepEqual(told(1), [['SOUTH', 'allege']], 'who alleges knows');
  assert.deepEqual(told(5), [
    ['SOUTH', 'propose'],
    ['NORTH', 'propose'],
  ]);
  assert.deepEqual(told(6), [['NORTH', 'propose']]);
  assert.deepEqual(told(11), [], 'a closed case is over');
});

test('a time that counts from the notice does not run before it, and nothing is decided before', () => {
  const agreement = SETTING.agreements[0]!;
  const { clocks } = agreement.casework!;
  const setting = {
    ...SETTING,
    agreements: [
      {
        ...agreement,
        casework: {
          ...agreement.casework!,
          clocks: { ...clocks, respond: { within: '72 h', from: 'notice' as const } },
        },
      },
    ],
  };
  const decided = [
    ...WHOLE.slice(0, 5),
    [200, 'chief', { action: 'decide', outcome: 'undetermined' }],
  ] as const;
  const [silent] = foldCases(stepsOf(decided), setting, START + 300 * HOUR).cases;
  assert.equal(silent!.state, 'proposed');
  assert.equal(dueAt([silent!], START + 300 * HOUR)[0]!.state, 'untold');
  assert.match(JSON.stringify(silent!.history.at(-1)!.effect), /a notice of the proposal to SOUTH/);
  const [told] = foldCases(
    stepsOf([...WHOLE.slice(0, 6), [105, 'chief', { action: 'decide', outcome: 'undetermined' }]]),
    setting,
  ).cases;
  assert.equal(told!.state, 'decided', '72 h after the notice, which came an hour after the proposal');
});
