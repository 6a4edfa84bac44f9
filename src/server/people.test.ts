import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handed } from '../handover/pact.fixture.js';
import type { HandoverList, PeopleView } from './api.js';
import { type ServedMission, serveInvented } from './mission.fixture.js';

const PACT = `truceline: agreement/1
id: pact
title: { en: Pact }
status: agreed
parties: [NORTH, SOUTH]
timeZone: UTC
summary: Invented for a test.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: invented for a test
period: { start: 2031-05-01T00:00:00Z }
readings:
  - { id: plain, title: { en: As written }, by: [NORTH, SOUTH], source: invented for a test }
clauses:
  - id: wounded
    title: { en: Wounded }
    text: The north hands over twenty-three wounded.
    kind: delivery
    by: [NORTH]
    of: { handover: { category: wounded } }
    atLeast: 23
    due: 2031-05-05T00:00:00Z
    source: invented for a test
`;

let app: ServedMission['app'];
let served: ServedMission;

before(async () => {
  served = await serveInvented({
    period: ['2031-05-01', '2031-05-12'],
    agreement: PACT,
    now: '2031-06-01T00:00:00Z',
    records: [
      handed('2031-05-03', 'NORTH', {
        id: 'a',
        source: 'news',
        reportedBy: 'NORTH',
        category: 'wounded',
        count: 23,
      }),
      handed('2031-05-03', 'NORTH', {
        id: 'b',
        source: 'news',
        reportedBy: 'SOUTH',
        category: 'wounded',
        count: 22,
      }),
      handed('2031-05-06', 'NORTH', {
        id: 'c',
        source: 'news',
        reportedBy: 'SOUTH',
        category: 'child',
        count: 3,
      }),
    ],
  });
  app = served.app;
});
after(() => served.close());

async function ask(path: string, status = 200): Promise<string> {
  const response = await app.request(path, { headers: { host: 'localhost:4180' } });
  const text = await response.text();
  assert.equal(response.status, status, `${path}: ${text}`);
  return text;
}
const people = async (query = ''): Promise<PeopleView> =>
  JSON.parse(await ask(`/api/people${query}`)) as PeopleView;

test('both numbers are served with what each would mean', async () => {
  const [balance] = (await people()).balances;
  assert.deepEqual(balance!.outstanding, [0, 1]);
  assert.deepEqual(
    balance!.rivals[0]!.numbers.map(({ count, state }) => [count, state]),
    [
      [22, 'overdue'],
      [23, 'kept'],
    ],
  );
});

test('at an earlier moment only what was known then is there', async () => {
  const { exchanges, balances } = await people(`?at=${Date.parse('2031-05-02T00:00:00Z')}`);
  assert.equal(exchanges.length, 0);
  assert.deepEqual(balances[0]!.outstanding, [23, 23]);
  assert.equal(balances[0]!.state, 'open');
});

test('small numbers are withheld unless monitors ask', async () => {
  const countOf = ({ exchanges }: PeopleView) => exchanges.at(-1)!.transfers[0]!.accounts[0]!.count;
  assert.deepEqual(countOf(await people()), [1, 4]);
  assert.equal(countOf(await people('?audience=monitors')), 3);
  const { handovers } = JSON.parse(await ask('/api/handovers')) as HandoverList;
  assert.equal(handovers.find(({ id }) => id === 'c')!.count, undefined);
});

test('a protocol is a page, and of an exchange that is not there the others are named', async () => {
  const { id } = (await people()).exchanges[0]!;
  assert.match(await ask(`/api/people/protocols/${id}?one=en&other=uk`), /Protocol of an exchange/);
  assert.ok((await ask('/api/people/protocols/2031-01-01', 404)).includes(id));
});

test('an audience that does not exist is refused', async () => {
  await ask('/api/people?audience=everybody', 400);
});

test('the routes are in the description of the interface', async () => {
  const { paths } = JSON.parse(await ask('/api/openapi.json')) as { paths: Record<string, unknown> };
  assert.ok('/api/people' in paths);
  assert.ok('/api/people/protocols/{exchange}' in paths);
});
