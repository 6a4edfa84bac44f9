import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Step, step } from '../record/step.js';
import { HOUR, type Line, SETTING, START, stepsOf, WHOLE } from './case.fixture.js';
import type { Case } from './case.js';
import { foldCases } from './fold-cases.js';

const fold = (lines: readonly Line[], untilHour?: number): Case =>
  foldCases(stepsOf(lines), SETTING, untilHour === undefined ? undefined : START + untilHour * HOUR)
    .cases[0]!;
const passedOver = (one: Case): string[] =>
  one.history.flatMap(({ effect }) => (effect.kind === 'passedOver' ? [effect.because] : []));
/** What is said of the last of these steps. */
const refusal = (lines: readonly Line[]): string => passedOver(fold(lines)).at(-1) ?? 'taken';

test('every step of the invented case is a record of its kind', () => {
  for (const one of stepsOf(WHOLE)) assert.deepEqual(step.safeParse(one).error?.issues ?? [], []);
});

test('a case runs from the allegation to its closure, and says when it was in which state', () => {
  const one = fold(WHOLE);
  assert.deepEqual(passedOver(one), []);
  assert.deepEqual(
    one.states.map(({ state, atMs }) => [state, (atMs - START) / HOUR]),
    [
      ['alleged', 0],
      ['checked', 2],
      ['tasked', 10],
      ['verified', 30],
      ['proposed', 31],
      ['decided', 60],
      ['acted', 90],
      ['closed', 100],
    ],
  );
  assert.deepEqual(one.records, ['obs-1', 'obs-2']);
  assert.equal(one.decision!.outcome, 'violation');
  assert.deepEqual(
    one.actions.map(({ party, measure }) => [party, measure]),
    [['SOUTH', 'order_given']],
  );
  assert.deepEqual(one.clocks, [], 'nothing is waited for in a closed case');
  assert.equal(one.notices[0]!.acknowledgedMs, START + 33 * HOUR);
});

test('the order in which the ledger gives steps of several cases changes nothing', () => {
  const both = [...stepsOf(WHOLE), ...stepsOf(WHOLE.slice(0, 5), 'case:two')];
  const orderly = foldCases(both, SETTING);
  assert.equal(JSON.stringify(foldCases(both.toReversed(), SETTING)), JSON.stringify(orderly));
  assert.deepEqual(
    orderly.cases.map(({ id, state }) => [id, state]),
    [
      ['case:one', 'closed'],
      ['case:two', 'proposed'],
    ],
  );
});

test('steps whose forerunner is missing are told as stray and change nothing', () => {
  const steps = stepsOf(WHOLE).filter(({ id }) => id !== 'case:one/3');
  const { cases, stray } = foldCases(steps, SETTING);
  assert.equal(cases[0]!.state, 'checked');
  assert.equal(stray.length, WHOLE.length - 3);
});

