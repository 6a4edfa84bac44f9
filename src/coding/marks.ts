/**
 * What the signs of a text say about each of its words, as bits: is it led to by a preposition, does it belong to a name
 * of a party ... One pass over the signs spares every later question a search among them.
 */
import type { Reading } from './reading.js';
import { SIGN } from './sign.js';
import { GAP } from './words.js';

/** Bits by word number; one more than there are words, for what stands behind the last. */
export type Marks = Uint16Array;

export const markOf = {
  /** Taken by a place found before. */
  used: 1,
  /** Of a party, an official, a weapon or a country: no place. */
  name: 2,
  /** Behind a preposition of place, a word for a settlement, for fire or for taking ground. */
  led: 4,
  /** A name that ends right before this word is led to: by a region, or by "in" and a region. */
  ledBack: 8,
  /** Behind "from", "north of". */
  from: 16,
  /** Behind "near". */
  near: 32,
  /** Behind a word for a river. */
  river: 64,
  /** "and" */
  and: 128,
  /** A preposition of place begins here. */
  lead: 256,
  /** Behind "village": no city. */
  village: 512,
  /** What happened. */
  happening: 2048,
  /** Words for kinds of places, behind their adjectives. */
  region: 4096,
  district: 8192,
  direction: 16384,
  office: 32768,
} as const;

export const HEADS = markOf.region | markOf.district | markOf.direction | markOf.office;

/** Layers whose words are no places. */
const NO_PLACE: ReadonlySet<string> = new Set(['party', 'weapon', 'means', 'country']);

interface Bits {
  /** For the first word of the sign. */
  readonly first: number;
  /** For the word behind it, in the same breath. */
  readonly breath: number;
  /** For the word behind it. */
  readonly behind: number;
}

const bits = (first: number, breath: number, behind: number): Bits => ({ first, breath, behind });

const BITS: ReadonlyMap<number, Bits> = new Map([
  [SIGN.place.near, bits(markOf.lead, markOf.led, 0)],
  [SIGN.place.settlement, bits(0, markOf.led, 0)],
  [SIGN.place.village, bits(0, markOf.village, 0)],
  [SIGN.place.taken, bits(0, markOf.led, 0)],
  [SIGN.place.direction, bits(markOf.direction, markOf.led, 0)],
  [SIGN.place.region, bits(markOf.region, 0, 0)],
  [SIGN.place.district, bits(markOf.district, 0, 0)],
  [SIGN.place.office, bits(markOf.office, 0, 0)],
  [SIGN.place.and, bits(markOf.and, 0, 0)],
  [SIGN.place.river, bits(0, 0, markOf.river)],
  [SIGN.bearing.from, bits(0, markOf.led, markOf.from)],
  [SIGN.bearing.near, bits(0, markOf.led, markOf.near)],
  [SIGN.happening.strike, bits(0, markOf.led, 0)],
  [SIGN.happening.attack, bits(0, markOf.led, 0)],
  [SIGN.happening.clash, bits(0, markOf.led, 0)],
]);

/** One text is marked at a time, so one array serves them all. */
let scratch: Marks = new Uint16Array(1_024);

/** Valid until the next text is marked. */
export function marksOf({ words, hits }: Reading): Marks {
  const { gaps } = words;
  const length = words.texts.length + 2;
  if (scratch.length < length) scratch = new Uint16Array(2 * length);
  else scratch.fill(0, 0, length);
  for (let i = 0; i < hits.length; i++) {
    const { number, layer, from, to } = hits[i]!;
    const known = BITS.get(number);
    if (known) {
      scratch[from]! |= known.first;
      scratch[to]! |= gaps[to]! <= GAP.hyphen ? known.breath | known.behind : known.behind;
    }
    if (layer === 'happening') scratch[from]! |= markOf.happening;
    else if (NO_PLACE.has(layer)) for (let at = from; at < to; at++) scratch[at]! |= markOf.name;
  }
  return scratch;
}
