import assert from 'node:assert/strict';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { changeAccounts } from '../access/account.js';
import {
  type HostileProvider,
  hostileProvider,
  hs256,
  newRsaKey,
  rs256,
  unsigned,
} from '../access/hostile-provider.fixture.js';
import { ON_THE_WAY_MS } from '../access/on-the-way.js';
import { hashPassword } from '../access/password.js';
import { secretFile } from '../access/provider.js';
import { LONGEST_MS } from '../access/sessions.js';
import { type ProviderConfig, signInConfig } from '../mission/sign-in-config.js';
import { NOW, type Scene, scene } from './access.fixture.js';
import type { SessionView } from './api.js';

const HERE = 'http://localhost:8080';
let institute: HostileProvider;
let other: HostileProvider;
let at: Scene;

const providerOf = (id: string, issuer: string, changes: object = {}): Partial<ProviderConfig> => ({
  ...{ id, name: id, issuer, clientId: 'truceline' },
  people: [
    { claim: 'groups', is: 'monitors', role: 'monitor', sources: ['post-7'] },
    { claim: 'groups', is: 'writers', role: 'monitor', sources: ['news'] },
    { claim: 'groups', is: 'north', role: 'party_delegate', party: 'NORTH', sources: [] },
    { claim: 'groups', is: 'south', role: 'party_delegate', party: 'SOUTH', sources: [] },
    { claim: ['realm', 'roles'], is: 'analyst', role: 'analyst', sources: [] },
    { claim: 'email', is: 'chief@desk.example', role: 'chief_monitor', sources: [] },
  ],
  ...changes,
});

async function sceneWith(...providers: readonly Partial<ProviderConfig>[]): Promise<Scene> {
  const config = signInConfig.parse({ address: HERE, contact: 'the secretariat', providers });
  const made = await scene(true, undefined, config);
  for (const { id } of config.providers) await keepSecret(made, id, 'the secret of the client');
  return made;
}

async function keepSecret({ dir }: Scene, id: string, secret: string): Promise<void> {
  const file = secretFile(dir, id);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${secret}\n`);
  await chmod(file, 0o600);
}

before(async () => {
  [institute, other] = await Promise.all([hostileProvider(), hostileProvider()]);
  at = await sceneWith(providerOf('institute', institute.issuer), providerOf('other', other.issuer));
});
beforeEach(() => {
  institute.reset();
  other.reset();
  at.clock.ms = NOW;
});
after(async () => {
  await Promise.all([institute.close(), other.close(), at.close()]);
});

interface Left {
  readonly location: string;
  readonly cookie: string;
  readonly set: string;
}

async function leave(id = 'institute', to = '', from = at): Promise<Left> {
  const response = await from.app.request(
    `/api/session/at/${id}${to === '' ? '' : `?to=${encodeURIComponent(to)}`}`,
  );
  assert.equal(response.status, 302, await response.clone().text());
  const set = response.headers.get('set-cookie') ?? '';
  return { location: response.headers.get('location')!, cookie: set.split(';')[0]!, set };
}

interface Came {
  readonly location: string;
  readonly session: string;
  readonly set: string;
}

async function comeBack(path: string, cookie: string, from = at): Promise<Came> {
  const response = await from.app.request(path, { headers: { cookie } });
  assert.equal(response.status, 302, await response.clone().text());
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const cookies = response.headers.getSetCookie();
  const set = cookies.find((one) => one.startsWith('truceline-session=')) ?? '';
  return { location: response.headers.get('location')!, session: set.split(';')[0]!, set };
}

async function goThere(changes: Record<string, string> = {}): Promise<Came> {
  const { location, cookie } = await leave();
  return comeBack(institute.back(location, changes), cookie);
}

const who = async (cookie: string, from = at): Promise<SessionView> =>
  (await (await from.app.request('/api/session', { headers: { cookie } })).json()) as SessionView;

test('somebody of an organisation signs in there, and is here what the mapping of their group says', async () => {
  const { location, set, cookie } = await leave('institute', '#/findings?sort=place');
  const asked = new URL(location).searchParams;
  assert.equal(asked.get('redirect_uri'), `${HERE}/api/session/at/institute/return`);
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(asked.get('scope'), 'openid email');
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Lax/);
  const back = await comeBack(institute.back(location), cookie);
  assert.equal(back.location, `${HERE}/#/findings?sort=place`);
  assert.match(back.set, /HttpOnly/);
  assert.match(back.set, /SameSite=Strict/);
  const view = await who(back.session);
  assert.deepEqual(
    [view.role, view.name, view.by, view.sources],
    ['monitor', 'institute/person-1', 'session', ['post-7']],
  );
  assert.equal((await at.app.request('/api/records', { headers: { cookie: back.session } })).status, 200);
});

