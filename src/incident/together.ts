/**
 * Rows into groups, one an event.
 *
 * Rows that are likelier one event than two, pair by pair, hang together in components. A component in which each row is
 * likely one with nearly all the others is one group. In any other, pairs are taken from the likeliest down, and the two groups that a pair
 * would join are joined if one event is likelier than two for them as a whole: by the share KEENNESS of the likeliest
 * pair between them and the rest of the mean over all pairs. One likely pair is not enough to chain two events together.
 *
 * All of it depends on the rows alone, not on the order in which they came, and on nothing outside the component, so
 * that components can be worked through one by one as reports arrive. Near linear: a mean is taken over a sample where
 * groups are large.
 */
import { type Columns, FORMAL } from './columns.js';
import { likeness, likenessOfMet, NEWS_WEIGHTS } from './likeness.js';
import { pairFinder } from './pairs.js';
import type { Constraints } from './ruling.js';

/** Chosen with the weights, in the middle of a range that makes no difference (0.6 to 0.8). */
export const KEENNESS = 0.7;
/** As one event, from this mean on: log-odds. In doubt, apart: a wrong join costs two events, a missed one half an event. */
export const THRESHOLD = 0.6;
/** No pair counts for more than this, either way: log-odds. Places and times are uncertain, so nothing is a veto. */
export const MOST = 4;
/** A row of a component with at least this share of the others likely to be one with it raises no doubt. */
const NEARLY_ALL = 0.75;
/**
 * A row is held against earlier rows, the latest first, until this many are likely one with it: a flood of texts about
 * one town and day costs this many comparisons a text. Only likely pairs are counted, because those are of one
 * component: what lies outside of it must make no difference.
 */
export const PARTNERS = 48;
/** Members of a large group that speak for it, evenly spaced. */
const SPEAKERS = 16;

export interface Together {
  /** Each row's group, named by the lowest row in it. */
  readonly group: Int32Array;
  /** Each row's component, likewise. */
  readonly component: Int32Array;
}

/** Rows must ascend by start. */
export function togetherOf(
  columns: Columns,
  constraints?: Constraints,
  weights: Float64Array = NEWS_WEIGHTS,
): Together {
  const { size } = columns;
  const root = new Int32Array(size);
  for (let row = 0; row < size; row++) root[row] = row;
  const links = new Int32Array(size);
  eachLikelyPair(columns, undefined, weights, (earlier, later) => {
    links[earlier]!++;
    links[later]!++;
    unite(root, earlier, later);
  });
  for (const [a, b] of constraints?.together ?? []) unite(root, a, b);
  for (let row = 0; row < size; row++) root[row] = find(root, row);
  const open = rowsInDoubt(columns, root, links, constraints);
  if (open.length === 0) return { group: root, component: root };
  const component = root.slice();
  resolve({ columns, weights, component }, root, open, constraints);
  return { group: root, component };
}

function eachLikelyPair(
  columns: Columns,
  rows: Int32Array | undefined,
  weights: Float64Array,
  visit: (earlier: number, later: number, likeness: number) => void,
): void {
  const finder = pairFinder(columns, rows);
  const count = rows ? rows.length : columns.size;
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    const met = finder.find(row);
    const found = finder.found();
    for (let k = 0, partners = 0; k < met && partners < PARTNERS; k++) {
      const score = likenessOfMet(columns, found[k]!, row, weights);
      if (score <= THRESHOLD) continue;
      partners++;
      visit(found[k]!, row, score);
    }
    finder.add(row);
  }
}

/** The lowest row stays the root. */
function unite(root: Int32Array, a: number, b: number): void {
  const p = find(root, a);
  const q = find(root, b);
  if (p < q) root[q] = p;
  else if (q < p) root[p] = q;
}

function find(root: Int32Array, row: number): number {
  let at = row;
  while (root[at] !== at) {
    root[at] = root[root[at]!]!;
    at = root[at]!;
  }
  return at;
}

