import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClauseForce } from '../api/types.ts';
import { changedOn } from './changes.ts';
import { forceGroups, orderedRows } from './rows.ts';

const standing = (
  clause: string,
  party: string,
  is: ClauseForce['standings'][number]['standing'],
  missing: readonly string[] = [],
): ClauseForce['standings'][number] => ({
  clause,
  reading: 'plain',
  party,
  standing: is,
  missing: { en: missing, uk: missing, ru: missing },
});
const clause = (id: string, standings: ClauseForce['standings'], notAccepted: readonly string[] = []) => ({
  clause: id,
  title: { en: id },
  notAccepted,
  openConditions: [],
  standings,
});

test('parties come first, in the order of their names; newcomers last', () => {
  const row = (declarer: string, role: 'party' | 'guarantor' | 'newcomer') => ({ declarer, role, cells: [] });
  const rows = [row('S', 'party'), row('W', 'newcomer'), row('G', 'guarantor'), row('N', 'party')];
  const names: Record<string, string> = { S: 'South', N: 'North', G: 'A guarantor', W: 'West' };
  assert.deepEqual(
    orderedRows(rows, (id) => names[id]!).map(({ declarer }) => declarer),
    ['N', 'S', 'G', 'W'],
  );
});

test('clauses that lack the same are one group, and those who stand alike one line', () => {
  const same = (id: string) =>
    clause(id, [
      standing(id, 'NORTH', 'notYet', ['the road']),
      standing(id, 'SOUTH', 'notYet', ['the road']),
    ]);
  const groups = forceGroups([same('a'), same('b'), clause('c', [], ['SOUTH'])], ['plain'], 'en');
  assert.deepEqual(
    groups.map(({ clauses }) => clauses.map((one) => one.clause)),
    [['a', 'b'], ['c']],
  );
  assert.deepEqual(groups[0]!.readings[0]!.groups, [
    { parties: ['NORTH', 'SOUTH'], standing: 'notYet', part: '', missing: ['the road'] },
  ]);
});

test('a stage is named only where it stands otherwise than the rest', () => {
  const parts = (second: 'inForce' | 'lapsed') =>
    forceGroups(
      [clause('a', [standing('a@one', 'NORTH', 'inForce'), standing('a@two', 'NORTH', second)])],
      ['plain'],
      'en',
    )[0]!.readings[0]!.groups.map(({ part }) => part);
  assert.deepEqual(parts('inForce'), ['']);
  assert.deepEqual(parts('lapsed'), ['one', 'two']);
});

test('only acts that change a stance are marked, on the day on which they are known', () => {
  const days = [0, 1, 2].map((day) => ({ startMs: day * 86_400_000, endMs: (day + 1) * 86_400_000 }));
  const on = (day: number) => new Date(day * 86_400_000 + 3_600_000).toISOString();
  const said = (act: 'accepts' | 'claims', day: number, reportedAt?: string) => ({
    act,
    time: { start: on(day), end: on(day), precision: 'minute' as const },
    ...(reportedAt ? { reportedAt } : {}),
  });
  assert.deepEqual(
    changedOn(days, [said('claims', 0), said('accepts', 0, on(2)), said('accepts', 1)]),
    [1, 2],
  );
});
