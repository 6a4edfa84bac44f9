import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement as schema } from '../agreement/agreement.js';
import type { Declaration } from '../record/record.js';
import { type AboutMap, type Position, positions, type Row } from './position.js';
import { standingDeclarations } from './standing-records.js';

const title = { en: 'A title' };
const source = 'Invented for this test';
const clause = (id: string, by?: string[]) => ({
  id,
  title,
  text: 'Nobody fires.',
  kind: 'prohibition',
  conduct: 'strike',
  source,
  ...(by ? { by } : {}),
});
const agreement = schema.parse({
  truceline: 'agreement/1',
  id: 'truce',
  title,
  status: 'proposed',
  parties: ['NORTH', 'SOUTH'],
  guarantors: ['EAST'],
  others: ['COMMISSION'],
  timeZone: 'Etc/UTC',
  summary: 'A truce.',
  source,
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  readings: [{ id: 'plain', title, by: ['NORTH', 'SOUTH'], source }],
  clauses: [clause('land'), clause('sea'), clause('aid', ['EAST'])],
});

let number = 0;
const said = (
  by: string,
  act: Declaration['act'],
  about: string,
  day: string,
  more: Partial<Declaration> = {},
): Declaration => ({
  kind: 'declaration',
  id: `d${++number}`,
  source: 'paper',
  by,
  act,
  about,
  summary: `${by} ${act} ${about}`,
  time: { start: `${day}T10:00:00Z`, end: `${day}T10:00:00Z`, precision: 'minute' },
  ...more,
});
const LATER = Date.parse('2030-01-01T00:00:00Z');
const rowOf = (declarations: Declaration[], declarer: string, atMs = LATER, about?: AboutMap): Row =>
  positions(agreement, declarations, atMs, undefined, about).rows.find((row) => row.declarer === declarer)!;
const stances = (row: Row): string =>
  [row.agreement, ...Object.values(row.clauses)].map((one: Position) => one.stance).join(' ');

test('who says nothing is silent on everything, whatever the role', () => {
  const { rows } = positions(agreement, [], LATER);
  assert.deepEqual(
    rows.map((row) => [row.declarer, row.role]),
    [
      ['NORTH', 'party'],
      ['SOUTH', 'party'],
      ['EAST', 'guarantor'],
      ['COMMISSION', 'other'],
    ],
  );
  for (const row of rows) assert.equal(stances(row), 'silent silent silent silent');
});

test('a word about the agreement holds for every clause, one about a clause goes before it', () => {
  const row = rowOf(
    [said('NORTH', 'rejects', 'truce/sea', '2025-03-01'), said('NORTH', 'accepts', 'truce', '2025-03-02')],
    'NORTH',
  );
  assert.equal(stances(row), 'accepted accepted rejected accepted');
  assert.equal(row.clauses.land!.ofWhole, true);
  assert.equal(row.clauses.sea!.ofWhole, false);
});

test('withdrawing from the whole ends what was said about single clauses before, not after', () => {
  const before = [
    said('NORTH', 'accepts', 'truce/sea', '2025-03-01'),
    said('NORTH', 'accepts', 'truce', '2025-03-02'),
  ];
  const left = said('NORTH', 'withdraws', 'truce', '2025-03-03');
  assert.equal(stances(rowOf([...before, left], 'NORTH')), 'withdrawn withdrawn withdrawn withdrawn');
  const again = said('NORTH', 'accepts', 'truce/sea', '2025-03-04');
  assert.equal(stances(rowOf([...before, left, again], 'NORTH')), 'withdrawn withdrawn accepted withdrawn');
});

test('conditions stand until acceptance without any, and lifting one’s own conditions is acceptance', () => {
  const first = said('SOUTH', 'accepts_conditionally', 'truce', '2025-03-01', {
    conditions: ['bank reopened'],
  });
  const held = rowOf([first], 'SOUTH').agreement;
  assert.equal(held.stance, 'acceptedOnConditions');
  assert.deepEqual(held.conditions, ['bank reopened']);
  for (const act of ['accepts', 'lifts'] as const) {
    const cleared = rowOf([first, said('SOUTH', act, 'truce', '2025-03-05')], 'SOUTH').agreement;
    assert.equal(cleared.stance, 'accepted');
    assert.deepEqual(cleared.conditions, []);
    assert.deepEqual(
      cleared.earlier.map((one) => one.id),
      [first.id],
    );
  }
});

test('lifting a rejection leaves silence, and an order to one’s own forces is acceptance', () => {
  const no = said('SOUTH', 'rejects', 'truce', '2025-03-01');
  assert.equal(
    rowOf([no, said('SOUTH', 'lifts', 'truce', '2025-03-02')], 'SOUTH').agreement.stance,
    'silent',
  );
  assert.equal(
    rowOf([no, said('SOUTH', 'orders', 'truce', '2025-03-02')], 'SOUTH').agreement.stance,
    'accepted',
  );
});

