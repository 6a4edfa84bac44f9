/** What cameras and seismic stations add to the events of a window, and what they learn from them. */
import { bendOf } from './bend.js';
import { around, type Corroborated, corroborate } from './corroborate.js';
import { flashEvents } from './flash-events.js';
import { learnGround } from './ground-waves.js';
import { isSure } from './learn.js';
import { learnLight } from './lights.js';
import { doubtOf } from './membership.js';
import type { Fit } from './refine.js';
import type { Located } from './resolve.js';
import type { Search } from './search.js';

export interface Watched {
  /** The number that its arrivals are marked with. */
  readonly owner: number;
  readonly whole: Corroborated;
  /** As sound alone has it; absent where it began with a flash. */
  readonly event?: Located;
}

export function withLookouts(search: Search, events: readonly Located[]): Watched[] {
  const watched: Watched[] = events.map(({ fit, rivals }, owner) => {
    const event = { fit: opened(search, fit), rivals: rivals.map((rival) => opened(search, rival)) };
    return { event, owner, whole: corroborate(search, event, owner) };
  });
  const first = events.length;
  flashEvents(search, first).forEach((whole, i) => {
    watched.push({ whole, owner: first + i });
  });
  return watched;
}

/** With what bent paths and doubtful arrivals leave open of its place. */
function opened(search: Search, fit: Fit): Fit {
  const bend = bendOf(search.belief.bend, search, fit);
  const doubt = doubtOf(search, fit);
  return { ...fit, open: [bend[0] + doubt[0], bend[1] + doubt[1], bend[2] + doubt[2]] };
}

/** Cameras and stations learn from events that are sure without them. */
export function learnLookouts(search: Search, event: Located, owner: number): void {
  if (!isSure(event)) return;
  const { fit } = event;
  around(search, fit, (at, kind) => {
    if (kind === 'camera') learnLight(search, fit, owner, at);
    else learnGround(search, fit, owner, at);
  });
}
