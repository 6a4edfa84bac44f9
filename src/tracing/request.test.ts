import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../persons/person.js';
import { ANSWER_STEP_MS, answerRequest, behindAnswer, type Pace } from './answer.js';
import { addList } from './list.js';
import { LIMITS } from './rate.js';
import { Refusal } from './refusal.js';
import { type MissingRequest, putRequest, readRequest } from './request.js';
import {
  ADMINISTRATOR,
  CHIEF,
  inventedVault,
  listOf,
  MONITOR,
  NORTH,
  NORTHERN,
  PUBLIC,
  person,
  SOUTH,
  SOUTHERN,
} from './vault.fixture.js';

const TODAY = '2031-05-02';
const NOTHING = { answer: 'notKnownOrUnderProtection' };

/** @param person 0 is on no list */
const about = ({ names, born }: Person, asker = 'Звенислава'): MissingRequest => ({
  asker: { name: asker, contact: `${asker}@example.org` },
  relation: 'parent',
  about: {
    family: names[0]!.family!,
    given: names[0]!.given!,
    patronymic: names[0]!.patronymic,
    born: born!,
  },
});

const UNKNOWN = person('x', 'Нездогадько', 'Путимир', { born: '1972-08-14' });

function pace(): Pace & { readonly left: number[] } {
  let clockMs = 0;
  const left: number[] = [];
  return {
    left,
    elapsedMs: () => (clockMs += 731),
    wait: async (milliseconds) => {
      clockMs += milliseconds;
      left.push(clockMs);
    },
  };
}

async function withLists() {
  const invented = await inventedVault();
  await addList(invented.vault, NORTH, listOf('NORTH', NORTHERN));
  await addList(invented.vault, SOUTH, listOf('SOUTH', SOUTHERN));
  const ask = async (whom: Person, asker?: string): Promise<string> =>
    putRequest(invented.vault, MONITOR, about(whom, asker));
  return { ...invented, ask };
}

test('a person on a list is known; whom both lists have is registered by both sides', async () => {
  const { vault, ask, close } = await withLists();
  assert.deepEqual(await answerRequest(vault, MONITOR, await ask(NORTHERN[0]!), pace()), {
    answer: 'known',
    tracing: 'confirmedByBothSides',
  });
  assert.deepEqual(await answerRequest(vault, MONITOR, await ask(NORTHERN[1]!), pace()), {
    answer: 'known',
    tracing: 'registered',
  });
  await close();
});

test('who does not want to be found, a child, and one who may not be spoken of are answered like one on no list: same words, entries and time', async () => {
  const { vault, ledger, ask, close } = await withLists();
  const seen = [];
  for (const [i, whom] of [UNKNOWN, ...NORTHERN.slice(2)].entries()) {
    const number = await ask(whom, `Asker${'abcd'[i]}`);
    const before = ledger.length;
    const at = pace();
    const told = await answerRequest(vault, MONITOR, number, at);
    const entries = ledger
      .slice(before)
      .map((entry) => entry.kind === 'release' && { ...entry, id: '', of: '' });
    seen.push({ told, entries, left: at.left.map((ms) => ms % ANSWER_STEP_MS) });
    const { verdict } = await behindAnswer(vault, CHIEF, number, 'complaint 4');
    assert.equal(verdict, i === 0 ? 'notKnown' : 'underProtection');
  }
  assert.deepEqual(seen[0]!.told, NOTHING);
  for (const one of seen) assert.deepEqual(one, seen[0]);
  await close();
});

test('a list that may not be used for tracing answers nothing', async () => {
  const { vault, close } = await inventedVault();
  await addList(vault, NORTH, { ...listOf('NORTH', NORTHERN), purposes: ['exchange'] });
  const number = await putRequest(vault, MONITOR, about(NORTHERN[0]!));
  assert.deepEqual(await answerRequest(vault, MONITOR, number, pace()), NOTHING);
  await close();
});

