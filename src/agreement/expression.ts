/**
 * What an agreement says about the course of events: patterns (which events), moments (when), quantities (how much)
 * and conditions (whether), all about the past as seen from one moment. docs/agreement-language.md has their meaning.
 *
 * Each is a map with one leading key that says what it is; the other keys belong to it. They refer to one another, so
 * the definitions are lazy and the types are written out.
 */
import { z } from 'zod';
import { belongs, exactlyOne, needs } from './form.js';
import { type PartyTerm, type Pattern, partyTerm, pattern } from './pattern.js';
import { duration, id, partyId } from './primitives.js';

export * from './pattern.js';

/** A stretch of the past that a count looks at; without any, all of it up to now. Ends are explained in the guide. */
export interface Window {
  within?: string | undefined;
  ago?: string | undefined;
  from?: Moment | undefined;
  until?: Moment | undefined;
}

export type Moment =
  | string
  | {
      after?: Moment | undefined;
      before?: Moment | undefined;
      duration?: string | undefined;
      round?: 'startOfDay' | 'endOfDay' | undefined;
      first?: Pattern | undefined;
      last?: Pattern | undefined;
      take?: 'time' | 'effectiveFrom' | 'effectiveUntil' | undefined;
      otherwise?: Moment | undefined;
      entryOf?: string | undefined;
      endOf?: string | undefined;
      when?: Condition | undefined;
      earliest?: readonly Moment[] | undefined;
      latest?: readonly Moment[] | undefined;
      perParty?: Readonly<Record<string, Moment>> | undefined;
    };

const MOMENT_KEYS = [
  'after',
  'before',
  'first',
  'last',
  'when',
  'earliest',
  'latest',
  'perParty',
  'entryOf',
  'endOf',
] as const;

export const moment: z.ZodType<Moment> = z
  .lazy(() =>
    z.union([
      z.string().min(1).describe('an instant, or the name of an entry of moments'),
      z
        .strictObject({
          after: moment.optional(),
          before: moment.optional(),
          duration: duration.optional().describe('with after or before'),
          round: z.enum(['startOfDay', 'endOfDay']).optional().describe('with after or before'),
          first: pattern.optional(),
          last: pattern.optional(),
          take: z.enum(['time', 'effectiveFrom', 'effectiveUntil']).optional().describe('with first or last'),
          otherwise: moment.optional().describe('with first or last: stands until there is such an event'),
          entryOf: id.optional().describe('id of a clause: its entry into force'),
          endOf: id.optional().describe('id of a clause: its end'),
          when: condition.optional(),
          earliest: z.array(moment).min(1).optional(),
          latest: z.array(moment).min(1).optional(),
          perParty: z.record(partyId, moment).optional(),
        })
        .check(
          exactlyOne('a moment', MOMENT_KEYS),
          belongs('duration', ['after', 'before']),
          belongs('round', ['after', 'before']),
          belongs('take', ['first', 'last']),
          belongs('otherwise', ['first', 'last']),
        ),
    ]),
  )
  .meta({ id: 'Moment' });

export type Quantity =
  | number
  | (Window & {
      count?: Pattern | undefined;
      sum?: Pattern | undefined;
      latest?: Pattern | undefined;
      quantity?: string | undefined;
      plus?: readonly Quantity[] | undefined;
      minus?: readonly [Quantity, Quantity] | undefined;
      times?: readonly [number, Quantity] | undefined;
      smallest?: readonly Quantity[] | undefined;
      largest?: readonly Quantity[] | undefined;
      value?: Quantity | undefined;
      at?: Moment | undefined;
      perParty?: Readonly<Record<string, Quantity>> | undefined;
    });

const QUANTITY_KEYS = [
  'count',
  'sum',
  'latest',
  'quantity',
  'plus',
  'minus',
  'times',
  'smallest',
  'largest',
  'value',
  'perParty',
] as const;

