/** By the terms of which reading a happening is judged: that of the last ruling, if there was one. */
import type { RulingStep } from '../proof.js';
import { isBefore, lastSure, nextTurn, type Seen } from './event-list.js';
import type { Graph } from './graph.js';
import type { Judge } from './terms.js';

export interface Ruled {
  /** Index of the reading. */
  readonly reading: number;
  readonly step: RulingStep | null;
  /** The terms change within the time. */
  readonly isTwice: boolean;
}

export function rulingOver(graph: Graph, judge: Judge, startMs: number, lastMs: number): Ruled {
  const patterns = judge.rulings!;
  const first = rulingAt(graph, patterns, startMs);
  const reading = first?.reading ?? judge.reading;
  let isTwice = false;
  for (let t = nextChange(graph, patterns, startMs); t <= lastMs; t = nextChange(graph, patterns, t))
    if ((rulingAt(graph, patterns, t)?.reading ?? judge.reading) !== reading) isTwice = true;
  const step = first && {
    decision: first.event.id,
    reading: graph.program.agreement.readings[first.reading]!.id,
  };
  return { reading, step, isTwice };
}

function rulingAt(
  graph: Graph,
  patterns: readonly number[],
  t: number,
): { readonly reading: number; readonly event: Seen } | null {
  let best: { readonly reading: number; readonly event: Seen } | null = null;
  for (const [reading, pattern] of patterns.entries()) {
    const event = lastSure(graph.lists[pattern]!, t);
    if (event && (!best || isBefore(best.event, event))) best = { reading, event };
  }
  return best;
}

function nextChange(graph: Graph, patterns: readonly number[], t: number): number {
  return Math.min(...patterns.map((pattern) => nextTurn(graph.lists[pattern]!, t)));
}
