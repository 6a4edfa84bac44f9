/**
 * Quantities over time, as ranges [low, high].
 */
import type { CompiledQuantity } from '../../agreement/program.js';
import { type EventList, nextTurn, type Seen } from './event-list.js';
import { type Graph, holdsUntil, link, type Node, reach } from './graph.js';
import { lastAmong } from './moment.js';
import { stretchEnd } from './timeline.js';
import { type Counter, count, counted, nextFall, nextRise, openCounter } from './window.js';

const UNLIMITED = Number.POSITIVE_INFINITY;

export function setQuantity(graph: Graph, node: Node, quantity: CompiledQuantity): void {
  switch (quantity.kind) {
    case 'number':
      node.work = (_, into) => give(into, quantity.value, quantity.value, UNLIMITED);
      return;
    case 'count':
    case 'sum': {
      const counter = openCounter(graph.lists[quantity.pattern]!, quantity.window);
      for (const moment of [quantity.window.from, quantity.window.until])
        if (moment >= 0) link(node, graph.moments[moment]!);
      graph.readers[quantity.pattern]!.push(node);
      node.work = (t, into) => {
        count(graph, counter, t);
        const next = Math.min(nextRise(counter, t), nextFall(counter, t));
        const [low, high] =
          quantity.kind === 'count' ? [counter.low, counter.high] : sum(graph, counter, quantity.of, t);
        give(into, low, high, next);
      };
      return;
    }
    case 'latest': {
      const list = graph.lists[quantity.pattern]!;
      graph.readers[quantity.pattern]!.push(node);
      node.work = (t, into) => {
        const { low, high } = latest(list, quantity, t);
        give(into, low, high, nextTurn(list, t));
      };
      return;
    }
    case 'times': {
      const child = graph.quantities[quantity.of]!;
      link(node, child);
      const { factor } = quantity;
      node.work = (t, into) => {
        const i = reach(child, t);
        const [low, high] =
          factor === 0 ? [0, 0] : [child.line.low[i]! * factor, child.line.high[i]! * factor];
        give(into, low, high, stretchEnd(child.line, i));
      };
      return;
    }
    case 'minus': {
      const left = graph.quantities[quantity.left]!;
      const right = graph.quantities[quantity.right]!;
      link(node, left);
      link(node, right);
      node.work = (t, into) => {
        const i = reach(left, t);
        const j = reach(right, t);
        give(
          into,
          left.line.low[i]! - right.line.high[j]!,
          left.line.high[i]! - right.line.low[j]!,
          Math.min(stretchEnd(left.line, i), stretchEnd(right.line, j)),
        );
      };
      return;
    }
    case 'valueAt': {
      const of = graph.quantities[quantity.of]!;
      const moment = graph.moments[quantity.moment]!;
      link(node, of);
      link(node, moment);
      node.work = (t, into) => valueAt(of, moment, t, into);
      return;
    }
    case 'plus':
    case 'smallest':
    case 'largest': {
      const of = quantity.of.map((i) => graph.quantities[i]!);
      for (const child of of) link(node, child);
      const join = JOIN[quantity.kind];
      node.work = (t, into) => {
        let [low, high, next] = [Number.NaN, Number.NaN, UNLIMITED];
        for (const [k, child] of of.entries()) {
          const i = reach(child, t);
          low = k === 0 ? child.line.low[i]! : join(low, child.line.low[i]!);
          high = k === 0 ? child.line.high[i]! : join(high, child.line.high[i]!);
          next = Math.min(next, stretchEnd(child.line, i));
        }
        give(into, low, high, next);
      };
    }
  }
}

const JOIN = { plus: (a: number, b: number): number => a + b, smallest: Math.min, largest: Math.max };

function give(into: Node, low: number, high: number, next: number): void {
  into.low = low;
  into.high = high;
  into.next = next;
}

/** Added up in the order of (start, id): a sum of fractions depends on the order. */
export function sum(
  graph: Graph,
  counter: Counter,
  of: string,
  t: number,
): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const event of counted(graph, counter, t)) {
    const amount = amountOf(counter.list, event, of);
    if (event.surely) low += amount[0];
    high += amount[1];
  }
  return [low, high];
}

const NOT_TOLD: readonly [number, number] = [0, UNLIMITED];

export function amountOf(list: EventList, { ref }: Seen, of: string): readonly [low: number, high: number] {
  return list.happeningOf(ref)?.amounts[of] ?? NOT_TOLD;
}

export interface Latest {
  readonly low: number;
  readonly high: number;
  readonly among: readonly Seen[];
}

export function latest(
  list: EventList,
  { of, absentHigh }: Extract<CompiledQuantity, { kind: 'latest' }>,
  t: number,
): Latest {
  const [sure, among] = lastAmong(list, t, 1);
  let low = sure ? UNLIMITED : 0;
  let high = sure ? Number.NEGATIVE_INFINITY : absentHigh;
  for (const event of among) {
    const amount = amountOf(list, event, of);
    low = Math.min(low, amount[0]);
    high = Math.max(high, amount[1]);
  }
  return { low, high, among };
}

function valueAt(of: Node, moment: Node, t: number, into: Node): void {
  const m = reach(moment, t);
  const from = moment.line.low[m]!;
  const to = moment.line.high[m]!;
  const until = holdsUntil(moment, t);
  if (to > t) {
    give(into, 0, UNLIMITED, Math.min(until, to));
    return;
  }
  let i = reach(of, to);
  let low = of.line.low[i]!;
  let high = of.line.high[i]!;
  for (; i > 0 && of.line.starts[i]! > from; i--) {
    low = Math.min(low, of.line.low[i - 1]!);
    high = Math.max(high, of.line.high[i - 1]!);
  }
  give(into, low, high, until);
}
