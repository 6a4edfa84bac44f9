import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinAccounts, type ToldHandover } from './join-accounts.js';

interface Told extends ToldHandover {
  readonly at: string;
  readonly minutes: number;
}

/** @param at local time at Vienna in May, two hours ahead of UTC */
const told = (id: string, reportedBy: string, at: string, more: Partial<Told> = {}): Told => ({
  ...{ id, reportedBy, at, minutes: 1, from: 'NORTH', to: 'SOUTH', category: 'prisoner_of_war', count: 40 },
  ...more,
});

const spanOf = ({ at, minutes }: Told) => {
  const startMs = Date.parse(`${at}:00+02:00`);
  return { startMs, endMs: startMs + minutes * 60_000 };
};

const groups = (...accounts: Told[]): string[] =>
  joinAccounts(
    accounts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    'Europe/Vienna',
    spanOf,
  ).map((group) => group.map(({ id }) => id).join(' '));

test('two accounts of one handover on either side of midnight are one handover', () => {
  assert.deepEqual(groups(told('a', 'NORTH', '2031-05-03T23:50'), told('b', 'SOUTH', '2031-05-04T00:10')), [
    'a b',
  ]);
  const third = told('c', 'MEDIATOR', '2031-05-04T00:40', { count: undefined });
  assert.deepEqual(
    groups(told('a', 'NORTH', '2031-05-03T23:50'), told('b', 'SOUTH', '2031-05-04T00:10'), third),
    ['a b c'],
  );
});

test('two exchanges on following days stay two, though one ends late and the other begins early', () => {
  // Each side tells of both evenings.
  assert.deepEqual(
    groups(
      told('a1', 'NORTH', '2031-05-03T23:30'),
      told('b1', 'SOUTH', '2031-05-03T23:40'),
      told('a2', 'NORTH', '2031-05-04T00:20'),
      told('b2', 'SOUTH', '2031-05-04T00:25'),
    ),
    ['a1 b1', 'a2 b2'],
  );
  // One side tells of both, the other of the second alone: whether it means the first is open, so nothing is joined.
  assert.deepEqual(
    groups(
      told('a1', 'NORTH', '2031-05-03T23:30'),
      told('a2', 'NORTH', '2031-05-04T00:20'),
      told('b2', 'SOUTH', '2031-05-04T00:25'),
    ),
    ['a1', 'a2 b2'],
  );
});

test('what differs in number, direction or category, or lies hours apart, is not joined over midnight', () => {
  const late = told('a', 'NORTH', '2031-05-03T23:50');
  const apart = (more: Partial<Told>, at = '2031-05-04T00:10'): void =>
    assert.deepEqual(groups(late, told('b', 'SOUTH', at, more)), ['a', 'b']);
  apart({ count: 41 });
  apart({ from: 'SOUTH', to: 'NORTH' });
  apart({ category: 'wounded' });
  apart({}, '2031-05-04T09:00');
});

test('an account that gives the day alone stays on its day', () => {
  const day = told('b', 'SOUTH', '2031-05-04T00:00', { minutes: 1440 });
  assert.deepEqual(groups(told('a', 'NORTH', '2031-05-03T23:50'), day), ['a', 'b']);
});

test('what is told over midnight is not counted as the first of the next day', () => {
  assert.deepEqual(
    groups(
      told('a1', 'NORTH', '2031-05-03T23:50'),
      told('b1', 'SOUTH', '2031-05-04T00:10'),
      told('a2', 'NORTH', '2031-05-04T15:00', { count: 12 }),
      told('b2', 'SOUTH', '2031-05-04T15:10', { count: 12 }),
    ),
    ['a1 b1', 'a2 b2'],
  );
});
