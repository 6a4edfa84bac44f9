/** The words about persons in the reader's language. They come with the pages that speak them, not with the frame. */
import type { Language } from '../plural.ts';
import { useSpeech } from '../speech.tsx';
import { persons as en, type PersonWords } from './en.ts';
import { persons as ru } from './ru.ts';
import { persons as uk } from './uk.ts';

const WORDS: Readonly<Record<Language, PersonWords>> = { en, uk, ru };

export const usePersonWords = (): PersonWords => WORDS[useSpeech().language];
