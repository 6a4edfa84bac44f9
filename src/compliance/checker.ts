/**
 * The checker: works out every standing and finding of a compiled agreement again and compares, field by field.
 * One file of at most 500 lines that imports no code of the monitor: it can be read whole beside "Exact meaning" in
 * docs/agreement-language.md and does not repeat an error of the monitor. Its method differs too: each node of the program
 * becomes a step function over all of time, worked out from whole lists. Breaches, which clauses may refer to in circles,
 * are found by rounds: first without any, then with those of the round before, until nothing changes; breach patterns look
 * strictly at the past, so every round settles at least the next breach. What is settled is not worked out again.
 */
// biome-ignore-all format: the whole within 500 lines, and what belongs together on one
import * as P from '../agreement/program.js';
import type { Probability } from '../attribution/attribution.js';
import { roundToDay, shift as shiftBy } from '../time/calendar.js';
import { BANDS, type Band, type Finding, type Rule, type Standing, type Verdict } from './finding.js';
import type { Happening } from './happening.js';
import * as Q from './proof.js';

const { NO, UNKNOWN, YES } = P; type Truth = P.Truth;

/** `path`: where in the finding, such as `proof.standings[0].since`. */
export interface Difference { readonly path: string; readonly expected: unknown; readonly found: unknown }
type Rejected = readonly (Difference & { readonly id: string })[];
/** `missing`: findings that should be there and are not. */
export interface CheckResult { readonly ok: boolean; readonly accepted: number; readonly rejected: Rejected; readonly missing: readonly string[] }
/** Findings by id, built when asked for; standings by index. */
export type WorkedOut = Readonly<{ findings: ReadonlyMap<string, () => Finding>; standing: (index: number, atMs: number) => Q.StandingStep }>;
/** @param complete the list claims to hold all findings up to the horizon: say which are missing */
export const check = (program: P.Program, happenings: readonly Happening[], horizonMs: number, found: readonly unknown[], { complete = true } = {}) =>
  compare(workOut(program, happenings, horizonMs), found, complete);

export function compare(truth: WorkedOut, findings: readonly unknown[], complete = true): CheckResult {
  const seen = new Set<string>(); const rejected = findings.flatMap((given): Rejected => {
    const id = String((given as { id?: unknown } | null)?.id), isNew = !seen.has(id), expected = truth.findings.get(id)?.(); seen.add(id);
    if (!expected || !isNew) return [{ id, path: 'id', expected: isNew ? 'no such finding' : 'each finding once', found: id }];
    const difference = differ(expected, given, ''); return difference ? [{ id, ...difference }] : []; });
  const missing = complete ? [...truth.findings.keys()].filter((id) => !seen.has(id)) : [];
  return { ok: rejected.length + missing.length === 0, accepted: findings.length - rejected.length, rejected, missing }; }
/** The first difference; JSON's null for an infinite number is that number. */
export function differ(expected: unknown, found: unknown, path: string): Difference | null {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (typeof expected === 'number' && typeof found === 'number' && Math.abs(expected - found) <= 1e-9) return null;
  if (expected === found || (typeof expected === 'number' && !Number.isFinite(expected) && found === null)) return null;
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found)) return { path, expected, found };
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const step = Array.isArray(expected) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const difference = differ(expected[key], found[key], step);
    if (difference) return difference; } return null; }
/** A function of time that is constant between change points; the first of them is -Infinity. */
type Steps<V> = readonly { readonly t: number; readonly v: V }[]; type Span = readonly [low: number, high: number];
/** A node of the program: its value over time, and the node of a proof at t. */
interface Node<V> { readonly f: Steps<V>; readonly show: (t: number) => Q.ProofNode }
/** What a pattern matches: it took place within [start, last], is possible at t in [from, gone) and sure from `sure` on. */
interface Event extends Readonly<Record<'start' | 'party' | 'last' | 'from' | 'sure' | 'gone', number>> { readonly id: string; readonly of: Happening | null }
type Fitting = Readonly<{ is: Truth; steps: readonly Q.FitStep[] }>; type Head = Omit<Finding, 'proof'>;
/** What breach patterns see of a state, from the millisecond after ms on: as open, until it is known better, or as found. */
type Sighting = Readonly<{ head: Head; id: string; ms: number; isOpen: boolean; until: number }>;
/** A finding before its proof is built. */
type Judged = Readonly<{ head: Head; prove: () => Q.Proof; sightings: readonly Sighting[] }>;
type Breach = Extract<P.CompiledPattern, { kind: 'breach' }>;
type Counting = Extract<P.CompiledQuantity, { kind: 'count' | 'sum' }>;
type Prolonged = Extract<P.CompiledMoment, { kind: 'extended' | 'rolled' }>;
type Place = readonly [clause: number, reading: number, party: number, standing: number];

