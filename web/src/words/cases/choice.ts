/** The words about cases in the reader's language. They come with the pages that speak them, not with the frame. */
import type { Language } from '../plural.ts';
import { useSpeech } from '../speech.tsx';
import { type CaseWords, cases as en } from './en.ts';
import { cases as ru } from './ru.ts';
import { cases as uk } from './uk.ts';

const WORDS: Readonly<Record<Language, CaseWords>> = { en, uk, ru };

export const useCaseWords = (): CaseWords => WORDS[useSpeech().language];
