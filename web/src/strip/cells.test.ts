import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, type GridShape, stepped } from './cells.ts';

const shape: GridShape = { rows: 3, columns: 2, left: 10, top: 20, cellWidth: 5, cellHeight: 4 };

test('arrow keys stay within the grid', () => {
  assert.deepEqual(stepped({ row: 2, column: 1 }, 'ArrowDown', shape), { row: 2, column: 1 });
  assert.deepEqual(stepped({ row: 2, column: 1 }, 'ArrowLeft', shape), { row: 2, column: 0 });
  assert.equal(stepped({ row: 0, column: 0 }, 'a', shape), null);
  assert.equal(stepped(null, 'ArrowDown', { ...shape, rows: 0 }), null);
});

test('a point beside the cells is at none of them', () => {
  assert.deepEqual(cellAt(15, 24, shape), { row: 1, column: 1 });
  assert.equal(cellAt(9, 24, shape), null);
  assert.equal(cellAt(20, 24, shape), null);
  assert.equal(cellAt(15, 32, shape), null);
});
