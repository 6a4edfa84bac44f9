/**
 * The table of speakers: which words stand for which party. It comes from the mission (names and titles are data);
 * a text is read with no table at all too, and then only tells of parties that it names itself.
 */
import { z } from 'zod';
import { type Pattern, parsePattern } from '../coding/pattern.js';
import type { Party } from '../record/source.js';

const names = z.array(z.string().min(2)).default([]);

export const speakerFile = z.strictObject({
  truceline: z.literal('speakers/1'),
  belligerents: z
    .array(z.string())
    .default([])
    .describe('whom "both sides" means where nobody else is spoken of; who exchanges prisoners'),
  parties: z.record(
    z.string(),
    z.strictObject({
      names: names.describe('states, capitals, institutions, persons: patterns as in the coding words'),
      adjectives: names.describe('before a thing or office that is the party’s'),
    }),
  ),
  subjects: z
    .record(z.string(), z.string())
    .default({})
    .describe('subject of drafting: id under which records of the mission speak of it'),
});
export type SpeakerFile = z.infer<typeof speakerFile>;

export interface Speakers {
  readonly patterns: readonly Pattern[];
  /** Patterns that are written in capitals (US, UN) match capitals only: `party name`. */
  readonly capitals: ReadonlySet<string>;
  readonly belligerents: readonly string[];
  readonly subjects: Readonly<Record<string, string>>;
}

export function makeSpeakers(files: readonly SpeakerFile[], parties: readonly Party[] = []): Speakers {
  const patterns = new Map<string, Pattern>();
  const capitals = new Set<string>();
  const add = (text: string, sign: 'name' | 'adjective', party: string): void => {
    const bare = text.replace(/[^\p{L}]/gu, '');
    const forms = [text];
    // The possessive and the apostrophe are dropped by the reader of words.
    if (sign === 'name' && /[a-z]$/i.test(text)) forms.push(`${text}s`);
    for (const form of forms) {
      const pattern = parsePattern(form, sign, 'speaker', party);
      patterns.set(`${party} ${sign} ${form.toLowerCase()}`, pattern);
    }
    if (bare.length <= 4 && bare === bare.toUpperCase()) capitals.add(`${party} ${bare.toLowerCase()}`);
  };
  for (const { id, name } of parties) {
    for (const text of [name.en, name.uk, name.ru]) if (text !== undefined) add(text, 'name', id);
  }
  for (const file of files) {
    for (const [id, entry] of Object.entries(file.parties)) {
      for (const text of entry.names) add(text, 'name', id);
      for (const text of entry.adjectives) add(text, 'adjective', id);
    }
  }
  const named = files.find((file) => file.belligerents.length > 0)?.belligerents;
  return {
    patterns: [...patterns.values()],
    capitals,
    belligerents: named ?? parties.map((party) => party.id),
    subjects: Object.assign({}, ...files.map((file) => file.subjects)),
  };
}
