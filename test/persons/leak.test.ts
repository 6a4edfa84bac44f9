/**
 * A whole run with planted names, then a search of everything it left and said: the mission's folder, the folder for temporary
 * files, arguments, output, exports, and HTTP both ways. A name may be in what was brought in, and in answers to those
 * entitled; nowhere else, in no encoding. The sealed store is searched too, for it is encrypted.
 */
import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Principal, THE_PUBLIC } from '../../src/access/principal.js';
import { goLive } from '../../src/mission/live.js';
import { openMission } from '../../src/mission/open.js';
import { openLocalStore } from '../../src/mission/store.js';
import { createApp } from '../../src/server/app.js';
import type { HandedOn } from '../../src/server/gate.js';
import { root, serve, truceline } from '../cli/program.js';
import { base64Of, encodings, escapes, type Hit, needlesOf, search } from './leak-search.js';
import { ASKER, listCsv, PLANTED, PLANTED_WORDS } from './planted.js';

const NEEDLES = needlesOf(PLANTED_WORDS);

let base = '';
/** Given to the program; the only place, outside of answers, where names stand. */
let brought = '';
let mission = '';
let temporary = '';
let exported = '';
const ordinaryTemporary = process.env.TMPDIR;

/** All that was said, by whom. */
const said: { readonly where: string; readonly text: string }[] = [];

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'truceline-leak-'));
  [brought, temporary, exported] = ['brought', 'temporary', 'exported'].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [brought, temporary, exported]) await mkdir(folder);
  mission = join(base, 'mission');
  process.env.TMPDIR = temporary;
});
after(async () => {
  if (ordinaryTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = ordinaryTemporary;
  await rm(base, { recursive: true, force: true });
});

async function bring(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(brought, name);
  await writeFile(file, content);
  return file;
}

/** Runs a command of which nothing may tell a name. */
async function quiet(status: number, ...args: string[]): Promise<string> {
  const { out, err, status: ended } = await truceline(args);
  said.push({
    where: `truceline ${args.slice(0, 2).join(' ')}`,
    text: [args.join('\n'), out, err].join('\n'),
  });
  assert.equal(ended, status, `${args.join(' ')}: ${out}${err}`);
  return out;
}

/** Runs a command whose standard output is for somebody entitled: that alone may tell. */
async function telling(...args: string[]): Promise<string> {
  const { out, err, status } = await truceline(args);
  said.push({ where: `truceline ${args.slice(0, 2).join(' ')}`, text: [args.join('\n'), err].join('\n') });
  assert.equal(status, 0, err);
  return out;
}

const people = (...args: string[]): string[] => ['people', args[0]!, '--mission', mission, ...args.slice(1)];
const WHY = ['--reason', 'exchange of May'];
const CHIEF = ['--as', 'chief_monitor', '--by', 'Chief'];

async function hits(): Promise<readonly Hit[]> {
  const found: Hit[] = said.flatMap(({ where, text }) => search(where, Buffer.from(text), NEEDLES));
  for (const folder of [mission, temporary, exported])
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      found.push(...search(`name of ${file}`, Buffer.from(file), NEEDLES));
      if (entry.isFile()) found.push(...search(file, await readFile(file), NEEDLES));
    }
  return found;
}

test('the search finds a planted name in every encoding, at every offset', () => {
  for (const word of PLANTED_WORDS.slice(0, 4)) {
    const hidden: [string, Buffer][] = [
      ...encodings(word),
      ...encodings(word).flatMap(([encoding, bytes]) => [
        ...['hex', 'base64', 'base64url'].map((how): [string, Buffer] => [
          `${how} of ${encoding}`,
          Buffer.from(bytes.toString(how as 'hex')),
        ]),
        ...[1, 2].map((offset): [string, Buffer] => [
          `Base64 of ${encoding} after ${offset}`,
          Buffer.from(Buffer.concat([Buffer.alloc(offset, 7), bytes, Buffer.alloc(2, 9)]).toString('base64')),
        ]),
      ]),
      ...escapes(word).map(([form, text]): [string, Buffer] => [form, Buffer.from(text)]),
      ['URL', Buffer.from(encodeURIComponent(word))],
    ];
    for (const [form, bytes] of hidden) {
      const around = Buffer.concat([Buffer.from('{"x":"'), bytes, Buffer.from('"}')]);
      assert.ok(search('here', around, NEEDLES).length > 0, `${word} as ${form}`);
    }
  }
  assert.equal(base64Of(Buffer.from('Ostromysl')).length, 3);
  assert.deepEqual(search('here', Buffer.from('Nothing is told of anybody in this text.'), NEEDLES), []);
});

