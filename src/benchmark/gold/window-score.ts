/**
 * How well incidents agree with those clustered by hand, by window. Ambiguous rows are left out, and of identical
 * headlines of one incident one row stays, else one giant incident would flatter the score.
 */
import type { Assignment } from './assignment.js';
import { type BCubed, bCubed, ROW_CHOICES } from './b-cubed.js';
import type { ClusteredRow } from './hand-coded.js';
import { detection, meanOf, type PrecisionRecall } from './precision-recall.js';

export interface AssociationScore {
  readonly relevance: PrecisionRecall;
  readonly all: BCubed;
  /** Without the incident that has most rows by hand. */
  readonly withoutLargest: BCubed;
}

export interface WindowScore extends AssociationScore {
  readonly window: string;
}

export function scoreWindows(
  rows: readonly ClusteredRow[],
  headlineOf: (id: string) => string,
  assigned: Assignment,
): readonly WindowScore[] {
  const counted = rows.filter(({ ambiguous }) => !ambiguous);
  const windows = [...new Set(counted.map(({ window }) => window))].sort();
  return windows.map((window) => {
    const inWindow = counted.filter((row) => row.window === window);
    const distinct = oneForEachHeadline(inWindow, headlineOf);
    const largest = largestIncident(distinct);
    return {
      window,
      relevance: detection(
        inWindow,
        ({ id }) => assigned(id) !== undefined,
        ({ relevant }) => relevant,
      ),
      all: bCubed(distinct, assigned),
      withoutLargest: bCubed(
        distinct.filter(({ incident }) => incident === null || incident !== largest),
        assigned,
      ),
    };
  });
}

/** Every window counts alike, however many rows it has. */
export function meanOfWindows(scores: readonly AssociationScore[]): AssociationScore {
  const over = (part: 'all' | 'withoutLargest'): BCubed =>
    Object.fromEntries(
      ROW_CHOICES.map((choice) => [choice, meanOf(scores.map((score) => score[part][choice]))]),
    ) as unknown as BCubed;
  return {
    relevance: meanOf(scores.map(({ relevance }) => relevance)),
    all: over('all'),
    withoutLargest: over('withoutLargest'),
  };
}

function oneForEachHeadline(
  rows: readonly ClusteredRow[],
  headlineOf: (id: string) => string,
): readonly ClusteredRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id, incident }) => {
    const key = `${incident} ${fold(headlineOf(id))}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function largestIncident(rows: readonly ClusteredRow[]): string | null {
  const sizes = new Map<string, number>();
  for (const { incident } of rows) if (incident !== null) sizes.set(incident, (sizes.get(incident) ?? 0) + 1);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