/** @param untilMs up to which standings can be asked for; never before the horizon */
export function workOut(program: P.Program, happenings: readonly Happening[], horizonMs: number, untilMs = horizonMs): WorkedOut {
  const { agreement, parties, clauses } = program;
  const inOrder = happenings.map((h) => ({ start: h.startMs, party: -1, id: h.id, h })).sort(byStart).map(({ h }) => h);
  const named = (c: number, r: number) => ({ clause: clauses[c]!.id, reading: agreement.readings[r]!.id });
  const idOf = (subject: string, c: number, r: number) => [subject, agreement.id, ...Object.values(named(c, r))].join('~');
  // --- Step functions: what hangs on breaches is worked out anew in each round from `alike` on, up to `reachMs`; all else once ---
  const known = new Map<string, unknown>(), volatile = new Set<string>(); let hangs = false, own = '', alike = -Infinity, reachMs = untilMs;
  let before = new Map<string, Steps<unknown>>(), latest = new Map<string, Steps<unknown>>();
  function memo<V>(key: string, work: () => V): V {
    const outer = [hangs, own] as const; [hangs, own] = [false, key];
    if (!known.has(key)) known.set(key, work()); if (hangs) volatile.add(key);
    [hangs, own] = [outer[0] || volatile.has(key), outer[1]]; return known.get(key) as V; }
  const fresh = (): number => (hangs && before.has(own) ? alike : -Infinity);
  /** At most one in each memo, which is where its earlier pieces are found again. */
  function steps<V>(times: readonly number[], value: (t: number) => V): Steps<V> {
    const first = fresh(), last = hangs ? reachMs : untilMs, old = (before.get(own) ?? []) as Steps<V>;
    const out = old.slice(0, firstAfter(first === -Infinity ? 0 : old.length, first - 1, (i) => old[i]!.t));
    for (const t of Float64Array.from(new Set([first, ...times.filter((t) => t >= first && t <= last)])).sort()) { const v = value(t);
      if (out.length === 0 || !same(out.at(-1)!.v, v)) out.push({ t, v }); }
    if (hangs) latest.set(own, out); return out; }
  const joined = <A, V>(inner: readonly Node<A>[], join: (...values: A[]) => V): Steps<V> =>
    steps(cuts(...inner.map(({ f }) => f)), (t) => join(...inner.map(({ f }) => at(f, t))));
  const all = (inner: readonly Node<unknown>[]) => (t: number) => ({ of: inner.map((one) => one.show(t)) });
  // --- Fit and matching ---
  const fitOf = perPair((fit: P.Fit, h: Happening): Fitting => {
    const told = (words: P.Words | null, field: string) => words && ([wordOf(words, field, h), h.words[field] ?? ''] as const);
    const weapon = fit.weapons && ([most(...fit.weapons.map((one) => weaponOf(one, h))), h.words.weapon ?? ''] as const);
    const [conduct, means, purpose] = [told(fit.conduct, 'conduct'), told(fit.means, 'means'), told(fit.purpose, 'purpose')];
    const fields = { conduct, means, target: targetOf(fit, h), weapon, purpose, zone: fit.zones && inZones(fit.zones, h) };
    const given = Q.FIT_FIELDS.flatMap((field) => (fields[field] ? [{ field, is: fields[field][0], told: fields[field][1] }] : []));
    return { is: least(...given.map(({ is }) => is)), steps: given.map((one) => ({ ...one, is: Q.TRUTH_WORDS[one.is] })) }; });
  const liesIn = perPair((zone: P.CompiledZone, h: Happening) => zone.holds(h));
  function inZones(indexes: readonly number[], h: Happening): readonly [Truth, string] {
    const zones = indexes.map((i) => program.zones[i]!), is = most(...zones.map((zone) => liesIn(zone, h)));
    return [is, is === NO ? '' : zones.find((zone) => liesIn(zone, h) === is)!.id]; }
  function match(p: P.CompiledPattern, h: Happening): Truth {
    const { by, words } = h; type Test = readonly [readonly string[] | null, string | undefined];
    const equal = (...tests: Test[]): Truth => (tests.every(([list, word]) => list?.includes(word!) ?? true) ? YES : NO);
    if (p.kind === 'breach' || (p.kind !== 'measure' && h.kind !== p.kind)) return NO;
    switch (p.kind) {
      case 'declaration': return equal([p.by, by], [p.act, words.act], [p.about, words.about]);
      case 'handover': return equal([p.from, by], [p.to, words.to], [p.category, words.category]);
      case 'decision': return equal([p.by, by], [p.about, words.about], [p.decision, words.decision]);
      case 'effort': return least(equal([p.by, by], [p.status, words.status]), p.zones ? inZones(p.zones, h)[0] : YES);
      case 'measure': return h.amounts[p.of] ? least(equal([p.by, by]), p.zones ? inZones(p.zones, h)[0] : YES) : NO; }
    const likely = h.happened.value * (p.by ? sum(p.by.map((id) => h.shares[id]?.value ?? 0)) : 1);
    return least(likely >= p.sure.yes ? YES : likely <= p.sure.no ? NO : UNKNOWN, fitOf(p.fit, h).is); }
  /** What a pattern matches, in the order of (start, id). */
  const events = (p: number): readonly Event[] => memo(`events ${p}`, () => { const pattern = program.patterns[p]!;
    return pattern.kind === 'breach' ? breaches(pattern) : inOrder.flatMap((h): Event[] => {
      const is = match(pattern, h), { id, startMs: start, voidMs: gone } = h, last = h.endMs - 1;
      return is === NO ? [] : [{ id, party: -1, start, last, of: h, from: start, sure: is === YES ? last : Infinity, gone }]; }); });
  // --- Windows and quantities ---
  const frame = ({ window: { from, until } }: Counting) => memo(`frame ${from} ${until}`, () => {
    const a = from < 0 ? constant(PAST) : moment(from).f, b = until < 0 ? constant(NEVER) : moment(until).f;
    return steps(cuts(a, b), (t) => [at(a, t), at(b, t)] as const); });
  /** Stretches of t in which an event counts possibly, and surely, while the window has these ends. */
  function stretches({ window: { withinMs, agoMs } }: Counting, e: Event, [from, until]: readonly [Span, Span]): readonly [may: Span, must: Span] {
    const low = Math.max(e.start, from[0]), high = Math.min(e.last, until[1] - 1);
    const may: Span = [Math.max(e.from, low + agoMs), Math.min(e.gone, high + withinMs + 1)];
    const must: Span = [Math.max(e.from, e.sure, e.last + agoMs), Math.min(e.gone, e.start + withinMs + 1)];
    return [low <= high ? may : NEVER, from[1] <= e.start && e.last < until[0] ? must : NEVER]; }
  const amountOf = (of: { readonly kind: string; readonly of?: string }, e: Event): Span =>
    of.kind === 'count' ? [1, 1] : (e.of?.amounts[of.of!] ?? UNLIMITED);
  function windowed(of: Counting, list: readonly Event[]): Steps<Span> {
    const pieces = frame(of), total = { low: 0, high: 0, endless: 0 };
    const changes = list.slice(firstIn(of, list, fresh())).flatMap((e) => pieces.flatMap(({ t, v }, n) => {
      const [low, high] = amountOf(of, e), [may, must] = stretches(of, e, v), end = pieces[n + 1]?.t ?? Infinity;
      const change = ([a, b]: Span, key: keyof typeof total, by: number) =>
        Math.max(a, t) < Math.min(b, end) ? [{ t: Math.max(a, t), key, by }, { t: Math.min(b, end), key, by: -by }] : [];
      return [...change(must, 'low', low), ...(high === Infinity ? change(may, 'endless', 1) : change(may, 'high', high))];
    })).sort((a, b) => a.t - b.t); let n = 0;
    return steps(changes.map(({ t }) => t), (t) => {
      for (; n < changes.length && changes[n]!.t <= t; n++) total[changes[n]!.key] += changes[n]!.by;
      return [exact(total.low), total.endless > 0 ? Infinity : exact(total.high)]; }); }
  const firstIn = (of: Counting, list: readonly Event[], t: number): number => upTo(list, t - of.window.withinMs - longest(list) - 1);
  function among(of: Counting, list: readonly Event[], t: number): readonly Event[] { const ends = at(frame(of), t);
    return list.slice(firstIn(of, list, t), upTo(list, t)).filter((e) => stretches(of, e, ends).some(([a, b]) => a <= t && t < b)); }
  const quantity = (q: number): Node<Span> => memo(`quantity ${q}`, () => {
    const of = program.quantities[q]!, list = 'pattern' in of ? events(of.pattern) : [], make = nodeOf(of.kind, rangeOf);
    const inner = of.kind === 'minus' ? [quantity(of.left), quantity(of.right)] : 'of' in of ? indexes(of.of).map(quantity) : [];
    switch (of.kind) {
      case 'number': return make(constant([of.value, of.value]), () => ({}));
      case 'count': case 'sum': return make(windowed(of, list), (t) => shown(among(of, list, t)));
      case 'latest': { const seen = (t: number) => pick(list, 'last', t, ({ last }) => last - 1), absent: Span = [0, of.absentHigh];
        const value = ({ sure, among }: Picked) => spanOf([...among.map((e) => amountOf(of, e)), ...(sure ? [] : [absent])]);
        return make(steps(turns(list), (t) => value(seen(t))), (t) => shown(seen(t).among)); }
      case 'valueAt': { const [one] = inner, when = moment(of.moment), is = reached(of.moment);
        const then = (t: number): Span => (at(is, t) === YES ? spanOf(within(one!.f, ...at(when.f, t)).map(({ v }) => v)) : UNLIMITED);
        const show = (t: number) => (at(is, t) === YES ? one!.show(at(when.f, t)[0]) : null);
        return make(steps(cuts(when.f, is), then), (t) => ({ moment: when.show(t), of: show(t) })); }
      case 'times': { const { factor } = of, f = joined(inner, (span: Span) => both(span, (x) => (factor === 0 ? 0 : x * factor)));
        return make(f, (t) => ({ factor, of: inner[0]!.show(t) })); }
      case 'minus': return make(joined(inner, (a: Span, b: Span): Span => [a[0] - b[1], a[1] - b[0]]), all(inner));
      default: return make(joined(inner, (...v) => ends(v, { plus: add, smallest: Math.min, largest: Math.max }[of.kind])), all(inner)); } });
  // --- Moments ---
  const moment = (m: number): Node<Span> => memo(`moment ${m}`, () => {
    const of = program.moments[m]!, make = nodeOf(of.kind, (v: Span) => v.map(iso));
    switch (of.kind) {
      case 'fixed': case 'never': return make(constant(of.kind === 'fixed' ? [of.ms, of.ms] : NEVER), () => ({}));
      case 'earliest': case 'latest': { const inner = of.of.map(moment), join = of.kind === 'earliest' ? Math.min : Math.max;
        return make(joined(inner, (...spans) => ends(spans, join)), all(inner)); }
      case 'event': { const list = events(of.pattern), seen = (t: number) => pick(list, of.which, t, ({ last }) => last);
        const stated = (e: Event) => (of.take === 'time' ? undefined : e.of?.[`${of.take}Ms`]);
        const span = (among: readonly Event[]) => spanOf(among.map((e) => [stated(e) ?? e.start, stated(e) ?? e.last]));
        const value = ({ sure, among }: Picked): Span => [span(among)[0], sure ? span(among)[1] : Infinity];
        return make(steps(turns(list), (t) => value(seen(t))), (t) => ({ op: of.which, take: of.take, ...shown(seen(t).among) })); }
      case 'when': { const inner = condition(of.condition), first = (level: Truth) => inner.f.find(({ v }) => v >= level)?.t ?? Infinity;
        const ends = [first(UNKNOWN), first(YES)] as const, seen = (t: number) => both(ends, (end) => (end <= t ? end : Infinity));
        return make(steps(ends, seen), (t) => ({ of: inner.show(Number.isFinite(seen(t)[0]) ? seen(t)[0] : t) })); }
      case 'shift': { const inner = moment(of.moment), { duration, sign, round: to } = of;
        const round = (t: number) => (to && Number.isFinite(t) ? roundToDay(agreement.timeZone, t, to) : t);
        return make(joined([inner], (span: Span) => both(span, (t) => round(shift(t, duration, sign)))), (t) => ({ of: inner.show(t) })); }
      default: { const inner = moment(of.base), turning = (of.kind === 'extended' ? of.consents : [of.notice]).flatMap((p) => turns(events(p)));
        const times = [...cuts(inner.f), ...turning.filter((t) => t <= untilMs)].sort((a, b) => a - b);
        // It also changes where the time for a notice runs out.
        for (let n = 0; n < times.length; n++)
          for (const { next } of at(inner.f, times[n]!).map((base) => prolong(of, base, times[n]!)))
            if (next > times[n]! && next <= untilMs && next < (times[n + 1] ?? Infinity)) times.splice(n + 1, 0, next);
        const used = (t: number) => prolong(of, at(inner.f, t).findLast(Number.isFinite) ?? Infinity, t).used;
        const f = steps(times, (t) => spanOf(at(inner.f, t).map((base) => prolong(of, base, t).end).map((end) => [end, end])));
        return make(f, (t) => ({ of: inner.show(t), records: shown(used(t)).records })); } } });
  const shift = (t: number, by: P.CompiledDuration, sign: 1 | -1) => (Number.isFinite(t) ? shiftBy(agreement.timeZone, t, by, sign) : t);
  /** `used`: the declarations that prolonged it, or that ended it; `next`: when the time for the next notice runs out. */
  function prolong(of: Prolonged, base: number, t: number) {
    const used: Event[] = [], sure = (p: number) => events(p).filter((e) => isSure(e, t)).sort(byLast); let end = base;
    if (of.kind === 'rolled') { const notices = sure(of.notice), limit = (e: number): number => shift(e, of.ahead, -1);
      for (let n = 0, previous = -Infinity; Number.isFinite(end) && t >= limit(end) && n < of.atMost; n++) {
        used.push(...notices.filter(({ last }) => last > limit(previous) && last <= limit(end)));
        if (used.length > 0) return { end, used, next: Infinity };
        [previous, end] = [end, shift(end, of.every, 1)]; } return { end, used, next: limit(end) }; }
    const given = of.consents.map(sure); for (let after = -Infinity; Number.isFinite(end); ) {
      const firsts = given.flatMap((list) => list.find(({ last }) => last > after && last < end) ?? []).sort(byLast);
      if (firsts.length < (of.consent === 'mutual' ? given.length : 1)) break;
      const agreed = of.consent === 'mutual' ? firsts : firsts.slice(0, 1), stated = agreed.flatMap((e) => e.of?.effectiveUntilMs ?? []);
      const next = stated.length > 0 ? Math.min(...stated) : of.each ? shift(end, of.each, 1) : end; if (next > end) used.push(...agreed);
      [after, end] = [agreed.at(-1)!.last, Math.max(end, next)]; } return { end, used, next: Infinity }; }
  const reached = (m: number): Steps<Truth> => memo(`reached ${m}`, () => {
    const { f } = moment(m), crossed = f.flatMap(({ t, v }, n) => v.filter((x) => x > t && x < (f[n + 1]?.t ?? Infinity)));
    return steps([...cuts(f), ...crossed], (t) => (at(f, t)[1] <= t ? YES : at(f, t)[0] > t ? NO : UNKNOWN)); });
  // --- Conditions and standings ---
  const condition = (c: number): Node<Truth> => memo(`condition ${c}`, () => {
    const of = program.conditions[c]!, make = nodeOf(of.kind, (v: Truth) => Q.TRUTH_WORDS[v]);
    switch (of.kind) {
      case 'constant': return make(constant(of.value), () => ({}));
      case 'reached': return make(reached(of.moment), (t) => ({ of: moment(of.moment).show(t) }));
      case 'all': case 'any': case 'not': { const inner = indexes(of.of).map(condition), not = (is: Truth) => (YES - is) as Truth;
        return make(joined(inner, { all: least, any: most, not }[of.kind]), all(inner)); }
      case 'compare': { const inner = [quantity(of.left), quantity(of.right)] as const, [left, right] = inner;
        return make(joined(inner, (a, b) => relate(a!, of.is, b!)), (t) => ({ rel: of.is, left: left.show(t), right: right.show(t) })); }
      case 'held': { const inner = condition(of.of), worst = (t: number) => lowest(inner.f, t - of.forMs, t), times = cuts(inner.f);
        const f = steps([...times, ...times.map((t) => t + of.forMs)], (t) => worst(t).is);
        return make(f, (t) => ({ forMs: of.forMs, of: inner.show(worst(t).t) })); }
      case 'since': { const inner = condition(of.of), list = events(of.pattern), best = (t: number) => sinceBest(inner.f, list, t);
        const f = steps([...cuts(inner.f), ...turns(list)], (t) => best(t)?.is ?? NO);
        return make(f, (t) => ({ records: [best(t)?.id ?? []].flat(), of: best(t) ? inner.show(best(t)!.t) : null })); }
      case 'inForce': { const { clause, reading, party } = program.standings[of.standing]!, f = standing(of.standing);
        return make(binding(of.standing), (t) => ({ ...named(clause, reading), party: parties[party]!, standing: at(f, t) })); } } });
  const standing = (i: number): Steps<Standing> => memo(`standing ${i}`, () => {
    const s = program.standings[i]!, moments = [s.enters, s.end, s.lapsed, s.released].map(reached);
    const parts = [condition(s.adopted).f, ...moments, condition(s.suspended).f];
    return steps(cuts(...parts), (t) => {
      const now = parts.map((f) => at(f, t)), [adopted, enters, end, lapsed, released, suspended] = now;
      if (adopted === NO || enters === NO) return adopted === NO ? 'proposed' : 'notYet'; if (end === YES || lapsed === YES) return 'lapsed';
      if (released === YES || suspended === YES) return released === YES ? 'released' : 'suspended';
      return now.includes(UNKNOWN) ? 'undetermined' : 'inForce'; }); });
  const binding = (i: number): Steps<Truth> => memo(`binding ${i}`, () => { const f = standing(i);
    return steps(cuts(f), (t) => (at(f, t) === 'inForce' ? YES : at(f, t) === 'undetermined' ? UNKNOWN : NO)); });
  /** Over [start, last]; its nodes at the last change up to the start, or (`asked`) at the start itself. */
  function standingStep(i: number, start: number, last: number, asked = false): Q.StandingStep {
    const s = program.standings[i]!, [first, ...later] = within(standing(i), start, last), { reading } = named(s.clause, s.reading);
    const parts = (['adopted', 'enters', 'end', 'lapsed', 'released', 'suspended'] as const).map((name) => {
      const isCondition = name === 'adopted' || name === 'suspended', { kind } = (isCondition ? program.conditions : program.moments)[s[name]]!;
      return { name, isBare: kind === 'constant' || kind === 'never', of: isCondition ? condition(s[name]) : moment(s[name]) }; });
    const changed = cuts(standing(i), ...parts.map(({ of }) => of.f)).filter((t) => Number.isFinite(t) && t <= start);
    const t = asked || changed.length === 0 ? start : Math.max(...changed), changes = later.map((one) => ({ at: iso(one.t)!, is: one.v }));
    const of = parts.flatMap(({ name, isBare, of }) => (isBare ? [] : [{ name, ...of.show(t) }]));
    return { party: parties[s.party]!, reading, is: first!.v, since: iso(first!.t), changes, of }; }
  // --- Verdicts on events ---
  const rulings = (c: number) => memo(`ruling ${c}`, () => {
    const given = (clauses[c]!.rulings ?? []).flatMap((p, k) => events(p).map((e) => ({ ...e, k }))).sort(byStart);
    return steps(turns(given), (t) => given.findLast((e) => isSure(e, t)) ?? null); });
  type Case = NonNullable<ReturnType<typeof caseOf>>;
  const cases = (c: number, r: number): readonly Case[] => memo(`cases ${c} ${r}`, () =>
    clauses[c]!.readings[r]?.rule.kind === 'event' ? inOrder.flatMap((h) => caseOf(h, c, r) ?? []) : []);
  /** A happening that fits a clause under a reading, by the terms of reading k, and is seen as judged from seenMs on. */
  function caseOf(h: Happening, c: number, r: number) {
    const ruled = within(rulings(c), h.startMs, h.endMs - 1).map(({ v }) => v), k = ruled[0]?.k ?? r;
    const { rule, standings = [] } = clauses[c]!.readings[k] ?? {}; if (rule?.kind !== 'event') return null;
    const everybody = parties.map((_, p) => p), bound = everybody.filter((p) => standings[p]! >= 0), { trigger } = rule;
    const fits = everybody.map((p): Fitting => {
      const of = trigger.kind === 'fit' ? trigger.fit[p] : program.patterns[trigger.patterns[p]!];
      if (!of || (trigger.kind === 'fit' && h.kind !== 'incident')) return { is: NO, steps: [] };
      return 'kind' in of ? { is: match(of, h), steps: [] } : fitOf(of, h); });
    const fitting = (bound.length > 0 ? bound : everybody).filter((p) => fits[p]!.is > NO), best = most(...fitting.map((p) => fits[p]!.is));
    const author = trigger.kind === 'fit' ? h.by : (parties[fitting.find((p) => fits[p]!.is === best)!] ?? '');
    const mayBe = (p: number): boolean =>
      author === 'undetermined' || author === 'both' ? (h.shares[parties[p]!]?.value ?? 0) > 0 : parties[p] === author;
    const candidates = fitting.filter((p) => bound.includes(p) && mayBe(p));
    const [one, ...others] = (candidates.length > 0 ? candidates : fitting.slice(0, 1)).map((p) => fits[p]!); if (!one) return null;
    const fit: Fitting = others.every(({ is }) => is === one.is) ? one : { ...one, is: UNKNOWN };
    const ruling = ruled[0] ? { decision: ruled[0].id, reading: agreement.readings[k]!.id } : null;
    const isRuledTwice = new Set(ruled.map((given) => given?.k ?? r)).size > 1, seenMs = h.endMs + rule.judgeAfterMs;
    const certain = (ids: readonly string[]) => (ids.includes(author) ? CERTAIN : IMPOSSIBLE);
    const shareOf = (list: readonly number[], ids = list.map((p) => parties[p]!)) => (trigger.kind === 'fit' ? share(h, ids) : certain(ids));
    const own = bound.filter((p) => parties[p] === author), ofBound = shareOf(bound), ofAuthor = own.length > 0 ? shareOf(own) : ofBound;
    return { h, c, r, k, fit, rule, ruling, isRuledTwice, bound, candidates, author, shareOf, ofBound, ofAuthor, seenMs }; }
  /** While under some reading the clause is in its period for somebody. */
  const isOpen = (c: number) => memo(`open ${c}`, () => {
    const periods = program.standings.filter((s) => s.clause === c).map((s) => [reached(s.start), reached(s.end)] as const);
    return steps(cuts(...periods.flat()), (t) => periods.some(([start, end]) => at(start, t) !== NO && at(end, t) !== YES)); });
  function judge({ h, c, r, k, fit, rule, ruling, isRuledTwice, bound, candidates, author, ofBound, ofAuthor, seenMs }: Case): Judged | null {
    const start = h.startMs, last = h.endMs - 1, { standard, readings } = clauses[c]!, delay = rule.judgeAfterMs;
    if (seenMs - 1 > horizonMs || !within(isOpen(c), start, last).some(({ v }) => v)) return null;
    const about = candidates.length > 0 ? candidates : bound, index = (p: number): number => readings[k]!.standings[p]!;
    const spans = about.map((p) => within(standing(index(p)), start, last).map(({ v }) => v)), firsts = spans.map(([first]) => first!);
    const exemptions = about.map((p) => rule.exemptions[p]!.flatMap(({ id, fit: wanted, condition: i, strictly }) => {
      const from = strictly ? start - 1 : start + delay, to = from + last - start;
      const fits: Fitting = wanted ? fitOf(wanted, h) : { is: YES, steps: [] }, when = i < 0 ? null : condition(i);
      const over: Truth[] = when ? within(when.f, from, to).map(({ v }) => v) : [YES];
      const is = least(fits.is, over.length > 1 ? UNKNOWN : over[0]!), of = () => (when ? (when.show(from) as Q.ConditionNode) : null);
      return fits.is === NO ? [] : [{ is, show: () => ({ id, is: Q.TRUTH_WORDS[is], fit: fits.steps, of: of() }) }]; }));
    const exempt = exemptions.map((list) => most(...list.map(({ is }) => is))), differs = new Set(firsts).size > 1;
    const counted = product(h.happened, ofAuthor), reachedBand = bandOf(counted.value, standard);
    const band = fit.is === UNKNOWN && reachedBand === 'confirmed' ? 'probable' : reachedBand;
    const [, verdict, ruleName] = ([
      [isRuledTwice, 'undetermined', 'ruling-straddles'], [bound.length === 0, 'notInForce', 'binds-nobody'],
      [!spans.flat().some((is) => is === 'inForce' || is === 'undetermined'), 'notInForce', 'not-in-force'],
      [candidates.length === 0, 'noViolation', 'author-not-bound'], [exempt.every((is) => is === YES), 'noViolation', 'exempt'],
      [spans.some((span) => span.length > 1), 'undetermined', 'straddles'],
      [differs || firsts[0] === 'undetermined', 'undetermined', 'standing-open'],
      [exempt.some((is) => is !== NO), 'undetermined', 'exemption-open'], [author === 'undetermined', 'undetermined', 'author-open'],
      [band !== 'none', 'violation', 'standard-met'], [counted.high >= standard.possible, 'undetermined', 'happening-open'],
      [true, 'noViolation', 'standard-not-met'],
    ] as const satisfies readonly (readonly [boolean, Verdict, Rule])[]).find(([applies]) => applies)!;
    const ofNobody = agreement.status === 'proposed' ? 'proposed' : 'notYet';
    const head = {
      id: idOf(h.id, c, r), incident: h.id, agreement: agreement.id, ...named(c, r), party: author,
      standing: differs ? 'undetermined' : (firsts[0] ?? ofNobody), verdict, rule: ruleName, band,
      probability: product(h.happened, ofBound), startMs: start, endMs: h.endMs, } as const;
    const prove = (): Q.EventProof => ({ kind: 'event', records: h.records, start: iso(start)!, end: iso(h.endMs)!, fit: fit.steps, ruling,
      standings: about.map((p) => standingStep(index(p), start, last)), exemptions: exemptions.map((list) => list.map(({ show }) => show())),
      author, happened: h.happened, share: ofAuthor, standard, counted, band, }); return { head, prove, sightings: [] }; }
  // --- States and quotas ---
  const stateId = ([c, r, p]: Place, ms: number): string => idOf(`${parties[p]}@${iso(ms)}`, c, r);
  const sighting = (head: Head, ms: number): Sighting => ({ head, id: head.id, ms, isOpen: head.verdict !== 'violation', until: Infinity });
  function stateHead(place: Place, rule: Rule, startMs: number, endMs: number, atMs: number): Head {
    const [c, r, p, i] = place, isMet = rule === 'state-holds' || rule === 'quota-missed', verdict = isMet ? 'violation' : 'undetermined';
    const weight = { band: isMet ? bandOf(1, clauses[c]!.standard) : 'none', probability: isMet ? CERTAIN : NO_BASIS } as const;
    const about = { id: stateId(place, startMs), incident: '', agreement: agreement.id, ...named(c, r), party: parties[p]! };
    return { ...about, standing: at(standing(i), atMs), verdict, rule, ...weight, startMs, endMs }; }
  function states({ bad, due, graceMs }: P.StateRule, place: Place): Judged[] {
    const [c, r, p, i] = place, horizon = Math.min(horizonMs, reachMs), out: Judged[] = [];
    const { isBad, over } = memo(`state ${c} ${r} ${p}`, () => { const force = binding(i), isBad = condition(bad[p]!);
      const [when, isDue] = due[p]! < 0 ? [constant(NEVER), constant(NO)] : [moment(due[p]!).f, reached(due[p]!)];
      const owed = (t: number): Truth => most(at(force, t), at(isDue, t) === YES ? at(force, at(when, t)[1] - 1) : NO);
      return { isBad, over: steps(cuts(force, when, isDue, isBad.f), (t) => least(owed(t), at(isBad.f, t))) }; });
    const v = over.filter(({ t }) => t <= horizon);
    const end = (n: number): number => v[n + 1]?.t ?? Infinity, stillAt = (n: number): number => Math.min(end(n) - 1, horizon);
    for (let n = 0, first = 0; n < v.length; first = ++n) { if (v[n]!.v === NO) continue; while (n + 1 < v.length && v[n + 1]!.v !== NO) n++;
      const holds = v.findIndex(({ t, v: is }, m) => m >= first && m <= n && is === YES && stillAt(m) >= t + graceMs);
      const openMs = v[first]!.t + graceMs, from = v[Math.max(first, holds)]!.t, foundMs = from + graceMs;
      if (holds < 0 && stillAt(n) < openMs) continue;
      const head = stateHead(place, holds < 0 ? 'state-open' : 'state-holds', from, end(n), from), to = iso(end(n));
      const about = { kind: 'state', from: iso(from)!, to, graceMs } as const;
      const prove = () => ({ ...about, standing: standingStep(i, from, from), of: isBad.show(from) });
      const open = { head, id: stateId(place, v[first]!.t), ms: openMs, isOpen: true, until: foundMs };
      out.push({ head, prove, sightings: [...(openMs < foundMs ? [open] : []), sighting(head, foundMs)] }); } return out; }
  function quotas({ every, carry, parties: quotaOf }: P.QuotaRule, place: Place): Judged[] {
    const [, , p, i] = place, { pattern, of, counting, amount, cuts: exceptions, theirs } = quotaOf[p]!, out: Judged[] = [];
    const { enters } = program.standings[i]!, entered = reached(enters).find(({ v }) => v === YES);
    const b0 = entered ? at(moment(enters).f, entered.t)[1] : Infinity;
    const border = (n: number): number => shift(b0, { months: every.months * n, days: every.days * n, ms: every.ms * n }, 1);
    for (let n = 0, brought: Span = [0, 0]; border(n + 1) - 1 <= Math.min(horizonMs, reachMs); n++) {
      const from = border(n), to = border(n + 1), t = to - 1, force = at(binding(i), t);
      const inStretch = (p: number) => events(p).filter((e) => isPossible(e, t) && e.last >= from && e.start < to);
      const low = (e: Event): number => (isSure(e, t) && e.start >= from && e.last < to ? amountOf({ kind: counting, of }, e)[0] : 0);
      const summed = (list: readonly Event[]) => ends(list.map((e) => [low(e), amountOf({ kind: counting, of }, e)[1]]), add);
      const list = inStretch(pattern), delivered = summed(list);
      const got = theirs && both(summed(inStretch(theirs.pattern)), (x) => x * theirs.factor);
      const cut = exceptions.find((one) => from >= at(moment(one.from).f, t)[0] && from < at(moment(one.until).f, t)[1]);
      const isCut = cut && from >= at(moment(cut.from).f, t)[1] && from < at(moment(cut.until).f, t)[0];
      const normal = isCut ? [] : [at(quantity(amount).f, t)], stated = spanOf([...normal, ...(cut ? [at(quantity(cut.amount).f, t)] : [])]);
      const owed: Span = force === NO ? [0, 0] : got ? ends([stated, got], Math.min) : stated;
      const total = ends([brought, delivered], add), isShort = relate(total, 'lessThan', owed);
      if (least(force, isShort) !== NO) {
        const head = stateHead(place, least(force, isShort) === YES ? 'quota-missed' : 'quota-open', from, to, t);
        const ranges = { owed: rangeOf(owed), delivered: rangeOf(delivered), brought: rangeOf(brought) };
        const about = { kind: 'quota', from: iso(from)!, to: iso(to)!, ...ranges, ...shown(list) } as const;
        out.push({ head, prove: () => ({ ...about, standing: standingStep(i, t, t) }), sightings: [sighting(head, t)] }); }
      const least0 = carry === 'both' ? -Infinity : 0, left: Span = [total[0] - owed[1], total[1] - owed[0]];
      brought = carry === 'none' ? [0, 0] : both(left, (x) => Math.max(least0, x)); } return out; }
  const statesIn = (c: number, r: number): readonly Judged[] => {
    const { rule, standings = [] } = clauses[c]!.readings[r] ?? {}; if (!rule || rule.kind === 'event') return [];
    return standings.flatMap((i, p) => (i < 0 ? [] : rule.kind === 'state' ? states(rule, [c, r, p, i]) : quotas(rule, [c, r, p, i]))); };
  // --- Breaches as events, in rounds ---
  const heads = new Map<Case, Head | undefined>(), settled = new Map<Breach, { done: number; list: readonly Event[] }>();
  let done = 0, turning: readonly Case[] = [], sighted = new Map<string, readonly Sighting[]>();
  const mayHave = perPair(({ by, band }: Breach, { h, c, bound, shareOf }: Case): boolean =>
    bound.some((p) => by.includes(parties[p]!) && h.happened.value * shareOf([p]).value > 1 - clauses[c]!.standard[band]));
  function breaches(pattern: Breach): readonly Event[] { const { by, band, reading } = pattern; hangs = true;
    const truthOf = ({ verdict, party, band: its }: Head, may: boolean): Truth => {
      if (verdict !== 'violation' && verdict !== 'undetermined') return NO;
      if (by.includes(party)) return verdict === 'violation' && BANDS.indexOf(its) <= BANDS.indexOf(band) ? YES : UNKNOWN;
      return may && (party === 'both' || party === 'undetermined') ? UNKNOWN : NO; };
    const ofState = ({ head, id, ms, isOpen, until }: Sighting): readonly Event[] => {
      const is = truthOf(head, false), sure = is === YES && !isOpen ? ms + 1 : Infinity;
      return is === NO ? [] : [{ id, party: parties.indexOf(head.party), start: ms, last: ms, of: null, from: ms + 1, sure, gone: until + 1 }]; };
    const ofCase = (one: Case): readonly Event[] => {
      const { h, c, seenMs } = one, head = heads.get(one), may = mayHave(pattern, one), is = head ? truthOf(head, may) : NO;
      const from = may ? Math.min(h.startMs + 1, seenMs) : seenMs, gone = is === NO ? Math.min(seenMs, h.voidMs) : h.voidMs;
      const seen = { id: idOf(h.id, c, reading), party: -1, start: h.startMs, last: h.endMs - 1, from, sure: is === YES ? seenMs : Infinity, gone };
      return is === NO && !may ? [] : [{ ...seen, of: h }]; };
    const mine = ({ c, r }: Case): boolean => r === reading && pattern.clauses.includes(c), old = settled.get(pattern) ?? { done: 0, list: [] };
    const now = old.done === done ? old : { done, list: [...old.list, ...queue.slice(old.done, done).filter(mine).flatMap(ofCase)].sort(byStart) };
    settled.set(pattern, now); const ofStates = pattern.clauses.flatMap((c) => (sighted.get(`${c} ${reading}`) ?? []).flatMap(ofState));
    return [...now.list, ...turning.filter(mine).flatMap(ofCase), ...ofStates].sort(byStart); }
  const watched = new Set(program.patterns.flatMap((of) => (of.kind === 'breach' ? of.clauses.map((c) => `${c} ${of.reading}`) : [])));
  const split = (key: string) => key.split(' ').map(Number) as [clause: number, reading: number];
  const queue = [...watched].flatMap((key) => cases(...split(key))).sort((a, b) => a.seenMs - b.seenMs);
  const lasting = queue.filter(({ h, seenMs }) => h.startMs + 1 < seenMs);
  const seenUpTo = (list: readonly Case[], t: number): number => firstAfter(list.length, t, (i) => list[i]!.seenMs);
  /** All that patterns come to see of these, and of states, with its moment. */
  const facts = (news: readonly Case[]) => new Map<string, number>([
    ...news.map((one) => [`${idOf(one.h.id, one.c, one.r)} ${heads.get(one)?.verdict} ${heads.get(one)?.band}`, one.seenMs] as const),
    ...[...sighted.values()].flat().flatMap(({ id, ms, isOpen, until }) => [[`${id} ${isOpen} ${ms}`, ms + 1], [`${id} to ${until}`, until + 1]] as const)]);
  // One stretch of time after the other; in each, what is assumed and found alike up to some moment is right up to there.
  for (let round = 0, together = 32; ; round++) {
    done = seenUpTo(queue, alike - 1); if (round === 0) reachMs = Math.min(queue[done + together]?.seenMs ?? Infinity, untilMs);
    const last = reachMs === untilMs ? Infinity : reachMs, news = queue.slice(done, seenUpTo(queue, last)), assumed = facts(news);
    // Of what is judged later only that can be seen before which takes time.
    turning = [...news, ...lasting.slice(seenUpTo(lasting, last))]; [before, latest] = [latest, new Map()];
    for (const key of volatile) known.delete(key); volatile.clear(); const judgements = news.map((one) => [one, judge(one)?.head] as const);
    sighted = new Map([...watched].map((key) => [key, statesIn(...split(key)).flatMap(({ sightings }) => sightings)]));
    for (const [one, head] of judgements) heads.set(one, head);
    const found = facts(news), other = (a: typeof found, b: typeof found) => [...a].flatMap(([fact, ms]) => (b.has(fact) ? [] : [ms]));
    const difference = [...other(assumed, found), ...other(found, assumed)].reduce((a, b) => Math.min(a, b), Infinity);
    if (difference === Infinity && last === Infinity) break;
    alike = Math.min(difference, reachMs + 1); if (difference === Infinity) round = -1; if (round < 6) continue;
    // Two states that are open only as long as the other is would end a millisecond later in each round: what is known stays.
    const kept = ({ ms, until, ...one }: Sighting) => (ms < alike ? [{ ...one, ms, until: until < alike ? until : Infinity }] : []);
    sighted = new Map([...sighted].map(([key, list]) => [key, list.flatMap(kept)])); }
  const judged = (c: number, r: number) => [...cases(c, r).flatMap((one) => judge(one) ?? []), ...statesIn(c, r)];
  const everything = clauses.flatMap((_, c) => agreement.readings.flatMap((_, r) => judged(c, r)));
  const findings = new Map(everything.map(({ head, prove }) => [head.id, () => ({ ...head, proof: prove() })]));
  return { findings, standing: (i, t) => standingStep(i, t, t, true) }; }
