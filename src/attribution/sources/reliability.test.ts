import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reliabilityOf, shareCorrect } from './reliability.js';

const gradeOf = (right: number, checked: number): string =>
  reliabilityOf(shareCorrect(right, checked), checked);

test('the grade follows the share of right sayings on the published scale', () => {
  assert.equal(gradeOf(990, 1000), 'A');
  assert.equal(gradeOf(900, 1000), 'B');
  assert.equal(gradeOf(750, 1000), 'C');
  assert.equal(gradeOf(600, 1000), 'D');
  assert.equal(gradeOf(300, 1000), 'E');
});

test('with fewer than ten sayings to check, a source cannot be judged', () => {
  assert.equal(gradeOf(9, 9), 'F');
  assert.equal(gradeOf(0, 0), 'F');
});

test('a short record earns no top grade: the interval has to bear it', () => {
  assert.equal(gradeOf(12, 12), 'B');
  assert.equal(gradeOf(60, 60), 'A');
});

test('the interval is that of Wilson, holds the share, and narrows with the record', () => {
  // Wilson score, z = 1.645: 8 of 10 gives 0.541 to 0.931.
  const { low, value, high } = shareCorrect(8, 10);
  assert.equal(value, 0.8);
  assert.ok(Math.abs(low - 0.541) < 0.002 && Math.abs(high - 0.931) < 0.002, `${low} ${high}`);
  const longer = shareCorrect(80, 100);
  assert.ok(longer.low > low && longer.high < high);
});
