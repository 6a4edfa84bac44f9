/**
 * Patterns, moments, quantities and conditions of the language to nodes of the program, for one clause, reading and
 * party.
 */
import { elapsedMs, isNoTime, NO_TIME, readDuration } from '../duration.js';
import type { Condition, Moment, PartyTerm, Pattern, Quantity, Window } from '../expression.js';
import type { CompiledPattern, CompiledWindow, Sureness } from '../program.js';
import { type Context, partiesOf } from './context.js';
import { entryOf } from './fault.js';
import { compileFit, fieldsOf, listOf } from './fit.js';
import { join, never, neverHolds, not, number, reached } from './nodes.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** An instant, or else the name of an entry of moments. */
export const isInstant = (text: string): boolean => INSTANT.test(text);

export function compilePattern(context: Context, pattern: Pattern): number {
  const { agreement, nodes } = context;
  if (pattern.event !== undefined) return compilePattern(context, agreement.events![pattern.event]!);
  return nodes.patterns.add(patternOf(context, pattern));
}

/** The pattern itself, behind any names. */
export function resolvePattern(context: Pick<Context, 'agreement'>, pattern: Pattern): Pattern {
  const { event } = pattern;
  return event === undefined ? pattern : resolvePattern(context, context.agreement.events![event]!);
}

function patternOf(context: Context, pattern: Pattern): CompiledPattern {
  const by = (term: PartyTerm | undefined, otherwise: PartyTerm): readonly string[] | null =>
    partiesOf(context, term ?? context.byDefault ?? otherwise);
  const { incident, breach, declaration, handover, effort, measure, decision } = pattern;
  if (incident) {
    const fit = compileFit(context.agreement, fieldsOf(incident), context.zoneOf);
    return { kind: 'incident', fit, by: by(incident.by, 'any'), sure: surenessOf(context, incident.sure) };
  }
  if (breach) {
    const ids = breach.clause === undefined ? [context.clause] : listOf(breach.clause);
    return {
      kind: 'breach',
      clauses: [...new Set(ids.flatMap((id) => context.clausesOf(id)))],
      reading: readingOf(context, breach.reading),
      by: by(breach.by, 'other') ?? context.parties,
      band: breach.sure ?? 'probable',
    };
  }
  if (declaration)
    return {
      kind: 'declaration',
      by: by(declaration.by, 'any'),
      act: wordsOf(declaration.act),
      about: wordsOf(declaration.about),
    };
  if (handover)
    return {
      kind: 'handover',
      from: by(handover.from, 'any'),
      to: partiesOf(context, handover.to ?? 'any'),
      category: wordsOf(handover.category),
    };
  if (effort)
    return {
      kind: 'effort',
      status: wordsOf(effort.status),
      by: by(effort.by, 'any'),
      zones: zonesOf(context, effort.zone),
    };
  if (measure)
    return {
      kind: 'measure',
      of: measure.of,
      by: by(measure.by, 'any'),
      zones: zonesOf(context, measure.zone),
    };
  return {
    kind: 'decision',
    by: by(decision!.by, 'any'),
    about: wordsOf(decision!.about),
    decision: wordsOf(decision!.decision),
  };
}

const wordsOf = (words: string | readonly string[] | undefined): readonly string[] | null =>
  words === undefined ? null : [...new Set(listOf(words))];

const zonesOf = (context: Context, zone: string | readonly string[] | undefined): readonly number[] | null =>
  zone === undefined ? null : [...new Set(listOf(zone).map(context.zoneOf))];

function surenessOf({ standard }: Context, sure: keyof Context['standard'] = 'probable'): Sureness {
  return { yes: standard[sure], no: 1 - standard[sure] };
}

const readingOf = ({ agreement, reading }: Context, id: string | undefined): number =>
  id === undefined ? reading : agreement.readings.findIndex((entry) => entry.id === id);