// --- Step functions ---
const iso = (t: number): string | null => (Math.abs(t) <= 8.64e15 ? new Date(t).toISOString() : null);
const same = (a: unknown, b: unknown): boolean => a === b || (Array.isArray(a) && Array.isArray(b) && a.every((x, i) => same(x, b[i])));
const constant = <V>(v: V): Steps<V> => [{ t: -Infinity, v }];
const cuts = (...fs: Steps<unknown>[]): number[] => fs.flatMap((f) => f.map(({ t }) => t));
/** How many, in the order of time, are at or before t. */
function firstAfter(length: number, t: number, time: (i: number) => number): number {
  let low = 0; for (let high = length, middle = high >> 1; low < high; middle = (low + high) >> 1)
    if (time(middle) <= t) low = middle + 1; else high = middle; return low; }
const indexAt = (f: Steps<unknown>, t: number): number => Math.max(0, firstAfter(f.length, t, (i) => f[i]!.t) - 1);
const at = <V>(f: Steps<V>, t: number): V => f[indexAt(f, t)]!.v;
/** The pieces that [from, to] touches. */
const within = <V>(f: Steps<V>, from: number, to: number): Steps<V> => f.slice(indexAt(f, from), indexAt(f, Math.max(from, to)) + 1);
const nodeOf = <V>(op: string, word: (v: V) => unknown) => (f: Steps<V>, say: (t: number) => object): Node<V> => {
  return { f, show: perOne((t: number) => ({ at: iso(t), is: word(at(f, t)), op, ...say(t) }) as unknown as Q.ProofNode, new Map()) }; };
