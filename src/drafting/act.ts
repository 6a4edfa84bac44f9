/**
 * Words that do something in a sentence, each with the mention that does it and how far its words reach. What is only
 * asked of another, hoped for or denied is left out or turned round here.
 */
import { GAP } from '../coding/words.js';
import type { Mention } from './mention.js';
import type { Act, ActRule, Rules } from './rules.js';
import type { Sentence } from './sentence.js';

export interface Cue {
  readonly rule: string;
  readonly spec: ActRule;
  readonly act: Act;
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
  /** Absent: the sentence does not say who; the discourse may. */
  readonly who: Mention | undefined;
  /** Words that say about what: from..until, until exclusive. */
  readonly until: number;
}

export function cuesIn(sentence: Sentence, mentions: readonly Mention[], rules: Rules): Cue[] {
  if (sentence.heading || sentence.question) return [];
  const found: Omit<Cue, 'until'>[] = [];
  for (const hit of sentence.hits('act')) {
    if (found.some((one) => one.from === hit.from && one.to === hit.to)) continue;
    const spec = rules.acts.get(hit.of)!;
    if (!isVerb(sentence, hit.from, spec, mentions) || isGoverned(sentence, hit.from, found)) continue;
    if (isPassive(sentence, hit.from, hit.to)) continue;
    const who = whoActs(sentence, mentions, hit.from, hit.to, spec);
    const left = leftOf(sentence, who, hit.from);
    if (isHedged(sentence, left, hit.from, who) || isWished(sentence, who)) continue;
    if (spec.flags.includes('noun') && who?.to !== hit.from) continue;
    const negated =
      anyHit(sentence, 'negation', left, hit.from) ||
      (who?.kind === 'pair' && /^neither/i.test(wordsOf(sentence, who)));
    const shall = spec.flags.includes('shall');
    if (negated && (spec.negated === undefined || isPending(sentence, hit.from))) continue;
    const act = negated && !shall ? spec.negated! : spec.act;
    found.push({ rule: hit.of, spec, act, negated, from: hit.from, to: hit.to, who });
  }
  found.sort((a, b) => a.from - b.from);
  return found.map((cue, at) => ({ ...cue, until: reachOf(sentence, cue, found.slice(at + 1)) }));
}

/** Where the words begin that can deny or weaken an act: behind who does it, in the same part of the sentence. */
function leftOf(sentence: Sentence, who: Mention | undefined, cue: number): number {
  let left = who && who.to <= cue ? Math.max(who.to, cue - 6) : Math.max(0, cue - 4);
  for (let at = left + 1; at <= cue; at++) if (sentence.words.gaps[at] === GAP.comma) left = at;
  return left;
}

/** "has not agreed so far" */
function isPending(sentence: Sentence, cue: number): boolean {
  return sentence.hits('pending').some((hit) => Math.abs(hit.from - cue) <= 8);
}

/** "asked to ensure that A accepts": what another is to do. */
function isWished(sentence: Sentence, who: Mention | undefined): boolean {
  const { texts } = sentence.words;
  if (!who || texts[texts[who.from - 1] === 'the' ? who.from - 2 : who.from - 1] !== 'that') return false;
  return texts.slice(Math.max(0, who.from - 4), who.from).some((word) => WISHES.test(word));
}

const WISHES = /^(ensur|hop(e|es|ed|ing)$|wish|ask|suggest|propos|demand|insist|urg|requir|expect)/;

/** Up to the next act or the party that does it, a turn of the sentence, or its end. */
function reachOf(sentence: Sentence, cue: Omit<Cue, 'until'>, later: readonly Omit<Cue, 'until'>[]): number {
  let until = sentence.size;
  for (const next of later) {
    if (next.from < cue.to) continue;
    const begins =
      next.who && next.who.from >= cue.to && next.who.to <= next.from ? next.who.from : next.from;
    until = Math.min(until, begins);
  }
  for (const turn of sentence.hits('turn')) {
    if (turn.from > cue.to) until = Math.min(until, turn.from);
  }
  for (let at = cue.to + 1; at < until; at++) {
    if (sentence.words.gaps[at] === GAP.sentence || isNextVerb(sentence, at)) return at;
  }
  return until;
}

