/**
 * Towns named in a text. A name of a village is believed only where the text leads to a place (a preposition, a list, a
 * word for fire); a well-known town is believed anywhere; a word that names a party is no place.
 */
import { formOf } from './form.js';
import { type NameEntry, nominativeOf, type Place, wordHasKey } from './gazetteer.js';
import { nominativeKey } from './latin.js';
import { type Marks, markOf } from './marks.js';
import { remembered } from './memory.js';
import { isAdjective, type Lean, leanOf, type NameIndex, type Take } from './mention.js';
import type { Reading } from './reading.js';
import { GAP, type Words } from './words.js';

const LAND = /щин[аиіуою]{1,3}$/;
/** Adjectives of institutions: at the State Service, in the Supreme Council. */
const OFFICIAL = /н(?:ой|ій|ої|ому|ом|ого)$/;
const NONE: Place[] = [];

export function findTowns(reading: Reading, index: NameIndex, marks: Marks, take: Take): void {
  const { words } = reading;
  let lastEnd = -1;
  let lean: Lean = 'at';
  for (let at = reading.from; at < reading.to; at++) {
    if (!words.capitals[at] || (marks[at]! & (markOf.used | markOf.name)) !== 0) continue;
    const listed = lastEnd >= 0 && isListed(words, marks, lastEnd, at);
    const entries = index.find(words.forms[at]!);
    let found = NONE;
    let length = 0;
    if (entries.length > 0) {
      length = lengthOf(words, entries, at);
      if (length > 0) found = placesOf(words, entries, at, length);
      if (found.some(isRiver)) {
        const crossed = (marks[at]! & markOf.river) !== 0;
        found = found.filter((place) => isRiver(place) === crossed);
        if (crossed) {
          take('town', found, at, at + length, 'from');
          at += length - 1;
          continue;
        }
      }
    }
    const led =
      listed ||
      (marks[at]! & markOf.led) !== 0 ||
      (found.length > 0 && (marks[at + length]! & markOf.ledBack) !== 0);
    // The names of a list lean on the word before its first.
    if (!listed && !(lean === 'from' && at === lastEnd && isDashed(words, at)))
      lean = leanOf(reading, marks, at);
    if (found.length === 0) {
      // Нікопольщина: the surroundings of a town.
      if (LAND.test(words.texts[at]!)) {
        const around = firstPlaces(index.find(formOf(words.texts[at]!.replace(LAND, ''))));
        if (around.length > 0) {
          take('district', around, at, at + 1, lean);
          lastEnd = at + 1;
          continue;
        }
      }
      // Одесскому порту: the town stands as an adjective before its thing.
      if (led && isAdjective(words.forms[at]!)) {
        found = firstPlaces(index.findAdjective(words.forms[at]!));
        length = 1;
      }
    }
    if (found.length > 0) {
      const known = found.some(isWellKnown);
      if (!known && words.forms[at]!.acronym && !isShouting(words.raw)) continue;
      if (led || (known && !isQuoted(words, at, length))) {
        take('town', found, at, at + length, lean);
        lastEnd = at + length;
        at += length - 1;
        continue;
      }
    }
    if (led && words.texts[at]!.length > 3 && !words.forms[at]!.acronym && isSameAlphabet(words, at)) {
      // A name of two words (Зеленої Долини) goes on while capitals follow in one breath.
      let to = at + 1;
      while (
        to < reading.to &&
        words.capitals[to] &&
        words.gaps[to]! <= GAP.hyphen &&
        (marks[to]! & markOf.name) === 0
      )
        to++;
      const institution = to === at + 1 && OFFICIAL.test(words.texts[at]!) && words.gaps[to] === GAP.space;
      if (institution) continue;
      take('town', NONE, at, to, lean);
      lastEnd = to;
      at = to - 1;
    }
  }
}

const isRiver = ({ kind }: Place): boolean => kind === 'river';
const isWellKnown = ({ rank }: Place): boolean => rank <= 2;

/** Where no place is named as such: a well-known town as the adjective of a thing (the works of the town). */
export function findAdjectives(reading: Reading, index: NameIndex, marks: Marks, take: Take): void {
  const { words } = reading;
  for (let at = reading.from; at < reading.to; at++) {
    if (!words.capitals[at] || words.capitals[at + 1]) continue;
    if ((marks[at]! & markOf.name) !== 0 || !isAdjective(words.forms[at]!)) continue;
    const found = firstPlaces(index.findAdjective(words.forms[at]!)).filter(isWellKnown);
    if (found.length > 0) take('district', found, at, at + 1);
  }
}

export function firstPlaces(entries: readonly NameEntry[]): Place[] {
  if (entries.length === 0) return NONE;
  return entries
    .filter((entry) => entry.rest.length === 0 && entry.place.kind === 'town')
    .map((entry) => entry.place);
}

/** Words of the longest name that fits here; 0: none does. */
function lengthOf(words: Words, entries: readonly NameEntry[], at: number): number {
  let length = 0;
  for (const { rest } of entries) {
    const size = 1 + rest.length;
    if (size <= length || at + size > words.texts.length) continue;
    if (size === 1 || goesOn(words, rest, at + 1)) length = size;
  }
  return length;
}

function placesOf(words: Words, entries: readonly NameEntry[], at: number, length: number): Place[] {
  const found: Place[] = [];
  for (const { place, rest } of entries) {
    if (1 + rest.length !== length || found.includes(place)) continue;
    if (length === 1 || goesOn(words, rest, at + 1)) found.push(place);
  }
  if (length > 1 || found.length < 2) return found;
  // Exactly the same letters beat names that only sound alike.
  const { key } = nominativeOf(words.forms[at]!);
  const exact = found.filter((place) => keysOfPlace(place).includes(key));
  return exact.length > 0 ? exact : found;
}

function goesOn(words: Words, rest: readonly string[], from: number): boolean {
  for (let i = 0; i < rest.length; i++) {
    if (words.gaps[from + i]! > GAP.hyphen || !wordHasKey(words.forms[from + i]!, rest[i]!)) return false;
  }
  return true;
}

const PLACES_KEPT = 50_000;
const keysOfPlace = remembered(
  (place: Place): readonly string[] =>
    [place.name, ...place.names].map((name) => nominativeKey(name.toLowerCase())),
  PLACES_KEPT,
);

/** Does the word at `at` go on a list that ended at `end`: comma or "and" between? */
function isListed({ gaps }: Words, marks: Marks, end: number, at: number): boolean {
  if (at === end) return gaps[at] === GAP.comma;
  return at === end + 1 && (marks[end]! & markOf.and) !== 0;
}

/** "The road A - B", "from A-B": both are landmarks. */
function isDashed({ gaps, raw, starts }: Words, at: number): boolean {
  return gaps[at] === GAP.hyphen || (gaps[at] === GAP.colon && raw[starts[at]! - 2] !== ':');
}

/** A well-known name in quotes is a person's or a club's. */
function isQuoted(words: Words, at: number, length: number): boolean {
  const quoted = words.raw[words.starts[at]! - 1] === '"' && words.raw[words.ends[at + length - 1]!] === '"';
  return quoted && words.starts[at]! > 1;
}

/** A name in Latin letters within a Cyrillic text is an organisation's, not a place's. */
function isSameAlphabet({ texts }: Words, at: number): boolean {
  const other = at > 0 ? at - 1 : at + 1;
  return texts[at]!.charCodeAt(0) > 0x3ff === (texts[other] ?? '').charCodeAt(0) > 0x3ff;
}

/** A text in capitals throughout: they tell nothing of names. */
function isShouting(raw: string): boolean {
  return raw.length > 8 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}