test('such a session ends like any other: signed out, unused, after twelve hours; changes need its word', async () => {
  const { session } = await goThere();
  const { change } = await who(session);
  const end = (headers: Record<string, string>) =>
    at.app.request('/api/session', { method: 'DELETE', headers: { cookie: session, ...headers } });
  assert.equal((await end({})).status, 403);
  assert.equal((await end({ 'x-truceline-change': change! })).status, 200);
  assert.equal((await who(session)).role, 'public');
  const long = await goThere();
  at.clock.ms = NOW + LONGEST_MS + 1;
  assert.equal((await who(long.session)).role, 'public');
});

const MAPPINGS: readonly (readonly [what: string, claims: object, role: string, ends: string])[] = [
  ['two groups of one role', { groups: ['monitors', 'writers'] }, 'monitor', ''],
  ['a group as a word of its own', { groups: 'north' }, 'party_delegate', ''],
  ['a claim inside of another', { groups: [], realm: { roles: ['analyst'] } }, 'analyst', ''],
  [
    'a verified address, however spelt',
    { groups: [], email: 'Chief@Desk.example', email_verified: true },
    'chief_monitor',
    '',
  ],
  ['no group', { groups: [] }, 'public', 'no-role'],
  ['no claim at all', { groups: undefined }, 'public', 'no-role'],
  ['a group in other letters', { groups: ['Monitors'] }, 'public', 'no-role'],
  ['an address nobody verified', { groups: [], email: 'chief@desk.example' }, 'public', 'no-role'],
  [
    'an address said to be verified in words',
    { groups: [], email: 'chief@desk.example', email_verified: 'true' },
    'public',
    'no-role',
  ],
  ['both parties at once', { groups: ['north', 'south'] }, 'public', 'two-roles'],
  ['both parties, the other way round', { groups: ['south', 'north'] }, 'public', 'two-roles'],
  ['a claim that is no list of words', { groups: [{ toString: 'monitors' }, 7, null] }, 'public', 'no-role'],
  ['a name of the language itself', { groups: ['constructor', '__proto__'] }, 'public', 'no-role'],
];

for (const [what, claims, role, ends] of MAPPINGS)
  test(`${what}: ${ends === '' ? role : `the public, told ${ends}`}`, async () => {
    institute.claims = (right) => ({ ...right, ...claims });
    const { location, session } = await goThere();
    assert.equal(location, ends === '' ? `${HERE}/` : `${HERE}/?sign-in=${ends}`);
    const view = await who(session);
    assert.equal(view.role, role);
    assert.equal(view.contact, 'the secretariat');
    if (role === 'party_delegate') assert.equal(view.party, 'NORTH');
  });

