import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedReport } from '../../coding/coded.js';
import { associated } from '../../incident/associate.js';
import { SAMPLE_SETTING, sampleReport } from '../../incident/sample.fixture.js';
import type { Observation } from '../../record/record.js';
import { assignmentOf } from './assignment.js';
import { type GoldSets, scoreGold } from './gold-score.js';
import { goldTableOf } from './gold-table.js';

const window = '2030-06-10..11';
const EVENT = { report_kind: 'event', conduct: 'strike', means: 'artillery' } as const;
const FAR_NORTH = 53;

const REPORTS: readonly CodedReport[] = [
  sampleReport({
    id: 'a',
    observation: 'a',
    ...EVENT,
    account: 'Shells hit the mill',
    place: { lat: 50, lon: 30 },
  }),
  sampleReport({
    id: 'b',
    observation: 'b',
    ...EVENT,
    account: 'Shells hit the mill',
    place: { lat: 50, lon: 30 },
  }),
  sampleReport({
    id: 'c',
    observation: 'c',
    ...EVENT,
    account: 'The dam was shelled',
    place: { lat: FAR_NORTH, lon: 30 },
  }),
];

function observationOf(report: CodedReport): Observation {
  return {
    kind: 'observation',
    id: report.observation,
    source: 'press',
    time: { start: '2030-06-10T00:00:00Z', end: '2030-06-11T00:00:00Z', precision: 'day' },
    place: { name: 'Mill', lat: 50, lon: 30, basis: 'feed' },
    text: report.account,
    note: 'event_type: artillery',
  };
}

const row = (id: string, incident: string) => ({ id, window, relevant: true, incident, ambiguous: false });
const OBSERVATIONS = REPORTS.map(observationOf);
const SETS: GoldSets = {
  pairs: REPORTS.map((coded, i) => ({
    gold: { file: 'feed.csv', row: i, gold: { report_kind: ['event'] } },
    observation: OBSERVATIONS[i]!,
    coded,
  })),
  clustered: {
    rows: [row('a', 'mill'), row('b', 'mill'), row('c', 'dam')],
    incidents: [
      { incident: 'mill', window, lat: 50, lon: 30, loc_precision: 'site' },
      { incident: 'dam', window, lat: FAR_NORTH, lon: 30, loc_precision: 'town' },
    ],
    observations: new Map(OBSERVATIONS.map((observation) => [observation.id, observation])),
    reports: REPORTS,
  },
};

test("association stands beside three simple ways, and the program's places beside the feed's", () => {
  const { association, places } = scoreGold(SETS, SAMPLE_SETTING);
  assert.deepEqual(
    association.map(({ way }) => way),
    ['Truceline', 'exact headline', 'one per place and day', 'space-time DBSCAN, 10 km and 1 day'],
  );
  assert.equal(association[0]!.mean.all.either.f, 1);
  assert.deepEqual(
    places.map(({ window: which, ours, feed }) => [which, ours.far, feed.far]),
    [
      [window, 0, 1],
      ['all windows', 0, 1],
    ],
  );
});

test('the table says that it is not simulated, and has every key, window and way', () => {
  const table = goldTableOf(scoreGold(SETS, SAMPLE_SETTING));
  assert.match(table, /Nothing here is simulated/);
  assert.match(table, /\| report_kind \| 100\.0 \| 100\.0 \|/);
  // Not coded by hand: no figure.
  assert.match(table, /\| stance \| - \| - \|/);
  assert.match(table, /\| Truceline \| \*\*mean\*\* \| 1\.000 \| 1\.000 \| 1\.000 \|/);
  assert.match(table, /\| all windows \| 0\.0 \| 2 \| 0 \| 50\.0 \| 2 \|/);
});

test('a row that tells of several events counts for the incident of the first', () => {
  const [found] = associated(REPORTS.slice(0, 1), SAMPLE_SETTING);
  const incident = (id: string, reports: readonly string[]) => ({
    incident: { ...found!.incident, id },
    reports,
  });
  const assigned = assignmentOf([
    incident('tenth', ['r#10', 's#2']),
    incident('second', ['r#2']),
    incident('first', ['r']),
    incident('third', ['s#3']),
  ]);
  assert.deepEqual(['r', 's', 't'].map(assigned), ['first', 'tenth', undefined]);
});
