/**
 * Who is spoken of in a sentence: parties by name, adjective with an office, pronoun, "both sides", and proper names
 * that no table knows. Each with whether it can be the one that acts.
 */
import { GAP } from '../coding/words.js';
import type { Sentence } from './sentence.js';
import type { Speakers } from './speakers.js';

export interface Mention {
  readonly kind: 'named' | 'pronoun' | 'we' | 'pair' | 'latter' | 'former' | 'unlisted';
  /** Party ids; empty where the discourse has to say. Of an unlisted one the words. */
  readonly parties: readonly string[];
  /** Word numbers, to exclusive. */
  readonly from: number;
  readonly to: number;
  /** A's, the B-ian (hospitals): belongs to what follows. */
  readonly owner: boolean;
  /** A-B relations, the A war: part of a name. */
  readonly compound: boolean;
}

/** Persons whom the text itself has tied to a party: last word of the name to party. */
export type Persons = ReadonlyMap<string, string>;

export function mentionsIn(sentence: Sentence, speakers: Speakers, persons: Persons): Mention[] {
  const listed = joined(sentence, [...named(sentence, speakers), ...pointing(sentence)].sort(inOrder));
  const others = unlisted(sentence, listed, persons).map((one): Mention => {
    const party = persons.get(sentence.words.texts[one.to - 1]!);
    return party === undefined ? one : { ...one, kind: 'named', parties: [party] };
  });
  return [...listed, ...others].sort(inOrder);
}

/** "A's deputy minister Jan Berg": Berg speaks for A from now on. */
export function personsIn(sentence: Sentence, mentions: readonly Mention[]): [name: string, party: string][] {
  return mentions.flatMap((one): [string, string][] => {
    const last = one.to - 1;
    const [party] = one.parties;
    const person = one.kind === 'named' && one.parties.length === 1 && one.to - one.from > 2 && !one.owner;
    if (!person || party === undefined || isOffice(sentence, last) || !isNameWord(sentence, last)) return [];
    if (sentence.is('name', last) || sentence.is('adjective', last)) return [];
    return [[sentence.words.texts[last]!, party]];
  });
}

const inOrder = (a: Mention, b: Mention): number => a.from - b.from || b.to - a.to;

function named(sentence: Sentence, speakers: Speakers): Mention[] {
  const { words } = sentence;
  const found: { party: string; sign: string; from: number; to: number }[] = [];
  const hits = [...sentence.hits('name'), ...sentence.hits('adjective')].sort((a, b) => a.from - b.from);
  for (const { of, sign, from, to } of hits) {
    const bare = words.texts.slice(from, to).join('');
    const capital = speakers.capitals.has(`${of} ${bare}`);
    if (capital && !isUpper(raw(sentence, from, to))) continue;
    const last = found.at(-1);
    if (last && last.to > from) continue;
    if (last?.party === of && bridges(sentence, last.to, from)) {
      last.to = to;
      last.sign = sign === 'name' || last.sign === 'name' ? 'name' : sign;
    } else found.push({ party: of, sign, from, to });
  }
  return found.map(({ party, sign, from, to }): Mention => {
    let end = officeBehind(sentence, from, to);
    while (end < sentence.size && words.gaps[end] === GAP.space && isOffice(sentence, end)) end++;
    const office = end > to;
    if (office) while (end < sentence.size && end < to + 8 && isNameWord(sentence, end)) end++;
    const begin = officeOf(sentence, from);
    const possessive = end === to && /['’]s?$|s['’]$/.test(raw(sentence, from, to));
    const noun = end === to && end < sentence.size && isPlainNoun(sentence, end);
    const hyphen = words.gaps[from] === GAP.hyphen || (end < sentence.size && words.gaps[end] === GAP.hyphen);
    return {
      kind: 'named',
      parties: [party],
      from: begin,
      to: end,
      owner: possessive || (sign === 'adjective' && !office),
      compound: hyphen || (sign === 'name' && noun && sentence.language === 'en'),
    };
  });
}

