/**
 * Standing steps, one for each stretch in which neither the standing nor a part of it changes, shared by all findings in
 * it. After something changed they are made anew, but one that turns out the same stays the same object.
 */
import type { StandingStep } from '../proof.js';
import type { Court } from './case.js';
import { countBelow, countUpTo } from './event-list.js';
import { reach, type Watcher } from './graph.js';
import { changedAt, holdsUntilChange, standingStep } from './prove.js';
import { isSame } from './same.js';
import { stretchEnd } from './timeline.js';

export interface Shared {
  readonly step: StandingStep;
  /** A list of this step only. */
  readonly alone: readonly StandingStep[];
}

export interface Steps extends Watcher {
  /** By the moment at which the standing or a part of it last changed, sorted. */
  readonly fromMs: number[];
  readonly made: Shared[];
  readonly stale: Map<number, Shared>;
  /** The last answer, and for which starts and ends it holds. */
  last: Shared | null;
  lastFromMs: number;
  lastUntilMs: number;
}

export const openSteps = (): Steps => ({
  voidFromMs: Number.POSITIVE_INFINITY,
  fromMs: [],
  made: [],
  stale: new Map(),
  last: null,
  lastFromMs: Number.NaN,
  lastUntilMs: Number.NaN,
});

export function stepOver({ graph, steps }: Court, standing: number, startMs: number, lastMs: number): Shared {
  const known = steps[standing]!;
  if (known.voidFromMs < Number.POSITIVE_INFINITY) discard(known);
  if (startMs >= known.lastFromMs && lastMs < known.lastUntilMs) return known.last!;
  const node = graph.standings[standing]!;
  reach(node, lastMs);
  const i = reach(node, startMs);
  const fromMs = changedAt(graph, standing, startMs);
  // Where nothing ever changed it is shown as of the happening; with a change inside, for this happening only.
  if (fromMs === undefined || stretchEnd(node.line, i) <= lastMs) {
    const step = standingStep(graph, standing, startMs, lastMs);
    return { step, alone: [step] };
  }
  known.lastFromMs = fromMs;
  known.lastUntilMs = holdsUntilChange(graph, standing, startMs);
  let at = countUpTo(known.fromMs, fromMs) - 1;
  if (known.fromMs[at] === fromMs) {
    known.last = known.made[at]!;
    return known.last;
  }
  const step = standingStep(graph, standing, startMs, startMs);
  const before = known.stale.get(fromMs);
  known.stale.delete(fromMs);
  const shared = before && isSame(before.step, step) ? before : { step, alone: [step] };
  at++;
  known.fromMs.splice(at, 0, fromMs);
  known.made.splice(at, 0, shared);
  known.last = shared;
  return shared;
}

/** The stretch around t in which nothing of the standing changes; null where nothing ever did. */
export function holdsOver(
  court: Court,
  standing: number,
  t: number,
): { readonly fromMs: number; readonly untilMs: number } | null {
  stepOver(court, standing, t, t);
  const { lastFromMs, lastUntilMs } = court.steps[standing]!;
  return t >= lastFromMs && t < lastUntilMs ? { fromMs: lastFromMs, untilMs: lastUntilMs } : null;
}

function discard(known: Steps): void {
  const { fromMs, made, stale } = known;
  const keep = countBelow(fromMs, known.voidFromMs);
  for (let i = keep; i < fromMs.length; i++) stale.set(fromMs[i]!, made[i]!);
  fromMs.length = keep;
  made.length = keep;
  known.voidFromMs = Number.POSITIVE_INFINITY;
  known.last = null;
  known.lastFromMs = Number.NaN;
}
