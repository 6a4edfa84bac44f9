/**
 * Two clauses that cannot both be kept: an error of the text, never a silent precedence. Only plain ones are told, where
 * one clause covers all of what the other speaks of, for the same party, at the same time, under the same reading; what
 * may be meant is left to `explain`.
 */
import type { Clause } from './agreement.js';
import type { Flaw } from './check.js';
import { fieldsOf, fitOf, listOf } from './compile/fit.js';
import { type Form, formsOf } from './compile/version.js';
import type { IncidentFit } from './expression.js';
import { fixedMoment, fixedQuantity } from './fixed.js';
import { type CompiledPattern, type CompiledStanding, NO, type Program, type Rule } from './program.js';

/** One clause as it binds one party under one reading. */
interface Binding {
  readonly index: number;
  readonly clause: Clause;
  readonly standing: CompiledStanding;
  readonly rule: Rule;
}

export function contradictions(program: Program): Flaw[] {
  const { agreement } = program;
  const forms = formsOf(agreement);
  const flaws = agreement.readings.flatMap((_, reading) =>
    program.parties.flatMap((_, party) => {
      const bindings = bindingsOf(program, forms, reading, party);
      const sought = soughtIn(program, bindings, party);
      return bindings.flatMap((one) => [
        ...permittedAndProhibited(program, one, sought),
        ...limitedAndDemanded(program, one, sought, party),
        ...prohibitedAndDemanded(program, one, sought, party),
      ]);
    }),
  );
  return flaws;
}

/** Only some pairs can contradict each other: in a text of hundreds of clauses it matters not to try them all. */
interface Sought {
  /** Clauses that can cover what a permission permits, by each word for conduct that they list; '' for any. */
  readonly covering: ReadonlyMap<string, readonly Binding[]>;
  readonly demands: ReadonlyMap<CompiledPattern['kind'], readonly Demanding[]>;
  /** By pattern and what is counted. */
  readonly demandsByAmount: ReadonlyMap<string, readonly Demanding[]>;
}

type Demanding = Binding & { readonly demand: Demand };

