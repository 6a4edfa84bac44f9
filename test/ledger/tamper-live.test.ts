/** An audit beside a writer that is at work: files come, go and are replaced while they are read. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { auditLedger } from '../../src/ledger/audit/audit.js';
import { directorySource } from '../../src/ledger/audit/directory-source.js';
import { readJournal } from '../../src/ledger/audit/journal-audit.js';
import { inventedEntry } from '../../src/ledger/audit/make-ledger.fixture.js';
import { problemSentence } from '../../src/ledger/audit/problem.js';
import { generateKey, verifyEd25519 } from '../../src/ledger/keys.js';
import { openLedger } from '../../src/ledger/ledger.js';

const AUDITS = 25;

test('a ledger is sound at every moment while it is written to', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-live-'));
  const key = generateKey('ledger.example/hamlet');
  const ledger = await openLedger(dir, { key, command: 'test', now: () => new Date(), publishAfterMs: 5 });
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      const from = ledger.size;
      await ledger.append(Array.from({ length: 7 }, (_, i) => inventedEntry(from + i)));
    }
  })();
  try {
    const sizes: number[] = [];
    for (let i = 0; i < AUDITS; i++) {
      const options = { key: key.verifier, verify: verifyEd25519, readJournal };
      const report = await auditLedger(directorySource(dir), options);
      assert.deepEqual(report.problems.map(problemSentence), [], `audit ${i}, ${report.size} entries`);
      sizes.push(report.size!);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.ok(sizes.at(-1)! > sizes[0]!, `it grew: ${sizes}`);
  } finally {
    isOver = true;
    await writing;
    await ledger.close();
    await rm(dir, { recursive: true, force: true });
  }
});
