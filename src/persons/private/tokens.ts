/**
 * Keyed tokens of a person, by which two entries of one person meet although they are spelt differently.
 *
 *   token = HMAC-SHA-256(key of the session, kind | parts), the key by HKDF-SHA-256 from the mission key and session id
 *
 * Two parties with the same key make the same token for the same parts; without the key a token cannot be guessed at, so
 * nobody who carries messages can try names. Each kind of token survives a slip that breaks others; a day is put into
 * two overlapping buckets of two days, so that dates within a day share one.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Profiles, profilesOf, Words } from '../match/profile.js';
import { skeleton } from '../names/stem.js';
import type { Person } from '../person.js';

/** All kinds; a person has at most as many tokens, and is filled up to as many with random ones. */
export const TOKENS_PER_PERSON = 12;

export type TokenMode = 'variants' | 'exact';

export interface TokenList {
  /** In no order that means anything; random ones among them. */
  readonly tokens: readonly string[];
  /** Ids of the persons who have the token; none for a random one. */
  readonly owners: readonly (readonly string[])[];
  /** Persons without a name or a birth date, for whom no token can be made. */
  readonly without: number;
}

export const tokensPerPerson = (mode: TokenMode): number => (mode === 'exact' ? 1 : TOKENS_PER_PERSON);

/** A key for one purpose in one session. */
export const sessionKey = (
  missionKey: Uint8Array,
  session: string,
  purpose: 'tokens' | 'messages',
): Uint8Array => new Uint8Array(hkdfSync('sha256', missionKey, session, `truceline-match/2 ${purpose}`, 32));

/**
 * As many tokens as persons (or `atLeast` persons) can have, whatever the persons: the number tells the size, nothing else.
 * @param randomBelow for the order; secret randomness in earnest
 */
export function tokenList(
  persons: readonly Person[],
  key: Uint8Array,
  mode: TokenMode,
  atLeast: number,
  randomBelow: (limit: number) => number,
): TokenList {
  const words = new Words();
  const profiles = profilesOf(persons, words);
  const owners = new Map<string, string[]>();
  let without = 0;
  for (let row = 0; row < persons.length; row++) {
    const texts = mode === 'exact' ? exactText(profiles, row, words) : variantTexts(profiles, row, words);
    if (texts.length === 0) without++;
    for (const text of new Set(texts)) {
      const token = createHmac('sha256', key).update(text).digest('hex');
      const list = owners.get(token);
      if (list === undefined) owners.set(token, [persons[row]!.id]);
      else list.push(persons[row]!.id);
    }
  }
  const size = Math.max(persons.length, atLeast) * tokensPerPerson(mode);
  while (owners.size < size) owners.set(randomBytes(32).toString('hex'), []);
  const all = [...owners];
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomBelow(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return { tokens: all.map(([token]) => token), owners: all.map(([, ids]) => ids), without };
}

function exactText(profiles: Profiles, row: number, words: Words): string[] {
  const family = skeleton(words.list[profiles.familyStem[row]!]!);
  const given = words.list[profiles.givenKey[row]!]!;
  const born = profiles.born[row]!;
  return family === '' || given === '' || born % 100 === 0 ? [] : [`exact|${family}|${given}|${born}`];
}

/**
 * What two entries of one person may have in common, and two persons hardly: at most TOKENS_PER_PERSON. The family name is its
 * coarse consonants, which systems of transliteration agree on. What a kind lacks is the slip that it survives.
 */
function variantTexts(profiles: Profiles, row: number, words: Words): string[] {
  const word = (column: Int32Array): string => words.list[column[row]!]!;
  const family = word(profiles.familyCode);
  const given = wholeWord(word(profiles.givenKey));
  const father = wholeWord(word(profiles.patronymicKey));
  const born = profiles.born[row]!;
  const [year, month, day] = [Math.floor(born / 10_000), Math.floor(born / 100) % 100, born % 100];
  const texts: string[] = [];
  const add = (kind: string, ...parts: readonly (string | number)[]): void => {
    if (parts.every((part) => part !== '' && part !== 0)) texts.push([kind, ...parts].join('|'));
  };
  add('birth-place', family, given, word(profiles.birthPlace), year);
  add('unit', family, given, word(profiles.unit), year);
  if (day === 0) return texts;
  const days = Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
  add('even', family, given, Math.floor(days / 2));
  add('odd', family, given, Math.floor((days + 1) / 2));
  add('exchanged', family, given, year, Math.min(day, month), Math.max(day, month));
  add('no-family', given, father, born);
  add('no-year', family, given, father, month, day);
  add('no-day', family, given, father, year, month);
  add('no-month', family, given, father, year, day);
  add('family-begins', family.slice(0, 2), given, born);
  add('family-ends', family.slice(-3), given, born);
  add('initial', family, word(profiles.givenKey).replace('?', '').slice(0, 1), born);
  return texts;
}

/** An initial is no name. */
const wholeWord = (key: string): string => (key.length > 1 ? key : '');
