import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedCoder, news } from './invented.fixture.js';

const code = await inventedCoder();
const told = (text: string): string[] =>
  code(news(text)).map(
    (one) => `${one.id} ${one.place?.name} ${one.means} ${one.killed ?? '-'} ${one.injured ?? '-'}`,
  );

test('two places behind one word for what happened are two events', () => {
  assert.deepEqual(told('Вибухи пролунали у Городці та Западному'), [
    'o1 Horodets unspecified - -',
    'o1#2 Zapadne unspecified - -',
  ]);
});

test('a toll told once for two places stays with the first', () => {
  assert.deepEqual(told('Північани обстріляли Городець та Западне: поранено шістьох людей'), [
    'o1 Horodets unspecified - 6',
    'o1#2 Zapadne unspecified - -',
  ]);
});

test('clauses with a place and a happening each keep their own means and toll', () => {
  assert.deepEqual(
    told(
      'У Городці внаслідок ракетного удару загинуло 2 людини, у Западному внаслідок артилерійського обстрілу поранено 3 людини',
    ),
    ['o1 Horodets several 2 -', 'o1#2 Zapadne artillery - 3'],
  );
});

test('a second sentence counts where it tells of an event elsewhere', () => {
  assert.deepEqual(told('Обстріл Городця: двоє поранених; у Западному ракета влучила у школу'), [
    'o1 Horodets unspecified - 2',
    'o1#2 Zapadne missile - -',
  ]);
  assert.equal(told('Обстріл Городця: двоє поранених. У Городці ракета влучила у школу').length, 1);
});

test('neighbours, a town and its region, and a list of villages on one direction are one event', () => {
  for (const text of [
    'Північани обстріляли Брід та Велику Діброву',
    'Північани обстріляли Городець у Заріцькій області',
    'На Брідському напрямку бої тривали біля Іванівки, Великої Діброви та Городця',
  ]) {
    assert.equal(told(text).length, 1, text);
  }
});

test('a place without a happening of its own is no second event', () => {
  assert.equal(told('Північани обстріляли Городець, мер Западного виїхав на нараду').length, 1);
});

test('every further report carries a reason and the observation that it was read from', () => {
  const [, second] = code(news('Вибухи пролунали у Городці та Западному'));
  assert.equal(second!.observation, 'o1');
  assert.equal(second!.reasons[0]!.rule, 'several-events');
  assert.deepEqual(second!.reasons[0]!.words, ['Западному']);
});
