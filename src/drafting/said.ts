/**
 * What is said with an act: by which parties, about which subjects, how plainly. Words for saying ("said that")
 * count only as far as what is said asks, announces or accuses.
 */
import { type Cue, isAside } from './act.js';
import { type Discourse, partiesOf } from './discourse.js';
import type { Mention } from './mention.js';
import type { Act } from './rules.js';
import type { Sentence } from './sentence.js';
import type { DraftSetting } from './setting.js';
import { type Topic, topicsIn } from './topic.js';

/** One thing that parties say about one subject. */
export interface Said {
  readonly cue: Cue;
  readonly act: Act;
  readonly parties: readonly string[];
  /** Where the subject is named; absent where it was named before. */
  readonly topic: Topic | undefined;
  readonly subject: string;
  readonly confidence: number;
  readonly doubts: readonly string[];
}

export interface Heard {
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  readonly cues: readonly Cue[];
  readonly discourse: Discourse;
  readonly setting: DraftSetting;
}

export function saidBy(cue: Cue, heard: Heard): Said[] {
  const { sentence, cues, setting } = heard;
  const { flags } = cue.spec;
  const parties = partiesIn(cue, heard);
  const from = flags.includes('event') && cue.who ? cue.who.to : cue.to;
  const act = flags.includes('speech') ? actOfSpeech(cue, from, heard) : cue.act;
  if (parties.length === 0 || act === undefined || isToldOfAnother(cue, parties, heard)) return [];
  const start = flags.includes('future') ? cue.from : from;
  const topics = topicsIn(sentence, start, reachOf(sentence, cue), act, setting.rules).filter(
    ({ id }) => !flags.includes('concern') || !setting.rules.subjects.get(id)?.weak,
  );
  const named = topics.map((topic): Found => ({ topic, subject: topic.id, factor: 1, doubts: [] }));
  const explains = named.length > 0 || flags.includes('speech') || flags.includes('concern');
  const found = explains ? named : subjectElsewhere(cue, act, parties, heard);
  const kind = cue.who?.kind ?? 'pair';
  const whole = cues.length > 0 && cue.spec.confidence * CERTAINTY[kind];
  return found.map(({ topic, subject, factor, doubts }) => ({
    cue,
    act: act === 'lifts' && subject === 'talks' ? 'meets' : act,
    parties,
    topic,
    subject,
    confidence: round(Number(whole) * factor),
    doubts: [...doubts, ...(DOUBTS[kind] ?? [])],
  }));
}

interface Found {
  readonly topic: Topic | undefined;
  readonly subject: string;
  readonly factor: number;
  readonly doubts: readonly string[];
}

/** How plainly the one that acts is named. */
const CERTAINTY: Readonly<Record<Mention['kind'], number>> = {
  named: 1,
  latter: 0.95,
  former: 0.95,
  pronoun: 0.92,
  we: 0.9,
  pair: 0.9,
  unlisted: 0.75,
};
const DOUBTS: Readonly<Partial<Record<Mention['kind'], readonly string[]>>> = {
  unlisted: ['The party stands in no table of speakers.'],
  pair: ['Which two are meant was read from the sentences before.'],
};

function partiesIn(cue: Cue, { sentence, mentions, discourse, setting }: Heard): readonly string[] {
  const { belligerents } = setting.speakers;
  const parties = [...partiesOf(cue.who, discourse, subjectsBefore(sentence, mentions, cue), belligerents)];
  if (cue.spec.flags.includes('both') && parties.length > 0) {
    const other = mentions.find(
      (one) =>
        one.from >= cue.to &&
        one.from - cue.to <= 5 &&
        !one.owner &&
        !one.compound &&
        one.kind !== 'unlisted',
    );
    if (other) parties.push(...partiesOf(other, discourse, mentions, belligerents));
  }
  return [...new Set(parties)];
}

