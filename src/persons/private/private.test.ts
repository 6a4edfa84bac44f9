import assert from 'node:assert/strict';
import { test } from 'node:test';
import PSI from '@openmined/psi.js';
import { fold } from '../names/fold.js';
import type { Person } from '../person.js';
import { ELEMENT_BYTES, encryptAgain, encryptTokens, newSecret } from './encrypt.js';
import { makeAnswer, makeOffer, openAnswer, type State } from './session.js';
import { sessionKey, TOKENS_PER_PERSON, type TokenMode, tokenList } from './tokens.js';

const missionKey = new Uint8Array(32).fill(7);
const person = (id: string, family: string, given: string, patronymic: string, born?: string): Person => ({
  id,
  names: [{ family, given, patronymic }],
  ...(born === undefined ? {} : { born }),
});
const ONE = [
  person('A1', 'Гончаренко', 'Олександр', 'Миколайович', '1990-05-17'),
  person('A2', 'Скляренко', 'Тарас', 'Ігорович', '1980-02-01'),
  person('A3', 'Чумаченко', 'Роман', 'Степанович', '1971-11-30'),
];
const TWO = [
  person('B1', 'Honcharenko', 'Oleksandr', 'Mykolaiovych', '1990-05-18'),
  person('B2', 'Бондаренко', 'Иван', 'Павлович', '1980-02-01'),
  person('B3', 'Чумаченко', 'Роман', 'Степанович', '1971-11-30'),
];

const offer = (
  persons: readonly Person[],
  party: 1 | 2,
  session = 's',
  mode: TokenMode = 'variants',
  atLeast = 0,
) => makeOffer({ persons, missionKey, session, party, mode, atLeast });

async function meet(a: readonly Person[], b: readonly Person[], mode: TokenMode) {
  const [one, two] = [await offer(a, 1, 's', mode), await offer(b, 2, 's', mode)];
  const [fromOne, fromTwo] = [
    await makeAnswer(one.state, two.message),
    await makeAnswer(two.state, one.message),
  ];
  assert.ok(fromOne.ok && fromTwo.ok);
  const [first, second] = [
    openAnswer(fromOne.state, fromTwo.message),
    openAnswer(fromTwo.state, fromOne.message),
  ];
  assert.ok(first.ok && second.ok);
  return { one, two, fromOne, fromTwo, first, second };
}

test('both parties learn the same common persons, each by its own ids, across spellings and a day', async () => {
  const { first, second } = await meet(ONE, TWO, 'variants');
  // A day off leaves one of two buckets and, with the patronymic, the month.
  assert.deepEqual(first.common, [
    { id: 'A1', tokens: 2 },
    // All but those of birth place and unit, which these lists do not tell.
    { id: 'A3', tokens: TOKENS_PER_PERSON - 2 },
  ]);
  assert.deepEqual(
    second.common.map(({ id }) => id),
    ['B1', 'B3'],
  );
});

test('messages tell the size of a list and nothing else: no token, no name, and equal lists equal lengths', async () => {
  const other = [
    person('C1', 'Я', 'Лев', ''),
    person('C2', 'Ко', 'Ян', 'Львович', '1990'),
    ...ONE.slice(0, 1),
  ];
  const { one, fromOne } = await meet(ONE, TWO, 'variants');
  const unlike = await meet(other, TWO, 'variants');
  assert.equal(one.message.length, unlike.one.message.length);
  assert.equal(fromOne.message.length, unlike.fromOne.message.length);
  const lines = (message: Uint8Array) => Buffer.from(message).toString('latin1').split('\n');
  const bare = (message: Uint8Array) => lines(message)[1]!.replace(/[0-9a-f]{64}/g, 'digest');
  assert.equal(bare(one.message), bare(unlike.one.message));
  assert.equal(bare(fromOne.message), bare(unlike.fromOne.message));
  const elements = ONE.length * TOKENS_PER_PERSON;
  assert.equal(JSON.parse(lines(one.message)[1]!).elements, elements);
  const head = lines(one.message).slice(0, 3).join('\n').length + 1;
  assert.equal(one.message.length, head + elements * ELEMENT_BYTES);

  const { tokens } = tokenList(ONE, sessionKey(missionKey, 's', 'tokens'), 'variants', 0, () => 0);
  for (const message of [one.message, fromOne.message]) {
    const text = Buffer.from(message);
    for (const { names, id } of ONE) {
      for (const word of [...Object.values(names[0]!), id, fold(names[0]!.family!)])
        assert.ok(!text.includes(`${word}`), 'a word of the list is in a message');
    }
    for (const token of tokens.filter((_, i) => i < 20)) {
      assert.ok(
        !text.includes(token) && !text.includes(Buffer.from(token, 'hex')),
        'a token is in a message',
      );
    }
  }
  const again = await offer(ONE, 1);
  const body = (message: Uint8Array) => Buffer.from(message).subarray(head);
  const seen = new Set(chunksOf(body(one.message)));
  assert.ok(
    chunksOf(body(again.message)).every((element) => !seen.has(element)),
    'a new secret hides all elements anew',
  );
});

test('a shorter list hides behind a size agreed on', async () => {
  const hidden = await offer(ONE, 1, 's', 'exact', 10);
  assert.equal(hidden.tokens, 10);
});

