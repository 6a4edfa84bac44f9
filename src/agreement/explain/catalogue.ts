/**
 * What a language must be able to say for the clause book. One file a language has the words; English takes prepositions,
 * Ukrainian and Russian put what is not declined (ids, titles, words of vocabularies) behind a label, so that no
 * name has to be put into a case.
 */
import type { Language } from '../../record/codes.js';
import type { ClauseKind } from '../clause.js';
import { english } from './english.js';
import type { Forms } from './plural.js';
import { russian } from './russian.js';
import type { DurationUnit } from './times.js';
import { ukrainian } from './ukrainian.js';

export function catalogueOf(language: Language): Catalogue {
  return { en: english, uk: ukrainian, ru: russian }[language];
}

/** An event as a noun: one of them, several of them, and after "there has been no". */
export interface Noun {
  readonly one: string;
  readonly many: string;
  readonly none: string;
}

/** What of an incident is told, each already a list in words; absent: any. */
export interface FitWords {
  readonly conduct?: string | undefined;
  readonly means?: string | undefined;
  readonly target?: string | undefined;
  readonly classes?: string | undefined;
  readonly weapons?: string | undefined;
  readonly purpose?: string | undefined;
  readonly zone?: string | undefined;
}

export type Relation = 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';
export type Effective = 'effectiveFrom' | 'effectiveUntil';

export interface Catalogue {
  readonly language: Language;
  /** After the year of a long date. */
  readonly yearSuffix: string;
  readonly duration: Readonly<Record<DurationUnit, Forms>>;
  readonly quote: (text: string) => string;
  readonly list: (items: readonly string[], join: 'and' | 'or') => string;

  readonly party: {
    readonly self: string;
    /** Of two parties, of more. */
    readonly other: string;
    readonly others: string;
    readonly any: string;
  };
  readonly fit: (fit: FitWords) => string;
  /** Of an exemption: where it names no conduct, whatever is done. */
  readonly exempt: (fit: FitWords) => string;
  readonly zone: (zone: string) => string;
  readonly pattern: {
    readonly incident: (fit: FitWords, by: string | undefined, sure: string | undefined) => Noun;
    readonly breach: (of: string, by: string, reading: string | undefined, sure: string | undefined) => Noun;
    readonly thisClause: string;
    readonly clauses: (clauses: string) => string;
    readonly declaration: (
      by: string | undefined,
      act: string | undefined,
      about: string | undefined,
    ) => Noun;
    readonly handover: (
      category: string | undefined,
      from: string | undefined,
      to: string | undefined,
    ) => Noun;
    readonly effort: (status: string | undefined, by: string | undefined, zone: string | undefined) => Noun;
    readonly measure: (of: string, by: string | undefined, zone: string | undefined) => Noun;
    readonly decision: (
      by: string | undefined,
      decision: string | undefined,
      about: string | undefined,
    ) => Noun;
    readonly named: (name: string) => Noun;
    readonly band: Readonly<Record<'possible' | 'probable' | 'confirmed', string>>;
  };
  /** Written after an event; the parts are joined by the caller. */
  readonly window: {
    readonly within: (duration: string) => string;
    readonly ago: (duration: string) => string;
    readonly from: (moment: string) => string;
    readonly until: (moment: string) => string;
  };
  readonly moment: {
    readonly named: (name: string) => string;
    readonly after: (duration: string | undefined, moment: string) => string;
    readonly before: (duration: string | undefined, moment: string) => string;
    readonly startOfDay: (moment: string) => string;
    readonly endOfDay: (moment: string) => string;
    readonly first: (event: string) => string;
    readonly last: (event: string) => string;
    readonly effective: (which: Effective, event: string) => string;
    /** Until there is such an event, another moment stands. */
    readonly otherwise: (moment: string, otherwise: string) => string;
    readonly entryOf: (clause: string) => string;
    readonly endOf: (clause: string) => string;
    readonly when: (condition: string) => string;
    readonly earliest: (moments: readonly string[]) => string;
    readonly latest: (moments: readonly string[]) => string;
  };
  readonly forParty: (party: string, value: string) => string;
  readonly quantity: {
    readonly named: (name: string) => string;
    readonly count: (events: string) => string;
    readonly persons: (events: string) => string;
    readonly sum: (events: string) => string;
    readonly latest: (events: string) => string;
    readonly plus: (items: readonly string[]) => string;
    readonly minus: (left: string, right: string) => string;
    readonly times: (factor: string, of: string) => string;
    readonly smallest: (items: readonly string[]) => string;
    readonly largest: (items: readonly string[]) => string;
    readonly valueAt: (of: string, moment: string) => string;
  };
  readonly condition: {
    readonly once: (event: string) => string;
    readonly never: (event: string) => string;
    readonly compare: (left: string, relation: Relation, right: string) => string;
    readonly all: string;
    readonly any: string;
    readonly notAll: string;
    readonly none: string;
    readonly not: (condition: string) => string;
    readonly for: (condition: string, duration: string) => string;
    readonly since: (condition: string, event: string) => string;
    readonly unless: (condition: string, unless: string) => string;
    /** Above the two: the first must hold, the second must not. */
    readonly unlessBelow: string;
    readonly reached: (moment: string) => string;
    readonly notReached: (moment: string) => string;
    readonly inForce: (clause: string, party: string, reading: string | undefined) => string;
    readonly notInForce: (clause: string, party: string, reading: string | undefined) => string;
    readonly named: (name: string) => string;
    readonly notNamed: (name: string) => string;
  };

  readonly kind: Readonly<Record<ClauseKind, string>>;
  readonly status: Readonly<Record<'proposed' | 'declared' | 'agreed', string>>;
  readonly book: BookWords;
  readonly openPoint: OpenPointWords;
}