function soughtIn(program: Program, bindings: readonly Binding[], party: number): Sought {
  const covering = new Map<string, Binding[]>();
  const demands = new Map<CompiledPattern['kind'], Demanding[]>();
  const demandsByAmount = new Map<string, Demanding[]>();
  for (const binding of bindings) {
    const { kind } = binding.clause;
    if (kind === 'prohibition' || kind === 'exclusion' || kind === 'treatment') {
      const { conduct } = fitOf(binding.clause)!;
      for (const word of conduct === undefined ? [''] : listOf<string>(conduct)) put(covering, word, binding);
    }
    const demand = demandOf(program, binding.rule, party);
    if (!demand) continue;
    put(demands, program.patterns[demand.pattern]!.kind, { ...binding, demand });
    put(demandsByAmount, amountKey(demand.pattern, demand.counting), { ...binding, demand });
  }
  return { covering, demands, demandsByAmount };
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

const amountKey = (pattern: number, counting: string): string => `${pattern} ${counting}`;

function bindingsOf(program: Program, forms: readonly Form[], reading: number, party: number): Binding[] {
  return program.clauses.flatMap(({ clause: index, readings }, form) => {
    const version = forms[form]!.versions[reading];
    const compiled = readings[reading];
    const standing = program.standings[compiled?.standings[party] ?? -1];
    if (!version || version.variation || !compiled || !standing) return [];
    return [{ index, clause: version.clause, standing, rule: compiled.rule }];
  });
}

/** A permission that leaves out a prohibition which covers all that it permits. */
function permittedAndProhibited(
  program: Program,
  { index, clause: permission, standing }: Binding,
  { covering }: Sought,
): Flaw[] {
  if (permission.kind !== 'permission') return [];
  const permitted = fieldsOf(permission);
  const [conduct] = listOf<string>(permitted.conduct);
  const candidates = [covering.get('') ?? [], (conduct && covering.get(conduct)) || []].flat();
  return candidates
    .filter(
      ({ clause, standing: theirs }) =>
        !permission.from.includes(clause.id) &&
        covers(fitOf(clause)!, permitted) &&
        !clause.exempt?.some((exemption) => covers(fieldsOf(exemption), permitted)) &&
        meet(program, standing, theirs),
    )
    .map(({ clause }) => ({
      path: ['clauses', index, 'from'],
      expected: 'all clauses that prohibit what this one permits',
      found: permission.from.join(', '),
      hint: `"${clause.id}" prohibits it too, at the same time: add it, or exempt it there.`,
    }));
}

/** A ceiling below what another clause demands of the same quantity. */
function limitedAndDemanded(
  program: Program,
  ceiling: Binding,
  { demandsByAmount }: Sought,
  party: number,
): Flaw[] {
  if (ceiling.clause.kind !== 'ceiling' || ceiling.rule.kind !== 'state') return [];
  const bad = program.conditions[ceiling.rule.bad[party]!]!;
  if (bad.kind !== 'compare') return [];
  const limit = fixedQuantity(program, bad.right);
  const amount = program.quantities[bad.left]!;
  if (limit === undefined || (amount.kind !== 'count' && amount.kind !== 'sum')) return [];
  const { withinMs, agoMs, from, until } = amount.window;
  const isWhole = withinMs === Number.POSITIVE_INFINITY && agoMs === 0 && until < 0;
  if (!isWhole) return [];
  return (demandsByAmount.get(amountKey(amount.pattern, amount.kind)) ?? [])
    .filter(
      ({ demand, standing }) =>
        limit < demand.least &&
        (from < 0 || from === demand.from) &&
        meet(program, ceiling.standing, standing),
    )
    .map(({ demand, clause }) => ({
      path: ['clauses', ceiling.index, 'atMost'],
      expected: `at least ${demand.least}, which "${clause.id}" demands`,
      found: String(limit),
      hint: 'Raise the ceiling or lower the demand.',
    }));
}

/** A clause that prohibits all the time what another demands. */
function prohibitedAndDemanded(program: Program, ban: Binding, { demands }: Sought, party: number): Flaw[] {
  if (ban.rule.kind !== 'event') return [];
  const isBan = ban.clause.kind === 'abstention' || ban.clause.kind === 'prohibition';
  if (!isBan || ban.rule.exemptions[party]!.length > 0) return [];
  const { trigger } = ban.rule;
  const banned = trigger.kind === 'pattern' ? program.patterns[trigger.patterns[party]!]! : undefined;
  const isBanned = (wanted: CompiledPattern): boolean =>
    trigger.kind === 'pattern'
      ? coversPattern(banned!, wanted)
      : wanted.kind === 'incident' &&
        wanted.by?.includes(program.parties[party]!) === true &&
        trigger.fit[party] !== null &&
        coversFit(trigger.fit[party]!, wanted.fit);
  return (demands.get(banned?.kind ?? 'incident') ?? [])
    .filter(
      ({ demand, standing }) =>
        demand.least > 0 &&
        isBanned(program.patterns[demand.pattern]!) &&
        outlasts(program, ban.standing, demand) &&
        meet(program, ban.standing, standing),
    )
    .map(({ clause }) => ({
      path: ['clauses', ban.index, 'kind'],
      expected: `nothing that "${clause.id}" demands`,
      found: `${ban.clause.kind} of it`,
      hint: 'Except it here, or take the demand out.',
    }));
}

interface Demand {
  readonly pattern: number;
  readonly counting: 'count' | 'sum';
  readonly least: number;
  /** Moments: from when on it counts (-1: entry into force), and until when. */
  readonly from: number;
  readonly due: number;
}

function demandOf(program: Program, rule: Rule, party: number): Demand | undefined {
  if (rule.kind === 'quota') {
    const quota = rule.parties[party];
    const least = quota && !quota.theirs ? fixedQuantity(program, quota.amount) : undefined;
    return quota && least !== undefined
      ? { pattern: quota.pattern, counting: quota.counting, least, from: -1, due: -1 }
      : undefined;
  }
  if (rule.kind !== 'state' || rule.due[party]! < 0) return undefined;
  const bad = program.conditions[rule.bad[party]!]!;
  const parts = bad.kind === 'all' ? bad.of.map((of) => program.conditions[of]!) : [];
  const short = parts.find((part) => part.kind === 'compare');
  if (short?.kind !== 'compare' || short.is !== 'lessThan') return undefined;
  const done = program.quantities[short.left]!;
  const least = fixedQuantity(program, short.right);
  if ((done.kind !== 'count' && done.kind !== 'sum') || least === undefined) return undefined;
  return { pattern: done.pattern, counting: done.kind, least, from: done.window.from, due: rule.due[party]! };
}

/** Do both bind at one moment at least, as far as the text alone tells? */
function meet(program: Program, a: CompiledStanding, b: CompiledStanding): boolean {
  const unsuspended = ({ suspended }: CompiledStanding): boolean => isNo(program, suspended);
  if (a.suspended !== b.suspended && !(unsuspended(a) && unsuspended(b))) return false;
  if (a.adopted !== b.adopted || isNo(program, a.adopted)) return false;
  if (a.enters === b.enters && program.moments[a.enters]!.kind !== 'never') return true;
  const [aStart, aEnd, bStart, bEnd] = [a.enters, a.end, b.enters, b.end].map((one) =>
    fixedMoment(program, one),
  );
  if (aStart === undefined || aEnd === undefined || bStart === undefined || bEnd === undefined) return false;
  return Math.max(aStart, bStart) < Math.min(aEnd, bEnd);
}

const isNo = ({ conditions }: Program, index: number): boolean => {
  const condition = conditions[index]!;
  return condition.kind === 'constant' && condition.value === NO;
};

/** Does the ban hold from when the act first counts until it is due? */
function outlasts(program: Program, ban: CompiledStanding, { from, due }: Demand): boolean {
  const [start, end] = [fixedMoment(program, ban.enters), fixedMoment(program, ban.end)];
  if (from < 0 || due < 0) return end === Number.POSITIVE_INFINITY && start !== undefined;
  const [first, last] = [fixedMoment(program, from), fixedMoment(program, due)];
  const begins = ban.enters === from || (start !== undefined && first !== undefined && start <= first);
  const lasts = end === Number.POSITIVE_INFINITY || (end !== undefined && last !== undefined && last <= end);
  return begins && lasts;
}

/** All that fits the second fits the first, by the words alone. */
function covers(wide: IncidentFit, narrow: IncidentFit): boolean {
  const narrowFields = fieldsOf(narrow) as Readonly<Record<string, string | readonly string[] | undefined>>;
  return Object.entries(fieldsOf(wide)).every(([field, words]) => {
    const allowed = listOf<string>(words);
    const inner = narrowFields[field];
    return (
      words === undefined ||
      (inner !== undefined && listOf<string>(inner).every((word) => allowed.includes(word)))
    );
  });
}

type CompiledFit = Extract<CompiledPattern, { kind: 'incident' }>['fit'];

function coversFit(wide: CompiledFit, narrow: CompiledFit): boolean {
  const within = (all: ReadonlySet<unknown> | null, some: ReadonlySet<unknown> | null): boolean =>
    all === null || (some !== null && [...some].every((one) => all.has(one)));
  const set = (list: readonly unknown[] | null): ReadonlySet<unknown> | null => list && new Set(list);
  const ids = (list: CompiledFit['weapons']): ReadonlySet<unknown> | null =>
    set(list?.map(({ id }) => id) ?? null);
  return (
    (['conduct', 'means', 'target', 'purpose'] as const).every((field) =>
      within(wide[field]?.yes ?? null, narrow[field]?.yes ?? null),
    ) &&
    within(wide.facilityClasses, narrow.facilityClasses) &&
    within(ids(wide.weapons), ids(narrow.weapons)) &&
    within(set(wide.zones), set(narrow.zones))
  );
}

function coversPattern(wide: CompiledPattern, narrow: CompiledPattern): boolean {
  if (wide.kind !== narrow.kind || wide.kind === 'incident' || wide.kind === 'breach') return false;
  const inner = narrow as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(wide).every(([field, value]) => {
    const other = inner[field];
    if (value === null || value === other) return true;
    return Array.isArray(value) && Array.isArray(other) && other.every((one) => value.includes(one));
  });
}
