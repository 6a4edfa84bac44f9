/** Ends that go on: by declarations of consent, and by themselves unless notice is given. Guide, "Moments". */
import type { Pattern } from '../../../src/agreement/expression.js';
import type { Period } from '../../../src/agreement/period.js';
import { shift } from './calendar.js';
import { byId, eventsOf, type PatternEvent } from './event.js';
import type { AnyMoment } from './expression.js';
import { type Range, YES } from './truth.js';
import type { Context, World } from './world.js';

export interface Extended {
  readonly extended: AnyMoment;
  /** A pattern for each party whose consent is looked for. */
  readonly consents: readonly Pattern[];
  readonly extension: NonNullable<Period['extension']>;
}

export interface Rolled {
  readonly rolled: AnyMoment;
  readonly notice: Pattern;
  readonly rollOver: NonNullable<Period['rollOver']>;
}

export function extendedAt(
  world: World,
  context: Context,
  { consents, extension }: Extended,
  [low, high]: Range,
  atMs: number,
): Range {
  const sure = consents.map((pattern) =>
    eventsOf(world, context, pattern)
      .filter((event) => event.seenAt(atMs) === YES)
      .sort(byTime),
  );
  const prolong = (base: number): number => {
    let end = base;
    let lastMs = Number.NEGATIVE_INFINITY;
    for (;;) {
      const first = sure.map((events) => events.find(({ endMs }) => lastMs < endMs - 1 && endMs - 1 < end));
      const given = first.filter((event) => event !== undefined);
      if (given.length === 0 || (extension.consent === 'mutual' && given.length < first.length)) return end;
      const agreed = extension.consent === 'mutual' ? given : [...given].sort(byTime).slice(0, 1);
      lastMs = Math.max(...agreed.map(({ endMs }) => endMs - 1));
      end = Math.max(end, untilOf(world, extension, agreed, end));
    }
  };
  return inOrder(prolong(low), prolong(high));
}

const byTime = (a: PatternEvent, b: PatternEvent): number => a.endMs - b.endMs || byId(a, b);

function untilOf(
  world: World,
  { each }: Extended['extension'],
  agreed: readonly PatternEvent[],
  end: number,
): number {
  const stated = agreed.flatMap(({ effectiveUntilMs }) =>
    effectiveUntilMs === undefined ? [] : [effectiveUntilMs],
  );
  if (stated.length > 0) return Math.min(...stated);
  return each === undefined ? end : shift(world.zone, end, each, 1);
}

export function rolledAt(
  world: World,
  context: Context,
  { notice, rollOver }: Rolled,
  [low, high]: Range,
  atMs: number,
): Range {
  const given = eventsOf(world, context, notice)
    .filter((event) => event.seenAt(atMs) === YES)
    .map(({ endMs }) => endMs - 1);
  const roll = (base: number): number => {
    let end = base;
    let earlier = Number.NEGATIVE_INFINITY;
    for (let times = 0; times < (rollOver.atMost ?? Number.POSITIVE_INFINITY); times++) {
      const deadline = shift(world.zone, end, rollOver.notice, -1);
      if (!Number.isFinite(end) || atMs < deadline) break;
      if (given.some((ms) => earlier < ms && ms <= deadline)) break;
      earlier = deadline;
      end = shift(world.zone, end, rollOver.every, 1);
    }
    return end;
  };
  return inOrder(roll(low), roll(high));
}

/** A declaration between the ends may hold back the later one only. */
const inOrder = (one: number, other: number): Range => [Math.min(one, other), Math.max(one, other)];

/** Every deadline for notice up to the horizon. */
export function rolledChanges(world: World, { rollOver }: Rolled, bases: readonly number[]): number[] {
  return bases.flatMap((base) => {
    const changes: number[] = [];
    for (let end = base; ; end = shift(world.zone, end, rollOver.every, 1)) {
      const deadline = shift(world.zone, end, rollOver.notice, -1);
      if (deadline > world.horizonMs) return changes;
      changes.push(deadline);
    }
  });
}
