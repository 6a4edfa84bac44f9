/**
 * Association: node --import tsx bench/association.ts [entries] [rounds]
 *
 * First its agreement with the reports clustered by hand in ../shared, beside three simple ways (only where ../shared is
 * there); then its speed on simulated entries of monitors and sensors, a tenth as many incidents, over a year along
 * 1,000 km, as columns.
 */

import { scoreGold } from '../src/benchmark/gold/gold-score.js';
import { goldTableOf } from '../src/benchmark/gold/gold-table.js';
import { groupRows } from '../src/incident/entries.js';
import { goldSets, isPresent, referenceMission, shared } from '../test/shared/gold-sets.js';
import { show, spread } from './measure.js';
import { scoreGroups, simulateEntries } from './simulate-entries.js';

const entries = Number(process.argv[2] ?? 3_000_000);
const rounds = Number(process.argv[3] ?? 3);
if (!(entries >= 10 && rounds > 0))
  throw new Error('Usage: bench/association.ts [entries, at least 10] [rounds]');

await agreement();
speed();

async function agreement(): Promise<void> {
  if (!isPresent) {
    console.log(`No hand-clustered reports in ${shared}gold: agreement not measured.\n`);
    return;
  }
  const mission = await referenceMission();
  const table = goldTableOf(scoreGold(await goldSets(mission), mission.association));
  console.log(table.slice(table.indexOf('## Association')));
}

function speed(): void {
  const { columns, truth } = simulateEntries(entries, Math.round(entries / 10), 1);
  const seconds: number[] = [];
  const processor: number[] = [];
  let groups: Int32Array = new Int32Array(0);
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    const started = performance.now();
    groups = groupRows(columns);
    seconds.push((performance.now() - started) / 1000);
    const used = process.cpuUsage(before);
    processor.push((used.user + used.system) / 1e6);
  }
  const { precision, recall } = scoreGroups(groups, truth);
  console.log(`| simulated entries: ${entries}, one core | min (mean ± deviation) of ${rounds} |`);
  console.log('| --- | --- |');
  console.log(`| wall time, s | ${show(spread(seconds))} |`);
  console.log(`| processor time, s | ${show(spread(processor))} |`);
  console.log(`| entries a second, best round | ${Math.round(entries / Math.min(...seconds))} |`);
  console.log(`| B-cubed precision, recall | ${precision.toFixed(4)}, ${recall.toFixed(4)} |`);
}
