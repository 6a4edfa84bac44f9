/** The words of each language; English is always there, the others come when they are wanted. */
import { useEffect, useState } from 'react';
import { en, type Words } from './en.ts';
import type { Language } from './plural.ts';

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
};

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => en,
  uk: async () => (await import('./uk.ts')).uk,
  ru: async () => (await import('./ru.ts')).ru,
};
const loaded: Partial<Record<Language, Words>> = { en };

export interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** Null only before the first language is there; later the words before stay until the new ones have come. */
export function useWords(wanted: Language): Spoken | null {
  const [ready, setReady] = useState<Language | null>(loaded[wanted] ? wanted : null);
  useEffect(() => {
    let current = true;
    const settle = (language: Language): void => {
      if (current) setReady(language);
    };
    if (loaded[wanted]) settle(wanted);
    else {
      loaders[wanted]().then(
        (words) => {
          loaded[wanted] = words;
          settle(wanted);
        },
        // Without a connection English is better than nothing.
        () => settle('en'),
      );
    }
    return () => {
      current = false;
    };
  }, [wanted]);
  return ready && { language: ready, words: loaded[ready]! };
}
