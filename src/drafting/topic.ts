/** About what: the subjects named in the reach of an act, the special ones before the general ones. */
import { GAP } from '../coding/words.js';
import type { Act, Rules } from './rules.js';
import type { Sentence } from './sentence.js';

export interface Topic {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Behind these a general subject only says of what the special one is a part. */
const INSIDE = new Set('of in under during for within with by from at whether about that'.split(' '));
const SKIPPED = new Set('the a an this its his her their our any current proposed'.split(' '));

export function topicsIn(sentence: Sentence, from: number, until: number, act: Act, rules: Rules): Topic[] {
  const all = sentence
    .hits('subject')
    .filter((hit) => hit.from >= from && hit.to <= until)
    .filter(({ of }) => rules.subjects.get(of)!.only?.includes(act) ?? true)
    .map(({ of, from: at, to }): Topic => ({ id: of, from: at, to }));
  const later = [...sentence.hits('purpose'), ...sentence.hits('condition')].filter(
    (hit) => hit.from >= from && all.some((topic) => topic.from < hit.from),
  );
  const ends = Math.min(...later.map((hit) => hit.from), until);
  const direct = all.filter((topic) => topic.from < ends && !isAside(sentence, topic, from));
  const special = direct.filter((topic) => isSpecial(topic, rules));
  const talks = direct.find(({ id }) => id === 'talks');
  const matter = talks && act !== 'meets' ? special.filter((one) => isMatterOf(sentence, talks, one)) : [];
  if (matter.length > 0) return unique(matter.map((one) => ({ ...one, id: `${one.id}-talks` })));
  const general = direct.filter((topic) => !isSpecial(topic, rules));
  if (special.length === 0)
    return first(
      general.filter(({ id }) => id !== 'violations'),
      general,
    );
  const heads = general.filter((topic) => topic.id !== 'violations' && isHead(sentence, topic, special));
  return unique([...special.filter((topic) => !isDetail(sentence, topic, special)), ...heads.slice(0, 1)]);
}

/** Behind "during", "after", up to the comma. */
function isAside(sentence: Sentence, topic: Topic, from: number): boolean {
  return sentence.hits('aside').some((hit) => {
    if (hit.from < from || hit.to > topic.from) return false;
    for (let at = hit.to; at <= topic.from; at++) if (sentence.words.gaps[at] === GAP.comma) return false;
    return true;
  });
}

/** "talks on B", "negotiations to refine an arrangement on B": agreed are the talks, not B. */
function isMatterOf(sentence: Sentence, talks: Topic, topic: Topic): boolean {
  if (topic.from < talks.to) return false;
  for (let at = talks.to; at < topic.from; at++) {
    const word = sentence.words.texts[at]!;
    if (word === 'and' && !sentence.is('regarding', at - 1) && at - talks.to < 2) return false;
  }
  return sentence.hits('regarding').some((hit) => hit.from >= talks.to && hit.from - talks.to <= 1);
}

function isSpecial({ id }: Topic, rules: Rules): boolean {
  return !rules.subjects.get(id)!.weak && id !== 'violations';
}

function first(wanted: readonly Topic[], any: readonly Topic[]): Topic[] {
  return (wanted.length > 0 ? wanted : any).slice(0, 1);
}

function unique(topics: readonly Topic[]): Topic[] {
  return topics.filter((topic, at) => topics.findIndex((one) => one.id === topic.id) === at);
}

/** A general subject beside special ones stands by itself only as the head of its own part: "a truce and a swap". */
function isHead(sentence: Sentence, topic: Topic, special: readonly Topic[]): boolean {
  let before = topic.from - 1;
  while (
    before >= 0 &&
    (SKIPPED.has(sentence.words.texts[before]!) ||
      /^(\d+|days?|hours?)$/.test(sentence.words.texts[before]!) ||
      sentence.tags(before).has('Adjective'))
  )
    before--;
  if (before >= 0 && INSIDE.has(sentence.words.texts[before]!)) return false;
  // "an energy ceasefire", "a ceasefire at sea": one thing, told once.
  return !special.some((one) => isOnePart(sentence, one, topic));
}

/** A special subject inside the reach of another: "exchange of prisoners and wounded" are two, "monitoring at sea" is one. */
function isDetail(sentence: Sentence, topic: Topic, special: readonly Topic[]): boolean {
  const before = special.findLast((one) => one.from < topic.from && one.id !== topic.id);
  if (!before) return false;
  let at = topic.from - 1;
  while (at > before.to && SKIPPED.has(sentence.words.texts[at]!)) at--;
  const word = sentence.words.texts[at];
  const near = topic.from - before.to <= 4 && isOnePart(sentence, before, topic);
  // What is withdrawn, and from where, belongs to the withdrawal; who is exchanged is told one by one.
  if (before.id === 'withdrawal') return near;
  const lists = ['prisoners', 'remains', 'violations'].includes(before.id);
  return near && !lists && word !== undefined && INSIDE.has(word);
}

function isOnePart(sentence: Sentence, a: Topic, b: Topic): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  for (let at = left.to; at <= right.from; at++) {
    const gap = sentence.words.gaps[at];
    if (gap !== GAP.space && gap !== GAP.hyphen) return false;
    if (at < right.from && /^(and|or|і|та|й|и)$/.test(sentence.words.texts[at]!)) return false;
  }
  return true;
}
