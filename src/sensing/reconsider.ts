/**
 * Candidates that came to nothing are weighed once more when the window's events are known: with the air as these have told it,
 * and against the events that took their arrivals. Best-first search alone lets a mixture of two events keep what it took first.
 *
 * A contested candidate is tried with its own arrivals set free; the events that lose some are fitted to what is left to them. It
 * stands if the ln of the odds, summed over all of them, is the better for it.
 */
import { type Fit, refine } from './refine.js';
import { FEWEST, LEAST_EVENT, type Located, PROMISING } from './resolve.js';
import type { Search } from './search.js';
import type { Candidate } from './seed.js';
import { countRates, FREE } from './window.js';

/** A candidate that shares more of its arrivals with one event than this is that event. */
const SAME = 0.6;
/** By how much the whole has to be better. */
const MARGIN = 1;

/** Gives which events are new or others than before; the window's owners follow. */
export function reconsider(
  search: Search,
  candidates: readonly Candidate[],
  events: Located[],
  mirror: (fit: Fit, own: number) => Located,
): Set<number> {
  const changed = new Set<number>();
  const { window } = search;
  countRates(window, search.spanSeconds, 1);
  const order = [...candidates].sort((a, b) => b.score - a.score || a.moment - b.moment || b.x - a.x);
  for (const candidate of order) {
    const owners = new Map<number, number>();
    for (const pick of candidate.picks) {
      const owner = window.owner[pick]!;
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    const free = owners.get(FREE) ?? 0;
    owners.delete(FREE);
    const most = Math.max(0, ...owners.values());
    if (most > SAME * candidate.picks.length) continue;
    if (free >= FEWEST && free >= SAME * candidate.picks.length) {
      const fit = refine(search, candidate);
      if (fit === undefined || fit.picks.length < FEWEST || fit.score < LEAST_EVENT) continue;
      const index = events.length;
      for (const pick of fit.picks) window.owner[pick] = index;
      events.push(mirror(fit, index));
      own(search, fit, events[index]!.fit, index);
      changed.add(index);
    } else if (candidate.score >= PROMISING)
      challenge(search, candidate, [...owners.keys()], events, mirror, changed);
  }
  return changed;
}

function challenge(
  search: Search,
  candidate: Candidate,
  victims: readonly number[],
  events: Located[],
  mirror: (fit: Fit, own: number) => Located,
  changed: Set<number>,
): void {
  const { window } = search;
  if (victims.some((victim) => victim < 0)) return;
  const before = victims.map((victim) => events[victim]!.fit);
  const index = events.length;
  const give = (fits: readonly (Fit | undefined)[], owner: (i: number) => number): void =>
    fits.forEach((fit, i) => {
      for (const pick of fit?.picks ?? []) window.owner[pick] = owner(i);
    });
  for (const pick of candidate.picks) window.owner[pick] = FREE;
  const fit = refine(search, candidate);
  const good = fit !== undefined && fit.picks.length >= FEWEST && fit.score >= LEAST_EVENT;
  const after: Fit[] = [];
  let gain = Number.NEGATIVE_INFINITY;
  if (good) {
    give([fit], () => index);
    gain = fit.score;
    before.forEach((old, i) => {
      const rest = refine(search, old, victims[i]!, 100);
      gain += (rest?.score ?? Number.NEGATIVE_INFINITY) - old.score;
      if (rest === undefined || rest.picks.length < FEWEST || rest.score < LEAST_EVENT)
        gain = Number.NEGATIVE_INFINITY;
      else after.push(rest);
    });
    give([fit], () => FREE);
  }
  if (gain < MARGIN) {
    give(before, (i) => victims[i]!);
    return;
  }
  give(before, () => FREE);
  give(after, (i) => victims[i]!);
  victims.forEach((victim, i) => {
    events[victim] = { fit: after[i]!, rivals: events[victim]!.rivals };
    changed.add(victim);
  });
  give([fit], () => index);
  events.push(mirror(fit!, index));
  own(search, fit!, events[index]!.fit, index);
  changed.add(index);
}

/** The mirrored fit may rest on other arrivals. */
function own({ window }: Search, before: Fit, after: Fit, index: number): void {
  if (before === after) return;
  for (const pick of before.picks) window.owner[pick] = FREE;
  for (const pick of after.picks) window.owner[pick] = index;
}
