/**
 * Reads an article or readout and proposes what was declared, handed over and agreed in it. Sentence by sentence:
 * who (mention, discourse), does what (act), about what (topic), on which conditions and numbers. Nothing here is
 * certain, so every proposal says which words and which rule it rests on.
 */
import { type Cue, cuesIn } from './act.js';
import { type Discourse, heard, NOTHING_SAID, partiesOf } from './discourse.js';
import { handoversIn } from './handover-draft.js';
import { type Mention, mentionsIn, personsIn } from './mention.js';
import type { Proposal } from './proposal.js';
import { type Draft, handoverProposal, proposalsOf, timeOf } from './propose.js';
import type { Act } from './rules.js';
import { type Heard, round, type Said, saidBy, subjectsBefore } from './said.js';
import { type Sentence, sentencesOf } from './sentence.js';
import type { DraftSetting } from './setting.js';
import { topicsIn } from './topic.js';

/** An act whose subjects follow in a list or in "Firstly, ... Secondly, ...". */
interface OpenAct {
  readonly cue: Cue;
  readonly act: Act;
  readonly parties: readonly string[];
}

export function draft(text: string, setting: DraftSetting): Proposal[] {
  const { rules, speakers } = setting;
  const drafts: Draft[] = [];
  let discourse: Discourse = NOTHING_SAID;
  let open: OpenAct | undefined;
  const persons = new Map<string, string>();
  for (const sentence of sentencesOf(text, setting.match)) {
    const mentions = mentionsIn(sentence, speakers, persons);
    for (const [name, party] of personsIn(sentence, mentions)) persons.set(name, party);
    discourse = heard(discourse, sentence, mentions, setting.day);
    if (sentence.heading) {
      open = undefined;
      continue;
    }
    const cues = cuesIn(sentence, mentions, rules);
    const said: Said[] = [];
    for (const cue of cues) {
      const more = saidBy(cue, { sentence, mentions, cues, discourse, setting });
      discourse = { ...discourse, tabled: [...discourse.tabled, ...tabledBy(more)].slice(-8) };
      said.push(...more);
    }
    const goesOn = open !== undefined && (sentence.item || beginsWith(sentence, 'enumeration'));
    const plain = said.some((one) => one.confidence >= 0.75 && !one.cue.spec.flags.includes('concern'));
    if (open && goesOn && !plain) drafts.push(...listed(sentence, open, discourse, setting));
    else {
      for (const one of said) {
        const next = cues.find((other) => other.from >= one.cue.until);
        drafts.push(...proposalsOf(sentence, one, next, discourse, setting));
      }
    }
    const handed = handovers(sentence, mentions, discourse, setting);
    if (handed.length === 0 && tookPlace(sentence)) settle(drafts, sentence, discourse, setting);
    drafts.push(...handed);
    const heardNow: Heard = { sentence, mentions, cues, discourse, setting };
    open = openAct(heardNow) ?? (goesOn ? open : undefined);
    discourse = { ...discourse, speaker: speakerOf(heardNow) };
  }
  return numbered(drafts, setting.idPrefix ?? 'draft');
}

function handovers(
  sentence: Sentence,
  mentions: readonly Mention[],
  discourse: Discourse,
  setting: DraftSetting,
): Draft[] {
  const { belligerents } = setting.speakers;
  // Persons change hands between the belligerents, whoever spoke of it.
  const who = (mention: Mention): readonly string[] =>
    mention.kind === 'pair' ? belligerents : partiesOf(mention, discourse, mentions, belligerents);
  return handoversIn(sentence, mentions, who, belligerents, setting.rules).map((one) =>
    handoverProposal(sentence, one, discourse, setting),
  );
}

/** "The swap took place on 19 March": what was announced before is done, and has its day. */
function tookPlace(sentence: Sentence): boolean {
  return sentence.hits('took-place').length > 0 && sentence.hits('exchange').length > 0;
}

function settle(drafts: Draft[], sentence: Sentence, discourse: Discourse, setting: DraftSetting): void {
  const last = drafts.findLast((one) => one.kind === 'handover');
  drafts.forEach((one, at) => {
    if (one.kind !== 'handover' || one.span.start !== last?.span.start) return;
    drafts[at] = {
      ...one,
      doubts: [],
      record: { ...one.record, time: timeOf(sentence, discourse, setting) },
    };
  });
}

