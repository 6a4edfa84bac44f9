/**
 * Moments, quantities and conditions, evaluated at one moment as the guide says ("Exact meaning"), and for each a generous
 * list of the moments at which its value may change: what is said of a stretch of time is looked at in all of these.
 */
import type { Condition, Moment, Pattern, Quantity, Window } from '../../../src/agreement/expression.js';
import { elapsed, round, shift } from './calendar.js';
import { amountOf, eventsOf, type Mode, type PatternEvent } from './event.js';
import { partiesOf, voices } from './form.js';
import { type Extended, extendedAt, type Rolled, rolledAt, rolledChanges } from './prolonged.js';
import { standingAt, standingChanges, termsOf } from './standing.js';
import * as truth from './truth.js';
import { NO, type Range, type Truth, UNKNOWN, YES } from './truth.js';
import { type Context, contextOf, inOrder, once, type World } from './world.js';

/** Moments of the language, and those that a period makes of them. */
export type AnyMoment = Moment | Extended | Rolled | typeof NEVER;
export const NEVER = { never: true } as const;
const NOT_FIXED: Range = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

/** What a clause's own rules say besides the language: counting in its own way, the start of `latest` at nothing. */
export interface Manner {
  readonly mode?: Mode;
  readonly absentHigh?: number;
}

export function momentAt(world: World, context: Context, moment: AnyMoment, atMs: number): Range {
  if (typeof moment === 'string') {
    if (isInstant(moment)) return [Date.parse(moment), Date.parse(moment)];
    return momentAt(world, context, world.agreement.moments![moment]!, atMs);
  }
  return once(context, moment, atMs, () => workOutMoment(world, context, moment, atMs));
}

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text);

function workOutMoment(
  world: World,
  context: Context,
  moment: Exclude<AnyMoment, string>,
  atMs: number,
): Range {
  const at = (inner: AnyMoment): Range => momentAt(world, context, inner, atMs);
  if ('never' in moment) return NOT_FIXED;
  if ('extended' in moment) return extendedAt(world, context, moment, at(moment.extended), atMs);
  if ('rolled' in moment) return rolledAt(world, context, moment, at(moment.rolled), atMs);
  const {
    after,
    before,
    duration = '0 s',
    round: to,
    first,
    last,
    when,
    earliest,
    latest,
    perParty,
  } = moment;
  if (moment.otherwise !== undefined) return at(toldOr(moment));
  const shifted = after ?? before;
  if (shifted !== undefined) {
    const sign = after === undefined ? -1 : 1;
    const [low, high] = at(shifted).map((ms) => {
      const there = shift(world.zone, ms, duration, sign);
      return to ? round(world.zone, there, to) : there;
    });
    return [low!, high!];
  }
  if (first) return eventMoment(eventsOf(world, context, first), 'first', moment.take, atMs);
  if (last) return eventMoment(eventsOf(world, context, last), 'last', moment.take, atMs);
  if (when) return whenAt(world, context, when, atMs);
  if (earliest) return truth.smallest(earliest.map(at));
  if (latest) return truth.largest(latest.map(at));
  if (perParty) return at(perParty[context.self]!);
  const edge = edgeOf(world, context, moment);
  return edge ? momentAt(world, edge.context, edge.moment, atMs) : NOT_FIXED;
}

type MomentMap = Exclude<Moment, string>;
const toldOrByMoment = new WeakMap<MomentMap, MomentMap>();

/** As long as there is no such event, the other moment; then what the event says. */
function toldOr(moment: MomentMap): MomentMap {
  let told = toldOrByMoment.get(moment);
  if (!told) {
    const { otherwise, ...event } = moment;
    const untold = { all: [{ not: { once: (event.first ?? event.last)! } }, { reached: otherwise! }] };
    told = { when: { any: [untold, { reached: event }] } };
    toldOrByMoment.set(moment, told);
  }
  return told;
}

/** Entry or end of another clause, for self under the same reading. */
function edgeOf(
  world: World,
  context: Context,
  { entryOf, endOf }: MomentMap,
): { readonly context: Context; readonly moment: AnyMoment } | null {
  const [other] = standingsMeant(world, context, { inForce: (entryOf ?? endOf)! });
  if (!other) return null;
  const { enters, end } = termsOf(world, other);
  return { context: other, moment: entryOf === undefined ? end : enters };
}

