/**
 * Decisions that hold for all happenings alike: within a stretch of time in which nothing changes that a judge rests on,
 * a decision hangs on who did it and how well it fits, and is made once. Rulings, exemptions that may apply, triggers that
 * are patterns, and happenings longer than the stretch are decided one by one.
 */
import { NO, YES } from '../../agreement/program.js';
import type { Court } from './case.js';
import type { Decision } from './decision.js';
import { watchJudge } from './docket.js';
import { type Graph, reach, type Watcher } from './graph.js';
import { slotTruth } from './slots.js';
import { holdsOver } from './steps.js';
import type { Judge, Terms } from './terms.js';
import { stretchEnd } from './timeline.js';

export interface Memo extends Watcher {
  /** Null: for this judge nothing is remembered. */
  readonly terms: Terms | null;
  fromMs: number;
  /** Exclusive. */
  untilMs: number;
  readonly decisions: Map<number, Decision | null>;
}

/** A key has two bits for each party. */
const MAX_PARTIES = 8;
const MAX_REMEMBERED = 4_096;

export function openMemo(graph: Graph, judge: Judge): Memo {
  const terms = judge.terms[judge.reading]!;
  const isOneByOne = judge.rulings !== null || terms.patterns !== null || terms.fitting.length > MAX_PARTIES;
  const memo: Memo = {
    terms: isOneByOne ? null : terms,
    voidFromMs: Number.POSITIVE_INFINITY,
    fromMs: 0,
    untilMs: 0,
    decisions: new Map(),
  };
  if (!isOneByOne) watchJudge(graph, judge, memo);
  return memo;
}

/** Under what the decision on a row is remembered now; -1: it is not. */
export function memoKey(court: Court, judge: Judge, memo: Memo, row: number): number {
  const { terms } = memo;
  if (!terms) return -1;
  const { rows } = court;
  const author = rows.author[row]!;
  if (rows.authors[author]!.uses < 2 || rows.isIncident[row] === 0) return -1;
  const startMs = rows.startMs[row]!;
  const lastMs = rows.lastMs[row]!;
  if (memo.voidFromMs < Number.POSITIVE_INFINITY) {
    if (memo.voidFromMs < memo.untilMs) memo.untilMs = memo.fromMs;
    memo.voidFromMs = Number.POSITIVE_INFINITY;
  }
  if (startMs < memo.fromMs || lastMs >= memo.untilMs) {
    // A long happening is no reason to give up the stretch of the others.
    if (startMs >= memo.fromMs && startMs < memo.untilMs) return -1;
    if (!takeStretch(court, judge, terms, memo, startMs) || lastMs >= memo.untilMs) return -1;
  }
  const { slots, yes, maybe } = rows;
  const at = row * slots.width;
  let key = author;
  for (const party of terms.fitting) {
    const slot = terms.slots[party]!;
    key = key * 4 + (slot < 0 ? NO : slotTruth(yes, maybe, at, slot));
    for (const exemption of terms.exemptions[party]!)
      if (exemption.slot < 0 || slotTruth(yes, maybe, at, exemption.slot) !== NO) return -1;
  }
  return key;
}

export function remember({ decisions }: Memo, key: number, decision: Decision | null): void {
  if (decisions.size >= MAX_REMEMBERED) decisions.clear();
  decisions.set(key, decision);
}

function takeStretch(court: Court, judge: Judge, terms: Terms, memo: Memo, startMs: number): boolean {
  memo.decisions.clear();
  const covered = court.graph.covered[judge.clause]!;
  const i = reach(covered, startMs);
  memo.fromMs = covered.line.starts[i]!;
  memo.untilMs = stretchEnd(covered.line, i);
  if (covered.line.low[i] !== YES) return true;
  for (const party of terms.bound) {
    const held = holdsOver(court, terms.standings[party]!, startMs);
    if (!held) {
      memo.untilMs = memo.fromMs;
      return false;
    }
    memo.fromMs = Math.max(memo.fromMs, held.fromMs);
    memo.untilMs = Math.min(memo.untilMs, held.untilMs);
  }
  return true;
}
