/**
 * What a reader keeps in mind from sentence to sentence: who spoke last, which two are spoken of, what was proposed,
 * and on which day. Quotations do not change it: they are the words of another.
 */
import { daysIn } from './date.js';
import type { Mention } from './mention.js';
import type { Sentence } from './sentence.js';

export interface Discourse {
  /** Who acted last. */
  readonly speaker: readonly string[];
  readonly pair: readonly string[];
  /** Pairs by the kind of their meeting: a call, talks. */
  readonly met: Readonly<Record<string, readonly string[]>>;
  /** Subjects that were on the table, the last one last, with who put them there. */
  readonly tabled: readonly { readonly subject: string; readonly by: readonly string[] }[];
  readonly day: string | undefined;
  readonly paragraph: number;
}

export const NOTHING_SAID: Discourse = {
  speaker: [],
  pair: [],
  met: {},
  tabled: [],
  day: undefined,
  paragraph: 0,
};

/** What a sentence adds before its acts are looked at: the pair it names, the meeting it goes back to, its day. */
export function heard(
  before: Discourse,
  sentence: Sentence,
  mentions: readonly Mention[],
  textDay: string | undefined,
): Discourse {
  if (sentence.heading) {
    const pair = mentions.find((one) => isPair(one))?.parties;
    return { ...before, day: undefined, ...(pair ? { pair } : {}) };
  }
  const kinds = (['call', 'talks'] as const).filter((kind) => meeting(sentence, kind));
  const named = mentions.find((one) => isPair(one) && !sentence.quoted(one.from) && meets(sentence, one));
  let { pair, met } = before;
  if (named) {
    pair = named.parties;
    met = { ...met, ...Object.fromEntries(kinds.map((kind) => [kind, named.parties])) };
  } else {
    const known = kinds.map((kind) => before.met[kind]).find((one) => one !== undefined);
    if (known) pair = known;
  }
  const day = dayToKeep(sentence, textDay) ?? before.day;
  return { ...before, pair, met, day, paragraph: sentence.paragraph };
}

const isPair = (mention: Mention): boolean => mention.kind === 'named' && mention.parties.length === 2;

/** A definite or a first meeting: "the call", "a call between"; not "talks" in general. */
function meeting(sentence: Sentence, kind: 'call' | 'talks'): boolean {
  return sentence.hits(kind).some((hit) => {
    if (sentence.quoted(hit.from)) return false;
    const before = sentence.words.texts.slice(Math.max(0, hit.from - 5), hit.from);
    const behind = sentence.words.texts[hit.to];
    return behind === 'between' || before.some((word) => /^(the|a|this|its|hour)$/.test(word));
  });
}

/** The two are together in it: between A and B, A-B talks, A and B agreed. Not merely wished to by both. */
function meets(sentence: Sentence, { from, to }: Mention): boolean {
  if (sentence.words.texts[from - 1] === 'between') return true;
  if (sentence.is('talks', to) || sentence.is('call', to)) return true;
  return (
    sentence.hits('act').some((hit) => hit.from >= to && hit.from - to <= 2) ||
    sentence.hits('call').length > 0
  );
}

/** "On 12 March A said", "talks on 13 March": the day of the sentence. Not "since 20 January", "until 1 May". */
export function leadingDay(sentence: Sentence, textDay: string | undefined): string | undefined {
  return daysIn(sentence.text, 0, textDay).find(({ start }) => !BOUND.test(sentence.text.slice(0, start)))
    ?.day;
}

/** Words before a day that make it a bound of something, up to the comma. */
const BOUND =
  /(?<!\p{L})(since[^,]*|until|till|from|through|by|before|after|effective|starting|beginning|з|від|с|до|по|після|после)( on| the)*\s*$/iu;

/** The day that later sentences go on with: of a meeting, or one that opens a sentence. */
function dayToKeep(sentence: Sentence, textDay: string | undefined): string | undefined {
  const day = leadingDay(sentence, textDay);
  const opens = daysIn(sentence.text, 0, textDay).some((one) => one.start < 16);
  const met = sentence.hits('call').length > 0 || sentence.hits('talks').length > 0;
  return opens || met ? day : undefined;
}

/** The parties that a mention stands for; none where nobody was named. */
export function partiesOf(
  mention: Mention | undefined,
  discourse: Discourse,
  earlier: readonly Mention[],
  belligerents: readonly string[],
): readonly string[] {
  if (!mention) return [];
  switch (mention.kind) {
    case 'named':
    case 'unlisted':
      return mention.parties;
    case 'pair':
      return discourse.pair.length > 0 ? discourse.pair : belligerents;
    case 'latter':
    case 'former': {
      const two = earlier.findLast((one) => isPair(one) && one.to <= mention.from)?.parties ?? discourse.pair;
      const one = mention.kind === 'latter' ? two.at(-1) : two[0];
      return one === undefined ? [] : [one];
    }
    case 'we':
    case 'pronoun': {
      const inside = earlier.findLast(
        (one) => one.to <= mention.from && one.kind === 'named' && !one.owner && !one.compound,
      );
      return inside?.parties ?? discourse.speaker;
    }
  }
}