describe('a step is passed over, and the reason told,', () => {
  const cases: readonly [string, readonly Line[], RegExp][] = [
    [
      'out of order',
      [WHOLE[0]!, [1, 'chief', { action: 'task', team: 'Team 4' }]],
      /checked.*found one that is alleged/,
    ],
    [
      'by a role that may not',
      [WHOLE[0]!, WHOLE[1]!, [3, 'analyst', { action: 'task', team: 'T' }]],
      /chief_monitor for task, found analyst/,
    ],
    [
      'after closure',
      [...WHOLE, [101, 'south', { action: 'dispute', party: 'SOUTH' }]],
      /found one that is closed\. Reopen/,
    ],
    [
      'before the one that it follows',
      [WHOLE[0]!, [-1, 'analyst', { action: 'check', result: 'pursue' }]],
      /not before that of the step/,
    ],
    [
      'by a delegate for the other party',
      [...WHOLE.slice(0, 5), [40, 'north', { action: 'respond', party: 'SOUTH', position: 'accepts' }]],
      /NORTH, for a delegate of it, found "SOUTH"/,
    ],
    [
      'for a party without its letter',
      [...WHOLE.slice(0, 5), [40, 'chief', { action: 'respond', party: 'SOUTH', position: 'accepts' }]],
      /a reference/,
    ],
    [
      'deciding before the response is there or its time is over',
      [...WHOLE.slice(0, 5), [40, 'chief', { action: 'decide', outcome: 'violation', parties: ['SOUTH'] }]],
      /the response of SOUTH, or a time after 2025-03-09T15:00/,
    ],
    [
      'by a guarantor at the first level',
      [...WHOLE.slice(0, 8), [60, 'lake', { action: 'decide', outcome: 'undetermined' }]],
      /once the case was escalated/,
    ],
    [
      'naming parties of what is no violation',
      [
        ...WHOLE.slice(0, 4),
        [31, 'analyst', { action: 'propose', outcome: 'undetermined', parties: ['SOUTH'] }],
      ],
      /violation only/,
    ],
    [
      'acknowledging what was for another',
      [...WHOLE.slice(0, 6), [33, 'north', { action: 'acknowledge', party: 'NORTH', of: 'case:one/6' }]],
      /SOUTH, whom the notice was for/,
    ],
    [
      'acknowledging twice',
      [...WHOLE.slice(0, 7), [34, 'south', { action: 'acknowledge', party: 'SOUTH', of: 'case:one/6' }]],
      /not acknowledged/,
    ],
    [
      'telling of a step that is not there',
      [WHOLE[0]!, [1, 'monitor', { action: 'notify', party: 'SOUTH', of: 'case:one/9' }]],
      /a step of this case, found "case:one\/9"/,
    ],
    [
      'taking back what another party said',
      [...WHOLE.slice(0, 8), [51, 'north', { action: 'take_back', undoes: 'case:one/8' }]],
      /your own/,
    ],
    [
      'taking back what others rest on',
      [...WHOLE.slice(0, 5), [40, 'chief', { action: 'take_back', undoes: 'case:one/2' }]],
      /case:one\/3 \(task\)/,
    ],
    [
      'taking back the allegation',
      [WHOLE[0]!, [1, 'north', { action: 'take_back', undoes: 'case:one/1' }]],
      /Close the case/,
    ],
  ];
  for (const [what, lines, told] of cases)
    test(what, () => {
      const one = fold(lines);
      assert.match(refusal(lines), told);
      assert.equal(one.state, fold(lines.slice(0, -1)).state, 'the case stands as before');
      assert.equal(one.last, `case:one/${lines.length}`, 'the next step follows it all the same');
    });
});

test('a party speaks from its own source, and nobody else does', () => {
  const by = (source: string, who: Line[1]): string => {
    const steps = stepsOf([
      ...WHOLE.slice(0, 7),
      [50, who, { action: 'respond', party: 'SOUTH', position: 'accepts', reference: 'letter 3' }],
    ]);
    const last = { ...steps.at(-1)!, source } as Step;
    return passedOver(foldCases([...steps.slice(0, -1), last], SETTING).cases[0]!).at(-1) ?? 'taken';
  };
  assert.equal(by('mission', 'chief'), 'taken');
  assert.match(by('north-office', 'chief'), /steps of delegates of NORTH from its source/);
  assert.match(by('north-office', 'south'), /steps of delegates of NORTH/);
});

test('what was taken back is as if it had not been, and can be taken up again', () => {
  const back: Line = [61, 'chief', { action: 'take_back', undoes: 'case:one/9' }];
  const without = fold([...WHOLE.slice(0, 9), back]);
  assert.equal(without.state, 'proposed');
  assert.equal(without.decision, null);
  assert.deepEqual(without.history[8]!.effect, { kind: 'takenBack', by: 'case:one/10' });
  const again = fold([
    ...WHOLE.slice(0, 9),
    back,
    [62, 'chief', { action: 'take_back', undoes: 'case:one/10' }],
  ]);
  assert.equal(again.state, 'decided');
  assert.equal(again.decision!.step, 'case:one/9');
  assert.match(
    refusal([...WHOLE.slice(0, 9), back, [62, 'chief', { action: 'take_back', undoes: 'case:one/9' }]]),
    /one that case:one\/10 took back/,
  );
});

test('a closure by mistake is taken back', () => {
  assert.equal(
    fold([...WHOLE, [101, 'chief', { action: 'take_back', undoes: 'case:one/11' }]]).state,
    'acted',
  );
});

test('without an answer it is decided after the time of the text, and the silence is a fact of its own', () => {
  const silent = fold([
    ...WHOLE.slice(0, 5),
    [104, 'chief', { action: 'decide', outcome: 'violation', parties: ['SOUTH'] }],
  ]);
  assert.equal(silent.state, 'decided');
  assert.deepEqual(silent.unanswered, ['SOUTH']);
  assert.deepEqual(silent.responses, []);
  const lapsed = silent.lapses.find(({ clock }) => clock === 'respond')!;
  assert.deepEqual([lapsed.party, lapsed.within, lapsed.dueMs], ['SOUTH', '72 h', START + 103 * HOUR]);
});

