/**
 * Who speaks: a language, with the titles and times of the agreement where it is at hand, else with ids and times in UTC.
 */
import type { Agreement } from '../../agreement/agreement.js';
import { catalogueOf } from '../../agreement/explain/catalogue.js';
import { counted, numberText } from '../../agreement/explain/plural.js';
import { elapsedText, instantText } from '../../agreement/explain/times.js';
import { type PartyNames, type Voice, voiceOf } from '../../agreement/explain/voice.js';
import type { CompiledDuration, Program } from '../../agreement/program.js';
import { BASE_WORDS } from '../../agreement/vocabulary.js';
import type { Probability } from '../../attribution/attribution.js';
import type { Language } from '../../record/codes.js';
import type { FitField, Range } from '../proof.js';
import { type ProofWords, proofWordsOf } from './words.js';

/** What is at hand besides the finding. With the program, proofs say which events a condition asks for. */
export interface Known {
  readonly agreement?: Agreement;
  readonly program?: Program;
  readonly names?: PartyNames;
}

export interface Tongue {
  readonly language: Language;
  readonly words: ProofWords;
  readonly program: Program | undefined;
  readonly voice: Voice | undefined;
  readonly agreement: (id: string) => string;
  readonly party: (id: string) => string;
  readonly clause: (id: string) => string;
  readonly reading: (id: string) => string;
  readonly told: (field: FitField, word: string) => string;
  readonly instant: (iso: string) => string;
  readonly elapsed: (ms: number) => string;
  readonly duration: (duration: CompiledDuration) => string;
  readonly number: (value: number) => string;
  readonly probability: (probability: Probability) => string;
  readonly range: (range: Range) => string;
}

export function tongueOf(language: Language, { agreement, program, names }: Known = {}): Tongue {
  const whole = agreement ?? program?.agreement;
  const voice = whole && voiceOf(whole, language, names);
  const catalogue = catalogueOf(language);
  const words = proofWordsOf(language);
  const { quote } = catalogue;
  const zone = whole?.timeZone;
  const number = (value: number): string => numberText(language, value);
  return {
    language,
    words,
    program,
    voice,
    agreement: (id) => (voice ? quote(voice.local(voice.agreement.title)) : quote(id)),
    party: (id) => {
      if (id === 'both') return words.both;
      if (id === 'undetermined' || id === '') return words.undetermined;
      return names?.[id] ?? id;
    },
    clause: voice?.clause ?? quote,
    reading: voice?.reading ?? quote,
    told: (field, word) => {
      if (word === '') return words.line.notTold;
      if (field === 'zone')
        return word
          .split('+')
          .map(voice?.zone ?? quote)
          .join(' + ');
      if (field === 'weapon') return word;
      if (word.includes(':')) return word.split(':').join(' ');
      const title = (BASE_WORDS[field] as Readonly<Record<string, { en: string; uk?: string; ru?: string }>>)[
        word
      ];
      return voice?.word(field, word) ?? title?.[language] ?? word;
    },
    instant: (iso) =>
      zone
        ? instantText(catalogue, zone, Date.parse(iso))
        : `${instantText(catalogue, 'UTC', Date.parse(iso))} UTC`,
    elapsed: (ms) => elapsedText(catalogue, ms),
    duration: ({ months, days, ms }) =>
      [
        ...(months > 0 ? [counted(language, months, catalogue.duration.month)] : []),
        ...(days > 0 ? [counted(language, days, catalogue.duration.day)] : []),
        ...(ms > 0 ? [elapsedText(catalogue, ms)] : []),
      ].join(' '),
    number,
    probability: ({ value, low, high }) => {
      const two = (share: number): string => number(Math.round(share * 100) / 100);
      return low === high ? two(value) : `${two(value)} (${words.node.range(two(low), two(high))})`;
    },
    range: ([low, high]) => {
      if (high === null) return words.node.atLeast(number(low));
      return low === high ? number(low) : words.node.range(number(low), number(high));
    },
  };
}
