/**
 * Several events in one text: "explosions in A and B", "shelling of A: two injured; in B a drone hit a bus". They come
 * apart only where the text clearly parts them: either the places stand in one list behind one word for what happened, or
 * each place has a clause with a happening of its own. A longer list of places is a survey, and stays one.
 */
import { type Place, placeIsApart } from './gazetteer.js';
import type { Mention } from './mention.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { GAP } from './words.js';

/** A place of the text that is known, in the order of the text. */
export interface PlaceNamed {
  readonly mention: Mention;
  readonly place: Place;
}

export interface FurtherEvent extends PlaceNamed {
  /** Words of its clause, to exclusive; undefined where it shares the clause of the event before it. */
  readonly clause: { readonly from: number; readonly to: number } | undefined;
}

export interface Split {
  /** Word number at which the first clause that names a place begins: what stands before holds for all. */
  readonly headEnd: number;
  /** The place of the first event where it is not the one that the first report was given. */
  readonly moved: PlaceNamed | undefined;
  /** Word number at which the first event's own words end. */
  readonly firstEnd: number;
  readonly further: readonly FurtherEvent[];
}

/** More places than this are a survey. */
const MOST = 4;
/** Words that may stand between two places of one list: joins, prepositions, words for settlements and regions. */
const LIST_REACH = 4;

/** `main` is the place that the first report has. undefined: the text tells of one event, as far as its words part them. */
export function splitEvents(
  reading: Reading,
  named: readonly PlaceNamed[],
  main: Mention | undefined,
): Split | undefined {
  const apart: PlaceNamed[] = [];
  for (const one of named) if (apart.every(({ place }) => placeIsApart(place, one.place))) apart.push(one);
  if (apart.length < 2 || apart.length > MOST) return undefined;
  const starts = apart.map(({ mention }, at) =>
    at === 0
      ? Math.max(clauseStart(reading, mention.from, reading.from), reading.from)
      : clauseStart(reading, mention.from, apart[at - 1]!.mention.to),
  );
  const further: FurtherEvent[] = [];
  let tellsBefore = tellsOfEvent(reading, starts[0]!, starts[1]! >= 0 ? starts[1]! : reading.to, starts[0]!);
  for (let at = 1; at < apart.length; at++) {
    const one = apart[at]!;
    if (isListed(reading, apart[at - 1]!.mention.to, one.mention.from)) {
      further.push({ ...one, clause: undefined });
      continue;
    }
    const from = starts[at]!;
    const next = starts[at + 1] ?? -1;
    const to = next >= 0 ? next : reading.to;
    if (from < 0) return undefined;
    const tells = tellsOfEvent(reading, from, to, starts[0]!);
    if (!tellsBefore || !tells) return undefined;
    tellsBefore = tells;
    further.push({ ...one, clause: { from, to } });
  }
  // The first report may have been given a finer place than the first named. In one list the first named is then still to be
  // told; with a clause of its own the finer place is told by that, and the first report is put where its clause says.
  const first = further.find(({ clause }) => clause !== undefined);
  const own = further.find((event) => event.mention === main);
  const told = further.map((event) =>
    event === own && event.clause === undefined ? { ...apart[0]!, clause: undefined } : event,
  );
  return {
    headEnd: starts[0]!,
    moved: own?.clause ? apart[0] : undefined,
    firstEnd: first?.clause?.from ?? reading.to,
    further: told,
  };
}

/** The last comma, colon, dash, stop or "and" between the place before and this one; -1: none. */
function clauseStart(reading: Reading, mention: number, after: number): number {
  for (let at = mention; at >= after; at--) {
    const gap = reading.words.gaps[at]!;
    if (gap === GAP.comma || gap === GAP.colon || gap === GAP.sentence) return at;
    if (hitsOf(reading, SIGN.place.and).some((hit) => hit.from === at)) return at;
  }
  return -1;
}

const TELLS = new Set(['happening', 'victims', 'target']);

/** Behind a head that tells of an attack ("attack on the country: ...") an object or a toll is enough. */
function tellsOfEvent(reading: Reading, from: number, to: number, headEnd: number): boolean {
  const headTells = reading.hits.some((hit) => hit.layer === 'happening' && hit.to <= headEnd);
  return reading.hits.some(
    (hit) =>
      hit.from >= from &&
      hit.to <= to &&
      (hit.layer === 'happening' || (headTells && TELLS.has(hit.layer) && !hit.sign.includes('person'))),
  );
}

/** Only joins, prepositions and words for kinds of places stand between, and at least one comma or join. */
function isListed(reading: Reading, from: number, to: number): boolean {
  if (to - from > LIST_REACH) return false;
  let joined = false;
  for (let at = from; at <= to; at++) {
    const gap = reading.words.gaps[at]!;
    if (gap === GAP.colon || gap === GAP.sentence) return false;
    if (gap === GAP.comma) joined = true;
    if (at === to) break;
    const signs = reading.hits.filter((hit) => hit.layer === 'place' && hit.from <= at && hit.to > at);
    if (signs.length === 0) return false;
    if (signs.some(({ number }) => number === SIGN.place.and)) joined = true;
  }
  return joined;
}