/** Rows of components in which a row is not likely one with nearly all the others, or that a ruling binds; ascending. */
function rowsInDoubt(
  { flags }: Columns,
  component: Int32Array,
  links: Int32Array,
  constraints?: Constraints,
): Int32Array {
  const { length } = component;
  const members = new Int32Array(length);
  // Entries and tellings in one: how many events the telling may be of is looked into (shareOut).
  const isMixed = (row: number, first: number): boolean =>
    ((flags[row]! ^ flags[first]!) & FORMAL) !== 0 && members[first]! > 2;
  for (let row = 0; row < length; row++) members[component[row]!]!++;
  const inDoubt = new Uint8Array(length);
  for (let row = 0; row < length; row++)
    if (links[row]! < NEARLY_ALL * (members[component[row]!]! - 1)) inDoubt[component[row]!] = 1;
  for (let row = 0; row < length; row++) if (isMixed(row, component[row]!)) inDoubt[component[row]!] = 1;
  for (const pairs of [constraints?.apart, constraints?.together])
    for (const pair of pairs ?? []) for (const row of pair) inDoubt[component[row]!] = 1;
  let count = 0;
  for (let row = 0; row < length; row++) count += inDoubt[component[row]!]!;
  const out = new Int32Array(count);
  for (let row = 0, at = 0; row < length; row++) if (inDoubt[component[row]!]) out[at++] = row;
  return out;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** What pairs are compared by. */
interface Measure {
  readonly columns: Columns;
  readonly weights: Float64Array;
  readonly component: Int32Array;
}

/** Gathers these rows anew, pair by pair. */
function resolve(measure: Measure, root: Int32Array, rows: Int32Array, constraints?: Constraints): void {
  const { columns, weights, component } = measure;
  const pairsByComponent = new Map<number, Pair[]>();
  eachLikelyPair(columns, rows, weights, (a, b, score) => {
    const known = pairsByComponent.get(component[a]!);
    if (known) known.push({ a, b, likeness: score });
    else pairsByComponent.set(component[a]!, [{ a, b, likeness: score }]);
  });
  const members = new Map<number, number[]>();
  for (const row of rows) {
    root[row] = row;
    members.set(row, [row]);
  }
  const join = (p: number, q: number): void => {
    const [low, high] = p < q ? [p, q] : [q, p];
    const kept = members.get(low)!;
    for (const row of members.get(high)!) {
      root[row] = low;
      kept.push(row);
    }
    kept.sort((a, b) => a - b);
    members.delete(high);
  };
  const apart = forbidden(constraints);
  for (const [a, b] of constraints?.together ?? []) if (root[a] !== root[b]) join(root[a]!, root[b]!);
  for (const all of pairsByComponent.values()) {
    const pairs = shareOut(columns.flags, all);
    pairs.sort((p, q) => q.likeness - p.likeness || p.a - q.a || p.b - q.b);
    const refused = new Map<number, number>();
    for (const { a, b } of pairs) {
      const p = root[a]!;
      const q = root[b]!;
      if (p === q) continue;
      const left = members.get(p)!;
      const right = members.get(q)!;
      // Asked before of the same two groups: the answer has not changed.
      const key = Math.min(p, q) * root.length + Math.max(p, q);
      const sizes = left.length + right.length;
      if (refused.get(key) === sizes) continue;
      if (!apart(left, right) && wholeLikeness(measure, left, right) > THRESHOLD) join(p, q);
      else refused.set(key, sizes);
    }
  }
}

/**
 * A telling that several events on forms fit is of one of them at most: the odds of each pair of an entry and a telling are
 * held against those of all other events on forms that the telling fits. Entries that are likely one, or chained by such, are
 * one event here. Pairs that are no longer likely are left out.
 */
function shareOut(flags: Uint8Array, pairs: Pair[]): Pair[] {
  const isMixed = ({ a, b }: Pair): boolean => ((flags[a]! ^ flags[b]!) & FORMAL) !== 0;
  const mixed = pairs.filter(isMixed);
  if (mixed.length < 2) return pairs;
  const root = new Map<number, number>();
  const find = (row: number): number => {
    let at = row;
    while (root.has(at)) at = root.get(at)!;
    return at;
  };
  for (const { a, b } of pairs) {
    if (!(flags[a]! & flags[b]! & FORMAL)) continue;
    const [p, q] = [find(a), find(b)];
    if (p !== q) root.set(Math.max(p, q), Math.min(p, q));
  }
  // For each telling, its best pair with each event on forms.
  const best = new Map<number, Map<number, number>>();
  const sides = ({ a, b }: Pair): readonly [number, number] =>
    flags[a]! & FORMAL ? [b, find(a)] : [a, find(b)];
  for (const pair of mixed) {
    const [telling, event] = sides(pair);
    const events = best.get(telling) ?? new Map<number, number>();
    if (events.size === 0) best.set(telling, events);
    events.set(event, Math.max(events.get(event) ?? pair.likeness, pair.likeness));
  }
  return pairs.flatMap((pair) => {
    if (!isMixed(pair)) return [pair];
    const [telling, event] = sides(pair);
    let others = 0;
    for (const [other, likeness] of best.get(telling)!) if (other !== event) others += Math.exp(likeness);
    const likeness = pair.likeness - Math.log1p(others);
    return likeness > THRESHOLD ? [{ ...pair, likeness }] : [];
  });
}

function forbidden(
  constraints?: Constraints,
): (left: readonly number[], right: readonly number[]) => boolean {
  if (!constraints || constraints.apart.length === 0) return () => false;
  const partners = new Map<number, Set<number>>();
  for (const [a, b] of constraints.apart)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = partners.get(from);
      if (known) known.add(to);
      else partners.set(from, new Set([to]));
    }
  return (left, right) =>
    left.some((row) => {
      const parted = partners.get(row);
      return parted !== undefined && right.some((other) => parted.has(other));
    });
}

function wholeLikeness(
  { columns, weights }: Measure,
  left: readonly number[],
  right: readonly number[],
): number {
  let best = -MOST;
  let sum = 0;
  let count = 0;
  const p = Math.min(SPEAKERS, left.length);
  const q = Math.min(SPEAKERS, right.length);
  for (let i = 0; i < p; i++) {
    const a = left[Math.floor((i * left.length) / p)]!;
    for (let j = 0; j < q; j++) {
      const b = right[Math.floor((j * right.length) / q)]!;
      const score = Math.max(
        -MOST,
        Math.min(MOST, likeness(columns, Math.min(a, b), Math.max(a, b), weights)),
      );
      sum += score;
      count++;
      if (score > best) best = score;
    }
  }
  return KEENNESS * best + (1 - KEENNESS) * (sum / count);
}
