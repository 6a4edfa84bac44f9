/**
 * Findings as events of breach patterns. A breach is seen only after it is judged, so the past it looks at is settled.
 */
import { type CompiledPattern, NO, type Program, type Truth, UNKNOWN, YES } from '../../agreement/program.js';
import type { Band } from '../finding.js';
import { CERTAIN, shareOf } from './authorship.js';
import { breachRef } from './build.js';
import { type Case, type Court, seenFrom, takeUp } from './case.js';
import type { Decision } from './decision.js';
import {
  addInstant,
  addOdd,
  type EventList,
  filterOdd,
  forgetInstantsFrom,
  type OddEvent,
  stateRef,
} from './event-list.js';
import { announce, changed } from './graph.js';
import type { Judge } from './terms.js';
import type { Occurrence, Watch } from './watch.js';

export type BreachPattern = Extract<CompiledPattern, { kind: 'breach' }>;

/** Breach patterns that look at findings, by clause and reading. */
export function breachPatternsBy({
  patterns,
  agreement,
}: Program): (clause: number, reading: number) => readonly number[] {
  const { length } = agreement.readings;
  const by = new Map<number, number[]>();
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.kind !== 'breach') continue;
    for (const clause of pattern.clauses) {
      const key = clause * length + pattern.reading;
      const list = by.get(key);
      if (list) list.push(index);
      else by.set(key, [index]);
    }
  }
  return (clause, reading) => by.get(clause * length + reading) ?? [];
}

/** What is judged later than t is taken back from the lists. */
export function takeBackAfter({ graph }: Court, t: number): void {
  for (const [index, pattern] of graph.program.patterns.entries()) {
    if (pattern.kind !== 'breach') continue;
    const list = graph.lists[index]!;
    for (const instants of [list.sure, list.open]) forgetInstantsFrom(instants, t);
    const reopened: OddEvent[] = [];
    filterOdd(list, t - list.longestOpenMs, (event) => {
      if (event.judgedMs !== undefined) return event.judgedMs <= t;
      if (event.seenMs > t) return false;
      if (event.ref >= 0 || event.goneMs === Number.POSITIVE_INFINITY || event.goneMs <= t) return true;
      reopened.push({ ...event, goneMs: Number.POSITIVE_INFINITY });
      return false;
    });
    for (const event of reopened) addOdd(list, event);
    changed(graph, index, t);
  }
}

/** Before it is judged a happening that fits may be a breach, from the millisecond after its start on. */
export function foresee(
  court: Court,
  judges: readonly Judge[],
  judge: Judge,
  row: number,
  patterns: readonly number[],
): void {
  const { graph, rows } = court;
  const startMs = rows.startMs[row]!;
  const judgedMs = seenFrom(court, judge, row);
  if (judgedMs <= startMs + 1) return;
  const taken = takeUp(court, judge, row);
  if (!taken) return;
  for (const index of patterns) {
    if (!mayBe(court, graph.program.patterns[index] as BreachPattern, taken, judge, row)) continue;
    addOdd(graph.lists[index]!, {
      id: rows.ids[row]! + judge.suffix,
      startMs,
      lastMs: rows.lastMs[row]!,
      seenMs: startMs + 1,
      sureMs: Number.POSITIVE_INFINITY,
      goneMs: Math.min(judgedMs, voidOf(court, row)),
      ref: breachRef(judges, row, judge),
      judgedMs,
    });
  }
}

