/** Persons that change hands: exchanges, transfers, returns, with number and direction. */
import type { Hit } from '../coding/pattern.js';
import type { Mention } from './mention.js';
import { type Quantity, quantitiesIn } from './number.js';
import type { Rules } from './rules.js';
import type { Sentence, Span } from './sentence.js';

export interface HandoverDraft {
  readonly rule: 'exchange' | 'hands-over' | 'receives';
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly count: number | undefined;
  /** Announced, not told as done. */
  readonly planned: boolean;
  readonly confidence: number;
  readonly numbers: readonly Quantity[];
  readonly evidence: Readonly<Record<string, Span>>;
}

export function handoversIn(
  sentence: Sentence,
  mentions: readonly Mention[],
  who: (mention: Mention) => readonly string[],
  belligerents: readonly string[],
  rules: Rules,
): HandoverDraft[] {
  if (sentence.heading || sentence.question) return [];
  const persons = sentence.hits('subject').find((hit) => rules.subjects.get(hit.of)?.category !== undefined);
  if (!persons) return [];
  const category = nearCategory(sentence, rules);
  const numbers = quantitiesIn(sentence.text, sentence.start).filter(
    (one) => one.unit === 'person' && one.value > 0,
  );
  if (numbers.length === 0 || sentence.hits('hedge').length > 0) return [];
  const asked = sentence
    .hits('act')
    .some((hit) => /demand|propos|reject|refus|ready|denies|needs/.test(hit.of) && hit.from < persons.to);
  if (asked) return [];
  const planned =
    sentence.hits('future').length > 0 || sentence.hits('act').some((hit) => hit.of === 'agrees');
  const base = { category, planned, numbers };
  const swap = sentence.hits('exchange')[0];
  if (swap && belligerents.length === 2) {
    const [a, b] = belligerents as [string, string];
    const [first, second] = numbers as [Quantity, Quantity?];
    const each = /\b(each|for each|apiece|\d+ for \d+|\d+-for-\d+|на \d+)/i.test(sentence.text);
    if (!each && second === undefined) return [];
    const evidence = {
      act: sentence.span(swap.from, swap.to),
      subject: sentence.span(persons.from, persons.to),
    };
    const made = (from: string, to: string, count: number): HandoverDraft => ({
      rule: 'exchange',
      from,
      to,
      count,
      ...base,
      confidence: each ? 0.75 : 0.55,
      evidence,
    });
    return each
      ? [made(a, b, first.value), made(b, a, first.value)]
      : ownNumbers(sentence, mentions, numbers, made, a, b);
  }
  const acts = [...sentence.hits('give'), ...sentence.hits('receive')].sort((a, b) => a.from - b.from);
  return acts
    .flatMap((act): HandoverDraft[] => {
      const giver = mentions.findLast((one) => one.to <= act.from && !one.owner && !one.compound);
      const parties = giver ? who(giver) : [];
      const party = parties.length === 1 ? parties[0] : undefined;
      const count = numbers.find((one) => isOf(sentence, acts, act, one));
      if (party === undefined || count === undefined) return [];
      const rest = belligerents.includes(party) ? belligerents.find((one) => one !== party) : undefined;
      const other = receiver(sentence, mentions, act.to, party) ?? rest;
      if (other === undefined) return [];
      const receives = act.sign === 'receive';
      return [
        {
          rule: receives ? 'receives' : 'hands-over',
          from: receives ? other : party,
          to: receives ? party : other,
          count: count.value,
          ...base,
          category: categoryBehind(sentence, count, rules) ?? category,
          numbers: [count],
          confidence: giver?.kind === 'named' ? 0.8 : 0.7,
          evidence: {
            party: sentence.span(giver!.from, giver!.to),
            act: sentence.span(act.from, act.to),
            subject: sentence.span(persons.from, persons.to),
          },
        },
      ];
    })
    .slice(0, 4);
}

/** The last act before a number is the one that it counts. */
function isOf(sentence: Sentence, acts: readonly Hit[], act: Hit, number: Quantity): boolean {
  const last = acts.findLast((one) => sentence.span(one.from, one.to).end <= number.start);
  return last === act;
}

/** "A released 20, B 30": the number that follows a party is what it gave. */
function ownNumbers(
  sentence: Sentence,
  mentions: readonly Mention[],
  numbers: readonly Quantity[],
  made: (from: string, to: string, count: number) => HandoverDraft,
  a: string,
  b: string,
): HandoverDraft[] {
  return numbers.flatMap((number) => {
    const giver = mentions.findLast(
      (one) => one.parties.length === 1 && sentence.span(one.from, one.to).end <= number.start,
    );
    const back =
      giver &&
      /(in exchange for|in return for|в обмін на|в обмен на)/i.test(
        sentence.text.slice(
          sentence.span(giver.from, giver.to).end - sentence.start,
          number.start - sentence.start,
        ),
      );
    const named = giver?.parties[0];
    const party = back ? (named === a ? b : a) : named;
    return party === a ? [made(a, b, number.value)] : party === b ? [made(b, a, number.value)] : [];
  });
}

/** The most particular kind of person: wounded soldiers before prisoners. */
function nearCategory(sentence: Sentence, rules: Rules): string {
  const found = sentence.hits('subject').flatMap((hit) => rules.subjects.get(hit.of)?.category ?? []);
  return found.find((one) => one !== 'prisoner_of_war') ?? 'prisoner_of_war';
}

/** The kind of person that a number counts: named in its words or right behind them. */
function categoryBehind(sentence: Sentence, count: Quantity, rules: Rules): string | undefined {
  const near = sentence.hits('subject').filter((hit) => {
    const { start } = sentence.span(hit.from, hit.to);
    return start >= count.start && start <= count.end + 12;
  });
  const found = near.flatMap((hit) => rules.subjects.get(hit.of)?.category ?? []);
  return found.find((one) => one !== 'prisoner_of_war') ?? found[0];
}

/** "to B", or whose persons they are: B's soldiers. */
function receiver(
  sentence: Sentence,
  mentions: readonly Mention[],
  from: number,
  giver: string,
): string | undefined {
  const others = mentions.filter(
    (one) => one.from >= from && one.kind === 'named' && one.parties.length === 1 && one.parties[0] !== giver,
  );
  const named =
    others.find((one) => sentence.words.texts[one.from - 1] === 'to') ?? others.find((one) => one.owner);
  return named?.parties[0];
}