test('after a whole run no name is found outside of what was brought in and answered to those entitled', async () => {
  await quiet(0, 'init', mission, '--blank');
  const setting = join(mission, 'mission.yaml');
  const blank = await readFile(setting, 'utf8');
  await writeFile(
    setting,
    blank
      .replace('id: A, name: { en: Party A }', 'id: NORTH, name: { en: North }')
      .replace('id: B, name: { en: Party B }', 'id: SOUTH, name: { en: South }'),
  );
  await lists();
  await wrongLists();
  await matching();
  await protocols();
  await privateMatching();
  await missingPersons();
  await children();
  await exportsOf();
  await served();
  await asEveryRole();
  const found = await hits();
  assert.deepEqual(found.slice(0, 10), []);
  assert.ok(said.length > 50, `${said.length} things said`);

  // The same search of a run that leaks: a name as the operator's, which goes into the ledger.
  const [leaking] = PLANTED[0]!.latin;
  const args = people(
    'import',
    await bring('again.csv', listCsv(PLANTED, 'uk', 'N')),
    '--list',
    'NORTH',
    '--purpose',
    'any,exchange',
    '--by',
    leaking,
  );
  assert.equal((await truceline(args)).status, 1);
  args[args.indexOf('any,exchange')] = 'exchange';
  assert.equal((await truceline(args)).status, 0);
  assert.ok((await hits()).some(({ where, form }) => where.includes('ledger') && form === 'UTF-8'));
});

test('a name that is left in a temporary file or in a line of a log is found', async () => {
  const [name] = PLANTED[1]!.uk;
  await appendFile(join(temporary, 'rest.tmp'), Buffer.from(`x${name}`, 'utf16le'));
  said.push({ where: 'log', text: `GET /api/persons/${encodeURIComponent(name)}` });
  const found = await hits();
  assert.ok(
    found.some(({ where }) => where.endsWith('rest.tmp')) && found.some(({ where }) => where === 'log'),
  );
  said.pop();
});

async function lists(): Promise<void> {
  const north = await bring('north.csv', listCsv(PLANTED, 'all', 'N'));
  const south = await bring('south.csv', listCsv(PLANTED.slice(0, 3), 'latin', 'S'));
  const purpose = ['--purpose', 'exchange,tracing', '--consent', 'each'];
  await quiet(0, ...people('import', north, '--list', 'NORTH', ...purpose));
  await quiet(0, ...people('import', south, '--list', 'SOUTH', ...purpose));
  const shorter = await bring('shorter.csv', listCsv(PLANTED.slice(0, 4), 'all', 'N'));
  const told = await quiet(0, ...people('import', shorter, '--list', 'NORTH', ...purpose));
  assert.match(told, /1 persons of version 1 are not in version 2 \(N5\)/);
  await quiet(0, ...people('list'));
  await quiet(0, ...people('versions', '--list', 'NORTH', '--as', 'NORTH'));
  const shown = await telling(...people('show', '--list', 'NORTH', '--as', 'NORTH', ...WHY));
  assert.ok(search('shown', Buffer.from(shown), NEEDLES).length > 0);
  await quiet(1, ...people('show', '--list', 'NORTH', '--as', 'SOUTH', ...WHY));
  await quiet(1, ...people('show', '--list', 'NORTH', ...WHY));
  await quiet(0, ...people('destroy', '--list', 'NORTH', '--list-version', '1', ...CHIEF, ...WHY));
}

