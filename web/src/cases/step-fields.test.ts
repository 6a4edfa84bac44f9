import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STEP_RULES } from '../../../src/casework/step-rules.ts';
import {
  CHANNELS as ALL_CHANNELS,
  OUTCOMES as ALL_OUTCOMES,
  POSITIONS as ALL_POSITIONS,
  CHECK_RESULTS,
  fieldsOf,
  MEASURES_TAKEN,
  STEP_ACTIONS,
  SUSPENSION_CAUSES,
  VERIFY_RESULTS,
} from '../../../src/record/step.ts';
import { cases as en } from '../words/cases/en.ts';
import { cases as ru } from '../words/cases/ru.ts';
import { cases as uk } from '../words/cases/uk.ts';
import {
  bodyOf,
  CAUSES,
  CHANNELS,
  MEASURES,
  missingIn,
  OUTCOMES,
  POSITIONS,
  RESULTS,
  STEP_FIELDS,
  type StepAction,
} from './step-fields.ts';

test('the form asks for what the server wants with each action, and tells who reads it as the server does', () => {
  assert.deepEqual(Object.keys(STEP_FIELDS).sort(), [...STEP_ACTIONS].sort());
  for (const action of STEP_ACTIONS) {
    const { must, may } = fieldsOf(action);
    const { ofParty, words } = STEP_RULES[action];
    assert.deepEqual([...STEP_FIELDS[action].must], [...must], action);
    assert.deepEqual([...STEP_FIELDS[action].may], [...may], action);
    assert.equal(STEP_FIELDS[action].ofParty ?? false, ofParty !== undefined, action);
    assert.equal(STEP_FIELDS[action].words, words, action);
  }
});

test('every choice of the server is offered, and has words in every language', () => {
  assert.deepEqual(
    [CHANNELS, RESULTS.check, RESULTS.verify, OUTCOMES, POSITIONS, MEASURES, CAUSES].map((all) => [...all]),
    [
      ALL_CHANNELS,
      CHECK_RESULTS,
      VERIFY_RESULTS,
      ALL_OUTCOMES,
      ALL_POSITIONS,
      MEASURES_TAKEN,
      SUSPENSION_CAUSES,
    ].map((all) => [...all]),
  );
  for (const words of [en, uk, ru])
    for (const action of STEP_ACTIONS as readonly StepAction[])
      assert.ok(words.action[action] && words.take[action], action);
});

test('what was not filled in is not sent, and parties go with a violation only', () => {
  assert.deepEqual(
    bodyOf('propose', {
      outcome: 'undetermined',
      parties: 'NORTH\nSOUTH',
      reasons: 'one\nline\n\n two ',
      team: 'x',
    }),
    { action: 'propose', outcome: 'undetermined', reasons: ['one\nline', 'two'] },
  );
  assert.deepEqual(
    bodyOf('propose', { outcome: 'violation', parties: 'NORTH\nSOUTH', reasons: 'r' }).parties,
    ['NORTH', 'SOUTH'],
  );
});

test('a delegate need not name their party; staff say where the words of a party are', () => {
  assert.deepEqual(missingIn('respond', { position: 'explains', reasons: 'r' }, true), []);
  assert.deepEqual(missingIn('respond', { position: 'explains', reasons: ' ' }, false), [
    'party',
    'reference',
    'reasons',
  ]);
});
