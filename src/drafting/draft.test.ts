import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clause as clauseSchema } from '../agreement/clause.js';
import { record } from '../record/record.js';
import { LIST, read, TALKS, told, WIRE } from './invented.fixture.js';
import type { ClauseProposal, Proposal } from './proposal.js';

const one = (text: string): string[] => told(read(text));
const clauses = (proposals: readonly Proposal[]): ClauseProposal[] =>
  proposals.filter((each) => each.kind === 'clause');

test('a readout of talks is read as who did what about what', () => {
  assert.deepEqual(told(read(TALKS)), [
    'VAL meets talks',
    'ORT meets talks',
    'VAL rejects general-ceasefire',
    'ORT accepts_conditionally general-ceasefire',
    'VAL accepts remains',
    'ORT accepts remains',
    'VAL>ORT 40 remains',
    'ORT>VAL 12 wounded',
    'ORT proposes withdrawal',
    'VAL rejects withdrawal',
    'VAL denies violations',
    'VAL rejects general-ceasefire',
    'ORT claims general-ceasefire',
    'VAL demands rearmament',
    'VAL demands monitoring',
    'VAL orders energy',
    'MED demands humanitarian',
    'MED proposes talks',
    'ORT withdraws sea',
    'VAL lifts sanctions',
    'ORT proposes skies',
  ]);
});

test('a wire report is read as who did what about what, without what is hoped, asked of another or unclear', () => {
  assert.deepEqual(told(read(WIRE, '2024-10-13')), [
    'VAL extends general-ceasefire',
    'ORT extends general-ceasefire',
    'ORT rejects general-ceasefire',
    'ORT demands withdrawal',
    'VAL accepts general-ceasefire',
    'VAL accepts sea',
    'VAL rejects guarantees',
    'ORT notifies sea',
    'MED demands skies',
    'VAL>ORT 50 prisoner_of_war',
    'ORT>VAL 50 prisoner_of_war',
    'ORT>VAL 15 wounded',
  ]);
});

test('items of a list and of an enumeration belong to the act before them', () => {
  assert.deepEqual(told(read(LIST)), [
    'VAL demands surrender',
    'VAL demands mobilisation',
    'VAL demands rearmament',
    'ORT proposes sea',
    'ORT proposes prisoners',
    'ORT proposes children',
  ]);
});

test('Ukrainian and Russian are read by the same rules', () => {
  assert.deepEqual(one('Вальдрія погодилася на припинення вогню. Ортанія відкинула цю пропозицію.'), [
    'VAL accepts general-ceasefire',
    'ORT rejects general-ceasefire',
  ]);
  assert.deepEqual(
    one('Ортания обвинила Вальдрию в нарушении перемирия, но не согласилась на наблюдателей.'),
    ['ORT claims general-ceasefire', 'ORT rejects monitoring'],
  );
});

test('every span is the words that stand there', () => {
  for (const text of [TALKS, WIRE, LIST]) {
    for (const { span, evidence, numbers, conditions } of read(text)) {
      for (const part of [span, ...Object.values(evidence), ...numbers, ...conditions]) {
        assert.equal(text.slice(part.start, part.end), part.words);
      }
    }
  }
});

test('every declaration and handover is a valid record, and every id is its own', () => {
  const proposals = read(TALKS);
  assert.equal(new Set(proposals.map((each) => each.id)).size, proposals.length);
  for (const each of proposals) {
    if (each.kind !== 'clause') assert.equal(record.safeParse(each.record).success, true, each.span.words);
  }
});

test('a clause that lacks nothing but its period fits the language of agreements, and one that lacks more says so', () => {
  const drafts = [TALKS, WIRE, LIST].flatMap((text) => clauses(read(text)));
  assert.ok(drafts.length >= 8);
  const inPeriod = ['start', 'end or duration', 'who monitors', 'whom it binds'];
  for (const { clause, missing } of drafts) {
    const whole = missing.every((part) => inPeriod.includes(part));
    if (whole) assert.equal(clauseSchema.safeParse(clause).success, true, JSON.stringify(clause));
    else assert.ok(missing.length > 0);
  }
});

