/**
 * Breaches as events: findings of the round before, seen strictly later than what they are about, and happenings that fit
 * while they are not judged yet. Guide, "Matching".
 */
import type { Pattern, Sure } from '../../../src/agreement/expression.js';
import type { Band, Verdict } from '../../../src/compliance/finding.js';
import type { Happening } from '../../../src/compliance/happening.js';
import { byStart, type PatternEvent } from './event.js';
import { type Form, partiesOf, voices } from './form.js';
import { listOf } from './match.js';
import { NO, type Truth, UNKNOWN, YES } from './truth.js';
import { type Context, inOrder, type World } from './world.js';

export type Breach = HappeningBreach | StateBreach;

/** A happening that fits, and what was found of it. */
export interface HappeningBreach {
  readonly kind: 'happening';
  readonly id: string;
  readonly happening: Happening;
  /** Bound parties for whom it fits, with the probability that each did it: happened x share. */
  readonly mayBeBy: ReadonlyMap<string, number>;
  /** The finding is seen from here on. */
  readonly seenFromMs: number;
  readonly finding: { readonly party: string; readonly verdict: Verdict; readonly band: Band } | null;
}

/** A state of things, found at a moment; open ones are seen until it is known better. */
export interface StateBreach {
  readonly kind: 'state';
  readonly id: string;
  readonly party: string;
  readonly foundMs: number;
  readonly sure: boolean;
  readonly untilMs: number;
}

export const breachKey = (form: Form, reading: number): string => `${form.id}|${reading}`;

export function breachEvents(
  world: World,
  context: Context,
  { clause, by = 'other', reading, sure = 'probable' }: NonNullable<Pattern['breach']>,
): readonly PatternEvent[] {
  const { agreement } = world;
  const index =
    reading === undefined ? context.reading : agreement.readings.findIndex(({ id }) => id === reading);
  const clauses = clause === undefined ? [context.form.clause] : listOf(clause);
  const parties = partiesOf(agreement, by, context.self) ?? voices(agreement);
  const events = world.forms
    .filter((form) => clauses.includes(form.clause))
    .flatMap((form) =>
      (world.breaches.get(breachKey(form, index)) ?? []).map((breach) =>
        breach.kind === 'state'
          ? stateEvent(breach, parties, agreement.parties.indexOf(breach.party))
          : happeningEvent(breach, parties, sure, form.standard[sure]),
      ),
    );
  return events.sort(byStart);
}

function happeningEvent(
  breach: HappeningBreach,
  parties: readonly string[],
  sure: Sure,
  threshold: number,
): PatternEvent {
  const { id, happening, mayBeBy, seenFromMs, finding } = breach;
  const { startMs, endMs, voidMs, effectiveFromMs, effectiveUntilMs } = happening;
  const likely = parties.some((party) => (mayBeBy.get(party) ?? 0) > 1 - threshold);
  const found = finding === null ? NO : truthOfFinding(finding, parties, sure, likely);
  const seenAt = (atMs: number): Truth => {
    if (atMs <= startMs || atMs >= voidMs) return NO;
    return atMs < seenFromMs ? (likely ? UNKNOWN : NO) : found;
  };
  const changes = [startMs, startMs + 1, endMs - 1, endMs, seenFromMs, voidMs].filter(Number.isFinite);
  // The event is the happening: what its record states, the breach states.
  const stated = { effectiveFromMs, effectiveUntilMs, amounts: {} };
  return { ...stated, id, party: -1, startMs, endMs, changes: inOrder(changes), seenAt };
}

const RANK: Readonly<Record<Band, number>> = { none: 0, possible: 1, probable: 2, confirmed: 3 };

function truthOfFinding(
  { party, verdict, band }: NonNullable<HappeningBreach['finding']>,
  parties: readonly string[],
  sure: Sure,
  likely: boolean,
): Truth {
  if (verdict !== 'violation' && verdict !== 'undetermined') return NO;
  if (parties.includes(party)) return verdict === 'violation' && RANK[band] >= RANK[sure] ? YES : UNKNOWN;
  return (party === 'both' || party === 'undetermined') && likely ? UNKNOWN : NO;
}

function stateEvent(
  { id, party, foundMs, sure, untilMs }: StateBreach,
  parties: readonly string[],
  place: number,
): PatternEvent {
  const seenAt = (atMs: number): Truth => {
    if (!parties.includes(party) || atMs <= foundMs || atMs > untilMs) return NO;
    return sure ? YES : UNKNOWN;
  };
  const changes = [foundMs, foundMs + 1, untilMs + 1].filter(Number.isFinite);
  const stated = { effectiveFromMs: undefined, effectiveUntilMs: undefined, amounts: {} };
  return { ...stated, id, party: place, startMs: foundMs, endMs: foundMs + 1, changes, seenAt };
}
