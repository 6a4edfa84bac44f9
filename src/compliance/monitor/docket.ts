/**
 * The rows that a judge has judged, kept where news can change the verdicts: those from the moment of the news on are
 * then judged again.
 */
import { countBelow, type Instants } from './event-list.js';
import type { Graph, Node, Watcher } from './graph.js';
import { mergeRows } from './lists.js';
import type { Rows } from './rows.js';
import type { Judge } from './terms.js';

export interface Docket extends Watcher {
  readonly judge: Judge;
  /** Can verdicts change at all, once given? Else no rows are kept. */
  readonly isOpen: boolean;
  readonly rows: Instants;
  readonly added: number[];
  longestMs: number;
}

export function openDocket(graph: Graph, judge: Judge): Docket {
  const docket = {
    judge,
    voidFromMs: Number.POSITIVE_INFINITY,
    isOpen: judge.rulings !== null || restsOn(graph, judge).some((node) => hangsOnEvents(graph, node)),
    rows: { at: [], ref: [] },
    added: [],
    longestMs: 0,
  };
  watchJudge(graph, judge, docket);
  return docket;
}

/** Tells the watcher of all that verdicts of the judge rest on, besides the happening. */
export function watchJudge(graph: Graph, judge: Judge, watcher: Watcher): void {
  for (const pattern of judge.rulings ?? []) graph.listWatchers[pattern]!.push(watcher);
  for (const node of new Set(restsOn(graph, judge))) node.watchers.push(watcher);
}

function restsOn(graph: Graph, { clause, terms }: Judge): Node[] {
  const nodes = [graph.covered[clause]!];
  for (const one of terms)
    for (const party of one?.bound ?? []) {
      nodes.push(...standingNodes(graph, one!.standings[party]!));
      for (const { of } of one!.exemptions[party]!)
        if (of.condition >= 0) nodes.push(graph.conditions[of.condition]!);
    }
  return nodes;
}

/** A standing and its parts: proofs show these also where they do not decide. */
export function standingNodes(graph: Graph, index: number): Node[] {
  const { adopted, enters, end, lapsed, released, suspended } = graph.program.standings[index]!;
  return [
    graph.standings[index]!,
    ...[adopted, suspended].map((part) => graph.conditions[part]!),
    ...[enters, end, lapsed, released].map((part) => graph.moments[part]!),
  ];
}

const volatile = new WeakMap<Graph, ReadonlySet<Node>>();

/** Can the node's values change when events come to be known? */
function hangsOnEvents(graph: Graph, node: Node): boolean {
  let known = volatile.get(graph);
  if (!known) {
    const reached = new Set<Node>();
    const spread = (one: Node): void => {
      if (reached.has(one)) return;
      reached.add(one);
      for (const parent of one.parents) spread(parent);
    };
    for (const readers of graph.readers) for (const reader of readers) spread(reader);
    known = reached;
    volatile.set(graph, known);
  }
  return known.has(node);
}

/** Takes in what was added, and takes out what is dead. */
export function updateDocket(rows: Rows, docket: Docket, goneFromMs: number): void {
  const { added } = docket;
  let fromMs = goneFromMs;
  for (const row of added) {
    fromMs = Math.min(fromMs, rows.startMs[row]!);
    docket.longestMs = Math.max(docket.longestMs, rows.lastMs[row]! - rows.startMs[row]!);
  }
  if (fromMs === Number.POSITIVE_INFINITY) return;
  mergeRows(rows, docket.rows, fromMs, added);
  added.length = 0;
}

/** Rows of which something may be judged otherwise now. */
export function affected(docket: Docket): readonly number[] {
  const { judge, rows, longestMs, voidFromMs } = docket;
  if (voidFromMs === Number.POSITIVE_INFINITY) return [];
  return rows.ref.slice(countBelow(rows.at, voidFromMs - judge.delayMs - longestMs));
}
