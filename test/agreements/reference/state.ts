/** States of things that may not hold while a clause is in force. Guide, "State rules". */
import type { StateBreach } from './breach.js';
import { elapsed } from './calendar.js';
import type { Finding } from './evaluate.js';
import {
  type AnyMoment,
  amountName,
  changesOfCounted,
  changesOfQuantity,
  changesOfReached,
  countedAt,
  momentAt,
  quantityAt,
  reachedAt,
  valueAt,
} from './expression.js';
import type { Form } from './form.js';
import { standingAt, standingChanges, termsOf } from './standing.js';
import { all, any, compare, NO, type Range, smallest, type Truth, times, UNKNOWN, YES } from './truth.js';
import { type Context, contextOf, inOrder, type World } from './world.js';

interface State {
  readonly bad: (atMs: number) => Truth;
  readonly changes: readonly number[];
  readonly due: AnyMoment | null;
  readonly graceMs: number;
}

interface FoundState {
  readonly finding: Finding;
  readonly breaches: readonly StateBreach[];
}

export function judgeStates(world: World, form: Form, reading: number): FoundState[] {
  const version = form.versions[reading];
  return (version?.bound ?? []).flatMap((party) => {
    const context = contextOf(world, form, reading, party);
    const state = stateOf(world, context);
    return state ? episodes(world, context, state) : [];
  });
}

function episodes(world: World, context: Context, state: State): FoundState[] {
  const { horizonMs } = world;
  const { graceMs } = state;
  const changes = inOrder([...state.changes, ...standingChanges(world, context)]);
  const moments = [Number.NEGATIVE_INFINITY, ...changes.filter((ms) => ms <= horizonMs)];
  const truths = moments.map((ms) => all([owedAt(world, context, state, ms), state.bad(ms)]));
  const found: FoundState[] = [];
  for (let i = 0; i < moments.length; i++) {
    if (truths[i] === NO) continue;
    let end = i + 1;
    while (end < moments.length && truths[end] !== NO) end++;
    const startMs = moments[i]!;
    const endMs = moments[end] ?? Number.POSITIVE_INFINITY;
    /** Last moment of the episode that is looked at. */
    const lastMs = Math.min(endMs - 1, horizonMs);
    const broken = firstHeld(moments, truths, i, end, graceMs, horizonMs);
    const open = startMs + graceMs <= lastMs && (broken === null || startMs < broken);
    if (broken !== null || open)
      found.push(foundState(world, context, startMs, broken, endMs, open, graceMs));
    i = end;
  }
  return found;
}

/** The first moment from which on it is yes for the whole grace. */
function firstHeld(
  moments: readonly number[],
  truths: readonly Truth[],
  from: number,
  to: number,
  graceMs: number,
  horizonMs: number,
): number | null {
  for (let i = from; i < to; i++) {
    if (truths[i] !== YES) continue;
    let end = i + 1;
    while (end < to && truths[end] === YES) end++;
    const lastMs = Math.min((moments[end] ?? Number.POSITIVE_INFINITY) - 1, horizonMs);
    if (moments[i]! + graceMs <= lastMs) return moments[i]!;
    i = end - 1;
  }
  return null;
}

function foundState(
  world: World,
  context: Context,
  episodeMs: number,
  broken: number | null,
  endMs: number,
  open: boolean,
  graceMs: number,
): FoundState {
  const { agreement } = world;
  const { self: party, form } = context;
  const reading = agreement.readings[context.reading]!.id;
  const idFrom = (ms: number): string =>
    `${party}@${new Date(ms).toISOString()}~${agreement.id}~${form.id}~${reading}`;
  const startMs = broken ?? episodeMs;
  const finding: Finding = {
    id: idFrom(startMs),
    clause: form.id,
    reading,
    party,
    standing: standingAt(world, context, startMs).is,
    ...(broken === null
      ? {
          verdict: 'undetermined',
          rule: 'state-open',
          band: 'none',
          probability: { value: 0.5, low: 0, high: 1 },
        }
      : {
          verdict: 'violation',
          rule: 'state-holds',
          band: 'confirmed',
          probability: { value: 1, low: 1, high: 1 },
        }),
    startMs,
    endMs,
  };
  const breaches: StateBreach[] = [];
  const knownBetter = broken === null ? Number.POSITIVE_INFINITY : broken + graceMs;
  const base = { kind: 'state', party } as const;
  if (open)
    breaches.push({
      ...base,
      id: idFrom(episodeMs),
      foundMs: episodeMs + graceMs,
      sure: false,
      untilMs: knownBetter,
    });
  if (broken !== null)
    breaches.push({
      ...base,
      id: idFrom(broken),
      foundMs: knownBetter,
      sure: true,
      untilMs: Number.POSITIVE_INFINITY,
    });
  return { finding, breaches };
}

