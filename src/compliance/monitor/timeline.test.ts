import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  append,
  forgetFrom,
  latestLeast,
  leastOver,
  openTimeline,
  stretchAt,
  stretchEnd,
} from './timeline.js';

function sample() {
  const line = openTimeline();
  append(line, 2, 2, 10);
  append(line, 2, 2, 20);
  append(line, 0, 0, 30);
  append(line, 1, 1, Number.POSITIVE_INFINITY);
  return line;
}

test('a stretch goes on while the value stays the same', () => {
  const line = sample();
  assert.deepEqual(line.starts, [Number.NEGATIVE_INFINITY, 20, 30]);
  assert.equal(stretchEnd(line, stretchAt(line, 5)), 20);
  assert.equal(line.low[stretchAt(line, 19)], 2);
  assert.equal(line.low[stretchAt(line, 20)], 0);
});

test('what is forgotten from a moment on is worked out again from there', () => {
  const line = sample();
  forgetFrom(line, 25);
  assert.equal(line.until, 25);
  append(line, 0, 0, 40);
  assert.deepEqual(line.starts, [Number.NEGATIVE_INFINITY, 20]);
  assert.equal(stretchEnd(line, 1), 40);
});

test('a value must hold for some time', () => {
  const line = sample();
  assert.throws(() => append(line, 1, 1, Number.POSITIVE_INFINITY), /hold for some time/);
});

test('the least value of a span, and the latest moment at which it is least', () => {
  const line = sample();
  assert.equal(leastOver(line, 12, 40), 0);
  assert.equal(latestLeast(line, 12, 40), 29);
  assert.equal(leastOver(line, 30, 40), 1);
  assert.equal(latestLeast(line, 30, 40), 40);
  assert.equal(latestLeast(line, 5, 19), 19);
});
