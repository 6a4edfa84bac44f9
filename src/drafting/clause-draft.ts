/**
 * A clause in the language of agreements, as far as the words go. What the text leaves open is listed, not invented:
 * a draft without a zone says that it lacks one.
 */
import type { NamedDay } from './date.js';
import { durationOf, type Quantity } from './number.js';
import type { Subject } from './rules.js';

export interface ClauseFacts {
  readonly subject: string;
  readonly spec: Subject;
  /** Whom it binds; empty: all parties. */
  readonly by: readonly string[];
  readonly text: string;
  readonly source: string;
  readonly numbers: readonly Quantity[];
  readonly conditions: readonly string[];
  readonly from: NamedDay | undefined;
  readonly until: NamedDay | undefined;
  readonly due: NamedDay | undefined;
  /** Local midnight of a day as an instant with offset. */
  readonly instantOf: (day: string) => string;
}

export interface ClauseDraft {
  readonly clause: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
}

export function clauseDraft(facts: ClauseFacts): ClauseDraft | undefined {
  const { spec, subject, by, from, until, due, instantOf } = facts;
  if (spec.clause === undefined) return undefined;
  const time = facts.numbers.find((one) => !one.term && durationOf(one) !== '');
  const term = facts.numbers.find((one) => one.term && durationOf(one) !== '');
  const period = {
    ...(from ? { start: instantOf(from.day) } : {}),
    ...(until ? { end: instantOf(until.day) } : time ? { duration: durationOf(time) } : {}),
  };
  const persons = facts.numbers.find((one) => one.unit === 'person');
  const range = facts.numbers.find((one) => one.unit === 'km');
  const delivers = spec.clause.kind === 'delivery';
  const missing = [
    ...spec.missing.filter((one) => one !== 'due' || due === undefined),
    ...(delivers && persons === undefined ? ['atLeast'] : []),
    ...(from === undefined ? ['start'] : []),
    ...(until === undefined && time === undefined && !delivers ? ['end or duration'] : []),
  ];
  const notes = [
    ...(range ? [`The text says ${range.words}; draw the zone accordingly.`] : []),
    ...(term ? [`The text says within ${term.words}; set due accordingly.`] : []),
  ];
  const clause = {
    id: subject,
    title: { en: title(subject) },
    text: facts.text,
    ...(by.length > 0 ? { by } : {}),
    ...spec.clause,
    ...(delivers && persons ? { atLeast: persons.value } : {}),
    ...(due && spec.missing.includes('due') ? { due: instantOf(due.day) } : {}),
    ...(Object.keys(period).length > 0 ? { period } : {}),
    source: facts.source,
    ...(facts.conditions.length > 0 ? { open: facts.conditions.map((one) => `Condition: ${one}`) } : {}),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
  return { clause, missing: [...new Set(missing)] };
}

function title(subject: string): string {
  const words = subject.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}