test('numbers, days and conditions go into the clause, and a condition is told as an open point', () => {
  const [pause] = clauses(
    read('Ortania accepted a 72-hour ceasefire starting on 12 August if monitors are deployed.'),
  );
  assert.deepEqual(pause?.clause, {
    id: 'general-ceasefire',
    title: { en: 'General ceasefire' },
    text: 'Ortania accepted a 72-hour ceasefire starting on 12 August if monitors are deployed',
    by: ['ORT'],
    kind: 'prohibition',
    conduct: ['strike', 'clash'],
    period: { start: '2024-08-12T00:00:00+00:00', duration: '72 h' },
    source: 'paper, 2024-06-06',
    open: ['Condition: if monitors are deployed'],
  });
  assert.deepEqual(pause?.missing, []);
});

test('"shall" makes a clause and no declaration', () => {
  const proposals = read(
    'The parties shall refrain from attacks on energy facilities for a period of ninety days.',
  );
  assert.deepEqual(told(proposals), []);
  assert.deepEqual(
    clauses(proposals).map(({ clause }) => [clause.target, clause.period, clause.by]),
    [[['energy'], { duration: '90 days' }, undefined]],
  );
});

test('a denied acceptance is a rejection, and a denied rejection is nothing', () => {
  assert.deepEqual(one('Valdria did not agree to a wider ceasefire.'), ['VAL rejects general-ceasefire']);
  assert.deepEqual(one('Valdria has not rejected the ceasefire.'), []);
  assert.deepEqual(one('Valdria might accept the ceasefire.'), []);
  assert.deepEqual(one('Did Valdria accept the ceasefire?'), []);
});

test('the month of May is not a doubt', () => {
  assert.deepEqual(one('On 12 May Ortania agreed to a ceasefire.'), ['ORT accepts general-ceasefire']);
});

test('who is urged is not who speaks', () => {
  assert.deepEqual(one('Lakeland urged Valdria to accept the ceasefire.'), ['MED demands general-ceasefire']);
  assert.deepEqual(one('The ceasefire was rejected by Ortania.'), ['ORT rejects general-ceasefire']);
  assert.deepEqual(one('The ceasefire was rejected.'), []);
});

test('a special subject goes before the general one, and talks about a subject are not the subject', () => {
  assert.deepEqual(one('Ortania agreed to a ceasefire at sea.'), ['ORT accepts sea']);
  assert.deepEqual(one('Ortania agreed to a ceasefire and to the release of prisoners.'), [
    'ORT accepts prisoners',
    'ORT accepts general-ceasefire',
  ]);
  assert.deepEqual(one('Ortania agreed to talks on the release of prisoners.'), [
    'ORT accepts prisoners-talks',
  ]);
});

test('a name in capitals is not the word in small letters', () => {
  assert.deepEqual(one('ML proposed a ceasefire.'), ['MED proposes general-ceasefire']);
  assert.deepEqual(one('They gave 20 ml and proposed a ceasefire.'), []);
});

test('a party that stands in no table is proposed under its own name, with a doubt', () => {
  const [proposal] = read('Norway proposed a ceasefire.');
  assert.ok(proposal?.kind === 'declaration');
  assert.equal(proposal.record.by, 'Norway');
  assert.deepEqual(proposal.doubts, ['The party stands in no table of speakers.']);
});

test('a planned exchange says that it is planned, until the text says that it took place', () => {
  const announced =
    'Valdria announced that both sides would carry out an exchange of 60 prisoners from each side.';
  const planned = read(announced).filter((each) => each.kind === 'handover');
  assert.equal(planned.length, 2);
  assert.match(planned[0]!.doubts[0]!, /^Announced/);
  const done = read(`${announced} The swap took place on 7 June.`).filter((each) => each.kind === 'handover');
  assert.deepEqual(
    done.map((each) => [each.doubts, each.record.time.start]),
    [
      [[], '2024-06-07T00:00:00+00:00'],
      [[], '2024-06-07T00:00:00+00:00'],
    ],
  );
});

test('a text without anything of the kind gives no proposals', () => {
  assert.deepEqual(
    read('The harvest was good this year. Valdria has many lakes, and Ortania has hills.'),
    [],
  );
  assert.deepEqual(read(''), []);
});
