/**
 * An agreement spoken about in one language: its ids with their titles, its words, its times.
 */
import type { Language } from '../../record/codes.js';
import type { Agreement } from '../agreement.js';
import type { Localised } from '../primitives.js';
import { BASE_WORDS } from '../vocabulary.js';
import { type Catalogue, catalogueOf } from './catalogue.js';
import { durationText, instantText, writtenInstant } from './times.js';

export type Field = 'conduct' | 'means' | 'target' | 'purpose' | 'act' | 'category' | 'status';

export interface Voice {
  readonly agreement: Agreement;
  readonly catalogue: Catalogue;
  readonly local: (text: Localised) => string;
  /** A party, guarantor or other by the name that the caller gave, else by its id. */
  readonly party: (id: string) => string;
  readonly word: (field: Field, word: string) => string;
  /** “Title” of a clause, reading, zone, line or class; the id in quotes where it has none. */
  readonly clause: (id: string) => string;
  readonly reading: (id: string) => string;
  readonly zone: (id: string) => string;
  readonly line: (id: string) => string;
  readonly weapons: (id: string) => string;
  readonly facilityClass: (id: string) => string;
  readonly measure: (name: string) => string;
  readonly duration: (written: string) => string;
  readonly instant: (atMs: number) => string;
  readonly writtenInstant: (iso: string) => string;
}

export type PartyNames = Readonly<Record<string, string>>;

export function voiceOf(agreement: Agreement, language: Language, names: PartyNames = {}): Voice {
  const catalogue = catalogueOf(language);
  const local = (text: Localised): string => text[language] ?? text.en;
  const quoted = (title: Localised | undefined, id: string): string =>
    catalogue.quote(title ? local(title) : id);
  const { timeZone } = agreement;
  return {
    agreement,
    catalogue,
    local,
    party: (id) => names[id] ?? id,
    word: (field, word) => wordTitle(agreement, field, word, local),
    clause: (id) => {
      const [base, part] = id.split('@');
      const title = quoted(agreement.clauses.find((clause) => clause.id === base)?.title, base!);
      return part === undefined ? title : `${title} (${part})`;
    },
    reading: (id) => quoted(agreement.readings.find((reading) => reading.id === id)?.title, id),
    zone: (id) => quoted(agreement.zones?.[id]?.title, id),
    line: (id) => quoted(agreement.lines?.[id]?.title, id),
    weapons: (id) => quoted(agreement.weaponClasses?.[id]?.title, id),
    facilityClass: (id) => quoted(agreement.protectedClasses?.[id]?.title, id),
    measure: (name) => quoted(agreement.measures?.[name], name),
    duration: (written) => durationText(catalogue, written),
    instant: (atMs) => instantText(catalogue, timeZone, atMs),
    writtenInstant: (iso) => writtenInstant(catalogue, timeZone, iso),
  };
}

function wordTitle(
  agreement: Agreement,
  field: Field,
  word: string,
  local: (text: Localised) => string,
): string {
  const own = field === 'status' ? undefined : agreement.vocabulary?.[field]?.[word];
  const base = (BASE_WORDS[field] as Readonly<Record<string, Localised>>)[word];
  const title = own ?? base;
  return title ? local(title) : word.replaceAll('_', ' ');
}

/** One or more, as the language of agreements allows in many places. */
export function many<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
