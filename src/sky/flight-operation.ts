/**
 * To which operation a track belongs: the one in whose hours it was seen and whose means it may be. Of several none is chosen, and
 * an operation of which only the date is known takes no track. A track names no author.
 */
import { MEANS, type Means } from '../record/codes.js';
import type { Flight } from './flight.js';
import { goesWith } from './means-family.js';
import type { Operation } from './operation.js';

export type FlightOperation =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'undetermined'; readonly candidates: readonly string[] };

const HOUR_MS = 3_600_000;
/** A thing may be seen before the first account of its attack begins, and after its last. */
const EARLIER_MS = 2 * HOUR_MS;
const LATER_MS = HOUR_MS;

export function operationOfFlight(flight: Flight, operations: readonly Operation[]): FlightOperation {
  const means = meansOfKind(flight.kind);
  const candidates = operations
    .filter(
      (operation) =>
        !operation.dateOnly &&
        flight.startMs < operation.endMs + LATER_MS &&
        flight.endMs >= operation.startMs - EARLIER_MS &&
        (means === undefined || operation.means.length === 0 || goesWith(means, operation.means)),
    )
    .map(({ id }) => id);
  return candidates.length === 1 ? { kind: 'one', id: candidates[0]! } : { kind: 'undetermined', candidates };
}

/** The words of sensors for what flies; others may be anything. */
const WORDS: Readonly<Record<string, Means>> = { uav: 'drone', uas: 'drone', bomb: 'glide_bomb' };

function meansOfKind(kind: string): Means | undefined {
  const word = kind.toLowerCase().replace(/[\s-]+/g, '_');
  return (
    WORDS[word] ?? MEANS.find((one) => one === word && !['none', 'unspecified', 'several'].includes(one))
  );
}
