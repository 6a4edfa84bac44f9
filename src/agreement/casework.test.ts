import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../record/document.js';
import { marksOf } from './casework.js';
import { HARBOUR } from './example.fixture.js';
import { parseAgreement } from './parse.js';

const WORK = `casework:
  levels: [BOARD, LAKE]
  clocks:
    check: 24 h
    task: { within: 2 days, otherwise: escalate }
    respond:
      - { within: 24 h, otherwise: remind, from: notice }
      - { within: 72 h, from: notice }
  source: Invented for this test
`;
const TEXT = HARBOUR.replace('readings:\n', `${WORK}readings:\n`);

function problemOf(change: string, into: string): Problem {
  assert.ok(TEXT.includes(change));
  const text = TEXT.replace(change, into);
  const parsed = parseAgreement(text, 'harbour.yaml');
  assert.ok(!parsed.ok, 'the changed text is refused');
  assert.equal(parsed.problems.length, 1, JSON.stringify(parsed.problems));
  const [problem] = parsed.problems;
  const line = text.split('\n')[problem!.line - 1]!;
  return { ...problem!, hint: `${problem!.hint} | ${line.slice(problem!.column - 1)}` };
}

test('a text about cases is read: each clock with its marks, what follows, and from when they count', () => {
  const parsed = parseAgreement(TEXT, 'harbour.yaml');
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const { casework } = parsed.agreement;
  assert.deepEqual(marksOf(casework, 'check'), [{ within: '24 h', otherwise: 'remind', from: 'step' }]);
  assert.deepEqual(marksOf(casework, 'task'), [{ within: '2 days', otherwise: 'escalate', from: 'step' }]);
  assert.deepEqual(
    marksOf(casework, 'respond').map(({ otherwise }) => otherwise),
    ['remind', 'decide'],
  );
  assert.deepEqual(marksOf(casework, 'close'), [], 'what the text does not say has no time');
});

test('what is wrong in it is told with its line and column, what was expected and what to do', () => {
  const cases: readonly [string, string, RegExp, RegExp][] = [
    ['24 h\n    task', 'soon\n    task', /duration/, /\| soon/],
    ['check: 24 h', 'check: 0 h', /./, /\| 0 h/],
    ['check: 24 h', 'chek: 24 h', /check/, /\| chek/],
    ['[BOARD, LAKE]', '[BOARD, LAKES]', /LAKE/, /\| LAKES/],
    ['[BOARD, LAKE]', '[BOARD, BOARD]', /every level once/, /\| BOARD\]/],
    ['[BOARD, LAKE]', '[BOARD]', /next level/, /\| escalate/],
    ['otherwise: escalate', 'otherwise: decide', /remind or escalate/, /\| decide/],
    ['otherwise: escalate', 'otherwise: forget', /escalate/, /\| forget/],
    ['{ within: 72 h, from', '{ within: 12 h, from', /more than 24 h/, /\| 12 h/],
    ['{ within: 2 days, otherwise: escalate }', '{ within: 2 days, from: notice }', /step/, /\| notice/],
    ['72 h, from: notice', '72 h, from: step', /notice/, /\| step/],
  ];
  for (const [change, into, expected, where] of cases) {
    const problem = problemOf(change, into);
    assert.match(problem.expected, expected, `${into}: ${problem.expected}`);
    assert.match(problem.hint, where, `${into}: ${problem.hint}`);
  }
});
