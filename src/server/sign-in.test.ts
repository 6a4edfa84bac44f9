import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { accountsFile, changeAccounts } from '../access/account.js';
import { newKey } from '../access/api-key.js';
import { newOneTimeSecret, newRecoveryCodes } from '../access/one-time.js';
import { hashPassword } from '../access/password.js';
import { IDLE_MS, LONGEST_MS } from '../access/sessions.js';
import { NOW, RECORDS, type Scene, scene, TOKEN } from './access.fixture.js';
import type { SessionView } from './api.js';

const PASSWORD = 'quite a few words in a row';
let at: Scene;
let hashed = '';

before(async () => {
  at = await scene();
  hashed = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  at.clock.ms = NOW;
  await change('analyst', { password: hashed, locked: false, generation: 0 });
});
after(() => at.close());

const change = (name: string, to: object): Promise<void> =>
  changeAccounts(at.dir, (accounts) => {
    const index = accounts.findIndex((one) => one.name === name);
    accounts[index] = { ...accounts[index]!, ...to };
  });

function signIn(
  name: string,
  password: string,
  code = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  return Promise.resolve(
    at.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
      body: JSON.stringify({ name, password, code }),
    }),
  );
}

async function signedIn(name: string): Promise<{ cookie: string; view: SessionView; set: string }> {
  const response = await signIn(name, PASSWORD);
  assert.equal(response.status, 200, await response.clone().text());
  const set = response.headers.get('set-cookie')!;
  return { cookie: set.split(';')[0]!, view: (await response.json()) as SessionView, set };
}

const who = async (cookie: string): Promise<SessionView> =>
  (await (await at.app.request('/api/session', { headers: { cookie } })).json()) as SessionView;

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('whoever signs in is told who they are, by a cookie that no script can read, and sees what their role sees', async () => {
  const { cookie, view, set } = await signedIn('analyst');
  assert.equal(view.role, 'analyst');
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Strict/);
  assert.equal((await who(cookie)).name, 'analyst');
  const records = await at.app.request('/api/records', { headers: { cookie } });
  assert.equal(records.status, 200);
  assert.equal((await who('')).role, 'public');
});

test('over TLS the cookie is for TLS alone', async () => {
  const response = await signIn('analyst', PASSWORD, '', { origin: 'https://localhost' });
  assert.match(response.headers.get('set-cookie')!, /Secure/);
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const { cookie, view } = await signedIn('analyst');
  const headers = { cookie, 'x-truceline-change': view.change! };
  assert.equal((await at.app.request('/api/session', { method: 'DELETE', headers })).status, 200);
  assert.equal((await who(cookie)).role, 'public');
});

test('a session ends when it is not used, and after twelve hours however much it is used', async () => {
  const idle = await signedIn('analyst');
  at.clock.ms = NOW + IDLE_MS + 1;
  assert.equal((await who(idle.cookie)).role, 'public');
  at.clock.ms = NOW;
  const busy = await signedIn('analyst');
  for (let ms = 0; ms <= LONGEST_MS; ms += IDLE_MS) {
    at.clock.ms = NOW + ms;
    assert.equal((await who(busy.cookie)).role, 'analyst', `${ms}`);
  }
  at.clock.ms = NOW + LONGEST_MS + 1;
  assert.equal((await who(busy.cookie)).role, 'public');
});

test('a changed password, a changed role and a lock end the sessions that are open', async () => {
  for (const to of [{ generation: 1 }, { locked: true }]) {
    await change('analyst', { locked: false, generation: 0 });
    const { cookie } = await signedIn('analyst');
    await change('analyst', to);
    assert.equal((await who(cookie)).role, 'public', JSON.stringify(to));
  }
});

test('a wrong name and a wrong password get the same answer, and a cookie that is invented opens nothing', async () => {
  const [name, password] = [await signIn('nobody', PASSWORD), await signIn('guarantor', 'something else')];
  assert.equal(name.status, 401);
  assert.equal(await name.text(), await password.text());
  assert.equal((await who('truceline-session=AAAA')).role, 'public');
});

test('after five wrong passwords even the right one must wait, and longer each time', async () => {
  await change('monitor', { password: hashed });
  for (let i = 0; i < 5; i++) assert.equal(await codeOf(await signIn('monitor', 'wrong one')), 'wrong');
  const response = await signIn('monitor', PASSWORD);
  assert.equal(response.status, 429);
  assert.equal(await codeOf(response), 'wait');
  assert.equal((await signIn('analyst', PASSWORD)).status, 200, 'another account of the same address');
});

