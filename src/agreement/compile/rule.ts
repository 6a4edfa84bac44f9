/**
 * What is a breach of a clause: the kinds of clause reduced to three kinds of rule, for every party that is bound.
 */
import type { Clause } from '../agreement.js';
import { elapsedMs, readDuration } from '../duration.js';
import type { IncidentFit, Pattern, Quantity } from '../expression.js';
import type { CompiledExemption, CompiledQuota, Fit, Rule } from '../program.js';
import type { Context } from './context.js';
import {
  compare,
  compileCondition,
  compileMoment,
  compilePattern,
  compileQuantity,
  counted,
  inExpression,
  isSummed,
  resolvePattern,
} from './expression.js';
import { ANYTHING, compileFit, fieldsOf, fitOf, isAnything, type TakenElsewhere } from './fit.js';
import { join, not, number, reached } from './nodes.js';
import type { StandingNodes } from './standing.js';
import type { Version } from './version.js';

/** A clause under one reading, ready for each of its parties. */
export interface Setting {
  readonly version: Version;
  readonly taken: TakenElsewhere;
  /** Permissions from this clause, as they read, each with its standing for a party (-1: it does not bind it). */
  readonly permissions: readonly {
    readonly clause: Extract<Clause, { kind: 'permission' }>;
    readonly standingOf: (party: string) => number;
  }[];
  /** Zones of a fit narrowed to the zone of the variation. */
  readonly within: (
    zones: readonly number[] | null,
    variationZone: string,
    party: string,
  ) => readonly number[];
}

/** One bound party, with what its clause is compiled in. */
export interface Bound {
  readonly context: Context;
  /** null where the reading binds nobody, and the rule only says what fits. */
  readonly standing: StandingNodes | null;
}

type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** @param bound by party, in the order of the program; null: not bound */
export function compileRule(setting: Setting, bound: readonly (Bound | null)[]): Rule {
  const { clause } = setting.version;
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
    case 'exclusion':
      return fitRule(setting, bound, fitOf(clause)!);
    case 'withdrawal':
      return clause.remaining === undefined
        ? fitRule(setting, bound, fitOf(clause)!)
        : remainingRule(clause, bound);
    case 'freeze':
      return clause.amount === undefined
        ? fitRule(setting, bound, fitOf(clause)!)
        : freezeRule(clause, clause.amount, bound);
    case 'ceiling':
      return stateRule(bound, clause.grace, ({ context }) => ({
        bad: compare(
          context,
          compileQuantity({ ...context, absentHigh: 0 }, clause.amount),
          'moreThan',
          compileQuantity(context, clause.atMost),
        ),
        due: -1,
        short: -1,
      }));
    case 'delivery':
      return clause.every === undefined
        ? deliveryRule(clause, bound)
        : quotaRule(clause, clause.every, bound);
    case 'duty':
      return stateRule(bound, clause.cure, ({ context, standing }) => {
        const done = counted(own(context), 'count', clause.of, {}, sinceOf(context, standing, clause.from));
        return overdue(context, clause.due, compare(context, done, 'lessThan', number(context.nodes, 1)));
      });
    case 'access': {
      const { status = ['denied', 'jammed'], zone } = clause;
      return patternRule(setting, bound, { effort: { status, zone } });
    }
    case 'notification':
    case 'abstention':
      return resolved(bound, clause.of).incident
        ? fitRule(setting, bound, fieldsOf(resolved(bound, clause.of).incident!))
        : patternRule(setting, bound, clause.of);
    case 'permission':
      return eventRule(setting, bound, { kind: 'fit', fit: bound.map(() => null) });
  }
}

function resolved(bound: readonly (Bound | null)[], pattern: Pattern): Pattern {
  const one = bound.find((entry) => entry !== null);
  return one ? resolvePattern(one.context, pattern) : pattern;
}

/** Patterns that a clause lists itself: left out, `by` means self. */
const own = (context: Context): Context => ({ ...context, byDefault: 'self' });

