import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CHILD_STEPS,
  type ChildStep,
  childCounts,
  enterStep,
  readCases,
  readStep,
  type StepInput,
} from './child-case.js';
import { Refusal } from './refusal.js';
import { CHIEF, inventedVault, MONITOR, NORTH, PUBLIC } from './vault.fixture.js';
import type { Vault } from './vault.js';

const step = (name: ChildStep, number?: string, outcome: StepInput['outcome'] = 'served'): StepInput => ({
  step: name,
  details: `Щемижук Творимир, ${name}`,
  ...(number === undefined ? {} : { case: number }),
  ...(name === 'best_interest_check' ? { outcome } : {}),
});

async function opened(vault: Vault, upTo: ChildStep = 'guardian_request'): Promise<string> {
  const number = await enterStep(vault, CHIEF, step('guardian_request'));
  for (const name of CHILD_STEPS.slice(1, CHILD_STEPS.indexOf(upTo) + 1))
    await enterStep(vault, CHIEF, step(name, number));
  return number;
}

const forbidden = (error: unknown): boolean => error instanceof Refusal && error.kind === 'forbidden';

test('a case goes its way step by step; the chief monitor reads it, after an entry for each', async () => {
  const { vault, ledger, close } = await inventedVault();
  const number = await opened(vault, 'follow_up');
  const before = ledger.length;
  const [one, ...more] = await readCases(vault, CHIEF, 'weekly review');
  assert.equal(more.length, 0);
  assert.equal(one!.case, number);
  assert.deepEqual(
    one!.steps.map(({ step: name, by }) => [name, by]),
    CHILD_STEPS.map((name) => [name, 'Chief']),
  );
  assert.equal(ledger.length - before, CHILD_STEPS.length);
  await close();
});

test('the ledger tells neither the step, nor the case, nor a word of the details', async () => {
  const { vault, ledger, close } = await inventedVault();
  const number = await opened(vault, 'returned');
  const written = JSON.stringify(ledger);
  for (const word of [number, ...CHILD_STEPS, 'Щемижук']) assert.ok(!written.includes(word), word);
  await close();
});

test('a step that rests on others is refused before them', async () => {
  const { vault, close } = await inventedVault();
  const number = await opened(vault, 'identity_evidence');
  await assert.rejects(
    enterStep(vault, CHIEF, step('return_arranged', number)),
    /best_interest_check, location_confirmed/,
  );
  await assert.rejects(enterStep(vault, CHIEF, step('follow_up', number)), /needs: returned/);
  await enterStep(vault, CHIEF, step('location_confirmed', number));
  await enterStep(vault, CHIEF, step('best_interest_check', number, 'not_served'));
  await assert.rejects(enterStep(vault, CHIEF, step('return_arranged', number)), /serves the child/);
  await enterStep(vault, CHIEF, step('best_interest_check', number));
  await enterStep(vault, CHIEF, step('return_arranged', number));
  await enterStep(vault, CHIEF, step('best_interest_check', number, 'undecided'));
  await assert.rejects(enterStep(vault, CHIEF, step('returned', number)), /serves the child/);
  await assert.rejects(enterStep(vault, CHIEF, step('returned', 'f'.repeat(12))), /no case of this number/);
  await close();
});

test('a monitor enters a follow-up and reads nothing; delegates and the public do neither', async () => {
  const { vault, close } = await inventedVault();
  const number = await opened(vault, 'returned');
  await enterStep(vault, MONITOR, step('follow_up', number));
  await assert.rejects(enterStep(vault, MONITOR, step('guardian_request')), forbidden);
  for (const asker of [MONITOR, NORTH, PUBLIC])
    await assert.rejects(readCases(vault, asker, 'why not'), forbidden);
  for (const asker of [NORTH, PUBLIC])
    await assert.rejects(enterStep(vault, asker, step('follow_up', number)), forbidden);
  await close();
});

test('the public is told ranges of cases that exclude each other, the same for one child and for four', async () => {
  const { vault, close } = await inventedVault();
  assert.deepEqual(await childCounts(vault), { open: '0', returned: '0', followedUp: '0' });
  await opened(vault, 'returned');
  const first = await childCounts(vault);
  assert.deepEqual(first, { open: '0', returned: '1-4', followedUp: '0' });
  for (let i = 0; i < 3; i++) await opened(vault, 'returned');
  assert.deepEqual(await childCounts(vault), first);
  for (let i = 0; i < 6; i++) await opened(vault);
  await opened(vault, 'follow_up');
  assert.deepEqual(await childCounts(vault), { open: '5-9', returned: '1-4', followedUp: '1-4' });
  await close();
});

test('a step of another form is refused without its words', () => {
  const good = step('identity_evidence', 'a'.repeat(12));
  assert.deepEqual(readStep(good), good);
  const bad = [
    { ...good, step: 'Щемижук' },
    { ...good, Щемижук: 1 },
    { ...good, outcome: 'served' },
    { ...good, case: undefined },
    { ...step('guardian_request'), case: 'a'.repeat(12) },
    { ...step('best_interest_check', 'a'.repeat(12)), outcome: undefined },
    'Щемижук',
  ];
  for (const value of bad)
    assert.throws(
      () => readStep(value),
      (error: Error) => error instanceof Refusal && !error.message.includes('Щемижук'),
    );
});