function openAct({ sentence, mentions, cues, discourse, setting }: Heard): OpenAct | undefined {
  const last = cues.findLast(({ spec }) => !spec.flags.includes('speech') && !spec.flags.includes('event'));
  if (!last || !(sentence.opensList || last.spec.flags.includes('concern'))) return undefined;
  const parties = partiesOf(last.who, discourse, mentions, setting.speakers.belligerents);
  return { cue: last, act: last.act, parties: parties.length > 0 ? parties : discourse.speaker };
}

/** A list item or "Secondly, ..." under an act that stands before it. */
function listed(sentence: Sentence, open: OpenAct, discourse: Discourse, setting: DraftSetting): Draft[] {
  const concern = open.cue.spec.flags.includes('concern');
  return topicsIn(sentence, 0, sentence.size, open.act, setting.rules)
    .filter(({ id }) => !concern || !setting.rules.subjects.get(id)?.weak)
    .flatMap((topic) => {
      const cue: Cue = { ...open.cue, from: topic.from, to: topic.to, who: undefined, until: sentence.size };
      const said: Said = {
        cue,
        act: open.act,
        parties: open.parties,
        topic,
        subject: topic.id,
        confidence: round(open.cue.spec.confidence * 0.9),
        doubts: ['The act was named in an earlier sentence.'],
      };
      return proposalsOf(sentence, said, undefined, discourse, setting);
    });
}

/** Who spoke last: who acts first outside quotations, else the first party named as a subject. */
function speakerOf({ sentence, mentions, cues, discourse, setting }: Heard): readonly string[] {
  const first = cues.find((cue) => cue.who && !sentence.quoted(cue.from));
  if (first) {
    const before = subjectsBefore(sentence, mentions, first);
    const acting = partiesOf(first.who, discourse, before, setting.speakers.belligerents);
    if (acting.length > 0) return acting;
  }
  const named = mentions.find(
    (one) =>
      one.kind === 'named' &&
      !one.owner &&
      !one.compound &&
      !sentence.quoted(one.from) &&
      !sentence.is('preposition', one.from - 1),
  );
  return named?.parties ?? discourse.speaker;
}

/** Subjects that "the proposal" can mean. */
const TABLED = new Set(
  'general-ceasefire energy skies sea withdrawal humanitarian prisoners buffer-zone monitoring'.split(' '),
);
const TABLING: readonly Act[] = [
  'proposes',
  'accepts',
  'rejects',
  'accepts_conditionally',
  'meets',
  'extends',
];

function tabledBy(said: readonly Said[]): Discourse['tabled'] {
  return said
    .filter((one) => one.topic && TABLING.includes(one.act) && TABLED.has(one.subject))
    .map((one) => ({ subject: one.subject, by: one.act === 'proposes' ? one.parties : [] }));
}

function beginsWith(sentence: Sentence, sign: string): boolean {
  return sentence.hits(sign).some((hit) => hit.from <= 2);
}

/** What is said twice with the same words is said once; that two met without saying about what, once a day. */
function numbered(drafts: readonly Draft[], prefix: string): Proposal[] {
  const seen = new Set<string>();
  const kept: Proposal[] = [];
  for (const one of drafts) {
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    const id = `P${kept.length + 1}`;
    const head = { truceline: 'proposal/1', id, status: 'proposed' } as const;
    const named =
      one.kind === 'clause'
        ? { ...head, ...one }
        : { ...head, ...one, record: { ...one.record, id: `${prefix}-${id}` } };
    kept.push(named as Proposal);
  }
  return kept;
}

function keyOf(one: Draft): string {
  const at = one.evidence.subject?.start ?? one.span.start;
  if (one.kind === 'clause') return ['clause', one.clause.id, one.clause.by, at].join(' ');
  if (one.kind === 'handover') {
    const { from, to, category } = one.record;
    return [from, to, category, one.span.start].join(' ');
  }
  const { by, act, about } = one.record;
  return [by, act, about, act === 'meets' && about === 'talks' ? one.record.time.start : at].join(' ');
}