export const quantity: z.ZodType<Quantity> = z
  .lazy(() =>
    z.union([
      z.number(),
      z
        .strictObject({
          count: pattern.optional().describe('how many events'),
          sum: pattern.optional().describe('how many persons or things in these events'),
          latest: pattern.optional().describe('the value last reported'),
          ...window(),
          quantity: id.optional().describe('name of an entry of quantities'),
          plus: z.array(quantity).min(2).optional(),
          minus: z.tuple([quantity, quantity]).optional(),
          times: z.tuple([z.number().min(0), quantity]).optional(),
          smallest: z.array(quantity).min(2).optional(),
          largest: z.array(quantity).min(2).optional(),
          value: quantity.optional().describe('with at: the value it had then'),
          at: moment.optional().describe('with value'),
          perParty: z.record(partyId, quantity).optional(),
        })
        .check(
          exactlyOne('a quantity', QUANTITY_KEYS),
          belongs('within', ['count', 'sum']),
          belongs('ago', ['count', 'sum']),
          belongs('from', ['count', 'sum']),
          belongs('until', ['count', 'sum']),
          belongs('at', ['value']),
          needs('value', ['at']),
        ),
    ]),
  )
  .meta({ id: 'Quantity' });

export type Condition = Window & {
  all?: readonly Condition[] | undefined;
  any?: readonly Condition[] | undefined;
  not?: Condition | undefined;
  once?: Pattern | undefined;
  count?: Pattern | undefined;
  amount?: Quantity | undefined;
  atLeast?: Quantity | undefined;
  atMost?: Quantity | undefined;
  moreThan?: Quantity | undefined;
  lessThan?: Quantity | undefined;
  holds?: Condition | undefined;
  for?: string | undefined;
  since?: Pattern | undefined;
  unless?: Condition | undefined;
  reached?: Moment | undefined;
  before?: Moment | undefined;
  inForce?: string | undefined;
  party?: PartyTerm | undefined;
  reading?: string | undefined;
  condition?: string | undefined;
  perParty?: Readonly<Record<string, Condition>> | undefined;
};

const CONDITION_KEYS = [
  'all',
  'any',
  'not',
  'once',
  'count',
  'amount',
  'holds',
  'reached',
  'before',
  'inForce',
  'condition',
  'perParty',
] as const;
const COMPARISONS = ['atLeast', 'atMost', 'moreThan', 'lessThan'] as const;

export const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z
      .strictObject({
        all: z.array(condition).min(1).optional(),
        any: z.array(condition).min(1).optional(),
        not: condition.optional(),
        once: pattern.optional().describe('such an event took place, in the window if one is given'),
        count: pattern.optional().describe('with atLeast, atMost, moreThan or lessThan'),
        ...window(),
        amount: quantity.optional().describe('with atLeast, atMost, moreThan or lessThan'),
        atLeast: quantity.optional(),
        atMost: quantity.optional(),
        moreThan: quantity.optional(),
        lessThan: quantity.optional(),
        holds: condition.optional().describe('with for, since or unless'),
        for: duration.optional().describe('has held without a break for at least this long'),
        since: pattern.optional().describe('has held ever since such an event'),
        unless: condition.optional(),
        reached: moment.optional(),
        before: moment.optional(),
        inForce: id.optional().describe('id of a clause'),
        party: partyTerm.optional().describe('with inForce; absent: self'),
        reading: id.optional().describe('with inForce; absent: the reading that is being judged'),
        condition: id.optional().describe('name of an entry of conditions'),
        perParty: z.record(partyId, condition).optional().describe('the entry of self'),
      })
      .check(
        exactlyOne('a condition', CONDITION_KEYS),
        belongs('within', ['once', 'count']),
        belongs('ago', ['once', 'count']),
        belongs('from', ['once', 'count']),
        belongs('until', ['once', 'count']),
        belongs('party', ['inForce']),
        belongs('reading', ['inForce']),
        ...COMPARISONS.map((key) => belongs(key, ['count', 'amount'])),
        needs('count', COMPARISONS),
        needs('amount', COMPARISONS),
        needs('holds', ['for', 'since', 'unless']),
        ...(['for', 'since', 'unless'] as const).map((key) => belongs(key, ['holds'])),
      ),
  )
  .meta({ id: 'Condition' });

/** Made anew for each use: `moment` is defined in terms of conditions. */
const window = () => ({
  within: duration.optional().describe('not longer ago than this'),
  ago: duration.optional().describe('at least this long ago'),
  from: moment.optional().describe('not before this moment'),
  until: moment.optional().describe('before this moment'),
});
