/**
 * What a pattern matches, in the order of (start, id), with the time from which each event is seen.
 *
 * Most events are instants that match once and for all: these stand in plain lists of times, `sure` and `open` (it is
 * unknown whether they match), and are found by binary search. Those that take time, or are set aside one day, or whose
 * match is settled later (breaches), are `odd` and are looked at one by one.
 */
import type { Happening } from '../happening.js';

export interface EventList {
  /** 1 for breaches: an instant is seen from the next millisecond on. */
  readonly lag: 0 | 1;
  readonly sure: Instants;
  readonly open: Instants;
  /** In the order of (startMs, id). */
  readonly odd: OddEvent[];
  /** Odd events as they came and went, for those who count them. */
  log: OddChange[];
  /** Changed when the log begins anew: what was counted from it is void. */
  logEpoch: number;
  /** Sorted: moments at which an odd event comes to be seen, sure, or goes. */
  readonly turns: number[];
  /** Of the odd events, last - start. */
  longestMs: number;
  /** Of breaches that are odd: how long after their start they came to be seen, were judged or turned out otherwise. */
  longestOpenMs: number;
  readonly idOf: (ref: number) => string;
  readonly happeningOf: (ref: number) => Happening | null;
}

export interface Instants {
  readonly at: number[];
  readonly ref: number[];
}

/** Possible at t in [seenMs, goneMs), sure from sureMs on. */
export interface OddEvent {
  readonly id: string;
  readonly startMs: number;
  readonly lastMs: number;
  readonly seenMs: number;
  readonly sureMs: number;
  readonly goneMs: number;
  readonly ref: number;
  /** For breaches: possible only until they are judged, at goneMs or before that where set aside. */
  readonly judgedMs?: number;
}

export interface OddChange {
  readonly event: OddEvent;
  readonly isGone: boolean;
}

export function openEventList(
  lag: 0 | 1,
  idOf: (ref: number) => string,
  happeningOf: (ref: number) => Happening | null,
): EventList {
  return {
    lag,
    sure: { at: [], ref: [] },
    open: { at: [], ref: [] },
    odd: [],
    log: [],
    logEpoch: 0,
    turns: [],
    longestMs: 0,
    longestOpenMs: 0,
    idOf,
    happeningOf,
  };
}

