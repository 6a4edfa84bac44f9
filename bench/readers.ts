/**
 * Many at once: readers who open pages and watch for changes while others write, against the built server in a process of its
 * own, with the load in another. Afterwards every write that was acknowledged is looked for: in the ledger at its place, by
 * a proof of inclusion against the signed checkpoint, and in the picture.
 *
 *   npx tsx bench/readers.ts [seconds] [readers] [writers] [reference|simulated|both]
 *
 * `reference` is a copy of the reference mission, `simulated` an invented one of 20,000 incidents. Readers ask without a pause,
 * each its next request when the last is answered, and hold their live updates open; a writer writes once a second. Addresses
 * are limited by configuration (limits in mission.yaml), raised here since all come from one.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './built.js';
import type { LoadPlan, LoadResult } from './readers-load.js';
import { tableOf } from './readers-table.js';
import { verifyWrites } from './readers-verify.js';
import { simulateYear } from './simulate-year.js';
import { lineOf, SIMULATED_PARTIES, SIMULATED_START_MS, writeSimulatedMission } from './simulated-mission.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist/cli/main.js');
const { writeAccounts } = await built<typeof import('../src/access/account.js')>('access/account.js');
const { newKey } = await built<typeof import('../src/access/api-key.js')>('access/api-key.js');

const seconds = Number(process.argv[2] ?? 60);
const readers = Number(process.argv[3] ?? 500);
const writers = Number(process.argv[4] ?? 50);
const which = process.argv[5] ?? 'both';
const INCIDENTS = 20_000;
const LIMITS = '\nlimits: { requestsInTenSeconds: 10000000 }\n';

console.log(`Readers ${readers}, writers ${writers}, ${seconds} s.\n`);
for (const size of which === 'both' ? ['reference', 'simulated'] : [which]) {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-readers-'));
  try {
    const { source, parties, day } = size === 'reference' ? reference(folder) : await simulated(folder);
    const keys = await accounts(folder, parties, source);
    const server = await serve(folder);
    try {
      const plan: LoadPlan = { ...server, seconds, readers, writers, keys, source, day };
      const result = await load(plan, folder);
      console.log(`## ${size}\n\n${tableOf(result, await cpuSeconds(server.child))}\n`);
      console.log(await verifyWrites(folder, plan, result));
      console.log('');
      if (result.errors.length > 0) process.exitCode = 1;
    } finally {
      server.child.kill('SIGINT');
      await new Promise((resolve) => server.child.once('exit', resolve));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Site {
  readonly source: string;
  readonly parties: readonly string[];
  /** A day of the mission for which a report is asked. */
  readonly day: string;
}

function reference(dir: string): Site {
  cpSync(join(root, 'missions/ukraine-2025'), dir, { recursive: true });
  appendFileSync(join(dir, 'mission.yaml'), LIMITS);
  const yaml = spawnSync('grep', ['-A4', '^parties:', join(dir, 'mission.yaml')]).stdout.toString();
  const parties = [...yaml.matchAll(/id: (\w+)/g)].map((match) => match[1]!);
  return { source: 'media', parties, day: '2025-03-28' };
}

async function simulated(dir: string): Promise<Site> {
  const sources = Array.from({ length: 60 }, (_, i) => `post-${String(i).padStart(2, '0')}`);
  writeSimulatedMission(dir, [...sources, 'writer'], LIMITS);
  const year = {
    ...{ startMs: SIMULATED_START_MS, incidents: INCIDENTS, observationsEach: 3, seed: 1 },
    ...{ line: lineOf(await readFile(join(dir, 'line.csv'), 'utf8')), parties: SIMULATED_PARTIES, sources },
  };
  const file = join(dir, 'year.jsonl');
  writeFileSync(file, '');
  for (const batch of simulateYear(year))
    appendFileSync(file, `${batch.map((record) => JSON.stringify(record)).join('\n')}\n`);
  const { status, stderr } = spawnSync(process.execPath, [
    program,
    ...['import', 'truceline', file, '--mission', dir],
  ]);
  if (status !== 0) throw new Error(`The simulated year could not be imported: ${stderr}`);
  return { source: 'writer', parties: SIMULATED_PARTIES, day: '2019-03-28' };
}

async function accounts(
  dir: string,
  [one, other]: readonly string[],
  source: string,
): Promise<LoadPlan['keys']> {
  const since = '2025-01-01T00:00:00Z';
  const made: Record<string, string> = {};
  const account = (name: string, role: string, party?: string) => {
    const { id, text, hash } = newKey();
    made[name] = text;
    const key = { id, hash, since, for: 'role' as const };
    return {
      ...{ name, role: role as 'analyst', since, locked: false, generation: 0, recovery: [], keys: [key] },
      ...{ sources: role === 'monitor' ? [source] : [], ...(party === undefined ? {} : { party }) },
    };
  };
  await writeAccounts(dir, [
    account('chief', 'chief_monitor'),
    account('analyst', 'analyst'),
    account('monitor', 'monitor'),
    account('delegate-1', 'party_delegate', one),
    account('delegate-2', 'party_delegate', other),
    account('guarantor', 'guarantor'),
  ]);
  return made as unknown as LoadPlan['keys'];
}

async function serve(dir: string): Promise<{ port: number; child: ChildProcess }> {
  const flags = (process.env.SERVER_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  const child = spawn(process.execPath, [...flags, program, 'serve', dir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/[^\s:]+:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`The server ended:\n${said}`)));
  });
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  return { port, child };
}

async function load(plan: LoadPlan, dir: string): Promise<LoadResult> {
  const { child: _child, ...told } = plan as LoadPlan & { child?: unknown };
  writeFileSync(join(dir, 'plan.json'), JSON.stringify(told));
  const output = join(dir, 'load.json');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'bench/readers-load.ts'), join(dir, 'plan.json'), output],
    { stdio: 'inherit' },
  );
  const status = await new Promise((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error('the load ended before its time');
  return JSON.parse(await readFile(output, 'utf8')) as LoadResult;
}

/** Processor time of the server so far, Linux. */
async function cpuSeconds({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : Number.NaN;
}
