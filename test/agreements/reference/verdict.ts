/** A happening held against a clause under a reading. Guide, "Event rules" and "Verdict". */

import type { Clause } from '../../../src/agreement/agreement.js';
import type { Condition, IncidentFit, Pattern } from '../../../src/agreement/expression.js';
import type { Standard } from '../../../src/agreement/primitives.js';
import type { Probability } from '../../../src/attribution/attribution.js';
import type { Band, Rule, Standing, Verdict } from '../../../src/compliance/finding.js';
import type { Happening } from '../../../src/compliance/happening.js';
import type { HappeningBreach } from './breach.js';
import { elapsed } from './calendar.js';
import type { Finding } from './evaluate.js';
import { matchOf, sumOf } from './event.js';
import { changesOfCondition, changesOfReached, countedAt, momentAt, truthAt } from './expression.js';
import type { ClauseOf, Form, Version } from './form.js';
import { fits, listOf } from './match.js';
import { standingsOver, termsOf } from './standing.js';
import { all, any, compare, NO, not, type Truth, UNKNOWN, YES } from './truth.js';
import { contextOf, onceIn, type World } from './world.js';

export interface Judged {
  readonly breach: HappeningBreach;
  readonly finding: Finding | null;
}

/** null: nothing of it is ever seen, for it does not fit. */
export function judge(world: World, form: Form, reading: number, happening: Happening): Judged | null {
  const { agreement } = world;
  if (!form.versions[reading]) return null;
  const lastMs = happening.endMs - 1;
  const first = ruledAt(world, form, happening.startMs) ?? reading;
  const straddles = readingsOver(world, form, reading, happening).some((other) => other !== first);
  const version = form.versions[first];
  if (!version) return null;
  const trigger = onceIn(world, `trigger ${form.id} ${first}`, () => triggerOf(world, form, first, version));
  if (!trigger) return null;

  const fitOf = (party: string): Truth => trigger(party, happening);
  const bindsNobody = version.bound.length === 0;
  const fitting = (bindsNobody ? version.named : version.bound).filter((party) => fitOf(party) !== NO);
  if (fitting.length === 0) return null;
  const authored = authorship(version, happening, fitting, fitOf);
  const delay = delayOf(version.clause);
  const id = `${happening.id}~${agreement.id}~${form.id}~${agreement.readings[reading]!.id}`;
  const mayBeBy = new Map(
    fitting
      .filter((party) => version.bound.includes(party))
      .map((party) => [party, happening.happened.value * (authored.shares[party]?.value ?? 0)]),
  );
  const breach = { kind: 'happening', id, happening, mayBeBy, seenFromMs: happening.endMs + delay } as const;
  if (lastMs + delay > world.horizonMs || !everInPeriod(world, form, happening))
    return { breach: { ...breach, finding: null }, finding: null };

  const candidates = authored.candidates.filter((party) => fitting.includes(party));
  const judgedBy = candidates.length > 0 ? candidates : version.bound;
  const fitsOfCandidates = (candidates.length > 0 ? candidates : fitting.slice(0, 1)).map(fitOf);
  const fit = fitsOfCandidates.every((one) => one === fitsOfCandidates[0]) ? fitsOfCandidates[0]! : UNKNOWN;
  const { author } = authored;
  const named = version.bound.includes(author);
  const ofBound = together(authored.shares, version.bound);
  const share = named ? authored.shares[author]! : ofBound;
  const counted = product(happening.happened, share);
  const band = hold(bandOf(counted.value, form.standard), fit);

  const contexts = judgedBy.map((party) => contextOf(world, form, first, party));
  const standings = contexts.map((context) => standingsOver(world, context, happening.startMs, lastMs));
  const atStart = standings.map(([standing]) => standing!);
  const exemptions = contexts.map(({ self }) => exemptAt(world, form, first, self, happening, delay));

  const [verdict, rule] = ((): [Verdict, Rule] => {
    if (straddles) return ['undetermined', 'ruling-straddles'];
    if (bindsNobody) return ['notInForce', 'binds-nobody'];
    if (!standings.flat().some((is) => is === 'inForce' || is === 'undetermined'))
      return ['notInForce', 'not-in-force'];
    if (candidates.length === 0) return ['noViolation', 'author-not-bound'];
    if (exemptions.every((exempt) => exempt === YES)) return ['noViolation', 'exempt'];
    if (standings.some((list) => list.some((is) => is !== list[0]))) return ['undetermined', 'straddles'];
    if (atStart.some((is) => is === 'undetermined' || is !== atStart[0]))
      return ['undetermined', 'standing-open'];
    if (exemptions.some((exempt) => exempt === UNKNOWN || exempt !== exemptions[0]))
      return ['undetermined', 'exemption-open'];
    if (author === 'undetermined') return ['undetermined', 'author-open'];
    if (band !== 'none') return ['violation', 'standard-met'];
    if (counted.high >= form.standard.possible) return ['undetermined', 'happening-open'];
    return ['noViolation', 'standard-not-met'];
  })();
  const standing: Standing = bindsNobody
    ? agreement.status === 'proposed'
      ? 'proposed'
      : 'notYet'
    : atStart.every((is) => is === atStart[0])
      ? atStart[0]!
      : 'undetermined';
  const finding: Finding = {
    id,
    clause: form.id,
    reading: agreement.readings[reading]!.id,
    party: author,
    standing,
    verdict,
    rule,
    band,
    probability: product(happening.happened, ofBound),
    startMs: happening.startMs,
    endMs: happening.endMs,
  };
  return { breach: { ...breach, finding: { party: author, verdict, band } }, finding };
}

