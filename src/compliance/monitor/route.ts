/**
 * Which patterns and judges a row concerns, found from its bits; and new and gone rows worked into the lists of patterns
 * and the dockets of judges.
 */
import { NO } from '../../agreement/program.js';
import { type Court, seenFrom, takeUp } from './case.js';
import { type Docket, updateDocket } from './docket.js';
import { updateList } from './lists.js';
import { patternTruth } from './matching.js';
import type { Queued } from './ordered.js';
import { DEAD_ROW } from './rows.js';
import type { Judge } from './terms.js';

export interface Routes {
  /** By slot: incident patterns that somebody looks at, and judges whose trigger it may be. */
  readonly patternsBySlot: readonly (readonly number[])[];
  readonly judgesBySlot: readonly (readonly Judge[])[];
  /** Patterns of other happenings that somebody looks at; and of measures, which any may report. */
  readonly others: readonly number[];
  readonly measures: readonly number[];
  /** Judges whose trigger is a pattern. */
  readonly patternJudges: readonly Judge[];
  /** By judge: 1 if it is one of these. */
  readonly isByPattern: Uint8Array;
  /** By judge: 1 where it may be found by more than one slot. */
  readonly isManifold: Uint8Array;
  /** By judge: in which question it was last found; and how many questions there were. */
  readonly foundIn: Int32Array;
  questions: number;
}

export function openRoutes({ graph, rows }: Court, judges: readonly Judge[]): Routes {
  const { program } = graph;
  const { fits, slotOf } = rows.slots;
  const patternsBySlot: number[][] = fits.map(() => []);
  const judgesBySlot: Judge[][] = fits.map(() => []);
  const others: number[] = [];
  const measures: number[] = [];
  for (const [index, pattern] of program.patterns.entries()) {
    if (graph.readers[index]!.length === 0 && graph.listWatchers[index]!.length === 0) continue;
    if (pattern.kind === 'incident') patternsBySlot[slotOf.get(pattern.fit)!]!.push(index);
    else if (pattern.kind === 'measure') measures.push(index);
    else if (pattern.kind !== 'breach') others.push(index);
  }
  const isManifold = new Uint8Array(judges.length);
  for (const judge of judges) {
    const slots = new Set(judge.terms.flatMap((terms) => terms?.slots ?? []));
    slots.delete(-1);
    for (const slot of slots) judgesBySlot[slot]!.push(judge);
    if (slots.size > 1) isManifold[judge.index] = 1;
  }
  return {
    patternsBySlot,
    judgesBySlot,
    others: [...others, ...measures],
    measures,
    patternJudges: judges.filter(({ terms }) => terms.some((one) => one?.patterns)),
    isByPattern: Uint8Array.from(judges, ({ terms }) => (terms.some((one) => one?.patterns) ? 1 : 0)),
    isManifold,
    foundIn: new Int32Array(judges.length),
    questions: 0,
  };
}

/**
 * Judges that the row may concern.
 * @returns how many there are at the beginning of `into`; making the list shorter each time would cost more than the rest
 */
export function judgesFor({ rows }: Court, routes: Routes, row: number, into: Judge[]): number {
  let count = 0;
  if (rows.isIncident[row] === 1) {
    const { width } = rows.slots;
    routes.questions++;
    for (let k = 0; k < width; k++)
      for (let mask = rows.maybe[row * width + k]!; mask !== 0; mask &= mask - 1) {
        const slot = k * 32 + 31 - Math.clz32(mask & -mask);
        for (const judge of routes.judgesBySlot[slot]!) {
          if (routes.isManifold[judge.index] === 1) {
            if (routes.foundIn[judge.index] === routes.questions) continue;
            routes.foundIn[judge.index] = routes.questions;
          }
          into[count++] = judge;
        }
      }
  }
  for (const judge of routes.patternJudges) into[count++] = judge;
  return count;
}