/** "confirmed the call and thanked A": another verb begins, though none that this knows. */
function isNextVerb(sentence: Sentence, at: number): boolean {
  if (sentence.words.texts[at] !== 'and' || sentence.is('subject', at + 1)) return false;
  const tags = sentence.tags(at + 1);
  return tags.has('PastTense') && /ed$/.test(sentence.words.texts[at + 1] ?? '');
}

const DETERMINERS = new Set(
  'the a an this these those its his her their our my no any some such each every'.split(' '),
);
/** Verbs behind which an infinitive is still an act of the one who speaks. */
const CARRIERS = /^(continu|decid|chose|cho+se|mov|went|go|rush|act|vot|us)/;

function isVerb(sentence: Sentence, at: number, spec: ActRule, mentions: readonly Mention[]): boolean {
  if (sentence.language !== 'en' || at === 0) return true;
  const word = sentence.words.texts[at]!;
  const before = sentence.words.texts[at - 1]!;
  if (spec.flags.includes('noun') || spec.flags.includes('event')) return true;
  if (/^(readiness|willingness|ready|willing|prepared|open|concerns|questions)$/.test(word)) return true;
  if (DETERMINERS.has(before)) return false;
  const owner = mentions.find((one) => one.to === at && (one.owner || one.compound));
  if (owner && sentence.tags(at).has('Noun')) return false;
  const tags = sentence.tags(at);
  if (tags.has('Noun') && !tags.has('Verb') && !/(ed|ing)$/.test(word)) {
    const ahead = sentence.tags(at - 1);
    // The model takes many verbs behind a name for nouns; behind other words they are nouns.
    return ahead.has('Adverb') || mentions.some((one) => one.to === at);
  }
  // the agreed framework, a proposed truce
  if (mentions.some((one) => one.from <= at - 1 && at - 1 < one.to)) return true;
  if (/ed$/.test(word) && at + 1 < sentence.size && sentence.tags(at - 1).has('Adjective')) return false;
  return true;
}

/** "urged A to accept", "hopes to extend": the infinitive belongs to the verb before it. */
function isGoverned(sentence: Sentence, at: number, before: readonly { readonly to: number }[]): boolean {
  const { texts } = sentence.words;
  if (sentence.language !== 'en') return false;
  if (texts[at - 1] === 'to') return !CARRIERS.test(texts[at - 2] ?? '');
  // toward reaching an agreement
  if (/ing$/.test(texts[at]!) && sentence.is('preposition', at - 1)) return true;
  // agreed to name teams and begin talks
  const last = before.at(-1);
  if (!last || texts[at - 1] !== 'and' || !sentence.tags(at).has('Infinitive')) return false;
  return texts.slice(last.to - 1, at).includes('to');
}

/** "were discussed": nobody is said to do it. "were discussed by A" says it. */
function isPassive(sentence: Sentence, at: number, to: number): boolean {
  const { texts } = sentence.words;
  if (sentence.language !== 'en' || texts[to] === 'by' || !/(ed|met|put)$/.test(texts[at]!)) return false;
  if (texts[at] === 'prepared') return false;
  const before = /^(also|not|now|already|finally|being)$/.test(texts[at - 1] ?? '') ? at - 2 : at - 1;
  return /^(is|are|was|were|be|been|being)$/.test(texts[before] ?? '');
}

function isHedged(sentence: Sentence, from: number, at: number, who: Mention | undefined): boolean {
  for (const { from: hedge, to } of sentence.hits('hedge')) {
    // The month.
    if (sentence.words.texts[hedge] === 'may' && sentence.words.capitals[hedge]) continue;
    if (hedge >= from && to <= at) return true;
    if (who && who.from - to >= 0 && who.from - to <= 1) return true;
  }
  return false;
}