/** How well a happening fits for a party; null for clauses about states of things. */
type Trigger = (party: string, happening: Happening) => Truth;

function triggerOf(world: World, form: Form, reading: number, version: Version): Trigger | null {
  const { agreement } = world;
  const { clause, variation } = version;
  const pattern = patternOf(clause);
  const resolved = pattern && behindNames(world, pattern);
  const fields = resolved ? resolved.incident : fieldsOf(clause);
  if (fields) {
    const taken = meansOfOthers(world, form, reading, fields);
    return (_, happening) =>
      happening.kind === 'incident' ? fits(agreement, fields, happening, taken, variation?.zone) : NO;
  }
  if (!resolved) return null;
  return (party, happening) =>
    matchOf(world, contextOf(world, form, reading, party), resolved, 'own', happening);
}

function patternOf(clause: Clause): Pattern | null {
  switch (clause.kind) {
    case 'access':
      return { effort: { status: clause.status ?? ['denied', 'jammed'], zone: clause.zone } };
    case 'notification':
    case 'abstention':
      return clause.of;
    default:
      return null;
  }
}

function behindNames(world: World, pattern: Pattern): Pattern {
  return pattern.event === undefined ? pattern : behindNames(world, world.agreement.events![pattern.event]!);
}

/** What of an incident a clause is about, if it is. */
function fieldsOf(clause: Clause): IncidentFit | undefined {
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
      return clause;
    case 'freeze':
      return clause.amount === undefined ? clause : undefined;
    case 'exclusion':
      return { ...clause, conduct: clause.conduct ?? 'presence' };
    case 'withdrawal':
      return clause.remaining === undefined
        ? { ...clause, conduct: clause.conduct ?? 'presence' }
        : undefined;
    default:
      return undefined;
  }
}

/** Means that another clause lists for a conduct that this one speaks of too. */
function meansOfOthers(world: World, form: Form, reading: number, fields: IncidentFit): ReadonlySet<string> {
  const words = new Set<string>();
  for (const other of world.forms) {
    const clause = other.versions[reading]?.clause;
    if (!clause || other.clause === form.clause || other.versions[reading]!.variation) continue;
    const kinds: readonly Clause['kind'][] = [
      'prohibition',
      'treatment',
      'freeze',
      'exclusion',
      'withdrawal',
    ];
    if (!kinds.includes(clause.kind)) continue;
    const theirs = clause as ClauseOf<'prohibition' | 'withdrawal'>;
    const seen = clause.kind === 'exclusion' || clause.kind === 'withdrawal' ? 'presence' : undefined;
    const conduct = theirs.conduct ?? seen;
    const shared =
      fields.conduct === undefined ||
      conduct === undefined ||
      listOf(conduct).some((word) => listOf(fields.conduct).includes(word));
    if (shared) for (const word of listOf(theirs.means)) words.add(word);
  }
  return words;
}

