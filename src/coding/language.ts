/**
 * Language of a text by its letters: і ї є ґ are Ukrainian, ы э ъ ё Russian; where neither occurs, by small words.
 */
import type { Language } from '../record/codes.js';
import { perForm } from './form.js';
import type { Words } from './words.js';

const UKRAINIAN_WORDS = new Set([
  'та',
  'що',
  'від',
  'у',
  'й',
  'з',
  'до',
  'через',
  'внаслідок',
  'як',
  'є',
  'ще',
  'і',
]);
const RUSSIAN_WORDS = new Set([
  'и',
  'что',
  'из',
  'с',
  'от',
  'как',
  'не',
  'при',
  'после',
  'во',
  'со',
  'еще',
  'есть',
]);

interface Letters {
  readonly cyrillic: number;
  readonly latin: number;
  /** That only the one or the other language has. */
  readonly ukrainian: number;
  readonly russian: number;
  readonly isUkrainian: boolean;
  readonly isRussian: boolean;
}

const lettersOf = perForm((text, { word }): Letters => {
  let ukrainian = 0;
  let russian = 0;
  let cyrillic = 0;
  let latin = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 0x400 && code <= 0x52f) {
      cyrillic++;
      const letter = code < 0x430 ? code + 0x20 : code;
      if (
        code === 0x456 ||
        code === 0x457 ||
        code === 0x454 ||
        code === 0x491 ||
        code === 0x406 ||
        code === 0x404
      )
        ukrainian++;
      else if (letter === 0x44b || letter === 0x44d || letter === 0x44a || code === 0x451) russian++;
    } else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
  }
  const isUkrainian = UKRAINIAN_WORDS.has(text);
  return { cyrillic, latin, ukrainian, russian, isUkrainian, isRussian: RUSSIAN_WORDS.has(text) };
});

/** Every letter of a text stands in one of its words. */
export function languageOf({ forms }: Words): Language | '' {
  let ukrainian = 0;
  let russian = 0;
  let cyrillic = 0;
  let latin = 0;
  for (let at = 0; at < forms.length; at++) {
    const letters = lettersOf(forms[at]!);
    ukrainian += letters.ukrainian;
    russian += letters.russian;
    cyrillic += letters.cyrillic;
    latin += letters.latin;
  }
  if (cyrillic === 0) return latin > 0 ? 'en' : '';
  if (latin > cyrillic * 2) return 'en';
  if (ukrainian !== russian) return ukrainian > russian ? 'uk' : 'ru';
  for (let at = 0; at < forms.length; at++) {
    const { isUkrainian, isRussian } = lettersOf(forms[at]!);
    if (isUkrainian) ukrainian++;
    if (isRussian) russian++;
  }
  return russian > ukrainian ? 'ru' : 'uk';
}
