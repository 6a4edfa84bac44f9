/**
 * A year at the scale of a large mission through the whole chain: 300,000 incidents and about 3 million observations are
 * simulated, appended to the ledger by one thread, durable and sealed by checkpoints, and taken from it by another, which
 * codes, associates and attributes them and holds them against an agreement. Two threads, as an import and a server have.
 *
 *   npx tsx bench/year.ts [incidents]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Observation } from '../src/record/record.js';
import type { LedgerState } from '../src/report/picture.js';
import { built } from './built.js';
import type { YearNews, YearWork } from './year-ledger.js';

/** A year's accounts are held in memory at once; the default limit of Node.js is too low for them. */
const HEAP_MEGABYTES = 14_000;
const root = fileURLToPath(new URL('..', import.meta.url));
if (!process.execArgv.some((flag) => flag.startsWith('--max-old-space-size'))) {
  const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--max-semi-space-size=64', '--import', 'tsx'];
  const { status } = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const { fold } = await built<typeof import('../src/mission/fold.js')>('mission/fold.js');
const { openMission } = await built<typeof import('../src/mission/open.js')>('mission/open.js');
const incidents = Number(process.argv[2] ?? 300_000);
const folder = await mkdtemp(join(tmpdir(), 'truceline-year-'));
const startMs = performance.now();
let lapMs = startMs;
const lap = (stage: string): void => {
  const now = performance.now();
  console.log(
    `| ${stage} | ${((now - lapMs) / 1000).toFixed(1)} | ${Math.round(process.memoryUsage().rss / 1e6)} |`,
  );
  lapMs = now;
};

try {
  const sources = Array.from({ length: 60 }, (_, i) => `post-${String(i).padStart(2, '0')}`);
  writeMission(folder, sources);
  const opened = await openMission(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems, null, 1));
  const { mission } = opened;
  const line = (await readFile(join(folder, 'line.csv'), 'utf8'))
    .split('\n')
    .filter((row) => /^\d/.test(row))
    .map((row) => ({ lat: Number(row.split(',')[1]), lon: Number(row.split(',')[2]) }));
  const year = {
    startMs: Date.UTC(2019, 0, 1),
    incidents,
    observationsEach: 10,
    line,
    parties: ['A', 'B'] as const,
    sources,
    seed: 1,
  };
  console.log('| stage | s | memory, MB |\n| --- | --- | --- |');
  const { observations, state, simulationSeconds } = await sealed({
    folder,
    origin: mission.config.id,
    year,
  });
  lap(`append and seal, read as it comes (${simulationSeconds.toFixed(1)} s of it is the simulation)`);
  const standsOn = {
    records: observations.length,
    ledger: state,
    configuration: mission.configuration,
    version: '0',
  };
  let stage = '';
  const picture = fold(mission, observations, standsOn, (name) => {
    if (name !== stage && stage !== '') lap(stage);
    stage = name;
  });
  lap(stage);
  const seconds = (performance.now() - startMs) / 1000;
  console.log(
    `\n${observations.length} simulated observations of ${incidents} incidents: ${picture.incidents.length} incidents found, ${picture.findings.length} findings, ${seconds.toFixed(1)} s; sealed at size ${state.size}, root ${state.root}.`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function sealed(
  work: YearWork,
): Promise<{ observations: Observation[]; state: LedgerState; simulationSeconds: number }> {
  const observations: Observation[] = [];
  const worker = new Worker(new URL('./year-ledger.mjs', import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (news: YearNews) => {
      if ('lines' in news) for (const json of news.lines) observations.push(JSON.parse(json) as Observation);
      else resolve({ observations, ...news });
    });
  });
}

function writeMission(dir: string, sources: readonly string[]): void {
  cpSync(join(root, 'missions/ukraine-2025/register/line-of-contact.csv'), join(dir, 'line.csv'));
  writeFileSync(
    join(dir, 'mission.yaml'),
    `truceline: mission/1
id: simulated-year
title: { en: A simulated year }
timeZone: UTC
period: { start: 2019-01-01, end: 2020-01-01 }
bounds: [20, 40, 50, 60]
parties: [{ id: A, name: { en: Party A } }, { id: B, name: { en: Party B } }]
sources:
${sources.map((id) => `  - { id: ${id}, name: ${id}, kind: mission, reliability: A }`).join('\n')}
line: { file: line.csv, asOf: 2019-01-01, source: simulated, sectorKm: 50, depthKm: 40 }
agreements: [ceasefire.yaml]
`,
  );
  writeFileSync(
    join(dir, 'ceasefire.yaml'),
    `truceline: agreement/1
id: simulated-ceasefire
title: { en: A simulated ceasefire }
status: agreed
parties: [A, B]
timeZone: UTC
summary: Invented for a measurement.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented for a measurement
period: { start: 2019-01-01T00:00:00Z }
readings: [{ id: text, title: { en: As it says }, by: [A, B], source: Invented for a measurement }]
clauses:
  - { id: no-fire, title: { en: No fire }, text: No fire of any kind., kind: prohibition, conduct: [strike, explosion], source: Invented for a measurement }
  - { id: no-rockets, title: { en: No rockets }, text: No fire from rocket artillery., kind: prohibition, conduct: strike, means: mlrs, source: Invented for a measurement }
  - { id: no-drones, title: { en: No drones }, text: No drones of any kind., kind: prohibition, conduct: strike, means: [drone, fpv_drone], source: Invented for a measurement }
`,
  );
}