/** How many are at or before t. */
export function countUpTo(times: readonly number[], t: number): number {
  const { length } = times;
  if (length === 0 || times[length - 1]! <= t) return length;
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (times[middle]! <= t) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function insertSorted(times: number[], t: number): void {
  let i = times.length;
  times.push(t);
  for (; i > 0 && times[i - 1]! > t; i--) times[i] = times[i - 1]!;
  times[i] = t;
}

/** Takes out one that is there. */
export function removeSorted(times: number[], t: number): void {
  let i = times.length - 1;
  let moved = times[i]!;
  for (; moved !== t; i--) {
    const next = times[i - 1]!;
    times[i - 1] = moved;
    moved = next;
  }
  times.length--;
}

/** Puts an instant behind all others of its list. */
export function addInstant({ at, ref }: Instants, t: number, one: number): void {
  at.push(t);
  ref.push(one);
}

export function addOdd(list: EventList, event: OddEvent): void {
  if (event.seenMs >= event.goneMs) return;
  const { odd } = list;
  let i = odd.length;
  odd.push(event);
  for (; i > 0 && isBefore(event, odd[i - 1]!); i--) odd[i] = odd[i - 1]!;
  odd[i] = event;
  list.log.push({ event, isGone: false });
  list.longestMs = Math.max(list.longestMs, event.lastMs - event.startMs);
  const turnedMs = event.ref < 0 && event.goneMs < Number.POSITIVE_INFINITY ? event.goneMs : event.seenMs;
  list.longestOpenMs = Math.max(list.longestOpenMs, (event.judgedMs ?? turnedMs) - event.startMs);
  for (const turn of [event.seenMs, event.sureMs, event.goneMs])
    if (turn < Number.POSITIVE_INFINITY) insertSorted(list.turns, turn);
}

/** Takes out the events that do not pass, of those that start at or after `fromMs`. */
export function filterOdd(list: EventList, fromMs: number, keeps: (event: OddEvent) => boolean): void {
  const { odd } = list;
  let kept = firstOddFrom(list, fromMs);
  for (let i = kept; i < odd.length; i++) {
    const event = odd[i]!;
    if (keeps(event)) {
      odd[kept++] = event;
      continue;
    }
    list.log.push({ event, isGone: true });
    for (const turn of [event.seenMs, event.sureMs, event.goneMs])
      if (turn < Number.POSITIVE_INFINITY) removeSorted(list.turns, turn);
  }
  odd.length = kept;
  if (list.log.length <= 2 * kept + 64) return;
  list.log = odd.map((event) => ({ event, isGone: false }));
  list.logEpoch++;
}

export function forgetInstantsFrom(instants: Instants, t: number): void {
  let { length } = instants.at;
  while (length > 0 && instants.at[length - 1]! >= t) length--;
  instants.at.length = length;
  instants.ref.length = length;
}

export interface Placed {
  readonly startMs: number;
  readonly id: string;
  readonly ref: number;
}

/**
 * Of one start: happenings by id, then findings on states by the party's place in the program and by id. The id of a state
 * begins with the party, and the order must not hang on what a party is called.
 */
export function isBefore(a: Placed, b: Placed): boolean {
  if (a.startMs !== b.startMs) return a.startMs < b.startMs;
  if ((a.ref < 0 || b.ref < 0) && a.ref !== b.ref) return b.ref < 0 && (a.ref >= 0 || a.ref > b.ref);
  return a.id < b.id;
}

/** The ref of a finding on the state of a party, by the party's place in the program. */
export const stateRef = (party: number): number => -1 - party;

/** An event as seen from one moment. */
export interface Seen extends Placed {
  readonly lastMs: number;
  readonly isSure: boolean;
}

/** Events that are possible at t and start in [from, to], in the order of (start, id). */
export function seenBetween(list: EventList, t: number, from: number, to: number): Seen[] {
  const seen: Seen[] = [];
  const limit = Math.min(to, t - list.lag);
  plain(list, list.sure, true, from, limit, seen);
  const sure = seen.length;
  plain(list, list.open, false, from, limit, seen);
  let mixed = sure > 0 && seen.length > sure;
  const { odd } = list;
  for (let i = firstOddFrom(list, from); i < odd.length && odd[i]!.startMs <= to; i++) {
    const event = odd[i]!;
    if (event.seenMs > t || event.goneMs <= t) continue;
    mixed = true;
    const { id, startMs, lastMs, ref } = event;
    seen.push({ id, startMs, lastMs, isSure: event.sureMs <= t, ref });
  }
  return mixed ? seen.sort((a, b) => (isBefore(a, b) ? -1 : 1)) : seen;
}

function plain(
  { idOf }: EventList,
  { at, ref }: Instants,
  isSure: boolean,
  from: number,
  to: number,
  into: Seen[],
): void {
  const end = countUpTo(at, to);
  for (let i = countBelow(at, from); i < end; i++)
    into.push({ id: idOf(ref[i]!), startMs: at[i]!, lastMs: at[i]!, isSure, ref: ref[i]! });
}

/** Times are whole milliseconds. */
export const countBelow = (times: readonly number[], t: number): number =>
  t === Number.NEGATIVE_INFINITY ? 0 : countUpTo(times, t - 1);

export function firstOddFrom({ odd }: EventList, startMs: number): number {
  let from = 0;
  let to = odd.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (odd[middle]!.startMs < startMs) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The first sure event at t in the order of (start, id). */
export function firstSure(list: EventList, t: number): Seen | undefined {
  let best = instant(list, list.sure, 0, t, true);
  for (const event of list.odd) {
    if (event.startMs > t || (best && !isBefore(event, best))) break;
    if (event.sureMs <= t && t < event.goneMs) {
      best = { ...event, isSure: true };
      break;
    }
  }
  return best;
}

/** The sure event at t that is last in the order of (start, id). */
export function lastSure(list: EventList, t: number): Seen | undefined {
  let best = instant(list, list.sure, countUpTo(list.sure.at, t - list.lag) - 1, t, true);
  const { odd } = list;
  for (let i = firstOddFrom(list, t + 1) - 1; i >= 0; i--) {
    const event = odd[i]!;
    if (best && isBefore(event, best)) break;
    if (event.sureMs <= t && t < event.goneMs) {
      best = { ...event, isSure: true };
      break;
    }
  }
  return best;
}

/** The last plain event that is seen at t. */
export function lastPlain(list: EventList, which: 'sure' | 'open', t: number): Seen | undefined {
  const instants = list[which];
  return instant(list, instants, countUpTo(instants.at, t - list.lag) - 1, t, which === 'sure');
}

/** Odd events possible at t that start at or after `from`, the latest first. */
export function* oddBackward(list: EventList, t: number, from: number): Generator<OddEvent> {
  const { odd } = list;
  for (let i = firstOddFrom(list, t + 1) - 1; i >= 0 && odd[i]!.startMs >= from; i--)
    if (odd[i]!.seenMs <= t && t < odd[i]!.goneMs) yield odd[i]!;
}

function instant(
  list: EventList,
  { at, ref }: Instants,
  i: number,
  t: number,
  isSure: boolean,
): Seen | undefined {
  const startMs = at[i];
  if (startMs === undefined || startMs + list.lag > t) return undefined;
  return { id: list.idOf(ref[i]!), startMs, lastMs: startMs, isSure, ref: ref[i]! };
}

/** The next moment after t at which an event comes to be seen or an odd one changes. */
export function nextTurn(list: EventList, t: number): number {
  const { lag, sure, open, turns } = list;
  const next = turns[countUpTo(turns, t)] ?? Number.POSITIVE_INFINITY;
  return Math.min(
    next,
    (sure.at[countUpTo(sure.at, t - lag)] ?? Number.POSITIVE_INFINITY) + lag,
    (open.at[countUpTo(open.at, t - lag)] ?? Number.POSITIVE_INFINITY) + lag,
  );
}
