/**
 * Candidates: for every three arrivals at three sensors near each other that one place could explain, that place is grown
 * (grow.ts). Arrivals that a strong candidate explains begin no search of their own.
 */

import { grow, grown } from './grow.js';
import { othersHeard } from './others.js';
import { OTHERS, type Search, type Triples } from './search.js';
import { SLOWEST_SOUND } from './speed.js';
import { solution, solveTriple } from './triple.js';
import { FREE, type Window } from './window.js';

export interface Candidate {
  readonly anchor: number;
  readonly x: number;
  readonly y: number;
  readonly moment: number;
  score: number;
  readonly picks: Int32Array;
}

const SLACK_SECONDS = 0.15;
const FEWEST = 4;
const STRONG_SCORE = 10;
const STRONG_COUNT = 6;

const forced = new Int32Array(3);
const forcedAt = new Int32Array(3);
/** x, y, moment: numbers handed to a function that is not inlined would be allocated each. */
const guess = new Float64Array(3);

/**
 * Calls `take` once for each set of arrivals whose score passes `least`. A first sweep finds most strong events with little work:
 * only threes of the very nearest sensors, the anchor the first to hear, and most sensors next to them heard too. What strong
 * candidates explain need not be combined with everything else any more.
 *
 * @param again where given, only searches that begin with one of these arrivals at least: the others were made before
 */
export function seed(
  search: Search,
  least: number,
  again: Uint8Array | undefined,
  take: (candidate: Candidate) => void,
): void {
  const known = new Set<number>();
  const nearest = { triples: search.nearestTriples, anchorFirst: true, wanted: 2 };
  const all = { triples: search.triples, anchorFirst: false, wanted: 1 };
  for (const order of again ? [all] : search.brief ? [nearest] : [nearest, all])
    sweep({ search, least, again, known, take, ...order });
}

interface Sweep {
  readonly search: Search;
  readonly least: number;
  readonly again: Uint8Array | undefined;
  readonly known: Set<number>;
  readonly take: (candidate: Candidate) => void;
  readonly triples: Triples;
  /** The anchor heard it before the others. */
  readonly anchorFirst: boolean;
  /** So many of the OTHERS must have heard it. */
  readonly wanted: number;
}

function sweep(order: Sweep): void {
  const { search, again, triples, anchorFirst } = order;
  const { window, near, anchors } = search;
  const { explained } = window;
  const { start, time, index } = openArrivals(window);
  const busy = again && sensorsOf(again, search);
  for (let s = 0; s < near.start.length - 1; s++) {
    const from = start[s]!;
    const end = start[s + 1]!;
    if (from === end || anchors?.[s] === 0) continue;
    for (let k = triples.start[s]!; k < triples.start[s + 1]!; k++) {
      const a = triples.first[k]!;
      const b = triples.second[k]!;
      const sa = near.sensor[a]!;
      const sb = near.sensor[b]!;
      if (busy && busy[s] === 0 && busy[sa] === 0 && busy[sb] === 0) continue;
      const mostA = near.distance[a]! / SLOWEST_SOUND + SLACK_SECONDS;
      const mostB = near.distance[b]! / SLOWEST_SOUND + SLACK_SECONDS;
      const mostAB = triples.apart[k]! / SLOWEST_SOUND + SLACK_SECONDS;
      const leastA = anchorFirst ? 0 : -mostA;
      const leastB = anchorFirst ? 0 : -mostB;
      const endA = start[sa + 1]!;
      const endB = start[sb + 1]!;
      let firstA = start[sa]!;
      let firstB = start[sb]!;
      forcedAt[0] = near.start[s]!;
      forcedAt[1] = a;
      forcedAt[2] = b;
      for (let i = from; i < end; i++) {
        const at = time[i]!;
        while (firstA < endA && time[firstA]! < at + leastA) firstA++;
        while (firstB < endB && time[firstB]! < at + leastB) firstB++;
        if (firstA === endA || firstB === endB) break;
        if (time[firstA]! > at + mostA || time[firstB]! > at + mostB) continue;
        const pick = index[i]!;
        if (explained[pick] === 1) continue;
        const owned = again === undefined || again[pick] === 1;
        anchored: for (let ia = firstA; ia < endA; ia++) {
          const ta = time[ia]!;
          if (ta > at + mostA) break;
          const pickA = index[ia]!;
          if (explained[pickA] === 1) continue;
          const ownedA = owned || again[pickA] === 1;
          const earliest = ta - mostAB;
          const latest = Math.min(at + mostB, ta + mostAB);
          for (let ib = firstB; ib < endB; ib++) {
            const tb = time[ib]!;
            if (tb > latest) break;
            if (tb < earliest) continue;
            const pickB = index[ib]!;
            if (explained[pickB] === 1 || (!ownedA && again[pickB] === 0)) continue;
            forced[0] = pick;
            forced[1] = pickA;
            forced[2] = pickB;
            if (growFrom(order, s, k)) break anchored;
          }
        }
      }
    }
  }
}

