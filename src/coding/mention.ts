/**
 * Places named in a text: regions and directions by their stems and the word behind them, towns by the gazetteer.
 * A name of a village is believed only where the text leads to a place (a preposition, a list, a word for fire);
 * a well-known town is believed anywhere; a word that names a party is no place.
 */

import { type Form, formOf, perForm } from './form.js';
import { type Gazetteer, type NameEntry, type Place, wordHasKey } from './gazetteer.js';
import { adjectiveKeys, nameKeys, nominativeKey } from './latin.js';
import { remembered } from './memory.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { GAP, type Words } from './words.js';

export interface Mention {
  readonly kind: 'region' | 'direction' | 'district' | 'town';
  /** Only a landmark or an origin: north of this place, between this one and another, a resident from this place. */
  readonly relative: boolean;
  /** Homonyms; empty when a place is named that the gazetteer does not know. */
  readonly places: readonly Place[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
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
const LAND = /щин[аиіуою]{1,3}$/;
const isAdjective = perForm((word) => ADJECTIVE.test(word));
const HEAD_REACH = 4;
/** May stand between adjectives that share one head: на Покровському та Лиманському напрямках. */
const JOINS = new Set(['та', 'і', 'й', 'и', 'and']);
/** Adjectives of institutions: at the State Service, in the Supreme Council. */
const OFFICIAL = /н(?:ой|ій|ої|ому|ом|ого)$/;

export function mentionsIn(reading: Reading, index: NameIndex): readonly Mention[] {
  const { words } = reading;
  const { places } = index.gazetteer;
  const mentions: Leaning[] = [];
  const used = new Set<number>();
  const heads = headWords(reading);
  const take: Take = (kind, found, from, to, lean = leanOf(reading, from)) => {
    mentions.push({ kind, places: found, from, to, relative: lean === 'from', lean });
    for (let at = from; at < to; at++) used.add(at);
  };
  for (const hit of hitsOf(reading, 'region.noun')) {
    // A noun of several words may begin with its preposition (на Запоріжжі).
    const from = words.capitals[hit.from] ? hit.from : hit.to - 1;
    if (words.capitals[from] && !inHits(reading, 'region.adjective', from))
      take('region', [places[Number(hit.of)]!], from, hit.to);
  }
  const adjectives = ADJECTIVES.flatMap((sign) => hitsOf(reading, sign));
  for (let at = reading.from; at < reading.to; at++) {
    if (used.has(at) || !isAdjective(words.forms[at]!)) {
      if (adjectives.length === 0 || !adjectives.some((hit) => hit.from === at)) continue;
    }
    const head = headBehind(reading, heads, at);
    if (!head) continue;
    if (head === 'region' || head === 'office') {
      const found = adjectives.filter((hit) => hit.from === at && hit.sign === 'region.adjective');
      if (found.length > 0)
        take(
          'region',
          found.map((hit) => places[Number(hit.of)]!),
          at,
          at + 1,
        );
      else if (head === 'office') used.add(at);
    } else if (head === 'direction') {
      const found = adjectives.filter((hit) => hit.from === at && hit.sign === 'direction.adjective');
      const named =
        found.length > 0
          ? found.map((hit) => places[Number(hit.of)]!)
          : firstPlaces(index.findAdjective(words.forms[at]!));
      if (named.length > 0) take('direction', named, at, at + 1);
    } else if (words.capitals[at]) {
      const found = adjectives.filter((hit) => hit.from === at && hit.sign === 'district.adjective');
      const named =
        found.length > 0
          ? found.map((hit) => places[Number(hit.of)]!)
          : firstPlaces(index.findAdjective(words.forms[at]!));
      take('district', named, at, at + 1);
    }
  }
  findTowns(reading, index, used, mentions, take);
  if (mentions.length === 0) findAdjectives(reading, index, take);
  return settled(mentions);
}

/** What stands near a place named outright (in the village, near the city) is only where that place is to be found. */
function settled(mentions: Leaning[]): readonly Mention[] {
  mentions.sort((a, b) => a.from - b.from);
  let outright = false;
  return mentions.map((mention) => {
    if (mention.kind !== 'town') return mention;
    if (mention.lean !== 'near') outright = mention.lean === 'at';
    return outright && mention.lean === 'near' ? { ...mention, relative: true } : mention;
  });
}

type Head = 'region' | 'direction' | 'district' | 'office';

function headWords(reading: Reading): ReadonlyMap<number, Head> {
  const heads = new Map<number, Head>();
  for (const head of ['district', 'direction', 'region', 'office'] as const) {
    for (const hit of hitsOf(reading, `place.${head}`)) heads.set(hit.from, head);
  }
  return heads;
}

/** How a name is leaned on: the event is there, near it, or it only gives a bearing or an origin. */
type Lean = 'at' | 'near' | 'from';
type Leaning = Mention & { readonly lean: Lean };
type Take = (kind: Mention['kind'], found: readonly Place[], from: number, to: number, lean?: Lean) => void;

const ADJECTIVES = ['region.adjective', 'direction.adjective', 'district.adjective'];

function leanOf(reading: Reading, from: number): Lean {
  if (endsAt(reading, 'bearing.from', from)) return 'from';
  // "and near it": a second place, not the surroundings of the first.
  const near = hitsOf(reading, 'bearing.near').find((hit) => hit.to === from);
  return near && !isJoin(reading, near.from - 1) ? 'near' : 'at';
}

function endsAt(reading: Reading, sign: string, at: number): boolean {
  return hitsOf(reading, sign).some((hit) => hit.to === at);
}

function isJoin(reading: Reading, at: number): boolean {
  return (
    hitsOf(reading, 'place.and').some((hit) => hit.from === at) || reading.words.gaps[at + 1] === GAP.comma
  );
}

/** The word for a kind of place behind an adjective; other adjectives, "та", and "й" may stand between. */
function headBehind(reading: Reading, heads: ReadonlyMap<number, Head>, at: number): Head | undefined {
  const { words } = reading;
  for (let next = at + 1; next <= at + HEAD_REACH && next < words.texts.length; next++) {
    if (words.gaps[next]! > GAP.comma && words.gaps[next] !== GAP.point) return undefined;
    const head = heads.get(next);
    if (head) return head;
    const word = words.texts[next]!;
    if (!isAdjective(words.forms[next]!) && !JOINS.has(word)) return undefined;
  }
  return undefined;
}

function firstPlaces(entries: readonly NameEntry[]): readonly Place[] {
  return entries
    .filter((entry) => entry.rest.length === 0 && entry.place.kind === 'town')
    .map((entry) => entry.place);
}

function findTowns(
  reading: Reading,
  index: NameIndex,
  used: Set<number>,
  taken: readonly Leaning[],
  take: Take,
): void {
  const { words } = reading;
  const names = nameHits(reading);
  const leads = leadsIn(reading, taken);
  const rivers = hitsOf(reading, 'place.river');
  let lastEnd = -1;
  let lean: Lean = 'at';
  for (let at = reading.from; at < reading.to; at++) {
    if (used.has(at) || !words.capitals[at] || names.has(at)) continue;
    const listed = lastEnd >= 0 && isListed(reading, lastEnd, at);
    const entries = index.find(words.forms[at]!);
    let { found, length } = longest(reading, entries, at);
    if (found.some(({ kind }) => kind === 'river')) {
      const crossed = rivers.some((hit) => hit.to === at);
      found = found.filter(({ kind }) => (kind === 'river') === crossed);
      if (crossed) {
        take('town', found, at, at + length, 'from');
        at += length - 1;
        continue;
      }
    }
    const led = listed || leads.has(at) || (found.length > 0 && leads.has(-at - length));
    // The names of a list lean on the word before its first.
    if (!listed) lean = leanOf(reading, at);
    // Нікопольщина: the surroundings of a town.
    if (found.length === 0 && LAND.test(words.texts[at]!)) {
      const around = firstPlaces(index.find(formOf(words.texts[at]!.replace(LAND, ''))));
      if (around.length > 0) {
        take('district', around, at, at + 1, lean);
        lastEnd = at + 1;
        continue;
      }
    }
    // Одесскому порту: the town stands as an adjective before its thing.
    if (found.length === 0 && led && isAdjective(words.forms[at]!)) {
      found = [...firstPlaces(index.findAdjective(words.forms[at]!))];
      length = 1;
    }
    if (found.length > 0) {
      const known = found.some((place) => place.rank <= 2);
      if (!known && isAcronym(reading, at) && !isShouting(words.raw)) continue;
      if (led || (known && !isName(reading, at, length))) {
        take('town', found, at, at + length, lean);
        lastEnd = at + length;
        at += length - 1;
        continue;
      }
    }
    if (led && words.texts[at]!.length > 3 && !isAcronym(reading, at) && isSameAlphabet(reading, at)) {
      // A name of two words (Зеленої Долини) goes on while capitals follow in one breath.
      let to = at + 1;
      while (to < reading.to && words.capitals[to] && words.gaps[to]! <= GAP.hyphen && !names.has(to)) to++;
      const institution = to === at + 1 && OFFICIAL.test(words.texts[at]!) && words.gaps[to] === GAP.space;
      if (institution) continue;
      take('town', [], at, to, lean);
      lastEnd = to;
      at = to - 1;
    }
  }
}

/** Where no place is named as such: a well-known town as the adjective of a thing (the works of the town). */
function findAdjectives(reading: Reading, index: NameIndex, take: Take): void {
  const { words } = reading;
  const names = nameHits(reading);
  for (let at = reading.from; at < reading.to; at++) {
    if (!words.capitals[at] || words.capitals[at + 1] || names.has(at) || !isAdjective(words.forms[at]!))
      continue;
    const found = firstPlaces(index.findAdjective(words.forms[at]!)).filter(({ rank }) => rank <= 2);
    if (found.length > 0) take('district', found, at, at + 1);
  }
}

/** The entries with the most words that fit here. */
function longest(
  reading: Reading,
  entries: readonly NameEntry[],
  at: number,
): { found: Place[]; length: number } {
  const { words } = reading;
  let length = 0;
  let found: Place[] = [];
  if (entries.length === 0) return { found, length };
  for (const entry of entries) {
    const size = 1 + entry.rest.length;
    if (size < length || at + size > words.texts.length) continue;
    if (size > 1 && !goesOn(words, entry.rest, at + 1)) continue;
    if (size > length) {
      length = size;
      found = [];
    }
    if (!found.includes(entry.place)) found.push(entry.place);
  }
  if (length === 1 && found.length > 1) {
    // Exactly the same letters beat names that only sound alike.
    const key = nominativeKey(words.texts[at]!);
    const exact = found.filter((place) => keysOfPlace(place).includes(key));
    if (exact.length > 0) found = exact;
  }
  return { found, length };
}

function goesOn(words: Words, rest: readonly string[], from: number): boolean {
  for (let i = 0; i < rest.length; i++) {
    if (words.gaps[from + i]! > GAP.hyphen || !wordHasKey(words.texts[from + i]!, rest[i]!)) return false;
  }
  return true;
}

const PLACES_KEPT = 50_000;
const keysOfPlace = remembered(
  (place: Place): readonly string[] =>
    [place.name, ...place.names].map((name) => nominativeKey(name.toLowerCase())),
  PLACES_KEPT,
);

const NO_PLACE = new Set(['party', 'weapon', 'means', 'country']);

/** Word numbers that belong to a party, an official, a weapon or a country: no places. */
function nameHits(reading: Reading): Set<number> {
  const set = new Set<number>();
  const add = (hit: Hit): void => {
    for (let at = hit.from; at < hit.to; at++) set.add(at);
  };
  for (const hit of reading.hits) if (NO_PLACE.has(hit.layer)) add(hit);
  return set;
}

const LEADS = [
  'place.near',
  'place.settlement',
  'place.taken',
  'bearing.from',
  'bearing.near',
  'happening.strike',
  'happening.attack',
  'happening.clash',
  'place.direction',
];

/**
 * Word numbers right behind a preposition of place, a word for a settlement, a word for fire or for taking ground. A name
 * right before a region (X of the oblast, X in the oblast) is led too: minus the number at which the name must end.
 */
function leadsIn(reading: Reading, taken: readonly Leaning[]): Set<number> {
  const set = new Set<number>();
  for (const { kind, from } of taken) {
    if (kind !== 'region') continue;
    set.add(-from);
    if (hitsOf(reading, 'place.near').some((hit) => hit.from === from - 1)) set.add(-(from - 1));
  }
  for (const sign of LEADS) {
    for (const hit of hitsOf(reading, sign)) if (reading.words.gaps[hit.to]! <= GAP.hyphen) set.add(hit.to);
  }
  return set;
}

/** Does the word at `at` go on a list that ended at `end`: comma or "and" between? */
function isListed(reading: Reading, end: number, at: number): boolean {
  const { gaps } = reading.words;
  if (at === end) return gaps[at] === GAP.comma || gaps[at] === GAP.sentence ? gaps[at] === GAP.comma : false;
  return at === end + 1 && hitsOf(reading, 'place.and').some((hit) => hit.from === end);
}

/** A well-known name that is part of a person's or a club's: a capital word right before or behind in one breath. */
function isName(reading: Reading, at: number, length: number): boolean {
  const { words } = reading;
  const quoted = words.raw[words.starts[at]! - 1] === '"' && words.raw[words.ends[at + length - 1]!] === '"';
  return quoted && words.starts[at]! > 1;
}

/** A name in Latin letters within a Cyrillic text is an organisation's, not a place's. */
function isSameAlphabet(reading: Reading, at: number): boolean {
  const other = at > 0 ? at - 1 : at + 1;
  return (
    reading.words.texts[at]!.charCodeAt(0) > 0x3ff ===
    (reading.words.texts[other] ?? '').charCodeAt(0) > 0x3ff
  );
}

/** A text in capitals throughout: they tell nothing of names. */
function isShouting(raw: string): boolean {
  return raw.length > 8 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

function isAcronym(reading: Reading, at: number): boolean {
  const { words } = reading;
  const raw = words.raw.slice(words.starts[at]!, words.ends[at]!);
  return raw === raw.toUpperCase();
}

function inHits(reading: Reading, sign: string, at: number): boolean {
  return hitsOf(reading, sign).some((hit) => hit.from === at);
}
