/**
 * Conditions over time. Truth is NO < UNKNOWN < YES.
 */
import { type CompiledCondition, NO, UNKNOWN, YES } from '../../agreement/program.js';
import type { Standing } from '../finding.js';
import { STANDINGS } from '../finding.js';
import { type EventList, isBefore, lastPlain, nextTurn, oddBackward, type Placed } from './event-list.js';
import { type Graph, holdsUntil, link, lowAt, type Node, reach } from './graph.js';
import { latestLeast, leastOver, stretchAt, stretchEnd } from './timeline.js';
import { type Counter, count, nextFall, nextRise, openCounter, plainFall } from './window.js';

export function setCondition(graph: Graph, node: Node, condition: CompiledCondition): void {
  switch (condition.kind) {
    case 'constant':
      node.work = (_, into) => give(into, condition.value, Number.POSITIVE_INFINITY);
      return;
    case 'all':
    case 'any': {
      const of = condition.of.map((i) => graph.conditions[i]!);
      for (const child of of) link(node, child);
      node.work = condition.kind === 'all' ? (t, into) => all(of, t, into) : (t, into) => any(of, t, into);
      return;
    }
    case 'not': {
      const child = graph.conditions[condition.of]!;
      link(node, child);
      node.work = (t, into) => give(into, YES - lowAt(child, t), holdsUntil(child, t));
      return;
    }
    case 'compare':
      setCompare(graph, node, condition);
      return;
    case 'held': {
      const child = graph.conditions[condition.of]!;
      link(node, child);
      node.work = (t, into) => held(child, condition.forMs, t, into);
      return;
    }
    case 'since': {
      const child = graph.conditions[condition.of]!;
      const list = graph.lists[condition.pattern]!;
      link(node, child);
      graph.readers[condition.pattern]!.push(node);
      node.work = (t, into) => {
        const { is } = since(child, list, t);
        give(into, is, Math.min(holdsUntil(child, t), nextTurn(list, t)));
      };
      return;
    }
    case 'reached': {
      const moment = graph.moments[condition.moment]!;
      link(node, moment);
      node.work = (t, into) => reachedAt(moment, t, into);
      return;
    }
    case 'inForce': {
      const standing = graph.standings[condition.standing]!;
      link(node, standing);
      node.work = (t, into) =>
        give(into, inForceTruth(STANDINGS[lowAt(standing, t)]!), holdsUntil(standing, t));
    }
  }
}

export function inForceTruth(standing: Standing): number {
  if (standing === 'inForce') return YES;
  return standing === 'undetermined' ? UNKNOWN : NO;
}

export function give(into: Node, value: number, next: number): void {
  into.low = value;
  into.high = value;
  into.next = next;
}

function all(of: readonly Node[], t: number, into: Node): void {
  let least: number = YES;
  let next = Number.POSITIVE_INFINITY;
  for (const child of of) {
    const i = reach(child, t);
    const truth = child.line.low[i]!;
    const end = stretchEnd(child.line, i);
    if (truth === NO) {
      give(into, NO, end);
      return;
    }
    least = Math.min(least, truth);
    next = Math.min(next, end);
  }
  give(into, least, next);
}

function any(of: readonly Node[], t: number, into: Node): void {
  let most: number = NO;
  let next = Number.POSITIVE_INFINITY;
  for (const child of of) {
    const i = reach(child, t);
    const truth = child.line.low[i]!;
    const end = stretchEnd(child.line, i);
    if (truth === YES) {
      give(into, YES, end);
      return;
    }
    most = Math.max(most, truth);
    next = Math.min(next, end);
  }
  give(into, most, next);
}

/** Is the moment reached at t? */
export function reachedAt(moment: Node, t: number, into: Node): void {
  const i = reach(moment, t);
  const low = moment.line.low[i]!;
  const high = moment.line.high[i]!;
  const end = stretchEnd(moment.line, i);
  if (high <= t) give(into, YES, end);
  else if (low > t) give(into, NO, Math.min(end, low));
  else give(into, UNKNOWN, Math.min(end, high));
}

function held(child: Node, forMs: number, t: number, into: Node): void {
  const i = reach(child, t);
  const { line } = child;
  const least = leastOver(line, t - forMs, t);
  const end = stretchEnd(line, i);
  if (line.low[i] === least) {
    give(into, least, end);
    return;
  }
  // The worst of the window leaves it some time after its own end.
  const leaves = latestLeast(line, t - forMs, t) + forMs + 1;
  give(into, least, Math.min(end, leaves));
}

export interface SinceAnswer {
  readonly is: number;
  /** The event that decides: the latest of those with the best result; '' for none. */
  readonly id: string;
  /** From when on the condition has to have held for that result. */
  readonly fromMs: number;
}

