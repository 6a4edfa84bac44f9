import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIELD_CLASSES, type FieldClass, policyOf } from '../access/release.js';
import { ROLES, type Role } from '../access/role.js';
import { mayWrite, ROUTE_RULES } from '../access/route-rules.js';
import { RECORDS, type Scene, scene, TELLING, TOKEN } from './access.fixture.js';
import { createApp } from './app.js';

let at: Scene;
let incident = '';
let finding = '';

before(async () => {
  at = await scene();
  incident = at.live.picture.incidents[0]!.id;
  finding = at.live.picture.findings[0]!.id;
});
after(() => at.close());

/** An address of each route, more where a route answers with different things. */
const ADDRESSES = (): Readonly<Record<string, readonly string[]>> => ({
  'GET /api/session': ['/api/session'],
  'GET /api/session/at/:id': ['/api/session/at/none'],
  'GET /api/session/at/:id/return': ['/api/session/at/none/return?code=1&state=2'],
  'GET /api/health': ['/api/health'],
  'GET /api/openapi.json': ['/api/openapi.json'],
  'GET /api/ledger': ['/api/ledger', '/api/ledger?size=1'],
  'GET /api/mission': ['/api/mission', '/api/mission?asOf=7'],
  'GET /api/timeline': ['/api/timeline'],
  'GET /api/strip': ['/api/strip'],
  'GET /api/watch': ['/api/watch'],
  'GET /api/coverage': ['/api/coverage?conduct=strike'],
  'GET /api/vessels': ['/api/vessels'],
  'GET /api/placement': ['/api/placement'],
  'GET /api/summary': ['/api/summary'],
  'GET /api/truces': ['/api/truces'],
  'GET /api/claims': ['/api/claims'],
  'GET /api/sky/operations': ['/api/sky/operations'],
  'GET /api/sky/alerts': ['/api/sky/alerts'],
  'GET /api/incidents': [
    '/api/incidents',
    '/api/incidents?q=Needleford',
    '/api/incidents?q=telling',
    '/api/incidents?verdict=violation,undetermined',
    '/api/incidents?asOf=7',
  ],
  'GET /api/columns/incidents': [
    '/api/columns/incidents',
    '/api/columns/incidents?q=telling',
    '/api/columns/incidents?asOf=7',
  ],
  'GET /api/incidents/:id': [
    `/api/incidents/${encodeURIComponent(incident)}`,
    '/api/incidents/inc-just-now',
    '/api/incidents/inc-obs-draft',
    '/api/incidents/inc-camp',
    '/api/incidents/inc-post-7-obs',
  ],
  'GET /api/sources': ['/api/sources'],
  'GET /api/findings': ['/api/findings', '/api/findings?sort=place', '/api/findings?asOf=7'],
  'GET /api/findings/:id': [
    `/api/findings/${encodeURIComponent(finding)}`,
    '/api/findings/inc-obs-draft~hamlet-truce~no-strikes~plain',
  ],
  'GET /api/agreements/:id': ['/api/agreements/hamlet-truce'],
  'GET /api/positions': ['/api/positions?agreement=hamlet-truce'],
  'GET /api/declarations': ['/api/declarations'],
  'GET /api/handovers': ['/api/handovers?audience=monitors'],
  'GET /api/people': ['/api/people?audience=monitors'],
  'GET /api/people/protocols/:exchange': ['/api/people/protocols/2025-03-06?audience=monitors'],
  'GET /api/serious-harm': ['/api/serious-harm'],
  'GET /api/cases': ['/api/cases', '/api/cases?asOf=9'],
  'GET /api/cases/:id': ['/api/cases/case%3Aneedle', '/api/cases/case%3Anone'],
  'POST /api/cases': ['/api/cases'],
  'POST /api/cases/:id/steps': ['/api/cases/case%3Aneedle/steps'],
  'GET /api/today': ['/api/today', '/api/today?since=3'],
  'GET /api/hotline': ['/api/hotline'],
  'POST /api/hotline': ['/api/hotline'],
  'POST /api/hotline/:id/answer': ['/api/hotline/hotline%3Aneedle/answer'],
  'GET /api/persons/lists': ['/api/persons/lists'],
  'POST /api/persons/lists/:party': ['/api/persons/lists/NORTH'],
  'POST /api/persons/lists/:party/check': ['/api/persons/lists/NORTH/check?purpose=exchange'],
  'GET /api/persons/lists/:party/duplicates': ['/api/persons/lists/NORTH/duplicates'],
  'GET /api/persons/lists/:party/changes': ['/api/persons/lists/NORTH/changes'],
  'POST /api/persons/lists/:party/read': ['/api/persons/lists/NORTH/read'],
  'POST /api/persons/lists/:party/destroy': ['/api/persons/lists/NORTH/destroy'],
  'POST /api/persons/matches': ['/api/persons/matches'],
  'POST /api/persons/matches/read': ['/api/persons/matches/read'],
  'POST /api/persons/requests': ['/api/persons/requests'],
  'POST /api/persons/requests/:number/answer': ['/api/persons/requests/1/answer'],
  'POST /api/persons/requests/:number/behind': ['/api/persons/requests/1/behind'],
  'POST /api/persons/children/steps': ['/api/persons/children/steps'],
  'POST /api/persons/children/read': ['/api/persons/children/read'],
  'GET /api/persons/children/counts': ['/api/persons/children/counts'],
  'POST /api/persons/protocols/:exchange': ['/api/persons/protocols/2025-03-06'],
  'GET /api/reports/:name': [
    ...['04', '05', '09', '10'].flatMap((day) => [
      `/api/reports/2025-03-${day}`,
      `/api/reports/2025-03-${day}.html`,
    ]),
    ...['csv', 'geojson', 'pdf', 'xlsx'].map((format) => `/api/reports/2025-03-05.${format}`),
    '/api/reports/2025-03-05.json?asOf=7',
    '/api/reports/2025-03-05.uk.html',
    '/api/reports/2025-W10.ru.html',
    '/api/reports/2025-W10.json',
  ],
  'GET /api/layers/:name': [
    'line',
    'sectors',
    'bands',
    'borders',
    'regions',
    'control',
    'facilities',
    'places',
    'sea',
  ].map((name) => `/api/layers/${name}`),
  'GET /api/alerts': ['/api/alerts'],
  'GET /api/alerts/atom': ['/api/alerts/atom'],
  'GET /api/alerts/cap/:id': ['/api/alerts/cap/msg-1'],
  'POST /api/alerts/send': ['/api/alerts/send'],
  'GET /api/events': ['/api/events'],
  'GET /api/records': ['/api/records'],
  'POST /api/records': ['/api/records'],
  'POST /api/observe': ['/api/observe'],
  'POST /api/observe/evidence': ['/api/observe/evidence'],
  'POST /api/session': ['/api/session'],
  'DELETE /api/session': ['/api/session'],
  'GET /ledger/tile/entries/*': [`/ledger/tile/entries/000.p/${RECORDS.length}`],
  'GET /ledger/*': ['/ledger/checkpoint', `/ledger/tile/0/000.p/${RECORDS.length}`, '/ledger/key.pub'],
  'GET /*': ['/', '/secrets/accounts.json'],
});

