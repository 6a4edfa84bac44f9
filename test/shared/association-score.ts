/**
 * How well incidents agree with those clustered by hand (../shared/gold/clusters.jsonl), by window.
 *
 * B-cubed: for each row, which share of the rows that we put with it belong with it (precision), and which share of
 * those that belong with it we put with it (recall). Identical headlines of one incident are one row, ambiguous rows are
 * left out. Which rows count is a choice, so three are given:
 * - `relevant`: rows that are relevant by hand; one that is in no incident of ours stands alone. Rows that we wrongly
 *   hold for relevant cost nothing: association by itself.
 * - `either`: rows relevant by hand or by us; one that only one of the two holds for relevant stands alone on the other
 *   side.
 * - `strict`: precision over the rows that are relevant by us, recall over those relevant by hand; a row that only one
 *   side holds for relevant scores nothing. Relevance decided by the program, with its full cost.
 */
import { existsSync, readFileSync } from 'node:fs';

export interface Clustered {
  readonly id: string;
  readonly window: string;
  readonly relevant: boolean;
  readonly incident: string | null;
  readonly ambiguous: boolean;
}

export interface GoldIncident {
  readonly incident: string;
  readonly lat: number;
  readonly lon: number;
  readonly loc_precision: string;
  readonly window: string;
}

export interface Scored {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

export interface WindowScore {
  readonly window: string;
  readonly relevance: Scored;
  readonly all: Readonly<Record<RowChoice, Scored>>;
  readonly withoutLargest: Readonly<Record<RowChoice, Scored>>;
}

export const ROW_CHOICES = ['relevant', 'either', 'strict'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];

/** Incident of a row by its id; undefined where we hold it for not relevant. */
export type Assignment = (id: string) => string | undefined;

/** Rows of the windows that are not ambiguous; undefined where the file is not there. */
export function readClusters(file: string): readonly Clustered[] | undefined {
  return readLines<Clustered>(file)?.filter(({ ambiguous }) => !ambiguous);
}

export const readIncidents = (file: string): readonly GoldIncident[] | undefined =>
  readLines<GoldIncident>(file);

function readLines<T>(file: string): readonly T[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

export function scoreWindows(
  rows: readonly Clustered[],
  headlineOf: (id: string) => string,
  assigned: Assignment,
): readonly WindowScore[] {
  const windows = [...new Set(rows.map(({ window }) => window))].sort();
  return windows.map((window) => {
    const inWindow = rows.filter((row) => row.window === window);
    const distinct = oneForEachHeadline(inWindow, headlineOf);
    const largest = largestIncident(distinct);
    return {
      window,
      relevance: relevanceOf(inWindow, assigned),
      all: bCubed(distinct, assigned),
      withoutLargest: bCubed(
        distinct.filter(({ incident }) => incident !== largest),
        assigned,
      ),
    };
  });
}

export function mean(scores: readonly Scored[]): Scored {
  const of = (key: keyof Scored): number =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  return { precision: of('precision'), recall: of('recall'), f: of('f') };
}

function relevanceOf(rows: readonly Clustered[], assigned: Assignment): Scored {
  let both = 0;
  let ours = 0;
  let gold = 0;
  for (const { id, relevant } of rows) {
    const found = assigned(id) !== undefined;
    if (found) ours++;
    if (relevant) gold++;
    if (found && relevant) both++;
  }
  return scored(both / ours, both / gold);
}

function oneForEachHeadline(
  rows: readonly Clustered[],
  headlineOf: (id: string) => string,
): readonly Clustered[] {
  const seen = new Set<string>();
  return rows.filter(({ id, incident }) => {
    const key = `${incident} ${fold(headlineOf(id))}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function largestIncident(rows: readonly Clustered[]): string | null {
  const sizes = new Map<string, number>();
  for (const { incident } of rows) if (incident !== null) sizes.set(incident, (sizes.get(incident) ?? 0) + 1);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function bCubed(rows: readonly Clustered[], assigned: Assignment): Record<RowChoice, Scored> {
  const sides = rows.map(({ id, relevant, incident }) => {
    const ours = assigned(id);
    return { gold: relevant ? `gold ${incident}` : undefined, ours, id };
  });
  const alone = sides.map(({ gold, ours, id }) => ({ gold: gold ?? id, ours: ours ?? id }));
  const byHand = alone.filter((_, i) => sides[i]!.gold !== undefined);
  const byUs = sides.filter(({ ours }) => ours !== undefined);
  const gold = sides.filter((side) => side.gold !== undefined);
  return {
    relevant: pairScore(byHand, byHand),
    either: pairScore(
      alone.filter((_, i) => sides[i]!.gold !== undefined || sides[i]!.ours !== undefined),
      alone.filter((_, i) => sides[i]!.gold !== undefined || sides[i]!.ours !== undefined),
    ),
    strict: pairScore(byUs, gold),
  };
}

interface Side {
  readonly gold: string | undefined;
  readonly ours: string | undefined;
}

function pairScore(forPrecision: readonly Side[], forRecall: readonly Side[]): Scored {
  const share = (rows: readonly Side[], given: keyof Side, asked: keyof Side): number => {
    let sum = 0;
    for (const row of rows) {
      const together = rows.filter((other) => other[given] === row[given]);
      if (row[asked] === undefined) continue;
      sum += together.filter((other) => other[asked] === row[asked]).length / together.length;
    }
    return sum / rows.length;
  };
  return scored(share(forPrecision, 'ours', 'gold'), share(forRecall, 'gold', 'ours'));
}

const scored = (precision: number, recall: number): Scored => ({
  precision,
  recall,
  f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface PlaceError {
  readonly incident: string;
  readonly km: number;
}

/**
 * Of incidents whose place by hand is a site or a town and that we hold: how far the incident of ours that has most of
 * their rows lies from it.
 */
export function placeErrors(
  rows: readonly Clustered[],
  gold: readonly GoldIncident[],
  assigned: Assignment,
  kmFrom: (ours: string, lat: number, lon: number) => number,
): readonly PlaceError[] {
  return gold.flatMap(({ incident, lat, lon, loc_precision }) => {
    if (loc_precision !== 'site' && loc_precision !== 'town') return [];
    const counts = new Map<string, number>();
    for (const row of rows) {
      const ours = row.incident === incident ? assigned(row.id) : undefined;
      if (ours !== undefined) counts.set(ours, (counts.get(ours) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return most ? [{ incident, km: kmFrom(most[0], lat, lon) }] : [];
  });
}
