import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { type AlertsConfig, alertsConfig } from '../mission/alert-config.js';
import { type Alerts, openAlerts } from './alerts.js';
import { journalFile, readJournal } from './journal.js';
import { indexWith, type Said } from './picture.fixture.js';

const START = Date.parse('2031-03-20T10:00:00Z');
const MINUTE_MS = 60_000;
const ends: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

interface Scene {
  readonly alerts: Alerts;
  readonly dir: string;
  /** Moves when it is set. */
  readonly clock: { ms: number };
  again(): Promise<Scene>;
}

async function scene(config: object, dir?: string, clock = { ms: START }): Promise<Scene> {
  const folder = dir ?? (await mkdtemp(join(tmpdir(), 'truceline-alert-')));
  if (!dir) ends.push(() => rm(folder, { recursive: true, force: true }));
  const parsed: AlertsConfig = alertsConfig.parse(config);
  const alerts = await openAlerts({
    dir: folder,
    mission: { id: 'harbour', title: { en: 'Harbour', uk: 'Гавань' }, timeZone: 'Europe/Vienna' },
    config: parsed,
    aliasKey: Buffer.alloc(32, 7),
    now: () => clock.ms,
  });
  ends.push(() => alerts.close().catch(() => undefined));
  return { alerts, dir: folder, clock, again: () => scene(config, folder, clock) };
}

