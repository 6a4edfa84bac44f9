/**
 * Proof nodes of conditions, moments and quantities, and standing steps, as compliance/proof.ts has them. Everything is
 * read from the timelines; nothing here decides.
 */
import type { CompiledMoment, CompiledQuantity } from '../../agreement/program.js';
import { STANDINGS, type Standing } from '../finding.js';
import {
  type ConditionNode,
  type MomentNode,
  type ProofNode,
  type QuantityNode,
  type Range,
  RECORDS_SHOWN,
  type StandingStep,
  TRUTH_WORDS,
} from '../proof.js';
import { since } from './condition.js';
import { type Graph, holdsUntil, type Node, reach } from './graph.js';
import { instantOf, isoOf } from './iso.js';
import { eventMoment, extend, roll } from './moment.js';
import { latest } from './quantity.js';
import { latestLeast, stretchEnd } from './timeline.js';
import { type Counter, count, counted, lastCounted, openCounter } from './window.js';

export function conditionNode(graph: Graph, index: number, t: number): ConditionNode {
  const condition = graph.program.conditions[index]!;
  const node = graph.conditions[index]!;
  const is = TRUTH_WORDS[node.line.low[reach(node, t)]!]!;
  const at = atOf(t);
  switch (condition.kind) {
    case 'constant':
      return { at, is, op: 'constant' };
    case 'all':
    case 'any':
      return { at, is, op: condition.kind, of: condition.of.map((i) => conditionNode(graph, i, t)) };
    case 'not':
      return { at, is, op: 'not', of: [conditionNode(graph, condition.of, t)] };
    case 'compare': {
      const left = quantityNode(graph, condition.left, t);
      const right = quantityNode(graph, condition.right, t);
      return { at, is, op: 'compare', rel: condition.is, left, right };
    }
    case 'held': {
      const child = graph.conditions[condition.of]!;
      reach(child, t);
      const worst = latestLeast(child.line, t - condition.forMs, t);
      return { at, is, op: 'held', forMs: condition.forMs, of: conditionNode(graph, condition.of, worst) };
    }
    case 'since': {
      const child = graph.conditions[condition.of]!;
      const { id, fromMs } = since(child, graph.lists[condition.pattern]!, t);
      if (id === '') return { at, is, op: 'since', records: [], of: null };
      const worst = latestLeast(child.line, fromMs, t);
      return { at, is, op: 'since', records: [id], of: conditionNode(graph, condition.of, worst) };
    }
    case 'reached':
      return { at, is, op: 'reached', of: momentNode(graph, condition.moment, t) };
    case 'inForce': {
      const { clause, reading, party } = graph.program.standings[condition.standing]!;
      const standing = graph.standings[condition.standing]!;
      return {
        at,
        is,
        op: 'inForce',
        clause: graph.program.clauses[clause]!.id,
        reading: graph.program.agreement.readings[reading]!.id,
        party: graph.program.parties[party]!,
        standing: STANDINGS[standing.line.low[reach(standing, t)]!]!,
      };
    }
  }
}

export function momentNode(graph: Graph, index: number, t: number): MomentNode {
  const moment = graph.program.moments[index]!;
  const node = graph.moments[index]!;
  const i = reach(node, t);
  const low = node.line.low[i]!;
  const high = node.line.high[i]!;
  const at = atOf(t);
  const is = [instantOf(low), instantOf(high)] as const;
  switch (moment.kind) {
    case 'fixed':
    case 'never':
      return { at, is, op: moment.kind };
    case 'event': {
      const { records, total } = shown(eventMoment(graph.lists[moment.pattern]!, moment, t).among);
      return { at, is, op: moment.which, take: moment.take, records, total };
    }
    case 'when': {
      const then = Number.isFinite(low) ? low : t;
      return { at, is, op: 'when', of: conditionNode(graph, moment.condition, then) };
    }
    case 'shift':
      return { at, is, op: 'shift', of: momentNode(graph, moment.moment, t) };
    case 'earliest':
    case 'latest':
      return { at, is, op: moment.kind, of: moment.of.map((child) => momentNode(graph, child, t)) };
    case 'extended':
    case 'rolled': {
      const records = prolongedBy(graph, moment, t);
      return { at, is, op: moment.kind, of: momentNode(graph, moment.base, t), records };
    }
  }
}

function prolongedBy(
  graph: Graph,
  moment: Extract<CompiledMoment, { kind: 'extended' | 'rolled' }>,
  t: number,
): readonly string[] {
  const base = graph.moments[moment.base]!;
  const i = reach(base, t);
  // The high end if it is fixed, else the low end: a fixed end is never later than one that is not.
  const high = base.line.high[i]!;
  const baseMs = Number.isFinite(high) ? high : base.line.low[i]!;
  const { used } =
    moment.kind === 'extended' ? extend(graph, moment, baseMs, t) : roll(graph, moment, baseMs, t);
  return shown(used).records;
}

