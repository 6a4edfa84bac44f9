import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Account, changeAccounts } from '../access/account.js';
import { newKey } from '../access/api-key.js';
import type { Role } from '../access/role.js';
import { randomOf } from '../random/random.js';
import type { Step, StepSaid } from '../record/step.js';
import { NOW, type Scene, scene } from './access.fixture.js';
import type { CaseList, CaseView, StepAnswer, StepConflict } from './api.js';

let at: Scene;
let southKey = '';

before(async () => {
  at = await scene();
  const { id, text, hash } = newKey();
  southKey = text;
  const south: Account = {
    name: 'south',
    role: 'party_delegate',
    party: 'SOUTH',
    sources: [],
    since: '2025-03-01T00:00:00Z',
    locked: false,
    generation: 0,
    recovery: [],
    keys: [{ id, hash, since: '2025-03-01T00:00:00Z', for: 'role' }],
  };
  await changeAccounts(at.dir, (accounts) => accounts.push(south));
});
after(() => at.close());

type Who = Role | 'south';
const ask = async (who: Who, path: string, body?: object): Promise<{ status: number; json: never }> => {
  const init: RequestInit = {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body) } : {}),
    headers: {
      'content-type': 'application/json',
      'x-truceline-change': '1',
      ...(who === 'south' ? { authorization: `Bearer ${southKey}` } : {}),
    },
  };
  const response = who === 'south' ? await at.app.request(path, init) : await at.as(who, path, init);
  return { status: response.status, json: (await response.json()) as never };
};
const steps = (id: string): string => `/api/cases/${encodeURIComponent(id)}/steps`;

const ALLEGED = {
  channel: 'party',
  from: 'NORTH',
  against: ['SOUTH'],
  agreement: 'hamlet-truce',
  clause: 'no-strikes',
  records: ['obs-news'],
  reasons: ['the mill was shelled'],
};

async function opened(): Promise<string> {
  const { status, json } = await ask('party_delegate', '/api/cases', ALLEGED);
  assert.equal(status, 201, JSON.stringify(json));
  return (json as StepAnswer).case.id;
}

async function taken(id: string, lines: readonly (readonly [Who, Partial<StepSaid>])[]): Promise<StepAnswer> {
  let answer: StepAnswer | undefined;
  for (const [who, said] of lines) {
    const after = at.live.steps.of(id).at(-1)!.id;
    const { status, json } = await ask(who, steps(id), { after, reasons: ['reason'], ...said });
    assert.equal(status, 200, JSON.stringify(json));
    answer = json as StepAnswer;
  }
  return answer!;
}

const TO_PROPOSED: readonly (readonly [Who, Partial<StepSaid>])[] = [
  ['analyst', { action: 'check', result: 'pursue' }],
  ['chief_monitor', { action: 'task', team: 'Team 4' }],
  ['monitor', { action: 'verify', result: 'confirmed' }],
  ['analyst', { action: 'propose', outcome: 'violation', parties: ['SOUTH'] }],
];

async function settled(): Promise<void> {
  const { edition } = at.live;
  while (at.live.edition === edition) await new Promise((done) => setTimeout(done, 50));
}

