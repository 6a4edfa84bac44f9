/**
 * Every word, name, party and duration that an agreement uses, with the path at which it stands. The checks look at
 * this list; none of them walks expressions by itself.
 */
import type { Condition, IncidentFit, Moment, PartyTerm, Pattern, Quantity, Window } from './expression.js';
import type { Period } from './period.js';
import type { WordField } from './vocabulary.js';

export type Path = readonly PropertyKey[];

export type NameKind =
  | 'event'
  | 'moment'
  | 'quantity'
  | 'condition'
  | 'zone'
  | 'line'
  | 'clause'
  | 'reading'
  | 'weapon class'
  | 'protected class'
  | 'measure';

/** What a pattern is there for. */
export type PatternUse = 'match' | 'sum' | 'latest' | 'trigger';

export type Site = { readonly path: Path } & (
  | { readonly kind: 'word'; readonly field: WordField; readonly word: string }
  | { readonly kind: 'name'; readonly of: NameKind; readonly name: string; readonly inForce?: true }
  /** `relative`: self, other and any have a meaning here. */
  | { readonly kind: 'party'; readonly party: string; readonly relative: boolean }
  /** `elapsed`: a month has no length here. `positive`: none at all is refused. */
  | {
      readonly kind: 'duration';
      readonly text: string;
      readonly elapsed: boolean;
      readonly positive: boolean;
    }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'window'; readonly window: Window }
  | { readonly kind: 'pattern'; readonly pattern: Pattern; readonly use: PatternUse }
  | { readonly kind: 'perParty'; readonly entries: Readonly<Record<string, unknown>> }
);

export type Visit = (site: Site) => void;
type OneOrMore = string | readonly string[] | undefined;

function each(value: OneOrMore, path: Path, visit: (one: string, path: Path) => void): void {
  if (value === undefined) return;
  if (typeof value === 'string') visit(value, path);
  else for (const [index, one] of value.entries()) visit(one, [...path, index]);
}

export const words = (field: WordField, value: OneOrMore, path: Path, visit: Visit): void =>
  each(value, path, (word, at) => visit({ kind: 'word', field, word, path: at }));

export const names = (of: NameKind, value: OneOrMore, path: Path, visit: Visit): void =>
  each(value, path, (name, at) => visit({ kind: 'name', of, name, path: at }));

export const parties = (value: PartyTerm | undefined, path: Path, visit: Visit, relative = true): void =>
  each(value, path, (party, at) => visit({ kind: 'party', party, relative, path: at }));

export function elapsed(text: string | undefined, path: Path, visit: Visit): void {
  if (text !== undefined) visit({ kind: 'duration', text, elapsed: true, positive: false, path });
}

export function calendar(text: string | undefined, path: Path, visit: Visit, positive = false): void {
  if (text !== undefined) visit({ kind: 'duration', text, elapsed: false, positive, path });
}

export function walkFit(fit: IncidentFit, path: Path, visit: Visit): void {
  words('conduct', fit.conduct, [...path, 'conduct'], visit);
  words('means', fit.means, [...path, 'means'], visit);
  words('target', fit.target, [...path, 'target'], visit);
  words('purpose', fit.purpose, [...path, 'purpose'], visit);
  names('protected class', fit.facilityClasses, [...path, 'facilityClasses'], visit);
  names('weapon class', fit.weapons, [...path, 'weapons'], visit);
  names('zone', fit.zone, [...path, 'zone'], visit);
}

export function walkPattern(pattern: Pattern, path: Path, visit: Visit, use: PatternUse = 'match'): void {
  visit({ kind: 'pattern', pattern, use, path });
  const { event, incident, breach, declaration, handover, effort, measure, decision } = pattern;
  names('event', event, [...path, 'event'], visit);
  if (incident) {
    walkFit(incident, [...path, 'incident'], visit);
    parties(incident.by, [...path, 'incident', 'by'], visit);
  }
  if (breach) {
    names('clause', breach.clause, [...path, 'breach', 'clause'], visit);
    names('reading', breach.reading, [...path, 'breach', 'reading'], visit);
    parties(breach.by, [...path, 'breach', 'by'], visit);
  }
  if (declaration) {
    words('act', declaration.act, [...path, 'declaration', 'act'], visit);
    parties(declaration.by, [...path, 'declaration', 'by'], visit);
  }
  if (handover) {
    words('category', handover.category, [...path, 'handover', 'category'], visit);
    parties(handover.from, [...path, 'handover', 'from'], visit);
    parties(handover.to, [...path, 'handover', 'to'], visit);
  }
  if (effort) {
    words('status', effort.status, [...path, 'effort', 'status'], visit);
    parties(effort.by, [...path, 'effort', 'by'], visit);
    names('zone', effort.zone, [...path, 'effort', 'zone'], visit);
  }
  if (measure) {
    names('measure', measure.of, [...path, 'measure', 'of'], visit);
    parties(measure.by, [...path, 'measure', 'by'], visit);
    names('zone', measure.zone, [...path, 'measure', 'zone'], visit);
  }
  if (decision) parties(decision.by, [...path, 'decision', 'by'], visit);
}

