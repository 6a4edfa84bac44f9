import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
const stances = (texts: readonly string[]): string[] => texts.map((text) => codeOne(code, text).stance);

test('that ground changed hands is alleged where a side says so, and denied where the other answers', () => {
  const texts = [
    'Міноборони півночі заявило про захоплення Городця',
    'Генштаб спростував інформацію про захоплення Городця',
    'Північани захопили Городець',
  ];
  assert.deepEqual(stances(texts), ['alleged', 'denied', 'asserted']);
});

test('doubt and accusation are heard in each of the three languages', () => {
  const texts = [
    'Північани нібито обстріляли Городець',
    'Южане якобы обстреляли Городец',
    'Northern officials accused the south of shelling Horodets',
  ];
  assert.deepEqual(stances(texts), ['alleged', 'alleged', 'alleged']);
});

test('a text that is no event and no statement takes no stance', () => {
  assert.equal(codeOne(code, 'Суддя спростував чутки про хабар').stance, 'none');
});
