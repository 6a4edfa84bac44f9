/**
 * An agreement compiled: names resolved, kinds of clause reduced to three kinds of rule, `self` and `other` filled in for
 * every party, fields merged for every reading. This is what the monitor runs and what the checker checks against.
 * `compile` (compile.ts) makes it; docs/agreement-language.md, "Exact meaning", defines it.
 *
 * Nodes refer to one another by their index in the lists of the program; equal nodes are one node. -1 stands for "none".
 * A node's children stand before it in its list, except through breach patterns, which look strictly at the past.
 *
 * Longer than a file should be, because the forms refer to one another and are read side by side.
 *
 * Truth has three values, as numbers so that "and" is the smaller and "or" the larger (Kleene).
 */
import type { Agreement } from './agreement.js';
import type { Localised, Standard } from './primitives.js';

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;
export type Truth = typeof NO | typeof UNKNOWN | typeof YES;

export interface Program {
  readonly agreement: Agreement;
  /** Parties, guarantors and others, in the order of the agreement: whoever can be bound. */
  readonly parties: readonly string[];
  readonly zones: readonly CompiledZone[];
  readonly patterns: readonly CompiledPattern[];
  readonly moments: readonly CompiledMoment[];
  readonly quantities: readonly CompiledQuantity[];
  readonly conditions: readonly CompiledCondition[];
  /** Clauses in the order of the agreement, local variations right after their clause. */
  readonly clauses: readonly CompiledClause[];
  /** One for each clause, reading and party that the clause binds under the reading. */
  readonly standings: readonly CompiledStanding[];
}

export interface CompiledZone {
  readonly id: string;
  /** Party for which `self` and `other` were filled in; '' where the zone does not depend on it. */
  readonly party: string;
  /** Is the place in the zone; UNKNOWN where its radius reaches across the edge or there is no geometry or no place. */
  readonly holds: (place: Placed) => Truth;
}

/** What of a happening a zone looks at; a Happening is one. */
export interface Placed {
  readonly place?: { readonly lat: number; readonly lon: number; readonly radiusMetres: number };
  readonly lineOffsetKm?: number;
  readonly zones: readonly string[];
}

/** Words that fit, and words of which it is open; '' there stands for "not told". */
export interface Words {
  readonly yes: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
}

/** What must fit in an incident; a null field fits anything. */
export interface Fit {
  readonly conduct: Words | null;
  readonly means: Words | null;
  readonly target: Words | null;
  /** Classes of protected objects. With target and classes: see the guide, "Fit". */
  readonly facilityClasses: ReadonlySet<string> | null;
  readonly weapons: readonly CompiledWeapons[] | null;
  readonly purpose: Words | null;
  /** Indexes of zones, any one of them. */
  readonly zones: readonly number[] | null;
}

export interface CompiledWeapons {
  readonly id: string;
  readonly means: ReadonlySet<string> | null;
  readonly weapons: ReadonlySet<string> | null;
  /** min included, max not. */
  readonly calibreMm: readonly [min: number, max: number] | null;
}

/** Thresholds by which a condition takes it that a party did something: YES from `yes` on, NO up to `no`. */
export interface Sureness {
  readonly yes: number;
  readonly no: number;
}