/** "accepts this proposal, and ...": the subject is named by pointing back, and what stands far behind is another matter. */
function reachOf(sentence: Sentence, cue: Cue): number {
  const back = sentence.hits('anaphora').find((hit) => hit.from >= cue.to && hit.from - cue.to <= 1);
  return back ? Math.min(cue.until, back.to + WORDS_OF_A_PROPOSAL) : cue.until;
}

/** "the proposal for a 30-day interim ceasefire" */
const WORDS_OF_A_PROPOSAL = 9;

/** Mentions that can be the subject of a sentence, for a pronoun that follows. */
export function subjectsBefore(
  sentence: Sentence,
  mentions: readonly Mention[],
  cue: Cue,
): readonly Mention[] {
  if (cue.who?.kind === 'latter' || cue.who?.kind === 'former') return mentions;
  return mentions.filter((one) => !isAside(sentence, one, one.to));
}

function actOfSpeech(cue: Cue, from: number, { sentence, mentions, cues }: Heard): Act | undefined {
  const told = cues.some(
    ({ spec, from: at }) => at > cue.from && !spec.flags.includes('speech') && !spec.flags.includes('event'),
  );
  if (told) return undefined;
  const announces = cue.spec.flags.includes('announces');
  if (within(sentence, 'demand', from, cue.until) && !announces) return 'demands';
  const another = mentions.some((one) => one.from >= from && one.kind === 'named');
  if (another && within(sentence, 'breach', from, cue.until)) return 'claims';
  return announces ? cue.act : undefined;
}

/** "A said that B will": B said nothing. */
function isToldOfAnother(cue: Cue, parties: readonly string[], heard: Heard): boolean {
  if (!cue.spec.flags.includes('future')) return false;
  const { sentence, mentions, cues, discourse, setting } = heard;
  const speaker = cues.findLast((one) => one.from < cue.from && one.spec.flags.includes('speech'));
  if (!speaker) return false;
  const before = subjectsBefore(sentence, mentions, speaker);
  const by = partiesOf(speaker.who, discourse, before, setting.speakers.belligerents);
  return by.length > 0 && !parties.every((party) => by.includes(party));
}

/** The subject stands before the act, or in an earlier sentence: "this proposal". */
function subjectElsewhere(cue: Cue, act: Act, parties: readonly string[], heard: Heard): Found[] {
  const { sentence, cues, discourse, setting } = heard;
  const previous = cues.findLast((one) => one.from < cue.from);
  const behind = cue.who ? Math.min(cue.who.from, cue.from) : cue.from;
  const passive = cue.who !== undefined && cue.who.from > cue.from;
  const left = topicsIn(sentence, previous ? previous.to : 0, behind, act, setting.rules).at(-1);
  if (passive && left) return [{ topic: left, subject: left.id, factor: 0.95, doubts: [] }];
  const points =
    within(sentence, 'anaphora', cue.to, cue.until) || (passive && within(sentence, 'anaphora', 0, cue.from));
  const tabled = discourse.tabled.findLast(
    (one) => !one.by.some((party) => parties.includes(party)),
  )?.subject;
  if (points && tabled !== undefined) {
    const doubts = ['The subject was named in an earlier sentence.'];
    return [{ topic: undefined, subject: tabled, factor: 0.75, doubts }];
  }
  if (left && !cue.spec.flags.includes('future'))
    return [{ topic: left, subject: left.id, factor: 0.85, doubts: [] }];
  // Who accuses another accuses of breaches, whatever the words for them.
  if (cue.rule === 'accuses') return [{ topic: undefined, subject: 'violations', factor: 0.85, doubts: [] }];
  return act === 'meets' ? [{ topic: undefined, subject: 'talks', factor: 0.9, doubts: [] }] : [];
}

export function within(sentence: Sentence, sign: string, from: number, until: number): boolean {
  return sentence.hits(sign).some((hit) => hit.from >= from && hit.to <= until);
}

export const round = (value: number): number => Math.round(value * 100) / 100;