/** Encodings, slipped columns, dates that are none, names where ids should be: told by row, or refused. */
async function wrongLists(): Promise<void> {
  const good = listCsv(PLANTED, 'uk', 'N');
  const [head, first, ...rest] = good.split('\n') as [string, string, ...string[]];
  const windows = encodings(good).find(([encoding]) => encoding === 'windows-1251')?.[1];
  const wrong: [string, string | Uint8Array, number][] = [
    ['utf16', Buffer.from(`\ufeff${good}`, 'utf16le'), 0],
    ['half', Buffer.from(good, 'utf16le').subarray(0, 301), 1],
    [
      'swapped',
      [head.replace('family', 'x').replace('given', 'family').replace('x', 'given'), first, ...rest].join(
        '\n',
      ),
      0,
    ],
    ['dates', good.replace('1990-05-17', '1990-02-31').replace('1985-02-03', '2190-01-01'), 0],
    ['name for a date', good.replace('1990-05-17', PLANTED[0]!.uk[0]), 0],
    ['slipped', good.replace(/^N1,/m, ''), 0],
    ['open quote', good.replace(PLANTED[0]!.uk[0], `"${PLANTED[0]!.uk[0]}`), 0],
    ['no header', good.split('\n').slice(1).join('\n'), 1],
    ['names as header', [PLANTED[0]!.uk.join(','), PLANTED[1]!.uk.join(',')].join('\n'), 1],
    ['names as ids', good.replace(/^N1,/m, `${PLANTED[0]!.latin[0]}-1,`).replace(/^N2,/m, 'N3,'), 0],
    ['nothing', '', 1],
    ...(windows === undefined ? [] : ([['1251', windows, 0]] as [string, Uint8Array, number][])),
  ];
  for (const [i, [, content, status]] of wrong.entries()) {
    const file = await bring(`wrong-${i}.csv`, content);
    await quiet(status, ...people('import', file, '--list', 'SOUTH', '--purpose', 'exchange'));
  }
  await quiet(
    1,
    ...people('import', await bring('none.csv', good), '--list', 'NOBODY', '--purpose', 'exchange'),
  );
  const south = await bring('south-again.csv', listCsv(PLANTED.slice(0, 3), 'latin', 'S'));
  await quiet(0, ...people('import', south, '--list', 'SOUTH', '--purpose', 'exchange,tracing'));
  // The argument itself tells; what the program makes of it must not.
  const { out, err, status } = await truceline(
    people('show', '--list', 'NORTH', '--as', 'NORTH', '--reason', `visit to ${PLANTED[0]!.ru[0]}`),
  );
  assert.equal(status, 1);
  said.push({ where: 'reason', text: out + err });
}

async function matching(): Promise<void> {
  await quiet(0, ...people('match', ...CHIEF, ...WHY));
  const own = await quiet(0, ...people('matches', '--as', 'SOUTH', ...WHY));
  assert.ok(own.includes('S1') && !own.includes('N1'));
  assert.match(await quiet(0, ...people('matches', ...CHIEF, ...WHY)), /"a":"N1","b":"S1"/);
  await quiet(1, ...people('matches', '--as', 'monitor', ...WHY));
  await quiet(0, 'match', 'clear', join(brought, 'north.csv'), join(brought, 'south.csv'));
}

/** To standard output for whoever is entitled, to a file where one is named, and nowhere else. */
async function protocols(): Promise<void> {
  const handovers = await bring('handovers.jsonl', HANDOVERS);
  await quiet(0, 'import', 'truceline', handovers, '--mission', mission);
  const protocol = (...args: string[]): string[] => people('protocol', '2025-05-03', ...args);
  const named = (...args: string[]): string[] => protocol('--with-names', ...args);
  const shown = await telling(...named('--list', 'NORTH', '--as', 'NORTH', ...WHY));
  assert.ok(search('protocol', Buffer.from(shown), NEEDLES).length > 0);
  // Who refuses, and who is on the list for another purpose.
  for (const absent of [PLANTED[2]!, PLANTED[4]!]) assert.ok(!shown.includes(absent.uk[0]));
  const ids = await bring('ids.txt', 'NORTH:N1\nSOUTH:S1\n');
  const file = join(brought, 'protocol.html');
  const both = ['--list', 'NORTH', 'SOUTH', '--ids', ids];
  await quiet(0, ...named(...both, ...CHIEF, ...WHY, '-o', file));
  assert.ok((await readFile(file, 'utf8')).includes(PLANTED[0]!.uk[0]));
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await quiet(1, ...named(...both, '--as', 'NORTH', ...WHY));
  await quiet(1, ...named('--list', 'NORTH', '--as', 'SOUTH', ...WHY));
  await quiet(1, ...named('--list', 'NORTH', '--as', 'NORTH'));
  // A list of names that is taken for one of ids.
  const wrong = await bring('names.txt', PLANTED.map(({ uk }) => uk.join(' ')).join('\n'));
  await quiet(1, ...named('--list', 'NORTH', '--ids', wrong, '--as', 'NORTH', ...WHY));
  await quiet(1, ...named('--list', 'NORTH', 'SOUTH', '--ids', wrong, ...CHIEF, ...WHY));
  await quiet(0, ...protocol('-o', join(exported, 'numbers.html')));
  await quiet(0, ...people('duplicates', '--list', 'NORTH', '--as', 'NORTH'));
  await quiet(1, ...people('duplicates', '--list', 'NORTH', '--as', 'SOUTH'));
}