// --- Truth, spans, probabilities ---
const least = (...list: Truth[]): Truth => Math.min(YES, ...list) as Truth;
const most = (...list: Truth[]): Truth => Math.max(NO, ...list) as Truth;
/** The least truth within [from, to], and the latest moment at which it is so. */
function lowest(f: Steps<Truth>, from: number, to: number): { readonly is: Truth; readonly t: number } {
  const pieces = within(f, from, to), is = least(...pieces.map(({ v }) => v)), n = pieces.findLastIndex(({ v }) => v === is);
  return { is, t: n + 1 < pieces.length ? pieces[n + 1]!.t - 1 : to }; }
/** Yes if it holds for all pairs of values, no if for none. */
function relate(a: Span, is: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan', b: Span): Truth {
  if (is === 'atMost' || is === 'lessThan') return relate(b, is === 'atMost' ? 'atLeast' : 'moreThan', a);
  if (is === 'atLeast') return a[0] >= b[1] ? YES : a[1] < b[0] ? NO : UNKNOWN; return a[0] > b[1] ? YES : a[1] <= b[0] ? NO : UNKNOWN; }
const PAST: Span = [-Infinity, -Infinity], NEVER: Span = [Infinity, Infinity], UNLIMITED: Span = [0, Infinity];
const indexes = (of: number | string | readonly number[]) => [of].flat().filter((i) => typeof i === 'number');
const add = (...values: number[]) => values.reduce((a, b) => a + b, 0), exact = (x: number) => Math.round(x * 1e9) / 1e9;
const both = ([low, high]: Span, change: (x: number) => number): Span => [change(low), change(high)];
const ends = (of: readonly Span[], join: (...values: number[]) => number): Span => [join(...of.map(([a]) => a)), join(...of.map(([, b]) => b))];
const spanOf = (spans: readonly Span[]): Span => [ends(spans, Math.min)[0], spans.length > 0 ? ends(spans, Math.max)[1] : Infinity];
const rangeOf = (span: Span): Q.Range => span.map((x) => (Number.isFinite(x) ? x : null)) as unknown as Q.Range;
const probability = (value: number, low = value, high = value): Probability => ({ value, low, high });
const CERTAIN = probability(1), IMPOSSIBLE = probability(0), NO_BASIS = probability(0.5, 0, 1);
const product = (a: Probability, b: Probability) => probability(a.value * b.value, a.low * b.low, a.high * b.high);
/** In ascending order: the sum does not depend on which party is which. */
const sum = (values: readonly number[]): number => add(...[...values].sort((a, b) => a - b));
/** One party's own share; of several the sum, within their intervals and what the others' leave over. */
function share(h: Happening, of: readonly string[]): Probability {
  if (of.length === 1) return h.shares[of[0]!] ?? IMPOSSIBLE; const total = (end: keyof Probability, isOf: boolean): number =>
    sum(Object.entries(h.shares).flatMap(([id, one]) => (of.includes(id) === isOf ? [one[end]] : [])));
  const value = Math.min(1, total('value', true)), low = Math.max(total('low', true), 1 - total('high', false));
  return probability(value, Math.min(value, low), Math.max(value, Math.min(1, total('high', true), 1 - total('low', false)))); }
