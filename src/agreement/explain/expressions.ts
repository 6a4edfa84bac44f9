/**
 * Patterns, moments, quantities and conditions in words, with their nesting kept.
 */
import type { Condition, Moment, PartyTerm, Pattern, Quantity, Window } from '../expression.js';
import type { Noun, Relation } from './catalogue.js';
import { fitWords } from './fit.js';
import { held, joined, type Phrase, plain } from './phrase.js';
import { numberText } from './plural.js';
import { type Field, many, type Voice } from './voice.js';

export function partyWords(voice: Voice, term: PartyTerm, join: 'and' | 'or' = 'or'): string {
  const { party, list } = voice.catalogue;
  const two = voice.agreement.parties.length <= 2;
  const names = many<string>(term).map((id) => {
    if (id === 'self') return party.self;
    if (id === 'other') return two ? party.other : party.others;
    return id === 'any' ? party.any : voice.party(id);
  });
  return list(names, join);
}

/** `standIn`: who is meant where the pattern of a clause leaves its author out. */
export function patternWords(voice: Voice, pattern: Pattern, standIn?: PartyTerm): Noun {
  const { pattern: say, quote, list, band } = { ...voice.catalogue, band: voice.catalogue.pattern.band };
  const by = (term: PartyTerm | undefined): string | undefined => {
    const meant = term ?? standIn;
    return meant === undefined ? undefined : partyWords(voice, meant);
  };
  const words = (field: Field, told: string | readonly string[] | undefined): string | undefined =>
    told === undefined
      ? undefined
      : list(
          many(told).map((word) => voice.word(field, word)),
          'or',
        );
  const zone = (told: string | readonly string[] | undefined): string | undefined =>
    told === undefined ? undefined : list(many(told).map(voice.zone), 'or');
  const subject = (told: string | readonly string[] | undefined): string | undefined =>
    told === undefined ? undefined : list(many(told).map(quote), 'or');
  const { incident, breach, declaration, handover, effort, measure, decision } = pattern;
  if (incident)
    return say.incident(
      fitWords(voice, incident),
      by(incident.by),
      incident.sure && incident.sure !== 'probable' ? band[incident.sure] : undefined,
    );
  if (breach) {
    const of = breach.clause
      ? say.clauses(list(many(breach.clause).map(voice.clause), 'or'))
      : say.thisClause;
    return say.breach(
      of,
      partyWords(voice, breach.by ?? 'other'),
      breach.reading && voice.reading(breach.reading),
      breach.sure && breach.sure !== 'probable' ? band[breach.sure] : undefined,
    );
  }
  if (declaration)
    return say.declaration(by(declaration.by), words('act', declaration.act), subject(declaration.about));
  if (handover)
    return say.handover(
      words('category', handover.category),
      by(handover.from),
      handover.to === undefined ? undefined : partyWords(voice, handover.to),
    );
  if (effort) return say.effort(words('status', effort.status), by(effort.by), zone(effort.zone));
  if (measure) return say.measure(voice.measure(measure.of), by(measure.by), zone(measure.zone));
  if (decision)
    return say.decision(
      decision.by && partyWords(voice, decision.by),
      subject(decision.decision),
      subject(decision.about),
    );
  return say.named(pattern.event!);
}

function windowed(voice: Voice, event: string, { within, ago, from, until }: Window): string {
  const say = voice.catalogue.window;
  const limits = [
    within && say.within(voice.duration(within)),
    ago && say.ago(voice.duration(ago)),
    from && say.from(held(momentPhrase(voice, from))),
    until && say.until(held(momentPhrase(voice, until))),
  ].filter((limit) => limit !== undefined);
  return [event, ...limits].join(', ');
}

export const momentWords = (voice: Voice, moment: Moment): string => momentPhrase(voice, moment).line;

export function momentPhrase(voice: Voice, moment: Moment): Phrase {
  const say = voice.catalogue.moment;
  if (typeof moment === 'string')
    return plain(/^\d{4}-/.test(moment) ? voice.writtenInstant(moment) : say.named(moment));
  const { after, before, duration, round, first, last, take, otherwise, when } = moment;
  const { earliest, latest, entryOf, endOf, perParty } = moment;
  if (after !== undefined || before !== undefined) {
    const base = held(momentPhrase(voice, (after ?? before)!));
    const length = duration && voice.duration(duration);
    const shifted = after === undefined ? say.before(length, base) : say.after(length, base);
    if (!round) return plain(shifted);
    return plain(round === 'startOfDay' ? say.startOfDay(shifted) : say.endOfDay(shifted));
  }
  const event = first ?? last;
  if (event) {
    const noun = patternWords(voice, event).one;
    const which = first ? say.first(noun) : say.last(noun);
    const told = take === undefined || take === 'time' ? which : say.effective(take, which);
    return joined(otherwise === undefined ? told : say.otherwise(told, held(momentPhrase(voice, otherwise))));
  }
  if (when) {
    const condition = conditionPhrase(voice, when);
    const { above } = condition;
    return {
      line: say.when(held(condition)),
      joined: true,
      ...(above ? { above: { text: say.when(above.text), parts: above.parts } } : {}),
    };
  }
  if (entryOf !== undefined) return plain(say.entryOf(voice.clause(entryOf)));
  if (endOf !== undefined) return plain(say.endOf(voice.clause(endOf)));
  const of = earliest ?? latest;
  if (of) {
    const parts = of.map((part) => momentWords(voice, part));
    return joined(earliest ? say.earliest(parts) : say.latest(parts));
  }
  return joined(perPartyWords(voice, perParty!, (part) => momentWords(voice, part)));
}

export const quantityWords = (voice: Voice, quantity: Quantity): string =>
  quantityPhrase(voice, quantity).line;