/** Has the condition held since such an event, at t? */
export function since(child: Node, list: EventList, t: number): SinceAnswer {
  reach(child, t);
  const { line } = child;
  const over = (from: number): number => leastOver(line, from, t);
  let best: SinceAnswer = { is: -1, id: '', fromMs: t };
  let last: Placed = { startMs: Number.NEGATIVE_INFINITY, id: '', ref: 0 };
  const offer = (event: Placed, is: number, fromMs: number): void => {
    if (is < best.is || (is === best.is && !isBefore(last, event))) return;
    best = { is, id: event.id, fromMs };
    last = event;
  };
  const sure = lastPlain(list, 'sure', t);
  if (sure) offer(sure, over(sure.startMs), sure.startMs);
  const open = lastPlain(list, 'open', t);
  if (open) offer(open, Math.min(UNKNOWN, over(open.startMs)), open.startMs);
  // Of events before the condition last was NO nothing better can come than NO, and of these the latest decides.
  let i = stretchAt(line, t);
  while (i > 0 && line.low[i] !== NO) i--;
  const from = line.low[i] === NO ? stretchEnd(line, i) - list.longestMs : Number.NEGATIVE_INFINITY;
  for (const event of oddBackward(list, t, Number.NEGATIVE_INFINITY)) {
    if (best.is >= 0 && event.startMs < from && event.startMs < last.startMs) break;
    const lastMs = Math.min(event.lastMs, t);
    const mayBe = Math.min(UNKNOWN, over(lastMs));
    const whole = event.sureMs <= t ? over(event.startMs) : -1;
    if (whole >= mayBe) offer(event, whole, event.startMs);
    else offer(event, mayBe, lastMs);
    if (best.is === YES) break;
  }
  return best.is < 0 ? { is: NO, id: '', fromMs: t } : best;
}

type Compare = Extract<CompiledCondition, { kind: 'compare' }>;

function setCompare(graph: Graph, node: Node, condition: Compare): void {
  const left = graph.program.quantities[condition.left]!;
  const right = graph.program.quantities[condition.right]!;
  if (left.kind === 'count' && right.kind === 'number') {
    const counter = openCounter(graph.lists[left.pattern]!, left.window);
    const { from, until, agoMs } = left.window;
    for (const moment of [from, until]) if (moment >= 0) link(node, graph.moments[moment]!);
    graph.readers[left.pattern]!.push(node);
    const [least, negated] = atLeastWhole(condition.is, right.value);
    node.work = (t, into) => isMany(graph, counter, least, negated, t, into);
    if (from < 0 && until < 0 && agoMs === 0) node.voidFrom = (t) => stillTheSame(node, t);
    return;
  }
  const a = graph.quantities[condition.left]!;
  const b = graph.quantities[condition.right]!;
  link(node, a);
  link(node, b);
  node.work = (t, into) => {
    const i = reach(a, t);
    const j = reach(b, t);
    const truth = compare(condition.is, a.line.low[i]!, a.line.high[i]!, b.line.low[j]!, b.line.high[j]!);
    give(into, truth, Math.min(stretchEnd(a.line, i), stretchEnd(b.line, j)));
  };
}

/**
 * One more event of now can only make more of them; where the answer is the same with it, it stays the same as long as
 * it would have without.
 */
function stillTheSame(node: Node, t: number): number {
  node.work(t, node);
  const i = stretchAt(node.line, t);
  return node.line.low[i] === node.low ? stretchEnd(node.line, i) : t;
}

/** As "at least so many", a whole number, and whether the answer is to be turned around. */
function atLeastWhole(is: Compare['is'], value: number): readonly [least: number, negated: boolean] {
  switch (is) {
    case 'atLeast':
      return [Math.ceil(value), false];
    case 'moreThan':
      return [Math.floor(value) + 1, false];
    case 'lessThan':
      return [Math.ceil(value), true];
    case 'atMost':
      return [Math.floor(value) + 1, true];
  }
}

function isMany(
  graph: Graph,
  counter: Counter,
  least: number,
  negated: boolean,
  t: number,
  into: Node,
): void {
  count(graph, counter, t);
  const { low, high, plain } = counter;
  if (low >= least)
    give(
      into,
      negated ? NO : YES,
      least > 0 && plain >= least
        ? plainFall(counter, t, least)
        : Math.min(nextRise(counter, t), nextFall(counter, t)),
    );
  else if (high < least) give(into, negated ? YES : NO, nextRise(counter, t));
  else give(into, UNKNOWN, Math.min(nextRise(counter, t), nextFall(counter, t)));
}

function compare(is: Compare['is'], aLow: number, aHigh: number, bLow: number, bHigh: number): number {
  switch (is) {
    case 'atLeast':
      return aLow >= bHigh ? YES : aHigh < bLow ? NO : UNKNOWN;
    case 'atMost':
      return aHigh <= bLow ? YES : aLow > bHigh ? NO : UNKNOWN;
    case 'moreThan':
      return aLow > bHigh ? YES : aHigh <= bLow ? NO : UNKNOWN;
    case 'lessThan':
      return aHigh < bLow ? YES : aLow >= bHigh ? NO : UNKNOWN;
  }
}
