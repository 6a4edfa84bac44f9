/**
 * Is a clause in force for a party, over time; and since when, and what it follows from.
 */
import { type CompiledStanding, NO, type Program, UNKNOWN, YES } from '../../agreement/program.js';
import { STANDINGS, type Standing } from '../finding.js';
import { give, inForceTruth, reachedAt } from './condition.js';
import { type Graph, link, type Node, reach } from './graph.js';
import { stretchEnd } from './timeline.js';

const CODE = Object.fromEntries(STANDINGS.map((word, i) => [word, i])) as Readonly<Record<Standing, number>>;

export function setStanding(graph: Graph, node: Node, standing: CompiledStanding): void {
  const adopted = graph.conditions[standing.adopted]!;
  const suspended = graph.conditions[standing.suspended]!;
  const [enters, end, lapsed, released] = [
    standing.enters,
    standing.end,
    standing.lapsed,
    standing.released,
  ].map((i) => graph.moments[i]!) as [Node, Node, Node, Node];
  for (const child of [adopted, enters, end, lapsed, released, suspended]) link(node, child);
  node.work = (t, into) => {
    let open = false;
    let next = Number.POSITIVE_INFINITY;
    /** The truth of the part just worked out, which stands in `into`. */
    const take = (): number => {
      if (into.low === UNKNOWN) open = true;
      next = Math.min(next, into.next);
      return into.low;
    };
    // An answer that one part alone gives holds as long as that part does; the parts before it have to stay as well.
    truthAt(adopted, t, into);
    if (take() === NO) return give(into, CODE.proposed, next);
    reachedAt(enters, t, into);
    if (take() === NO) return give(into, CODE.notYet, next);
    reachedAt(end, t, into);
    if (take() === YES) return give(into, CODE.lapsed, next);
    reachedAt(lapsed, t, into);
    if (take() === YES) return give(into, CODE.lapsed, next);
    reachedAt(released, t, into);
    if (take() === YES) return give(into, CODE.released, next);
    truthAt(suspended, t, into);
    if (take() === YES) return give(into, CODE.suspended, next);
    give(into, open ? CODE.undetermined : CODE.inForce, next);
  };
}

function truthAt(condition: Node, t: number, into: Node): void {
  const i = reach(condition, t);
  give(into, condition.line.low[i]!, stretchEnd(condition.line, i));
}

/** YES while for at least one reading and party the period has begun and its end is not surely reached. */
export function setCovered(graph: Graph, node: Node, periods: readonly CompiledStanding[]): void {
  const pairs = periods.map(({ start, end }) => [graph.moments[start]!, graph.moments[end]!] as const);
  for (const pair of pairs) for (const child of pair) link(node, child);
  node.work = (t, into) => {
    let next = Number.POSITIVE_INFINITY;
    for (const [start, end] of pairs) {
      const i = reach(start, t);
      const low = start.line.low[i]!;
      const startUntil = stretchEnd(start.line, i);
      if (low > t) {
        next = Math.min(next, low, startUntil);
        continue;
      }
      const j = reach(end, t);
      const high = end.line.high[j]!;
      const endUntil = stretchEnd(end.line, j);
      if (high > t) return give(into, YES, Math.min(high, startUntil, endUntil));
      next = Math.min(next, startUntil, endUntil);
    }
    give(into, NO, next);
  };
}

/**
 * Does what may not hold: owed and bad. Owed where the clause is in force; and from due on also where it was in force
 * at the last moment before.
 */
export function setViolated(node: Node, standing: Node, bad: Node, due: Node | null): void {
  for (const child of due ? [standing, bad, due] : [standing, bad]) link(node, child);
  node.work = (t, into) => {
    const i = reach(standing, t);
    let owed = inForceTruth(STANDINGS[standing.line.low[i]!]!);
    let next = stretchEnd(standing.line, i);
    if (due) {
      const j = reach(due, t);
      const dueMs = due.line.high[j]!;
      next = Math.min(next, stretchEnd(due.line, j));
      if (dueMs <= t) {
        const before = inForceTruth(STANDINGS[standing.line.low[reach(standing, dueMs - 1)]!]!);
        owed = Math.max(owed, before);
      } else next = Math.min(next, dueMs);
    }
    if (owed === NO) return give(into, NO, next);
    const k = reach(bad, t);
    give(into, Math.min(owed, bad.line.low[k]!), Math.min(next, stretchEnd(bad.line, k)));
  };
}

export const periodsOf = (program: Program, clause: number): readonly CompiledStanding[] =>
  program.standings.filter((standing) => standing.clause === clause);
