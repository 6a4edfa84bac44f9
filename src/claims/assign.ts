/**
 * An optimal assignment of incidents to the parts of claims: each incident to at most one part, to each part at most as many as
 * it asks for, the sum of the weights as large as it can be.
 *
 * Weights are a matrix, part by part, incident by incident; what is not above 0 is no match. Incidents come one after the other,
 * each by the best augmenting path over the parts (successive shortest paths: after each, the assignment of those that have come
 * is optimal; Ahuja, Magnanti and Orlin, Network Flows, 1993, ch. 9.7). Parts are few, so a path is looked for among them
 * (Bellman-Ford), with the best move from part to part kept in a table. Ties keep the earlier incident where it is.
 */
export interface Problem {
  readonly incidents: number;
  /** How many incidents each part takes. */
  readonly capacity: ArrayLike<number>;
  /** capacity.length × incidents. */
  readonly weight: Float64Array;
}

/** Part of each incident, -1 for none. */
export function assign({ incidents, capacity, weight }: Problem): Int32Array {
  const parts = capacity.length;
  const part = new Int32Array(incidents).fill(-1);
  const held: number[][] = Array.from({ length: parts }, () => []);
  /** From part a to part b: what is lost when the incident that loses least moves; and which one it is. */
  const loss = new Float64Array(parts * parts).fill(Number.POSITIVE_INFINITY);
  const mover = new Int32Array(parts * parts).fill(-1);
  /** From part a to none. */
  const dropLoss = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  const dropped = new Int32Array(parts).fill(-1);
  const at = (p: number, i: number): number => weight[p * incidents + i]!;

  const retell = (a: number): void => {
    loss.fill(Number.POSITIVE_INFINITY, a * parts, (a + 1) * parts);
    dropLoss[a] = Number.POSITIVE_INFINITY;
    for (const i of held[a]!) {
      const here = at(a, i);
      if (here < dropLoss[a]!) {
        dropLoss[a] = here;
        dropped[a] = i;
      }
      for (let b = 0; b < parts; b++) {
        const there = at(b, i);
        if (b === a || there <= 0 || here - there >= loss[a * parts + b]!) continue;
        loss[a * parts + b] = here - there;
        mover[a * parts + b] = i;
      }
    }
  };

  const reach = new Float64Array(parts);
  const before = new Int32Array(parts);
  for (let i = 0; i < incidents; i++) {
    // What it costs to put this incident somewhere and free a place for it there: the negative of what is gained.
    let any = false;
    for (let p = 0; p < parts; p++) {
      const gain = at(p, i);
      reach[p] = gain > 0 && capacity[p]! > 0 ? -gain : Number.POSITIVE_INFINITY;
      before[p] = -1;
      any ||= gain > 0;
    }
    if (!any) continue;
    for (let round = 0, changed = true; changed && round < parts; round++) {
      changed = false;
      for (let a = 0; a < parts; a++) {
        if (reach[a] === Number.POSITIVE_INFINITY) continue;
        for (let b = 0; b < parts; b++) {
          const next = reach[a]! + loss[a * parts + b]!;
          if (next < reach[b]! - 1e-12) {
            reach[b] = next;
            before[b] = a;
            changed = true;
          }
        }
      }
    }
    let end = -1;
    let best = 0;
    for (let p = 0; p < parts; p++) {
      const cost = reach[p]! + (held[p]!.length < capacity[p]! ? 0 : dropLoss[p]!);
      if (cost < best - 1e-12) {
        best = cost;
        end = p;
      }
    }
    if (end < 0) continue;
    if (held[end]!.length >= capacity[end]!) leave(end, dropped[end]!);
    const touched: number[] = [];
    let p = end;
    for (; before[p]! >= 0; p = before[p]!) {
      const from = before[p]!;
      const moved = mover[from * parts + p]!;
      leave(from, moved);
      enter(p, moved);
      touched.push(p);
    }
    enter(p, i);
    touched.push(p);
    for (const one of touched) retell(one);
  }
  return part;

  function enter(p: number, i: number): void {
    held[p]!.push(i);
    part[i] = p;
  }
  function leave(p: number, i: number): void {
    held[p]!.splice(held[p]!.indexOf(i), 1);
    part[i] = -1;
  }
}
