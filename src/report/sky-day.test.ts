import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bulletin } from '../sky/bulletin.js';
import { dailyReport } from './daily.js';
import { hamlet } from './hamlet.fixture.js';
import { renderHtml } from './html/page.js';
import { indexPicture, type PictureIndex } from './picture-index.js';

const [day] = [...indexPicture(hamlet).days].slice(1);
const startMs = indexPicture(hamlet).slices.get(day!)!.startMs;
const [{ id: party }] = hamlet.parties as [(typeof hamlet.parties)[number]];
const bulletin: Bulletin = {
  observation: 'b1',
  source: hamlet.sources[0]!.id,
  voice: '',
  actor: party,
  time: { startMs: startMs - 2 * 3_600_000, endMs: startMs + 4 * 3_600_000 },
  dateOnly: false,
  night: true,
  longer: false,
  launchedFrom: '',
  launchPlaces: [],
  numbers: [
    {
      act: 'launched',
      means: 'drone',
      count: 96,
      bound: 'exact',
      part: false,
      each: false,
      place: '',
      words: '',
    },
    {
      act: 'downed',
      means: 'drone',
      count: 42,
      bound: 'above',
      part: false,
      each: false,
      place: '',
      words: '',
    },
  ],
};
const withNight = (): PictureIndex => {
  const index = indexPicture(hamlet);
  return { ...index, sums: { ...index.sums, bulletins: [bulletin] } };
};

test('the night of a day is told with its numbers, their unit and their source', () => {
  const report = dailyReport(hamlet, day!, withNight());
  assert.equal(report.sky.operations.length, 1);
  assert.deepEqual(
    report.sky.operations[0]!.said.map(({ source, numbers }) => [source, numbers.map(({ count }) => count)]),
    [[bulletin.source, [96, 42]]],
  );
  const page = renderHtml(report);
  assert.match(page, /Attack from the air by/);
  assert.match(
    page,
    /96 × drone, kind not stated, launched; more than 42 × drone, kind not stated, shot down/,
  );
});

test('a day without an attack says so, and says whether anybody would have noticed', () => {
  const report = dailyReport(hamlet, day!, indexPicture(hamlet));
  assert.deepEqual(report.sky.operations, []);
  const page = renderHtml(report);
  assert.match(page, /No source sums up an attack from the air/);
  assert.match(page, /Sources that usually speak and spoke|quiet would not have been noticed/);
  assert.equal(report.sky.alerts.verdict, 'notObserved');
  assert.match(page, /Alerts against what is usual: not observed/);
});
