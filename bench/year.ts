/**
 * A year at the scale of a large mission through the whole chain: 300,000 incidents and about 3 million observations, as a
 * file of Truceline's own records (JSON Lines, 1.1 GB). Measured is what a user waits for, from the file to findings over a
 * sealed ledger: the file is read and checked record by record and appended to the ledger as `truceline import` does it
 * (durable, on the thread that holds the ledger), each record is coded as soon as it is durable, and when the last one
 * is, all are associated, attributed and held against an agreement. Making up the year and writing that file comes before.
 *
 *   npx tsx bench/year.ts [incidents]
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AtHand } from '../src/mission/store.js';
import type { TrucelineRecord } from '../src/record/record.js';
import { built } from './built.js';
import { type SimulatedYear, simulateYear } from './simulate-year.js';
import { lineOf, SIMULATED_PARTIES, SIMULATED_START_MS, writeSimulatedMission } from './simulated-mission.js';

/** A year's accounts are held in memory at once; the default limit of Node.js is too low for them. */
const HEAP_MEGABYTES = 14_000;
const root = fileURLToPath(new URL('..', import.meta.url));
if (!process.execArgv.some((flag) => flag.startsWith('--max-old-space-size'))) {
  const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--max-semi-space-size=64', '--import', 'tsx'];
  const { status } = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const { beginFold } = await built<typeof import('../src/mission/fold.js')>('mission/fold.js');
const { openMission } = await built<typeof import('../src/mission/open.js')>('mission/open.js');
const { importFiles } = await built<typeof import('../src/cli/import.js')>('cli/import.js');
const { holdOnThread } = await built<typeof import('../src/cli/store-thread.js')>('cli/store-thread.js');
const incidents = Number(process.argv[2] ?? 300_000);
const folder = await mkdtemp(join(tmpdir(), 'truceline-year-'));
let lapMs = 0;
let lapUsage = process.cpuUsage();
const lap = (stage: string): void => {
  const now = performance.now();
  const { user, system } = process.cpuUsage(lapUsage);
  const seconds = ((now - lapMs) / 1000).toFixed(1);
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`| ${stage} | ${seconds} | ${((user + system) / 1e6).toFixed(1)} | ${megabytes} |`);
  lapMs = now;
  lapUsage = process.cpuUsage();
};

try {
  const sources = Array.from({ length: 60 }, (_, i) => `post-${String(i).padStart(2, '0')}`);
  writeSimulatedMission(folder, sources);
  const opened = await openMission(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems, null, 1));
  const { mission } = opened;
  const line = lineOf(await readFile(join(folder, 'line.csv'), 'utf8'));
  const year = {
    startMs: SIMULATED_START_MS,
    incidents,
    observationsEach: 10,
    line,
    parties: SIMULATED_PARTIES,
    sources,
    seed: 1,
  };
  const file = join(folder, 'year.jsonl');
  await writeYear(file, year);
  console.log('| stage | s | processor s, all threads | memory, MB |\n| --- | --- | --- | --- |');
  const startMs = performance.now();
  lapMs = startMs;
  lapUsage = process.cpuUsage();
  const store = await holdOnThread(mission, 'bench');
  const folding = beginFold(mission);
  let observations = 0;
  const append = async (records: readonly TrucelineRecord[], atHand?: AtHand) => {
    const added: TrucelineRecord[] = [];
    const appended = await store.append(records, { ...atHand, added: (record) => added.push(record) });
    folding.take(added);
    observations += added.length;
    return appended;
  };
  const request = { format: 'truceline', files: [file], missionDir: folder, config: mission.config };
  const io = {
    out: () => undefined,
    err: console.error,
    stdin: process.stdin,
    nowMs: () => performance.now(),
  };
  const { status } = await importFiles({ ...request, store: { append } }, io);
  if (status !== 0) throw new Error('the year could not be imported');
  const state = await store.state();
  lap('read, check, append durably, code');
  // The last of it is written out as tiles while the stages go on here.
  const sealed = store.close();
  const standsOn = {
    records: observations,
    ledger: state,
    configuration: mission.configuration,
    version: '0',
  };
  let stage = '';
  const picture = folding.finish(standsOn, (name) => {
    if (name !== stage && stage !== '') lap(stage);
    stage = name;
  });
  lap(stage);
  await sealed;
  lap('the ledger is sealed to its end');
  const seconds = (performance.now() - startMs) / 1000;
  console.log(
    `\n${observations} simulated observations of ${incidents} incidents: ${picture.incidents.length} incidents found, ${picture.findings.length} findings, ${seconds.toFixed(1)} s; sealed at size ${state.size}, root ${state.root}.`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function writeYear(file: string, year: SimulatedYear): Promise<void> {
  const handle = await open(file, 'w');
  for (const batch of simulateYear(year))
    await handle.write(`${batch.map((record) => JSON.stringify(record)).join('\n')}\n`);
  await handle.close();
}
