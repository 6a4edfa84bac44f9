import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentRow } from '../api/types.ts';
import { readFilter } from './filter.ts';

const row = (values: Partial<IncidentRow>): IncidentRow =>
  ({
    conduct: 'strike',
    means: 'drone',
    target: 'energy',
    author: 'NORTH',
    sector: 'S01',
    contested: false,
    ...values,
  }) as IncidentRow;

test('no key lets every incident through', () => {
  assert.equal(readFilter({}).matches(row({})), true);
  assert.equal(readFilter({}).active, false);
});

test('values of one key are alternatives, keys together are conditions', () => {
  const filter = readFilter({ conduct: 'strike,clash', author: 'SOUTH' });
  assert.equal(filter.matches(row({ conduct: 'clash', author: 'SOUTH' })), true);
  assert.equal(filter.matches(row({ conduct: 'clash', author: 'NORTH' })), false);
  assert.equal(filter.matches(row({ conduct: 'mine', author: 'SOUTH' })), false);
});

test('contested keeps only incidents whose accounts differ', () => {
  const filter = readFilter({ contested: 'yes' });
  assert.equal(filter.matches(row({ contested: true })), true);
  assert.equal(filter.matches(row({})), false);
});

test('clause and verdict are asked of the server and not decided here', () => {
  const filter = readFilter({ agreement: 'energy', verdict: 'violation,undetermined' });
  assert.equal(filter.serverQuery, 'agreement=energy&verdict=violation,undetermined');
  assert.equal(filter.matches(row({})), true);
});
