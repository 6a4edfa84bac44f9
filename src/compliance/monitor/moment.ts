/**
 * Moments over time: at t, the range of instants in which the moment lies as seen from t; Infinity: not fixed.
 */
import type { CompiledMoment } from '../../agreement/program.js';
import { NO, YES } from '../../agreement/program.js';
import { roundToDay, shift } from '../../time/calendar.js';
import {
  type EventList,
  firstSure,
  isBefore,
  lastSure,
  nextTurn,
  type Seen,
  seenBetween,
} from './event-list.js';
import { type Graph, highAt, holdsUntil, link, lowAt, type Node, reach } from './graph.js';
import { stretchEnd } from './timeline.js';

const NEVER = Number.POSITIVE_INFINITY;

export function setMoment(graph: Graph, node: Node, moment: CompiledMoment): void {
  switch (moment.kind) {
    case 'fixed':
      node.work = (_, into) => give(into, moment.ms, moment.ms, NEVER);
      return;
    case 'never':
      node.work = (_, into) => give(into, NEVER, NEVER, NEVER);
      return;
    case 'event': {
      const list = graph.lists[moment.pattern]!;
      graph.readers[moment.pattern]!.push(node);
      node.work = (t, into) => {
        const { low, high, next } = eventMoment(list, moment, t);
        give(into, low, high, next);
      };
      return;
    }
    case 'when': {
      const condition = graph.conditions[moment.condition]!;
      link(node, condition);
      node.work = (t, into) => when(node, condition, t, into);
      return;
    }
    case 'shift': {
      const child = graph.moments[moment.moment]!;
      link(node, child);
      const { duration, sign, round } = moment;
      const of = (ms: number): number => {
        const shifted = shift(graph.timeZone, ms, duration, sign);
        return round === null ? shifted : roundToDay(graph.timeZone, shifted, round);
      };
      node.work = (t, into) => give(into, of(lowAt(child, t)), of(highAt(child, t)), holdsUntil(child, t));
      return;
    }
    case 'earliest':
    case 'latest': {
      const of = moment.of.map((i) => graph.moments[i]!);
      for (const child of of) link(node, child);
      const pick = moment.kind === 'earliest' ? Math.min : Math.max;
      node.work = (t, into) => {
        let [low, high] = moment.kind === 'earliest' ? [NEVER, NEVER] : [-NEVER, -NEVER];
        let next = NEVER;
        for (const child of of) {
          const i = reach(child, t);
          low = pick(low, child.line.low[i]!);
          high = pick(high, child.line.high[i]!);
          next = Math.min(next, stretchEnd(child.line, i));
        }
        give(into, low, high, next);
      };
      return;
    }
    case 'extended': {
      const base = graph.moments[moment.base]!;
      link(node, base);
      for (const consent of moment.consents) graph.readers[consent]!.push(node);
      const lists = moment.consents.map((consent) => graph.lists[consent]!);
      node.work = (t, into) => {
        const ofLow = extend(graph, moment, lowAt(base, t), t).endMs;
        const ofHigh = extend(graph, moment, highAt(base, t), t).endMs;
        const next = Math.min(holdsUntil(base, t), ...lists.map((list) => nextTurn(list, t)));
        // What prolongs the one end need not prolong the other: they may change places.
        give(into, Math.min(ofLow, ofHigh), Math.max(ofLow, ofHigh), next);
      };
      return;
    }
    case 'rolled': {
      const base = graph.moments[moment.base]!;
      link(node, base);
      graph.readers[moment.notice]!.push(node);
      node.work = (t, into) => {
        const low = roll(graph, moment, lowAt(base, t), t);
        const high = roll(graph, moment, highAt(base, t), t);
        const turn = nextTurn(graph.lists[moment.notice]!, t);
        const next = Math.min(holdsUntil(base, t), turn, low.nextMs, high.nextMs);
        give(into, Math.min(low.endMs, high.endMs), Math.max(low.endMs, high.endMs), next);
      };
    }
  }
}

function give(into: Node, low: number, high: number, next: number): void {
  into.low = low;
  into.high = high;
  into.next = next;
}

type Of<K extends CompiledMoment['kind']> = Extract<CompiledMoment, { kind: K }>;

/** When the condition first was not NO, and first was YES: carried on from what was known before t. */
function when(node: Node, condition: Node, t: number, into: Node): void {
  const { line } = node;
  const before = line.starts.length - 1;
  let low = before < 0 ? NEVER : line.low[before]!;
  let high = before < 0 ? NEVER : line.high[before]!;
  if (high < NEVER) {
    give(into, low, high, NEVER);
    return;
  }
  const i = reach(condition, t);
  const truth = condition.line.low[i]!;
  if (truth !== NO && low === NEVER) low = t;
  if (truth === YES) high = t;
  give(into, low, high, high < NEVER ? NEVER : stretchEnd(condition.line, i));
}

export interface EventMoment {
  readonly low: number;
  readonly high: number;
  readonly next: number;
  readonly among: readonly Seen[];
}

