import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../incident/sample.fixture.js';
import type { Observation } from '../../record/record.js';
import { type CodedPair, scoreCodes, shareRight } from './code-score.js';

function pair(
  gold: Readonly<Record<string, readonly unknown[]>> & { readonly report_kind: unknown[] },
  coded: Parameters<typeof sampleReport>[0],
  note?: string,
): CodedPair {
  const observation: Observation = {
    kind: 'observation',
    id: coded.id,
    source: 'press',
    time: { start: '2030-06-10T00:00:00Z', end: '2030-06-11T00:00:00Z', precision: 'day' },
    text: 'Something happened at the mill',
    ...(note === undefined ? {} : { note }),
  };
  return { gold: { file: 'feed.csv', row: 0, gold }, observation, coded: sampleReport(coded) };
}

test('a code is right where it is among the accepted ones, null too', () => {
  const { all } = scoreCodes([
    pair(
      { report_kind: ['event', 'summary'], killed: [null] },
      { id: '1', report_kind: 'summary', killed: null },
    ),
    pair({ report_kind: ['event'], killed: [2] }, { id: '2', report_kind: 'statement', killed: 3 }),
    pair({ report_kind: ['other'], killed: [1, 2] }, { id: '3', report_kind: 'other', killed: 2 }),
  ]);
  const score = (key: string) => all.find((one) => one.key === key)!;
  assert.deepEqual(score('report_kind'), { key: 'report_kind', reports: 3, right: 2 });
  assert.deepEqual(score('killed'), { key: 'killed', reports: 3, right: 2 });
});

test('a key that was not coded by hand does not count', () => {
  const { all } = scoreCodes([
    pair({ report_kind: ['event'], target: ['port'] }, { id: '1', target: 'port' }),
    pair({ report_kind: ['event'] }, { id: '2', target: 'port' }),
  ]);
  const target = all.find(({ key }) => key === 'target')!;
  assert.deepEqual([target.reports, shareRight(target)], [1, 1]);
  assert.ok(Number.isNaN(shareRight(all.find(({ key }) => key === 'stance')!)));
});

test('events are the reports for which people accepted that code', () => {
  const { events, onEvents } = scoreCodes([
    pair({ report_kind: ['summary', 'event'], means: ['mine'] }, { id: '1', means: 'mine' }),
    pair({ report_kind: ['statement'], means: ['none'] }, { id: '2', means: 'mine' }),
  ]);
  assert.equal(events, 1);
  assert.deepEqual(
    onEvents.find(({ key }) => key === 'means'),
    { key: 'means', reports: 1, right: 1 },
  );
});

test("the feed's codes find events by any code, or by one of violence; other notes are none", () => {
  const { detectors } = scoreCodes([
    pair({ report_kind: ['event'] }, { id: '1', report_kind: 'event' }, 'event_type: firefighb|loc'),
    pair({ report_kind: ['other'] }, { id: '2', report_kind: 'event' }, 'event_type: loc'),
    pair({ report_kind: ['event'] }, { id: '3', report_kind: 'other' }, 'raid'),
    pair({ report_kind: ['other'] }, { id: '4', report_kind: 'other' }),
  ]);
  const [ours, any, violent] = detectors.map(({ all }) => [all.precision, all.recall]);
  assert.deepEqual(ours, [0.5, 0.5]);
  assert.deepEqual(any, [0.5, 0.5]);
  assert.deepEqual(violent, [1, 0.5]);
});

test('the first two hundred are scored by themselves too', () => {
  const found = pair({ report_kind: ['event'] }, { id: '1', report_kind: 'event' });
  const missed = pair({ report_kind: ['event'] }, { id: '2', report_kind: 'other' });
  const [ours] = scoreCodes([...Array(200).fill(found), ...Array(200).fill(missed)]).detectors;
  assert.deepEqual([ours!.first.recall, ours!.all.recall], [1, 0.5]);
});