function fitRule(setting: Setting, bound: readonly (Bound | null)[], fields: IncidentFit): Rule {
  const { version } = setting;
  const taken = setting.taken(fields, version.clause.id);
  const fit = bound.map((entry): Fit | null => {
    if (!entry) return null;
    const { agreement, zoneOf, self } = entry.context;
    const compiled = compileFit(agreement, fields, zoneOf, taken);
    if (!version.variation) return compiled;
    return { ...compiled, zones: setting.within(compiled.zones, version.variation.zone, self) };
  });
  return eventRule(setting, bound, { kind: 'fit', fit });
}

function patternRule(setting: Setting, bound: readonly (Bound | null)[], pattern: Pattern): Rule {
  const patterns = bound.map((entry) => (entry ? compilePattern(own(entry.context), pattern) : -1));
  return eventRule(setting, bound, { kind: 'pattern', patterns });
}

type Trigger = Extract<Rule, { kind: 'event' }>['trigger'];

function eventRule(setting: Setting, bound: readonly (Bound | null)[], trigger: Trigger): Rule {
  const { clause } = setting.version;
  const exemptions = bound.map((entry) => (entry ? exemptionsOf(setting, entry.context) : []));
  const after = clause.kind === 'notification' && clause.within !== undefined ? elapsedMs(clause.within) : 0;
  return { kind: 'event', trigger, exemptions, judgeAfterMs: after };
}

function exemptionsOf(setting: Setting, context: Context): readonly CompiledExemption[] {
  const { nodes, agreement, zoneOf } = context;
  const { clause, variation } = setting.version;
  const exemptions: CompiledExemption[] = [];
  const fitting = (fields: IncidentFit): Fit | null => {
    const fit = compileFit(agreement, fields, zoneOf);
    return isAnything(fit) ? null : fit;
  };
  for (const { id, when, ...fields } of clause.exempt ?? [])
    exemptions.push({
      id,
      fit: fitting(fieldsOf(fields)),
      condition: when ? compileCondition(context, when) : -1,
      strictly: true,
    });
  for (const { clause: permission, standingOf } of setting.permissions) {
    const standing = standingOf(context.self);
    if (standing < 0) continue;
    const conditions = [nodes.conditions.add({ kind: 'inForce', standing })];
    if (permission.when) conditions.push(compileCondition(context, permission.when));
    exemptions.push({
      id: `permission:${permission.id}`,
      fit: fitting(fieldsOf(permission)),
      condition: join(nodes, 'all', conditions),
      strictly: false,
    });
  }
  for (const { id, zone, when } of clause.variations ?? [])
    exemptions.push({
      id: `variation:${id}`,
      fit: { ...ANYTHING, zones: [zoneOf(zone)] },
      condition: when ? compileCondition(context, when) : -1,
      strictly: false,
    });
  if (variation?.when) {
    const condition = not(nodes, compileCondition(context, variation.when));
    exemptions.push({ id: `variation:${variation.id}`, fit: null, condition, strictly: false });
  }
  if (clause.kind === 'withdrawal' && clause.due !== undefined) {
    const condition = not(nodes, reached(nodes, compileMoment(context, clause.due)));
    exemptions.push({ id: 'before-due', fit: null, condition, strictly: false });
  }
  if (clause.kind === 'notification')
    exemptions.push({ id: 'notice', fit: null, condition: noticed(own(context), clause), strictly: false });
  return exemptions;
}

/** Notice given at least `ahead` and not longer before than `notOlderThan`; or in the time `within` that has just run out. */
function noticed(
  context: Context,
  { notice, ahead, notOlderThan, within }: ClauseOf<'notification'>,
): number {
  const window = within === undefined ? { ago: ahead, within: notOlderThan } : { within };
  const given = counted(context, 'count', notice, window);
  return compare(context, given, 'atLeast', number(context.nodes, 1));
}

/** `short`: of deliveries, the comparison of what was done with what is owed; -1 for all else. */
type State = { readonly bad: number; readonly due: number; readonly short: number };

function stateRule(
  bound: readonly (Bound | null)[],
  grace: string | undefined,
  stateOf: (bound: Bound & { readonly standing: StandingNodes }) => State,
): Rule {
  const states = bound.map(
    (entry): State =>
      entry?.standing
        ? stateOf({ context: entry.context, standing: entry.standing })
        : { bad: -1, due: -1, short: -1 },
  );
  return {
    kind: 'state',
    bad: states.map(({ bad }) => bad),
    due: states.map(({ due }) => due),
    short: states.map(({ short }) => short),
    graceMs: grace === undefined ? 0 : elapsedMs(grace),
  };
}

