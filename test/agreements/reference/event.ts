/** The events that a pattern matches, and how surely each is seen at a moment. Guide, "Seen at t" and "Matching". */
import type { PartyTerm, Pattern } from '../../../src/agreement/expression.js';
import type { Happening } from '../../../src/compliance/happening.js';
import { breachEvents } from './breach.js';
import { partiesOf } from './form.js';
import { fits, inZones, listed } from './match.js';
import { all, NO, type Range, type Truth, truthOf, UNKNOWN, YES } from './truth.js';
import type { Context, World } from './world.js';

export interface PatternEvent {
  readonly id: string;
  /** Of a finding on a state: the party's place in the agreement; -1 for happenings. */
  readonly party: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly effectiveFromMs: number | undefined;
  readonly effectiveUntilMs: number | undefined;
  readonly amounts: Happening['amounts'];
  /** Moments at which what is seen of it may change. */
  readonly changes: readonly number[];
  /** no: nothing is seen; unknown: it is possible; yes: it is sure (and possible). */
  seenAt(atMs: number): Truth;
}

/** How a clause reads its own patterns: `by` left out means self; the other side's doings are these with parties exchanged. */
/** In the order of (start, id); of one start, findings on states come last, by party. */
export const byStart = (a: PatternEvent, b: PatternEvent): number => a.startMs - b.startMs || byId(a, b);

export const byId = (a: PatternEvent, b: PatternEvent): number => a.party - b.party || (a.id < b.id ? -1 : 1);

export type Mode = 'plain' | 'own' | 'theirs';

/** In the order of (start, id), without those that never match. */
export function eventsOf(
  world: World,
  context: Context,
  pattern: Pattern,
  mode: Mode = 'plain',
): readonly PatternEvent[] {
  if (pattern.event !== undefined)
    return eventsOf(world, context, world.agreement.events![pattern.event]!, mode);
  let byMode = context.events.get(pattern);
  if (!byMode) {
    byMode = new Map();
    context.events.set(pattern, byMode);
  }
  let events = byMode.get(mode);
  if (!events) {
    events = pattern.breach
      ? breachEvents(world, context, pattern.breach)
      : world.happenings.flatMap((happening) => {
          const matches = matchOf(world, context, pattern, mode, happening);
          return matches === NO ? [] : [eventOf(happening, matches)];
        });
    byMode.set(mode, events);
  }
  return events;
}

function eventOf(happening: Happening, matches: Truth): PatternEvent {
  const { id, startMs, endMs, voidMs, effectiveFromMs, effectiveUntilMs, amounts } = happening;
  const changes = [startMs, endMs - 1, endMs, voidMs].filter(Number.isFinite);
  const seenAt = (atMs: number): Truth => {
    if (atMs < startMs || atMs >= voidMs) return NO;
    return matches === YES && endMs - 1 <= atMs ? YES : UNKNOWN;
  };
  return { id, party: -1, startMs, endMs, effectiveFromMs, effectiveUntilMs, amounts, changes, seenAt };
}

/** Does it match, seen as a whole. */
export function matchOf(
  world: World,
  context: Context,
  pattern: Pattern,
  mode: Mode,
  happening: Happening,
): Truth {
  const { agreement } = world;
  if (pattern.event !== undefined)
    return matchOf(world, context, agreement.events![pattern.event]!, mode, happening);
  const who = (term: PartyTerm | undefined, otherwise: PartyTerm): readonly string[] | undefined => {
    const ids = partiesOf(agreement, term ?? otherwise, context.self);
    return mode === 'theirs' && ids ? exchanged(world, context.self, ids) : ids;
  };
  const by = (term: PartyTerm | undefined): readonly string[] | undefined =>
    who(term, mode === 'plain' ? 'any' : 'self');
  const { kind, words } = happening;
  const { incident, declaration, handover, effort, measure, decision } = pattern;
  if (incident) {
    if (kind !== 'incident') return NO;
    const sure = context.standard[incident.sure ?? 'probable'];
    return all([fits(agreement, incident, happening), authored(happening, by(incident.by), sure)]);
  }
  if (measure) {
    if (!Object.hasOwn(happening.amounts, measure.of)) return NO;
    return all([listed(by(measure.by), happening.by), inZones(agreement, measure.zone, happening)]);
  }
  if (declaration && kind === 'declaration')
    return all([
      listed(by(declaration.by), happening.by),
      listed(declaration.act, words.act),
      listed(declaration.about, words.about),
    ]);
  if (handover && kind === 'handover')
    return all([
      listed(by(handover.from), happening.by),
      listed(who(handover.to, 'any'), words.to),
      listed(handover.category, words.category),
    ]);
  if (effort && kind === 'effort')
    return all([
      listed(by(effort.by), happening.by),
      listed(effort.status, words.status),
      inZones(agreement, effort.zone, happening),
    ]);
  if (decision && kind === 'decision')
    return all([
      listed(by(decision.by), happening.by),
      listed(decision.about, words.about),
      listed(decision.decision, words.decision),
    ]);
  return NO;
}

/** Self for the other side, and the other side for self. */
function exchanged(world: World, self: string, ids: readonly string[]): readonly string[] {
  const others = world.agreement.parties.filter((party) => party !== self);
  const neither = ids.filter((id) => id !== self && !others.includes(id));
  return [
    ...neither,
    ...(ids.includes(self) ? others : []),
    ...(others.some((party) => ids.includes(party)) ? [self] : []),
  ];
}

/** Yes from the threshold on, no up to its opposite. */
function authored(happening: Happening, by: readonly string[] | undefined, sure: number): Truth {
  const share = by === undefined ? 1 : sumOf(by.map((party) => happening.shares[party]?.value ?? 0));
  const probability = happening.happened.value * share;
  return probability >= sure ? YES : truthOf(probability > 1 - sure) === YES ? UNKNOWN : NO;
}

export function sumOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

export const amountOf = ({ amounts }: PatternEvent, name: string): Range => {
  const told = Object.hasOwn(amounts, name) ? amounts[name] : undefined;
  return told ?? [0, Number.POSITIVE_INFINITY];
};