export function quantityPhrase(voice: Voice, quantity: Quantity): Phrase {
  const say = voice.catalogue.quantity;
  if (typeof quantity === 'number') return plain(numberText(voice.catalogue.language, quantity));
  const { count, sum, latest, plus, minus, times, smallest, largest, value, at, perParty } = quantity;
  const parts = (of: readonly Quantity[]): string[] => of.map((part) => held(quantityPhrase(voice, part)));
  if (count) return joined(say.count(windowed(voice, patternWords(voice, count).many, quantity)));
  if (sum) {
    const events = windowed(voice, patternWords(voice, sum).many, quantity);
    return joined(resolved(voice, sum).measure ? say.sum(events) : say.persons(events));
  }
  if (latest) return joined(say.latest(patternWords(voice, latest).one));
  if (plus) return joined(say.plus(parts(plus)));
  if (minus) return joined(say.minus(...(parts(minus) as [string, string])));
  if (times)
    return joined(
      say.times(numberText(voice.catalogue.language, times[0]), held(quantityPhrase(voice, times[1]))),
    );
  if (smallest) return joined(say.smallest(parts(smallest)));
  if (largest) return joined(say.largest(parts(largest)));
  if (value !== undefined && at)
    return joined(say.valueAt(held(quantityPhrase(voice, value)), held(momentPhrase(voice, at))));
  if (perParty) return joined(perPartyWords(voice, perParty, (part) => quantityWords(voice, part)));
  return plain(say.named(quantity.quantity!));
}

/** The pattern that a name stands for; chains of names end, `check` sees to it. */
export function resolved(voice: Voice, pattern: Pattern): Pattern {
  const named = pattern.event === undefined ? undefined : voice.agreement.events?.[pattern.event];
  return named ? resolved(voice, named) : pattern;
}

function perPartyWords<T>(voice: Voice, each: Readonly<Record<string, T>>, say: (part: T) => string): string {
  return Object.entries(each)
    .map(([party, part]) => voice.catalogue.forParty(voice.party(party), say(part)))
    .join('; ');
}

export function conditionPhrase(voice: Voice, condition: Condition, negated = false): Phrase {
  const say = voice.catalogue.condition;
  const { all, any, not, once, count, amount, holds, reached, before, inForce } = condition;
  if (all) return joinedPhrase(voice, all, 'and', negated);
  if (any) return joinedPhrase(voice, any, 'or', negated);
  if (not) return conditionPhrase(voice, not, !negated);
  if (once) {
    const { one, none } = patternWords(voice, once);
    return plain(
      negated ? say.never(windowed(voice, none, condition)) : say.once(windowed(voice, one, condition)),
    );
  }
  if (count || amount !== undefined) {
    const left = count
      ? voice.catalogue.quantity.count(windowed(voice, patternWords(voice, count).many, condition))
      : held(quantityPhrase(voice, amount!));
    const [relation, right] = comparisonOf(condition);
    const told = negated ? OPPOSITE[relation] : relation;
    return plain(say.compare(left, told, held(quantityPhrase(voice, right))));
  }
  if (holds) return negated ? turned(voice, condition) : holdsPhrase(voice, condition, holds);
  if (reached !== undefined || before !== undefined) {
    const moment = held(momentPhrase(voice, (reached ?? before)!));
    const has = (reached !== undefined) !== negated;
    return plain(has ? say.reached(moment) : say.notReached(moment));
  }
  if (inForce) {
    const party = partyWords(voice, condition.party ?? 'self');
    const reading = condition.reading && voice.reading(condition.reading);
    return plain((negated ? say.notInForce : say.inForce)(voice.clause(inForce), party, reading));
  }
  if (condition.perParty) {
    const each = perPartyWords(voice, condition.perParty, (part) =>
      held(conditionPhrase(voice, part, negated)),
    );
    return joined(each);
  }
  return plain((negated ? say.notNamed : say.named)(condition.condition!));
}

function joinedPhrase(
  voice: Voice,
  parts: readonly Condition[],
  join: 'and' | 'or',
  negated: boolean,
): Phrase {
  if (parts.length === 1) return conditionPhrase(voice, parts[0]!, negated);
  const say = voice.catalogue.condition;
  const phrases = parts.map((part) => conditionPhrase(voice, part));
  const text = negated ? (join === 'and' ? say.notAll : say.none) : join === 'and' ? say.all : say.any;
  const line = voice.catalogue.list(phrases.map(held), join);
  return {
    line: negated ? say.not(`(${line})`) : line,
    joined: !negated,
    above: { text, parts: phrases },
  };
}

function turned(voice: Voice, condition: Condition): Phrase {
  const phrase = conditionPhrase(voice, condition);
  return joined(voice.catalogue.condition.not(held(phrase)));
}

function holdsPhrase(voice: Voice, condition: Condition, holds: Condition): Phrase {
  const say = voice.catalogue.condition;
  const phrase = conditionPhrase(voice, holds);
  if (condition.for) return joined(say.for(held(phrase), voice.duration(condition.for)));
  if (condition.since) return joined(say.since(held(phrase), patternWords(voice, condition.since).one));
  const unless = conditionPhrase(voice, condition.unless!);
  return {
    line: say.unless(held(phrase), held(unless)),
    joined: true,
    above: { text: say.unlessBelow, parts: [phrase, unless] },
  };
}

function comparisonOf(condition: Condition): [Relation, Quantity] {
  for (const relation of ['atLeast', 'atMost', 'moreThan', 'lessThan'] as const) {
    const right = condition[relation];
    if (right !== undefined) return [relation, right];
  }
  throw new Error('A comparison without a relation passed the definition.');
}

const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  atLeast: 'lessThan',
  atMost: 'moreThan',
  moreThan: 'atMost',
  lessThan: 'atLeast',
};
