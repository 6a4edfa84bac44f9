/**
 * How many events count in a window, as a function of t. An event counts, surely or possibly, over one stretch of t each
 * as long as the ends `from` and `until` stand still; so the numbers are differences of how many stretches have begun and
 * ended, found by binary search: for plain instants in the times of the list itself, for odd events in times kept here.
 */
import type { CompiledWindow } from '../../agreement/program.js';
import {
  countBelow,
  countUpTo,
  type EventList,
  insertSorted,
  isBefore,
  type OddChange,
  oddBackward,
  type Placed,
  removeSorted,
  type Seen,
  seenBetween,
} from './event-list.js';
import { type Graph, holdsUntil, reach } from './graph.js';

/** Ends of a window as valued at one moment: `from` and `until` are ranges of instants. */
export interface Frame {
  fromLow: number;
  fromHigh: number;
  untilLow: number;
  untilHigh: number;
}

export interface Counter {
  readonly list: EventList;
  readonly window: CompiledWindow;
  readonly frame: Frame;
  /** Until when the frame stands still. */
  frameUntil: number;
  readonly possible: Stretches;
  readonly sure: Stretches;
  /** What of the list's log of odd events has been taken in, and under which frame. */
  taken: number;
  epoch: number;
  readonly takenFrame: Frame;
  low: number;
  high: number;
  /** How many of `low` are plain. */
  plain: number;
}

/** Stretches of t, as sorted beginnings and ends. */
interface Stretches {
  starts: number[];
  ends: number[];
}

export function openCounter(list: EventList, window: CompiledWindow): Counter {
  const frame = (): Frame => ({
    fromLow: Number.NEGATIVE_INFINITY,
    fromHigh: Number.NEGATIVE_INFINITY,
    untilLow: Number.POSITIVE_INFINITY,
    untilHigh: Number.POSITIVE_INFINITY,
  });
  return {
    list,
    window,
    frame: frame(),
    frameUntil: Number.POSITIVE_INFINITY,
    possible: { starts: [], ends: [] },
    sure: { starts: [], ends: [] },
    taken: 0,
    epoch: 0,
    takenFrame: frame(),
    low: 0,
    high: 0,
    plain: 0,
  };
}

/** Works out low, high and plain at t. */
export function count(graph: Graph, counter: Counter, t: number): void {
  const { list, window, frame } = counter;
  setFrame(graph, counter, t);
  takeOdd(counter);
  const latest = Math.min(t - list.lag, t - window.agoMs);
  const earliest = t - window.withinMs;
  const { sure, open } = list;
  const loose = Math.max(earliest, frame.fromLow);
  const looseEnd = Math.min(latest, frame.untilHigh - 1);
  counter.plain = within(sure.at, Math.max(earliest, frame.fromHigh), Math.min(latest, frame.untilLow - 1));
  counter.low = counter.plain + standing(counter.sure, t);
  counter.high =
    within(sure.at, loose, looseEnd) + within(open.at, loose, looseEnd) + standing(counter.possible, t);
}

/** The next moment after t, as far as is known, at which the numbers may become larger; or smaller. */
export function nextRise(counter: Counter, t: number): number {
  const { list, window, sure, possible } = counter;
  const wait = Math.max(list.lag, window.agoMs);
  return Math.min(
    counter.frameUntil,
    after(list.sure.at, t - wait) + wait,
    after(list.open.at, t - wait) + wait,
    after(sure.starts, t),
    after(possible.starts, t),
  );
}

export function nextFall(counter: Counter, t: number): number {
  const { list, window, sure, possible } = counter;
  const gone = window.withinMs + 1;
  const odd = Math.min(counter.frameUntil, after(sure.ends, t), after(possible.ends, t));
  if (gone === Number.POSITIVE_INFINITY) return odd;
  return Math.min(odd, after(list.sure.at, t - gone) + gone, after(list.open.at, t - gone) + gone);
}

/** Until when at least `least` plain events surely count, given that they do at t and none is set aside. */
export function plainFall(counter: Counter, t: number, least: number): number {
  const { list, window, frame } = counter;
  const latest = Math.min(t - list.lag, t - window.agoMs, frame.untilLow - 1);
  const i = countUpTo(list.sure.at, latest) - least;
  return Math.min(counter.frameUntil, list.sure.at[i]! + window.withinMs + 1);
}

export interface Counted extends Seen {
  readonly surely: boolean;
}

