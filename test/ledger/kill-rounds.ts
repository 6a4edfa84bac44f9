/**
 * kill -9 at random moments under load: real processes, real files. What a writer was told to be acknowledged came out
 * of its pipe; after each kill the ledger is opened again and compared, and audited from outside now and then.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { auditLedger } from '../../src/ledger/audit/audit.js';
import { directorySource } from '../../src/ledger/audit/directory-source.js';
import { readJournal } from '../../src/ledger/audit/journal-audit.js';
import { toBase64 } from '../../src/ledger/format/bytes.js';
import { generateKey, verifyEd25519, writeKey } from '../../src/ledger/keys.js';
import { type Ledger, openLedger } from '../../src/ledger/ledger.js';
import { entryOf } from './kill-entry.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.TRUCELINE_BUILT ?? join(here, '../../dist');
const AUDIT_EVERY = 10;

export interface KillTotals {
  readonly rounds: number;
  /** Kills before the writer had opened the ledger. */
  readonly whileOpening: number;
  readonly acknowledged: number;
  readonly checkpoints: number;
}

/** @throws AssertionError that names the round and the seed. */
export async function killRounds(
  rounds: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<KillTotals> {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-kill-'));
  const dir = join(folder, 'ledger');
  const key = generateKey('ledger.example/kill');
  const keyFile = join(folder, 'secrets', 'ledger.key');
  await writeKey(keyFile, key);
  const random = seeded(seed);
  const checkpoints = new Map<number, string>();
  const totals = { rounds, whileOpening: 0, acknowledged: 0, checkpoints: 0 };
  let checked = 0;
  let acknowledged: string[] = [];
  const expected: string[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const said = await killed([program, dir, keyFile, String(round)], random);
      if (!said.some((line) => line.startsWith('open'))) totals.whileOpening++;
      acknowledged = said.filter((line) => /^\d/.test(line));
      for (const line of acknowledged) {
        const [first, number, count] = line.split(' ').map(Number) as [number, number, number];
        for (let i = 0; i < count; i++) expected[first + i] = entryOf(round, number + i).toString();
        totals.acknowledged += count;
      }
      await see(dir, checkpoints);
      if (random() < 0.3) continue; // the next writer has to recover by itself
      const ledger = await openLedger(dir, { key, command: 'check', now: () => new Date() });
      assert.ok(
        ledger.size >= expected.length,
        `${ledger.size} entries, ${expected.length} were acknowledged`,
      );
      checked = await compare(ledger, checked, expected);
      for (const [size, root] of checkpoints)
        assert.equal(toBase64(await ledger.rootAt(size)), root, `root at ${size}`);
      await ledger.close();
      await see(dir, checkpoints);
      if (round % AUDIT_EVERY === 0 || round === rounds - 1) await audit(dir, key.verifier);
      if (round % AUDIT_EVERY === 0) tell(`round ${round}: ${checked} entries compared`);
    }
    const ledger = await openLedger(dir, { key, command: 'check', now: () => new Date() });
    await compare(ledger, 0, expected);
    await ledger.close();
    await audit(dir, key.verifier);
    return { ...totals, checkpoints: checkpoints.size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a writer and kills it at a random moment, often while it opens or publishes; what it said until then. */
async function killed(args: readonly string[], random: () => number): Promise<string[]> {
  const child = spawn(process.execPath, [join(here, 'kill-writer.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  let opened = (): void => undefined;
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    opened();
  });
  child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
  const closed = once(child, 'close');
  if (random() < 0.2) await Promise.race([sleep(40 + random() * 160), closed]);
  else {
    await Promise.race([open, closed]);
    await Promise.race([sleep(random() * 250), closed]);
  }
  child.kill('SIGKILL');
  await closed;
  assert.equal(wrong, '', 'the writer had nothing to complain about');
  // A line cut in the middle was never told.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
}

/** @returns up to where all entries were compared. */
async function compare(ledger: Ledger, from: number, expected: readonly string[]): Promise<number> {
  let index = from;
  for await (const batch of ledger.read(from)) {
    for (const entry of batch) {
      const wanted = expected[index];
      if (wanted !== undefined)
        assert.equal(Buffer.from(entry).toString(), wanted, `acknowledged entry ${index}`);
      index++;
    }
  }
  assert.equal(index, ledger.size);
  return index;
}

/** Remembers the checkpoint that stands there; the sizes never go back. */
async function see(dir: string, checkpoints: Map<number, string>): Promise<void> {
  const note = await readFile(join(dir, 'checkpoint'), 'utf8').catch(() => undefined);
  if (note === undefined) return;
  const [, size, root] = note.split('\n');
  const last = Math.max(0, ...checkpoints.keys());
  assert.ok(Number(size) >= last, `a checkpoint of ${size} entries stands there after one of ${last}`);
  assert.equal(checkpoints.get(Number(size)) ?? root, root, `two checkpoints of ${size} entries`);
  checkpoints.set(Number(size), root!);
}

async function audit(dir: string, key: Parameters<typeof auditLedger>[1]['key']): Promise<void> {
  const report = await auditLedger(directorySource(dir), { key: key!, verify: verifyEd25519, readJournal });
  assert.ok(report.sound, JSON.stringify(report.problems.slice(0, 3)));
}

/** A small generator with a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