/** `by`, `from`, `to`: the parties that match; null matches anybody. */
export type CompiledPattern =
  | {
      readonly kind: 'incident';
      readonly fit: Fit;
      readonly by: readonly string[] | null;
      readonly sure: Sureness;
    }
  | {
      readonly kind: 'breach';
      /** Indexes of clauses. */
      readonly clauses: readonly number[];
      /** Index of the reading. */
      readonly reading: number;
      readonly by: readonly string[];
      /** The lowest band that counts. */
      readonly band: 'possible' | 'probable' | 'confirmed';
    }
  | {
      readonly kind: 'declaration';
      readonly by: readonly string[] | null;
      readonly act: readonly string[] | null;
      readonly about: readonly string[] | null;
    }
  | {
      readonly kind: 'handover';
      readonly from: readonly string[] | null;
      readonly to: readonly string[] | null;
      readonly category: readonly string[] | null;
    }
  | {
      readonly kind: 'effort';
      readonly status: readonly string[] | null;
      readonly by: readonly string[] | null;
      readonly zones: readonly number[] | null;
    }
  | {
      /** Any record that reports a value of this name. */
      readonly kind: 'measure';
      readonly of: string;
      readonly by: readonly string[] | null;
      readonly zones: readonly number[] | null;
    }
  | {
      readonly kind: 'decision';
      readonly by: readonly string[] | null;
      readonly about: readonly string[] | null;
      readonly decision: readonly string[] | null;
    };

/** An event at x counts at t when t - withinMs <= x <= t - agoMs, from <= x and x < until. */
export interface CompiledWindow {
  /** Infinity: no limit. */
  readonly withinMs: number;
  readonly agoMs: number;
  /** Indexes of moments, or -1. */
  readonly from: number;
  readonly until: number;
}

/** Its value at t is a range of instants [low, high]; Infinity stands for "not (yet) fixed". */
export type CompiledMoment =
  | { readonly kind: 'fixed'; readonly ms: number }
  /** No start or end is stated: [Infinity, Infinity] at all times. */
  | { readonly kind: 'never' }
  | {
      readonly kind: 'event';
      readonly which: 'first' | 'last';
      readonly pattern: number;
      readonly take: 'time' | 'effectiveFrom' | 'effectiveUntil';
    }
  /** When the condition first was not NO, and when it first was YES. */
  | { readonly kind: 'when'; readonly condition: number }
  | {
      readonly kind: 'shift';
      readonly moment: number;
      readonly sign: 1 | -1;
      readonly duration: CompiledDuration;
      readonly round: 'startOfDay' | 'endOfDay' | null;
    }
  | { readonly kind: 'earliest' | 'latest'; readonly of: readonly number[] }
  | {
      readonly kind: 'extended';
      readonly base: number;
      /** A pattern of declarations for each party whose consent is needed. */
      readonly consents: readonly number[];
      /** All of them, or any one. */
      readonly consent: 'mutual' | 'any';
      readonly each: CompiledDuration | null;
    }
  | {
      readonly kind: 'rolled';
      readonly base: number;
      readonly every: CompiledDuration;
      /** Until this long before the end, by the calendar, notice can be given. */
      readonly ahead: CompiledDuration;
      /** Pattern of declarations that are a notice. */
      readonly notice: number;
      /** Infinity: no limit. */
      readonly atMost: number;
    };

/** Calendar months, then calendar days in the agreement's time zone, then milliseconds. */
export interface CompiledDuration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

/** Its value at t is a range [low, high]. */
export type CompiledQuantity =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'count' | 'sum';
      readonly pattern: number;
      /** For sum: name of the amount. */
      readonly of: string;
      readonly window: CompiledWindow;
    }
  | {
      readonly kind: 'latest';
      readonly pattern: number;
      readonly of: string;
      /** High end of the range while nobody has reported a value: 0, or Infinity for "not known". */
      readonly absentHigh: number;
    }
  | { readonly kind: 'plus' | 'smallest' | 'largest'; readonly of: readonly number[] }
  | { readonly kind: 'minus'; readonly left: number; readonly right: number }
  | { readonly kind: 'times'; readonly factor: number; readonly of: number }
  /** Its value at the moment; [0, Infinity] before the moment is reached. */
  | { readonly kind: 'valueAt'; readonly of: number; readonly moment: number };