const bandOf = (p: number, standard: P.CompiledClause['standard']): Band => BANDS.find((band) => band === 'none' || p >= standard[band])!;
// --- Events ---
type Placed = Pick<Event, 'start' | 'party' | 'id'>; /** Findings on states come after happenings: not by what a party is called. */
const byStart = (a: Placed, b: Placed): number => a.start - b.start || a.party - b.party || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byLast = (a: Event, b: Event): number => a.last - b.last || byStart(a, b);
const isPossible = (e: Event, t: number): boolean => e.from <= t && t < e.gone;
const isSure = (e: Event, t: number): boolean => isPossible(e, t) && e.sure <= t;
const turns = (list: readonly Event[]): number[] => list.flatMap((e) => [e.from, e.sure, e.last, e.gone]);
const longest = perOne((list: readonly Event[]): number => list.reduce((most, e) => Math.max(most, e.last - e.start), 0), new WeakMap());
const upTo = (list: readonly Event[], t: number): number => firstAfter(list.length, t, (i) => list[i]!.start);
const shown = (among: readonly Event[]) => ({ records: [...among].sort(byStart).slice(-Q.RECORDS_SHOWN).map(({ id }) => id), total: among.length });
type Picked = ReturnType<typeof pick>;
/** The first or last sure event, with the possible ones that may take its place; all of them where none is sure. */
function pick(list: readonly Event[], which: 'first' | 'last', t: number, reach: (e: Event) => number) {
  const possible = list.slice(0, upTo(list, t)).filter((e) => isPossible(e, t)), sures = possible.filter((e) => isSure(e, t));
  const sure = which === 'first' ? sures[0] : sures.at(-1);
  const mayBe = (e: Event): boolean => (which === 'first' ? e.start <= sure!.last : reach(e) >= sure!.start);
  return { sure, among: possible.filter((e) => !sure || e === sure || mayBe(e)) }; }
