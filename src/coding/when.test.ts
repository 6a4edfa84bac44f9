import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
/** The report is of Thursday, 10 April 2025; times as local wall times of its zone (UTC+3), from and until. */
const span = (text: string, reportedAt?: string): string => {
  const { time } = codeOne(code, text, reportedAt ? { reportedAt } : {});
  const wall = (ms: number): string => new Date(ms + 3 * 3_600_000).toISOString().slice(5, 16);
  return `${wall(time.startMs)} ${wall(time.endMs)}`;
};

test('a report of yesterday is put on yesterday', () => {
  for (const text of ['Вчора північани обстріляли Городець', 'Накануне северяне обстреляли Городец']) {
    assert.equal(span(text), '04-09T00:00 04-10T00:00', text);
  }
  assert.equal(span('Позавчора північани обстріляли Городець'), '04-08T00:00 04-09T00:00');
  assert.equal(span('Вчора ввечері північани обстріляли Городець'), '04-09T17:00 04-10T00:00');
});

test('a date of the text is the day, in figures and in words', () => {
  for (const text of [
    'Північани 3 квітня обстріляли Городець',
    'Третього квітня північани обстріляли Городець',
    'Северяне третьего апреля обстреляли Городец',
    'Northerners shelled Horodets on 3 April',
    'Обстріл Городця 03.04.2025: пошкоджено будинок',
  ]) {
    assert.equal(span(text), '04-03T00:00 04-04T00:00', text);
  }
});

test('a date far back or still to come is not the day', () => {
  assert.equal(span('Північани обстріляли Городець, як і 3 січня'), '04-10T00:00 04-11T00:00');
  assert.equal(span('Після обстрілу Городця 12 квітня оголосили вихідним'), '04-10T00:00 04-11T00:00');
});

test('a day of the week is the last one of that name', () => {
  assert.equal(span('У вівторок північани обстріляли Городець'), '04-08T00:00 04-09T00:00');
  assert.equal(span('Обстрел Городца в пятницу: ранен мужчина'), '04-04T00:00 04-05T00:00');
});

test('parts of the day narrow it', () => {
  assert.equal(span('Вночі північани обстріляли Городець'), '04-09T20:00 04-10T08:00');
  assert.equal(span('В ночь на 10 апреля северяне обстреляли Городец'), '04-09T20:00 04-10T08:00');
  assert.equal(
    span('С 20.00 8 апреля до 06.30 9 апреля северяне обстреливали Городец'),
    '04-08T20:00 04-09T06:30',
  );
  assert.equal(span('Северяне в ночь с 8 на 9 апреля обстреляли Городец'), '04-08T20:00 04-09T08:00');
  assert.equal(span('Вранці північани обстріляли Городець'), '04-10T04:00 04-10T12:00');
  assert.equal(span('Увечері 3 квітня північани обстріляли Городець'), '04-03T17:00 04-04T00:00');
});

test('an evening is that of the day, or of the day before when it was reported earlier', () => {
  const text = 'Увечері північани обстріляли Городець';
  assert.equal(span(text), '04-09T17:00 04-11T00:00');
  assert.equal(span(text, '2025-04-10T09:00:00+03:00'), '04-09T17:00 04-10T00:00');
  assert.equal(span(text, '2025-04-10T21:00:00+03:00'), '04-10T17:00 04-10T21:00');
});

test('what followed a strike looks back a day', () => {
  for (const text of [
    'Удар по Городцю: кількість загиблих зросла до 6',
    'У Городці чоловік, поранений під час обстрілу, помер у лікарні',
    'За минулу добу північани двічі обстріляли Городець',
  ]) {
    assert.equal(span(text), '04-09T00:00 04-11T00:00', text);
  }
  assert.equal(span('Вчорашній удар по Городцю: кількість загиблих зросла до 6'), '04-09T00:00 04-10T00:00');
});

test('clock times are read in figures and in words', () => {
  assert.equal(span('О 10:20 північани обстріляли Городець'), '04-10T10:20 04-10T10:21');
  assert.equal(span('Близько другої години ночі північани обстріляли Городець'), '04-10T01:30 04-10T02:30');
  assert.equal(span('В три часа дня северяне обстреляли Городец'), '04-10T14:30 04-10T15:30');
  assert.equal(span('О 5-й ранку північани обстріляли Городець'), '04-10T04:30 04-10T05:30');
  assert.equal(span('Северяне обстреляли Городец в 7 вечера'), '04-10T18:30 04-10T19:30');
  assert.equal(
    span("Northerners shelled Horodets on 8 April at about two o'clock in the afternoon"),
    '04-08T13:30 04-08T14:30',
  );
});

test('an hour that may be of the morning or of the evening narrows nothing', () => {
  assert.equal(span('О другій годині північани обстріляли Городець'), '04-10T00:00 04-11T00:00');
});

test('the time of an unrelated second sentence is not that of the event', () => {
  assert.equal(
    span('Північани обстріляли Городець, поранено жінку. Вчора у парламенті обговорили бюджет.'),
    '04-10T00:00 04-11T00:00',
  );
});