function eventMoment(
  events: readonly PatternEvent[],
  which: 'first' | 'last',
  take: 'time' | 'effectiveFrom' | 'effectiveUntil' = 'time',
  atMs: number,
): Range {
  const possible = events.filter((event) => event.seenAt(atMs) !== NO);
  const sure = possible.filter((event) => event.seenAt(atMs) === YES);
  const chosen = which === 'first' ? sure[0] : sure.at(-1);
  const candidates = possible.filter((event) => {
    if (!chosen || event === chosen) return true;
    return which === 'first' ? event.startMs <= chosen.endMs - 1 : event.endMs - 1 >= chosen.startMs;
  });
  if (candidates.length === 0) return NOT_FIXED;
  const values = candidates.map((event): Range => {
    const stated =
      take === 'time' ? undefined : take === 'effectiveFrom' ? event.effectiveFromMs : event.effectiveUntilMs;
    return stated === undefined ? [event.startMs, event.endMs - 1] : [stated, stated];
  });
  const [low, high] = truth.span(values);
  return [low, chosen ? high : Number.POSITIVE_INFINITY];
}

/** The first moments at which the condition was not no, and was yes. What was first does not depend on when one asks. */
function whenAt(world: World, context: Context, condition: Condition, atMs: number): Range {
  const moments = changesOfCondition(world, context, condition);
  const first = (least: Truth): number =>
    once(context, moments, least, () => {
      const found = [Number.NEGATIVE_INFINITY, ...moments].find(
        (ms) => truthAt(world, context, condition, ms) >= least,
      );
      return found ?? Number.POSITIVE_INFINITY;
    });
  const asSeen = (ms: number): number => (ms <= atMs ? ms : Number.POSITIVE_INFINITY);
  return [asSeen(first(UNKNOWN)), asSeen(first(YES))];
}

export const reachedAt = ([low, high]: Range, atMs: number): Truth =>
  high <= atMs ? YES : low > atMs ? NO : UNKNOWN;

export function quantityAt(
  world: World,
  context: Context,
  quantity: Quantity,
  atMs: number,
  manner: Manner = {},
): Range {
  if (typeof quantity === 'number') return [quantity, quantity];
  const at = (inner: Quantity): Range => quantityAt(world, context, inner, atMs, manner);
  const { count, sum, latest, plus, minus, times, smallest, largest, value, perParty } = quantity;
  if (count) return countedAt(world, context, count, quantity, 'count', atMs);
  if (sum) return countedAt(world, context, sum, quantity, 'sum', atMs);
  if (latest) return latestAt(world, context, latest, manner.absentHigh, atMs);
  if (quantity.quantity !== undefined) return at(world.agreement.quantities![quantity.quantity]!);
  if (plus) return plus.map(at).reduce(truth.plus);
  if (minus) return truth.minus(at(minus[0]), at(minus[1]));
  if (times) return truth.times(times[0], at(times[1]));
  if (smallest) return truth.smallest(smallest.map(at));
  if (largest) return truth.largest(largest.map(at));
  if (value !== undefined) return valueAt(world, context, value, quantity.at!, atMs);
  return at(perParty![context.self]!);
}

/** What the quantity was at a moment. */
export function valueAt(
  world: World,
  context: Context,
  quantity: Quantity,
  moment: AnyMoment,
  atMs: number,
): Range {
  const [low, high] = momentAt(world, context, moment, atMs);
  if (reachedAt([low, high], atMs) !== YES) return [0, Number.POSITIVE_INFINITY];
  const moments = [
    low,
    ...changesOfQuantity(world, context, quantity).filter((ms) => low < ms && ms <= high),
  ];
  return truth.span(moments.map((ms) => quantityAt(world, context, quantity, ms)));
}

/** Name of what a pattern's events are counted by: persons of handovers, the value of a measure. */
export function amountName(world: World, pattern: Pattern): string | undefined {
  if (pattern.event !== undefined) return amountName(world, world.agreement.events![pattern.event]!);
  return pattern.measure?.of ?? (pattern.handover ? 'count' : undefined);
}

