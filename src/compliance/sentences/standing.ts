/** A standing in words, alone and with its proof. */
import type { Language } from '../../record/codes.js';
import type { StandingStep } from '../proof.js';
import { sinceWords } from './because.js';
import { capital, type ProofLine } from './nodes.js';
import { standingLines } from './proof-lines.js';
import { type Known, tongueOf } from './tongue.js';

/** What was asked; with the program, clause and reading tell which events are meant. */
export interface Asked {
  readonly at: string;
  readonly clause: string;
  readonly reading: string;
}

export function standingSentence(
  step: StandingStep,
  language: Language = 'en',
  known: Known = {},
  asked?: Asked,
): string {
  const tongue = tongueOf(language, known);
  return tongue.words.standingOf(
    tongue.party(step.party),
    sinceWords(tongue, step),
    tongue.reading(step.reading),
    asked && capital(tongue.instant(asked.at)),
    asked && tongue.clause(asked.clause),
  );
}

/** The first line is the sentence. */
export function standingProofLines(
  step: StandingStep,
  asked: Asked,
  language: Language = 'en',
  known: Known = {},
): ProofLine[] {
  const sentence = { depth: 0, text: standingSentence(step, language, known, asked), cites: [] };
  return [sentence, ...standingLines(tongueOf(language, known), step, 0, asked).slice(1)];
}
