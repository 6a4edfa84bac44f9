/**
 * The ledger, appending: tsx bench/ledger.ts [entries] [rounds]. Entries of about 220 bytes, seeded. Prints a table:
 *
 *  - batches of 100, sixteen in flight and one at a time: until the last is acknowledged, and until all is published
 *  - single appends, 5,000 a second, at fixed times whether or not the ledger keeps up: how long until acknowledged
 *  - the peer, in the same rounds: a plain file, the same batches, one write and one fdatasync each; and the same file
 *    with as many batches under one fdatasync as the ledger had in a group
 *
 * The ledger is measured as it ships, compiled (dist): tsx puts wrappers around functions.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { generateKey as GenerateKey } from '../src/ledger/keys.js';
import type { Ledger, openLedger as OpenLedger } from '../src/ledger/ledger.js';
import { show, spread } from './measure.js';

const BATCH = 100;
const IN_FLIGHT = 16;
const SINGLES_A_SECOND = 5000;
const SINGLES_SECONDS = 4;

const entries = Number(process.argv[2] ?? 400_000);
const rounds = Number(process.argv[3] ?? 3);
if (!(entries > 0 && rounds > 0)) throw new Error('Usage: tsx bench/ledger.ts [entries] [rounds]');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = resolve(root, process.env.TRUCELINE_BUILT ?? 'dist', 'ledger');
const load = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(join(built, file)).href)) as T;
const { openLedger } = await load<{ openLedger: typeof OpenLedger }>('ledger.js');
const { generateKey } = await load<{ generateKey: typeof GenerateKey }>('keys.js');

const batches = batchesOf(entries, 1);
const folder = await mkdtemp(join(tmpdir(), 'truceline-bench-ledger-'));
try {
  const seen = { many: rates(), one: rates(), published: rates(), peer: rates(), shared: rates() };
  const waits: number[][] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const many = await appendAll(join(folder, `many-${round}`), IN_FLIGHT, batches);
    seen.many.push(entries / many.acknowledged);
    seen.published.push(entries / many.published);
    memory.push(many.megabytes);
    const part = batches.slice(0, batches.length / 4);
    const one = await appendAll(join(folder, `one-${round}`), 1, part);
    seen.one.push((part.length * BATCH) / one.acknowledged);
    seen.peer.push((part.length * BATCH) / (await peer(join(folder, `peer-${round}`), part, 1)));
    seen.shared.push(entries / (await peer(join(folder, `shared-${round}`), batches, IN_FLIGHT)));
    waits.push(await singles(join(folder, `single-${round}`)));
  }
  const ratio = (a: readonly number[], b: readonly number[]): string =>
    (spread(a).mean / spread(b).mean).toFixed(2);
  const rows = [
    ['durable appends a second, batches of 100, 16 in flight', perSecond(seen.many)],
    ['the same, until tiles and checkpoint are published too', perSecond(seen.published)],
    ['durable appends a second, batches of 100, one writer that waits for each', perSecond(seen.one)],
    ['peer: plain file, the same batches, fdatasync after each', perSecond(seen.peer)],
    ['peer: plain file, fdatasync after every 16 batches', perSecond(seen.shared)],
    ['ratio, one writer to peer with one batch a sync', ratio(seen.one, seen.peer)],
    ['ratio, 16 in flight to peer with 16 batches a sync', ratio(seen.many, seen.shared)],
    ...[50, 99, 99.9].map((share): [string, string] => [
      `single appends at 5,000/s, ${share} % acknowledged within, ms`,
      show(spread(waits.map((one) => quantile(one, share / 100)))),
    ]),
    ['memory in use at most while 16 are in flight, MB', show(spread(memory), 0)],
  ];
  console.log(
    [
      '| what | min (mean ± deviation) |',
      '| --- | --- |',
      ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n'),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function rates(): number[] {
  return [];
}

function perSecond(values: readonly number[]): string {
  return show(spread(values), 0);
}

function openNew(dir: string): Promise<Ledger> {
  return openLedger(dir, {
    key: generateKey('ledger.example/bench'),
    command: 'bench',
    now: () => new Date(),
  });
}

async function appendAll(
  dir: string,
  inFlight: number,
  all: readonly (readonly Uint8Array[])[],
): Promise<{ acknowledged: number; published: number; megabytes: number }> {
  const ledger = await openNew(dir);
  let megabytes = 0;
  const started = performance.now();
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < all.length) {
      await ledger.append(all[next++]!);
      if (next % 100 === 0) megabytes = Math.max(megabytes, process.memoryUsage.rss() / 2 ** 20);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, write));
  const acknowledged = (performance.now() - started) / 1000;
  await ledger.publish();
  const published = (performance.now() - started) / 1000;
  await ledger.close();
  return { acknowledged, published, megabytes };
}

/** Milliseconds from when each was due to its acknowledgement: a ledger that stalls is charged for all that wait. */
async function singles(dir: string): Promise<number[]> {
  const ledger = await openNew(dir);
  const waits: number[] = [];
  const total = SINGLES_A_SECOND * SINGLES_SECONDS;
  const all = batches.flat();
  const pending: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < total; ) {
    const due = started + (i * 1000) / SINGLES_A_SECOND;
    if (performance.now() < due) {
      await sleep(1);
      continue;
    }
    pending.push(
      ledger.append([all[i % all.length]!]).then(() => {
        waits.push(performance.now() - due);
      }),
    );
    i++;
  }
  await Promise.all(pending);
  await ledger.close();
  return waits.sort((a, b) => a - b);
}

async function peer(file: string, all: readonly (readonly Uint8Array[])[], perSync: number): Promise<number> {
  const handle = await open(file, 'w');
  const started = performance.now();
  let at = 0;
  for (let i = 0; i < all.length; i += perSync) {
    const bytes = Buffer.concat(all.slice(i, i + perSync).flat());
    await handle.write(bytes, 0, bytes.length, at);
    await handle.datasync();
    at += bytes.length;
  }
  const seconds = (performance.now() - started) / 1000;
  await handle.close();
  return seconds;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function batchesOf(count: number, seed: number): Uint8Array[][] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const all: Uint8Array[][] = [];
  for (let made = 0; made < count; made += BATCH) {
    all.push(
      Array.from({ length: BATCH }, (_, i) => {
        const text = `{"at":"2025-03-18T12:00:00.000Z","id":"r${made + i}","record":{"n":${random()},"text":"`;
        return Buffer.from(`${text.padEnd(200 + Math.floor(random() * 40), 'x')}"}}`);
      }),
    );
  }
  return all;
}