export function eventMoment(list: EventList, moment: Of<'event'>, t: number): EventMoment {
  const [sure, among] = moment.which === 'first' ? firstAmong(list, t) : lastAmong(list, t, 0);
  let low = NEVER;
  let high = sure ? -NEVER : NEVER;
  for (const event of among) {
    const stated = statedMs(list, event, moment.take);
    low = Math.min(low, stated ?? event.startMs);
    high = Math.max(high, stated ?? event.lastMs);
  }
  const next = sure && moment.which === 'first' ? nextOddTurn(list, sure.lastMs, t) : nextTurn(list, t);
  return { low, high, next, among };
}

function firstAmong(list: EventList, t: number): readonly [Seen | undefined, Seen[]] {
  const sure = firstSure(list, t);
  return [sure, seenBetween(list, t, -NEVER, sure ? sure.lastMs : NEVER)];
}

/** The last sure event and the possible ones of which it is open whether they came later: last - `less` >= its start. */
export function lastAmong(
  list: EventList,
  t: number,
  less: 0 | 1,
): readonly [sure: Seen | undefined, among: Seen[]] {
  const sure = lastSure(list, t);
  if (!sure) return [undefined, seenBetween(list, t, -NEVER, NEVER)];
  const from = sure.startMs - list.longestMs;
  return [
    sure,
    seenBetween(list, t, from, NEVER).filter(
      ({ id, lastMs }) => lastMs - less >= sure.startMs || id === sure.id,
    ),
  ];
}

function statedMs(list: EventList, { ref }: Seen, take: Of<'event'>['take']): number | undefined {
  if (take === 'time') return undefined;
  const happening = list.happeningOf(ref);
  return take === 'effectiveFrom' ? happening?.effectiveFromMs : happening?.effectiveUntilMs;
}

/** The next change after t of an odd event that starts at or before `startMs`. */
function nextOddTurn(list: EventList, startMs: number, t: number): number {
  let next = NEVER;
  for (const event of list.odd) {
    if (event.startMs > startMs) break;
    for (const turn of [event.seenMs, event.sureMs, event.goneMs]) if (turn > t && turn < next) next = turn;
  }
  return next;
}

export interface Prolonged {
  readonly endMs: number;
  /** Ids of the declarations that prolonged it, or of the notices that ended it. */
  readonly used: readonly Seen[];
}

export function extend(graph: Graph, moment: Of<'extended'>, baseMs: number, t: number): Prolonged {
  const used: Seen[] = [];
  if (!Number.isFinite(baseMs)) return { endMs: baseMs, used };
  const consents = moment.consents.map((pattern) => {
    const list = graph.lists[pattern]!;
    return seenBetween(list, t, -NEVER, NEVER)
      .filter(({ isSure }) => isSure)
      .sort(byLast)
      .map((event) => ({ event, untilMs: list.happeningOf(event.ref)?.effectiveUntilMs }));
  });
  let endMs = baseMs;
  let afterMs = -NEVER;
  for (;;) {
    const firsts = consents.flatMap(
      (list) => list.find(({ event }) => event.lastMs > afterMs && event.lastMs < endMs) ?? [],
    );
    if (firsts.length === 0 || (moment.consent === 'mutual' && firsts.length < consents.length)) break;
    firsts.sort((a, b) => byLast(a.event, b.event));
    const agreed = moment.consent === 'mutual' ? firsts : firsts.slice(0, 1);
    afterMs = agreed.at(-1)!.event.lastMs;
    const stated = agreed.flatMap(({ untilMs }) => untilMs ?? []);
    const each = moment.each ? shift(graph.timeZone, endMs, moment.each, 1) : endMs;
    const nextMs = stated.length > 0 ? Math.min(...stated) : each;
    if (nextMs <= endMs) continue;
    endMs = nextMs;
    used.push(...agreed.map(({ event }) => event));
  }
  return { endMs, used: used.sort((a, b) => (isBefore(a, b) ? -1 : 1)) };
}

export function roll(
  graph: Graph,
  moment: Of<'rolled'>,
  baseMs: number,
  t: number,
): Prolonged & { readonly nextMs: number } {
  let endMs = baseMs;
  if (!Number.isFinite(baseMs)) return { endMs, used: [], nextMs: NEVER };
  const notices = seenBetween(graph.lists[moment.notice]!, t, -NEVER, NEVER).filter(({ isSure }) => isSure);
  let previousMs = -NEVER;
  for (let times = 0; times < moment.atMost; times++) {
    const limitMs = shift(graph.timeZone, endMs, moment.ahead, -1);
    if (t < limitMs) return { endMs, used: [], nextMs: limitMs };
    const used = notices.filter(({ lastMs }) => lastMs > previousMs && lastMs <= limitMs);
    if (used.length > 0) return { endMs, used, nextMs: NEVER };
    previousMs = limitMs;
    endMs = shift(graph.timeZone, endMs, moment.every, 1);
  }
  return { endMs, used: [], nextMs: NEVER };
}

const byLast = (a: Seen, b: Seen): number => a.lastMs - b.lastMs || (isBefore(a, b) ? -1 : 1);