/** A happening has been judged; `seenMs`: from when on. */
export function tell(
  court: Court,
  judges: readonly Judge[],
  judge: Judge,
  row: number,
  patterns: readonly number[],
  decision: Decision | null,
  seenMs: number,
): void {
  if (!decision || decision.verdict === 'noViolation' || decision.verdict === 'notInForce') return;
  const { graph, rows } = court;
  const startMs = rows.startMs[row]!;
  for (const index of patterns) {
    const truth = breachTruth(court, graph.program.patterns[index] as BreachPattern, judge, row, decision);
    if (truth === NO) continue;
    const list = graph.lists[index]!;
    const ref = breachRef(judges, row, judge);
    const goneMs = voidOf(court, row);
    if (seenMs === startMs + 1 && goneMs === Number.POSITIVE_INFINITY)
      addInstant(truth === YES ? list.sure : list.open, startMs, ref);
    else
      addOdd(list, {
        id: rows.ids[row]! + judge.suffix,
        startMs,
        lastMs: rows.lastMs[row]!,
        seenMs,
        sureMs: truth === YES ? seenMs : Number.POSITIVE_INFINITY,
        goneMs,
        ref,
      });
    announce(graph, index, seenMs);
  }
}

function breachTruth(
  court: Court,
  pattern: BreachPattern,
  judge: Judge,
  row: number,
  { verdict, party, band }: Decision,
): Truth {
  if (pattern.by.includes(party))
    return verdict === 'violation' && isEnough(band, pattern.band) ? YES : UNKNOWN;
  if (party !== 'both' && party !== 'undetermined') return NO;
  const taken = takeUp(court, judge, row);
  return taken && mayBe(court, pattern, taken, judge, row) ? UNKNOWN : NO;
}

const RANK: Readonly<Record<Band, number>> = { none: 0, possible: 1, probable: 2, confirmed: 3 };
const isEnough = (band: Band, least: Band): boolean => RANK[band] >= RANK[least];

/** Has a bound party of the pattern a share that is too large to be ruled out? */
function mayBe(
  { graph, rows }: Court,
  pattern: BreachPattern,
  { terms, author }: Case,
  judge: Judge,
  row: number,
): boolean {
  const authorship = rows.authors[rows.author[row]!]!;
  const limit = 1 - graph.program.clauses[judge.clause]!.standard[pattern.band];
  return terms.boundIds.some((party) => {
    if (!pattern.by.includes(party)) return false;
    const certain = party === author ? CERTAIN.value : 0;
    const share = terms.patterns ? certain : shareOf(authorship, [party]).value;
    return authorship.happened.value * share > limit;
  });
}

const voidOf = ({ rows }: Court, row: number): number =>
  rows.happenings[row]?.voidMs ?? Number.POSITIVE_INFINITY;

/** What a watch found at t, as events of the patterns. */
export function tellOccurrences(court: Court, watch: Watch, patterns: readonly number[], t: number): void {
  const { graph } = court;
  for (let i = watch.occurrences.length - 1; i >= 0; i--) {
    const occurrence = watch.occurrences[i]!;
    if (occurrence.foundMs < t) return;
    if (occurrence.foundMs > t) continue;
    for (const index of patterns) {
      const pattern = graph.program.patterns[index] as BreachPattern;
      if (!pattern.by.includes(occurrence.finding.party)) continue;
      const list = graph.lists[index]!;
      if (!Number.isNaN(occurrence.openMs)) endOpen(list, occurrence);
      const { verdict, band, id } = occurrence.finding;
      const isSure = verdict === 'violation' && isEnough(band, pattern.band);
      addOdd(list, {
        id,
        startMs: t,
        lastMs: t,
        seenMs: t + 1,
        sureMs: isSure ? t + 1 : Number.POSITIVE_INFINITY,
        goneMs: Number.POSITIVE_INFINITY,
        ref: stateRef(court.partyIndex.get(occurrence.finding.party)!),
      });
      announce(graph, index, t + 1);
    }
  }
}

/** What was found open before is now found to be a violation. */
function endOpen(list: EventList, { openId, openMs, foundMs }: Occurrence): void {
  let ended: OddEvent | undefined;
  filterOdd(list, openMs, (event) => {
    const isIt = event.ref < 0 && event.id === openId && event.startMs === openMs;
    if (isIt) ended = event;
    return !isIt;
  });
  if (ended) addOdd(list, { ...ended, goneMs: foundMs + 1 });
}
