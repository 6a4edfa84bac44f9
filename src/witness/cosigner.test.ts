import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { COSIGNATURE_TYPE, parseSignatureLines } from '../ledger/format/note.js';
import { generateKey } from '../ledger/keys.js';
import { witnessApp } from './app.js';
import type { WitnessAddress } from './ask.js';
import { type CosignerParts, cosigner } from './cosigner.js';
import { openFolder } from './folder.js';
import { type TestLog, testLog } from './log.fixture.js';

const after: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of after.splice(0).reverse()) await end();
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  after.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function runWitness(name: string, log: TestLog, now = () => new Date()): Promise<WitnessAddress> {
  const dir = await mkdtemp(join(tmpdir(), 'witness-'));
  after.push(() => rm(dir, { recursive: true }));
  const folder = await openFolder({ dir, name, newLogs: [log.key.verifier], now });
  after.push(() => folder.release());
  const url = await listen(getRequestListener(witnessApp(folder.parts).fetch));
  return { name, key: folder.parts.key.verifier, url };
}

function asking(log: TestLog, parts: Omit<CosignerParts, 'prove'>) {
  const made = cosigner({ ...parts, prove: (oldSize, size) => log.proof(oldSize, size) });
  after.push(() => made.close());
  return made;
}

const namesIn = (lines: readonly string[]): string[] =>
  parseSignatureLines(lines.join(''))
    .map((each) => each.name)
    .sort();

test('all witnesses are asked, and each cosignature is by its own key', async () => {
  const log = testLog();
  const witnesses = [await runWitness('north', log), await runWitness('south', log)];
  const { cosign, health } = asking(log, { witnesses, needed: 2 });
  assert.deepEqual(namesIn(await cosign(log.checkpoint(3), 0)), ['north', 'south']);
  assert.deepEqual(namesIn(await cosign(log.checkpoint(300), 3)), ['north', 'south']);
  assert.deepEqual(
    health().map((each) => [each.name, each.size, each.problem]),
    [
      ['north', 300, undefined],
      ['south', 300, undefined],
    ],
  );
});

test('a witness that stands at another size is asked again from there', async () => {
  const log = testLog();
  const witnesses = [await runWitness('north', log)];
  await asking(log, { witnesses, needed: 1 }).cosign(log.checkpoint(7), 0);
  const later = asking(log, { witnesses, needed: 1 });
  assert.deepEqual(namesIn(await later.cosign(log.checkpoint(20), 12)), ['north']);
});

test('one that is down does not stop the others, and is told of once until it is well again', async () => {
  const log = testLog();
  const north = await runWitness('north', log);
  const south = await runWitness('south', log);
  const gone = { ...south, url: 'http://127.0.0.1:9' };
  const told: string[] = [];
  const { cosign, health } = asking(log, {
    witnesses: [north, gone],
    needed: 1,
    tell: (message) => told.push(message),
  });
  assert.deepEqual(namesIn(await cosign(log.checkpoint(3), 0)), ['north']);
  assert.deepEqual(namesIn(await cosign(log.checkpoint(4), 3)), ['north']);
  assert.equal(told.length, 1, told.join('\n'));
  assert.match(told[0]!, /^Witness south \(http:\/\/127\.0\.0\.1:9\): /);
  assert.match(health()[1]!.problem!, /it cannot be reached|nothing listens/);
});

test('one that never answers costs a short grace, not the time limit', async () => {
  const log = testLog();
  const north = await runWitness('north', log);
  const silent = {
    name: 'silent',
    key: generateKey('silent', COSIGNATURE_TYPE).verifier,
    url: await listen(() => undefined),
  };
  const { cosign } = asking(log, { witnesses: [silent, north], needed: 1, timeoutMs: 60_000, graceMs: 50 });
  const begin = performance.now();
  assert.deepEqual(namesIn(await cosign(log.checkpoint(3), 0)), ['north']);
  assert.ok(performance.now() - begin < 20_000);
});

test('when one too few answers, the time limit ends the waiting', async () => {
  const log = testLog();
  const silent = {
    name: 'silent',
    key: generateKey('silent', COSIGNATURE_TYPE).verifier,
    url: await listen(() => undefined),
  };
  const { cosign, health } = asking(log, { witnesses: [silent], needed: 1, timeoutMs: 100 });
  assert.deepEqual(await cosign(log.checkpoint(3), 0), []);
  assert.equal(health()[0]?.problem, 'it did not answer in time');
});

test('a witness with another key than the one that is set does not count', async () => {
  const log = testLog();
  const north = await runWitness('north', log);
  const other = { ...north, key: generateKey('north', COSIGNATURE_TYPE).verifier };
  const { cosign, health } = asking(log, { witnesses: [other], needed: 1 });
  assert.deepEqual(await cosign(log.checkpoint(3), 0), []);
  assert.match(health()[0]!.problem!, /no cosignature by the key that is set/);
});

test('a cosignature over another checkpoint does not count', async () => {
  const log = testLog();
  const north = await runWitness('north', log);
  const { cosign } = asking(log, { witnesses: [north], needed: 1 });
  const [line] = await cosign(log.checkpoint(3), 0);
  const replaying = { ...north, url: await listen((_, answer) => answer.end(line)) };
  const asked = asking(log, { witnesses: [replaying], needed: 1 });
  assert.deepEqual(await asked.cosign(log.checkpoint(4), 0), []);
  assert.match(asked.health()[0]!.problem!, /a valid cosignature/);
});

test('a cosignature out of the future does not count', async () => {
  const log = testLog();
  const ahead = await runWitness('ahead', log, () => new Date(Date.now() + 3_600_000));
  const { cosign, health } = asking(log, { witnesses: [ahead], needed: 1 });
  assert.deepEqual(await cosign(log.checkpoint(3), 0), []);
  assert.match(health()[0]!.problem!, /in the future/);
});

test('a witness that knows more than the ledger says that entries are missing here', async () => {
  const log = testLog();
  const witnesses = [await runWitness('north', log)];
  await asking(log, { witnesses, needed: 1 }).cosign(log.checkpoint(20), 0);
  const restored = asking(log, { witnesses, needed: 1 });
  assert.deepEqual(await restored.cosign(log.checkpoint(15), 15), []);
  assert.match(restored.health()[0]!.problem!, /has cosigned 20 entries .* Entries are missing here/);
});

test('what is no answer of a witness is told, whatever it is', async () => {
  const log = testLog();
  const key = generateKey('odd', COSIGNATURE_TYPE).verifier;
  for (const [answer, expected] of [
    [(_, response) => response.writeHead(302, { location: '/x' }).end(), /cannot be reached/],
    [
      (_, response) => response.writeHead(500).end('broken'),
      /refused the checkpoint of 3 entries \(500\): broken/,
    ],
    [(_, response) => response.end('hello'), /signatures of a note/],
    [(_, response) => response.end('x'.repeat(1 << 20)), /too long/],
    [(_, response) => response.end(Buffer.from([0xff])), /not UTF-8/],
    [
      (_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('seven\n'),
      /a whole number/,
    ],
    [
      (_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('1\n'),
      /another size each time/,
    ],
    [(_, response) => void response.socket?.destroy(), /cannot be reached/],
  ] as [RequestListener, RegExp][]) {
    const url = await listen(answer);
    const asked = asking(log, { witnesses: [{ name: 'odd', key, url }], needed: 1 });
    assert.deepEqual(await asked.cosign(log.checkpoint(3), 0), []);
    assert.match(asked.health()[0]!.problem!, expected);
  }
});