test('a message that is cut, altered, sent back, replayed or of another session is refused without a name', async () => {
  const { one, two, fromOne, fromTwo } = await meet(ONE, TWO, 'exact');
  const elsewhere = await offer(TWO, 2, 'other', 'exact');
  const sameIdAnew = await offer(TWO, 2, 's', 'exact');
  const altered = Uint8Array.from(two.message, (byte, i) => (i === two.message.length - 5 ? byte ^ 1 : byte));
  const foreign = await makeOffer({
    persons: TWO,
    missionKey: new Uint8Array(32).fill(8),
    session: 's',
    party: 2,
    mode: 'exact',
    atLeast: 0,
  });
  const refusals: [string, RegExp][] = [];
  const answering = async (state: State, message: Uint8Array, expected: RegExp) => {
    const answered = await makeAnswer(state, message);
    assert.ok(!answered.ok, String(expected));
    refusals.push([answered.reason, expected]);
  };
  const opening = (state: State, message: Uint8Array, expected: RegExp) => {
    const opened = openAnswer(state, message);
    assert.ok(!opened.ok, String(expected));
    refusals.push([opened.reason, expected]);
  };
  await answering(one.state, two.message.slice(0, -1), /cut or has something added/);
  await answering(one.state, two.message.slice(0, 40), /damaged/);
  await answering(one.state, new Uint8Array(0), /another kind of file/);
  await answering(one.state, altered, /altered/);
  await answering(one.state, foreign.message, /another mission key/);
  await answering(one.state, one.message, /your own message/);
  await answering(one.state, elsewhere.message, /another session/);
  await answering(one.state, fromTwo.message, /Expected an offer, found an answer/);
  await answering(fromOne.state, sameIdAnew.message, /answered another offer already/);
  await answering(one.state, (await offer(TWO, 2, 's', 'variants')).message, /--exact/);
  opening(one.state, fromTwo.message, /First answer/);
  opening(fromOne.state, two.message, /Expected an answer, found an offer/);
  // An answer to an earlier offer of the same session id.
  const anew = await offer(ONE, 1, 's', 'exact');
  const ready = await makeAnswer(anew.state, two.message);
  assert.ok(ready.ok);
  opening(ready.state, fromTwo.message, /another offer/);
  for (const [reason, expected] of refusals) {
    assert.match(reason, expected);
    for (const { names } of [...ONE, ...TWO]) {
      for (const word of Object.values(names[0]!)) assert.ok(!reason.includes(`${word}`));
    }
  }
});

test('a message cut at any place, or with any part of its header altered, is refused', async () => {
  const { one, two } = await meet(ONE, TWO, 'exact');
  const headEnd = two.message.indexOf(10, two.message.indexOf(10, 20) + 1) + 1;
  for (let length = 0; length < two.message.length; length++)
    assert.ok(!(await makeAnswer(one.state, two.message.slice(0, length))).ok, `cut after ${length} bytes`);
  for (let at = 0; at < headEnd; at++) {
    const altered = Uint8Array.from(two.message, (byte, i) => (i === at ? byte ^ 1 : byte));
    assert.ok(!(await makeAnswer(one.state, altered)).ok, `byte ${at}`);
  }
});

test('the second encryption comes to the points that the library comes to, in the order of the tokens', async () => {
  const psi = await PSI();
  const [theirs, own] = [await newSecret(), await newSecret()];
  // Of so many, some are hashed again from a number with zeros in front.
  const tokens = Array.from({ length: 1500 }, (_, i) => `token ${i}`);
  const x = (point: Uint8Array) => Buffer.from(point.subarray(1)).toString('hex');
  const elements = await encryptTokens(theirs, tokens);
  assert.deepEqual(
    chunksOf(Buffer.from(elements)).map((element) => element.slice(2)),
    psi.client.createFromKey(theirs, true).createRequest(tokens).getEncryptedElementsList_asU8().map(x),
  );
  const request = new psi.request();
  request.setRevealIntersection(true);
  request.setEncryptedElementsList(
    Array.from({ length: tokens.length }, (_, i) =>
      elements.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES),
    ),
  );
  const expected = psi.server
    .createFromKey(own, true)
    .processRequest(request)
    .getEncryptedElementsList_asU8()
    .map(x);
  const twice = Buffer.from(encryptAgain(own, elements));
  assert.deepEqual(
    chunksOf(twice).map((element) => element.slice(2)),
    expected,
  );
  const otherWayRound = encryptAgain(theirs, await encryptTokens(own, tokens));
  assert.ok(Buffer.from(otherWayRound).equals(twice), 'encrypted in either order');
});

test('a message of an earlier version is refused, and why', async () => {
  const { one, two } = await meet(ONE, TWO, 'exact');
  const text = Buffer.from(two.message).toString('latin1').replace('truceline-match/2', 'truceline-match/1');
  const answered = await makeAnswer(one.state, Buffer.from(text, 'latin1'));
  assert.ok(!answered.ok && /an earlier version of Truceline/.test(answered.reason));
});

test('an opened session answers no more', async () => {
  const { first, two } = await meet(ONE, TWO, 'exact');
  assert.equal(first.state.secret, '');
  const again = await makeAnswer(first.state, two.message);
  assert.ok(!again.ok && /closed/.test(again.reason));
});

test('tokens of one person in two sessions or under two mission keys have nothing in common', () => {
  const tokens = (key: Uint8Array, session: string) =>
    tokenList(ONE, sessionKey(key, session, 'tokens'), 'variants', 0, () => 0).tokens;
  const seen = new Set(tokens(missionKey, 's'));
  assert.ok(!tokens(missionKey, 't').some((token) => seen.has(token)));
  assert.ok(!tokens(new Uint8Array(32).fill(8), 's').some((token) => seen.has(token)));
});

function chunksOf(bytes: Buffer): string[] {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += ELEMENT_BYTES)
    out.push(bytes.toString('hex', at, at + ELEMENT_BYTES));
  return out;
}