/** @returns how many there are at the beginning of `into` */
function patternsFor({ rows }: Court, routes: Routes, row: number, into: number[]): number {
  let count = 0;
  const isIncident = rows.isIncident[row] === 1;
  if (isIncident) {
    const { width } = rows.slots;
    for (let k = 0; k < width; k++)
      for (let mask = rows.maybe[row * width + k]!; mask !== 0; mask &= mask - 1) {
        const slot = k * 32 + 31 - Math.clz32(mask & -mask);
        for (const pattern of routes.patternsBySlot[slot]!) into[count++] = pattern;
      }
  }
  if (rows.happenings[row])
    for (const pattern of isIncident ? routes.measures : routes.others) into[count++] = pattern;
  return count;
}

export interface Routed {
  /** To be judged, row by row. */
  readonly direct: { readonly row: number[]; readonly docket: Docket[] };
  readonly queued: Queued[];
  /** The earliest start of what is new or gone for judges that are ordered. */
  orderedFromMs: number;
}

/** @param dockets by judge; null for judges that are ordered */
export function route(
  court: Court,
  routes: Routes,
  dockets: readonly (Docket | null)[],
  fresh: readonly number[],
  gone: readonly number[],
): Routed {
  const { graph, rows } = court;
  const { program } = graph;
  const changes = program.patterns.map(() => ({ fromMs: Number.POSITIVE_INFINITY, added: [] as number[] }));
  const patterns: number[] = [];
  const judges: Judge[] = [];
  const routed: Routed = {
    direct: { row: [], docket: [] },
    queued: [],
    orderedFromMs: Number.POSITIVE_INFINITY,
  };
  const goneFromMs = new Float64Array(dockets.length).fill(Number.POSITIVE_INFINITY);
  for (const [list, isNew] of [
    [gone, false],
    [fresh, true],
  ] as const)
    for (const row of list) {
      if (isNew && rows.state[row] === DEAD_ROW) continue;
      const startMs = rows.startMs[row]!;
      const count = patternsFor(court, routes, row, patterns);
      for (let i = 0; i < count; i++) {
        const pattern = patterns[i]!;
        if (patternTruth(program, rows, pattern, row) === NO) continue;
        const change = changes[pattern]!;
        if (startMs < change.fromMs) change.fromMs = startMs;
        if (isNew) change.added.push(row);
      }
    }
  for (const [pattern, { fromMs, added }] of changes.entries())
    if (fromMs < Number.POSITIVE_INFINITY) updateList(graph, rows, pattern, fromMs, added, gone.length > 0);
  for (const row of gone) {
    const count = judgesFor(court, routes, row, judges);
    for (let i = 0; i < count; i++) {
      const judge = judges[i]!;
      const startMs = rows.startMs[row]!;
      if (!dockets[judge.index]) routed.orderedFromMs = Math.min(routed.orderedFromMs, startMs);
      else if (startMs < goneFromMs[judge.index]!) goneFromMs[judge.index] = startMs;
    }
  }
  for (const row of fresh) {
    if (rows.state[row] === DEAD_ROW) continue;
    const count = judgesFor(court, routes, row, judges);
    for (let i = 0; i < count; i++) {
      const judge = judges[i]!;
      const docket = dockets[judge.index];
      if (docket) {
        routed.direct.row.push(row);
        routed.direct.docket.push(docket);
        if (docket.isOpen) docket.added.push(row);
        continue;
      }
      if (routes.isByPattern[judge.index] === 1 && !judge.rulings && !takeUp(court, judge, row)) continue;
      routed.orderedFromMs = Math.min(routed.orderedFromMs, rows.startMs[row]!);
      routed.queued.push({ seenMs: seenFrom(court, judge, row), row, judge: judge.index });
    }
  }
  for (const docket of dockets)
    if (docket?.isOpen) updateDocket(rows, docket, goneFromMs[docket.judge.index]!);
  return routed;
}