/** Due, and short. Without a due it never is. */
function overdue(context: Context, due: ClauseOf<'duty'>['due'] | undefined, short: number): State {
  const { nodes } = context;
  if (due === undefined)
    return { bad: nodes.conditions.add({ kind: 'constant', value: 0 }), due: -1, short: -1 };
  const moment = compileMoment(context, due);
  return { bad: join(nodes, 'all', [reached(nodes, moment), short]), due: moment, short: -1 };
}

function remainingRule(clause: ClauseOf<'withdrawal'>, bound: readonly (Bound | null)[]): Rule {
  return stateRule(bound, undefined, ({ context }) => {
    const left = compileQuantity(context, clause.remaining!);
    const limit = compileQuantity(context, clause.atMost ?? 0);
    return overdue(context, clause.due, compare(context, left, 'moreThan', limit));
  });
}

function freezeRule(clause: ClauseOf<'freeze'>, amount: Quantity, bound: readonly (Bound | null)[]): Rule {
  return stateRule(bound, clause.grace, ({ context, standing }) => {
    const moment = clause.baseline === undefined ? standing.enters : compileMoment(context, clause.baseline);
    const now = compileQuantity({ ...context, absentHigh: 0 }, amount);
    const of = compileQuantity(context, amount);
    const then = context.nodes.quantities.add({ kind: 'valueAt', of, moment });
    return { bad: compare(context, now, 'moreThan', then), due: -1, short: -1 };
  });
}

function deliveryRule(clause: ClauseOf<'delivery'>, bound: readonly (Bound | null)[]): Rule {
  return stateRule(bound, clause.cure, ({ context, standing }) => {
    const { quantities } = context.nodes;
    const since = sinceOf(context, standing, clause.from);
    const kind = isSummed(context, clause.of) ? 'sum' : 'count';
    const done = counted(own(context), kind, clause.of, {}, since);
    let owed = compileQuantity(context, clause.atLeast);
    if (clause.reciprocal !== undefined) {
      const factor = clause.reciprocal === true ? 1 : clause.reciprocal;
      const theirs = counted(theirOwn(context), kind, clause.of, {}, since);
      const forTheirs = factor === 1 ? theirs : quantities.add({ kind: 'times', factor, of: theirs });
      owed = quantities.add({ kind: 'smallest', of: [owed, forTheirs] });
    }
    const short = compare(context, done, 'lessThan', owed);
    return { ...overdue(context, clause.due, short), short };
  });
}

const theirOwn = (context: Context): Context => ({ ...own(context), exchanged: true });

function sinceOf(context: Context, standing: StandingNodes, from: ClauseOf<'duty'>['from']): number {
  return from === undefined ? standing.start : compileMoment(inExpression(context), from);
}

function quotaRule(clause: ClauseOf<'delivery'>, every: string, bound: readonly (Bound | null)[]): Rule {
  const parties = bound.map((entry): CompiledQuota | null => {
    if (!entry?.standing) return null;
    const { context } = entry;
    const summed = isSummed(context, clause.of);
    const factor = clause.reciprocal === true ? 1 : clause.reciprocal;
    return {
      pattern: compilePattern(own(context), clause.of),
      of: summed ? amountName(context, clause.of) : '',
      counting: summed ? 'sum' : 'count',
      amount: compileQuantity(context, clause.atLeast),
      theirs: factor === undefined ? null : { pattern: compilePattern(theirOwn(context), clause.of), factor },
      cuts: (clause.cuts ?? []).map(({ from, until, amount }) => ({
        from: compileMoment(context, from),
        until: compileMoment(context, until),
        amount: compileQuantity(context, amount),
      })),
    };
  });
  return { kind: 'quota', every: readDuration(every), carry: clause.carry ?? 'none', parties };
}

const amountName = (context: Context, pattern: Pattern): string =>
  resolvePattern(context, pattern).measure?.of ?? 'count';