export function walkMoment(moment: Moment, path: Path, visit: Visit): void {
  visit({ kind: 'moment', moment, path });
  if (typeof moment === 'string') return;
  const { after, before, first, last, when, earliest, latest, perParty } = moment;
  if (after !== undefined) walkMoment(after, [...path, 'after'], visit);
  if (before !== undefined) walkMoment(before, [...path, 'before'], visit);
  calendar(moment.duration, [...path, 'duration'], visit);
  if (first) walkPattern(first, [...path, 'first'], visit);
  if (last) walkPattern(last, [...path, 'last'], visit);
  if (moment.otherwise !== undefined) walkMoment(moment.otherwise, [...path, 'otherwise'], visit);
  for (const key of ['entryOf', 'endOf'] as const) {
    const name = moment[key];
    if (name !== undefined) visit({ kind: 'name', of: 'clause', name, inForce: true, path: [...path, key] });
  }
  if (when) walkCondition(when, [...path, 'when'], visit);
  walkList(earliest, [...path, 'earliest'], visit, walkMoment);
  walkList(latest, [...path, 'latest'], visit, walkMoment);
  walkEntries(perParty, [...path, 'perParty'], visit, walkMoment);
}

function walkList<T>(
  list: readonly T[] | undefined,
  path: Path,
  visit: Visit,
  walk: (value: T, path: Path, visit: Visit) => void,
): void {
  for (const [i, one] of (list ?? []).entries()) walk(one, [...path, i], visit);
}

function walkEntries<T>(
  entries: Readonly<Record<string, T>> | undefined,
  path: Path,
  visit: Visit,
  walk: (value: T, path: Path, visit: Visit) => void,
): void {
  if (!entries) return;
  visit({ kind: 'perParty', entries, path });
  for (const [party, value] of Object.entries(entries)) {
    visit({ kind: 'party', party, relative: false, path: [...path, party] });
    walk(value, [...path, party], visit);
  }
}

function walkWindow(window: Window, path: Path, visit: Visit): void {
  visit({ kind: 'window', window, path });
  elapsed(window.within, [...path, 'within'], visit);
  elapsed(window.ago, [...path, 'ago'], visit);
  if (window.from !== undefined) walkMoment(window.from, [...path, 'from'], visit);
  if (window.until !== undefined) walkMoment(window.until, [...path, 'until'], visit);
}

export function walkQuantity(quantity: Quantity, path: Path, visit: Visit): void {
  if (typeof quantity === 'number') return;
  const { count, sum, latest, plus, minus, times, smallest, largest, value, at, perParty } = quantity;
  if (count) walkPattern(count, [...path, 'count'], visit);
  if (sum) walkPattern(sum, [...path, 'sum'], visit, 'sum');
  if (latest) walkPattern(latest, [...path, 'latest'], visit, 'latest');
  if (count || sum) walkWindow(quantity, path, visit);
  names('quantity', quantity.quantity, [...path, 'quantity'], visit);
  for (const [key, list] of Object.entries({ plus, minus, smallest, largest }))
    walkList(list, [...path, key], visit, walkQuantity);
  if (times) walkQuantity(times[1], [...path, 'times', 1], visit);
  if (value !== undefined) walkQuantity(value, [...path, 'value'], visit);
  if (at !== undefined) walkMoment(at, [...path, 'at'], visit);
  walkEntries(perParty, [...path, 'perParty'], visit, walkQuantity);
}

export function walkCondition(condition: Condition, path: Path, visit: Visit): void {
  const { all, any, once, count, amount, holds, since, unless, reached, before, inForce } = condition;
  walkList(all, [...path, 'all'], visit, walkCondition);
  walkList(any, [...path, 'any'], visit, walkCondition);
  if (condition.not) walkCondition(condition.not, [...path, 'not'], visit);
  if (once) walkPattern(once, [...path, 'once'], visit);
  if (count) walkPattern(count, [...path, 'count'], visit);
  if (once || count) walkWindow(condition, path, visit);
  if (amount !== undefined) walkQuantity(amount, [...path, 'amount'], visit);
  for (const key of ['atLeast', 'atMost', 'moreThan', 'lessThan'] as const) {
    const limit = condition[key];
    if (limit !== undefined) walkQuantity(limit, [...path, key], visit);
  }
  if (holds) walkCondition(holds, [...path, 'holds'], visit);
  elapsed(condition.for, [...path, 'for'], visit);
  if (since) walkPattern(since, [...path, 'since'], visit);
  if (unless) walkCondition(unless, [...path, 'unless'], visit);
  if (reached !== undefined) walkMoment(reached, [...path, 'reached'], visit);
  if (before !== undefined) walkMoment(before, [...path, 'before'], visit);
  if (inForce !== undefined)
    visit({ kind: 'name', of: 'clause', name: inForce, inForce: true, path: [...path, 'inForce'] });
  parties(condition.party, [...path, 'party'], visit);
  names('reading', condition.reading, [...path, 'reading'], visit);
  names('condition', condition.condition, [...path, 'condition'], visit);
  walkEntries(condition.perParty, [...path, 'perParty'], visit, walkCondition);
}

export function walkPeriod(period: Period, path: Path, visit: Visit): void {
  if (period.start !== undefined) walkMoment(period.start, [...path, 'start'], visit);
  if (period.end !== undefined) walkMoment(period.end, [...path, 'end'], visit);
  calendar(period.duration, [...path, 'duration'], visit, true);
  for (const key of ['adopted', 'entry', 'suspended', 'released', 'lapses'] as const) {
    const condition = period[key];
    if (condition) walkCondition(condition, [...path, key], visit);
  }
  const { extension, rollOver } = period;
  if (extension) {
    parties(extension.by, [...path, 'extension', 'by'], visit);
    calendar(extension.each, [...path, 'extension', 'each'], visit, true);
  }
  if (rollOver) {
    parties(rollOver.by, [...path, 'rollOver', 'by'], visit);
    calendar(rollOver.every, [...path, 'rollOver', 'every'], visit, true);
    calendar(rollOver.notice, [...path, 'rollOver', 'notice'], visit);
  }
}