describe('a case over HTTP', () => {
  test('is opened by a delegate, worked by the mission, answered, decided, and shown beside the computed finding', async () => {
    const id = await opened();
    const proposed = await taken(id, TO_PROPOSED);
    assert.equal(proposed.case.state, 'proposed');
    const answered = await taken(id, [
      ['south', { action: 'respond', position: 'disputes' }],
      ['chief_monitor', { action: 'decide', outcome: 'undetermined' }],
    ]);
    assert.deepEqual(answered.case.responses[0]!.party, 'SOUTH', 'a delegate need not say for whom');
    await settled();
    const view = (await ask('analyst', `/api/cases/${encodeURIComponent(id)}`)).json as CaseView;
    assert.equal(view.case.decision!.outcome, 'undetermined');
    const met = view.findings.find(({ incident }) => incident === 'inc-obs-news')!;
    assert.ok(met, JSON.stringify(view.findings));
    const finding = (await ask('analyst', `/api/findings/${encodeURIComponent(met.id)}`)).json as {
      verdict: string;
      decided: { case: string; outcome: string }[];
    };
    assert.equal(finding.verdict, met.verdict, 'the computed finding is as it was');
    assert.deepEqual(
      finding.decided.filter((one) => one.case === id).map(({ outcome }) => outcome),
      ['undetermined'],
    );
  });

  test('shows the accused nothing before they are told, then the case without working notes and names of staff', async () => {
    const id = await opened();
    const path = `/api/cases/${encodeURIComponent(id)}`;
    await settled();
    assert.equal((await ask('south', path)).status, 404);
    const hidden = await ask('south', steps(id), {
      after: `${id}/1`,
      action: 'respond',
      position: 'accepts',
      reasons: ['x'],
    });
    const unknown = await ask('south', steps('case:nowhere'), {
      after: 'case:nowhere/1',
      action: 'respond',
      position: 'accepts',
      reasons: ['x'],
    });
    assert.equal(hidden.status, 404);
    assert.equal(
      JSON.stringify(hidden.json).replaceAll(id, 'case:nowhere'),
      JSON.stringify(unknown.json),
      'a case that is not open to them is denied like one that is not there',
    );
    await taken(id, [
      ['chief_monitor', { action: 'notify', party: 'SOUTH', of: `${id}/1`, reasons: ['a letter'] }],
      ['analyst', { action: 'check', result: 'pursue', reasons: ['secret note'] }],
    ]);
    await settled();
    const { json } = await ask('south', path);
    const { case: shown } = json as CaseView;
    assert.equal(shown.shown, 'party');
    assert.ok(JSON.stringify(shown).includes('the mill was shelled'));
    assert.ok(JSON.stringify(shown).includes('a letter'));
    for (const word of ['secret note', 'chief-monitor', '"analyst",'])
      assert.ok(!JSON.stringify(shown).replaceAll('"role":"analyst",', '').includes(word), word);
    const north = (await ask('party_delegate', path)).json as CaseView;
    assert.ok(!JSON.stringify(north).includes('a letter'), 'what was told to one party is not for the other');
  });

  test('shows the public state, clause and dates after the delay, and nothing else', async () => {
    const list = (await ask('public', '/api/cases')).json as CaseList;
    assert.deepEqual(
      list.cases.map(({ id }) => id),
      ['case:needle'],
      'the others were opened today',
    );
    const [one] = list.cases;
    assert.deepEqual([one!.state, one!.clause, one!.shown], ['checked', 'no-strikes', 'public']);
    assert.deepEqual([one!.against, one!.records, one!.may, list.due], [[], [], [], []]);
  });

  test('refuses what is wrong with a status of its own, what was expected, and what to do', async () => {
    const id = await opened();
    const said = { after: `${id}/1`, reasons: ['r'] };
    const cases: readonly [Who, string, object, number, RegExp][] = [
      [
        'analyst',
        steps(id),
        { ...said, action: 'task', team: 'T' },
        409,
        /checked.*found one that is alleged/,
      ],
      [
        'guarantor',
        steps(id),
        { ...said, action: 'check', result: 'pursue' },
        403,
        /for check, found guarantor/,
      ],
      ['analyst', steps(id), { ...said, action: 'check' }, 400, /result with check/],
      ['analyst', steps(id), { ...said, action: 'chek' }, 400, /expected one of allege, check/],
      [
        'analyst',
        steps(id),
        { ...said, action: 'check', result: 'pursue', by: { role: 'chief_monitor', name: 'me' } },
        400,
        /"by" does not belong/,
      ],
      [
        'analyst',
        steps(id),
        { ...said, action: 'check', result: 'pursue', time: 'now' },
        400,
        /"time" does not belong/,
      ],
      [
        'analyst',
        steps(id),
        { action: 'check', result: 'pursue', reasons: ['r'] },
        400,
        /the step that it follows/,
      ],
      [
        'analyst',
        steps(id),
        { ...said, after: `${id}/9`, action: 'check', result: 'pursue' },
        400,
        /a step of/,
      ],
      [
        'analyst',
        steps(id),
        { ...said, reasons: [], action: 'check', result: 'pursue' },
        400,
        /reasons|>=1|at least|small/i,
      ],
      [
        'analyst',
        steps(id),
        { ...said, reasons: ['x'.repeat(3_000)], action: 'check', result: 'pursue' },
        400,
        /./,
      ],
      [
        'analyst',
        steps(id),
        { ...said, reasons: ['x'.repeat(300_000)], action: 'check', result: 'pursue' },
        413,
        /256 KiB/,
      ],
      ['analyst', '/api/cases', { ...ALLEGED, clause: 'no-such' }, 400, /a clause \(no-strikes, treatment\)/],
      ['analyst', '/api/cases', { ...ALLEGED, against: ['NORTH'] }, 400, /against itself/],
      ['analyst', '/api/cases', { ...ALLEGED, id: 'case:mine' }, 403, /no id of your own/],
      [
        'party_delegate',
        '/api/cases',
        { ...ALLEGED, from: 'SOUTH', against: ['NORTH'] },
        403,
        /an allegation of NORTH/,
      ],
      ['public', '/api/cases', ALLEGED, 401, /./],
    ];
    for (const [who, path, body, status, told] of cases) {
      const answer = await ask(who, path, body);
      assert.equal(answer.status, status, JSON.stringify(answer.json));
      assert.match(JSON.stringify(answer.json).replaceAll('\\"', '"'), told);
    }
  });

  test('a step sent twice is entered once, and the second answer says so', async () => {
    const id = await opened();
    const said = { after: `${id}/1`, action: 'check', result: 'pursue', reasons: ['r'] };
    const first = (await ask('analyst', steps(id), said)).json as StepAnswer;
    const second = (await ask('analyst', steps(id), said)).json as StepAnswer;
    assert.deepEqual([first.known, second.known], [false, true]);
    assert.equal(first.step, second.step);
    assert.equal(at.live.steps.of(id).length, 2);
  });

  test('an allegation that is sent twice under a drawn id opens one case, and nobody else learns of it', async () => {
    const drawn = { ...ALLEGED, id: 'case:0123456789ab' };
    const first = await ask('party_delegate', '/api/cases', drawn);
    const again = await ask('party_delegate', '/api/cases', drawn);
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.equal((again.json as StepAnswer).known, true);
    assert.equal(at.live.steps.of(drawn.id).length, 1);
    const other = { ...drawn, from: 'SOUTH', against: ['NORTH'] };
    const taken = await ask('south', '/api/cases', other);
    assert.equal(taken.status, 409);
    assert.ok(!JSON.stringify(taken.json).includes('mill'), 'no word of the case');
  });

  test('steps are not smuggled in as records, nor do other records take their ids', async () => {
    const [step] = at.live.steps.of('case:needle') as [Step];
    const forged = {
      ...step,
      source: 'post-7',
      id: 'case:needle/3',
      after: 'case:needle/2',
      action: 'task',
      team: 'T',
    };
    const headers = { 'x-truceline-change': '1' };
    const sent = await at.as('monitor', '/api/records', {
      method: 'POST',
      body: JSON.stringify(forged),
      headers,
    });
    assert.ok([400, 403].includes(sent.status));
    const squat = { ...forged, kind: 'declaration', by: 'NORTH', act: 'claims', about: 'x', summary: 's' };
    const body = JSON.stringify(
      Object.fromEntries(
        ['kind', 'id', 'source', 'time', 'by', 'act', 'about', 'summary'].map((key) => [
          key,
          (squat as Record<string, unknown>)[key],
        ]),
      ),
    );
    assert.equal((await at.as('monitor', '/api/records', { method: 'POST', body, headers })).status, 400);
    assert.equal(at.live.steps.of('case:needle').length, 2);
  });
});

