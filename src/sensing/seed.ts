/**
 * Candidates: for every three arrivals at three sensors near each other that one place could explain, that place is grown
 * (grow.ts). Arrivals that a strong candidate explains begin no search of their own.
 */
import { grow, grown } from './grow.js';
import type { Search } from './search.js';
import { SLOWEST_SOUND } from './speed.js';
import { solution, solveTriple } from './triple.js';
import { FREE } from './window.js';

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

/**
 * Calls `take` once for each set of arrivals whose score passes `least`.
 *
 * @param again where given, only searches that begin with one of these arrivals at least: the others were made before
 */
export function seed(
  search: Search,
  least: number,
  again: Uint8Array | undefined,
  take: (candidate: Candidate) => void,
): void {
  const { window, near, triples } = search;
  const { time, owner, explained } = window;
  const known = new Set<number>();
  const busy = again && sensorsOf(again, search);
  const open = (k: number): boolean => explained[k] === 0 && owner[k] === FREE;
  for (let s = 0; s < near.start.length - 1; s++) {
    const from = window.start[s]!;
    const end = window.start[s + 1]!;
    if (from === end || search.anchors?.[s] === 0) continue;
    for (let k = triples.start[s]!; k < triples.start[s + 1]!; k++) {
      const a = triples.first[k]!;
      const b = triples.second[k]!;
      const sa = near.sensor[a]!;
      const sb = near.sensor[b]!;
      if (busy && busy[s] === 0 && busy[sa] === 0 && busy[sb] === 0) continue;
      const mostA = near.distance[a]! / SLOWEST_SOUND + SLACK_SECONDS;
      const mostB = near.distance[b]! / SLOWEST_SOUND + SLACK_SECONDS;
      const mostAB = triples.apart[k]! / SLOWEST_SOUND + SLACK_SECONDS;
      const endA = window.start[sa + 1]!;
      const endB = window.start[sb + 1]!;
      let firstA = window.start[sa]!;
      let firstB = window.start[sb]!;
      for (let i = from; i < end; i++) {
        const at = time[i]!;
        while (firstA < endA && time[firstA]! < at - mostA) firstA++;
        while (firstB < endB && time[firstB]! < at - mostB) firstB++;
        if (!open(i)) continue;
        const owned = again === undefined || again[i] === 1;
        anchored: for (let ia = firstA; ia < endA; ia++) {
          const ta = time[ia]!;
          if (ta > at + mostA) break;
          if (!open(ia)) continue;
          const ownedA = owned || again[ia] === 1;
          const earliest = ta - mostAB;
          const latest = Math.min(at + mostB, ta + mostAB);
          for (let ib = firstB; ib < endB; ib++) {
            const tb = time[ib]!;
            if (tb > latest) break;
            if (tb < earliest || !open(ib) || (!ownedA && again[ib] === 0)) continue;
            forced[0] = i;
            forced[1] = ia;
            forced[2] = ib;
            forcedAt[0] = near.start[s]!;
            forcedAt[1] = a;
            forcedAt[2] = b;
            if (growFrom(search, s, least, known, take)) break anchored;
          }
        }
      }
    }
  }
}

/** Grows what three arrivals (in `forced`) can have come from; true if a strong candidate explains them. */
function growFrom(
  search: Search,
  anchor: number,
  least: number,
  known: Set<number>,
  take: (candidate: Candidate) => void,
): boolean {
  const { window, near } = search;
  const { speed, windEast, windNorth } = search.airAround(anchor);
  const tiltX = windEast / (speed * speed);
  const tiltY = windNorth / (speed * speed);
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
  let strong = false;
  for (let root = 0; root < found; root++) {
    const x = solution[root * 3]!;
    const y = solution[root * 3 + 1]!;
    const range = solution[root * 3 + 2]!;
    if (range > search.reachMetres) continue;
    const moment = at - range / speed - tiltX * x - tiltY * y;
    if (moment < search.fromSeconds || moment > search.toSeconds) continue;
    if (!grow(search, anchor, x, y, moment, forced, forcedAt)) continue;
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
