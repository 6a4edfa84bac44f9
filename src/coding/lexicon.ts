/**
 * The words by which reports are coded. General words (this folder's lexicon/*.yaml) name no party; words of the
 * mission tie words to parties. Both are checked here once and compiled into one matcher.
 *
 * A sign is written `layer.sign` (`happening.strike`); a party's sign is `party.force` and so on, with the party's id
 * in `of`.
 */
import { z } from 'zod';
import { type Matcher, makeMatcher, type Pattern, parsePattern } from './pattern.js';

const words = z.record(z.string(), z.string()).describe('pattern: an example that contains it');

export const lexiconFile = z.strictObject({
  truceline: z.literal('lexicon/1'),
  layer: z.string(),
  about: z.string(),
  signs: z.record(z.string(), z.strictObject({ uk: words, ru: words, en: words }).partial()),
});
export type LexiconFile = z.infer<typeof lexiconFile>;

export const numberFile = z.strictObject({
  truceline: z.literal('numbers/1'),
  numbers: z.record(z.string(), z.array(z.string())),
  notCounted: words,
});
export type NumberFile = z.infer<typeof numberFile>;

export const PARTY_SIGNS = ['force', 'adjective', 'weapon', 'voice'] as const;

export const partyFile = z.strictObject({
  truceline: z.literal('party-words/1'),
  enemyOf: z.record(z.string(), z.string()).describe('source id: party whose enemy "the enemy" is'),
  implied: z
    .array(
      z.strictObject({
        country: z.string(),
        only: z.array(z.string()).describe('first-order units; absent: all of the country').optional(),
        actor: z.string(),
        except: z.array(z.string()),
      }),
    )
    .describe('who is implied where fire hits a country and nobody is named'),
  zones: z.record(z.string(), z.string()).describe('source id: IANA zone of its clock times'),
  zoneWords: z.record(z.string(), z.string()).describe('word behind a clock time: IANA zone'),
  parties: z.record(z.string(), z.strictObject(Object.fromEntries(PARTY_SIGNS.map((sign) => [sign, words])))),
});
export type PartyFile = z.infer<typeof partyFile>;

export interface Lexicon {
  /** Patterns of the general words and of the mission; a coder adds those of its places. */
  readonly patterns: readonly Pattern[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly enemyOf: Readonly<Record<string, string>>;
  readonly implied: PartyFile['implied'];
  readonly zones: Readonly<Record<string, string>>;
}

export interface LexiconParts {
  readonly files: readonly LexiconFile[];
  readonly numbers: NumberFile;
  readonly parties: PartyFile;
}

export function makeLexicon({ files, numbers, parties }: LexiconParts): Lexicon {
  const patterns: Pattern[] = [];
  for (const file of files) {
    for (const [sign, languages] of Object.entries(file.signs)) {
      const texts = new Set(Object.values(languages).flatMap((entries) => Object.keys(entries ?? {})));
      for (const text of texts) patterns.push(parsePattern(text, `${file.layer}.${sign}`, file.layer));
    }
  }
  for (const text of Object.keys(numbers.notCounted)) {
    patterns.push(parsePattern(text, 'number.notCounted', 'number'));
  }
  for (const [party, signs] of Object.entries(parties.parties)) {
    for (const [sign, entries] of Object.entries(signs)) {
      // Weapons are a layer of their own, so that a name of a weapon never hides the name of a party.
      const layer = sign === 'weapon' ? 'weapon' : 'party';
      for (const text of Object.keys(entries))
        patterns.push(parsePattern(text, `party.${sign}`, layer, party));
    }
  }
  for (const [text, zone] of Object.entries(parties.zoneWords)) {
    patterns.push(parsePattern(text, 'time.zone', 'zone', zone));
  }
  const values = new Map<string, number>();
  for (const [value, forms] of Object.entries(numbers.numbers)) {
    for (const form of forms) values.set(form, Number(value));
  }
  return {
    patterns,
    numbers: values,
    enemyOf: parties.enemyOf,
    implied: parties.implied,
    zones: parties.zones,
  };
}

export function compileLexicon(lexicon: Lexicon, more: readonly Pattern[] = []): Matcher {
  return makeMatcher([...lexicon.patterns, ...more]);
}