export function countedAt(
  world: World,
  context: Context,
  pattern: Pattern,
  window: Window | { from: AnyMoment; until?: AnyMoment },
  by: 'count' | 'sum',
  atMs: number,
  mode: Mode = 'plain',
): Range {
  const { within, ago } = { within: undefined, ago: undefined, ...window } as Window;
  const { from, until } = window;
  const earliest = within === undefined ? Number.NEGATIVE_INFINITY : atMs - elapsed(within);
  const last = ago === undefined ? atMs : atMs - elapsed(ago);
  const since: Range =
    from === undefined
      ? [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
      : momentAt(world, context, from, atMs);
  const before: Range = until === undefined ? NOT_FIXED : momentAt(world, context, until, atMs);
  const name = amountName(world, pattern) ?? 'count';
  let low = 0;
  let high = 0;
  for (const event of eventsOf(world, context, pattern, mode)) {
    const seen = event.seenAt(atMs);
    if (seen === NO) continue;
    const [first, final] = [event.startMs, event.endMs - 1];
    const amount: Range = by === 'count' ? [1, 1] : amountOf(event, name);
    const surely = earliest <= first && final <= last && since[1] <= first && final < before[0];
    if (seen === YES && surely) low += amount[0];
    if (Math.max(first, earliest, since[0]) <= Math.min(final, last, before[1] - 1)) high += amount[1];
  }
  return [low, high];
}

function latestAt(
  world: World,
  context: Context,
  pattern: Pattern,
  absentHigh = Number.POSITIVE_INFINITY,
  atMs: number,
): Range {
  const name = amountName(world, pattern)!;
  const possible = eventsOf(world, context, pattern).filter((event) => event.seenAt(atMs) !== NO);
  const chosen = possible.filter((event) => event.seenAt(atMs) === YES).at(-1);
  const rivals = possible.filter(
    (event) => event !== chosen && (!chosen || event.endMs - 1 > chosen.startMs),
  );
  const amounts = rivals.map((event) => amountOf(event, name));
  return truth.span(chosen ? [amountOf(chosen, name), ...amounts] : [[0, absentHigh], ...amounts]);
}

export function truthAt(world: World, context: Context, condition: Condition, atMs: number): Truth {
  return once(context, condition, atMs, () => workOutTruth(world, context, condition, atMs));
}

function workOutTruth(world: World, context: Context, condition: Condition, atMs: number): Truth {
  const { all, any, not, once: event, count, amount, holds, since, unless, inForce } = condition;
  const at = (inner: Condition): Truth => truthAt(world, context, inner, atMs);
  if (all) return truth.all(all.map(at));
  if (any) return truth.any(any.map(at));
  if (not) return truth.not(at(not));
  if (event)
    return truth.compare(countedAt(world, context, event, condition, 'count', atMs), 'atLeast', [1, 1]);
  if (count)
    return compared(
      world,
      context,
      countedAt(world, context, count, condition, 'count', atMs),
      condition,
      atMs,
    );
  if (amount !== undefined)
    return compared(world, context, quantityAt(world, context, amount, atMs), condition, atMs);
  if (holds && condition.for !== undefined)
    return leastOver(world, context, holds, atMs - elapsed(condition.for), atMs);
  if (holds && since) return sinceAt(world, context, holds, eventsOf(world, context, since), atMs);
  if (holds) return truth.all([at(holds), truth.not(at(unless!))]);
  if (condition.reached !== undefined)
    return reachedAt(momentAt(world, context, condition.reached, atMs), atMs);
  if (condition.before !== undefined)
    return truth.not(reachedAt(momentAt(world, context, condition.before, atMs), atMs));
  if (inForce !== undefined)
    return truth.any(
      standingsMeant(world, context, condition).map((other) => {
        const { is } = standingAt(world, other, atMs);
        return is === 'inForce' ? YES : is === 'undetermined' ? UNKNOWN : NO;
      }),
    );
  if (condition.perParty) return at(condition.perParty[context.self]!);
  return at(world.agreement.conditions![condition.condition!]!);
}

function compared(world: World, context: Context, left: Range, condition: Condition, atMs: number): Truth {
  const is = (['atLeast', 'atMost', 'moreThan', 'lessThan'] as const).find(
    (key) => condition[key] !== undefined,
  )!;
  return truth.compare(left, is, quantityAt(world, context, condition[is]!, atMs));
}

/** The least truth over a stretch of time, both ends included. */
function leastOver(
  world: World,
  context: Context,
  condition: Condition,
  fromMs: number,
  toMs: number,
): Truth {
  const inside = changesOfCondition(world, context, condition).filter((ms) => fromMs < ms && ms <= toMs);
  return truth.all([fromMs, ...inside].map((ms) => truthAt(world, context, condition, ms)));
}

function sinceAt(
  world: World,
  context: Context,
  condition: Condition,
  events: readonly PatternEvent[],
  atMs: number,
): Truth {
  const held = (fromMs: number): Truth => leastOver(world, context, condition, fromMs, atMs);
  return truth.any(
    events.flatMap((event) => {
      const seen = event.seenAt(atMs);
      if (seen === NO) return [];
      const perhaps = truth.all([UNKNOWN, held(Math.min(event.endMs - 1, atMs))]);
      return seen === YES ? [held(event.startMs), perhaps] : [perhaps];
    }),
  );
}

/** Standings of a clause for the parties meant; a clause in stages is in force as its first stage is. */
function standingsMeant(
  world: World,
  context: Context,
  { inForce, party = 'self', reading }: Condition,
): Context[] {
  const index =
    reading === undefined ? context.reading : world.agreement.readings.findIndex(({ id }) => id === reading);
  const form = world.forms.find(({ clause, versions }) => clause === inForce && versions[index]);
  if (!form) return [];
  const parties = partiesOf(world.agreement, party, context.self) ?? voices(world.agreement);
  return parties
    .filter((one) => form.versions[index]!.bound.includes(one))
    .map((one) => contextOf(world, form, index, one));
}

/* When values may change. */

const known = (context: Context, expression: object, workOut: () => Iterable<number>): readonly number[] => {
  let changes = context.changes.get(expression);
  if (!changes) {
    changes = inOrder(workOut());
    context.changes.set(expression, changes);
  }
  return changes;
};

/** Up to the horizon. */
export function changesOfMoment(world: World, context: Context, moment: AnyMoment): readonly number[] {
  if (typeof moment === 'string')
    return isInstant(moment) ? [] : changesOfMoment(world, context, world.agreement.moments![moment]!);
  const of = (inner: AnyMoment): readonly number[] => changesOfMoment(world, context, inner);
  return known(context, moment, () => {
    if ('never' in moment) return [];
    if ('extended' in moment)
      return [
        ...of(moment.extended),
        ...moment.consents.flatMap((one) => changesOfEvents(world, context, one)),
      ];
    if ('rolled' in moment)
      return [
        ...of(moment.rolled),
        ...changesOfEvents(world, context, moment.notice),
        ...rolledChanges(world, moment, valuesOf(world, context, moment.rolled)),
      ];
    const { after, before, first, last, when, earliest, latest, perParty } = moment;
    const shifted = after ?? before;
    if (shifted !== undefined) return of(shifted);
    if (moment.otherwise !== undefined) return of(toldOr(moment));
    if (first ?? last) return changesOfEvents(world, context, (first ?? last)!);
    if (when) return changesOfCondition(world, context, when);
    const several = earliest ?? latest;
    if (several) return several.flatMap(of);
    if (perParty) return of(perParty[context.self]!);
    const edge = edgeOf(world, context, moment);
    return edge ? changesOfMoment(world, edge.context, edge.moment) : [];
  });
}

/** Everything that the moment is ever taken to be, either end. */
export function valuesOf(world: World, context: Context, moment: AnyMoment): readonly number[] {
  if (typeof moment === 'string' && isInstant(moment)) return [Date.parse(moment)];
  const changes = changesOfMoment(world, context, moment);
  return once(context, changes, 0, () => {
    const moments = [Number.NEGATIVE_INFINITY, ...changes];
    return inOrder(moments.flatMap((ms) => momentAt(world, context, moment, ms)).filter(Number.isFinite));
  });
}

/** When it may become reached, or no longer be. */
export function changesOfReached(world: World, context: Context, moment: AnyMoment): readonly number[] {
  const values = valuesOf(world, context, moment).filter((ms) => ms <= world.horizonMs);
  return inOrder([...changesOfMoment(world, context, moment), ...values]);
}

function changesOfEvents(world: World, context: Context, pattern: Pattern): number[] {
  return eventsOf(world, context, pattern).flatMap(({ changes }) =>
    changes.filter((ms) => ms <= world.horizonMs),
  );
}

export function changesOfCounted(
  world: World,
  context: Context,
  pattern: Pattern,
  window: Window | { from: AnyMoment },
  mode: Mode = 'plain',
): number[] {
  const { within, ago, from, until } = window as Window;
  const edges = [from, until].filter((edge) => edge !== undefined);
  const changes = edges.flatMap((edge) => [...changesOfMoment(world, context, edge)]);
  const events = eventsOf(world, context, pattern, mode);
  changes.push(...events.flatMap((event) => [...event.changes]));
  const shifts = [
    0,
    ...[ago, within].flatMap((duration) => (duration === undefined ? [] : [elapsed(duration)])),
  ];
  const ends = events.flatMap(({ startMs, endMs }) => [startMs, endMs - 1]);
  for (const ms of [...ends, ...edges.flatMap((edge) => [...valuesOf(world, context, edge)])])
    for (const shifted of shifts) changes.push(ms + shifted, ms + shifted + 1);
  return changes.filter((ms) => ms <= world.horizonMs);
}

export function changesOfQuantity(world: World, context: Context, quantity: Quantity): readonly number[] {
  if (typeof quantity === 'number') return [];
  const of = (inner: Quantity): readonly number[] => changesOfQuantity(world, context, inner);
  return known(context, quantity, () => {
    const { count, sum, latest, plus, minus, times, smallest, largest, value, perParty } = quantity;
    if (count ?? sum) return changesOfCounted(world, context, (count ?? sum)!, quantity);
    if (latest) return changesOfEvents(world, context, latest);
    if (quantity.quantity !== undefined) return of(world.agreement.quantities![quantity.quantity]!);
    const several = plus ?? minus ?? smallest ?? largest;
    if (several) return several.flatMap(of);
    if (times) return of(times[1]);
    if (value !== undefined) return changesOfReached(world, context, quantity.at!);
    return of(perParty![context.self]!);
  });
}

export function changesOfCondition(world: World, context: Context, condition: Condition): readonly number[] {
  const of = (inner: Condition): readonly number[] => changesOfCondition(world, context, inner);
  return known(context, condition, () => {
    const { all, any, not, once: event, count, amount, holds, since, unless, inForce } = condition;
    const limit = condition.atLeast ?? condition.atMost ?? condition.moreThan ?? condition.lessThan ?? 0;
    const ofLimit = changesOfQuantity(world, context, limit);
    if (all ?? any) return (all ?? any)!.flatMap(of);
    if (not) return of(not);
    if (event ?? count)
      return [...changesOfCounted(world, context, (event ?? count)!, condition), ...ofLimit];
    if (amount !== undefined) return [...changesOfQuantity(world, context, amount), ...ofLimit];
    if (holds && condition.for !== undefined) {
      const later = of(holds).map((ms) => ms + elapsed(condition.for!));
      return [...of(holds), ...later.filter((ms) => ms <= world.horizonMs)];
    }
    if (holds && since) return [...of(holds), ...changesOfEvents(world, context, since)];
    if (holds) return [...of(holds), ...of(unless!)];
    const moment = condition.reached ?? condition.before;
    if (moment !== undefined) return changesOfReached(world, context, moment);
    if (inForce !== undefined)
      return standingsMeant(world, context, condition).flatMap((other) => standingChanges(world, other));
    if (condition.perParty) return of(condition.perParty[context.self]!);
    return of(world.agreement.conditions![condition.condition!]!);
  });
}
