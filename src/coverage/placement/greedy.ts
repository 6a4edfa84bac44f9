/**
 * Lazy greedy: the candidate that adds most for its cost, again and again, until the budget is spent. Gains only fall as
 * others are placed (the value is submodular), so a gain of before is a bound, and most need not be looked at again.
 * Minoux, Optimization Techniques (1978) 234; with costs: Leskovec et al., KDD 2007.
 */
import { change, gainOf, type Plan } from './plan.js';

export interface CurvePoint {
  readonly cost: number;
  readonly value: number;
  readonly candidate: number;
}

/** @param initial what each candidate adds to the empty plan; 0 leaves it out
 *  @param enough value at which to stop */
export function placeGreedily(
  plan: Plan,
  budget: number,
  initial: Float64Array,
  enough = Number.POSITIVE_INFINITY,
): CurvePoint[] {
  const { cost, count } = plan.candidates;
  const heap = densityHeap(initial, cost, count);
  const curve: CurvePoint[] = [];
  let spent = 0;
  let value = 0;
  while (heap.size() > 0 && value < enough) {
    const [i, density] = heap.pop();
    if (plan.placed.has(i) || spent + cost[i]! > budget) continue;
    const gain = gainOf(plan, i);
    if (gain <= 1e-9) continue;
    const now = gain / cost[i]!;
    if (heap.size() > 0 && now < heap.top() && now < density) {
      heap.push(i, now);
      continue;
    }
    change(plan, i, 1);
    spent += cost[i]!;
    value += gain;
    curve.push({ cost: spent, value, candidate: i });
  }
  return curve;
}

interface Heap {
  size(): number;
  top(): number;
  pop(): [number, number];
  push(item: number, key: number): void;
}

/** A binary heap over typed arrays; equal keys leave in the order of candidates. */
function densityHeap(gain: Float64Array, cost: Float64Array, count: number): Heap {
  const keys = new Float64Array(count + 1);
  const items = new Int32Array(count + 1);
  let size = 0;
  const before = (a: number, b: number): boolean =>
    keys[a]! > keys[b]! || (keys[a] === keys[b] && items[a]! < items[b]!);
  const swap = (a: number, b: number): void => {
    const key = keys[a]!;
    const item = items[a]!;
    keys[a] = keys[b]!;
    items[a] = items[b]!;
    keys[b] = key;
    items[b] = item;
  };
  const push = (item: number, key: number): void => {
    let at = size++;
    keys[at] = key;
    items[at] = item;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(at, up)) break;
      swap(at, up);
      at = up;
    }
  };
  for (let i = 0; i < count; i++) if (gain[i]! > 0) push(i, gain[i]! / cost[i]!);
  return {
    size: () => size,
    top: () => keys[0]!,
    push,
    pop() {
      const found: [number, number] = [items[0]!, keys[0]!];
      size--;
      keys[0] = keys[size]!;
      items[0] = items[size]!;
      let at = 0;
      while (true) {
        let best = at;
        if (2 * at + 1 < size && before(2 * at + 1, best)) best = 2 * at + 1;
        if (2 * at + 2 < size && before(2 * at + 2, best)) best = 2 * at + 2;
        if (best === at) return found;
        swap(at, best);
        at = best;
      }
    },
  };
}
