/**
 * A year at the scale of a large mission through the whole chain, in one process: 300,000 incidents and about 3 million
 * observations are appended to the ledger, durable and sealed by a checkpoint, then coded, associated, attributed and held
 * against an agreement.
 *
 *   npx tsx bench/year.ts [incidents]
 */
import { cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fold } from '../src/mission/fold.js';
import { openMission } from '../src/mission/open.js';
import { openLocalStore } from '../src/mission/store.js';
import type { Observation } from '../src/record/record.js';
import { simulateYear } from './simulate-year.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const incidents = Number(process.argv[2] ?? 300_000);
const folder = await mkdtemp(join(tmpdir(), 'truceline-year-'));
let last = performance.now();
let total = 0;
const lap = (stage: string, counted = true): void => {
  const seconds = (performance.now() - last) / 1000;
  if (counted) total += seconds;
  console.log(`| ${stage} | ${seconds.toFixed(1)} | ${Math.round(process.memoryUsage().rss / 1e6)} |`);
  last = performance.now();
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
  const batches: Observation[][] = [...simulateYear(year)];
  console.log('| stage | s | memory, MB |\n| --- | --- | --- |');
  lap('simulate (not counted)', false);
  const store = await openLocalStore(folder, { origin: mission.config.id, now: () => new Date() });
  for (const batch of batches) await store.append(batch);
  lap('append to the ledger');
  const size = await store.size();
  const standsOn = {
    records: size,
    ledger: await store.state(size),
    configuration: mission.configuration,
    version: '0',
  };
  lap('checkpoint');
  let stage = '';
  const picture = fold(mission, batches.flat(), standsOn, (name) => {
    if (name !== stage && stage !== '') lap(stage);
    stage = name;
  });
  lap(stage);
  await store.close();
  lap('close');
  console.log(
    `${size} observations, ${picture.incidents.length} incidents found of ${incidents}, ${picture.findings.length} findings: ${total.toFixed(1)} s`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
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