const HANDOVERS = `${JSON.stringify({
  ...{ kind: 'handover', id: 'h-1', source: 'news', from: 'NORTH', to: 'SOUTH', count: 12 },
  ...{ category: 'prisoner_of_war', reportedBy: 'NORTH' },
  time: { start: '2025-05-03T10:00:00Z', end: '2025-05-03T12:00:00Z', precision: 'hour' },
})}\n`;

async function privateMatching(): Promise<void> {
  const key = join(temporary, 'mission.key');
  await quiet(0, 'match', 'key', key);
  const side = async (party: string, list: string, session: string): Promise<string> => {
    const state = join(temporary, `${session}-${party}`);
    await quiet(
      0,
      'match',
      'offer',
      join(brought, list),
      '--key',
      key,
      '--session',
      session,
      '--party',
      party,
      '--state',
      state,
    );
    return state;
  };
  const [one, two] = [await side('1', 'north.csv', 'seven'), await side('2', 'south.csv', 'seven')];
  const other = await side('2', 'south.csv', 'eight');
  const [offer1, offer2] = [join(one, 'offer-1.psi'), join(two, 'offer-2.psi')];
  const cut = join(temporary, 'cut.psi');
  await writeFile(cut, (await readFile(offer2)).subarray(0, 200));
  await quiet(1, 'match', 'answer', cut, '--state', one);
  await quiet(1, 'match', 'answer', join(other, 'offer-2.psi'), '--state', one);
  await quiet(1, 'match', 'answer', offer1, '--state', one);
  await quiet(0, 'match', 'answer', offer2, '--state', one);
  await quiet(0, 'match', 'answer', offer1, '--state', two);
  await quiet(0, 'match', 'open', join(two, 'answer-2.psi'), '--state', one);
  await quiet(1, 'match', 'open', join(one, 'answer-1.psi'), '--state', one);
}

const requestFor = (i: number): object => ({
  asker: { name: ASKER.join(' '), contact: 'a@example.org' },
  relation: 'parent',
  about: {
    family: PLANTED[i]!.uk[0],
    given: PLANTED[i]!.uk[1],
    patronymic: PLANTED[i]!.uk[2],
    born: PLANTED[i]!.born,
  },
});

async function missingPersons(): Promise<void> {
  for (const [i, answer] of [
    [0, /^Known: registered by both sides/],
    [2, /^Not known, or under protection/],
  ] as const) {
    const file = await bring(`request-${i}.yaml`, JSON.stringify(requestFor(i)));
    const put = await quiet(0, ...people('request', file, '--as', 'monitor'));
    const number = /seal:([0-9a-f]{64})/.exec(put)![1]!;
    assert.match(await quiet(0, ...people('answer', number, '--as', 'monitor')), answer);
    await quiet(1, ...people('answer', number, '--as', 'monitor'));
    await quiet(0, ...people('behind', number.slice(0, 12), ...CHIEF, ...WHY));
  }
  const [name] = PLANTED[3]!.uk;
  for (const [i, content] of [
    `about: { family: ${name}`,
    `${name}: 1`,
    `- ${name}`,
    `about: *${name}`,
    `!!${name} {}`,
  ].entries())
    await quiet(1, ...people('request', await bring(`bad-${i}.yaml`, content), '--as', 'monitor'));
}