test('an account that is theirs goes before the mapping, and its lock holds', async () => {
  const own = (to: object) =>
    changeAccounts(at.dir, (accounts) => {
      const index = accounts.findIndex(({ name }) => name === 'analyst');
      accounts[index] = { ...accounts[index]!, ...to };
    });
  await own({ subject: { issuer: institute.issuer, sub: 'person-1' } });
  const { session } = await goThere();
  assert.deepEqual([(await who(session)).role, (await who(session)).name], ['analyst', 'analyst']);
  await own({ locked: true });
  assert.equal((await who(session)).role, 'public');
  assert.equal((await goThere()).location, `${HERE}/?sign-in=no-role`);
  await own({ locked: false, subject: { issuer: other.issuer, sub: 'person-1' } });
  assert.equal((await who((await goThere()).session)).role, 'monitor', 'the same word of another provider');
  await own({ subject: undefined });
});

const seconds = (): number => Math.floor(Date.now() / 1000);
const FORGERIES: readonly (readonly [what: string, set: () => void, fault: string])[] = [
  [
    'signed with another key under the name of the right one',
    () => {
      const key = newRsaKey();
      institute.sign = (claims) => rs256(key, claims);
    },
    'untrusted',
  ],
  ['not signed (alg none)', () => (institute.sign = unsigned), 'untrusted'],
  [
    'HS256 with the public key as the secret',
    () => (institute.sign = (claims) => hs256(institute.publicPem, claims)),
    'untrusted',
  ],
  [
    'HS256 with the client’s secret',
    () => (institute.sign = (claims) => hs256('the secret of the client', claims)),
    'untrusted',
  ],
  [
    'with claims changed after it was signed',
    () => {
      const { sign } = institute;
      institute.sign = (claims) => {
        const [head, , signature] = sign(claims).split('.');
        const changed = { ...claims, sub: 'person-2' };
        return `${head}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
      };
    },
    'untrusted',
  ],
  ['of another issuer', () => (institute.claims = (right) => ({ ...right, iss: other.issuer })), 'untrusted'],
  ['for another client', () => (institute.claims = (right) => ({ ...right, aud: 'else' })), 'untrusted'],
  [
    'for two clients, made for the other',
    () => (institute.claims = (right) => ({ ...right, aud: ['truceline', 'else'], azp: 'else' })),
    'untrusted',
  ],
  ['with another nonce', () => (institute.claims = (right) => ({ ...right, nonce: 'else' })), 'untrusted'],
  ['without a nonce', () => (institute.claims = (right) => ({ ...right, nonce: undefined })), 'untrusted'],
  ['without a subject', () => (institute.claims = (right) => ({ ...right, sub: undefined })), 'untrusted'],
  [
    'with a subject of line breaks',
    () => (institute.claims = (right) => ({ ...right, sub: 'a\nb' })),
    'untrusted',
  ],
  ['expired', () => (institute.claims = (right) => ({ ...right, exp: seconds() - 60 })), 'clock'],
  ['not valid yet', () => (institute.claims = (right) => ({ ...right, nbf: seconds() + 60 })), 'clock'],
  ['that is no token', () => (institute.sign = () => 'x'), 'untrusted'],
  ['from a provider that fails', () => (institute.status = 503), 'unreachable'],
];

for (const [what, set, fault] of FORGERIES)
  test(`a token ${what} opens nothing: ${fault}`, async (context) => {
    const told = context.mock.method(console, 'error', () => undefined);
    const { location, cookie } = await leave();
    set();
    const came = await comeBack(institute.back(location), cookie);
    assert.equal(came.location, `${HERE}/?sign-in=${fault}`);
    assert.equal(came.session, '');
    assert.equal(told.mock.callCount(), 1);
    assert.doesNotMatch(
      String(told.mock.calls[0]!.arguments[0]),
      /eyJ|the secret|\n/,
      'the log holds no token',
    );
  });

test('clocks that are as far apart as is tolerated keep nobody out', async () => {
  institute.claims = (right) => ({ ...right, iat: seconds() + 20, nbf: seconds() + 20, exp: seconds() - 20 });
  assert.equal((await who((await goThere()).session)).role, 'monitor');
});

test('coming back twice with the same code and state opens nothing the second time', async () => {
  const { location, cookie } = await leave();
  const path = institute.back(location);
  assert.notEqual((await comeBack(path, cookie)).session, '');
  const again = await comeBack(path, cookie);
  assert.deepEqual([again.location, again.session], [`${HERE}/?sign-in=stale`, '']);
});

const STRANGE: readonly (readonly [
  what: string,
  cookie: (own: string) => string,
  changes: Record<string, string>,
  fault: string,
])[] = [
  ['without what this browser left with', () => '', {}, 'stale'],
  ['with what is not from here', () => 'truceline-way=AAAA', {}, 'stale'],
  ['with what was changed', (own) => `${own.slice(0, -6)}AAAAAA`, {}, 'stale'],
  ['with another state', (own) => own, { state: 'else' }, 'untrusted'],
  ['with no for an answer', (own) => own, { error: 'access_denied' }, 'refused'],
  ['with the name of another provider', (own) => own, { iss: 'https://else.example' }, 'untrusted'],
];

for (const [what, cookieOf, changes, fault] of STRANGE)
  test(`coming back ${what}: ${fault}`, async (context) => {
    context.mock.method(console, 'error', () => undefined);
    const { location, cookie } = await leave();
    const came = await comeBack(institute.back(location, changes), cookieOf(cookie));
    assert.deepEqual([came.location, came.session], [`${HERE}/?sign-in=${fault}`, '']);
  });

test('whoever comes back too late begins again, and so does everybody after a restart', async () => {
  const { location, cookie } = await leave();
  at.clock.ms = NOW + ON_THE_WAY_MS + 1;
  assert.equal((await comeBack(institute.back(location), cookie)).location, `${HERE}/?sign-in=stale`);
});

test('what one provider said is taken to no other: each has a return address of its own', async () => {
  const mine = await leave('institute');
  const path = institute.back(mine.location).replace('/at/institute/', '/at/other/');
  const came = await comeBack(path, mine.cookie);
  assert.deepEqual([came.location, came.session], [`${HERE}/?sign-in=stale`, '']);
  assert.ok(!other.asked.includes('/token'), 'the code of one was not shown to the other');
});

const ELSEWHERE = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/findings',
  '@evil.example',
  '.evil.example',
  ':80@evil.example/#',
  '#\r\nset-cookie: a=b',
  '#\u0000',
  `#${'a'.repeat(5_000)}`,
];
for (const to of ELSEWHERE)
  test(`after signing in nobody is sent to ${JSON.stringify(to.slice(0, 40))}`, async () => {
    const { location, cookie } = await leave('institute', to);
    assert.equal((await comeBack(institute.back(location), cookie)).location, `${HERE}/`);
  });

test('the address that people come back to is that of the mission, whatever Host says', async () => {
  const response = await at.app.request('/api/session/at/institute', {
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  });
  const asked = new URL(response.headers.get('location')!).searchParams;
  assert.equal(asked.get('redirect_uri'), `${HERE}/api/session/at/institute/return`);
});

test('a provider that is down or says that it is another keeps out nobody but its own', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  const impostor = await hostileProvider();
  impostor.about = (right) => ({ ...right, issuer: institute.issuer });
  const down = await sceneWith(
    providerOf('down', 'http://127.0.0.1:9'),
    providerOf('impostor', impostor.issuer),
    providerOf('institute', institute.issuer),
  );
  assert.equal((await leave('down', '#/line', down)).location, `${HERE}/?sign-in=unreachable#/line`);
  assert.equal((await leave('impostor', '', down)).location, `${HERE}/?sign-in=untrusted`);
  assert.ok((await leave('institute', '', down)).location.startsWith(institute.issuer));
  await rm(secretFile(down.dir, 'institute'));
  await Promise.all([down.close(), impostor.close()]);
});

test('while a provider does not answer, a local account signs in at once', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  const slow = await hostileProvider();
  slow.delayMs = 60_000;
  const mission = await sceneWith(providerOf('slow', slow.issuer));
  const password = await hashPassword('quite a few words in a row');
  await changeAccounts(mission.dir, (accounts) => {
    const index = accounts.findIndex(({ name }) => name === 'analyst');
    accounts[index] = { ...accounts[index]!, password };
  });
  const first = Date.now();
  const waiting = leave('slow', '', mission);
  const response = await mission.app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'analyst', password: 'quite a few words in a row' }),
  });
  assert.equal(response.status, 200);
  assert.ok(Date.now() - first < 4_000);
  assert.equal((await waiting).location, `${HERE}/?sign-in=unreachable`);
  assert.ok(Date.now() - first < 15_000, 'and the provider is given up after a few seconds');
  await Promise.all([mission.close(), slow.close()]);
});

