import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LiveMission } from '../mission/live.js';
import type { TrucelineRecord } from '../record/record.js';
import type {
  AgreementView,
  FindingList,
  IncidentList,
  IncidentView,
  MissionView,
  SourcesView,
  Strip,
  Timeline,
} from './api.js';
import { type ServedMission, serveInvented, TOKEN } from './mission.fixture.js';

let live: LiveMission;
let app: ServedMission['app'];
let served: ServedMission;

const AGREEMENT = `truceline: agreement/1
id: hamlet-truce
title: { en: Hamlet truce }
status: agreed
parties: [NORTH, SOUTH]
timeZone: UTC
summary: No shelling for a week.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
readings:
  - { id: early, title: { en: From the first day }, by: [NORTH], start: "2025-03-01T00:00:00Z", end: "2025-03-10T00:00:00Z", source: invented for a test }
  - { id: plain, title: { en: As written }, by: [NORTH, SOUTH], start: "2025-03-03T00:00:00Z", end: "2025-03-10T00:00:00Z", source: invented for a test }
clauses:
  - { id: no-strikes, title: { en: No strikes }, text: Neither side strikes the other., kind: prohibition, conduct: [strike], source: invented for a test }
source: invented for a test
`;

const report = (id: string, day: string, actor: string, source: string): TrucelineRecord => ({
  kind: 'observation',
  id,
  source,
  time: { start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z`, precision: 'hour' },
  place: {
    name: `Hamlet <${id}>`,
    lat: 50,
    lon: 30.5,
    radiusMetres: 1000,
    precision: 'town',
    basis: 'coder',
  },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  actor,
  stance: 'asserted',
  summary: `Shells fell, says ${id}`,
});

before(async () => {
  served = await serveInvented({
    period: ['2025-03-01', '2025-03-12'],
    agreement: AGREEMENT,
    now: '2025-04-01T00:00:00Z',
    records: [report('one', '2025-03-02', 'SOUTH', 'news'), report('two', '2025-03-05', 'SOUTH', 'news')],
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

test('the mission tells its counts, sources and agreements', async () => {
  const mission = await get<MissionView>('/api/mission');
  assert.equal(mission.counts.records, 2);
  assert.deepEqual(
    mission.agreements.map((one) => one.id),
    ['hamlet-truce'],
  );
  assert.equal(mission.sources.find((one) => one.id === 'news')?.records, 2);
});

test('incidents are filtered by time, conduct, words and by what was found of them', async () => {
  const count = async (query: string): Promise<number> =>
    (await get<IncidentList>(`/api/incidents${query}`)).total;
  assert.equal(await count(''), 2);
  assert.equal(await count('?conduct=strike,clash'), 2);
  assert.equal(await count('?conduct=clash'), 0);
  assert.equal(await count(`?from=${Date.parse('2025-03-03T00:00:00Z')}`), 1);
  assert.equal(await count(`?to=${Date.parse('2025-03-03T00:00:00Z')}`), 1);
  assert.equal(await count('?q=says%20one'), 1);
  assert.equal(await count("?q=';DROP"), 0);
  assert.equal(await count('?verdict=notInForce'), 1);
});

test('one incident comes with its attribution, findings and sources', async () => {
  const { incidents } = await get<IncidentList>('/api/incidents');
  const view = await get<IncidentView>(`/api/incidents/${encodeURIComponent(incidents[0]!.id)}`);
  assert.equal(view.incident.accounts[0]!.source, 'news');
  assert.equal(view.sources.news?.id, 'news');
  assert.equal(view.findings.find((one) => one.reading === 'plain')?.verdict, 'notInForce');
  assert.notEqual(view.findings.find((one) => one.reading === 'early')?.verdict, 'notInForce');
  const sum = view.attribution.hypotheses.reduce((total, one) => total + one.probability.value, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
});

test('an incident brings the steps from prior to posterior, which add up to the probabilities beside them', async () => {
  const { incidents } = await get<IncidentList>('/api/incidents');
  for (const { id } of incidents) {
    const view = await get<IncidentView>(`/api/incidents/${encodeURIComponent(id)}`);
    const { happened, authors } = view.waterfalls;
    const ends = new Map(view.attribution.hypotheses.map((one) => [one.id, one.probability.value]));
    for (const one of [happened, ...authors]) {
      const sum = one.steps.reduce((to, step) => to + step.logOdds, one.priorLogOdds);
      const value = ends.get(one.hypothesis) ?? view.attribution.happened.value;
      assert.ok(Math.abs(1 / (1 + Math.exp(-sum)) - value) < 1e-5, `${id} ${one.hypothesis}`);
    }
    assert.equal(authors.length, ends.size);
    const said = [...happened.steps, ...authors[0]!.steps].flatMap((step) => step.said ?? []);
    assert.ok(said.length > 0);
    assert.ok(said.every(({ source }) => source in view.sources));
    assert.ok(view.authorThreshold > 0.5 && view.authorThreshold < 1);
  }
});

test('with too few incidents the sources are not judged, and the answer says from how many on they are', async () => {
  const view = await get<SourcesView>('/api/sources');
  assert.equal(view.judged, null);
  assert.ok(view.leastIncidents > 2);
});

test('findings and the agreement agree on how many there are', async () => {
  const { total, findings } = await get<FindingList>('/api/findings?sort=-start');
  assert.equal(total, 4);
  assert.ok(findings[0]!.startMs > findings[3]!.startMs);
  const view = await get<AgreementView>('/api/agreements/hamlet-truce');
  assert.equal(
    view.days.reduce((sum, day) => sum + day.count, 0),
    total,
  );
  assert.ok(view.standing.some((band) => band.standing === 'inForce' && band.party === 'NORTH'));
});

test('a day without word is a row of its own in the timeline, and the strip has no cells without a line', async () => {
  const { days } = await get<Timeline>('/api/timeline');
  assert.equal(days.length, 11);
  assert.equal(days.find((day) => day.day === '2025-03-02')?.strikes, 1);
  assert.equal((await get<Strip>('/api/strip')).counts.length, 0);
});

test('the report of a day comes as JSON and as a page in which names from outside are escaped', async () => {
  const report = await get<{ kind: string }>('/api/reports/2025-03-05');
  assert.equal(report.kind, 'dailyReport');
  const page = await (await app.request('/api/reports/2025-03-05.html')).text();
  assert.ok(page.includes('Hamlet &lt;two&gt;'));
  assert.ok(!page.includes('Hamlet <two>'));
});

test('what is not there is said with what there is', async () => {
  type Answer = { error: { code: string; hint?: string } };
  assert.equal((await get<Answer>('/api/incidents/none', 404)).error.code, 'not-found');
  assert.match((await get<Answer>('/api/agreements/none', 404)).error.hint!, /hamlet-truce/);
  assert.match((await get<Answer>('/api/reports/2024-01-01', 404)).error.hint!, /2025-03-01/);
  assert.equal((await get<Answer>('/api/incidents?limit=many', 400)).error.code, 'bad-request');
  assert.equal((await get<Answer>('/api/nothing', 404)).error.code, 'no-route');
});

test('a page of another name on this machine is refused, whatever it asks', async () => {
  const response = await app.request('/api/mission', { headers: { host: 'evil.example:4180' } });
  assert.equal(response.status, 403);
});

test('records are written only with the word, checked whole, and the picture follows', async () => {
  const line = JSON.stringify(report('three', '2025-03-06', 'NORTH', 'news'));
  const post = (body: string, word?: string): Promise<Response> | Response =>
    app.request('/api/records', {
      method: 'POST',
      body,
      headers: { host: 'localhost', ...(word === undefined ? {} : { authorization: `Bearer ${word}` }) },
    });
  assert.equal((await post(line)).status, 401);
  assert.equal((await post(line, 'wrong')).status, 401);
  assert.equal((await post('{"kind":"observation"}', TOKEN)).status, 400);
  assert.equal((await post(line.replace('"news"', '"rumour"'), TOKEN)).status, 400);
  const folded = new Promise<void>((resolve) => {
    const forget = live.onFold(() => {
      forget();
      resolve();
    });
  });
  const answer = await post(line, TOKEN);
  assert.deepEqual(await answer.json(), { added: 1, known: 0, refused: [], tooLarge: [] });
  await folded;
  assert.equal((await get<IncidentList>('/api/incidents')).total, 3);
  const all = await app.request('/api/records', {
    headers: { host: 'localhost', authorization: `Bearer ${TOKEN}` },
  });
  assert.equal((await all.text()).trim().split('\n').length, 3);
});

test('a path that climbs out of the web folder gets nothing of the disk', async () => {
  for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/%E0%A4%A']) {
    const response = await app.request(path, { headers: { host: 'localhost' } });
    assert.ok(!(await response.text()).includes('root:'), path);
  }
});

test('as of an earlier size or moment, the API answers as it did then; of what has not been yet, it says so', async () => {
  const { size } = await get<{ size: number }>('/api/ledger');
  assert.ok(size > 2);
  const then = await get<MissionView>('/api/mission?asOf=1');
  assert.equal(then.counts.records, 1);
  assert.equal(then.standsOn.ledger?.size, 1);
  assert.deepEqual(then.standsOn.ledger, await get('/api/ledger?size=1'));
  const list = await get<IncidentList>('/api/incidents?asOf=1');
  assert.equal(list.total, 1);
  const report = await get<{ standsOn: unknown; entries: Record<string, number> }>(
    '/api/reports/2025-03-02.json?asOf=1',
  );
  assert.deepEqual(report.standsOn, then.standsOn);
  assert.deepEqual(report.entries, { one: 0 });
  const later = await get<MissionView>('/api/mission?asOf=2099-01-01T00:00:00Z');
  assert.equal(later.counts.records, size);
  const none = await get<MissionView>('/api/mission?asOf=2001-01-01T00:00:00Z');
  assert.equal(none.counts.records, 0);
  for (const path of [`/api/mission?asOf=${size + 1}`, '/api/mission?asOf=then', '/api/events?asOf=1'])
    await get(path, 400);
  assert.equal((await get<MissionView>('/api/mission')).counts.records, size);
});

test('no route gives the key of the ledger away', async () => {
  for (const path of ['/secrets/ledger.key', '/..%2fsecrets/ledger.key', '/api/layers/secrets']) {
    const response = await app.request(path, { headers: { host: 'localhost:4180' } });
    assert.doesNotMatch(await response.text(), /PRIVATE/, path);
  }
});

test('words of an account of serious harm that come over HTTP are sealed where that is asked for, else refused', async () => {
  const line = JSON.stringify({
    kind: 'observation',
    id: 'harm-1',
    source: 'news',
    time: { start: '2025-03-06T00:00:00Z', end: '2025-03-07T00:00:00Z', precision: 'day' },
    conduct: 'ill_treatment',
    text: 'They beat Halenko behind the mill',
  });
  const post = (query: string): Promise<Response> =>
    Promise.resolve(
      app.request(`/api/records${query}`, {
        method: 'POST',
        body: line,
        headers: { host: 'localhost', authorization: `Bearer ${TOKEN}` },
      }),
    );
  const refused = await post('');
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /take the record in with/);
  assert.equal((await post('?sealTexts=No%20class')).status, 400);
  const taken = (await (await post('?sealTexts=accounts')).json()) as { added: number; sealed: number };
  assert.deepEqual([taken.added, taken.sealed], [1, 1]);
  const kept: string[] = [];
  for await (const batch of live.store.read()) kept.push(...batch);
  assert.ok(kept.some((json) => json.includes('"about":"harm-1"') && json.includes('"kind":"seal"')));
  assert.doesNotMatch(kept.join(), /Halenko/);
});