test('a one-time code is asked for once the password is right, and counts once', async () => {
  const secret = newOneTimeSecret();
  const { codes, hashes } = newRecoveryCodes();
  await change('chief-monitor', { password: hashed, oneTime: { secret, lastStep: 0 }, recovery: hashes });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW });
  assert.equal(await codeOf(await signIn('chief-monitor', PASSWORD)), 'code-needed');
  assert.equal(await codeOf(await signIn('chief-monitor', 'wrong one')), 'wrong');
  assert.equal((await signIn('chief-monitor', PASSWORD, code)).status, 200);
  assert.equal(await codeOf(await signIn('chief-monitor', PASSWORD, code)), 'wrong');
  assert.equal((await signIn('chief-monitor', PASSWORD, codes[0]!)).status, 200);
  assert.equal(await codeOf(await signIn('chief-monitor', PASSWORD, codes[0]!)), 'wrong');
});

test('a page of elsewhere changes nothing, with the cookie or without it', async () => {
  const { cookie, view } = await signedIn('analyst');
  const write = (headers: Record<string, string>): Promise<Response> =>
    Promise.resolve(
      at.app.request('/api/session', {
        method: 'DELETE',
        headers: { host: 'localhost', cookie, ...headers },
      }),
    );
  assert.equal(await codeOf(await write({})), 'forged');
  assert.equal(await codeOf(await write({ 'x-truceline-change': 'guessed' })), 'forged');
  assert.equal(
    await codeOf(await write({ 'x-truceline-change': view.change!, origin: 'https://evil.example' })),
    'forged',
  );
  assert.equal(
    await codeOf(await write({ 'x-truceline-change': view.change!, 'sec-fetch-site': 'cross-site' })),
    'forged',
  );
  assert.equal((await signIn('analyst', PASSWORD, '', { origin: 'https://evil.example' })).status, 403);
  assert.equal((await write({ 'x-truceline-change': view.change!, origin: 'http://localhost' })).status, 200);
});

test('an account and a key write under the sources that they were given, and under no other', async () => {
  const { id, text, hash } = newKey();
  await change('guarantor', {
    sources: ['news'],
    keys: [{ id, hash, since: '2025-03-01T00:00:00Z', for: 'feed' }],
  });
  const post = (source: string): Promise<Response> =>
    Promise.resolve(
      at.app.request('/api/records', {
        method: 'POST',
        headers: { authorization: `Bearer ${text}` },
        body: JSON.stringify({ ...RECORDS[0], id: `by-key-${source}`, source }),
      }),
    );
  assert.equal((await post('news')).status, 200);
  assert.equal(await codeOf(await post('post-7')), 'not-its-source');
  assert.equal(
    (await at.app.request('/api/records', { headers: { authorization: `Bearer ${text}` } })).status,
    403,
  );
  assert.equal(
    (await at.app.request('/api/mission', { headers: { authorization: 'Bearer tlk_x' } })).status,
    401,
  );
  assert.equal(
    (await at.app.request('/api/records', { headers: { authorization: `Bearer ${TOKEN}` } })).status,
    200,
  );
});

test('accounts that cannot be read let nobody in, rather than everybody', async () => {
  const other = await scene();
  await writeFile(accountsFile(other.dir), '{"truceline":"accounts/1","accounts":[{"name":"x"}]}');
  const response = await other.app.request('/api/incidents');
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /accounts/);
  await other.close();
});

test('without accounts whoever is at the machine sees everything and is its administrator', async () => {
  const alone = await scene(false);
  const view = (await (await alone.app.request('/api/session')).json()) as SessionView;
  assert.deepEqual([view.role, view.by, view.signIn], ['administrator', 'machine', false]);
  assert.match(await (await alone.app.request('/api/incidents')).text(), /Needleford/);
  assert.equal((await alone.app.request('/api/records')).status, 401);
  await alone.close();
});

test('one address has so many requests in ten seconds, and is told when to come again', async () => {
  const few = await scene(true, {
    requestsInTenSeconds: 3,
    freeAttempts: 5,
    firstDelaySeconds: 2,
    longestDelaySeconds: 9,
  });
  for (let i = 0; i < 3; i++) assert.equal((await few.app.request('/api/health')).status, 200);
  const refused = await few.app.request('/api/health');
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) >= 1);
  await few.close();
});
