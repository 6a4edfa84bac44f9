import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, number } from './plural.ts';

const uk = { one: 'вибух', few: 'вибухи', many: 'вибухів', other: 'вибуху' };

test('Ukrainian nouns agree with the last digits, not with the number one', () => {
  const forms = [0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111].map((n) =>
    counted('uk', n, uk).split('\u00a0').at(-1),
  );
  assert.deepEqual(forms, [
    'вибухів',
    'вибух',
    'вибухи',
    'вибухів',
    'вибухів',
    'вибухів',
    'вибух',
    'вибухи',
    'вибухів',
    'вибух',
    'вибухів',
  ]);
});

test('four digits stand without a mark, five with one', () => {
  assert.equal(number('en', 1234), '1234');
  assert.equal(number('en', 12345), '12,345');
  assert.equal(number('uk', 12345), '12\u00a0345');
});

test('decimals follow the language', () => {
  assert.equal(number('en', 0.914, 2), '0.91');
  assert.equal(number('ru', 0.914, 2), '0,91');
});