/** The arrivals that may begin a search, by sensor and time: most are taken out before the many threes are made. */
function openArrivals({ start, time, owner, explained, count }: Window) {
  const open = {
    start: new Int32Array(start.length),
    time: new Float64Array(count),
    index: new Int32Array(count),
  };
  let kept = 0;
  for (let s = 0; s < start.length - 1; s++) {
    for (let k = start[s]!; k < start[s + 1]!; k++) {
      if (explained[k] === 1 || owner[k] !== FREE) continue;
      open.time[kept] = time[k]!;
      open.index[kept++] = k;
    }
    open.start[s + 1] = kept;
  }
  return open;
}

/** Grows what three arrivals (in `forced`) can have come from; true if a strong candidate explains them. */
function growFrom(
  { search, least, known, take, triples, wanted }: Sweep,
  anchor: number,
  triple: number,
): boolean {
  const { window, near } = search;
  const air = search.airAround(anchor);
  const { speed } = air;
  const tiltX = air.windEast / (speed * speed);
  const tiltY = air.windNorth / (speed * speed);
  const a = forcedAt[1]!;
  const b = forcedAt[2]!;
  const at = window.time[forced[0]!]!;
  const xa = near.x[a]!;
  const ya = near.y[a]!;
  const xb = near.x[b]!;
  const yb = near.y[b]!;
  const delayA = window.time[forced[1]!]! - at + tiltX * xa + tiltY * ya;
  const delayB = window.time[forced[2]!]! - at + tiltX * xb + tiltY * yb;
  const found = solveTriple(xa, ya, delayA, xb, yb, delayB, speed);
  const others = triple * OTHERS;
  const otherEnd = others + triples.otherCount[triple]!;
  let strong = false;
  for (let root = 0; root < found; root++) {
    const x = solution[root * 3]!;
    const y = solution[root * 3 + 1]!;
    const range = solution[root * 3 + 2]!;
    if (range > search.reachMetres) continue;
    const moment = at - range / speed - tiltX * x - tiltY * y;
    if (moment < search.fromSeconds || moment > search.toSeconds) continue;
    guess[0] = x;
    guess[1] = y;
    guess[2] = moment;
    if (!othersHeard(search, air, guess, forced, forcedAt, triples.others, others, otherEnd, wanted))
      continue;
    if (!grow(search, anchor, guess, forced, forcedAt)) continue;
    if (grown.count < FEWEST || grown.score < least) continue;
    const key = keyOf(grown.picks, grown.count) * 2 + (y > 0 ? 1 : 0);
    if (known.has(key)) continue;
    known.add(key);
    const picks = grown.picks.slice(0, grown.count);
    take({ anchor, x: grown.x, y: grown.y, moment: grown.moment, score: grown.score, picks });
    if (grown.score < STRONG_SCORE || grown.count < STRONG_COUNT) continue;
    strong = true;
    for (const pick of picks) window.explained[pick] = 1;
  }
  return strong;
}

/**
 * Whether a candidate that lost arrivals to better ones would still be one, grown from where it was: far cheaper than a fit
 * (refine.ts), and most would not.
 */
export function standsStill(
  search: Search,
  { anchor, x, y, moment, picks }: Candidate,
  least: number,
): boolean {
  const { window, near } = search;
  let found = 0;
  for (const pick of picks) {
    if (window.owner[pick] !== FREE) continue;
    const sensor = window.sensor[pick]!;
    let at = near.start[anchor]!;
    while (near.sensor[at] !== sensor) at++;
    forced[found] = pick;
    forcedAt[found++] = at;
    if (found === 3) break;
  }
  guess[0] = x;
  guess[1] = y;
  guess[2] = moment;
  return (
    found === 3 &&
    grow(search, anchor, guess, forced, forcedAt) &&
    grown.count >= FEWEST &&
    grown.score >= least
  );
}

/** The same for the same arrivals in any order. */
function keyOf(picks: Int32Array, count: number): number {
  let sum = 0;
  let mixed = 0;
  for (let i = 0; i < count; i++) {
    sum += picks[i]!;
    mixed = (mixed + Math.imul(picks[i]! + 1, 0x9e3779b1)) | 0;
  }
  return (mixed >>> 0) * 1024 + (sum & 1023);
}

function sensorsOf(marked: Uint8Array, { window, near }: Search): Uint8Array {
  const busy = new Uint8Array(near.start.length - 1);
  for (let i = 0; i < marked.length; i++) if (marked[i] === 1) busy[window.sensor[i]!] = 1;
  return busy;
}
