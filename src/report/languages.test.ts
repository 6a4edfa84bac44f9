import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toCsv } from './csv.js';
import { dailyReport } from './daily.js';
import { hamlet } from './hamlet.fixture.js';
import { foreign, languageOf } from './html/foreign.js';
import { renderIndex } from './html/index-page.js';
import { renderHtml } from './html/page.js';
import { renderSpot } from './html/spot-page.js';
import { en, MESSAGES, type Messages, ru, uk } from './messages.js';
import { numbersOf, textOf } from './page-text.fixture.js';
import { periodReport } from './period.js';
import { indexPicture } from './picture-index.js';
import { spotReport } from './spot.js';
import { longDate, unevenDay, zoneName } from './times.js';

const index = indexPicture(hamlet);
const others = [uk, ru];

function assertSameNumbers(page: (messages: Messages) => string, what: string): void {
  const numbers = numbersOf(page(en), 'en', en.months);
  assert.ok(numbers.length > 20, what);
  for (const messages of others)
    assert.deepEqual(
      numbersOf(page(messages), messages.language, messages.months),
      numbers,
      `${what}, ${messages.language}`,
    );
}

describe('three languages of one report', () => {
  test('every number of a day is the same in each', () => {
    for (const day of index.days) {
      const report = dailyReport(hamlet, day, index);
      assertSameNumbers((messages) => renderHtml(report, messages), day);
    }
  });

  test('so is every number of a period, of a week and of a single incident', () => {
    const { startMs, endMs } = hamlet.period;
    for (const week of [undefined, '2031-W13']) {
      const report = periodReport(hamlet, startMs, endMs, index, week);
      assertSameNumbers((messages) => renderIndex(report, undefined, messages), week ?? 'period');
    }
    for (const incident of hamlet.incidents) {
      const report = spotReport(hamlet, incident.id, index);
      if (report) assertSameNumbers((messages) => renderSpot(report, messages), incident.id);
    }
  });

  test('the annexed table has the same rows and the same columns for machines', () => {
    const report = dailyReport(hamlet, '2031-03-27', index);
    const machine = (messages: Messages): string[] =>
      toCsv(report, messages)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',').slice(-4).join(','));
    assert.deepEqual(machine(uk), machine(en));
    assert.deepEqual(machine(ru), machine(en));
  });

  test('each page says its language, and what was not observed never reads as a zero', () => {
    const report = dailyReport(hamlet, '2031-03-26', index);
    for (const messages of Object.values(MESSAGES)) {
      const page = renderHtml(report, messages);
      assert.ok(page.includes(`<html lang="${messages.language}">`));
      assert.ok(textOf(page).includes(messages.text.notObserved));
    }
  });
});

describe('numbers, dates and words that agree', () => {
  const bare = (text: string): string => text.replaceAll('\u00a0', ' ');

  test('counted nouns take the form of their number', () => {
    const said = (messages: Messages, value: number): string => bare(messages.count(value, 'incident'));
    assert.deepEqual(
      [0, 1, 2, 5, 11, 21, 22, 111].map((value) => said(uk, value)),
      [
        ...['0 інцидентів', '1 інцидент', '2 інциденти', '5 інцидентів', '11 інцидентів', '21 інцидент'],
        ...['22 інциденти', '111 інцидентів'],
      ],
    );
    assert.deepEqual(
      [1, 2, 5, 21, 12].map((value) => said(ru, value)),
      ['1 инцидент', '2 инцидента', '5 инцидентов', '21 инцидент', '12 инцидентов'],
    );
  });

  test('each language has its marks of thousands, decimals, shares, quotations and lists', () => {
    assert.deepEqual(
      [en, uk, ru].map(({ number, decimal, percent, quote, list }) =>
        [number(12_345.5), number(1_234), decimal(-2.5, 2), percent(0.45), quote('x'), list(['a', 'b', 'c'])]
          .map(bare)
          .join(' | '),
      ),
      [
        '12,345.5 | 1234 | −2.50 | 45% | “x” | a, b and c',
        '12 345,5 | 1234 | −2,50 | 45% | «x» | a, b та c',
        '12 345,5 | 1234 | −2,50 | 45 % | «x» | a, b и c',
      ],
    );
    assert.equal(en.decimal(-0.001, 2), '0.00');
  });

  test('dates are written out as reports of the field write them', () => {
    assert.deepEqual(
      [en, uk, ru].map((messages) => bare(longDate('2031-03-05', messages))),
      ['5 March 2031', '5 березня 2031 року', '5 марта 2031 года'],
    );
  });

  test('days of 23 and of 25 hours say so, with both offsets; other days say nothing', () => {
    const zone = 'Europe/Vienna';
    const day = (start: string, end: string): [number, number] => [Date.parse(start), Date.parse(end)];
    const spring = day('2031-03-30T00:00:00+01:00', '2031-03-31T00:00:00+02:00');
    const autumn = day('2031-10-26T00:00:00+02:00', '2031-10-27T00:00:00+01:00');
    assert.match(unevenDay(...spring, en), /it has 23 hours/);
    assert.match(unevenDay(...autumn, en), /it has 25 hours/);
    assert.match(unevenDay(...autumn, uk), /в годинах: 25\./);
    assert.match(unevenDay(...spring, ru), /в часах: 23\./);
    assert.equal(unevenDay(...day('2031-03-29T00:00:00+01:00', '2031-03-30T00:00:00+01:00'), en), '');
    assert.equal(zoneName(zone, ...autumn, en), 'Vienna time (UTC+02:00, then UTC+01:00)');
    assert.equal(zoneName(zone, ...autumn, uk), 'за часом поясу Europe/Vienna (UTC+02:00, потім UTC+01:00)');
    const named = { en: 'Lake time', uk: 'за озерним часом', ru: 'по озерному времени' };
    assert.equal(zoneName(zone, ...spring, ru, named), 'по озерному времени (UTC+01:00, затем UTC+02:00)');
  });
});

test('words of records keep their language and say which it is', () => {
  assert.equal(languageOf('Strike on the depot'), 'en');
  assert.equal(languageOf('Удар по їхньому складу'), 'uk');
  assert.equal(languageOf('Удар, который слышали все'), 'ru');
  assert.equal(languageOf('Удар по складу'), 'und-Cyrl');
  assert.equal(languageOf('12:30, 5'), '');
  assert.deepEqual(foreign('<Strike>', 'uk'), { markup: '<span lang="en">&lt;Strike&gt;</span>' });
  assert.equal(foreign('Strike', 'en'), 'Strike');
});
