import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Attribution, type Factor, HAPPENED, OTHER } from '../attribution/attribution.js';
import { dailyReport } from './daily.js';
import { hamlet } from './hamlet.fixture.js';
import { renderHtml } from './html/page.js';
import type { JudgedSources } from './judged-sources.js';
import type { Picture } from './picture.js';

const DAY = '2031-03-26';
const [first, second] = hamlet.incidents.find(({ id }) => id === 'inc-mill')!.accounts;

const factor = (rule: string, hypothesis: string, logOdds: number, records?: readonly string[]): Factor => ({
  ...{ rule, hypothesis, logOdds, because: `${rule} about ${hypothesis}.` },
  ...(records && { records }),
});
const FACTORS = [
  factor('prior', OTHER, -1.504),
  factor('accusation', 'NORTH', 0.7049, first!.observations),
  factor('accusation', 'SOUTH', 0.9149, second!.observations),
  factor('own-ground', 'SOUTH', -1.2049),
  factor('happened-prior', HAPPENED, 0.111),
  factor('told-by-party', HAPPENED, 0.7049, first!.observations),
  factor('told-by-party', HAPPENED, 0.7049, second!.observations),
];
const sumOf = (hypothesis: string): number =>
  FACTORS.filter((one) => one.hypothesis === hypothesis).reduce((sum, { logOdds }) => sum + logOdds, 0);
const exact = (value: number) => ({ value, low: value, high: value });
const total = ['SOUTH', 'NORTH', OTHER].reduce((sum, id) => sum + Math.exp(sumOf(id)), 0);
const mill: Attribution = {
  ...hamlet.attributions.get('inc-mill')!,
  happened: exact(1 / (1 + Math.exp(-sumOf(HAPPENED)))),
  hypotheses: ['SOUTH', 'NORTH', OTHER].map((id) => ({
    id,
    logOdds: sumOf(id),
    probability: exact(Math.exp(sumOf(id)) / total),
  })),
  author: 'undetermined',
  set: { hypotheses: ['NORTH', 'SOUTH'], coverage: 0.95 },
  factors: FACTORS,
  missing: ['admission'],
};
const judged = (source: string, voice: string, reliability: string, value: number) => ({
  ...{ source, voice, reliability, correct: { value, low: value - 0.1, high: value + 0.1 } },
  ...{ checked: 41.6, sayings: 60, towards: { NORTH: -1, SOUTH: 1 }, bloc: 0, dependence: 0.8, because: '' },
});
const sourceModel: JudgedSources = {
  sources: [
    judged(first!.source, first!.voice, 'C', 0.75),
    judged(second!.source, second!.voice, 'F', 0.5),
    judged('far-away', '', 'B', 0.88),
  ],
  blocs: [
    {
      ...{ name: 'bloc 1', members: [0, 2], score: 0.83, together: 34, agreed: 33, expected: 22 },
      because: '',
    },
  ],
};
const picture: Picture = {
  ...hamlet,
  attributions: new Map([...hamlet.attributions, ['inc-mill', mill]]),
  sourceModel,
};
const report = dailyReport(picture, DAY);
const page = renderHtml(report);
const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('a contested incident is told with its waterfalls, rivals beside each other in the order of the parties', () => {
  const entry = report.incidents.find(({ id }) => id === 'inc-mill')!;
  assert.deepEqual(
    entry.waterfalls!.authors.map(({ hypothesis }) => hypothesis),
    ['NORTH', 'SOUTH'],
  );
  for (const one of [entry.waterfalls!.happened, ...entry.waterfalls!.authors]) {
    const sum = one.steps.reduce((to, { logOdds }) => to + logOdds, one.priorLogOdds);
    assert.ok(Math.abs(sum - one.posteriorLogOdds) < 1e-9);
  }
});

test('what is neither told at length nor attributed carries no steps in the JSON', () => {
  for (const entry of report.incidents)
    assert.equal(
      entry.waterfalls === null,
      entry.notable.length === 0 && entry.author === 'undetermined',
      entry.id,
    );
});

test('on the page the printed numbers of every waterfall add up to the digit', () => {
  const tables = [...page.matchAll(/<table class="waterfall"[\s\S]*?<\/table>/g)].map(([table]) => table);
  assert.ok(tables.length >= 3);
  for (const table of tables) {
    const numbers = [...table.matchAll(/<td class="n">([^<]*)<\/td>/g)].map(([, shown]) =>
      Math.round(Number(shown!.replace('−', '-')) * 100),
    );
    const result = numbers.pop();
    assert.equal(
      numbers.reduce((sum, number) => sum + number, 0),
      result,
      textOf(table),
    );
  }
});

test('grades and words of likelihood stand in sentences of their own', () => {
  const likely = /almost no chance|very unlikely|unlikely|roughly even chance|likely|almost certain/;
  const grades = /Reliability of the source|Credibility of the information|estimated: right/;
  for (const [paragraph] of page.matchAll(/<(p|td|li)\b[^>]*>[\s\S]*?<\/\1>/g))
    assert.ok(!(likely.test(paragraph) && grades.test(paragraph)), textOf(paragraph));
});

test('the sources of the day stand with both grades, their leaning and their bloc; too few to judge is said so', () => {
  const said = textOf(
    page.slice(page.indexOf('<section id="sources"'), page.indexOf('<section id="method"')),
  );
  assert.match(said, /C: right in 75% \(65%–85%\); 42 of 60 statements could be checked/);
  assert.match(said, /F: too few to judge/);
  assert.match(said, /2\.7 times as often as usual/);
  assert.match(said, /83% of what they say is one word/);
  assert.match(said, /in 97%; their separate reliability would give 65%/);
  assert.equal(
    report.sourceLines.lines.find(({ source }) => source === 'far-away'),
    undefined,
  );
});

test('where sources were not judged the report says that their grades count', () => {
  assert.match(textOf(renderHtml(dailyReport(hamlet, DAY))), /too few incidents to judge sources/);
});