export function compileMoment(context: Context, moment: Moment): number {
  const { agreement, nodes, self } = context;
  const { moments } = nodes;
  if (typeof moment === 'string') {
    if (isInstant(moment)) return moments.add({ kind: 'fixed', ms: Date.parse(moment) });
    return compileMoment(context, agreement.moments![moment]!);
  }
  // `from` of a handover and `by` are left out to mean self only in what a clause lists directly.
  const plain = inExpression(context);
  const { after, before, first, last, earliest, latest, perParty } = moment;
  const shifted = after ?? before;
  if (shifted !== undefined) {
    const base = compileMoment(plain, shifted);
    const duration = moment.duration === undefined ? NO_TIME : readDuration(moment.duration);
    const round = moment.round ?? null;
    if (isNoTime(duration) && round === null) return base;
    return moments.add({ kind: 'shift', moment: base, sign: after === undefined ? -1 : 1, duration, round });
  }
  const event = first ?? last;
  if (event) {
    const pattern = compilePattern(plain, event);
    const which = first ? 'first' : 'last';
    const told = moments.add({ kind: 'event', which, pattern, take: moment.take ?? 'time' });
    return moment.otherwise === undefined ? told : toldOr(plain, event, told, moment.otherwise);
  }
  const { entryOf: entered, endOf: ended } = moment;
  const clause = entered ?? ended;
  if (clause !== undefined) {
    const period = plain.periodOf(clause);
    if (!period) return never(nodes);
    return entered === undefined ? period.end : period.enters;
  }
  if (moment.when) return moments.add({ kind: 'when', condition: compileCondition(plain, moment.when) });
  const several = earliest ?? latest;
  if (several) {
    const of = several.map((one) => compileMoment(plain, one));
    return of.length === 1 ? of[0]! : moments.add({ kind: earliest ? 'earliest' : 'latest', of });
  }
  return compileMoment(plain, entryOf(perParty!, self));
}

/** What the event says, or, as long as there is none, the other moment. */
function toldOr(context: Context, event: Pattern, told: number, otherwise: Moment): number {
  const { nodes } = context;
  const none = not(nodes, compileCondition(context, { once: event }));
  const untold = join(nodes, 'all', [none, reached(nodes, compileMoment(context, otherwise))]);
  const condition = join(nodes, 'any', [untold, reached(nodes, told)]);
  return nodes.moments.add({ kind: 'when', condition });
}

export function compileQuantity(context: Context, quantity: Quantity): number {
  const { agreement, nodes, self } = context;
  const { quantities } = nodes;
  if (typeof quantity === 'number') return number(nodes, quantity);
  const { count, sum, latest, plus, minus, times, smallest, largest, value, perParty } = quantity;
  if (count) return counted(context, 'count', count, quantity);
  if (sum) return counted(context, 'sum', sum, quantity);
  if (latest) {
    const of = amountOf(context, latest);
    const pattern = compilePattern(inExpression(context), latest);
    return quantities.add({ kind: 'latest', pattern, of, absentHigh: context.absentHigh });
  }
  if (quantity.quantity !== undefined)
    return compileQuantity(context, agreement.quantities![quantity.quantity]!);
  const kind = plus ? 'plus' : smallest ? 'smallest' : 'largest';
  const several = plus ?? smallest ?? largest;
  if (several) return quantities.add({ kind, of: several.map((one) => compileQuantity(context, one)) });
  if (minus) {
    const [left, right] = [compileQuantity(context, minus[0]), compileQuantity(context, minus[1])];
    return quantities.add({ kind: 'minus', left, right });
  }
  if (times)
    return quantities.add({ kind: 'times', factor: times[0], of: compileQuantity(context, times[1]) });
  if (value !== undefined) {
    const of = compileQuantity({ ...context, absentHigh: Number.POSITIVE_INFINITY }, value);
    return quantities.add({
      kind: 'valueAt',
      of,
      moment: compileMoment(inExpression(context), quantity.at!),
    });
  }
  return compileQuantity(context, entryOf(perParty!, self));
}

/** Count or sum of a pattern, with its window. */
export function counted(
  context: Context,
  kind: 'count' | 'sum',
  pattern: Pattern,
  window: Window,
  fromMoment = -1,
): number {
  const { quantities } = context.nodes;
  const of = kind === 'sum' ? amountOf(context, pattern) : '';
  const compiled = compilePattern(context, pattern);
  const within = windowOf(context, window);
  return quantities.add({
    kind,
    pattern: compiled,
    of,
    window: fromMoment < 0 ? within : { ...within, from: fromMoment },
  });
}