const delayOf = (clause: Clause): number =>
  clause.kind === 'notification' && clause.within !== undefined ? elapsed(clause.within) : 0;

function authorship(
  { clause, bound }: Version,
  happening: Happening,
  fitting: readonly string[],
  fitOf: (party: string) => Truth,
): { author: string; shares: Readonly<Record<string, Probability>>; candidates: readonly string[] } {
  const { by, shares, kind } = happening;
  if (kind !== 'incident' && patternOf(clause)) {
    const best = Math.max(...fitting.map(fitOf));
    const author = fitting.find((party) => fitOf(party) === best)!;
    return {
      author,
      shares: { [author]: { value: 1, low: 1, high: 1 } },
      candidates: bound.length > 0 ? [author] : [],
    };
  }
  if (by === 'undetermined' || by === 'both')
    return { author: by, shares, candidates: bound.filter((party) => (shares[party]?.value ?? 0) > 0) };
  return { author: by, shares, candidates: bound.filter((party) => party === by) };
}

/** The reading that a ruling has fixed for the clause. */
function ruledAt(world: World, form: Form, atMs: number): number | null {
  const ruling = rulingsOf(world, form)
    .filter(({ endMs, voidMs }) => endMs - 1 <= atMs && atMs < voidMs)
    .at(-1);
  if (!ruling) return null;
  return world.agreement.readings.findIndex(({ id }) => `reading:${id}` === ruling.words.decision);
}

const rulingsOf = (world: World, form: Form): readonly Happening[] =>
  onceIn(world, `rulings ${form.id}`, () => workOutRulings(world, form));

function workOutRulings({ agreement, happenings }: World, { clause }: Form): readonly Happening[] {
  if (!agreement.rulings) return [];
  const by = listOf(agreement.rulings.by);
  const about = [agreement.id, `${agreement.id}/${clause}`];
  return happenings.filter(
    ({ kind, by: author, words }) =>
      kind === 'decision' &&
      (by.includes('any') || by.includes(author)) &&
      about.includes(words.about!) &&
      agreement.readings.some(({ id }) => words.decision === `reading:${id}`),
  );
}

function readingsOver(world: World, form: Form, reading: number, { startMs, endMs }: Happening): number[] {
  const changes = rulingsOf(world, form).flatMap((ruling) => [ruling.endMs - 1, ruling.voidMs]);
  const moments = changes.filter((ms) => startMs < ms && ms < endMs);
  return [startMs, ...moments].map((ms) => ruledAt(world, form, ms) ?? reading);
}

/** For some reading and bound party some moment of its time lies in the stated period. */
const everInPeriod = (world: World, form: Form, happening: Happening): boolean =>
  onceIn(world, `in period ${form.id} ${happening.id}`, () => workOutInPeriod(world, form, happening));

function workOutInPeriod(world: World, form: Form, { startMs, endMs }: Happening): boolean {
  return form.versions.some((version, reading) =>
    version?.bound.some((party) => {
      const context = contextOf(world, form, reading, party);
      const { start, end } = termsOf(world, context);
      const changes = [...changesOfReached(world, context, start), ...changesOfReached(world, context, end)];
      const moments = [startMs, ...changes.filter((ms) => startMs < ms && ms < endMs)];
      return moments.some(
        (ms) => momentAt(world, context, start, ms)[0] <= ms && !(momentAt(world, context, end, ms)[1] <= ms),
      );
    }),
  );
}

