import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agreement } from '../agreement/agreement.js';
import { compile } from '../agreement/compile.js';
import { strayWords } from './stray-words.js';
import { readTrace } from './trace.js';

const PACT: Agreement = {
  truceline: 'agreement/1',
  id: 'pact',
  title: { en: 'Pact' },
  status: 'agreed',
  parties: ['A', 'B'],
  others: ['BOARD'],
  timeZone: 'UTC',
  summary: 'Nobody strikes.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  rulings: { by: 'BOARD' },
  vocabulary: { means: { zeppelin: { en: 'Zeppelin' } } },
  measures: { tanks: { en: 'Tanks' } },
  protectedClasses: { hospital: { title: { en: 'Hospitals' } } },
  weaponClasses: { heavy: { title: { en: 'Heavy' }, weapons: ['D-30'], calibreMm: { min: 100 } } },
  zones: { town: { byName: true } },
  readings: [
    { id: 'wide', title: { en: 'Wide' }, by: ['A'], start: '2031-01-01T00:00:00Z', source: 'Invented' },
  ],
  clauses: [
    {
      id: 'no-strikes',
      title: { en: 'None' },
      text: 'No strikes.',
      kind: 'prohibition',
      conduct: 'strike',
      period: { entry: { once: { declaration: { act: 'notifies', about: 'd-day' } } } },
      source: 'Invented',
    },
  ],
  source: 'Invented',
};

function hints(...records: object[]): string[] {
  const lines = records.map((one, i) => ({
    value: { id: `D${i}`, at: '2031-01-02T00:00:00Z', ...one },
    where: `line ${i + 1}`,
  }));
  const read = readTrace(lines);
  assert.deepEqual(read.problems, []);
  return strayWords(compile(PACT), read);
}

const decision = (about: string, decision: string) => ({ kind: 'decision', by: 'BOARD', about, decision });
const strike = (fields: object) => ({ kind: 'incident', conduct: 'strike', ...fields });

test('a ruling on a reading that is not there is told, with the one that was meant', () => {
  assert.deepEqual(hints(decision('pact', 'reading:wied')), [
    'line 1: D0 fixes the reading "wied", which the agreement does not have. Did you mean "wide"?',
  ]);
});

test('a ruling on another clause and a record set aside that is not there are told', () => {
  assert.deepEqual(hints(decision('pact/no-strike', 'reading:wide'), decision('H7', 'invalid')), [
    'line 1: D0 fixes a reading of "pact/no-strike", which is not this agreement or a clause of it. Did you mean "pact/no-strikes"?',
    'line 2: D1 sets "H7" aside, and there is no such record.',
  ]);
});

test('rulings that take effect, and other decisions, are passed over', () => {
  assert.deepEqual(hints(decision('pact', 'reading:wide'), decision('case-1', 'closed')), []);
});

test('words, measures, zones, parties, classes and weapons that nobody declared are told with their line', () => {
  const told = hints(
    strike({ conduct: 'stirke', means: 'tonk', target: 'enrgy', purpose: 'self_defense' }),
    strike({ by: { A: 0.5, Z: 0.4 }, zones: ['twon'], facility: 'hopsital', weapon: 'D-31' }),
    { kind: 'declaration', by: 'BORD', act: 'notifys', about: 'dday' },
    { kind: 'handover', from: 'A', to: 'BB', category: 'woundd' },
    { kind: 'measure', by: 'A', values: { tonks: 3 } },
    { kind: 'effort', status: 'denid', by: 'A' },
  );
  assert.deepEqual(told, [
    'line 1: conduct "stirke" is no word that the agreement or Truceline knows. Did you mean "strike"?',
    'line 1: means "tonk" is no word that the agreement or Truceline knows. Did you mean "tank"?',
    'line 1: target "enrgy" is no word that the agreement or Truceline knows. Did you mean "energy"?',
    'line 1: purpose "self_defense" is no word that the agreement or Truceline knows. Did you mean "self_defence"?',
    'line 2: the agreement has no party, guarantor or other "Z". Did you mean "A"?',
    'line 2: the agreement has no zone "twon". Did you mean "town"?',
    'line 2: the agreement has no protected class "hopsital". Did you mean "hospital"?',
    'line 2: no weapon class of the agreement names or has "D-31". Did you mean "D-30"?',
    'line 3: the agreement has no party, guarantor or other "BORD". Did you mean "BOARD"?',
    'line 3: act "notifys" is no word that the agreement or Truceline knows. Did you mean "notifies"?',
    'line 3: nothing in the agreement asks for declarations about "dday", and no record has this id. Did you mean "d-day"?',
    'line 4: the agreement has no party, guarantor or other "BB". Did you mean "B"?',
    'line 4: category "woundd" is no word that the agreement or Truceline knows. Did you mean "wounded"?',
    'line 5: the agreement has no measure "tonks". Did you mean "tanks"?',
    'line 6: status "denid" is no word that the agreement or Truceline knows. Did you mean "denied"?',
  ]);
});

test('the same slip in many lines is told once, with their number', () => {
  assert.deepEqual(hints(strike({}), strike({ by: 'AA' }), strike({ by: 'AA' }), strike({ author: 'AA' })), [
    'line 2: the agreement has no party, guarantor or other "AA". Did you mean "A"? So in 3 lines, this being the first.',
  ]);
});

test('words that other accounts and corrections bring in are looked at too', () => {
  const told = hints(strike({ rivals: { conduct: ['strike', 'explosoin'] } }), {
    kind: 'correction',
    of: 'D0',
    action: 'replace',
    replacement: { means: 'atillery' },
  });
  assert.deepEqual(told, [
    'line 1: conduct "explosoin" is no word that the agreement or Truceline knows. Did you mean "explosion"?',
    'line 2: means "atillery" is no word that the agreement or Truceline knows. Did you mean "artillery"?',
  ]);
});

test('nothing is told of what the agreement knows: its own words, its subjects, ids of records, weapons by calibre', () => {
  const told = hints(
    strike({ means: 'zeppelin', by: 'both', zones: ['town'], weapon: 'M-46', calibreMm: 130 }),
    strike({ by: { A: 0.4, accidentOrOther: 0.6 }, author: 'undetermined', weapon: 'D-30' }),
    { kind: 'declaration', by: 'A', act: 'notifies', about: 'd-day' },
    { kind: 'declaration', by: 'A', act: 'denies', about: 'D0' },
    { kind: 'declaration', by: 'BOARD', act: 'extends', about: 'pact' },
    { kind: 'measure', values: { tanks: 3 } },
  );
  assert.deepEqual(told, []);
});