export function quantityNode(graph: Graph, index: number, t: number): QuantityNode {
  const quantity = graph.program.quantities[index]!;
  const at = atOf(t);
  if (quantity.kind === 'count') {
    const counter = counterOf(graph, index, quantity);
    count(graph, counter, t);
    const records = lastCounted(counter, t, RECORDS_SHOWN);
    return { at, is: [counter.low, counter.high], op: 'count', records, total: counter.high };
  }
  const node = graph.quantities[index]!;
  const i = reach(node, t);
  const is = rangeOf(node.line.low[i]!, node.line.high[i]!);
  switch (quantity.kind) {
    case 'number':
      return { at, is, op: 'number' };
    case 'sum':
      return { at, is, op: 'sum', ...shown(counted(graph, counterOf(graph, index, quantity), t)) };
    case 'latest':
      return { at, is, op: 'latest', ...shown(latest(graph.lists[quantity.pattern]!, quantity, t).among) };
    case 'plus':
    case 'smallest':
    case 'largest':
      return { at, is, op: quantity.kind, of: quantity.of.map((child) => quantityNode(graph, child, t)) };
    case 'minus':
      return {
        at,
        is,
        op: 'minus',
        of: [quantityNode(graph, quantity.left, t), quantityNode(graph, quantity.right, t)],
      };
    case 'times':
      return { at, is, op: 'times', factor: quantity.factor, of: quantityNode(graph, quantity.of, t) };
    case 'valueAt': {
      const moment = graph.moments[quantity.moment]!;
      const m = reach(moment, t);
      const isReached = moment.line.high[m]! <= t;
      return {
        at,
        is,
        op: 'valueAt',
        moment: momentNode(graph, quantity.moment, t),
        of: isReached ? quantityNode(graph, quantity.of, moment.line.low[m]!) : null,
      };
    }
  }
}

type Counting = Extract<CompiledQuantity, { kind: 'count' | 'sum' }>;
const counters = new WeakMap<Graph, Map<number, Counter>>();

function counterOf(graph: Graph, index: number, { pattern, window }: Counting): Counter {
  let known = counters.get(graph);
  if (!known) {
    known = new Map();
    counters.set(graph, known);
  }
  let counter = known.get(index);
  if (!counter) {
    counter = openCounter(graph.lists[pattern]!, window);
    known.set(index, counter);
  }
  return counter;
}

/** A standing over [startMs, lastMs] with the changes in between, its parts as of the last change up to the start. */
export function standingStep(graph: Graph, index: number, startMs: number, lastMs: number): StandingStep {
  return makeStandingStep(graph, index, startMs, lastMs, changedAt(graph, index, startMs) ?? startMs);
}

/** A standing as somebody asks for it: its parts as of then. */
export function standingStepAt(graph: Graph, index: number, t: number): StandingStep {
  return makeStandingStep(graph, index, t, t, t);
}

function makeStandingStep(
  graph: Graph,
  index: number,
  startMs: number,
  lastMs: number,
  partsMs: number,
): StandingStep {
  const { program } = graph;
  const { party, reading } = program.standings[index]!;
  const node = graph.standings[index]!;
  reach(node, lastMs);
  const { line } = node;
  let i = reach(node, startMs);
  const sinceMs = line.starts[i]!;
  const is = STANDINGS[line.low[i]!]!;
  const changes: { at: string; is: Standing }[] = [];
  while (stretchEnd(line, i) <= lastMs) {
    i++;
    changes.push({ at: isoOf(line.starts[i]!), is: STANDINGS[line.low[i]!]! });
  }
  return {
    party: program.parties[party]!,
    reading: program.agreement.readings[reading]!.id,
    is,
    since: instantOf(sinceMs),
    changes,
    of: partsOf(graph, index, partsMs),
  };
}

const MOMENTS = ['enters', 'end', 'lapsed', 'released'] as const;

/** The latest moment up to t at which the standing or a part of it took its value; undefined where none ever changed. */
export function changedAt(graph: Graph, index: number, t: number): number | undefined {
  const standing = graph.program.standings[index]!;
  let latest = valueSince(graph.standings[index]!, t);
  for (const name of MOMENTS) latest = Math.max(latest, valueSince(graph.moments[standing[name]]!, t));
  latest = Math.max(latest, valueSince(graph.conditions[standing.adopted]!, t));
  latest = Math.max(latest, valueSince(graph.conditions[standing.suspended]!, t));
  return Number.isFinite(latest) ? latest : undefined;
}

/** Until when the standing and its parts are known to stay as they are at t. */
export function holdsUntilChange(graph: Graph, index: number, t: number): number {
  const standing = graph.program.standings[index]!;
  let until = holdsUntil(graph.standings[index]!, t);
  for (const name of MOMENTS) until = Math.min(until, holdsUntil(graph.moments[standing[name]]!, t));
  until = Math.min(until, holdsUntil(graph.conditions[standing.adopted]!, t));
  return Math.min(until, holdsUntil(graph.conditions[standing.suspended]!, t));
}

const valueSince = (node: Node, t: number): number => node.line.starts[reach(node, t)]!;

/** What a standing follows from, without what is the same at all times. */
function partsOf(graph: Graph, index: number, t: number): readonly ProofNode[] {
  const { program } = graph;
  const standing = program.standings[index]!;
  const parts: ProofNode[] = [];
  const { adopted, suspended } = standing;
  if (program.conditions[adopted]!.kind !== 'constant')
    parts.push({ name: 'adopted', ...conditionNode(graph, adopted, t) });
  for (const name of MOMENTS)
    if (program.moments[standing[name]]!.kind !== 'never')
      parts.push({ name, ...momentNode(graph, standing[name], t) });
  if (program.conditions[suspended]!.kind !== 'constant')
    parts.push({ name: 'suspended', ...conditionNode(graph, suspended, t) });
  return parts;
}

export function shown(events: readonly { readonly id: string }[]): {
  readonly records: readonly string[];
  readonly total: number;
} {
  return { records: events.slice(-RECORDS_SHOWN).map(({ id }) => id), total: events.length };
}

/** BUG: proof.ts types the low end as a number; where a difference has no lower limit it is null here, as in JSON. */
export function rangeOf(low: number, high: number): Range {
  return [Number.isFinite(low) ? low : (null as unknown as number), Number.isFinite(high) ? high : null];
}

/** Nodes are asked for at -Infinity only where a condition held from the first; written as null, as all infinite ones. */
const atOf = (t: number): string => instantOf(t) as string;
