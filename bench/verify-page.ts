/**
 * The page Verify auditing a large ledger in a real browser: npx tsx bench/verify-page.ts [entries] [rounds]. The folder
 * is given to the page as a person gives it; time is that from the choice of the folder to the verdict on the page. The
 * peer is sha256sum over the same files, on two processes, which only reads and hashes. Needs a build of the page.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeLedger } from '../src/ledger/audit/make-ledger.fixture.js';
import { formatVerifierKey } from '../src/ledger/format/note.js';
import { generateKey } from '../src/ledger/keys.js';
import { openBrowser } from '../test/browser/browser.js';
import { inventedReport, serveSmallMission } from '../test/browser/small-mission.js';
import { show, spread } from './measure.js';

const entries = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
if (!(entries > 0 && rounds > 0)) throw new Error('Usage: npx tsx bench/verify-page.ts [entries] [rounds]');
const MOST_MS = 900_000;
/** Of /proc/PID/stat, on Linux. */
const TICKS_PER_SECOND = 100;

const dir = await mkdtemp(join(tmpdir(), 'truceline-bench-verify-'));
const mission = await serveSmallMission([inventedReport(0)]);
const browser = await openBrowser();
try {
  const key = generateKey('bench.example/ledger');
  await makeLedger(dir, { key, size: entries });
  const keyLine = formatVerifierKey(key.verifier);
  const audits: Audit[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    audits.push(await audit(browser, mission.address, keyLine));
    peers.push(peer());
  }
  const seconds = spread(audits.map((one) => one.seconds));
  console.log(
    [
      `| page Verify: audit of ${entries} entries in the browser, s | ${show(seconds)} |`,
      `| of which in the worker, as the page tells, s | ${show(spread(audits.map((one) => one.told)))} |`,
      `| CPU time of the browser, all its processes, s | ${show(spread(audits.map((one) => one.cpuSeconds)))} |`,
      `| peer: sha256sum over the same files, on two processes, s | ${show(spread(peers))} |`,
      `| ratio, page to peer | ${(seconds.mean / spread(peers).mean).toFixed(1)} |`,
      `| load of the machine at the end, ${cpus().length} processors | ${loadavg()[0]!.toFixed(1)} |`,
    ].join('\n'),
  );
} finally {
  await browser.close();
  await mission.stop();
  await rm(dir, { recursive: true, force: true });
}

interface Audit {
  readonly seconds: number;
  readonly told: number;
  readonly cpuSeconds: number;
}

async function audit(browser: Browser, address: string, keyLine: string): Promise<Audit> {
  const page = await browser.newPage();
  await page.goto(`${address}/#/verify?lang=en`);
  await page.getByLabel('Key of the ledger').fill(keyLine);
  const cpuBefore = cpuSecondsBelow(process.pid);
  const startedMs = performance.now();
  await page.getByTestId('verify-folder').setInputFiles(dir);
  await page.getByTestId('verify-section').waitFor({ timeout: MOST_MS });
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuSeconds = cpuSecondsBelow(process.pid) - cpuBefore;
  const verdict = await page.getByTestId('verify-section').getAttribute('data-verdict');
  const text = (await page.locator('.verify-results').textContent()) ?? '';
  const told = Number(/browser in ([\d.,]+) s/.exec(text)?.[1]);
  if (verdict !== 'held') throw new Error(`expected a sound ledger, found: ${text}`);
  await page.close();
  return { seconds, told, cpuSeconds };
}

/** User and system time of all living processes that this one has started, and they. */
function cpuSecondsBelow(root: number): number {
  const parents = new Map<number, number>();
  const ticks = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(Number(name), Number(fields[1]));
      ticks.set(Number(name), Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === root || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  let sum = 0;
  for (const [pid, own] of ticks) if (isBelow(pid)) sum += own;
  return sum / TICKS_PER_SECOND;
}

function peer(): number {
  const startedMs = performance.now();
  const command = `find "${dir}/tile" -type f -print0 | xargs -0 -P 2 -n 1000 sha256sum`;
  const done = spawnSync('sh', ['-c', command], { maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(String(done.stderr));
  return (performance.now() - startedMs) / 1000;
}