/** Of the possible events the one since which it has held best, the latest of these; t: its worst moment. */
function sinceBest(f: Steps<Truth>, list: readonly Event[], t: number) {
  let best: { readonly is: Truth; readonly t: number; readonly id: string } | undefined;
  for (let n = upTo(list, t) - 1; n >= 0 && best?.is !== YES; n--) {
    const e = list[n]!, end = lowest(f, Math.min(e.last, t), t), weak = { ...end, is: least(UNKNOWN, end.is) };
    const whole = isSure(e, t) ? lowest(f, e.start, t) : weak, one = whole.is >= weak.is ? whole : weak;
    if (isPossible(e, t) && (!best || one.is > best.is)) best = { ...one, id: e.id }; } return best; }
// --- Words ---
function wordOf(words: P.Words, field: string, h: Happening): Truth {
  const told = h.words[field] ?? '', isRival = h.rivals[field]?.some((word) => words.yes.has(word));
  return words.yes.has(told) ? YES : isRival || words.unknown.has(told) ? UNKNOWN : NO; }
/** An object of the register decides; without one, what the target is told as leaves it open. */
function targetOf({ target, facilityClasses: listed }: P.Fit, h: Happening): readonly [Truth, string] | null {
  const is = target ? wordOf(target, 'target', h) : YES, word = h.words.target ?? '', { facility } = h;
  if (!listed) return target && [is, word]; if (!facility) return [least(is, UNKNOWN), word];
  return [listed.has(facility.class) ? YES : target ? least(is, UNKNOWN) : NO, `${facility.class}:${facility.id}`]; }
