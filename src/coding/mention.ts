/**
 * Places named in a text: regions and directions by their stems and the word behind them, towns by the gazetteer
 * (towns.ts); and how each stands to the others: a landmark, or a town of the region named behind it.
 */

import { type Form, perForm } from './form.js';
import type { Gazetteer, NameEntry, Place } from './gazetteer.js';
import { adjectiveKeys, nameKeys } from './latin.js';
import { HEADS, type Marks, markOf, marksOf } from './marks.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { findAdjectives, findTowns, firstPlaces } from './towns.js';
import { GAP } from './words.js';

export interface Mention {
  readonly kind: 'region' | 'direction' | 'district' | 'town';
  /** Only a landmark or an origin: north of this place, between this one and another, a resident from this place. */
  readonly relative: boolean;
  /** Homonyms; empty when a place is named that the gazetteer does not know. */
  readonly places: readonly Place[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Called a village: no city is meant. */
  readonly village?: boolean;
  /** The region that the text puts it in: "X in the region of Y". */
  readonly within?: readonly Place[];
  /** Something else happened in the regions of the text than at this place. */
  readonly apart?: boolean;
}

/** Looks words up and remembers them: words of the news come again and again. */
export interface NameIndex {
  /** Names that may begin with this word in any case. */
  find(word: Form): readonly NameEntry[];
  /** Towns that an adjective may come from. */
  findAdjective(word: Form): readonly NameEntry[];
  readonly gazetteer: Gazetteer;
}

const NO_ENTRIES: readonly NameEntry[] = [];

export function makeNameIndex(gazetteer: Gazetteer): NameIndex {
  const lookUp = (keysOf: (word: string) => readonly string[]): ((form: Form) => readonly NameEntry[]) =>
    perForm((word): readonly NameEntry[] => {
      const found = new Set<NameEntry>();
      for (const key of keysOf(word)) for (const entry of gazetteer.byKey.get(key) ?? []) found.add(entry);
      return found.size > 0 ? [...found] : NO_ENTRIES;
    });
  return { find: lookUp(nameKeys), findAdjective: lookUp(adjectiveKeys), gazetteer };
}

const ADJECTIVE = /(?:ськ|цьк|зьк|ск|цк)[а-яіїєґ]{1,3}$/;
export const isAdjective = perForm((word) => ADJECTIVE.test(word));
const HEAD_REACH = 4;
/** May stand between adjectives that share one head: на Покровському та Лиманському напрямках. */
const JOINS = new Set(['та', 'і', 'й', 'и', 'and']);

/** How a name is leaned on: the event is there, near it, or it only gives a bearing or an origin. */
export type Lean = 'at' | 'near' | 'from';
type Leaning = { -readonly [K in keyof Mention]: Mention[K] } & { readonly lean: Lean };
export type Take = (
  kind: Mention['kind'],
  found: readonly Place[],
  from: number,
  to: number,
  lean?: Lean,
) => void;

const NO_MENTIONS: readonly Mention[] = [];

export function mentionsIn(reading: Reading, index: NameIndex): readonly Mention[] {
  const { words } = reading;
  const marks = marksOf(reading);
  const mentions: Leaning[] = [];
  const take: Take = (kind, found, from, to, lean = leanOf(reading, marks, from)) => {
    mentions.push({ kind, places: found, from, to, relative: lean === 'from', lean });
    for (let at = from; at < to; at++) marks[at]! |= markOf.used;
  };
  const places = index.gazetteer.places;
  for (const hit of hitsOf(reading, SIGN.region.noun)) {
    // A noun of several words may begin with its preposition (на Запоріжжі).
    const from = words.capitals[hit.from] ? hit.from : hit.to - 1;
    if (words.capitals[from] && !hitsOf(reading, SIGN.region.adjective).some((one) => one.from === from))
      take('region', [places[Number(hit.of)]!], from, hit.to);
  }
  findByHead(reading, index, marks, take);
  for (const { kind, from } of mentions) {
    if (kind !== 'region') continue;
    marks[from]! |= markOf.ledBack;
    if (from > 0 && (marks[from - 1]! & markOf.lead) !== 0) marks[from - 1]! |= markOf.ledBack;
  }
  findTowns(reading, index, marks, take);
  if (mentions.length === 0) findAdjectives(reading, index, marks, take);
  if (mentions.length === 0) return NO_MENTIONS;
  if (mentions.length > 1) {
    mentions.sort((a, b) => a.from - b.from);
    settle(mentions);
    placeWithin(reading, marks, mentions);
  }
  for (const mention of mentions)
    if (mention.kind === 'town' && (marks[mention.from]! & markOf.village) !== 0) mention.village = true;
  return mentions;
}

/** Regions, directions and districts: adjectives before a word for such a thing. */
function findByHead(reading: Reading, index: NameIndex, marks: Marks, take: Take): void {
  let heads = 0;
  for (let at = reading.from; at < reading.to; at++) heads |= marks[at]!;
  if ((heads & HEADS) === 0) return;
  const { words } = reading;
  const { places } = index.gazetteer;
  const of = (sign: number, at: number): readonly Place[] => {
    const hits = hitsOf(reading, sign).filter((hit) => hit.from === at);
    return hits.length > 0 ? hits.map((hit) => places[Number(hit.of)]!) : NO_PLACES;
  };
  const isAnyAdjective = (hit: Hit): boolean => hit.sign.endsWith('.adjective');
  const adjectives = reading.hits.filter(isAnyAdjective);
  for (let at = reading.from; at < reading.to; at++) {
    if ((marks[at]! & markOf.used) !== 0 || !isAdjective(words.forms[at]!)) {
      if (!adjectives.some((hit) => hit.from === at)) continue;
    }
    const head = headBehind(reading, marks, at);
    if (head === 0) continue;
    if (head === markOf.region || head === markOf.office) {
      const found = of(SIGN.region.adjective, at);
      if (found.length > 0) take('region', found, at, at + 1);
      else if (head === markOf.office) marks[at]! |= markOf.used;
    } else if (head === markOf.direction || words.capitals[at]) {
      const kind = head === markOf.direction ? 'direction' : 'district';
      const known = of(kind === 'direction' ? SIGN.direction.adjective : SIGN.district.adjective, at);
      const found = known.length > 0 ? known : firstPlaces(index.findAdjective(words.forms[at]!));
      if (found.length > 0 || kind === 'district') take(kind, found, at, at + 1);
    }
  }
}

const NO_PLACES: readonly Place[] = [];

/** The word for a kind of place behind an adjective; other adjectives, "та", and "й" may stand between. */
function headBehind({ words }: Reading, marks: Marks, at: number): number {
  for (let next = at + 1; next <= at + HEAD_REACH && next < words.texts.length; next++) {
    if (words.gaps[next]! > GAP.comma && words.gaps[next] !== GAP.point) return 0;
    const head = marks[next]! & HEADS;
    if (head !== 0) return strongestOf(head);
    if (!isAdjective(words.forms[next]!) && !JOINS.has(words.texts[next]!)) return 0;
  }
  return 0;
}

function strongestOf(head: number): number {
  if ((head & markOf.office) !== 0) return markOf.office;
  if ((head & markOf.region) !== 0) return markOf.region;
  return (head & markOf.direction) !== 0 ? markOf.direction : markOf.district;
}

export function leanOf(reading: Reading, marks: Marks, from: number): Lean {
  const mark = marks[from]!;
  if ((mark & markOf.from) !== 0) return 'from';
  if ((mark & markOf.near) === 0) return 'at';
  // "and near it": a second place, not the surroundings of the first.
  const near = hitsOf(reading, SIGN.bearing.near).find((hit) => hit.to === from);
  const before = near ? near.from - 1 : -1;
  const joined =
    before >= 0 && ((marks[before]! & markOf.and) !== 0 || reading.words.gaps[before + 1] === GAP.comma);
  return near && !joined ? 'near' : 'at';
}

/** What stands near a place named outright (in the village, near the city) is only where that place is to be found. */
function settle(mentions: Leaning[]): void {
  let outright = false;
  for (const mention of mentions) {
    if (mention.kind !== 'town') continue;
    if (mention.lean !== 'near') outright = mention.lean === 'at';
    else if (outright) mention.relative = true;
  }
}

/** Ties towns to the region that stands right behind them, and frees them from one of which something else is told. */
function placeWithin(reading: Reading, marks: Marks, mentions: Leaning[]): void {
  for (let i = 0; i < mentions.length; i++) {
    const town = mentions[i]!;
    if (town.kind !== 'town' || town.relative) continue;
    const next = mentions[i + 1];
    if (next?.kind === 'region' && !next.relative && isRightBehind(reading, marks, town.to, next.from))
      town.within = next.places;
    else if (mentions.every((one) => one.kind !== 'region' || isOfOther(reading, marks, town.to, one.from)))
      town.apart = true;
  }
}

/** Nothing, or a preposition of place, stands between. */
function isRightBehind({ words }: Reading, marks: Marks, end: number, from: number): boolean {
  if (words.gaps[end]! > GAP.hyphen) return words.raw[words.starts[end]! - 1] === '(' && from === end;
  return (
    from === end || (from === end + 1 && (marks[end]! & markOf.lead) !== 0 && words.gaps[from]! <= GAP.hyphen)
  );
}

/** "They took the village and advanced in the region": a join, and what happened in the region right before it. */
function isOfOther({ words }: Reading, marks: Marks, end: number, from: number): boolean {
  let joined = false;
  for (let at = end; at < from; at++) {
    if ((marks[at]! & markOf.and) !== 0 || words.gaps[at]! >= GAP.comma) joined = true;
    if (joined && from - at <= 2 && (marks[at]! & markOf.happening) !== 0) return true;
  }
  return false;
}