/** A's war cabinet, A's new foreign minister: a word or two may stand before the office. */
function officeBehind(sentence: Sentence, from: number, to: number): number {
  if (!/['’]s$/.test(raw(sentence, from, to))) return to;
  for (let at = to; at < Math.min(to + 3, sentence.size); at++) {
    if (sentence.words.gaps[at] !== GAP.space || sentence.is('act', at)) return to;
    if (isOffice(sentence, at)) return at;
  }
  return to;
}

/** The government of A, delegations from A and B: the office is the party. */
function officeOf(sentence: Sentence, from: number): number {
  const { texts } = sentence.words;
  let at = from - 1;
  if (texts[at] === 'the') at--;
  if (texts[at] !== 'of' && texts[at] !== 'from' && texts[at] !== 'for') return from;
  let begin = at;
  while (begin > 0 && at - begin < 5 && (isOffice(sentence, begin - 1) || isNameWord(sentence, begin - 1)))
    begin--;
  return begin < at && isOffice(sentence, at - 1) ? begin : from;
}

function pointing(sentence: Sentence): Mention[] {
  return (['pronoun', 'we', 'pair', 'latter', 'former'] as const).flatMap((kind) =>
    sentence
      .hits(kind)
      .map(({ from, to }): Mention => ({ kind, parties: [], from, to, owner: false, compound: false })),
  );
}

/** "A and B", "A, B and C", "A and his B counterpart": one mention of all. */
function joined(sentence: Sentence, mentions: readonly Mention[]): Mention[] {
  const result: Mention[] = [];
  for (const mention of mentions) {
    const last = result.at(-1);
    if (last && mention.from < last.to) continue;
    const joins = last && mention.from - last.to <= 3 && last.kind === 'named' && mention.kind === 'named';
    if (joins && !last.owner && joinsWith(sentence, last.to, mention.from)) {
      const parties = [...new Set([...last.parties, ...mention.parties])];
      result[result.length - 1] = { ...last, parties, to: mention.to, owner: mention.owner };
    } else result.push(mention);
  }
  return result;
}

function joinsWith(sentence: Sentence, from: number, to: number): boolean {
  const hyphened = from === to && sentence.words.gaps[to] === GAP.hyphen;
  if (hyphened) return true;
  let and = sentence.words.gaps[to] === GAP.comma && from === to;
  for (let at = from; at < to; at++) {
    if (!sentence.is('and', at)) return false;
    and ||= /^(and|well|with|і|й|та|и)$/.test(sentence.words.texts[at]!);
  }
  return and;
}

/** Proper names before a verb that no table knows: a newcomer. */
function unlisted(sentence: Sentence, known: readonly Mention[], persons: Persons): Mention[] {
  if (sentence.language !== 'en') return [];
  const taken = (at: number): boolean => known.some((one) => one.from <= at && at < one.to);
  const result: Mention[] = [];
  for (let at = 0; at < sentence.size; at++) {
    if (taken(at) || !(isParty(sentence, at) || isPerson(sentence, at, persons))) continue;
    let to = at + 1;
    while (to < sentence.size && !taken(to) && (isNameWord(sentence, to) || isOffice(sentence, to))) to++;
    const words = raw(sentence, at, to).replace(/['’]s$/, '');
    const owner = /['’]s?$/.test(raw(sentence, at, to)) || sentence.tags(to - 1).has('Demonym');
    result.push({ kind: 'unlisted', parties: [words], from: at, to, owner, compound: false });
    at = to;
  }
  return result;
}

const PARTY_TAGS = ['Country', 'Demonym', 'Organization', 'Person', 'Place', 'City', 'Region'];

function isPerson(sentence: Sentence, at: number, persons: Persons): boolean {
  return sentence.words.capitals[at] === true && persons.has(sentence.words.texts[at]!);
}

function isParty(sentence: Sentence, at: number): boolean {
  const tags = sentence.tags(at);
  if (!sentence.words.capitals[at] || tags.has('Pronoun') || tags.has('Date')) return false;
  const office = at + 1 < sentence.size && isOffice(sentence, at + 1);
  return tags.has('ProperNoun') && (office || PARTY_TAGS.some((tag) => tags.has(tag)));
}

/** Capitalised words and offices between two names of one party: Russian President Vladimir Putin. */
function bridges(sentence: Sentence, from: number, to: number): boolean {
  if (to - from > 6 || sentence.words.gaps[to] === GAP.comma) return false;
  for (let at = from; at < to; at++) {
    const free = isOffice(sentence, at) || isNameWord(sentence, at) || sentence.words.texts[at] === 'of';
    if (!free || sentence.words.gaps[at] !== GAP.space) return false;
  }
  return true;
}

function isOffice(sentence: Sentence, at: number): boolean {
  return sentence.is('actor', at) && !sentence.is('act', at);
}

function isNameWord(sentence: Sentence, at: number): boolean {
  const { words } = sentence;
  const gap = words.gaps[at];
  return words.capitals[at] === true && (gap === GAP.space || gap === GAP.hyphen) && !sentence.is('act', at);
}

/** A noun right behind a name makes the name a part of it: the A war, A forces are another matter (offices). */
function isPlainNoun(sentence: Sentence, at: number): boolean {
  if (sentence.words.gaps[at] !== GAP.space || sentence.is('act', at)) return false;
  const tags = sentence.tags(at);
  return tags.has('Noun') && !tags.has('Verb') && !tags.has('Pronoun') && !tags.has('Value');
}

function raw(sentence: Sentence, from: number, to: number): string {
  const { words } = sentence;
  // The apostrophe of Johannes' stands behind the word.
  return sentence.text
    .slice(words.starts[from]!, words.ends[to - 1]! + 1)
    .replace(/[^\p{L}\p{N}'’.\s]+$/u, '')
    .trim();
}

function isUpper(text: string): boolean {
  const letters = text.replace(/['’]s$/, '').replace(/[^\p{L}]/gu, '');
  return letters === letters.toUpperCase();
}
