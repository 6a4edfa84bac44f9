import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Problem } from '../record/document.js';
import { HARBOUR, withClause } from './example.fixture.js';
import { parseAgreement } from './parse.js';

const FILE = 'harbour.yaml';

function problemsIn(text: string): readonly Problem[] {
  const parsed = parseAgreement(text, FILE);
  return parsed.ok ? [] : parsed.problems;
}

/** Line and column at which a piece of the text stands, as an editor counts. */
function placeOf(text: string, piece: string): string {
  assert.ok(text.includes(piece), `the text has no "${piece}"`);
  const before = text.slice(0, text.lastIndexOf(piece)).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

/** What is changed into what, where the one problem stands, and what its hint or expectation says. */
type Refusal = readonly [title: string, text: string, at: string, says: RegExp];

const changed = (from: string, to: string): string => {
  assert.ok(HARBOUR.includes(from), `the example has no "${from}"`);
  return HARBOUR.replace(from, to);
};
const condition = (text: string): string => changed('when: { condition: answered } }', `when: ${text} }`);
const moment = (text: string): string => changed('end: 2031-06-05T00:00:00+02:00', `end: ${text}`);

test('the example is a good agreement', () => {
  assert.deepEqual(problemsIn(HARBOUR), []);
});

const REFUSALS: readonly Refusal[] = [
  [
    'a day that no month has',
    moment('2031-02-30T00:00:00Z'),
    '2031-02-30',
    /an instant that exists in the calendar/,
  ],
  [
    'a limit below zero',
    withClause('kind: ceiling\namount: { latest: { measure: { of: tanks, by: self } } }\natMost: -1'),
    '-1',
    /not below 0/,
  ],
  [
    'a notice longer than the period',
    moment('2031-06-05T00:00:00+02:00\n  rollOver: { every: 1 month, notice: 32 days }'),
    '32 days',
    /a notice not longer than the period/,
  ],
  [
    'a roll-over of what has no end',
    changed('  end: 2031-06-05T00:00:00+02:00\n', '  rollOver: { every: 1 month, notice: 3 days }\n'),
    '{ every: 1 month',
    /an end or a duration, at which it rolls over Say when the first term ends/,
  ],
  [
    'a party that is a guarantor too',
    changed('guarantors: [LAKE]', 'guarantors: [LAKE, SOUTH]'),
    'SOUTH]\nothers',
    /each id in one of parties, guarantors and others It is a party already/,
  ],
  [
    'a guarantor that stands among the others too',
    changed('others: [BOARD]', 'others: [BOARD, LAKE]'),
    'LAKE]\ntimeZone',
    /each id in one of .* It is a party or guarantor already/,
  ],
  // Keys
  ['a misspelt key at the top', changed('summary:', 'sumary:'), 'sumary', /Did you mean "summary"/],
  ['a misspelt key of a condition', condition('{ onec: { breach: {} } }'), 'onec', /Did you mean "once"/],
  [
    'a misspelt key deep inside a condition',
    condition('{ all: [{ not: { amount: { count: { declaraton: {} } }, atMost: 3 } }] }'),
    'declaraton',
    /Did you mean "declaration"/,
  ],
  ['a misspelt key of a moment', moment('{ aftre: d-day, duration: 3 days }'), 'aftre', /"after"/],
  ['a misspelt key of a zone', changed('withinKm: 5', 'withinkm: 5'), 'withinkm', /"withinKm"/],
  ['two leading keys', condition('{ once: { breach: {} }, reached: d-day }'), '{ once', /exactly one of/],
  [
    'a key without that to which it belongs',
    condition('{ reached: d-day, within: 3 h }'),
    '3 h',
    /only beside once or count/,
  ],
  ['an amount that is not compared', condition('{ amount: 3 }'), '3 }', /together with exactly one of/],
  [
    'a kind that does not exist',
    changed('kind: prohibition', 'kind: prohibiton'),
    'prohibiton',
    /"prohibition"/,
  ],
  ['a name with capitals', changed('old-town:', 'Old-town:'), 'Old-town', /lower-case/],
  // Words
  ['an unknown conduct', changed('conduct: strike', 'conduct: strikes'), 'strikes', /"strike"/],
  ['an unknown act', changed('act: notifies', 'act: notifes'), 'notifes', /"notifies"/],
  ['an unknown purpose', changed('return_fire', 'return_fires'), 'return_fires', /"return_fire"/],
  ['an unknown status', withClause('kind: access\nstatus: [denyed]'), 'denyed', /"denied"/],
  [
    'a measure that is not declared',
    withClause('kind: ceiling\namount: { latest: { measure: { of: tank } } }\natMost: 3'),
    'tank }',
    /"tanks"/,
  ],
  // Names
  ['a zone that does not exist', changed('zone: harbour', 'zone: harbor'), 'harbor', /"harbour"/],
  [
    'a condition that does not exist',
    changed('condition: answered', 'condition: answred'),
    'answred',
    /"answered"/,
  ],
  ['an event that does not exist', changed('event: opening', 'event: closing'), 'closing', /opening/],
  ['a moment that does not exist', moment('dday'), 'dday', /"d-day"/],
  [
    'a quantity that does not exist',
    condition('{ amount: { quantity: fred }, atLeast: 3 }'),
    'fred',
    /"freed"/,
  ],
  [
    'a clause that does not exist, in a breach',
    changed('clause: no-shelling', 'clause: no-shoting'),
    'no-shoting',
    /"no-shelling"/,
  ],
  ['a clause that does not exist, in force', condition('{ inForce: shelling }'), 'shelling }', /no-shelling/],
  [
    'a reading that does not exist',
    condition('{ inForce: no-shelling, reading: plane }'),
    'plane',
    /"plain"/,
  ],
  [
    'a clause that does not exist, in a reading',
    changed('no-shelling: {', 'no-sheling: {'),
    'no-sheling',
    /"no-shelling"/,
  ],
  ['a line that does not exist', changed('line: river', 'line: rivers'), 'rivers', /"river"/],
  [
    'a class of weapons that does not exist',
    changed('    zone: harbour', '    weapons: havy\n    zone: harbour'),
    'havy',
    /"heavy"/,
  ],
  [
    'a class of objects that does not exist',
    changed('    zone: harbour', '    facilityClasses: [hydra]\n    zone: harbour'),
    'hydra',
    /"hydro"/,
  ],
  // Parties
  ['a party that does not exist', changed('by: LAKE', 'by: LAKES'), 'LAKES', /"LAKE"/],
  [
    'a party that does not exist, in a map by party',
    moment('{ perParty: { NORTH: d-day, SUTH: d-day } }'),
    'SUTH',
    /"SOUTH"/,
  ],
  [
    'self where nobody is judged',
    changed('rulings: { by: BOARD }', 'rulings: { by: self }'),
    'self }',
    /party, guarantor or other/,
  ],
  [
    'a map by party without an entry',
    moment('{ perParty: { NORTH: d-day } }'),
    '{ NORTH: d-day }',
    /Add "SOUTH/,
  ],
  [
    'an id that means something else',
    changed('others: [BOARD]', 'others: [other]').replace('by: BOARD', 'by: LAKE'),
    'other]',
    /another id/,
  ],
  // Durations and moments
  [
    'a month in a window',
    condition('{ once: { breach: {} }, within: 1 month }'),
    '1 month',
    /weeks, days or hours/,
  ],
  [
    'a month of grace',
    withClause('kind: ceiling\namount: 3\natMost: 4\ngrace: 1 month'),
    '1 month',
    /weeks, days or hours/,
  ],
  [
    'a window that nothing can lie in',
    condition('{ once: { breach: {} }, within: 3 h, ago: 1 day }'),
    '1 day',
    /exchange/,
  ],
  [
    'a stretch of no length',
    withClause('kind: delivery\nof: { handover: {} }\natLeast: 3\nevery: 0 days'),
    '0 days',
    /length/,
  ],
  ['words in place of a moment', moment('5 June 2031'), '5 June 2031', /date, time and offset/],
  ['an instant without an offset', moment('2031-06-05T00:00:00'), '2031-06-05T00:00:00', /offset/],
  ['a shift by nothing', moment('{ after: d-day }'), '{ after: d-day }', /duration or round/],
  ['an end before the start', moment('2031-05-01T00:00:00+02:00'), '2031-05-01', /end after the start/],
  [
    'an end before the start by way of names',
    moment('{ before: 2031-05-08T00:00:00+02:00, duration: 1 week }'),
    '{ before: 2031',
    /end after the start/,
  ],
  [
    'an end and a duration',
    changed('  start: 2031', '  duration: 3 days\n  start: 2031'),
    '3 days',
    /end or duration/,
  ],
  // Circles
  [
    'a moment that waits for itself',
    changed('moments:\n', 'moments:\n  late: { when: { reached: late } }\n'),
    'late } }',
    /moment late -> moment late/,
  ],
  [
    'conditions that are each other',
    changed(
      'conditions:\n',
      'conditions:\n  one: { not: { condition: two } }\n  two: { not: { condition: one } }\n',
    ),
    'one } }',
    /condition one -> condition two -> condition one/,
  ],
  [
    'zones that hold each other',
    changed('zones:\n', 'zones:\n  a: { anyOf: [harbour], except: [b] }\n  b: { anyOf: [a] }\n'),
    'a] }',
    /zone a -> zone b -> zone a/,
  ],
  [
    'a clause that is in force only if it is in force',
    withClause('kind: prohibition\nconduct: clash\nperiod: { entry: { inForce: added, party: other } }'),
    'added, party',
    /added -> added/,
  ],
  [
    'a clause that ends when it ends',
    withClause(
      'kind: prohibition\nconduct: clash\nperiod: { end: { after: { endOf: added }, duration: 1 day } }',
    ),
    'added }, d',
    /added -> added/,
  ],
  [
    'a condition by party without an entry',
    condition('{ perParty: { NORTH: { reached: d-day } } }'),
    '{ NORTH',
    /Add "SOUTH/,
  ],
  [
    'a stand-in beside no event',
    moment('{ when: { reached: d-day }, otherwise: d-day }'),
    'd-day }\nrul',
    /only beside first or last/,
  ],
  // Zones
  [
    'a polygon that crosses itself',
    changed('{ byName: true }', '{ polygon: [[0, 0], [1, 1], [1, 0], [0, 1]] }'),
    '[[0, 0]',
    /in order/,
  ],
  [
    'a side of a line without sides',
    changed(', sides: { left: NORTH, right: SOUTH }', ''),
    'self }\n  old',
    /sides: \{ left/,
  ],
  [
    'a band with its ends exchanged',
    changed('withinKm: 15', 'withinKm: 15, beyondKm: 20'),
    '20, side',
    /Exchange/,
  ],
  [
    'two forms of a zone',
    changed('{ byName: true }', '{ byName: true, sea: true }'),
    '{ byName',
    /exactly one of/,
  ],
  [
    'a class of weapons without content',
    changed(', calibreMm: { min: 100 }', ''),
    '{ title: { en: heavy',
    /calibreMm/,
  ],
  // Fields of clauses
  ['a prohibition of nothing', withClause('kind: prohibition'), 'prohibition', /Add "conduct/],
  ['an exclusion without a zone', withClause('kind: exclusion'), 'exclusion', /with a zone/],
  [
    'a withdrawal without a time',
    withClause('kind: withdrawal\nzone: harbour'),
    'withdrawal',
    /due or with stages/,
  ],
  [
    'a limit of what is not counted',
    withClause('kind: withdrawal\nzone: harbour\ndue: d-day\natMost: 3'),
    '3\n',
    /beside remaining/,
  ],
  [
    'a freeze of two things',
    withClause('kind: freeze\nconduct: advance\namount: { quantity: freed }'),
    'advance',
    /amount, or fields/,
  ],
  [
    'cuts without stretches',
    withClause('kind: delivery\nof: { handover: {} }\natLeast: 3\ncuts: []'),
    '[]\n',
    /beside every/,
  ],
  [
    'a due beside stretches',
    withClause('kind: delivery\nof: { handover: {} }\natLeast: 3\nevery: 1 week\ndue: d-day'),
    'd-day\n',
    /every/,
  ],
  [
    'notice before and after',
    withClause(
      'kind: notification\nof: { event: opening }\nnotice: { event: opening }\nahead: 2 h\nwithin: 1 h',
    ),
    '1 h',
    /one of the two/,
  ],
  [
    'notice of an incident by others',
    withClause('kind: abstention\nof: { incident: { conduct: supply, by: other } }'),
    '{ conduct: supply',
    /by self/,
  ],
  [
    'a sum of what has no amount',
    condition('{ amount: { sum: { declaration: {} } }, atLeast: 3 }'),
    '{ declaration: {} } }',
    /count/,
  ],
  [
    'an exemption from a ceiling',
    withClause('kind: ceiling\namount: 3\natMost: 4\nexempt: [{ id: x, purpose: demining }]'),
    '[{ id: x',
    /clauses about events/,
  ],
  [
    'an exemption of everything',
    changed(', purpose: return_fire, when: { condition: answered }', ''),
    '{ id: answer }',
    /Say what is exempt/,
  ],
  [
    'variations of a ceiling',
    withClause('kind: ceiling\namount: 3\natMost: 4\nvariations: [{ id: x, zone: harbour }]'),
    '[{ id: x',
    /clauses about incidents/,
  ],
  [
    'a permission from a ceiling',
    withClause('kind: permission\nconduct: strike\nfrom: [limit, no-shelling]').replace(
      '  - id: added',
      '  - { id: limit, title: { en: Limit }, text: A limit., kind: ceiling, amount: 3, atMost: 4, source: Invented }\n  - id: added',
    ),
    'limit, no',
    /cannot breach it/,
  ],
  [
    'an exemption that comes twice',
    changed('    exempt:\n', '    exempt:\n      - { id: answer, purpose: demining }\n'),
    'answer, purpose: return',
    /once/,
  ],
  [
    'thresholds out of order',
    withClause(
      'kind: prohibition\nconduct: clash\nstandard: { possible: 0.6, probable: 0.5, confirmed: 0.9 }',
    ),
    '{ possible: 0.6',
    /rising order/,
  ],
  // Readings and variations
  [
    'a word that a reading brings in',
    changed('means: [artillery]', 'means: [artilery]'),
    'artilery',
    /"artillery"/,
  ],
  [
    'a key that a reading brings in',
    changed('{ means: [artillery] }', '{ mean: [artillery] }'),
    'mean:',
    /"means"/,
  ],
  [
    'a field that a reading may not change',
    changed('{ means: [artillery] }', '{ kind: treatment }'),
    'kind: treatment',
    /cannot be changed/,
  ],
  [
    'a clause that is absent and has fields',
    changed('{ means: [artillery] }', '{ absent: true, means: [artillery] }'),
    '{ absent',
    /no fields/,
  ],
  [
    'a field that a variation brings in',
    changed('    exempt:\n', '    variations: [{ id: x, zone: bank, reads: { zone: bay } }]\n    exempt:\n'),
    'bay }',
    /harbour, bank, old-town/,
  ],
  [
    'a period that a reading brings in',
    changed('{ means: [artillery] }', '{ period: { end: 2031-05-01T00:00:00+02:00 } }'),
    '2031-05-01',
    /end after the start/,
  ],
];

describe('refused, once, at its place, with what to do', () => {
  for (const [title, text, piece, says] of REFUSALS)
    test(title, () => {
      const problems = problemsIn(text);
      assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
      const { file, line, column, expected, found, hint } = problems[0]!;
      assert.equal(
        `${file}:${line}:${column}`,
        `${FILE}:${placeOf(text, piece)}`,
        JSON.stringify(problems[0]),
      );
      assert.match(`${expected} ${hint}`, says);
      assert.ok(found !== '' && hint !== '');
    });
});

describe('registers', () => {
  const text = changed('{ byName: true }', '{ territory: { register: units.geojson, units: [XX-1] } }');
  const registers = {
    lines: new Map(),
    territories: new Map(),
    absent: new Map([['units.geojson', 'no such file']]),
  };

  test('that are absent are refused where they are named, with the reason', () => {
    const parsed = parseAgreement(text, FILE, undefined, registers);
    assert.ok(!parsed.ok);
    assert.equal(parsed.problems.length, 1);
    assert.match(parsed.problems[0]!.found, /no such file/);
    assert.equal(`${parsed.problems[0]!.line}:${parsed.problems[0]!.column}`, placeOf(text, 'units.geojson'));
  });

  test('without the unit are refused with the nearest that there is', () => {
    const units = new Map([['units.geojson', new Map([['XX-11', []]])]]);
    const parsed = parseAgreement(text, FILE, undefined, { ...registers, territories: units });
    assert.ok(!parsed.ok);
    assert.match(parsed.problems[0]!.hint, /XX-11/);
  });
});