async function children(): Promise<void> {
  const details = `${PLANTED[3]!.uk.join(' ')}, of ${ASKER.join(' ')}`;
  const step = async (name: string, content: object): Promise<string[]> =>
    people('child', await bring(`${name}.yaml`, JSON.stringify(content)), ...CHIEF);
  const opened = await quiet(0, ...(await step('opened', { step: 'guardian_request', details })));
  const number = /[0-9a-f]{12}/.exec(opened)![0];
  await quiet(0, ...(await step('identity', { step: 'identity_evidence', case: number, details })));
  await quiet(1, ...(await step('early', { step: 'returned', case: number, details })));
  await quiet(1, ...(await step('wrong', { step: details, case: number, details })));
  const cases = await telling(...people('children', ...CHIEF, ...WHY));
  assert.ok(search('cases', Buffer.from(cases), NEEDLES).length > 0);
  assert.match(await quiet(0, ...people('child-counts')), /1-4 cases open/);
}

async function exportsOf(): Promise<void> {
  await quiet(0, 'run', mission, '--tables', '--out', join(exported, 'reports'));
  await quiet(0, 'people', '--mission', mission, '--json');
  await quiet(0, 'seal', 'list', '--mission', mission);
  await quiet(0, 'ledger', 'verify', join(mission, 'ledger'));
  await cp(join(mission, 'ledger'), join(exported, 'ledger'), { recursive: true });
}

/** The server in a process of its own: its output, and every route that its description names, as the public. */
async function served(): Promise<void> {
  const { address, child, stop } = await serve(mission);
  child.stdout!.on('data', (chunk: Buffer) => said.push({ where: 'server', text: chunk.toString() }));
  child.stderr!.on('data', (chunk: Buffer) => said.push({ where: 'server', text: chunk.toString() }));
  try {
    for (const path of await pathsOf((url) => fetch(`${address}${url}`)))
      await overHttp(path, fetch(`${address}${path}`));
    const names = JSON.stringify(requestFor(1));
    for (const [path, body] of [
      ['/api/persons/requests', names],
      ['/api/persons/requests', names.slice(0, 90)],
      ['/api/persons/lists/NORTH', listCsv(PLANTED, 'uk', 'N')],
      ['/api/records', names],
    ] as const)
      await overHttp(path, fetch(`${address}${path}`, { method: 'POST', body }), [401, 403]);
    await quiet(0, ...people('list'));
  } finally {
    await stop();
  }
}

