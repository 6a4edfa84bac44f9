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
  let [latin, cyrillic, ukrainian, russian] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const folded = code | 0x20;
    if (code < 0x80) {
      if (folded >= 0x61 && folded <= 0x7a) latin++;
    } else if (code >= 0x400 && code < 0x530) {
      cyrillic++;
      if (UKRAINIAN_ONLY.has(code)) ukrainian++;
      else if (RUSSIAN_ONLY.has(code)) russian++;
    } else if (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7) latin++;
  }
  if (cyrillic + latin === 0) return '';
  if (latin > cyrillic) return 'en';
  if (ukrainian === russian) return 'und-Cyrl';
  return ukrainian > russian ? 'uk' : 'ru';
}

const codesOf = (letters: string): ReadonlySet<number> =>
  new Set([...letters].map((letter) => letter.charCodeAt(0)));
const UKRAINIAN_ONLY = codesOf('іїєґІЇЄҐ');
const RUSSIAN_ONLY = codesOf('ыэъёЫЭЪЁ');