/** In force at t; what was due while the clause was in force stays due. */
function owedAt(world: World, context: Context, { due }: State, atMs: number): Truth {
  const inForce = (ms: number): Truth => {
    const { is } = standingAt(world, context, ms);
    return is === 'inForce' ? YES : is === 'undetermined' ? UNKNOWN : NO;
  };
  if (due === null) return inForce(atMs);
  const [, high] = momentAt(world, context, due, atMs);
  return high <= atMs ? any([inForce(atMs), inForce(high - 1)]) : inForce(atMs);
}

function stateOf(world: World, context: Context): State | null {
  const { clause } = context.form.versions[context.reading]!;
  switch (clause.kind) {
    case 'ceiling':
      return {
        bad: (ms) =>
          compare(
            quantityAt(world, context, clause.amount, ms, { absentHigh: 0 }),
            'moreThan',
            quantityAt(world, context, clause.atMost, ms),
          ),
        changes: [
          ...changesOfQuantity(world, context, clause.amount),
          ...changesOfQuantity(world, context, clause.atMost),
        ],
        due: null,
        graceMs: elapsed(clause.grace ?? '0 s'),
      };
    case 'freeze': {
      const { amount } = clause;
      if (amount === undefined) return null;
      const baseline = clause.baseline ?? termsOf(world, context).enters;
      return {
        bad: (ms) =>
          compare(
            quantityAt(world, context, amount, ms, { absentHigh: 0 }),
            'moreThan',
            valueAt(world, context, amount, baseline, ms),
          ),
        changes: [
          ...changesOfQuantity(world, context, amount),
          ...changesOfReached(world, context, baseline),
        ],
        due: null,
        graceMs: elapsed(clause.grace ?? '0 s'),
      };
    }
    case 'withdrawal': {
      const { remaining, atMost = 0, due } = clause;
      if (remaining === undefined) return null;
      return overdue(
        world,
        context,
        due,
        '0 s',
        [...changesOfQuantity(world, context, remaining), ...changesOfQuantity(world, context, atMost)],
        (ms) =>
          compare(
            quantityAt(world, context, remaining, ms),
            'moreThan',
            quantityAt(world, context, atMost, ms),
          ),
      );
    }
    case 'delivery': {
      const { of, atLeast, due, every, cure = '0 s', reciprocal } = clause;
      if (every !== undefined) return null;
      const from = clause.from ?? termsOf(world, context).start;
      const by = amountName(world, of) === undefined ? 'count' : 'sum';
      const owed = (ms: number): Range => {
        const stated = quantityAt(world, context, atLeast, ms);
        if (reciprocal === undefined) return stated;
        const theirs = countedAt(world, context, of, { from }, by, ms, 'theirs');
        return smallest([stated, times(reciprocal === true ? 1 : reciprocal, theirs)]);
      };
      const changes = [
        ...changesOfQuantity(world, context, atLeast),
        ...changesOfCounted(world, context, of, { from }, 'own'),
        ...changesOfCounted(world, context, of, { from }, 'theirs'),
      ];
      return overdue(world, context, due, cure, changes, (ms) =>
        compare(countedAt(world, context, of, { from }, by, ms, 'own'), 'lessThan', owed(ms)),
      );
    }
    case 'duty': {
      const { of, due, cure = '0 s' } = clause;
      const from = clause.from ?? termsOf(world, context).start;
      const changes = changesOfCounted(world, context, of, { from }, 'own');
      return overdue(world, context, due, cure, changes, (ms) =>
        compare(countedAt(world, context, of, { from }, 'count', ms, 'own'), 'lessThan', [1, 1]),
      );
    }
    default:
      return null;
  }
}

/** Due, and short. Without a due it never is. */
function overdue(
  world: World,
  context: Context,
  due: AnyMoment | undefined,
  cure: string,
  changes: readonly number[],
  short: (atMs: number) => Truth,
): State | null {
  if (due === undefined) return null;
  return {
    bad: (ms) => all([reachedAt(momentAt(world, context, due, ms), ms), short(ms)]),
    changes: [...changes, ...changesOfReached(world, context, due)],
    due,
    graceMs: elapsed(cure),
  };
}
