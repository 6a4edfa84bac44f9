/** Which language: from the address, else as chosen before on this device, else the browser's, else English. */
import { useAddress } from '../address/address.ts';
import { LANGUAGES, type Language } from './plural.ts';

const STORED = 'truceline-language';

export function useLanguage(): Language {
  const asked = [useAddress().query.lang, localStorage.getItem(STORED), ...navigator.languages];
  for (const candidate of asked) {
    const language = LANGUAGES.find((known) => candidate?.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(STORED, language);