test('proposing what one has accepted takes nothing back, proposing after a rejection does', () => {
  const again = said('NORTH', 'proposes', 'truce', '2025-03-02');
  assert.equal(
    rowOf([said('NORTH', 'accepts', 'truce', '2025-03-01'), again], 'NORTH').agreement.stance,
    'accepted',
  );
  assert.equal(
    rowOf([said('NORTH', 'rejects', 'truce', '2025-03-01'), again], 'NORTH').agreement.stance,
    'proposed',
  );
});

test('claims, demands and meetings change no stance', () => {
  const others = (['claims', 'demands', 'meets', 'notifies', 'denies', 'extends'] as const).map((act) =>
    said('NORTH', act, 'truce', '2025-03-02'),
  );
  assert.equal(stances(rowOf(others, 'NORTH')), 'silent silent silent silent');
});

test('the matrix is as of a moment and as known at a moment', () => {
  const yes = said('NORTH', 'accepts', 'truce', '2025-03-01', { reportedAt: '2025-03-09T00:00:00Z' });
  const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
  assert.equal(rowOf([yes], 'NORTH', at('2025-02-28')).agreement.stance, 'silent');
  assert.equal(rowOf([yes], 'NORTH', at('2025-03-01')).agreement.stance, 'accepted');
  const known = positions(agreement, [yes], LATER, at('2025-03-08')).rows[0]!;
  assert.equal(known.agreement.stance, 'silent');
});

test('a day is over before what was said on it counts as said', () => {
  const day = { start: '2025-03-01T00:00:00Z', end: '2025-03-02T00:00:00Z', precision: 'day' as const };
  const yes = said('NORTH', 'accepts', 'truce', '2025-03-01', { time: day });
  assert.equal(rowOf([yes], 'NORTH', Date.parse('2025-03-01T12:00:00Z')).agreement.stance, 'silent');
  assert.equal(rowOf([yes], 'NORTH', Date.parse('2025-03-02T00:00:00Z')).agreement.stance, 'accepted');
});

test('who is not in the agreement and speaks of it is a newcomer', () => {
  const row = rowOf(
    [said('WEST', 'proposes', 'truce/sea', '2025-03-01'), said('LAKE', 'claims', 'harvest', '2025-03-01')],
    'WEST',
  );
  assert.equal(row.role, 'newcomer');
  assert.equal(row.clauses.sea!.stance, 'proposed');
  assert.equal(
    positions(agreement, [said('LAKE', 'accepts', 'harvest', '2025-03-01')], LATER).rows.length,
    4,
  );
});

test('subjects of the mission are mapped to the agreement or a clause, and no clause is meant by chance', () => {
  const words = [
    said('NORTH', 'accepts', 'general-ceasefire', '2025-03-01'),
    said('NORTH', 'rejects', 'silence-at-sea', '2025-03-01'),
  ];
  assert.equal(
    stances(rowOf(words, 'NORTH', LATER, { 'general-ceasefire': 'truce', 'silence-at-sea': 'sea' })),
    'accepted accepted rejected accepted',
  );
  assert.equal(
    stances(rowOf([said('NORTH', 'accepts', 'sea', '2025-03-01')], 'NORTH')),
    'silent silent silent silent',
  );
});

test('what is missing: bound parties that have not consented, and conditions that stand open', () => {
  const { missing } = positions(
    agreement,
    [
      said('NORTH', 'proposes', 'truce', '2025-03-01'),
      said('SOUTH', 'accepts_conditionally', 'truce', '2025-03-02', { conditions: ['monitors'] }),
      said('SOUTH', 'rejects', 'truce/sea', '2025-03-02'),
    ],
    LATER,
  );
  assert.deepEqual(missing, [
    { clause: 'land', notAccepted: [], openConditions: [{ party: 'SOUTH', conditions: ['monitors'] }] },
    { clause: 'sea', notAccepted: ['SOUTH'], openConditions: [] },
    { clause: 'aid', notAccepted: ['EAST'], openConditions: [] },
  ]);
});

test('a declaration that a correction withdrew does not count once the correction is known', () => {
  const yes = said('NORTH', 'accepts', 'truce', '2025-03-01');
  const time = { start: '2025-03-04T00:00:00Z', end: '2025-03-04T00:00:00Z', precision: 'minute' as const };
  const correction = {
    kind: 'correction',
    id: 'c1',
    source: 'paper',
    time,
    of: yes.id,
    action: 'withdraw',
    reason: 'Misheard',
  } as const;
  assert.deepEqual(standingDeclarations([yes, correction]), []);
  assert.deepEqual(standingDeclarations([yes, correction], Date.parse('2025-03-03T00:00:00Z')), [yes]);
});
