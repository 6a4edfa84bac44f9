/**
 * When something is in force, in words: one line for start and end, one for each further key of the period.
 */
import type { Condition } from '../expression.js';
import type { Period } from '../period.js';
import { conditionPhrase, momentWords, partyWords } from './expressions.js';
import { type Phrase, plain } from './phrase.js';
import type { Voice } from './voice.js';

export interface Field {
  readonly key: string;
  readonly label: string;
  readonly phrase: Phrase;
}

/** "from ... until ...". */
export function startToEnd(voice: Voice, { start, end, duration }: Period): string {
  const say = voice.catalogue.book;
  if (start === undefined) return say.noStart;
  const from = momentWords(voice, start);
  if (end !== undefined) return say.fromUntil(from, momentWords(voice, end));
  return duration ? say.fromFor(from, voice.duration(duration)) : say.fromOpen(from);
}

export function endWords(voice: Voice, { end, duration }: Period): string {
  const say = voice.catalogue.book;
  if (end !== undefined) return momentWords(voice, end);
  return duration ? say.lasts(voice.duration(duration)) : say.noEnd;
}

/** The keys besides start, end and duration. */
export function periodFields(voice: Voice, period: Period): Field[] {
  const say = voice.catalogue.book;
  const conditions = [
    ['adopted', say.adopted],
    ['entry', say.entry],
    ['suspended', say.suspended],
    ['released', say.released],
    ['lapses', say.lapses],
  ] as const;
  const fields: Field[] = conditions.flatMap(([key, label]) => {
    const condition: Condition | undefined = period[key];
    return condition ? [{ key, label, phrase: conditionPhrase(voice, condition) }] : [];
  });
  const { extension, rollOver } = period;
  const { quote } = voice.catalogue;
  if (extension) {
    const by = partyWords(
      voice,
      extension.by ?? voice.agreement.parties,
      extension.consent === 'any' ? 'or' : 'and',
    );
    const who = extension.consent === 'mutual' ? say.extensionMutual(by) : say.extensionAny(by);
    const about = extension.about && say.about(quote(extension.about));
    const until = say.extensionUntil(extension.each && voice.duration(extension.each));
    fields.push(field('extension', say.extension, [who, about, until].filter(Boolean).join('; ')));
  }
  if (rollOver) {
    const by = partyWords(voice, rollOver.by ?? voice.agreement.parties);
    const times = rollOver.atMost === undefined ? undefined : say.rollTimes(rollOver.atMost);
    const { every, notice, about } = rollOver;
    const rolls = say.rolls(voice.duration(every), voice.duration(notice), by, times);
    const text = about ? `${rolls}; ${say.about(quote(about))}` : rolls;
    fields.push(field('rollOver', say.rollOver, text));
  }
  return fields;
}

export const field = (key: string, label: string, text: string): Field => ({
  key,
  label,
  phrase: plain(text),
});
