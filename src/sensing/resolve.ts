/**
 * Which candidates are events: the best first. An arrival belongs to one event; a candidate that lost arrivals to a better one
 * is weighed again before its turn comes.
 */
import type { Fit } from './refine.js';
import { refine } from './refine.js';
import type { Search } from './search.js';
import { type Candidate, seed, standsStill } from './seed.js';
import { countRates, ECHO, FREE } from './window.js';

export interface Located {
  fit: Fit;
  /** The other hand of the row, or another place altogether, that explains the arrivals too. */
  rivals: readonly Fit[];
}

/** ln of the odds from which a candidate is looked at, and from which an event stands. */
const LEAST_CANDIDATE = -1;
export const LEAST_EVENT = 0;
/** The same of one that lost arrivals, which are only roughly weighed again before they are fitted. */
const LEAST_AGAIN = -3;
export const FEWEST = 4;
/** Passed over for others, or nearly an event: worth another look when more is known (reconsider.ts). */
export const PROMISING = 4;
const NEARLY = -3;
const ECHO_SECONDS = 2.5;
const ROUNDS = 3;
/** Before any event is found, this share of the arrivals is taken to belong to none. */
const FIRST_SHARE = 0.6;

/** The events of a window, in the order in which they were found, and the candidates that were none; the window's owners are set to their index. */
export function resolve(
  search: Search,
  mirror: (fit: Fit, own: number) => Located,
): { events: Located[]; passedOver: Candidate[] } {
  const events: Located[] = [];
  const passedOver: Candidate[] = [];
  for (let round = 0; round < (search.brief ? 1 : ROUNDS); round++) {
    countRates(search.window, search.spanSeconds, round === 0 ? FIRST_SHARE : 1);
    const candidates: Candidate[] = [];
    const again = round === 0 ? undefined : leftOver(search);
    search.window.explained.fill(0);
    seed(search, LEAST_CANDIDATE, again, (candidate) => candidates.push(candidate));
    if (accept(search, candidates, events, passedOver, mirror) === 0) break;
  }
  return { events, passedOver };
}

/** Arrivals of candidates that have come to nothing: these may belong to others that were passed over for them. */
function leftOver({ window }: Search): Uint8Array {
  return window.explained.map((explained, i) => (explained === 1 && window.owner[i] === FREE ? 1 : 0));
}

function accept(
  search: Search,
  candidates: Candidate[],
  events: Located[],
  passedOver: Candidate[],
  mirror: (fit: Fit, own: number) => Located,
): number {
  const { window } = search;
  const before = events.length;
  candidates.sort((a, b) => a.score - b.score || b.moment - a.moment || a.x - b.x);
  for (let next = candidates.pop(); next !== undefined; next = candidates.pop()) {
    let free = 0;
    for (const pick of next.picks) if (window.owner[pick] === FREE) free++;
    const bereft = free < FEWEST || free < 0.6 * next.picks.length;
    if (bereft || (next.picks.length - free > 1 && !standsStill(search, next, LEAST_AGAIN))) {
      if (next.score >= PROMISING) passedOver.push(next);
      continue;
    }
    const fit = refine(search, next);
    if (fit === undefined || fit.picks.length < FEWEST || fit.score < LEAST_EVENT) {
      if (next.score >= PROMISING || (fit !== undefined && fit.score >= NEARLY)) passedOver.push(next);
      continue;
    }
    const event = mirror(fit, FREE);
    take(search, event.fit, events.length);
    events.push(event);
  }
  return events.length - before;
}

function take({ window }: Search, fit: Fit, index: number): void {
  for (const pick of fit.picks) window.owner[pick] = index;
}

/** Free arrivals soon after one of an event at the same sensor: late copies of it. */
export function markEchoes({ window }: Search, fit: Fit): void {
  for (const pick of fit.picks) {
    const end = window.start[window.sensor[pick]! + 1]!;
    for (let k = pick + 1; k < end && window.time[k]! < window.time[pick]! + ECHO_SECONDS; k++)
      if (window.owner[k] === FREE) window.owner[k] = ECHO;
  }
}

/** An event's arrivals are those of another fit now. */
export function release({ window }: Search, before: Fit, after: Fit, index: number): void {
  for (const pick of before.picks) window.owner[pick] = FREE;
  for (const pick of after.picks) window.owner[pick] = index;
}
