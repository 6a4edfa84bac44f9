import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clause, handed, inputOf, pact } from '../handover/pact.fixture.js';
import type { Handover } from '../record/record.js';
import { dailyReport } from './daily.js';
import { hamlet } from './hamlet.fixture.js';
import { renderHtml } from './html/page.js';
import type { Picture } from './picture.js';

const program = pact(
  clause(
    'freed',
    'by: [NORTH]\nof: { handover: { category: wounded } }\natLeast: 23\ndue: 2031-05-04T00:00:00+02:00',
  ),
);
const inMay = (handovers: readonly Handover[]): Picture => ({
  ...hamlet,
  ...inputOf([program], handovers),
  period: {
    startMs: Date.parse('2031-05-01T00:00:00+02:00'),
    endMs: Date.parse('2031-05-11T00:00:00+02:00'),
  },
  mission: hamlet.mission,
  parties: hamlet.parties,
  sources: hamlet.sources,
  agreements: [program.agreement],
});
const wounded = (id: string, source: string, count: number): Handover =>
  handed('2031-05-03', 'NORTH', {
    id,
    source,
    category: 'wounded',
    count,
    summary: `${count} from Auwinkel`,
    place: { name: 'Auwinkel' },
  });
const textOf = (page: string): string => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('every obligation has its numbers every day, also where nothing moved', () => {
  const { handovers, balances } = dailyReport(inMay([]), '2031-05-02');
  assert.deepEqual(handovers, []);
  assert.deepEqual(
    balances.map(({ party, promised, delivered, outstanding, overdue, state }) => [
      ...[party, promised, delivered, outstanding, overdue, state],
    ]),
    [['NORTH', [23, 23], [0, 0], [23, 23], [0, 0], 'open']],
  );
});

test('the page says what each of two numbers would mean', () => {
  const picture = inMay([wounded('a', 'north-posts', 23), wounded('b', 'south-posts', 22)]);
  const text = textOf(renderHtml(dailyReport(picture, '2031-05-05')));
  assert.match(text, /With 22: 1 outstanding, overdue; With 23: kept/);
  assert.match(text, /North: 23; South: 22/);
});

test('a small number of wounded is in no form of the report', () => {
  const report = dailyReport(inMay([wounded('a', 'north-posts', 3)]), '2031-05-03');
  const text = textOf(renderHtml(report));
  assert.ok(!JSON.stringify(report.handovers).includes('Auwinkel'));
  assert.ok(!text.includes('3 from Auwinkel'));
  assert.match(text, /1–4/);
  assert.deepEqual(report.balances[0]!.outstanding, [19, 22]);
});
