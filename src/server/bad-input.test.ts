/** What strangers send, over a real connection, and what must come back. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { parse } from 'parse5';
import { changeAccounts } from '../access/account.js';
import { newKey } from '../access/api-key.js';
import { hashPassword } from '../access/password.js';
import { ROLES } from '../access/role.js';
import { NOW, RECORDS, type Scene, scene, TOKEN } from './access.fixture.js';

let at: Scene;
let server: ServerType;
let port = 0;

before(async () => {
  at = await scene();
  server = createAdaptorServer({ fetch: at.app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(async () => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await at.close();
});

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** The path goes out to the letter: fetch would tidy it up. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body = '' as string | Uint8Array } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > 1 << 20) response.destroy();
      });
      response.on('close', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** As raw bytes, for what no client library would send. */
function talk(bytes: string, waitMs = 3_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setTimeout(waitMs, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    setTimeout(() => socket.end(), 300).unref();
  });
}

const lock = { authorization: `Bearer ${TOKEN}` };
const write = (value: unknown): Promise<Answer> =>
  ask('/api/records', {
    method: 'POST',
    headers: lock,
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
const SECRET = /"kind":"observation"|Needleford|argon2|PRIVATE KEY|truceline: mission|root:x:/;

const PATHS = [
  '/api/%72ecords',
  '/api/records/',
  '//api/records',
  '/api//records',
  '/api/./records',
  '/api/session/../records',
  '/api/session/%2e%2e/records',
  '/api/session/..%2frecords',
  '/api/session%2f..%2frecords',
  '/api/records%00',
  '/api/records;x',
  '/api/records?asOf=1',
  '/api/%2572ecords',
  '/API/records',
  '/api\\records',
  '/ledger/tile/%65ntries/000.p/5',
  '/ledger/tile%2fentries/000.p/5',
  '/ledger/./tile/entries/000.p/5',
  '/ledger/tile//entries/000.p/5',
  '/ledger/x/../tile/entries/000.p/5',
  '/ledger/x/..%2ftile/entries/000.p/5',
  '/ledger/tile/0/..%2fentries%2f000.p/5',
  '/ledger/../secrets/accounts.json',
  '/ledger/..%2fsecrets%2faccounts.json',
  '/ledger/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/..%2fmission.yaml',
  '/..%5cmission.yaml',
  '/secrets/accounts.json',
  '/%00/etc/passwd',
  '/%c0%ae%c0%ae/mission.yaml',
  '/api/reports/..%2f..%2fmission.yaml',
  '/api/reports/2025-03-05.html%00.pdf',
  '/api/layers/..%2f..%2fsecrets',
  '/api/incidents/__proto__',
  '/api/incidents/constructor',
  '/api/agreements/__proto__',
  '/api/layers/__proto__',
  '/api/cases/__proto__',
  `/${'a'.repeat(12_000)}`,
  `/api/incidents/${'%41'.repeat(3_000)}`,
  `/api/incidents?q=${'a'.repeat(12_000)}`,
];
for (const path of PATHS)
  test(`the public gets nothing by ${path.slice(0, 60)}`, async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, text, headers } = await ask(path, { method });
      assert.ok(status < 500 || status === 503, `${method} ${status} ${text.slice(0, 200)}`);
      assert.doesNotMatch(text, SECRET);
      if (status < 400) assert.doesNotMatch(String(headers['content-type']), /ndjson|octet-stream/);
    }
  });

