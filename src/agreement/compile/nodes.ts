/**
 * The lists of a program while it is built. Equal nodes are one node, so that a condition which many clauses share is
 * worked out once; children are added before the nodes that refer to them.
 */
import type {
  CompiledCondition,
  CompiledMoment,
  CompiledPattern,
  CompiledQuantity,
  CompiledZone,
  Truth,
} from '../program.js';
import { NO, YES } from '../program.js';

export class NodeList<T> {
  readonly items: T[] = [];
  readonly #indexByKey = new Map<string, number>();

  add(item: T, key: string = keyOf(item)): number {
    const known = this.#indexByKey.get(key);
    if (known !== undefined) return known;
    this.items.push(item);
    this.#indexByKey.set(key, this.items.length - 1);
    return this.items.length - 1;
  }
}

export interface Nodes {
  readonly zones: NodeList<CompiledZone>;
  readonly patterns: NodeList<CompiledPattern>;
  readonly moments: NodeList<CompiledMoment>;
  readonly quantities: NodeList<CompiledQuantity>;
  readonly conditions: NodeList<CompiledCondition>;
}

export const emptyNodes = (): Nodes => ({
  zones: new NodeList(),
  patterns: new NodeList(),
  moments: new NodeList(),
  quantities: new NodeList(),
  conditions: new NodeList(),
});

export const constant = (nodes: Nodes, value: Truth): number =>
  nodes.conditions.add({ kind: 'constant', value });
export const always = (nodes: Nodes): number => constant(nodes, YES);
export const neverHolds = (nodes: Nodes): number => constant(nodes, NO);
export const never = (nodes: Nodes): number => nodes.moments.add({ kind: 'never' });
export const reached = (nodes: Nodes, moment: number): number =>
  nodes.conditions.add({ kind: 'reached', moment });
export const not = (nodes: Nodes, of: number): number => nodes.conditions.add({ kind: 'not', of });
export const number = (nodes: Nodes, value: number): number =>
  nodes.quantities.add({ kind: 'number', value });

export function join(nodes: Nodes, kind: 'all' | 'any', of: readonly number[]): number {
  return of.length === 1 ? of[0]! : nodes.conditions.add({ kind, of });
}

/** Sets and infinities, which JSON does not know, are written out. */
function keyOf(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) => {
    if (value instanceof Set) return { set: [...value].sort() };
    return value === Number.POSITIVE_INFINITY ? 'Infinity' : value;
  });
}
