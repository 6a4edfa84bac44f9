/**
 * Association: node --import tsx bench/association.ts [entries] [rounds]
 *
 * First its agreement with the reports clustered by hand in ../shared, beside three simple ways (only where ../shared is
 * there); then its speed on simulated entries of monitors and sensors, a tenth as many incidents, over a year along
 * 1,000 km, as columns.
 */
import { distanceMetres } from '../src/geo/position.js';
import { associated } from '../src/incident/associate.js';
import { groupRows } from '../src/incident/entries.js';
import {
  clustersFile,
  FEED_SETTING,
  incidentsFile,
  readFeed,
  rowsByIncident,
} from '../test/shared/association-feed.js';
import { peers } from '../test/shared/association-peers.js';
import {
  type Assignment,
  mean,
  placeErrors,
  ROW_CHOICES,
  readClusters,
  readIncidents,
  type Scored,
  scoreWindows,
} from '../test/shared/association-score.js';
import { show, spread } from './measure.js';
import { scoreGroups, simulateEntries } from './simulate-entries.js';

const entries = Number(process.argv[2] ?? 3_000_000);
const rounds = Number(process.argv[3] ?? 3);
if (!(entries >= 10 && rounds > 0))
  throw new Error('Usage: bench/association.ts [entries, at least 10] [rounds]');

await agreement();
speed();

async function agreement(): Promise<void> {
  const rows = readClusters(clustersFile);
  const gold = readIncidents(incidentsFile);
  if (!rows || !gold) {
    console.log(`No hand-clustered reports at ${clustersFile}: agreement not measured.\n`);
    return;
  }
  const feed = await readFeed();
  const found = associated(feed.reports, FEED_SETTING);
  const byId = new Map(found.map(({ incident }) => [incident.id, incident]));
  const ours = rowsByIncident(found);
  console.log(
    'Agreement with reports clustered by hand: F of relevance, then B-cubed precision, recall and F, all and',
  );
  console.log('without the largest incident (which rows count: see test/shared/association-score.ts).\n');
  console.log(`| way | window | relevance | ${ROW_CHOICES.join(' | ')} |`);
  console.log('| --- | --- | --- | --- | --- | --- |');
  const ways: [string, Assignment][] = [['Truceline', (id) => ours.get(id)], ...peers(feed)];
  for (const [way, assigned] of ways) {
    const scores = scoreWindows(rows, feed.headlineOf, assigned);
    for (const score of scores) line(way, score.window, score.relevance, score.all, score.withoutLargest);
    const over = (part: 'all' | 'withoutLargest') =>
      Object.fromEntries(
        ROW_CHOICES.map((choice) => [choice, mean(scores.map((score) => score[part][choice]))]),
      ) as Parameters<typeof line>[3];
    line(way, 'mean', mean(scores.map(({ relevance }) => relevance)), over('all'), over('withoutLargest'));
  }
  const errors = placeErrors(
    rows,
    gold,
    (id) => ours.get(id),
    (id, lat, lon) => {
      const { place } = byId.get(id)!;
      return distanceMetres(place.lat, place.lon, lat, lon) / 1000;
    },
  );
  const far = errors.filter(({ km }) => km > 20);
  console.log(
    `\nOver 20 km from the place by hand: ${far.length} of ${errors.length} incidents with a site or town.`,
  );
  for (const { incident, km } of far) console.log(`- ${incident}: ${Math.round(km)} km`);
  console.log('');
}

function line(
  way: string,
  window: string,
  relevance: Scored,
  all: Readonly<Record<(typeof ROW_CHOICES)[number], Scored>>,
  without: Readonly<Record<(typeof ROW_CHOICES)[number], Scored>>,
): void {
  const cells = ROW_CHOICES.map((choice) => `${figures(all[choice])}, ${figures(without[choice])}`);
  console.log(`| ${way} | ${window} | ${relevance.f.toFixed(3)} | ${cells.join(' | ')} |`);
}

function figures({ precision, recall, f }: Scored): string {
  return `${precision.toFixed(2)} ${recall.toFixed(2)} **${f.toFixed(3)}**`;
}

function speed(): void {
  const { columns, truth } = simulateEntries(entries, Math.round(entries / 10), 1);
  const seconds: number[] = [];
  const processor: number[] = [];
  let groups = new Int32Array(0);
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
