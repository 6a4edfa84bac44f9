/**
 * Clauses that breach patterns look at. They are judged in the order of time, each happening when it is seen to be
 * judged, so that a breach is in its lists before anything later asks; the same for states and quotas, when they are found.
 */
import { foresee, takeBackAfter, tell, tellOccurrences } from './breach.js';
import { type Court, seenFrom } from './case.js';
import type { Decision } from './decision.js';
import { judgeRow } from './event-rule.js';
import type { Watcher } from './graph.js';
import { DEAD_ROW } from './rows.js';
import type { Judge } from './terms.js';
import type { Watch } from './watch.js';

export interface Ordered {
  /** What is to be judged, in the order of the moment from which it is seen. */
  readonly queue: Queue;
  /** How far the queue is judged. */
  done: number;
  /** Of judges: what they rest on. */
  readonly watcher: Watcher;
  readonly watches: readonly OrderedWatch[];
  /** By judge: breach patterns that look at it; empty for judges that are not ordered. */
  readonly patterns: readonly (readonly number[])[];
}

export interface OrderedWatch {
  readonly watch: Watch;
  readonly patterns: readonly number[];
}

export interface Queued {
  readonly seenMs: number;
  readonly row: number;
  readonly judge: number;
}

interface Queue {
  readonly seenMs: number[];
  readonly row: number[];
  readonly judge: number[];
}

export function openOrdered(
  watches: readonly OrderedWatch[],
  patterns: readonly (readonly number[])[],
  watcher: Watcher,
): Ordered {
  return { queue: { seenMs: [], row: [], judge: [] }, done: 0, watcher, watches, patterns };
}

/** Puts the decision in the place of the judge's earlier one on the row, or takes that away. */
export type Publish = (row: number, judge: Judge, decision: Decision | null) => void;

/**
 * @param fresh what is new, in any order
 * @param fromMs the earliest start of what is new or gone
 */
export function advance(
  court: Court,
  judges: readonly Judge[],
  ordered: Ordered,
  fresh: readonly Queued[],
  fromMs: number,
  untilMs: number,
  publish: Publish,
): void {
  const backTo = Math.min(
    fromMs,
    ordered.watcher.voidFromMs,
    ...ordered.watches.map(({ watch }) => watch.watcher.voidFromMs),
  );
  ordered.watcher.voidFromMs = Number.POSITIVE_INFINITY;
  if (backTo < Number.POSITIVE_INFINITY) goBack(court, judges, ordered, fresh, backTo);
  const { queue, watches } = ordered;
  for (;;) {
    const queued =
      ordered.done < queue.seenMs.length ? queue.seenMs[ordered.done]! : Number.POSITIVE_INFINITY;
    let wakeMs = Number.POSITIVE_INFINITY;
    for (const { watch } of watches) {
      if (watch.watcher.voidFromMs < Number.POSITIVE_INFINITY) {
        watch.keepBefore(watch.watcher.voidFromMs);
        watch.watcher.voidFromMs = Number.POSITIVE_INFINITY;
      }
      wakeMs = Math.min(wakeMs, watch.nextMs());
    }
    if (queued <= wakeMs) {
      if (queued > untilMs + 1) break;
      judgeNext(court, judges, ordered, queued, publish);
      continue;
    }
    if (wakeMs > untilMs) break;
    for (const { watch, patterns } of watches) {
      if (watch.nextMs() > wakeMs) continue;
      watch.run(wakeMs);
      tellOccurrences(court, watch, patterns, wakeMs);
    }
  }
  // What was told on the way is void only from when it is seen on, and all that was judged before is not later than that.
  ordered.watcher.voidFromMs = Number.POSITIVE_INFINITY;
  // What was judged once may now be too late for the horizon.
  for (let i = ordered.done; i < queue.row.length; i++) {
    publish(queue.row[i]!, judges[queue.judge[i]!]!, null);
  }
}

function judgeNext(
  court: Court,
  judges: readonly Judge[],
  ordered: Ordered,
  seenMs: number,
  publish: Publish,
): void {
  const { queue, patterns } = ordered;
  const row = queue.row[ordered.done]!;
  const judge = judges[queue.judge[ordered.done]!]!;
  ordered.done++;
  const decision = judgeRow(court, judge, row);
  publish(row, judge, decision);
  tell(court, judges, judge, row, patterns[judge.index]!, decision, seenMs);
}

function goBack(
  court: Court,
  judges: readonly Judge[],
  ordered: Ordered,
  fresh: readonly Queued[],
  t: number,
): void {
  takeBackAfter(court, t);
  ordered.watcher.voidFromMs = Number.POSITIVE_INFINITY;
  for (const { watch } of ordered.watches) {
    watch.watcher.voidFromMs = Number.POSITIVE_INFINITY;
    watch.keepBefore(t);
  }
  const { queue } = ordered;
  let keep = queue.seenMs.length;
  while (keep > 0 && queue.seenMs[keep - 1]! > t) keep--;
  const tail = fresh.filter(({ row }) => court.rows.state[row] !== DEAD_ROW);
  for (let i = keep; i < queue.row.length; i++) {
    const row = queue.row[i]!;
    const judge = queue.judge[i]!;
    if (court.rows.state[row] === DEAD_ROW) continue;
    const seenMs = judges[judge]!.rulings ? seenFrom(court, judges[judge]!, row) : queue.seenMs[i]!;
    tail.push({ seenMs, row, judge });
  }
  const { ids } = court.rows;
  const suffixes = judges.map(({ suffix }) => suffix);
  // Of those seen at once, in the order of the ids of their findings.
  tail.sort((a, b) => {
    if (a.seenMs !== b.seenMs) return a.seenMs - b.seenMs;
    return ids[a.row]! + suffixes[a.judge]! < ids[b.row]! + suffixes[b.judge]! ? -1 : 1;
  });
  queue.seenMs.length = keep;
  queue.row.length = keep;
  queue.judge.length = keep;
  for (const { seenMs, row, judge } of tail) {
    queue.seenMs.push(seenMs);
    queue.row.push(row);
    queue.judge.push(judge);
    if (seenMs > court.rows.startMs[row]! + 1)
      foresee(court, judges, judges[judge]!, row, ordered.patterns[judge]!);
  }
  ordered.done = Math.min(ordered.done, keep);
}
