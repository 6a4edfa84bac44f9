/**
 * How many headlines a second one core codes: simulated ones (bench/simulate-reports.ts, few words again and again) and,
 * where the data folder ../shared is beside the checkout, those of real news feeds. The peer is Intl.Segmenter, the
 * platform's own splitting of a text into words, which is the least that any reading of a text begins with.
 *
 *   npx tsx bench/coding.ts [headlines] [rounds]
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Observation } from '../src/record/record.js';
import { built } from './built.js';
import { show, spread } from './measure.js';
import { simulateReports, townsOf } from './simulate-reports.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const headlines = Number(process.argv[2] ?? 30_000);
const rounds = Number(process.argv[3] ?? 3);

const { formatById } = await built<typeof import('../src/formats/formats.js')>('formats/formats.js');
const { openMission } = await built<typeof import('../src/mission/open.js')>('mission/open.js');
const folder = join(root, 'missions/ukraine-2025');
const opened = await openMission(folder);
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const { mission } = opened;

console.log(
  '| headlines | the first time, a second of processor | again, min s (mean ± deviation) | best a second | Intl.Segmenter alone, a second | ratio |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
const towns = townsOf(join(folder, 'register/gazetteer.tsv'));
report('simulated', await parse(Readable.from([Buffer.from(simulateReports(towns, headlines, 1))])));
const news = join(root, '../shared/data/viina');
if (existsSync(news)) {
  const real: Observation[] = [];
  for (const file of readdirSync(news).filter((name) => name.endsWith('.csv')))
    real.push(...(await parse(createReadStream(join(news, file)))));
  report('of news feeds', real);
}

async function parse(input: AsyncIterable<Uint8Array>): Promise<Observation[]> {
  const setting = { source: 'viina', timeZone: mission.config.timeZone, parties: [] };
  const observations: Observation[] = [];
  for await (const batch of formatById('viina')!.parse(input, setting))
    for (const { record } of batch.taken) if (record.kind === 'observation') observations.push(record);
  return observations;
}

function report(what: string, observations: readonly Observation[]): void {
  const seconds = (work: () => void): number => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  const code = (): void => {
    for (const observation of observations) mission.code(observation);
  };
  const first = seconds(code);
  const again = spread(Array.from({ length: rounds }, () => seconds(code)));
  const segmenter = new Intl.Segmenter('uk', { granularity: 'word' });
  const peer = Math.min(
    ...Array.from({ length: rounds }, () =>
      seconds(() => {
        for (const { text } of observations) for (const _ of segmenter.segment(text ?? '')) void _;
      }),
    ),
  );
  const rate = (time: number): number => Math.round(observations.length / time);
  console.log(
    `| ${observations.length} ${what} | ${rate(first)} | ${show(again)} | ${rate(again.min)} | ${rate(peer)} | ${(again.min / peer).toFixed(1)} |`,
  );
}