test('two delegates and an analyst at once, in hundreds of interleavings: nothing is lost, nothing overwritten, and whoever comes second is shown what was entered and given back their words', async () => {
  const random = randomOf(20250311);
  const pause = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns--)
      await new Promise((done) => setImmediate(done));
  };
  let conflicts = 0;
  const seen = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const id = await opened();
    let last = '';
    for (const [who, said] of TO_PROPOSED)
      last = (
        (await ask(who, steps(id), { after: last || `${id}/1`, reasons: ['r'], ...said })).json as StepAnswer
      ).case.last;
    const order: string[] = [];
    const write = async (who: Who, said: readonly Partial<StepSaid>[]): Promise<void> => {
      let after = last;
      for (const [i, one] of said.entries()) {
        const words = `${who} says ${i} in ${id}`;
        for (;;) {
          await pause();
          const { status, json } = await ask(who, steps(id), { after, reasons: [words], ...one });
          if (status === 200) {
            after = (json as StepAnswer).case.last;
            order.push(words);
            break;
          }
          assert.equal(status, 409, JSON.stringify(json));
          const { error, meanwhile, yours, case: now, may } = json as StepConflict;
          assert.equal(error.code, 'conflict');
          assert.ok(may.includes('take_back'), 'what may be done now is told');
          assert.deepEqual((yours as { reasons: string[] }).reasons, [words], 'the words come back');
          assert.equal(
            meanwhile[0]!.number,
            Number(after.split('/')[1]) + 1,
            'from the first that was missed',
          );
          assert.ok(meanwhile.every(({ reasons }) => reasons && reasons[0] !== words));
          after = now.last;
          conflicts++;
        }
      }
    };
    await Promise.all([
      write('party_delegate', [
        { action: 'respond', position: 'explains' },
        { action: 'respond', position: 'accepts' },
      ]),
      write('south', [
        { action: 'respond', position: 'disputes' },
        { action: 'respond', position: 'explains' },
      ]),
      write('analyst', [
        { action: 'propose', outcome: 'undetermined' },
        { action: 'propose', outcome: 'no_violation' },
      ]),
    ]);
    const entered = at.live.steps.of(id);
    assert.equal(entered.length, 5 + 6);
    assert.deepEqual(
      entered
        .slice(5)
        .map(({ reasons }) => reasons[0])
        .sort(),
      [...order].sort(),
      'all that was acknowledged is in the ledger, once',
    );
    for (const [i, one] of entered.entries()) assert.equal(one.id, `${id}/${i + 1}`);
    seen.add(
      entered
        .slice(5)
        .map(({ by }) => by.name[0])
        .join(''),
    );
  }
  assert.ok(conflicts > 100, `${conflicts} conflicts`);
  assert.ok(seen.size > 10, `${seen.size} different orders`);
  const written = new Map<string, Step>();
  for await (const batch of at.live.store.read())
    for (const json of batch) {
      const record = JSON.parse(json) as Step;
      if (record.kind === 'step') written.set(record.id, record);
    }
  const held = [...new Set([...written.values()].map((one) => one.case))].flatMap((id) =>
    at.live.steps.of(id),
  );
  assert.deepEqual(
    new Set(held.map(({ id }) => id)),
    new Set(written.keys()),
    'what is shown is what is written',
  );
  assert.ok(at.clock.ms === NOW);
});
