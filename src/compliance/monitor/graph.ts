/**
 * The conditions, moments, quantities and standings of a program as one graph of timelines. A value is worked out from
 * those it rests on when somebody asks, forward in time, and is kept. Values at t rest on values and events up to t only;
 * so when something changes at t, what hangs on it is forgotten from t on and worked out again.
 */
import type { Program } from '../../agreement/program.js';
import type { EventList } from './event-list.js';
import { append, forgetFrom, openTimeline, stretchAt, stretchEnd, type Timeline } from './timeline.js';

export interface Node {
  readonly line: Timeline;
  /** Value at the moment last worked out, and until when it holds if nothing new comes to be known. */
  low: number;
  high: number;
  next: number;
  work: (t: number, into: Node) => void;
  readonly parents: Node[];
  /** Told from when on the node forgets. */
  readonly watchers: Watcher[];
  /**
   * On arrival of an event that is seen from t on: from when what is known is void. Absent: from t.
   * Only for nodes that look at a pattern.
   */
  voidFrom: ((t: number) => number) | null;
  busy: boolean;
}

/** Somebody who has used values of a node, and from when on these are void. */
export interface Watcher {
  voidFromMs: number;
}

export interface Graph {
  readonly program: Program;
  readonly timeZone: string;
  readonly lists: readonly EventList[];
  /** By pattern: the nodes that look at it, and others that do. */
  readonly readers: readonly Node[][];
  readonly listWatchers: readonly Watcher[][];
  readonly conditions: readonly Node[];
  readonly moments: readonly Node[];
  readonly quantities: readonly Node[];
  readonly standings: readonly Node[];
  /** By compiled clause: 2 while some reading and party is in its period; see the guide, "Event rules". */
  readonly covered: readonly Node[];
}

export function openNode(): Node {
  return {
    line: openTimeline(),
    low: 0,
    high: 0,
    next: 0,
    work: () => {
      throw new Error('A node without work.');
    },
    parents: [],
    watchers: [],
    voidFrom: null,
    busy: false,
  };
}

/** Index of the stretch at t, worked out if need be. */
export function reach(node: Node, t: number): number {
  const { line } = node;
  if (line.until <= t) {
    if (node.busy)
      throw new Error('A value rests on itself at the same moment; compile should have refused this.');
    node.busy = true;
    while (line.until <= t) {
      node.work(line.until, node);
      append(line, node.low, node.high, node.next);
    }
    node.busy = false;
  }
  return stretchAt(line, t);
}

export function lowAt(node: Node, t: number): number {
  return node.line.low[reach(node, t)]!;
}

export function highAt(node: Node, t: number): number {
  return node.line.high[reach(node, t)]!;
}

/** Until when the value at t is known to hold. */
export function holdsUntil(node: Node, t: number): number {
  return stretchEnd(node.line, reach(node, t));
}

export function link(parent: Node, child: Node): void {
  if (!child.parents.includes(parent)) child.parents.push(parent);
}

/** Forgets what this node and all that hang on it know of t and later. */
export function forget(node: Node, t: number): void {
  if (node.line.until <= t) return;
  forgetFrom(node.line, t);
  for (const watcher of node.watchers) if (t < watcher.voidFromMs) watcher.voidFromMs = t;
  for (const parent of node.parents) forget(parent, t);
}

/** An event of the pattern has come to be known that is seen from t on. */
export function announce(graph: Graph, pattern: number, t: number): void {
  for (const reader of graph.readers[pattern]!) {
    if (reader.line.until <= t) continue;
    forget(reader, reader.voidFrom ? reader.voidFrom(t) : t);
  }
  warn(graph, pattern, t);
}

/** What the pattern matches has changed at t or later. */
export function changed(graph: Graph, pattern: number, t: number): void {
  for (const reader of graph.readers[pattern]!) forget(reader, t);
  warn(graph, pattern, t);
}

function warn(graph: Graph, pattern: number, t: number): void {
  for (const watcher of graph.listWatchers[pattern]!) if (t < watcher.voidFromMs) watcher.voidFromMs = t;
}