const MESSAGES: readonly (readonly [what: string, sent: string, status: RegExp])[] = [
  [
    'a header beyond all measure',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
    /^HTTP\/1.1 431/,
  ],
  [
    'two lengths that differ',
    'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\n{}x',
    /^HTTP\/1.1 400/,
  ],
  [
    'a length and chunks',
    'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1.1 400/,
  ],
  ['no host at all', 'GET /api/health HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400/],
  ['a method of its own', 'STEAL /api/records HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1.1 400/],
  [
    'a line break inside of a header',
    'GET /api/health HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n',
    /^HTTP\/1.1 400/,
  ],
];
for (const [what, sent, status] of MESSAGES)
  test(`a request with ${what} is refused by the server itself`, async () => {
    assert.match(await talk(sent), status);
  });

test('other methods open nothing that GET and POST do not', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
    for (const path of ['/api/records', '/api/incidents', '/ledger/tile/entries/000.p/5']) {
      const { status, text } = await ask(path, { method, headers: { 'x-truceline-change': '1' } });
      assert.ok(status >= 400 && status < 500, `${method} ${path}: ${status}`);
      assert.doesNotMatch(text, SECRET);
    }
  const masked = await ask('/api/records', {
    method: 'POST',
    headers: { 'x-http-method-override': 'GET', 'x-truceline-change': '1' },
  });
  assert.equal(masked.status, 401);
});

const wide = { ...RECORDS[0]! };
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const BODIES: readonly (readonly [what: string, body: string | Uint8Array, status: number])[] = [
  ['nothing that is JSON', '{"kind":', 400],
  ['JSON of a hundred thousand levels', nested(100_000), 400],
  ['a field of a hundred thousand levels', `{"kind":"observation","id":${nested(100_000)}}`, 400],
  ['a number instead of a record', '7', 400],
  ['null', 'null', 400],
  ['a field that there is not', JSON.stringify({ ...wide, id: 'x-1', admin: true }), 400],
  ['__proto__ as a field', JSON.stringify(wide).replace('{', '{"__proto__":{"polluted":1},'), 400],
  [
    'constructor as a field',
    JSON.stringify(wide).replace('{', '{"constructor":{"prototype":{"polluted":1}},'),
    400,
  ],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"id":"'), Buffer.of(0xff, 0xfe), Buffer.from('"}')]),
    400,
  ],
  ['half a character', Buffer.from(JSON.stringify({ ...wide, summary: 'ї' })).subarray(0, -3), 400],
  [
    'an overlong slash',
    Buffer.concat([Buffer.from('{"id":"'), Buffer.of(0xc0, 0xaf), Buffer.from('"}')]),
    400,
  ],
  ['a source that there is not', JSON.stringify({ ...wide, id: 'x-2', source: '__proto__' }), 400],
  [
    'a time that there is not',
    JSON.stringify({
      ...wide,
      id: 'x-3',
      time: { start: '2025-02-30T99:00:00Z', end: 'x', precision: 'hour' },
    }),
    400,
  ],
  [
    'a place outside of the world',
    JSON.stringify({
      ...wide,
      id: 'x-4',
      place: { lat: 1e308, lon: -1e308, radiusMetres: 1, precision: 'town', basis: 'coder' },
    }),
    400,
  ],
];
for (const [what, body, status] of BODIES)
  test(`a record of ${what} is refused with the reason, and nothing is written`, async () => {
    const size = await at.live.store.size();
    const answer = await ask('/api/records', { method: 'POST', headers: lock, body });
    assert.equal(answer.status, status, answer.text.slice(0, 300));
    assert.match(answer.text, /"message":"(Line 1|The body)/);
    assert.ok(answer.text.length < 2_000, 'the answer does not repeat what was sent');
    assert.equal(await at.live.store.size(), size);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

test('of a key that stands twice one value counts, and everybody is shown the same', async () => {
  const twice = JSON.stringify({ ...RECORDS[0], id: 'twice', summary: 'the first' }).replace(
    /}$/,
    ',"summary":"the second"}',
  );
  assert.equal((await write(twice)).status, 200);
  const { text } = await ask('/api/records', { headers: lock });
  const line = text.split('\n').find((one) => one.includes('"twice"'))!;
  assert.equal(line.match(/"summary"/g)!.length, 1);
  assert.match(line, /the second/);
  assert.doesNotMatch(text, /the first/);
});

const LIMITS: readonly (readonly [path: string, bytes: number])[] = [
  ['/api/session', 64 << 10],
  ['/api/cases', 1 << 20],
  ['/api/hotline', 1 << 20],
  ['/api/observe', 256 << 10],
  ['/api/observe/evidence', 25 << 20],
  ['/api/records', 64 << 20],
];
for (const [path, bytes] of LIMITS)
  test(`${path} refuses ${(2 * bytes) >> 10} KiB before they are sent`, async () => {
    const key = newKey();
    await changeAccounts(at.dir, (accounts) => {
      const index = accounts.findIndex(({ role }) => role === 'chief_monitor');
      const one = accounts[index]!;
      accounts[index] = {
        ...one,
        sources: ['post-7'],
        keys: [{ id: key.id, hash: key.hash, since: '2025-03-01T00:00:00Z', for: 'role' }],
      };
    });
    const text = await talk(
      `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${key.text}\r\nContent-Type: application/json\r\nContent-Length: ${2 * bytes}\r\n\r\n{`,
    );
    assert.match(text, /^HTTP\/1.1 413/);
    assert.match(text, /"too-large"/);
  });

test('a stream without end into a door that is closed is not kept', async () => {
  const before = process.memoryUsage().rss;
  const chunk = 'a'.repeat(1 << 20);
  for (const path of ['/api/records', '/api/session']) {
    const sent = await new Promise<{ status: number; mib: number }>((resolve) => {
      let mib = 0;
      let status = 0;
      const out = request(
        { host: '127.0.0.1', port, path, method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        (response) => {
          status = response.statusCode!;
          response.resume();
        },
      );
      const more = (): void => {
        if (out.destroyed || mib >= 200) {
          out.destroy();
          resolve({ status, mib });
          return;
        }
        mib++;
        if (out.write(chunk)) setImmediate(more);
        else out.once('drain', more);
      };
      out.on('error', () => undefined);
      out.on('close', () => resolve({ status, mib }));
      more();
    });
    assert.ok([401, 403, 413].includes(sent.status), `${path}: ${sent.status} after ${sent.mib} MiB`);
  }
  const grown = (process.memoryUsage().rss - before) >> 20;
  assert.ok(grown < 120, `${grown} MiB`);
});

test('a body that trickles in keeps nobody else waiting, and the server gives up on it', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{',
  );
  assert.equal((await ask('/api/health')).status, 200);
  socket.destroy();
  const { requestTimeout, headersTimeout } = server as unknown as Record<string, number>;
  assert.ok(requestTimeout! > 0 && requestTimeout! <= 300_000);
  assert.ok(headersTimeout! > 0 && headersTimeout! <= 60_000);
});

/** A report stands on what is folded; an append is answered before. */
async function folded(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (at.live.picture.standsOn.records >= (await at.live.store.size())) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('what was appended is not folded after 10 s');
}

const SCRIPT = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><svg onload=alert(1)>`;

test('scripts in every text field stay text: in the report’s page, and in no header', async () => {
  const spiked = {
    ...RECORDS[0],
    id: 'spiked',
    summary: SCRIPT,
    note: SCRIPT,
    reference: 'javascript:alert(1)',
    targetName: SCRIPT,
    time: { start: '2025-03-06T18:00:00Z', end: '2025-03-06T19:00:00Z', precision: 'hour' },
    place: { lat: 50.3, lon: 30.9, radiusMetres: 900, precision: 'town', basis: 'coder', name: SCRIPT },
    killed: 1,
  };
  const answer = await write(spiked);
  assert.equal(answer.status, 200, answer.text);
  const said = {
    ...RECORDS.find(({ kind }) => kind === 'declaration')!,
    id: 'spiked-said',
    person: SCRIPT,
    summary: SCRIPT,
    reference: 'javascript:alert(1)',
  };
  assert.equal((await write(said)).status, 200);
  await folded();
  for (const language of ['', '.uk', '.ru']) {
    const page = await ask(`/api/reports/2025-03-06${language}.html`, { headers: lock });
    assert.equal(page.status, 200);
    assert.ok(page.text.includes('alert(1)'), 'what was written does stand in the report');
    assert.deepEqual(dangersIn(page.text), []);
    const policy = String(page.headers['content-security-policy']);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /object-src 'none'/);
    assert.equal(page.headers['x-content-type-options'], 'nosniff');
  }
  for (const path of ['/api/incidents/inc-spiked', '/api/declarations']) {
    const { headers, text } = await ask(path, { headers: lock });
    assert.match(String(headers['content-type']), /^application\/json/);
    assert.match(text, /alert\(1\)/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
});

interface HtmlNode {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly HtmlNode[];
}

/** Elements and attributes that run something, as a browser would read the page. */
function dangersIn(html: string): string[] {
  const found: string[] = [];
  const walk = ({ nodeName, attrs = [], childNodes = [] }: HtmlNode): void => {
    if (['script', 'iframe', 'object', 'embed', 'base', 'img'].includes(nodeName)) found.push(nodeName);
    for (const { name, value } of attrs) {
      if (name.startsWith('on')) found.push(`${nodeName} ${name}`);
      if (['href', 'src', 'action'].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value))
        found.push(`${nodeName} ${name}=${value}`);
    }
    for (const one of childNodes) walk(one);
  };
  walk(parse(html) as unknown as HtmlNode);
  return found;
}

test('no cell of a table for a spreadsheet begins a formula', async () => {
  for (const [i, text] of ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0"].entries())
    assert.equal(
      (
        await write({
          ...RECORDS[0],
          id: `formula-${i}`,
          targetName: text,
          summary: text,
          time: { start: `2025-03-07T0${i}:00:00Z`, end: `2025-03-07T0${i}:30:00Z`, precision: 'minute' },
          place: {
            lat: 50.3 + i / 10,
            lon: 30.9,
            radiusMetres: 900,
            precision: 'town',
            basis: 'coder',
            name: text,
          },
        })
      ).status,
      200,
    );
  await folded();
  const { text } = await ask('/api/reports/2025-03-07.csv', { headers: lock });
  assert.match(text, /cmd\|/);
  const cells = [...text.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\r\n]*)/gm)].map(([, cell]) =>
    cell!.replace(/^"/, ''),
  );
  assert.ok(cells.length > 50);
  assert.deepEqual(
    cells.filter((cell) => /^[=+@\t\r]|^-(?![\d.]+"?$)/.test(cell)),
    [],
  );
});

test('pictures that are programs are not taken as evidence', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const body of [
    svg,
    '<!doctype html><script>alert(1)</script>',
    `<?xml version="1.0"?>${svg}`,
    '%PDF-1.7\n',
  ])
    for (const type of ['image/svg+xml', 'image/png']) {
      const answer = await at.as(
        'monitor',
        '/api/observe/evidence?id=device-0001&source=post-7&origin=a&tool=b',
        { method: 'POST', body, headers: { 'content-type': type } },
      );
      assert.equal(answer.status, 400, await answer.text());
    }
});

const HEADERS: readonly (readonly [what: string, path: string, headers: Record<string, string>])[] = [
  ['a line break in an address', '/api/session/at/x%0d%0aset-cookie:%20a=b', {}],
  ['a line break in the name of a report', '/api/reports/2025-03-05%0d%0aset-cookie:%20a=b.pdf', {}],
  ['a line break in a query', '/api/incidents?sort=%0d%0aset-cookie:%20a=b', {}],
  ['a host of elsewhere', '/api/mission', { host: 'evil.example' }],
  [
    'a host said by a proxy',
    '/api/mission',
    { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
  ],
];
for (const [what, path, headers] of HEADERS)
  test(`${what} changes no header of the answer`, async () => {
    const answer = await ask(path, { headers });
    assert.ok(answer.status < 500);
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(answer.headers.location, undefined);
    assert.doesNotMatch(JSON.stringify(answer.headers), /evil/);
  });

test('pages of elsewhere are let to read nothing: no answer speaks of another origin', async () => {
  for (const method of ['GET', 'OPTIONS', 'POST'])
    for (const path of ['/api/incidents', '/api/session', '/api/records', '/ledger/checkpoint'])
      for (const origin of ['https://evil.example', 'null']) {
        const answer = await ask(path, {
          method,
          headers: { origin, 'access-control-request-method': 'POST', 'x-truceline-change': '1' },
        });
        const spoken = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'));
        assert.deepEqual(spoken, [], `${method} ${path}`);
      }
});

test('what a role is given, no shared cache may keep; nor what it is refused', async () => {
  const paths = [
    '/api/session',
    '/api/mission',
    '/api/incidents',
    '/api/findings',
    '/api/records',
    '/api/cases',
  ];
  const more = [
    '/api/incidents/none',
    '/api/reports/2025-03-05.html',
    '/api/reports/2025-03-05.csv',
    '/api/events',
  ];
  for (const role of ROLES)
    for (const path of [...paths, ...more, '/ledger/tile/entries/000.p/5', '/api/nothing']) {
      const answer = await at.as(role, path);
      await answer.body?.cancel();
      const said = answer.headers.get('cache-control') ?? '';
      assert.match(said, /private|no-store/, `${path} as ${role}: ${answer.status} "${said}"`);
      assert.doesNotMatch(said, /public/);
    }
});

const key = newKey();
const FORGED: readonly (readonly [what: string, headers: Record<string, string>])[] = [
  ['a key that was never given', { authorization: `Bearer ${key.text}` }],
  ['an empty key', { authorization: 'Bearer ' }],
  ['a key of another form', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
  ['the word of the lock, cut off', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
  ['the word of the lock and more', { authorization: `Bearer ${TOKEN} x` }],
  [
    'a token without a signature',
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW5pc3RyYXRvciJ9.' },
  ],
  ['a session that was never begun', { cookie: `truceline-session=${'A'.repeat(43)}` }],
  ['two sessions', { cookie: 'truceline-session=a; truceline-session=b' }],
  ['a session of the language itself', { cookie: 'truceline-session=__proto__' }],
  ['a session without end', { cookie: `truceline-session=${'A'.repeat(9_000)}` }],
  [
    'a role of its own choice',
    { 'x-role': 'administrator', 'x-forwarded-user': 'ana', 'x-remote-user': 'ana' },
  ],
  ['an address of this machine', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' }],
];
for (const [what, headers] of FORGED)
  test(`${what} is nobody`, async () => {
    for (const path of ['/api/records', '/ledger/tile/entries/000.p/5'])
      assert.equal((await ask(path, { headers })).status, 401);
    const session = await ask('/api/session', { headers });
    assert.ok(session.status === 401 || (JSON.parse(session.text) as { role: string }).role === 'public');
  });

test('a session that has ended is not opened again by its cookie, and one’s word does not fit another’s', async () => {
  const password = await hashPassword('quite a few words in a row');
  await changeAccounts(at.dir, (accounts) => {
    for (const [i, one] of accounts.entries()) accounts[i] = { ...one, password };
  });
  const enter = async (name: string): Promise<{ cookie: string; change: string }> => {
    const answer = await ask('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: 'quite a few words in a row' }),
    });
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    return { cookie, change: (JSON.parse(answer.text) as { change: string }).change };
  };
  const [one, other] = [await enter('analyst'), await enter('guarantor')];
  const end = (cookie: string, change: string): Promise<Answer> =>
    ask('/api/session', { method: 'DELETE', headers: { cookie, 'x-truceline-change': change } });
  assert.equal((await end(one.cookie, other.change)).status, 403);
  assert.equal((await end(one.cookie, one.change)).status, 200);
  assert.equal((await ask('/api/records', { headers: { cookie: one.cookie } })).status, 401);
});

test('signing in takes as long for an account that there is not, as for one with another password', async () => {
  const times: Record<string, number[]> = { analyst: [], nobody: [] };
  for (let i = 0; i < 4; i++)
    for (const name of ['analyst', 'nobody']) {
      const start = process.cpuUsage();
      const result = await at.access.signIn(name, `wrong ${i}`, '', `10.0.0.${i}`);
      assert.deepEqual(result, { ok: false, reason: 'wrong' });
      const { user, system } = process.cpuUsage(start);
      times[name]!.push(user + system);
    }
  const least = (name: string): number => Math.min(...times[name]!);
  const ratio = least('analyst') / least('nobody');
  assert.ok(ratio > 0.5 && ratio < 2, `${ratio}`);
  assert.equal(at.clock.ms, NOW);
});
