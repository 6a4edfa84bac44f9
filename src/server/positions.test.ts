import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LiveMission } from '../mission/live.js';
import type { Declaration, Observation } from '../record/record.js';
import type { AgreementView, FindingList, FindingView, PositionsView, WindowSummary } from './api.js';
import { type ServedMission, serveInvented } from './mission.fixture.js';

let live: LiveMission;
let app: ServedMission['app'];
let served: ServedMission;

const ACCORD = `truceline: agreement/1
id: accord
title: { en: Accord }
status: agreed
parties: [NORTH, SOUTH]
others: [PANEL]
timeZone: UTC
summary: Invented for a test.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: invented for a test
measures:
  tanks: { en: Tanks (number) }
period:
  start: 2025-03-01T00:00:00Z
  adopted: { once: { declaration: { by: PANEL, act: notifies, about: accord } } }
  entry:
    all:
      - { once: { declaration: { by: NORTH, act: accepts, about: accord } } }
      - { once: { declaration: { by: SOUTH, act: accepts, about: accord } } }
readings:
  - { id: plain, title: { en: As written }, by: [NORTH, SOUTH], source: invented for a test }
clauses:
  - id: tanks
    title: { en: At most ten tanks }
    text: Neither side keeps more than ten.
    kind: ceiling
    amount: { latest: { measure: { of: tanks, by: self } } }
    atMost: 10
    source: invented for a test
  - id: quiet
    title: { en: No totals }
    text: Neither side publishes totals.
    kind: abstention
    of: { declaration: { act: claims } }
    source: invented for a test
`;

const declared = (
  id: string,
  at: string,
  by: string,
  act: Declaration['act'],
  more: Partial<Declaration> = {},
): Declaration => ({
  kind: 'declaration',
  id,
  source: 'news',
  time: { start: at, end: at, precision: 'minute' },
  by,
  act,
  about: 'accord',
  summary: `${by} ${act}`,
  ...more,
});

const counted: Observation = {
  kind: 'observation',
  id: 'o-1',
  source: 'news',
  time: { start: '2025-03-08T10:00:00Z', end: '2025-03-08T10:00:00Z', precision: 'minute' },
  reportKind: 'summary',
  actor: 'NORTH',
  values: { tanks: 12 },
  summary: 'Twelve tanks.',
};

before(async () => {
  served = await serveInvented({
    period: ['2025-03-01', '2025-03-12'],
    agreement: ACCORD,
    now: '2025-04-01T00:00:00Z',
    records: [
      declared('d-north', '2025-03-02T12:00:00Z', 'NORTH', 'accepts'),
      declared('d-panel', '2025-03-03T12:00:00Z', 'PANEL', 'notifies'),
      declared('d-late', '2025-03-04T12:00:00Z', 'SOUTH', 'accepts', {
        conditions: ['the road is open'],
        reportedAt: '2025-03-06T12:00:00Z',
      }),
      declared('d-new', '2025-03-05T12:00:00Z', 'EAST', 'rejects', { about: 'accord/quiet' }),
      counted,
      declared('d-claim', '2025-03-09T12:00:00Z', 'SOUTH', 'claims'),
    ],
  });
  ({ live, app } = served);
});
after(() => served.close());

async function get<T>(path: string, status = 200): Promise<T> {
  const response = await app.request(path, { headers: { host: 'localhost:4180' } });
  const text = await response.text();
  assert.equal(response.status, status, `${path}: ${text}`);
  return JSON.parse(text) as T;
}
const positionsAt = (iso: string): Promise<PositionsView> =>
  get(`/api/positions?agreement=accord&at=${Date.parse(iso)}`);
const stances = ({ rows }: PositionsView): string[] =>
  rows.map(({ declarer, role, cells }) => [declarer, role, ...cells.map(({ stance }) => stance)].join(' '));
const lacking = ({ clauses }: PositionsView, party: string) =>
  clauses[0]!.standings.find((one) => one.party === party)!;

test('the matrix is as known at the moment: a declaration reported later is not in it, a newcomer gets a row', async () => {
  assert.deepEqual(stances(await positionsAt('2025-03-05T00:00:00Z')), [
    'NORTH party accepted accepted accepted',
    'SOUTH party silent silent silent',
    'PANEL other silent silent silent',
  ]);
  const later = await positionsAt('2025-03-07T00:00:00Z');
  assert.deepEqual(stances(later), [
    'NORTH party accepted accepted accepted',
    'SOUTH party acceptedOnConditions acceptedOnConditions acceptedOnConditions',
    'PANEL other silent silent silent',
    'EAST newcomer silent silent rejected',
  ]);
  assert.deepEqual(
    later.declarations.map(({ id }) => id),
    ['d-north', 'd-late', 'd-new'],
  );
  assert.deepEqual(later.clauses[0]!.openConditions, [{ party: 'SOUTH', conditions: ['the road is open'] }]);
});

test('what is missing for entry into force is what had not come by then, in three languages', async () => {
  const first = lacking(await positionsAt('2025-03-02T00:00:00Z'), 'NORTH');
  assert.equal(first.standing, 'proposed');
  assert.equal(first.missing.en.length, 1);
  const second = lacking(await positionsAt('2025-03-05T00:00:00Z'), 'NORTH');
  assert.equal(second.standing, 'notYet');
  assert.equal(second.missing.en.length, 1);
  assert.match(second.missing.en[0]!, /South/);
  assert.match(second.missing.uk[0]!, /Південь/);
  const third = lacking(await positionsAt('2025-03-07T00:00:00Z'), 'NORTH');
  assert.deepEqual([third.standing, third.missing.en], ['inForce', []]);
});

test('without a moment it is the end of the period; another agreement is said not to be there', async () => {
  const { atMs } = await get<PositionsView>('/api/positions?agreement=accord');
  assert.equal(atMs, live.picture.period.endMs);
  const { error } = await get<{ error: { hint: string } }>('/api/positions?agreement=none', 404);
  assert.match(error.hint, /accord/);
  await get('/api/positions', 400);
});

test('findings without an incident are listed with the sentence in place of a place, and their proof is one step away', async () => {
  const { total, findings } = await get<FindingList>('/api/findings?verdict=violation');
  assert.equal(total, 2);
  assert.deepEqual(
    findings.map(({ incident, clause, party, place }) => [incident, clause, party, place]),
    [
      ['', 'tanks', 'NORTH', ''],
      ['d-claim', 'quiet', 'SOUTH', ''],
    ],
  );
  assert.match(findings[0]!.because!.en, /North/);
  assert.match(findings[0]!.because!.uk, /Північ/);
  const proof = await get<FindingView>(`/api/findings/${encodeURIComponent(findings[0]!.id)}`);
  assert.ok(proof.words.en.lines.some(({ cites }) => cites.includes('o-1')));
  await get('/api/findings/none', 404);
});

test('they are in the days of the agreement and in the numbers of the window', async () => {
  const { days, declarations } = await get<AgreementView>('/api/agreements/accord');
  assert.deepEqual(
    days.map(({ day, verdict, count }) => [day, verdict, count]),
    [
      ['2025-03-08', 'violation', 1],
      ['2025-03-09', 'violation', 1],
    ],
  );
  assert.ok(declarations.some(({ about }) => about === 'accord/quiet'));
  const from = Date.parse('2025-03-09T00:00:00Z');
  const { clauses } = await get<WindowSummary>(`/api/summary?from=${from}`);
  assert.deepEqual(
    clauses.map(({ clause, readings }) => [clause, readings[0]!.confirmed]),
    [
      ['tanks', 0],
      ['quiet', 1],
    ],
  );
});
