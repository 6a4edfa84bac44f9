import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bCubed } from './b-cubed.js';
import type { ClusteredRow } from './hand-coded.js';

const row = (id: string, incident: string | null): ClusteredRow => ({
  id,
  window: '2030-05-01..02',
  relevant: incident !== null,
  incident,
  ambiguous: false,
});
const by = (incidents: Readonly<Record<string, string>>) => (id: string) => incidents[id];

/** Two of the mill together, the third with the bridge; a match, which is nothing, held for an incident. */
const ROWS = [row('1', 'mill'), row('2', 'mill'), row('3', 'mill'), row('4', 'bridge'), row('5', null)];
const OURS = by({ 1: 'x', 2: 'x', 3: 'y', 4: 'y', 5: 'z' });

test('a row counts by the share of its company that belongs with it', () => {
  const { precision, recall } = bCubed(ROWS, OURS).relevant;
  assert.ok(Math.abs(precision - (1 + 1 + 0.5 + 0.5) / 4) < 1e-12);
  assert.ok(Math.abs(recall - (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4) < 1e-12);
});

test('what only the program holds for relevant stands alone by hand, and costs nothing where it is alone', () => {
  const { precision, recall } = bCubed(ROWS, OURS).either;
  assert.ok(Math.abs(precision - (1 + 1 + 0.5 + 0.5 + 1) / 5) < 1e-12);
  assert.ok(Math.abs(recall - (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5) < 1e-12);
});

test('counted strictly, a row that only the program holds for relevant scores nothing', () => {
  assert.ok(Math.abs(bCubed(ROWS, OURS).strict.precision - (1 + 1 + 0.5 + 0.5 + 0) / 5) < 1e-12);
  assert.equal(bCubed(ROWS, OURS).strict.recall, bCubed(ROWS, OURS).relevant.recall);
});

test('a row that the program wrongly leaves out stands alone, and counted strictly is not found again', () => {
  const { either, strict } = bCubed(ROWS.slice(0, 2), by({ 1: 'x' }));
  assert.deepEqual([either.precision, either.recall], [1, 0.5]);
  // The first finds itself, half of its incident; the second finds nothing.
  assert.deepEqual([strict.precision, strict.recall], [1, 0.25]);
});

test('all agreed is 1, and everything in one incident loses precision alone', () => {
  const gold = by({ 1: 'mill', 2: 'mill', 3: 'mill', 4: 'bridge' });
  for (const score of Object.values(bCubed(ROWS, gold))) assert.equal(score.f, 1);
  const lumped = bCubed(ROWS, () => 'one').relevant;
  assert.equal(lumped.recall, 1);
  assert.equal(lumped.precision, (3 * (3 / 4) + 1 / 4) / 4);
});