export type CompiledCondition =
  | { readonly kind: 'constant'; readonly value: Truth }
  | { readonly kind: 'all' | 'any'; readonly of: readonly number[] }
  | { readonly kind: 'not'; readonly of: number }
  | {
      readonly kind: 'compare';
      readonly left: number;
      readonly is: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';
      readonly right: number;
    }
  | { readonly kind: 'held'; readonly of: number; readonly forMs: number }
  | { readonly kind: 'since'; readonly of: number; readonly pattern: number }
  | { readonly kind: 'reached'; readonly moment: number }
  | { readonly kind: 'inForce'; readonly standing: number };

export interface CompiledClause {
  /** `${clause}` or `${clause}@${variation}`. */
  readonly id: string;
  /** Index of the clause in the agreement. */
  readonly clause: number;
  readonly title: Localised;
  readonly standard: Standard;
  readonly source: string;
  /** One for each reading, in the order of the agreement; null where the reading knows no such clause. */
  readonly readings: readonly (CompiledReading | null)[];
  /** Patterns of decisions by which a ruling fixes each reading for this clause; null where nobody can rule. */
  readonly rulings: readonly number[] | null;
}

export interface CompiledReading {
  /** Standing by index of the party; -1 where it is not bound. */
  readonly standings: readonly number[];
  readonly rule: Rule;
}

export type Rule = EventRule | StateRule | QuotaRule;

/** Each happening that fits is a breach by who did it, unless exempt. */
export interface EventRule {
  readonly kind: 'event';
  /** What fits: for incidents a Fit, for other happenings a pattern by party (-1: not bound). */
  readonly trigger:
    | { readonly kind: 'fit'; readonly fit: readonly (Fit | null)[] }
    | { readonly kind: 'pattern'; readonly patterns: readonly number[] };
  /** By party. */
  readonly exemptions: readonly (readonly CompiledExemption[])[];
  /** The exemption is looked at this long after the happening (notification afterwards). */
  readonly judgeAfterMs: number;
}

export interface CompiledExemption {
  /** `${exemption}`, `permission:${clause}`, `variation:${id}`, `notice` or `before-due`. */
  readonly id: string;
  /** null: fits any. */
  readonly fit: Fit | null;
  /** -1: always. */
  readonly condition: number;
  /** The condition is taken one millisecond earlier and without the delay: the event does not excuse itself. */
  readonly strictly: boolean;
}

/** While in force, `bad` must not hold for longer than the grace. By party; -1: not bound. */
export interface StateRule {
  readonly kind: 'state';
  readonly bad: readonly number[];
  /** By party: the moment at which something was due, or -1 where the rule has none; see the guide, "State rules". */
  readonly due: readonly number[];
  /** By party: of deliveries, the condition that compares what was done with what is owed, also where no day is named; -1 for all else. */
  readonly short: readonly number[];
  readonly graceMs: number;
}

/** In each stretch from entry into force on, the amount must be reached. By party. */
export interface QuotaRule {
  readonly kind: 'quota';
  readonly every: CompiledDuration;
  readonly carry: 'none' | 'surplus' | 'both';
  readonly parties: readonly (CompiledQuota | null)[];
}

export interface CompiledQuota {
  readonly pattern: number;
  readonly of: string;
  readonly counting: 'sum' | 'count';
  readonly amount: number;
  /** With `reciprocal`: owed is at most factor x what this pattern counts in the same stretch, seen at its last moment. */
  readonly theirs: { readonly pattern: number; readonly factor: number } | null;
  readonly cuts: readonly { readonly from: number; readonly until: number; readonly amount: number }[];
}

export interface CompiledStanding {
  /** Indexes of the compiled clause, reading and party. */
  readonly clause: number;
  readonly reading: number;
  readonly party: number;
  /** Condition under which the text binds at all: constant YES, constant NO for a proposal, or as the text has it. */
  readonly adopted: number;
  /** Moments: the stated start; entry into force (start and entry condition); the end; when it lapsed; when self was released. */
  readonly start: number;
  readonly enters: number;
  readonly end: number;
  readonly lapsed: number;
  readonly released: number;
  /** Condition; constant NO where nothing suspends it. */
  readonly suspended: number;
}