/** Labels end without a colon; sentences end with a full stop. */
export interface BookWords {
  readonly status: string;
  readonly parties: string;
  readonly guarantors: string;
  readonly othersNamed: string;
  readonly times: (zone: string) => string;
  readonly standard: string;
  readonly thresholds: (possible: string, probable: string, confirmed: string) => string;
  readonly source: string;
  readonly note: string;
  readonly rulings: string;
  readonly rulingsBy: (by: string) => string;
  readonly readings: string;
  readonly reading: string;
  readonly clauses: string;
  readonly zones: string;
  readonly lines: string;
  readonly names: string;
  readonly definitions: string;
  readonly weaponClasses: string;
  readonly openPoints: string;
  readonly noOpenPoints: string;

  readonly heldBy: string;
  readonly from: string;
  readonly until: string;
  readonly inForce: string;
  readonly noStart: string;
  readonly noEnd: string;
  readonly lasts: (duration: string) => string;
  readonly fromUntil: (from: string, until: string) => string;
  readonly fromOpen: (from: string) => string;
  readonly fromFor: (from: string, duration: string) => string;
  readonly underReading: (text: string, reading: string) => string;
  readonly adopted: string;
  readonly entry: string;
  readonly suspended: string;
  readonly released: string;
  readonly lapses: string;
  readonly extension: string;
  readonly extensionMutual: (by: string) => string;
  readonly extensionAny: (by: string) => string;
  readonly extensionUntil: (each: string | undefined) => string;
  readonly about: (subject: string) => string;
  readonly rollOver: string;
  readonly rolls: (every: string, notice: string, by: string, times: string | undefined) => string;
  readonly rollTimes: (count: number) => string;

  readonly bound: string;
  readonly boundAll: string;
  readonly nobody: string;
  readonly eachForItself: string;
  readonly prohibited: string;
  readonly keepOut: string;
  readonly gone: string;
  readonly goneBy: (due: string) => string;
  readonly stage: (id: string) => string;
  readonly stageLimit: (atMost: string) => string;
  readonly remaining: (amount: string, atMost: string) => string;
  readonly limit: string;
  readonly atMost: (amount: string, atMost: string) => string;
  readonly grace: string;
  readonly cure: string;
  readonly frozen: string;
  readonly notAbove: (amount: string, baseline: string) => string;
  readonly entryIntoForce: string;
  readonly owed: string;
  readonly owedBy: (amount: string, of: string, due: string | undefined) => string;
  readonly owedEvery: (amount: string, of: string, every: string) => string;
  readonly carry: Readonly<Record<'none' | 'surplus' | 'both', string>>;
  readonly carryOver: string;
  readonly cut: string;
  readonly cutAmount: (from: string, until: string, amount: string) => string;
  readonly reciprocal: string;
  readonly reciprocalOf: (factor: string | undefined) => string;
  readonly countsFrom: string;
  readonly mustDo: string;
  readonly dueBy: (event: string, due: string) => string;
  readonly accessTo: string;
  readonly notKept: (status: string, zone: string | undefined) => string;
  readonly mustNotify: string;
  readonly ahead: (of: string, notice: string, ahead: string, notOlderThan: string | undefined) => string;
  readonly afterwards: (of: string, notice: string, within: string) => string;
  readonly mustNot: string;
  readonly allowed: string;
  readonly exceptionFrom: string;
  readonly onlyWhile: string;
  readonly exempt: string;
  readonly variation: string;
  readonly variationIn: (zone: string) => string;
  readonly doesNotHold: string;
  readonly readsThere: string;
  readonly uses: string;
  readonly noSuchClause: string;
  readonly noDefinition: string;

  readonly zonePolygon: (corners: string) => string;
  readonly zoneCentre: (km: string, place: string) => string;
  readonly zoneLine: (km: string, line: string, beyondKm: string | undefined) => string;
  readonly zoneSide: (side: string) => string;
  readonly zoneTerritory: (units: string, register: string) => string;
  readonly zoneSea: string;
  readonly zoneByName: string;
  readonly zoneExcept: (zones: string) => string;
  readonly linePoints: (count: number) => string;
  readonly lineRegister: (file: string) => string;
  readonly lineMission: string;
  readonly lineDate: (date: string) => string;
  readonly lineSides: (left: string, right: string) => string;
  readonly classMeans: string;
  readonly classWeapons: string;
  readonly calibre: (min: string | undefined, max: string | undefined) => string;
  readonly namedMoment: string;
  readonly namedQuantity: string;
  readonly namedCondition: string;
  readonly namedEvent: string;
}

export interface OpenPointWords {
  readonly kind: Readonly<Record<'overlap' | 'gap' | 'undefined-term' | 'stated', string>>;
  readonly noStart: (reading: string) => string;
  readonly noEnd: string;
  readonly noEndUnder: (reading: string) => string;
  readonly noStartAtAll: string;
  readonly bindsNobody: string;
  readonly bindsNobodyUnder: (reading: string) => string;
  readonly noDue: string;
  readonly noReadingBy: (party: string) => string;
  readonly nobodyRules: string;
  readonly cannotHappen: (what: string, why: string) => string;
  readonly onlyOneParty: string;
  readonly sameSides: string;
  readonly notBound: string;
  readonly emptyWindow: (within: string, ago: string) => string;
  readonly standingNever: (clause: string, parties: string) => string;
  readonly neverExtends: string;
  readonly prohibitedTwice: (first: string, second: string, what: string) => string;
  readonly demandedTwice: (first: string, second: string) => string;
  readonly undefinedTerm: (term: string) => string;
}
