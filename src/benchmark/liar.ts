/**
 * Sources that lie together: they serve one side, name the same false author in the same incidents, often in the same words,
 * soon and nearly always; elsewhere they go on as ever, which is how they pass for independent.
 */

import { type Random, randomOf } from '../random/random.js';
import type { SimulatedEvent } from './event.js';
import type { Teller } from './teller.js';
import { other, type Said } from './telling.js';
import type { Side } from './terrain.js';

export interface Bloc {
  readonly members: ReadonlySet<number>;
  readonly serves: Side;
  /** Whose words the others take over. */
  readonly lead: number;
}

/** Share of the events that harm its side at which a bloc speaks up, and of its members that take part each time. */
const SPEAKS_UP = 0.85;
const TAKES_PART = 0.8;
/** Share of lies told in the words of the bloc; the others are put in words of their own. */
const SAME_WORDS = 0.5;

/**
 * Drawn among all who can lie unnoticed or have cause to: third parties of every kind but missions and instruments, and
 * the outlets of the side served. No official voice is needed.
 */
export function makeBlocs(
  tellers: readonly Teller[],
  share: number,
  count: 1 | 2,
  random: Random,
): readonly Bloc[] {
  const first: Side = random() < 0.5 ? 0 : 1;
  const taken = new Set<number>();
  return (count === 1 ? [first] : [first, other(first)]).map((serves) => {
    const able = tellers.filter(
      ({ kind, favours, index }) =>
        !taken.has(index) &&
        (kind === 'press' ||
          kind === 'local' ||
          kind === 'researcher' ||
          ((kind === 'leaning' || kind === 'outlet') && favours === serves)),
    );
    const wanted = Math.round((share * tellers.length) / count);
    const drawn = able.map(({ index }) => ({ index, order: random() })).sort((a, b) => a.order - b.order);
    const members = drawn.slice(0, wanted).map(({ index }) => index);
    for (const index of members) taken.add(index);
    return { members: new Set(members), serves, lead: members[0] ?? -1 };
  });
}

/** What a member says instead of what it would have said; 'as ever' where the bloc has no cause. */
export function lieOf(event: SimulatedEvent, bloc: Bloc, teller: Teller, random: Random): Said | 'as ever' {
  if (event.truth !== bloc.serves && event.deceiver !== bloc.serves) return 'as ever';
  // One decision for the bloc: it hangs on the event and the side alone.
  if (randomOf(event.index, bloc.serves, SPEAKS_UP_STREAM)() >= SPEAKS_UP) return 'as ever';
  if (random() >= TAKES_PART) return 'as ever';
  const wordsOf = random() < SAME_WORDS ? bloc.lead : teller.index;
  return { names: other(bloc.serves), how: 'asserted', delayHours: 1 + 5 * random(), wordsOf };
}

const SPEAKS_UP_STREAM = 77;
