/** The words of the page of today, of the public page and of the feeds, in the reader's language. */
import type { Language } from '../plural.ts';
import { useSpeech } from '../speech.tsx';
import { morning as en, type MorningWords } from './en.ts';
import { morning as ru } from './ru.ts';
import { morning as uk } from './uk.ts';

const WORDS: Readonly<Record<Language, MorningWords>> = { en, uk, ru };

export const useMorningWords = (): MorningWords => WORDS[useSpeech().language];