interface Taken {
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function hook(): Promise<{ url: string; taken: Taken[]; status: { code: number }; server: Server }> {
  const taken: Taken[] = [];
  const status = { code: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      if (status.code < 300) taken.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status.code, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => new Promise((done) => server.close(done)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, taken, status, server };
}

async function mailbox(): Promise<{ port: number; letters: string[] }> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  const listening = await new Promise<Server>((done) => {
    const net = server.listen(0, '127.0.0.1', () => done(net as unknown as Server));
  });
  ends.push(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (listening.address() as AddressInfo).port, letters };
}

const toHook = (url: string, rule: object = {}): object => ({
  link: 'https://watch.example/',
  receivers: [{ id: 'desk', role: 'analyst', webhook: url, allowPrivate: true }],
  rules: [{ id: 'strikes', about: 'finding', to: ['desk'], digestMinutes: 0, ...rule }],
});
const strike = (id: string, more: Partial<Said> = {}): Said => ({ id, ...more });

/** The check of docs/alerts.md. */
function isFrom(secret: string, { headers, body }: Taken, nowSeconds: number): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (Math.abs(nowSeconds - Number(at)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
  return signatures!.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const typeOf = ({ body }: Taken): string => JSON.parse(body).type;

test('a finding is told once, over looks at the same picture and over restarts', async () => {
  const { url, taken } = await hook();
  let at = await scene(toHook(url));
  await at.alerts.follow(indexWith([strike('old')]));
  await at.alerts.send();
  assert.equal(taken.length, 0, 'what was known when the rule began is not told');
  await at.alerts.follow(indexWith([strike('old'), strike('fresh')]));
  await at.alerts.send();
  await at.alerts.follow(indexWith([strike('old'), strike('fresh')]));
  await at.alerts.send();
  await at.alerts.close();
  at = await at.again();
  await at.alerts.follow(indexWith([strike('old'), strike('fresh')]));
  await at.alerts.send();
  assert.deepEqual(taken.map(typeOf), ['alert.new']);
  assert.match(taken[0]!.body, /inc-fresh/);
});

test('what was entered and not sent when the process was killed is sent by the next, with the same id', async () => {
  const { url, taken } = await hook();
  const killed = await scene(toHook(url, { begin: 'all' }));
  await killed.alerts.follow(indexWith([strike('a')]));
  // No close: and the last write was cut in the middle of a line.
  const file = journalFile(killed.dir);
  const whole = await readFile(file, 'utf8');
  await writeFile(file, `${whole}{"entry":"item","ite`);
  const next = await killed.again();
  await next.alerts.follow(indexWith([strike('a')]));
  await next.alerts.send();
  assert.equal(taken.length, 1);
  // Killed after it was sent and before the answer was written: once more, and whoever receives it can tell.
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(file, `${lines.filter((line) => !line.includes('"answer"')).join('\n')}\n`);
  const third = await killed.again();
  await third.alerts.send();
  assert.equal(taken.length, 2);
  assert.equal(taken[1]!.headers['webhook-id'], taken[0]!.headers['webhook-id']);
  assert.equal(taken[1]!.body, taken[0]!.body);
});

test('a revised finding names the first alert, also where an earlier observation renamed the incident', async () => {
  const { url, taken } = await hook();
  const { alerts } = await scene(toHook(url, { begin: 'all' }));
  await alerts.follow(indexWith([strike('a', { band: 'possible' })]));
  await alerts.send();
  await alerts.follow(indexWith([strike('earlier', { band: 'confirmed', observations: ['earlier', 'a'] })]));
  await alerts.send();
  await alerts.follow(
    indexWith([strike('earlier', { verdict: 'noViolation', observations: ['earlier', 'a'] })]),
  );
  await alerts.send();
  assert.deepEqual(taken.map(typeOf), ['alert.new', 'alert.revised', 'alert.withdrawn']);
  const [first, second, third] = taken.map(({ body }) => JSON.parse(body).data.alerts[0]);
  assert.equal(first.first, undefined);
  assert.deepEqual([second.first, third.first], [first.id, first.id]);
  assert.equal(third.facts.readings[0].verdict, 'noViolation');
});

test('a signature holds for its secret, its bytes and its time, and for nothing else', async () => {
  const { url, taken } = await hook();
  const at = await scene(toHook(url, { begin: 'all' }));
  await at.alerts.follow(indexWith([strike('a')]));
  await at.alerts.send();
  const secrets = await readFile(join(at.dir, 'secrets', 'alerts.json'), 'utf8');
  const secret: string = JSON.parse(secrets).webhooks.desk;
  const [one] = taken as [Taken];
  const now = START / 1_000;
  assert.ok(isFrom(secret, one, now));
  assert.equal(isFrom(`whsec_${Buffer.alloc(32).toString('base64')}`, one, now), false);
  assert.equal(isFrom(secret, { ...one, body: `${one.body} ` }, now), false);
  assert.equal(isFrom(secret, one, now + 301), false);
});

test('a receiver that is down is tried again later and gets everything; no redirect is followed', async () => {
  const { url, taken, status } = await hook();
  const { alerts, clock } = await scene(toHook(url, { begin: 'all' }));
  status.code = 503;
  await alerts.follow(indexWith([strike('a'), strike('b')]));
  assert.deepEqual(
    (await alerts.send()).failed.map(({ answer }) => answer),
    ['HTTP 503', 'HTTP 503'],
  );
  assert.deepEqual((await alerts.send()).failed, [], 'not before its time');
  status.code = 302;
  clock.ms += MINUTE_MS;
  assert.match((await alerts.send()).failed[0]!.answer, /redirects are not followed/);
  status.code = 200;
  clock.ms += MINUTE_MS;
  assert.equal((await alerts.send()).taken, 2);
  assert.equal(taken.length, 2);
});

test('an address of this machine or a private network is refused unless the mission allows it', async () => {
  const { taken, url } = await hook();
  for (const webhook of [
    url.replace('http:', 'https:'),
    'https://10.1.2.3/in',
    'https://[::1]/in',
    'https://[::ffff:10.0.0.1]/in',
    'https://localhost/in',
    'https://169.254.169.254/latest',
  ]) {
    const { alerts } = await scene({
      receivers: [{ id: 'desk', role: 'analyst', webhook }],
      rules: [{ id: 'strikes', about: 'finding', to: ['desk'], begin: 'all' }],
    });
    await alerts.follow(indexWith([strike('a')]));
    const { failed } = await alerts.send();
    assert.match(failed[0]!.answer, /private or of this machine/, webhook);
  }
  assert.equal(taken.length, 0);
});

test('quiet hours hold back and lose nothing, on the day that the clocks go forward too', async () => {
  const { url, taken } = await hook();
  const quiet = { from: '22:00', until: '03:30' };
  // In Vienna the clocks go from 2:00 to 3:00 on 30 March 2031, at 1:00 UTC.
  const clock = { ms: Date.parse('2031-03-30T00:30:00Z') };
  const { alerts } = await scene(toHook(url, { begin: 'all', quiet }), undefined, clock);
  await alerts.follow(indexWith([strike('a')]));
  for (const [iso, count] of [
    ['2031-03-30T00:59:00Z', 0],
    ['2031-03-30T01:29:00Z', 0],
    ['2031-03-30T01:30:00Z', 1],
  ] as const) {
    clock.ms = Date.parse(iso);
    await alerts.send();
    assert.equal(taken.length, count, iso);
  }
});

test('10,000 findings at once are one message that counts them, and the next waits its minutes', async () => {
  const { url, taken } = await hook();
  const { alerts, clock } = await scene(toHook(url, { begin: 'all', digestMinutes: 10 }));
  const many = Array.from({ length: 10_000 }, (_, i) => strike(`n${i}`));
  await alerts.follow(indexWith(many));
  await alerts.send();
  await alerts.follow(indexWith([...many, strike('late'), strike('later')]));
  clock.ms += 9 * MINUTE_MS;
  await alerts.send();
  assert.equal(taken.length, 1);
  const { type, data } = JSON.parse(taken[0]!.body);
  assert.equal(type, 'alert.digest');
  assert.equal(data.count, 10_000);
  assert.deepEqual(data.counts, { 'finding new no-strikes': 10_000 });
  assert.equal(data.alerts.length, 20);
  clock.ms += MINUTE_MS;
  await alerts.send();
  assert.equal(JSON.parse(taken[1]!.body).data.count, 2);
});

test('a letter tells in the language of its receiver, and text from records stays text', async () => {
  const { port, letters } = await mailbox();
  const { alerts } = await scene({
    mail: { host: '127.0.0.1', port, security: 'none', from: 'watch@harbour.example' },
    receivers: [{ id: 'desk', role: 'analyst', language: 'uk', email: ['desk@harbour.example'] }],
    rules: [{ id: 'strikes', about: 'finding', to: ['desk'], begin: 'all', digestMinutes: 0 }],
  });
  const place = 'Quay<script>alert(1)</script>\r\nBcc: spy@evil.example\r\n\r\nhello';
  await alerts.follow(indexWith([strike('a', { place })]));
  assert.deepEqual(await alerts.send(), { taken: 1, failed: [] });
  const [letter] = letters as [string];
  const head = letter.slice(0, letter.indexOf('\r\n\r\n'));
  assert.doesNotMatch(head, /^Bcc:/im);
  assert.match(head, /^Auto-Submitted: auto-generated$/im);
  assert.match(head, /^Message-ID: <msg-[0-9a-f]{24}@harbour\.example>$/im);
  const parts = letter
    .split(/\r\n--[^\r\n]+/)
    .slice(1)
    .map((part) => decoded(part));
  const html = parts.find((part) => part.includes('<!doctype html>'))!;
  assert.match(html, /lang="uk"/);
  assert.match(html, /Нове: Висновок щодо пункту/);
  assert.doesNotMatch(html, /<script>/);
  assert.match(html, /&lt;script&gt;/);
  assert.ok(parts.some((part) => part.includes('Обчислено за записами місії')));
});

test('a mail server whose certificate nobody vouches for is not given a message', async () => {
  const server = new SMTPServer({ secure: true, authOptional: true });
  server.on('error', () => undefined);
  const net = await new Promise<Server>((done) => {
    const listening = server.listen(0, '127.0.0.1', () => done(listening as unknown as Server));
  });
  ends.push(() => new Promise<void>((done) => server.close(() => done())));
  const { alerts, dir } = await scene({
    mail: {
      host: '127.0.0.1',
      port: (net.address() as AddressInfo).port,
      security: 'tls',
      from: 'watch@harbour.example',
    },
    receivers: [{ id: 'desk', role: 'analyst', email: ['desk@harbour.example'] }],
    rules: [{ id: 'strikes', about: 'finding', to: ['desk'], begin: 'all' }],
  });
  await alerts.follow(indexWith([strike('a')]));
  assert.match((await alerts.send()).failed[0]!.answer, /certificate/);
  const { state } = await readJournal(dir);
  assert.equal([...state.messages.values()][0]!.taken, false);
});

test('a test says that it is one, and is no first alert of anything', async () => {
  const { url, taken } = await hook();
  const { alerts } = await scene(toHook(url));
  const index = indexWith([strike('a')]);
  await alerts.follow(index);
  const { config } = alerts.setting;
  await alerts.test(index, config.rules[0]!, config.receivers);
  await alerts.send();
  assert.deepEqual(taken.map(typeOf), ['alert.test']);
  assert.equal(alerts.state.items.size, 0);
});

test('a rule that asks for something else now begins anew and withdraws nothing', async () => {
  const { url, taken } = await hook();
  const at = await scene(toHook(url, { begin: 'all' }));
  await at.alerts.follow(indexWith([strike('a')]));
  await at.alerts.send();
  await at.alerts.close();
  const changed = await scene(toHook(url, { band: ['confirmed'] }), at.dir);
  await changed.alerts.follow(indexWith([strike('a', { band: 'possible' })]));
  await changed.alerts.send();
  assert.deepEqual(taken.map(typeOf), ['alert.new']);
});

function decoded(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  if (/base64/i.test(part)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(part)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