const routesOf = (app: Scene['app']): Set<string> =>
  new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`));

test('a new route without a rule is answered to nobody, and the test of rules does not pass', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  const { live, access } = at;
  const app = createApp(live, { token: TOKEN, webDir: 'none', hosts: [], access });
  app.post('/api/new', (answer) => answer.json({ secret: 'Needleford' }));
  app.post('/api/new/:id', (answer) => answer.json({ secret: 'Needleford' }));
  for (const path of ['/api/new', '/api/new/1'])
    for (const headers of [{}, { authorization: `Bearer ${TOKEN}` }]) {
      const response = await app.request(path, { method: 'POST', headers });
      assert.equal(response.status, 500);
      assert.match(await response.text(), /"no-rule"/);
    }
  const unruled = [...routesOf(app)].filter((route) => !Object.hasOwn(ROUTE_RULES, route));
  assert.deepEqual(unruled, ['POST /api/new', 'POST /api/new/:id']);
});

test('every route of the app has a rule, and every rule a route', () => {
  const routes = routesOf(at.app);
  assert.deepEqual([...routes].sort(), Object.keys(ROUTE_RULES).sort());
  assert.deepEqual(Object.keys(ADDRESSES()).sort(), Object.keys(ROUTE_RULES).sort());
});

async function answer(role: Role, route: string, address: string): Promise<{ status: number; text: string }> {
  const [method] = route.split(' ') as [string];
  const body = route === 'POST /api/records' ? JSON.stringify(RECORDS[0]) : undefined;
  const response = await at.as(role, address, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { 'x-truceline-change': '1' },
  });
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream'))
    return { status: response.status, text: withoutEcho(await response.text(), response.status, address) };
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return { status: response.status, text: new TextDecoder().decode(value) };
}

/** An error names what was asked for, which whoever asks knows. */
const withoutEcho = (text: string, status: number, address: string): string =>
  status === 404 ? text.replaceAll(`"${decodeURIComponent(address.split('/').at(-1)!)}\\"`, '') : text;

/** What somebody may do next in a case differs by role; what they see of it does not. */
const withoutMay = (text: string): string => text.replaceAll(/"may":\[[^\]]*\]/g, '');

const told = (text: string): Set<FieldClass> =>
  new Set(FIELD_CLASSES.filter((one) => one !== 'lists' && TELLING[one].some((word) => text.includes(word))));

/** Shared by the tests below: what stands in the answers for those who see everything. */
const toldToAll = new Map<string, Set<FieldClass>>();

for (const route of Object.keys(ROUTE_RULES)) {
  test(`${route}: each role gets what its rule gives it, and nothing else`, async () => {
    const rule = ROUTE_RULES[route]!;
    for (const address of ADDRESSES()[route]!) {
      const whole = await answer('administrator', route, address);
      const carried = told(whole.text);
      toldToAll.set(address, carried);
      for (const one of carried)
        assert.ok(rule.carries.includes(one), `${address} carries ${one}, its rule does not say so`);
      for (const role of ROLES) {
        const cell = `${address} as ${role}`;
        const { status, text } = await answer(role, route, address);
        const allowed = rule.writes
          ? mayWrite({ role, name: '', by: 'key', feeds: role === 'monitor' ? ['x'] : [] })
          : rule.who.includes(role);
        if (!allowed) {
          assert.equal(status, role === 'public' ? 401 : 403, cell);
          assert.deepEqual(told(text), new Set(), cell);
          continue;
        }
        assert.notEqual(status, 500, `${cell}: ${text}`);
        if (!rule.writes) assert.ok(status !== 401 || role === 'public', cell);
        const policy = policyOf(role, at.access.release);
        for (const one of FIELD_CLASSES) {
          if (one === 'lists') continue;
          const found = TELLING[one].filter((word) => text.includes(word));
          if (policy[one].kind !== 'full') assert.deepEqual(found, [], `${cell}: ${one}`);
        }
        const full = FIELD_CLASSES.every((one) => one === 'lists' || policy[one].kind === 'full');
        if (full && whole.status === 200 && route !== 'GET /api/session')
          assert.equal(withoutMay(text), withoutMay(whole.text), cell);
      }
    }
  });
}

test('the telling words of every class do stand in answers to those who see everything', () => {
  const seen = new Set([...toldToAll.values()].flatMap((one) => [...one]));
  for (const one of FIELD_CLASSES) if (one !== 'lists') assert.ok(seen.has(one), one);
});

test('findings of serious harm have for those who see everything what others are not shown of them', () => {
  const rule = ROUTE_RULES['GET /api/serious-harm']!;
  assert.deepEqual([...toldToAll.get('/api/serious-harm')!].sort(), [...rule.carries].sort());
});

test('few casualties among prisoners are told to those who see everything, and of other incidents to all', async () => {
  assert.ok(toldToAll.get('/api/incidents/inc-camp')!.has('persons'));
  const asPublic = await answer('public', 'GET /api/incidents/:id', '/api/incidents/inc-camp');
  assert.match(asPublic.text, /"killed":\{"min":1,"max":4\}/);
  const news = await answer(
    'public',
    'GET /api/incidents/:id',
    `/api/incidents/${encodeURIComponent(incident)}`,
  );
  assert.match(news.text, /"injured":\{"min":2,"max":2\}/);
});

test('of a finding of serious harm the public is told the days and no clock', async () => {
  const { text } = await answer('public', 'GET /api/serious-harm', '/api/serious-harm');
  const { seriousHarm } = JSON.parse(text) as { seriousHarm: { startMs: number; endMs: number }[] };
  assert.deepEqual(
    seriousHarm.map(({ startMs, endMs }) => [startMs, endMs].map((ms) => new Date(ms).toISOString())),
    [['2025-03-07T00:00:00.000Z', '2025-03-08T00:00:00.000Z']],
  );
  assert.doesNotMatch(text, /2025-03-07T10:00|2025-03-07T11:00|10:00/);
});