const KINDS: Record<string, string[]> = { missile: ['ballistic_missile', 'cruise_missile'], drone: ['long_range_drone', 'fpv_drone'] };
function weaponOf({ id, weapons, means, calibreMm: limits }: P.CompiledWeapons, h: Happening): Truth {
  const isNamed = (word: string): boolean => word === id || (weapons?.has(word) ?? false);
  const { weapon, means: told = 'unspecified' } = h.words, mm = h.calibreMm, rival = h.rivals.weapon?.some(isNamed) ? UNKNOWN : NO;
  if (weapon !== undefined && isNamed(weapon)) return YES; if (!means && !limits) return weapon === undefined ? UNKNOWN : rival;
  const may = [...(KINDS[told] ?? []), ...(h.rivals.means ?? [])].some((one) => means?.has(one));
  const byMeans = !means || means.has(told) ? YES : may || told === 'several' || told === 'unspecified' ? UNKNOWN : NO;
  const byCalibre = !limits ? YES : mm === undefined ? UNKNOWN : mm >= limits[0] && mm < limits[1] ? YES : NO;
  return most(rival, least(byMeans, byCalibre)); }
function perOne<K, V>(work: (key: K) => V, known: Pick<Map<K, V>, 'has' | 'get'> & { set: (key: K, v: V) => unknown } = new Map<K, V>()): (key: K) => V {
  return (key) => { if (!known.has(key)) known.set(key, work(key)); return known.get(key)!; }; }
function perPair<A extends object, B extends object, V>(work: (a: A, b: B) => V): (a: A, b: B) => V {
  const of = perOne((a: A) => perOne((b: B) => work(a, b))); return (a, b) => of(a)(b); }
