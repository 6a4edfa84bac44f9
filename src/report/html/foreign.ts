/**
 * Words of records on a page: they stay in their language, and say which it is, so that a voice that reads aloud changes with
 * them. Records do not state their language; it is told from the letters.
 */
import type { Language } from '../../record/codes.js';
import { html, type Markup } from './markup.js';

/** Text of a record on a page in another language. */
export function foreign(text: string, page: Language): Markup | string {
  const language = languageOf(text);
  return language === '' || language === page ? text : html`<span lang="${language}">${text}</span>`;
}

/** The attribute alone, for an element that holds nothing else. */
export function langOf(text: string, page: Language): Markup | string {
  const language = languageOf(text);
  return language === '' || language === page ? '' : html` lang="${language}"`;
}

/**
 * Letters that only one of the languages has decide; Cyrillic without any of them is of no known language. BCP 47.
 * @returns '' where there are no words
 */
export function languageOf(text: string): 'en' | 'uk' | 'ru' | 'und-Cyrl' | '' {
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (cyrillic + latin === 0) return '';
  if (latin > cyrillic) return 'en';
  const ukrainian = count(text, /[іїєґ]/giu);
  const russian = count(text, /[ыэъё]/giu);
  if (ukrainian === russian) return 'und-Cyrl';
  return ukrainian > russian ? 'uk' : 'ru';
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;
