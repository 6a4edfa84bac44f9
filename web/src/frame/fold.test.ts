import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from './fold.ts';

test('apostrophes, dashes, no-break spaces and ё do not hinder finding a name', () => {
  assert.equal(fold('Знам’янка'), fold("знам'янка"));
  assert.equal(fold('Ростов–на–Дону'), fold('ростов-на-дону'));
  assert.equal(fold('Щёлково'), fold('щелково'));
  assert.equal(fold('Кривий\u00a0Ріг'), fold('кривий ріг'));
});

test('і and и stay two letters', () => {
  assert.notEqual(fold('Липці'), fold('Липци'));
});
