/**
 * Reads hand-coded sets (layout in src/benchmark/gold/hand-coded.ts) and the feeds whose rows they code, and codes the
 * feeds as the mission does. Two layouts:
 *
 *   DIR/gold/{reports,clusters,incidents}.jsonl   and the feeds in DIR/data/viina/*.csv
 *   DIR/{reports,clusters,incidents}.jsonl        and the feeds in a folder of their own, --feeds
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodedPair } from '../benchmark/gold/code-score.js';
import type { ClusteredFeed, GoldSets } from '../benchmark/gold/gold-score.js';
import {
  type ClusteredRow,
  daysOf,
  HAND_CODED,
  type HandCodedFile,
  type HandCodedReport,
  type HandIncident,
  parseLines,
} from '../benchmark/gold/hand-coded.js';
import type { Mission } from '../mission/open.js';
import type { Observation } from '../record/record.js';
import { dayOf } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { feedRows, idOf } from './feed-rows.js';

export interface GoldChoice {
  readonly gold: string;
  readonly feeds?: string | undefined;
}

const FORMAT = 'viina';

export async function readGoldSets(choice: GoldChoice, mission: Mission): Promise<GoldSets> {
  const { sets, feeds } = foldersOf(choice);
  const [reports, clusters, incidents] = await Promise.all([
    readLines(sets, 'reports.jsonl'),
    readLines(sets, 'clusters.jsonl'),
    readLines(sets, 'incidents.jsonl'),
  ]);
  checkIncidents(clusters, incidents, join(sets, 'clusters.jsonl'));
  const byFile = await readFeeds(feeds, mission);
  return {
    pairs: pairsOf(reports, byFile, feeds, mission),
    clustered: clusteredFeed(clusters, incidents, byFile, feeds, mission),
  };
}

function foldersOf({ gold, feeds }: GoldChoice): { readonly sets: string; readonly feeds: string } {
  const nested = join(gold, 'gold');
  const sets = existsSync(join(nested, 'reports.jsonl')) ? nested : gold;
  if (!existsSync(join(sets, 'reports.jsonl')))
    throw new CommandFailure(
      `--gold: expected ${Object.keys(HAND_CODED).join(', ')} in "${nested}" or in "${gold}", found no reports.jsonl in either. Give the folder that holds the hand-coded sets.`,
    );
  const beside = join(gold, 'data', FORMAT);
  if (feeds === undefined && !existsSync(beside))
    throw new CommandFailure(
      `--gold: expected the feeds whose rows are coded in "${beside}", found no such folder. Name theirs with --feeds DIR.`,
    );
  return { sets, feeds: feeds ?? beside };
}

async function readLines<File extends HandCodedFile>(folder: string, file: File) {
  const path = join(folder, file);
  if (!existsSync(path))
    throw new CommandFailure(
      `--gold: expected ${Object.keys(HAND_CODED).join(', ')} in "${folder}", found no ${file}.`,
    );
  const parsed = parseLines(file, await readFile(path, 'utf8'));
  if (parsed.ok) return parsed.items;
  throw new CommandFailure(
    `${path}:${parsed.line}: ${parsed.problem}. docs/benchmark.md gives the layout of hand-coded sets.`,
  );
}

function checkIncidents(
  clusters: readonly ClusteredRow[],
  incidents: readonly HandIncident[],
  path: string,
): void {
  const known = new Set(incidents.map(({ incident }) => incident));
  for (const { id, incident } of clusters)
    if (incident !== null && !known.has(incident))
      throw new CommandFailure(
        `${path}: row ${id} is of incident "${incident}", which incidents.jsonl does not have. Add it there.`,
      );
}

/** Observations by data row; rows that could not be read are left out. */
type Feed = ReadonlyMap<number, Observation>;

async function readFeeds(folder: string, mission: Mission): Promise<ReadonlyMap<string, Feed>> {
  if (!existsSync(folder))
    throw new CommandFailure(`--feeds: expected a folder of feeds, found no "${folder}".`);
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.csv')).sort();
  if (names.length === 0)
    throw new CommandFailure(`Expected feeds (.csv, format ${FORMAT}) in "${folder}", found none.`);
  const feeds = new Map<string, Feed>();
  for (const name of names) {
    const feed = new Map<number, Observation>();
    for await (const one of feedRows({ format: FORMAT, files: [join(folder, name)] }, mission))
      if ('observation' in one) feed.set(one.row, one.observation);
    feeds.set(name, feed);
  }
  return feeds;
}

function pairsOf(
  reports: readonly HandCodedReport[],
  feeds: ReadonlyMap<string, Feed>,
  folder: string,
  mission: Mission,
): readonly CodedPair[] {
  return reports.map((gold) => {
    const { file, row, text } = gold;
    const feed = feeds.get(file);
    if (!feed) {
      const names = [...feeds.keys()].join(', ');
      throw new CommandFailure(
        `reports.jsonl: expected the feed "${file}" in "${folder}", found ${names}. Put it there, or give another folder with --feeds.`,
      );
    }
    const observation = feed.get(row);
    const where = `row ${row} of "${join(folder, file)}"`;
    if (!observation)
      throw new CommandFailure(
        `reports.jsonl: expected ${where}, found no such row, or one that cannot be read. Rows are data rows, counted from zero.`,
      );
    if (text !== undefined && plain(text) !== plain(observation.text ?? ''))
      throw new CommandFailure(
        `reports.jsonl: ${where} has another text than the one that was coded. Use the file that was coded; rows are data rows, counted from zero.`,
      );
    return { gold, observation, coded: mission.code(observation)[0]! };
  });
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The rows do not name their file: it is the one in which every row is dated in its window. */
function clusteredFeed(
  clusters: readonly ClusteredRow[],
  incidents: readonly HandIncident[],
  feeds: ReadonlyMap<string, Feed>,
  folder: string,
  mission: Mission,
): ClusteredFeed {
  const { timeZone } = mission.config;
  const misfit = (feed: Feed): ClusteredRow | undefined =>
    clusters.find(({ id, window }) => {
      const observation = feed.get(rowOf(id));
      if (!observation) return true;
      const [from, to] = daysOf(window);
      const day = dayOf(timeZone, Date.parse(observation.time.start));
      return day < from || day > to;
    });
  const fitting = [...feeds].filter(([, feed]) => misfit(feed) === undefined);
  const [only, ...more] = fitting;
  if (!only || more.length > 0) {
    const found = only
      ? `${fitting.map(([name]) => name).join(' and ')} alike`
      : [...feeds].map(([name, feed]) => `not ${misfit(feed)!.id} of ${name}`).join(', ');
    throw new CommandFailure(
      `clusters.jsonl: expected one feed in "${folder}" in which every row is dated in its window, found ${found}. Rows are data rows, counted from zero.`,
    );
  }
  const observations = [...only[1].values()];
  return {
    rows: clusters.map((row) => ({ ...row, id: idOf(rowOf(row.id)) })),
    incidents,
    observations: new Map(observations.map((observation) => [observation.id, observation])),
    reports: observations.flatMap((observation) => mission.code(observation)),
  };
}

const rowOf = (id: string): number => Number(id.slice(1));
