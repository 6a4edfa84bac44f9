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
  const fitting = fittingParts({ incidents, capacity, weight });
  const beside = partsBeside(fitting, parts);
  const held: number[][] = Array.from({ length: parts }, () => []);
  /** From part a to part b: what is lost when the incident that loses least moves; and which one it is. */
  const loss = new Float64Array(parts * parts).fill(Number.POSITIVE_INFINITY);
  const mover = new Int32Array(parts * parts).fill(-1);
  /** From part a to none. */
  const dropLoss = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  const dropped = new Int32Array(parts).fill(-1);
  const reach = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(parts).fill(-1);
  const queued = new Uint8Array(parts);

  for (let i = 0; i < incidents; i++) {
    if (fitting[i]!.length === 0) continue;
    const reached = look(i);
    let end = -1;
    let best = 0;
    for (const p of reached) {
      const cost = reach[p]! + (held[p]!.length < capacity[p]! ? 0 : dropLoss[p]!);
      if (cost < best - SAME) {
        best = cost;
        end = p;
      }
    }
    if (end >= 0) put(i, end);
    for (const p of reached) {
      reach[p] = Number.POSITIVE_INFINITY;
      before[p] = -1;
    }
  }
  return part;

  /** What it costs to put the incident somewhere and to free a place for it there: the negative of what is gained. */
  function look(i: number): number[] {
    const reached: number[] = [];
    const queue: number[] = [];
    for (const p of fitting[i]!) {
      reach[p] = -weight[p * incidents + i]!;
      reached.push(p);
      queue.push(p);
      queued[p] = 1;
    }
    for (let at = 0; at < queue.length; at++) {
      const a = queue[at]!;
      queued[a] = 0;
      for (const b of beside[a]!) {
        const next = reach[a]! + loss[a * parts + b]!;
        if (next >= reach[b]! - SAME) continue;
        if (reach[b] === Number.POSITIVE_INFINITY) reached.push(b);
        reach[b] = next;
        before[b] = a;
        if (queued[b]) continue;
        queued[b] = 1;
        queue.push(b);
      }
    }
    return reached.sort((a, b) => a - b);
  }

  function put(i: number, end: number): void {
    const left = new Set<number>();
    if (held[end]!.length >= capacity[end]!) leave(end, dropped[end]!, left);
    let p = end;
    for (; before[p]! >= 0; p = before[p]!) {
      const from = before[p]!;
      const moved = mover[from * parts + p]!;
      leave(from, moved, left);
      enter(p, moved);
    }
    enter(p, i);
    for (const one of left) retell(one);
  }

  function enter(p: number, i: number): void {
    held[p]!.push(i);
    part[i] = p;
    tell(p, i);
  }

  function leave(p: number, i: number, left: Set<number>): void {
    held[p]!.splice(held[p]!.indexOf(i), 1);
    part[i] = -1;
    left.add(p);
  }

  function tell(a: number, i: number): void {
    const here = weight[a * incidents + i]!;
    if (here < dropLoss[a]!) {
      dropLoss[a] = here;
      dropped[a] = i;
    }
    for (const b of fitting[i]!) {
      if (b === a) continue;
      const lost = here - weight[b * incidents + i]!;
      if (lost >= loss[a * parts + b]!) continue;
      loss[a * parts + b] = lost;
      mover[a * parts + b] = i;
    }
  }

  function retell(a: number): void {
    for (const b of beside[a]!) loss[a * parts + b] = Number.POSITIVE_INFINITY;
    dropLoss[a] = Number.POSITIVE_INFINITY;
    for (const i of held[a]!) tell(a, i);
  }
}

/** Sums of few weights differ by less only through rounding. */
const SAME = 1e-12;

/** By incident: the parts that it fits and that take anything at all. */
function fittingParts({ incidents, capacity, weight }: Problem): number[][] {
  const fitting: number[][] = Array.from({ length: incidents }, () => []);
  for (let p = 0; p < capacity.length; p++) {
    if (capacity[p]! <= 0) continue;
    for (let i = 0; i < incidents; i++) if (weight[p * incidents + i]! > 0) fitting[i]!.push(p);
  }
  return fitting;
}

/** By part: the parts that some incident fits as well as it. */
function partsBeside(fitting: readonly (readonly number[])[], parts: number): number[][] {
  const beside = Array.from({ length: parts }, () => new Set<number>());
  const told = new Set<string>();
  for (const list of fitting) {
    const key = list.join();
    if (list.length < 2 || told.has(key)) continue;
    told.add(key);
    for (const a of list) for (const b of list) if (a !== b) beside[a]!.add(b);
  }
  return beside.map((set) => [...set].sort((a, b) => a - b));
}