test('a person whom the list may have twice over is not spoken of', async () => {
  const { vault, close } = await inventedVault();
  const { born: _, ...ageless } = NORTHERN[0]!;
  const twins = [
    { ...ageless, id: 'n10', unit: 'one' },
    { ...ageless, id: 'n11', unit: 'two' },
  ];
  await addList(vault, NORTH, listOf('NORTH', twins));
  const number = await putRequest(vault, MONITOR, about(NORTHERN[0]!));
  assert.deepEqual(await answerRequest(vault, MONITOR, number, pace()), NOTHING);
  await close();
});

test('delegates, administrators and the public neither ask nor read answers', async () => {
  const { vault, ledger, ask, close } = await withLists();
  const number = await ask(NORTHERN[0]!);
  const entries = ledger.length;
  const forbidden = (error: unknown): boolean => error instanceof Refusal && error.kind === 'forbidden';
  for (const asker of [NORTH, SOUTH, ADMINISTRATOR, PUBLIC]) {
    await assert.rejects(putRequest(vault, asker, about(UNKNOWN)), forbidden);
    await assert.rejects(answerRequest(vault, asker, number, pace()), forbidden);
  }
  await assert.rejects(behindAnswer(vault, MONITOR, number, 'curious'), forbidden);
  assert.equal(ledger.length, entries);
  await close();
});

test('an asker may ask about few persons, under whatever spelling of the own name, and a request is answered once a day', async () => {
  const { vault, ledger, pass, close } = await withLists();
  const someone = (i: number): Person =>
    person('x', `Нездогад${'абвгде'[i]}енко`, 'Путимир', { born: `197${i}-08-14` });
  const put = (i: number, name: string, contact: string) =>
    putRequest(vault, MONITOR, { ...about(someone(i)), asker: { name, contact } });
  const first = await put(0, 'Звенислава Пугач', 'a@example.org');
  await put(1, 'Zvenyslava Puhach', 'b@example.org');
  await put(2, 'Пугач Звенислава', 'a@example.org');
  const entries = ledger.length;
  await assert.rejects(
    put(3, 'Zvenyslava Pugach', 'c@example.org'),
    /3 persons whom one asker may ask about/,
  );
  await assert.rejects(put(3, 'Another', 'A@example.org'), /3 persons/);
  assert.equal(ledger.length, entries);
  await put(0, 'Zvenyslava Puhach', 'a@example.org');
  await answerRequest(vault, MONITOR, first, pace());
  await assert.rejects(answerRequest(vault, MONITOR, first, pace()), /one answer to a request in 20 hours/);
  pass(24);
  await answerRequest(vault, MONITOR, first, pace());
  pass(24 * LIMITS.askerDays);
  await put(3, 'Zvenyslava Puhach', 'a@example.org');
  await close();
});

test('an operator has a limit for a day', async () => {
  const { vault, pass, close } = await inventedVault();
  const put = (i: number) =>
    putRequest(vault, MONITOR, about(UNKNOWN, `Asker ${String.fromCharCode(97 + i)}x`));
  for (let i = 0; i < LIMITS.ofOperator; i++) await put(i % 26);
  await assert.rejects(put(1), /30 requests of one operator/);
  await putRequest(vault, CHIEF, about(UNKNOWN));
  pass(25);
  await put(1);
  await close();
});

test('a request of another form is refused by field, without its words', () => {
  const good = about(NORTHERN[0]!);
  assert.deepEqual(readRequest(good, TODAY), good);
  const bad: [unknown, RegExp][] = [
    [{ ...good, relation: 'Остромисл' }, /"relation" is missing or of another form/],
    [{ ...good, about: { ...good.about, given: '' } }, /"about.given"/],
    [{ ...good, about: { ...good.about, born: '1990' } }, /"about.born"/],
    [{ ...good, about: { ...good.about, born: '1990-02-30' } }, /a day of the calendar/],
    [{ ...good, about: { ...good.about, born: '2031-05-03' } }, /a day of the calendar/],
    [{ ...good, Остромисл: 1 }, /another shape/],
    ['Остромисл', /another shape/],
  ];
  for (const [value, said] of bad)
    assert.throws(
      () => readRequest(value, TODAY),
      (error: Error) => said.test(error.message) && !/Остромисл|Жовтоклюїв/.test(error.message),
    );
});