/** The greatest of all that may exempt it. */
function exemptAt(
  world: World,
  form: Form,
  reading: number,
  party: string,
  happening: Happening,
  delay: number,
): Truth {
  const { agreement } = world;
  const context = contextOf(world, form, reading, party);
  const { clause, variation } = form.versions[reading]!;
  /** Its truth at all moments of a stretch, unknown unless it is the same throughout. */
  const over = (
    fromMs: number,
    toMs: number,
    changes: readonly number[],
    at: (ms: number) => Truth,
  ): Truth => {
    const truths = [fromMs, ...changes.filter((ms) => fromMs < ms && ms <= toMs)].map(at);
    return truths.every((one) => one === truths[0]) ? truths[0]! : UNKNOWN;
  };
  const [firstMs, lastMs] = [happening.startMs, happening.endMs - 1];
  const throughout = (changes: readonly number[], at: (ms: number) => Truth): Truth =>
    over(firstMs + delay, lastMs + delay, changes, at);
  const changesOf = (condition: Condition) => changesOfCondition(world, context, condition);
  const truthOf = (condition: Condition) => (ms: number) => truthAt(world, context, condition, ms);
  const holds = (condition: Condition | undefined): Truth =>
    condition === undefined ? YES : throughout(changesOf(condition), truthOf(condition));
  /** What an exemption waits for is looked for strictly before the event: nothing excuses itself. */
  const heldBefore = (condition: Condition | undefined): Truth =>
    condition === undefined ? YES : over(firstMs - 1, lastMs - 1, changesOf(condition), truthOf(condition));
  const exempt: Truth[] = (clause.exempt ?? []).map(({ when, ...fields }) =>
    all([fits(agreement, fields, happening), heldBefore(when)]),
  );
  for (const other of world.forms) {
    const permission = other.versions[reading]?.clause;
    if (permission?.kind !== 'permission' || !permission.from.includes(form.clause)) continue;
    if (other.versions[reading]!.variation || !other.versions[reading]!.bound.includes(party)) continue;
    const inForce: Condition = { inForce: permission.id };
    const { when } = permission;
    exempt.push(
      all([fits(agreement, permission, happening), holds(when ? { all: [inForce, when] } : inForce)]),
    );
  }
  for (const { zone, when } of clause.variations ?? [])
    exempt.push(all([fits(agreement, { zone }, happening), holds(when)]));
  if (variation?.when) exempt.push(not(holds(variation.when)));
  if (clause.kind === 'withdrawal' && clause.due !== undefined) exempt.push(holds({ before: clause.due }));
  if (clause.kind === 'notification') exempt.push(noticed(clause));
  return any(exempt);

  function noticed({ notice, ahead, notOlderThan, within }: ClauseOf<'notification'>): Truth {
    const window = within === undefined ? { ago: ahead, within: notOlderThan } : { within };
    const shifts = [0, ...[ahead, notOlderThan, within].flatMap((text) => (text ? [elapsed(text)] : []))];
    const changes = changesOfCondition(world, context, { once: notice });
    const moments = changes.flatMap((ms) => shifts.flatMap((by) => [ms + by, ms + by + 1]));
    // Changes are counted for the pattern as it stands; of the clause's own reading of it nothing else is seen.
    const own = world.happenings.flatMap(({ startMs, endMs, voidMs }) =>
      shifts.flatMap((by) => [startMs + by, startMs + by + 1, endMs - 1 + by, endMs + by, voidMs]),
    );
    return throughout([...moments, ...own], (ms) =>
      compare(countedAt(world, context, notice, window, 'count', ms, 'own'), 'atLeast', [1, 1]),
    );
  }
}

export const product = (a: Probability, b: Probability): Probability => ({
  value: a.value * b.value,
  low: a.low * b.low,
  high: a.high * b.high,
});

/** One of these did it: the sum, between what they have at least, or the rest leaves over, and what they have at most. */
function together(shares: Readonly<Record<string, Probability>>, parties: readonly string[]): Probability {
  const theirs = parties.flatMap((party) => shares[party] ?? []);
  const rest = Object.keys(shares).flatMap((id) => (parties.includes(id) ? [] : shares[id]!));
  const value = Math.min(1, sumOf(theirs.map((share) => share.value)));
  const low = Math.max(sumOf(theirs.map((share) => share.low)), 1 - sumOf(rest.map((share) => share.high)));
  const high = Math.min(
    1,
    sumOf(theirs.map((share) => share.high)),
    1 - sumOf(rest.map((share) => share.low)),
  );
  return { value, low: Math.min(value, low), high: Math.max(value, high) };
}

export function bandOf(probability: number, { possible, probable, confirmed }: Standard): Band {
  if (probability >= confirmed) return 'confirmed';
  if (probability >= probable) return 'probable';
  return probability >= possible ? 'possible' : 'none';
}

const hold = (band: Band, fit: Truth): Band => (band === 'confirmed' && fit === UNKNOWN ? 'probable' : band);
