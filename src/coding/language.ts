/**
 * Language of a text by its letters: і ї є ґ are Ukrainian, ы э ъ ё Russian; where neither occurs, by small words.
 */
import type { Language } from '../record/codes.js';
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

export function languageOf(words: Words): Language | '' {
  let ukrainian = 0;
  let russian = 0;
  let cyrillic = 0;
  let latin = 0;
  const { raw } = words;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
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
  if (cyrillic === 0) return latin > 0 ? 'en' : '';
  if (latin > cyrillic * 2) return 'en';
  if (ukrainian !== russian) return ukrainian > russian ? 'uk' : 'ru';
  for (const word of words.texts) {
    if (UKRAINIAN_WORDS.has(word)) ukrainian++;
    if (RUSSIAN_WORDS.has(word)) russian++;
  }
  return russian > ukrainian ? 'ru' : 'uk';
}
