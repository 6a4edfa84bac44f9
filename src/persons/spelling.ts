/**
 * A person's name as a document in one language writes it. What the list says of its columns counts first; then letters
 * that only one of the languages has; then the order of the list. Nothing is transliterated: a name that the list lacks
 * in a language is absent, and is for whoever signs to write.
 */
import type { Person, Spelling, WrittenName } from './person.js';

export type NameLanguage = 'en' | 'uk' | 'ru';

/** Family name, given name, patronymic; undefined where no spelling of the list is of this language. */
export function nameIn(person: Person, language: NameLanguage): string | undefined {
  const wanted: Spelling = language === 'en' ? 'latin' : language;
  const texts = person.names.map(textOf);
  const saidIn = (index: number): Spelling => person.spellings?.[index] ?? 'unsaid';
  const said = texts.findIndex((_, index) => saidIn(index) === wanted);
  if (said >= 0) return texts[said];
  const open = texts.filter((text, index) => saidIn(index) === 'unsaid' && scriptFits(text, language));
  if (language === 'en') return open[0];
  const ownLetters = open.find((text) => OWN_LETTERS[language].test(text));
  if (ownLetters !== undefined || open.length === 0) return ownLetters;
  // Two that could be of either language: Ukrainian first, as in every list of the mission that does not say.
  const ambiguous = open.filter((text) => !Object.values(OWN_LETTERS).some((own) => own.test(text)));
  return language === 'uk' ? ambiguous[0] : ambiguous.at(-1);
}

/** As the list writes it first, in whatever script. */
export const nameAsListed = (person: Person): string | undefined =>
  person.names.map(textOf).find((text) => text !== '');

const OWN_LETTERS = { uk: /[іїєґ]/iu, ru: /[ыэъё]/iu } as const;

function scriptFits(text: string, language: NameLanguage): boolean {
  if (language === 'en') return /\p{Script=Latin}/u.test(text) && !/\p{Script=Cyrillic}/u.test(text);
  const other = language === 'uk' ? OWN_LETTERS.ru : OWN_LETTERS.uk;
  return /\p{Script=Cyrillic}/u.test(text) && !other.test(text);
}

const textOf = ({ family, given, patronymic, full }: WrittenName): string => {
  const parts = [family, given, patronymic].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' ') : (full ?? '');
};