test('a client without its secret is told in the log where it is expected, and nowhere else', async (context) => {
  const told = context.mock.method(console, 'error', () => undefined);
  const bare = await sceneWith(providerOf('institute', institute.issuer));
  await rm(secretFile(bare.dir, 'institute'));
  const { location } = await leave('institute', '', bare);
  assert.equal(location, `${HERE}/?sign-in=not-set-up`);
  assert.match(String(told.mock.calls[0]!.arguments[0]), /sign-in-institute\.secret/);
  await bare.close();
});

test('with a provider and no accounts, whoever does not sign in is the public', async () => {
  const config = signInConfig.parse({
    address: HERE,
    contact: 'the secretariat',
    providers: [providerOf('institute', institute.issuer)],
  });
  const made = await scene(false, undefined, config);
  const view = await who('', made);
  assert.deepEqual([view.role, view.signIn], ['public', true]);
  assert.deepEqual(view.organisations, [{ id: 'institute', name: 'institute' }]);
  assert.equal((await made.app.request('/api/session/at/none')).status, 404);
  assert.equal((await made.app.request('/api/session/at/__proto__')).status, 404);
  await made.close();
});

/** The package has no types. */
type MakeProvider = new (issuer: string, setting: object) => { callback(): RequestListener };

test('it works with a certified provider: oidc-provider, with its own pages between', async () => {
  const { default: Provider } = (await import('oidc-provider' as string)) as { default: MakeProvider };
  let serve: RequestListener = () => undefined;
  const server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  serve = new Provider(issuer, {
    clients: [
      {
        client_id: 'truceline',
        client_secret: 'the secret of the client',
        redirect_uris: [`${HERE}/api/session/at/real/return`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'email', 'groups'],
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@desk.example`, email_verified: true, groups: ['north'] }),
    }),
    jwks: { keys: [{ ...newRsaKey().export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a test'] },
  }).callback();
  const mission = await sceneWith(
    providerOf('real', issuer, { scopes: ['email', 'groups'] } satisfies Partial<ProviderConfig>),
  );
  const { location, cookie } = await leave('real', '', mission);
  const back = await throughPages(location, 'jo');
  assert.ok(back.startsWith(`${HERE}/api/session/at/real/return?`), back);
  const came = await comeBack(back.slice(HERE.length), cookie, mission);
  const view = await who(came.session, mission);
  assert.deepEqual(
    [view.role, view.party, view.name],
    ['party_delegate', 'NORTH', 'real/jo@desk.example'],
    came.location,
  );
  server.close();
  server.closeAllConnections();
  await mission.close();
});

/** As a browser would: follows, and fills in the forms that ask who it is and whether it agrees. */
async function throughPages(address: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  let form: URLSearchParams | undefined;
  for (let i = 0; i < 12; i++) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split(/=(.*)/s) as [string, string];
      jar.set(name, value);
    }
    form = undefined;
    const location = response.headers.get('location');
    if (location) {
      next = new URL(location, next).href;
      if (next.startsWith(HERE)) return next;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    assert.ok(prompt, page.slice(0, 500));
    next = new URL(/action="([^"]+)"/.exec(page)![1]!, next).href;
    form = new URLSearchParams({ prompt, login, password: 'any' });
  }
  throw new Error('the pages go round in circles');
}
