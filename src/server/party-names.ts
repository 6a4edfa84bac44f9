/** What parties and guarantors are called in a language. */
import type { Language } from '../record/codes.js';
import type { Picture } from '../report/picture.js';

export function partyNames(
  { parties, guarantors }: Pick<Picture, 'parties' | 'guarantors'>,
  language: Language,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...parties, ...guarantors].map(({ id, name }) => [id, name[language] ?? name.en]),
  );
}
