import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from './record.js';

const wrong = (said: object): string =>
  record
    .safeParse({
      kind: 'ruling',
      id: 'r',
      source: 'mission',
      time: { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'second' },
      by: 'Ana',
      reason: 'one shelling',
      ...said,
    })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('|') ?? '';

test('a join has one group of two or more, a split two groups or more, an undoing the ruling that it undoes', () => {
  assert.equal(wrong({ action: 'join', groups: [['a', 'b']] }), '');
  assert.equal(wrong({ action: 'split', groups: [['a'], ['b', 'c']] }), '');
  assert.equal(wrong({ action: 'undo', undoes: 'q' }), '');
  assert.match(wrong({ action: 'join', groups: [['a']] }), /groups: one group of two or more/);
  assert.match(wrong({ action: 'join', groups: [['a'], ['b']] }), /groups: one group/);
  assert.match(wrong({ action: 'split', groups: [['a', 'b']] }), /groups: two or more groups/);
  assert.match(wrong({ action: 'split', groups: [['a'], ['a']] }), /groups: each observation once/);
  assert.match(wrong({ action: 'undo' }), /undoes: the id of a ruling/);
  assert.match(wrong({ action: 'join', groups: [['a', 'b']], undoes: 'q' }), /undoes/);
  assert.match(wrong({ action: 'undo', undoes: 'q', reason: '' }), /reason/);
});