/** The events themselves that count at t, in the order of (start, id). */
export function counted(graph: Graph, counter: Counter, t: number): Counted[] {
  const { list, window, frame } = counter;
  setFrame(graph, counter, t);
  const earliest = t - window.withinMs;
  const latest = t - window.agoMs;
  const first = Math.max(earliest, frame.fromLow) - list.longestMs;
  const out: Counted[] = [];
  for (const event of seenBetween(list, t, first, Math.min(latest, frame.untilHigh - 1))) {
    const { startMs, lastMs } = event;
    const from = Math.max(startMs, earliest, frame.fromLow);
    if (from > Math.min(lastMs, latest, frame.untilHigh - 1)) continue;
    const surely =
      event.isSure &&
      startMs >= Math.max(earliest, frame.fromHigh) &&
      lastMs <= Math.min(latest, frame.untilLow - 1);
    out.push({ ...event, surely });
  }
  return out;
}

/** Ids of the last of those that count at t, surely or possibly; after `count` for the same moment. */
export function lastCounted(counter: Counter, t: number, most: number): string[] {
  const { list, window, frame } = counter;
  const earliest = Math.max(t - window.withinMs, frame.fromLow);
  const latest = Math.min(t - window.agoMs, frame.untilHigh - 1);
  const last: Placed[] = [];
  for (const { at, ref } of [list.sure, list.open]) {
    const end = countUpTo(at, Math.min(latest, t - list.lag));
    for (let i = end - 1; i >= 0 && i >= end - most && at[i]! >= earliest; i--)
      last.push({ startMs: at[i]!, id: list.idOf(ref[i]!), ref: ref[i]! });
  }
  let odd = 0;
  for (const { id, startMs, lastMs, ref } of oddBackward(list, t, earliest - list.longestMs)) {
    if (Math.max(startMs, earliest) > Math.min(lastMs, latest)) continue;
    last.push({ startMs, id, ref });
    if (++odd === most) break;
  }
  last.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  return last.slice(-most).map(({ id }) => id);
}

export function setFrame(graph: Graph, counter: Counter, t: number): void {
  const { window, frame } = counter;
  if (window.from < 0 && window.until < 0) return;
  counter.frameUntil = Number.POSITIVE_INFINITY;
  if (window.from >= 0) {
    const node = graph.moments[window.from]!;
    const i = reach(node, t);
    frame.fromLow = node.line.low[i]!;
    frame.fromHigh = node.line.high[i]!;
    counter.frameUntil = Math.min(counter.frameUntil, holdsUntil(node, t));
  }
  if (window.until >= 0) {
    const node = graph.moments[window.until]!;
    const i = reach(node, t);
    frame.untilLow = node.line.low[i]!;
    frame.untilHigh = node.line.high[i]!;
    counter.frameUntil = Math.min(counter.frameUntil, holdsUntil(node, t));
  }
}

function takeOdd(counter: Counter): void {
  const { list, frame, takenFrame } = counter;
  const same =
    counter.epoch === list.logEpoch &&
    frame.fromLow === takenFrame.fromLow &&
    frame.fromHigh === takenFrame.fromHigh &&
    frame.untilLow === takenFrame.untilLow &&
    frame.untilHigh === takenFrame.untilHigh;
  if (!same) {
    for (const stretches of [counter.possible, counter.sure]) {
      stretches.starts = [];
      stretches.ends = [];
    }
    counter.taken = 0;
    counter.epoch = list.logEpoch;
    Object.assign(takenFrame, frame);
  }
  for (; counter.taken < list.log.length; counter.taken++) takeOne(counter, list.log[counter.taken]!);
}

function takeOne({ window, frame, possible, sure }: Counter, { event, isGone }: OddChange): void {
  const { withinMs, agoMs } = window;
  const put = isGone ? take : add;
  const from = Math.max(event.startMs, frame.fromLow);
  const last = Math.min(event.lastMs, frame.untilHigh - 1);
  if (from <= last && agoMs <= withinMs)
    put(possible, Math.max(event.seenMs, from + agoMs), Math.min(event.goneMs, last + withinMs + 1));
  if (event.startMs >= frame.fromHigh && event.lastMs < frame.untilLow)
    put(
      sure,
      Math.max(event.sureMs, event.lastMs + agoMs),
      Math.min(event.goneMs, event.startMs + withinMs + 1),
    );
}

function add({ starts, ends }: Stretches, start: number, end: number): void {
  if (start >= end) return;
  insertSorted(starts, start);
  insertSorted(ends, end);
}

function take({ starts, ends }: Stretches, start: number, end: number): void {
  if (start >= end) return;
  removeSorted(starts, start);
  removeSorted(ends, end);
}

const standing = ({ starts, ends }: Stretches, t: number): number =>
  starts.length === 0 ? 0 : countUpTo(starts, t) - countUpTo(ends, t);

const within = (times: readonly number[], from: number, to: number): number =>
  from > to ? 0 : countUpTo(times, to) - countBelow(times, from);

const after = (times: readonly number[], t: number): number =>
  times[countUpTo(times, t)] ?? Number.POSITIVE_INFINITY;