/** Handovers count by persons, measures by value. */
export function amountOf(context: Context, pattern: Pattern): string {
  const { measure } = resolvePattern(context, pattern);
  return measure ? measure.of : 'count';
}

/** The pattern is one of those that a clause counts by their amount. */
export function isSummed(context: Context, pattern: Pattern): boolean {
  const { measure, handover } = resolvePattern(context, pattern);
  return measure !== undefined || handover !== undefined;
}

export const windowOf = (context: Context, { within, ago, from, until }: Window): CompiledWindow => ({
  withinMs: within === undefined ? Number.POSITIVE_INFINITY : elapsedMs(within),
  agoMs: ago === undefined ? 0 : elapsedMs(ago),
  from: from === undefined ? -1 : compileMoment(inExpression(context), from),
  until: until === undefined ? -1 : compileMoment(inExpression(context), until),
});

const COMPARISONS = ['atLeast', 'atMost', 'moreThan', 'lessThan'] as const;

export function compileCondition(context: Context, condition: Condition): number {
  const { agreement, nodes } = context;
  const { all, any, once, count, amount, holds, inForce } = condition;
  const several = all ?? any;
  if (several)
    return join(
      nodes,
      all ? 'all' : 'any',
      several.map((one) => compileCondition(context, one)),
    );
  if (condition.not) return not(nodes, compileCondition(context, condition.not));
  if (once) return compare(context, counted(context, 'count', once, condition), 'atLeast', number(nodes, 1));
  if (count) return compared(context, counted(context, 'count', count, condition), condition);
  if (amount !== undefined) return compared(context, compileQuantity(context, amount), condition);
  if (holds) return heldOf(context, holds, condition);
  if (condition.reached !== undefined) return reached(nodes, compileMoment(context, condition.reached));
  if (condition.before !== undefined)
    return not(nodes, reached(nodes, compileMoment(context, condition.before)));
  if (inForce !== undefined) return inForceOf(context, inForce, condition);
  if (condition.perParty) return compileCondition(context, entryOf(condition.perParty, context.self));
  return compileCondition(context, agreement.conditions![condition.condition!]!);
}

function compared(context: Context, left: number, condition: Condition): number {
  const is = COMPARISONS.find((key) => condition[key] !== undefined)!;
  return compare(context, left, is, compileQuantity(context, condition[is]!));
}

export function compare(
  { nodes }: Context,
  left: number,
  is: (typeof COMPARISONS)[number],
  right: number,
): number {
  return nodes.conditions.add({ kind: 'compare', left, is, right });
}

function heldOf(context: Context, holds: Condition, { for: forTime, since, unless }: Condition): number {
  const { nodes } = context;
  const of = compileCondition(context, holds);
  if (forTime !== undefined) return nodes.conditions.add({ kind: 'held', of, forMs: elapsedMs(forTime) });
  if (since) return nodes.conditions.add({ kind: 'since', of, pattern: compilePattern(context, since) });
  return join(nodes, 'all', [of, not(nodes, compileCondition(context, unless!))]);
}

function inForceOf(context: Context, clause: string, { party = 'self', reading }: Condition): number {
  const { nodes } = context;
  const parties = partiesOf(context, party) ?? context.parties;
  const of = parties
    .map((one) => context.standingOf(clause, readingOf(context, reading), one))
    .filter((standing) => standing >= 0)
    .map((standing) => nodes.conditions.add({ kind: 'inForce', standing }));
  return of.length === 0 ? neverHolds(nodes) : join(nodes, 'any', of);
}

/** Below the patterns that a clause lists directly nothing is left out to mean self, and nobody is exchanged. */
export function inExpression(context: Context): Context {
  if (context.byDefault === undefined && !context.exchanged) return context;
  const { byDefault: _, exchanged: __, ...rest } = context;
  return rest;
}
