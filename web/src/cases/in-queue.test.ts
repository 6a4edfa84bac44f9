import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseList, CaseSummary, DueLine } from '../api/types.ts';
import { cases as en } from '../words/cases/en.ts';
import { lengthText, withinText } from './clock-text.ts';
import { type Draft, newCaseId, readDraft, writeDraft } from './draft.ts';
import { inQueue } from './in-queue.ts';
import { newSteps, noteSeen, seenBy } from './seen.ts';

const HOUR = 3_600_000;

const summary = (id: string, more: Partial<CaseSummary> = {}): CaseSummary =>
  ({
    ...{ shown: 'whole', id, agreement: 'hamlet-truce', clause: 'no-strikes', channel: 'own', from: '' },
    ...{ against: ['SOUTH'], state: 'proposed', openedMs: 0, steps: 5, may: [] },
    ...more,
  }) as unknown as CaseSummary;
const line = (id: string, state: DueLine['state'], dueMs: number, party = ''): DueLine => ({
  ...{ case: id, clock: 'respond', party, of: '', fromMs: 0, state, passed: [] },
  mark: { dueMs, within: '72 h', otherwise: 'decide' },
});
const LIST: CaseList = {
  atMs: 0,
  untold: [],
  cases: [
    summary('case:closed', { state: 'closed' }),
    summary('case:late'),
    summary('case:soon', { from: 'NORTH' }),
    summary('case:later', { state: 'alleged', clause: 'no-flights' }),
  ],
  due: [
    line('case:late', 'overdue', -HOUR, 'SOUTH'),
    line('case:soon', 'running', HOUR, 'SOUTH'),
    line('case:later', 'running', 2 * HOUR),
  ],
};
const ALL = { states: [], parties: [], clauses: [], turns: [] };
const ids = (filter: Partial<typeof ALL> | object): string[] =>
  inQueue(LIST, { ...ALL, ...filter }).map(({ summary: one }) => one.id);

test('what is overdue comes first, then the soonest, and what is closed last', () => {
  assert.deepEqual(ids({}), ['case:late', 'case:soon', 'case:later', 'case:closed']);
});

test('a filter by state, side, clause and turn keeps what fits', () => {
  assert.deepEqual(ids({ states: ['closed'] }), ['case:closed']);
  assert.deepEqual(ids({ parties: ['NORTH'] }), ['case:soon']);
  assert.deepEqual(ids({ clauses: ['hamlet-truce/no-flights'] }), ['case:later']);
  assert.deepEqual(ids({ turns: ['SOUTH'] }), ['case:late', 'case:soon']);
  assert.deepEqual(ids({ turns: ['-'] }), ['case:later']);
});

test('a time is said in hours up to three days, as agreements say it, then in days', () => {
  const plain = (ms: number): string => lengthText(ms, en).replaceAll('\u00a0', ' ');
  assert.equal(plain(59_000), 'less than a minute');
  assert.equal(plain(41 * HOUR + 20 * 60_000), '41 h 20 min');
  assert.equal(plain(-71 * HOUR), '71 h');
  assert.equal(plain(72 * HOUR), '3 days');
  assert.equal(plain(97 * HOUR), '4 days 1 h');
  assert.equal(withinText('7 days', en).replaceAll('\u00a0', ' '), '7 days');
  assert.equal(withinText('2 weeks', en), '2 weeks');
});

test('a draft is kept under its account alone, and a store that is full is told', () => {
  const store = memory();
  const draft: Draft = {
    action: 'respond',
    after: 'case:a/1',
    typed: { reasons: 'r' },
    savedMs: 1,
    sent: false,
  };
  assert.ok(writeDraft('nora', 'case:a', draft, store));
  assert.deepEqual(readDraft('nora', 'case:a', store), draft);
  assert.equal(readDraft('sasha', 'case:a', store), null);
  writeDraft('nora', 'case:a', null, store);
  assert.equal(readDraft('nora', 'case:a', store), null);
  const full = { ...store, setItem: () => assert.fail('no room') };
  assert.equal(writeDraft('nora', 'case:a', draft, full), false);
  store.setItem('truceline-draft nora case:b', '{"half');
  assert.equal(readDraft('nora', 'case:b', store), null);
});

test('the id of a new case is drawn, in the form that the server takes', () => {
  assert.match(newCaseId(), /^case:[0-9a-f]{12}$/);
  assert.notEqual(newCaseId(), newCaseId());
});

test('what came since the last look is new, for each account by itself', () => {
  const store = memory();
  noteSeen('nora', 'case:a', 4, store);
  assert.equal(newSteps(seenBy('nora', store), 'case:a', 6), 2);
  assert.equal(newSteps(seenBy('nora', store), 'case:b', 3), 3);
  assert.equal(newSteps(seenBy('sasha', store), 'case:a', 6), 6);
});

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
