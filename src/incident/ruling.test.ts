import assert from 'node:assert/strict';
import { test } from 'node:test';
import { associate } from './associate.js';
import type { Incident } from './incident.js';
import type { Ruling } from './ruling.js';
import { SAMPLE_SETTING, sampleReport } from './sample.fixture.js';

const REPORTS = [
  sampleReport({ id: 'a' }),
  sampleReport({ id: 'b', source: 'agency', account: 'Houses in Stone Ford hit by shells' }),
  sampleReport({ id: 'c', day: 9, account: 'Shells on Stone Ford, nine days on' }),
  sampleReport({ id: 'd', source: 'weekly' }),
];

const ruling = (id: string, kind: Ruling['kind'], ...observations: string[][]): Ruling => ({
  id,
  kind,
  observations,
  by: 'analyst',
  reason: 'the crater is the same',
});

function groupsUnder(...rulings: Ruling[]): string[][] {
  return associate(REPORTS, SAMPLE_SETTING, rulings).map(told).sort();
}

const told = ({ accounts }: Incident): string[] =>
  accounts.flatMap(({ observations }) => observations).sort();

test('without rulings the evidence decides', () => {
  assert.deepEqual(groupsUnder(), [['a', 'b', 'd'], ['c']]);
});

test('a person joins what place and time keep apart', () => {
  assert.deepEqual(groupsUnder(ruling('r', 'join', ['a'], ['c'])), [['a', 'b', 'c', 'd']]);
});

test('a person splits what the evidence joins, even two reports of the same words', () => {
  const groups = groupsUnder(ruling('r', 'split', ['a'], ['d']));
  assert.equal(groups.find((group) => group.includes('a'))!.includes('d'), false);
});

test('a later ruling undoes an earlier one by naming it, and can itself be undone', () => {
  const join = ruling('r1', 'join', ['a'], ['c']);
  const undo = { ...ruling('r2', 'join'), undoes: 'r1' };
  const redo = { ...ruling('r3', 'join'), undoes: 'r2' };
  assert.deepEqual(groupsUnder(join, undo), groupsUnder());
  assert.deepEqual(groupsUnder(join, undo, redo), groupsUnder(join));
});

test('of two rulings that contradict each other the later one holds, and the incident says so', () => {
  const join = ruling('r1', 'join', ['a'], ['c']);
  const split = ruling('r2', 'split', ['a'], ['c']);
  assert.deepEqual(groupsUnder(join, split), groupsUnder());
  assert.deepEqual(groupsUnder(split, join), groupsUnder(join));
  const incidents = associate(REPORTS, SAMPLE_SETTING, [join, split]);
  const reasons = incidents.find(({ id }) => id === 'inc-a')!.reasons;
  const overruled = reasons.find(({ rule }) => rule === 'ruling-overruled')!;
  assert.match(overruled.because, /r1.*r2/);
});

test('what rulings come to through others holds too: joined to what is split off, a report is split off with it', () => {
  const split = ruling('r1', 'split', ['a'], ['b']);
  const join = ruling('r2', 'join', ['b'], ['c']);
  const groups = groupsUnder(split, join);
  assert.equal(groups.find((group) => group.includes('a'))!.includes('c'), false);
  assert.equal(groups.find((group) => group.includes('b'))!.includes('c'), true);
});

test('every join carries its reason, and that of a person names the person and the words', () => {
  const [incident] = associate(REPORTS, SAMPLE_SETTING, [ruling('r', 'join', ['a'], ['c'])]);
  assert.ok(incident!.reasons.some(({ rule }) => rule === 'joins-incident'));
  const personal = incident!.reasons.find(({ rule }) => rule === 'join-by-person')!;
  assert.match(personal.because, /analyst.*the crater is the same/);
  assert.ok(personal.records!.includes('r'));
});

test('a ruling on reports that are not there binds nothing', () => {
  assert.deepEqual(groupsUnder(ruling('r', 'join', ['a'], ['nowhere'])), groupsUnder());
});
