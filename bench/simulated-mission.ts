/** The folder of an invented mission for measurements: a line of contact, sources, one agreement, no records. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const SIMULATED_START_MS = Date.UTC(2019, 0, 1);
export const SIMULATED_PARTIES = ['A', 'B'] as const;

export function writeSimulatedMission(dir: string, sources: readonly string[], more = ''): void {
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
${more}`,
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

/** Vertices of its line. @param csv content of the line's file */
export const lineOf = (csv: string): { readonly lat: number; readonly lon: number }[] =>
  csv
    .split('\n')
    .filter((row) => /^\d/.test(row))
    .map((row) => ({ lat: Number(row.split(',')[1]), lon: Number(row.split(',')[2]) }));