test('a time that runs out hands the case to the next body, which then decides', () => {
  assert.equal(fold(WHOLE.slice(0, 2), 2 + 72).level, 0, 'what is due at an instant is in time at it');
  const late = fold(WHOLE.slice(0, 2), 2 + 73);
  assert.equal(late.level, 1);
  assert.deepEqual(
    late.lapses.map(({ within, otherwise }) => [within, otherwise]),
    [
      ['24 h', 'remind'],
      ['72 h', 'escalate'],
    ],
  );
  const answered = WHOLE.slice(0, 8);
  const lake: Line = [50 + 7 * 24 + 1, 'lake', { action: 'decide', outcome: 'undetermined' }];
  assert.equal(fold([...answered, lake]).decision!.level, 1);
});

test('a disputed decision goes to the next body as a proposal, and its decision replaces the earlier one', () => {
  const disputed: readonly Line[] = [
    ...WHOLE.slice(0, 9),
    [61, 'south', { action: 'dispute', party: 'SOUTH' }],
  ];
  assert.equal(fold(disputed).state, 'disputed');
  const escalated: readonly Line[] = [...disputed, [62, 'chief', { action: 'escalate' }]];
  assert.deepEqual([fold(escalated).state, fold(escalated).level], ['proposed', 1]);
  const decided = fold([...escalated, [63, 'lake', { action: 'decide', outcome: 'no_violation' }]]);
  assert.deepEqual([decided.decision!.outcome, decided.decision!.level], ['no_violation', 1]);
  assert.match(refusal([...escalated, [64, 'chief', { action: 'escalate' }]]), /the last, BOARD/);
});

test('no time runs while a case is suspended, and it goes on where it was', () => {
  const suspended: readonly Line[] = [
    ...WHOLE.slice(0, 5),
    [40, 'monitor', { action: 'suspend', cause: 'no_consent', party: 'SOUTH' }],
  ];
  assert.deepEqual(fold(suspended, 400).lapses, []);
  const resumed = fold([...suspended, [400, 'monitor', { action: 'resume' }]], 400 + 72);
  assert.equal(resumed.state, 'proposed');
  assert.deepEqual(resumed.lapses, []);
  assert.equal(fold([...suspended, [400, 'monitor', { action: 'resume' }]], 400 + 73).lapses.length, 1);
});

test('an answer is to the proposal that it was given to: a new proposal is to be answered anew', () => {
  const anew = fold([...WHOLE.slice(0, 8), [55, 'analyst', { action: 'propose', outcome: 'undetermined' }]]);
  assert.deepEqual(anew.unanswered, ['SOUTH']);
  assert.equal(anew.responses[0]!.current, false);
});

test('where nobody is accused by name, all parties are heard but the one that alleges', () => {
  const lines: Line[] = [
    [0, 'monitor', { action: 'allege', channel: 'own', agreement: 'hamlet-truce' }],
    ...WHOLE.slice(1, 4),
    [31, 'analyst', { action: 'propose', outcome: 'undetermined' }],
  ];
  assert.deepEqual(fold(lines).unanswered, ['NORTH', 'SOUTH']);
  assert.deepEqual(fold(lines).concerned, ['NORTH', 'SOUTH']);
});

test('as of an earlier moment the case is what it was then', () => {
  for (const [count, hour] of [
    [1, 1],
    [3, 29],
    [9, 89],
  ] as const)
    assert.equal(JSON.stringify(fold(WHOLE, hour)), JSON.stringify(fold(WHOLE.slice(0, count), hour)));
});

test('swapping the labels of the parties swaps the cases exactly', () => {
  const swap = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/NORTH|SOUTH/g, (id) => (id === 'NORTH' ? 'SOUTH' : 'NORTH')),
    ) as T;
  const lines: Line[] = [
    ...WHOLE.slice(0, 6),
    [40, 'monitor', { action: 'notify', party: 'NORTH', of: 'case:one/5' }],
    [104, 'chief', { action: 'decide', outcome: 'violation', parties: ['SOUTH', 'NORTH'] }],
  ];
  for (const until of [undefined, START + 45 * HOUR, START + 5_000 * HOUR]) {
    const plain = foldCases(stepsOf(lines), SETTING, until);
    assert.equal(plain.cases.length, 1);
    assert.equal(
      JSON.stringify(foldCases(swap(stepsOf(lines)), swap(SETTING), until)),
      JSON.stringify(swap(plain)),
    );
  }
});
