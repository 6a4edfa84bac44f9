/** From what was said to proposals: the record or clause, its span, numbers, conditions and days. */
import type { Declaration, Handover } from '../record/record.js';
import { addDays } from '../time/instant.js';
import type { Cue } from './act.js';
import { clauseDraft } from './clause-draft.js';
import { conditionsOf } from './condition.js';
import { daysIn, type NamedDay } from './date.js';
import { type Discourse, leadingDay } from './discourse.js';
import type { HandoverDraft } from './handover-draft.js';
import { type Quantity, quantitiesIn } from './number.js';
import type { Proposal } from './proposal.js';
import type { Act } from './rules.js';
import { round, type Said, within } from './said.js';
import type { Sentence } from './sentence.js';
import { type DraftSetting, instantOf } from './setting.js';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id' | 'status' | 'truceline'> : never;
/** A proposal before it has its number; its record has no id yet. */
export type Draft = Unnumbered<Proposal>;

/** Acts that can make a clause: what is demanded of another, claimed or talked about binds nobody. */
const BINDING: readonly Act[] = ['accepts', 'accepts_conditionally', 'orders', 'proposes', 'notifies'];

export function proposalsOf(
  sentence: Sentence,
  said: Said,
  next: Cue | undefined,
  discourse: Discourse,
  setting: DraftSetting,
): Draft[] {
  const { cue, topic, subject, parties } = said;
  const conditions = conditionsOf(sentence, cue, next);
  const numbers = numbersOf(sentence, said);
  const limits = limitsOf(sentence, cue, setting);
  const act = said.act === 'accepts' && conditions.length > 0 ? 'accepts_conditionally' : said.act;
  const first = Math.min(cue.from, cue.who?.from ?? cue.from, topic?.from ?? cue.from);
  const last = Math.max(cue.until, cue.who?.to ?? 0, topic?.to ?? 0, cue.to);
  const span = sentence.span(first, last);
  const base = {
    span,
    confidence: said.confidence,
    rule: cue.rule,
    evidence: {
      ...(cue.who ? { party: sentence.span(cue.who.from, cue.who.to) } : {}),
      act: sentence.span(cue.from, cue.to),
      ...(topic ? { subject: sentence.span(topic.from, topic.to) } : {}),
    },
    numbers,
    conditions,
    doubts: said.doubts,
  };
  const shall = cue.spec.flags.includes('shall');
  const drafts: Draft[] = [];
  for (const by of shall ? [] : parties) {
    const record: Omit<Declaration, 'id'> = {
      kind: 'declaration',
      ...origin(setting),
      time: timeOf(sentence, discourse, setting),
      by,
      act,
      about: setting.speakers.subjects[subject] ?? subject,
      ...(conditions.length > 0 ? { conditions: conditions.map((one) => short(one.words)) } : {}),
      ...(limits.from ? { effectiveFrom: instantOf(limits.from.day, setting) } : {}),
      ...(limits.until ? { effectiveUntil: instantOf(limits.until.day, setting) } : {}),
      summary: short(span.words),
    };
    drafts.push({ kind: 'declaration', ...base, record: record as Declaration });
  }
  const spec = setting.rules.subjects.get(subject);
  // What was announced as done binds nobody any more.
  const toCome = act !== 'notifies' || within(sentence, 'future', 0, cue.until);
  if (spec && BINDING.includes(act) && toCome) {
    const made = clauseDraft({
      subject,
      spec,
      by: act === 'proposes' || (shall && cue.who?.kind === 'pair') ? [] : parties,
      text: span.words,
      source: setting.reference ?? `${setting.source}, ${setting.day}`,
      numbers,
      conditions: conditions.map((one) => one.words),
      ...limits,
      instantOf: (day) => instantOf(day, setting),
    });
    if (made) drafts.push({ kind: 'clause', ...base, confidence: round(base.confidence * 0.9), ...made });
  }
  return drafts;
}

export function handoverProposal(
  sentence: Sentence,
  one: HandoverDraft,
  discourse: Discourse,
  setting: DraftSetting,
): Draft {
  const span = sentence.span(0, sentence.size);
  const record: Omit<Handover, 'id'> = {
    kind: 'handover',
    ...origin(setting),
    time: timeOf(sentence, discourse, setting),
    from: one.from,
    to: one.to,
    category: one.category as Handover['category'],
    ...(one.count === undefined ? {} : { count: one.count }),
    ...(one.planned ? { stage: 'announced' as const } : {}),
    summary: short(span.words),
  };
  const { confidence, rule, evidence, numbers } = one;
  const doubts = one.planned
    ? ['Announced, not told as done: give it the day for which it is announced. It is no delivery.']
    : [];
  return {
    kind: 'handover',
    span,
    confidence,
    rule,
    evidence,
    numbers,
    conditions: [],
    doubts,
    record: record as Handover,
  };
}

function origin({ source, reference }: DraftSetting): Pick<Declaration, 'source' | 'reference'> {
  return reference === undefined ? { source } : { source, reference: reference.slice(0, 500) };
}

const short = (text: string): string => text.slice(0, 2_000);

/** Numbers in the reach of an act, up to its subject. */
function numbersOf(sentence: Sentence, { cue, topic }: Said): Quantity[] {
  // Without one that acts it is an item of a list: all of it belongs to the act.
  const reach = sentence.span(cue.who ? cue.from : 0, Math.max(cue.until, cue.to));
  const end = Math.max(reach.end, topic ? sentence.span(topic.from, topic.to).end : 0);
  return quantitiesIn(sentence.text, sentence.start).filter(
    (one) => one.start >= reach.start && one.end <= end && !isBeside(sentence, cue, one),
  );
}

/** A number behind "during", "after", "since" or in a condition is not what was agreed. */
function isBeside(sentence: Sentence, cue: Cue, number: Quantity): boolean {
  const aside = sentence.hits('aside').some((hit) => {
    const { end } = sentence.span(hit.from, hit.to);
    return hit.from >= cue.to && end <= number.start && number.start - end < 30;
  });
  return (
    aside ||
    conditionsOf(sentence, cue, undefined).some((one) => number.start >= one.start && number.end <= one.end)
  );
}

interface Limits {
  readonly from: NamedDay | undefined;
  readonly until: NamedDay | undefined;
  readonly due: NamedDay | undefined;
}

/** From, until and by which day. */
function limitsOf(sentence: Sentence, cue: Cue, setting: DraftSetting): Limits {
  const reach = sentence.span(cue.from, Math.max(cue.until, cue.to));
  const days = daysIn(sentence.text, sentence.start, setting.day).filter(
    (one) => one.start >= reach.start && one.end <= reach.end + 20,
  );
  const behind = (sign: string): NamedDay | undefined =>
    days.find((day) =>
      sentence.hits(sign).some((hit) => {
        const { end } = sentence.span(hit.from, hit.to);
        const between = sentence.text.slice(end - sentence.start, Math.max(0, day.start - sentence.start));
        return end <= day.start && between.length <= 12 && !/\d/.test(between);
      }),
    );
  return { from: behind('from-date'), until: behind('until-date'), due: behind('by-date') };
}

/** The day that the sentence names, else the one that is being spoken of, else that of the text. */
export function timeOf(sentence: Sentence, discourse: Discourse, setting: DraftSetting): Declaration['time'] {
  const day = leadingDay(sentence, setting.day) ?? discourse.day ?? setting.day;
  return { start: instantOf(day, setting), end: instantOf(addDays(day, 1), setting), precision: 'day' };
}