function whoActs(
  sentence: Sentence,
  mentions: readonly Mention[],
  from: number,
  to: number,
  spec: ActRule,
): Mention | undefined {
  const { texts } = sentence.words;
  if (spec.flags.includes('event'))
    return mentions.find((one) => one.kind === 'named' && one.from >= to && one.from - to <= 2);
  // accepted by A
  const passive = texts[to] === 'by' || texts[to] === 'від';
  if (passive) return mentions.find((one) => one.from > to && one.from - to <= 3);
  if (texts[from - 1] === 'who' || texts[from - 1] === 'which') {
    const head = mentions.findLast((one) => one.to === from - 1);
    if (head) return head;
  }
  // said A
  if (spec.flags.includes('speech')) {
    const next = mentions.find((one) => one.from === to || (one.from === to + 1 && texts[to] === 'the'));
    const begins = from === 0 || sentence.words.gaps[from] !== GAP.space || sentence.quoted(from - 1);
    if (next && begins && !next.owner) return next;
  }
  for (const mention of mentions.toReversed()) {
    if (mention.to > from) continue;
    if (mention.compound) continue;
    if (mention.owner && mention.to !== from) continue;
    if (crosses(sentence, mention.to, from)) return undefined;
    if (isAside(sentence, mention, from)) continue;
    return isOtherSubject(sentence, mentions, mention.to, from) ? undefined : mention;
  }
  return undefined;
}

/** "A hinted that discussions will extend": right before the verb stands another noun, which is what does it. */
function isOtherSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  from: number,
  cue: number,
): boolean {
  if (sentence.language !== 'en' || sentence.words.gaps[cue] !== GAP.space) return false;
  const has = (at: number, ...tags: string[]): boolean => tags.some((tag) => sentence.tags(at).has(tag));
  const named = (at: number): boolean => mentions.some((one) => one.from <= at && at < one.to);
  let at = cue - 1;
  while (
    at >= from &&
    has(at, 'Auxiliary', 'Modal', 'Adverb', 'Negative') &&
    sentence.words.gaps[at] === GAP.space
  )
    at--;
  if (at < from || named(at) || !has(at, 'Noun') || has(at, 'Pronoun', 'Date')) return false;
  while (
    at >= from &&
    !named(at) &&
    has(at, 'Noun', 'Adjective', 'Determiner', 'Value', 'Possessive') &&
    !/^that$/.test(sentence.words.texts[at]!)
  ) {
    if (sentence.words.gaps[at] !== GAP.space) return false;
    at--;
  }
  if (at < from) return false;
  return /^(that|and|but|as|while|because|whether|if|so)$/.test(sentence.words.texts[at]!);
}

function crosses(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (sentence.words.gaps[at] === GAP.sentence) return true;
  return false;
}

/** Behind a preposition, or the object of a verb: not the one that acts. "With A expressing" is. */
export function isAside(sentence: Sentence, mention: Mention, cue: number): boolean {
  let before = mention.from - 1;
  while (
    before >= 0 &&
    (DETERMINERS.has(sentence.words.texts[before]!) || sentence.tags(before).has('Adjective'))
  )
    before--;
  if (before < 0) return false;
  const bounded =
    sentence.words.gaps[before + 1]! !== GAP.space && sentence.words.gaps[before + 1]! !== GAP.hyphen;
  if (bounded) return false;
  const word = sentence.words.texts[before]!;
  if (sentence.is('preposition', before)) {
    const absolute = /^with$/.test(word) && cue === mention.to && /ing$/.test(sentence.words.texts[cue]!);
    return !absolute;
  }
  // Without the model, what stands right behind an act is its object, unless it is told in reverse: "заявив А".
  if (sentence.language !== 'en')
    return sentence.hits('act').some((hit) => hit.to === mention.from && !/says|informs/.test(hit.of));
  const verbBefore = sentence.is('act', before) || sentence.tags(before).has('Verb');
  const helps = sentence.tags(before).has('Auxiliary') || sentence.tags(before).has('Copula');
  const says = sentence.hits('act').some((hit) => hit.to === before + 1 && /says|informs/.test(hit.of));
  // said A, announced A: what follows is told, not done to A; informed A, thanked A: done to A.
  return verbBefore && !helps && !(says && /^(said|says|added|announced)$/.test(word));
}

function anyHit(sentence: Sentence, sign: string, from: number, to: number): boolean {
  return sentence.hits(sign).some((hit) => hit.from >= from && hit.to <= to);
}

function wordsOf(sentence: Sentence, mention: Mention): string {
  return sentence.words.texts.slice(mention.from, mention.to).join(' ');
}
