import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysIn } from './date.js';
import { durationOf, quantitiesIn } from './number.js';

const numbers = (text: string): string[] => quantitiesIn(text, 0).map((one) => `${one.value} ${one.unit}`);
const days = (text: string, day?: string): string[] => daysIn(text, 0, day).map((one) => one.day);

test('numbers are read with what they count', () => {
  assert.deepEqual(numbers('a 30-day truce'), ['30 day']);
  assert.deepEqual(numbers('for a period of ninety days'), ['90 day']);
  assert.deepEqual(numbers('thirty-six hours'), ['36 hour']);
  assert.deepEqual(numbers('around 2,000 km of line'), ['2000 km']);
  assert.deepEqual(numbers('2000 kms long'), ['2000 km']);
  assert.deepEqual(numbers('23 severely wounded soldiers'), ['23 person']);
  assert.deepEqual(numbers('на 30 дней'), ['30 day']);
  assert.deepEqual(numbers('175 військовополонених'), ['175 person']);
  assert.deepEqual(numbers('one of the largest'), []);
});

test('a time is written as the language of agreements writes it', () => {
  assert.equal(durationOf({ value: 1, unit: 'week' }), '1 week');
  assert.equal(durationOf({ value: 72, unit: 'hour' }), '72 h');
  assert.equal(durationOf({ value: 2, unit: 'year' }), '24 months');
  assert.equal(durationOf({ value: 20, unit: 'person' }), '');
});

test('a day without a year is the one nearest to the day of the text', () => {
  assert.deepEqual(days('on 18 March', '2025-03-21'), ['2025-03-18']);
  assert.deepEqual(days('on December 30', '2025-01-04'), ['2024-12-30']);
  assert.deepEqual(days('by 2 January', '2024-12-30'), ['2025-01-02']);
  assert.deepEqual(days('с 19 марта, з 5 травня', '2025-03-21'), ['2025-03-19', '2025-05-05']);
  assert.deepEqual(days('18 March 2014 and 2014-05-01'), ['2014-03-18', '2014-05-01']);
});

test('weekdays and yesterday are counted back from the day of the text', () => {
  assert.deepEqual(days('on Tuesday, and yesterday', '2024-06-06'), ['2024-06-04', '2024-06-05']);
  assert.deepEqual(days('on Thursday', '2024-06-06'), ['2024-06-06']);
});

test('a day that does not exist, and a day without a year in a text without a day, are none', () => {
  assert.deepEqual(days('on 31 February 2025'), []);
  assert.deepEqual(days('on 18 March'), []);
});