/** The same app in this process, asked as each role in turn; only answers to those entitled may tell. */
async function asEveryRole(): Promise<void> {
  const opened = await openMission(mission);
  assert.ok(opened.ok);
  const store = await openLocalStore(mission, { origin: opened.mission.config.id, now: () => new Date() });
  const live = await goLive(opened.mission, store, '0.0.0-test');
  const printed = { log: console.log, error: console.error };
  console.error = (...parts: unknown[]) =>
    said.push({ where: 'log of the app', text: parts.map(String).join(' ') });
  console.log = console.error;
  try {
    const askers: Principal[] = [
      THE_PUBLIC,
      ...(['administrator', 'analyst', 'guarantor', 'monitor', 'chief_monitor'] as const).map(
        (role) => ({ role, name: role, by: 'key' }) as const,
      ),
      ...['NORTH', 'SOUTH'].map(
        (party) => ({ role: 'party_delegate', party, name: `of ${party}`, by: 'key' }) as const,
      ),
    ];
    const app = createApp(live, { token: 'word', webDir: join(root, 'none'), hosts: [] });
    for (const asker of askers) {
      const ask = async (path: string, init?: RequestInit): Promise<Response> =>
        app.request(path, init, { handedOn: { principal: asker } } satisfies HandedOn);
      for (const path of await pathsOf(ask)) await overHttp(path, ask(path));
      const post = (path: string, body: unknown) =>
        ask(`/api/persons${path}`, {
          method: 'POST',
          headers: { 'x-truceline-change': 'word' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        });
      const reason = 'exchange of May';
      const isChief = asker.role === 'chief_monitor';
      const refused = asker.by === 'nothing' ? 401 : 403;
      const own = (party: string): boolean => isChief || asker.party === party;
      for (const party of ['NORTH', 'SOUTH']) {
        const read = await post(`/lists/${party}/read`, { reason });
        assert.equal(read.status, own(party) ? 200 : refused, `${asker.role} ${asker.party} ${party}`);
        if (own(party)) assert.ok(search('read', Buffer.from(await read.text()), NEEDLES).length > 0);
        else await overHttp(`read as ${asker.role}`, Promise.resolve(read));
        await overHttp('changes', ask(`/api/persons/lists/${party}/changes`));
        await overHttp('duplicates', ask(`/api/persons/lists/${party}/duplicates`));
        await overHttp(
          'check',
          post(`/lists/${party}/check?purpose=exchange`, listCsv(PLANTED, 'uk', 'N').replace('1990', '1890')),
        );
        const protocol = await post('/protocols/2025-05-03', { reason, lists: [{ of: party }] });
        assert.equal(protocol.status, own(party) ? 200 : refused);
        if (own(party)) {
          assert.equal(protocol.headers.get('cache-control'), 'no-store');
          assert.ok(search('protocol', Buffer.from(await protocol.text()), NEEDLES).length > 0);
        } else await overHttp('protocol', Promise.resolve(protocol));
        await overHttp('no such day', post('/protocols/2025-05-09', { reason, lists: [{ of: party }] }));
        await overHttp(
          'protocol of both',
          post('/protocols/2025-05-03', {
            reason: PLANTED[0]!.ru[0],
            lists: [{ of: 'NORTH' }, { of: 'SOUTH' }],
          }),
        );
        await overHttp('reason', post(`/lists/${party}/read`, { reason: `for ${PLANTED[1]!.latin[0]}` }));
        await overHttp('import', post(`/lists/${party}?purpose=exchange`, PLANTED[0]!.uk.join(',')));
      }
      await overHttp('match', post('/matches', { reason }));
      const matches = post('/matches/read', { reason });
      await overHttp('matches', matches);
      const put = await post('/requests', requestFor(4));
      const text = await put.text();
      said.push({ where: 'request', text });
      const number = /seal:[0-9a-f]{64}/.exec(text)?.[0] ?? 'a'.repeat(64);
      assert.equal(put.status, isChief || asker.role === 'monitor' ? 200 : refused);
      await overHttp('answer', post(`/requests/${number}/answer`, {}));
      await overHttp('bad request', post('/requests', JSON.stringify(requestFor(3)).slice(0, 70)));
      await overHttp('bad request', post('/requests', { ...requestFor(3), relation: PLANTED[3]!.ru[0] }));
      const read = await post('/children/read', { reason });
      assert.equal(read.status, isChief ? 200 : refused);
      if (!isChief) await overHttp('children', Promise.resolve(read));
      await overHttp(
        'step',
        post('/children/steps', { step: PLANTED[3]!.uk[0], details: PLANTED[3]!.uk[1] }),
      );
    }
  } finally {
    Object.assign(console, printed);
    await live.close();
    await store.close();
  }
}

/** Address, status, head and body of an answer, none of which may tell. */
async function overHttp(
  where: string,
  answering: Promise<Response>,
  expected?: readonly number[],
): Promise<void> {
  const answer = await answering;
  const head = [...answer.headers].map((pair) => pair.join(': ')).join('\n');
  const isEndless = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = isEndless ? '' : await answer.text();
  if (isEndless) await answer.body?.cancel();
  said.push({ where: `HTTP ${where}`, text: [where, answer.url, head, body].join('\n') });
  if (expected) assert.ok(expected.includes(answer.status), `${where}: ${answer.status} ${body}`);
}

/** Every address to read that the description of the interface names, and those of the ledger and of persons. */
async function pathsOf(ask: (path: string) => Promise<Response>): Promise<readonly string[]> {
  const described = (await (await ask('/api/openapi.json')).json()) as { paths: Record<string, object> };
  const read = Object.entries(described.paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replace(/\{\w+\}/g, 'none'));
  return [
    ...read,
    '/ledger/checkpoint',
    '/ledger/tile/entries/000.p/20',
    '/ledger/tile/0/000.p/20',
    '/api/records',
    '/api/persons/lists',
    '/api/persons/children/counts',
    '/api/openapi.json',
  ];
}
