/**
 * The audit of a large ledger: npx tsx bench/audit.ts [entries] [rounds]. Hashing every entry again and comparing every
 * tile, as `truceline ledger verify` does on two threads, beside one thread, and beside the peer: sha256sum over the same
 * files, which only reads and hashes. Then proofs of inclusion, each checked.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directorySource } from '../src/ledger/audit/directory-source.js';
import { makeLedger } from '../src/ledger/audit/make-ledger.fixture.js';
import { checkProofFile, proveEntry } from '../src/ledger/audit/prove.js';
import { generateKey, verifyEd25519 } from '../src/ledger/keys.js';
import { measure, show, spread } from './measure.js';

const entries = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const PROOFS = 200;
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const dir = await mkdtemp(join(tmpdir(), 'truceline-bench-audit-'));
try {
  const key = generateKey('bench.example/ledger');
  await makeLedger(dir, { key, size: entries });
  const audits = [];
  const peers = [];
  let entryBytes = 0;
  for (let round = 0; round < rounds; round++) {
    const audit = await measure(process.execPath, [program, 'ledger', 'verify', dir, '--json']);
    const report = JSON.parse(audit.output) as { sound: boolean; entries: number; entryBytes: number };
    if (!report.sound || report.entries !== entries) throw new Error(audit.output);
    entryBytes = report.entryBytes;
    audits.push(audit);
    peers.push(peer());
  }
  const source = directorySource(dir);
  const proveMs: number[] = [];
  const checkMs: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    const index = (i * 7919 * 65_537) % entries;
    const startedMs = performance.now();
    const file = await proveEntry(source, index, key.verifier, verifyEd25519);
    const provenMs = performance.now();
    await checkProofFile(file, { key: key.verifier, witnesses: [], needed: 0 }, verifyEd25519);
    proveMs.push(provenMs - startedMs);
    checkMs.push(performance.now() - provenMs);
  }
  const seconds = spread(audits.map((one) => one.seconds));
  proveMs.sort((a, b) => a - b);
  console.log(
    [
      `| audit of ${entries} entries, ${Math.round(entryBytes / entries)} bytes each, whole command, s | ${show(seconds)} |`,
      `| peak memory, MB | ${show(spread(audits.map((one) => one.megabytes)), 0)} |`,
      `| peer: sha256sum over the same files, on two processes, s | ${show(spread(peers))} |`,
      `| ratio, audit to peer | ${(seconds.mean / spread(peers).mean).toFixed(1)} |`,
      `| proof of inclusion made from files, ms | ${show(spread(proveMs))}, 99th percentile ${proveMs[Math.floor(PROOFS * 0.99)]!.toFixed(2)} |`,
      `| proof file checked, ms | ${show(spread(checkMs))} |`,
    ].join('\n'),
  );
} finally {
  await rm(dir, { recursive: true, force: true });
}

function peer(): number {
  const startedMs = performance.now();
  const done = spawnSync(
    'sh',
    ['-c', `find "${dir}/tile" -type f -print0 | xargs -0 -P 2 -n 1000 sha256sum`],
    {
      maxBuffer: 1 << 28,
    },
  );
  if (done.status !== 0) throw new Error(String(done.stderr));
  return (performance.now() - startedMs) / 1000;
}
