/** Is a clause in force for a party, at a moment, under a reading. Guide, "Standing". */
import type { Condition } from '../../../src/agreement/expression.js';
import type { Standing } from '../../../src/compliance/finding.js';
import {
  type AnyMoment,
  changesOfCondition,
  changesOfReached,
  momentAt,
  NEVER,
  reachedAt,
  truthAt,
} from './expression.js';
import { partiesOf, voices } from './form.js';
import { NO, type Truth, UNKNOWN, YES } from './truth.js';
import { type Context, inOrder, once, type World } from './world.js';

/** What a period says, as moments and conditions of the language. */
export interface Terms {
  readonly adopted: Condition | null;
  readonly start: AnyMoment;
  readonly enters: AnyMoment;
  readonly end: AnyMoment;
  readonly lapsed: AnyMoment;
  readonly released: AnyMoment;
  readonly suspended: Condition | null;
}

export function termsOf(world: World, context: Context): Terms {
  return once(context, context, 0, () => workOutTerms(world, context));
}

function workOutTerms(world: World, context: Context): Terms {
  const { agreement } = world;
  const {
    start = NEVER,
    end,
    duration,
    adopted,
    entry,
    suspended,
    released,
    lapses,
    extension,
    rollOver,
  } = context.form.versions[context.reading]!.period;
  const enters: AnyMoment =
    entry === undefined || start === NEVER ? start : { when: { all: [{ reached: start as never }, entry] } };
  let ends: AnyMoment =
    end !== undefined
      ? end
      : duration === undefined || enters === NEVER
        ? NEVER
        : { after: enters as never, duration };
  if (extension && ends !== NEVER) {
    const by = partiesOf(agreement, extension.by ?? agreement.parties, context.self) ?? voices(agreement);
    const about = extension.about ?? agreement.id;
    const consents = by.map((party) => ({ declaration: { by: party, act: 'extends', about } }));
    ends = { extended: ends, consents, extension };
  }
  if (rollOver && ends !== NEVER) {
    const by = rollOver.by ?? agreement.parties;
    const about = rollOver.about ?? agreement.id;
    ends = { rolled: ends, notice: { declaration: { by, act: ['withdraws', 'notifies'], about } }, rollOver };
  }
  // Moments that a period makes (prolonged ends) stand in for moments of the language here.
  const inPeriod: Condition[] = [{ reached: enters as never }, { before: ends as never }];
  return {
    adopted: adopted === undefined ? null : { reached: { when: adopted } },
    start,
    enters,
    end: ends,
    lapsed: lapses === undefined ? NEVER : { when: lapses },
    released: released === undefined ? NEVER : { when: { all: [...inPeriod, released] } },
    suspended: suspended ?? null,
  };
}

/** For the clause, reading and party of the context. */
export function standingAt(world: World, context: Context, atMs: number): { readonly is: Standing } {
  const terms = termsOf(world, context);
  return once(context, terms, atMs, () => ({ is: workOutStanding(world, context, terms, atMs) }));
}

function workOutStanding(world: World, context: Context, terms: Terms, atMs: number): Standing {
  const reached = (moment: AnyMoment): Truth => reachedAt(momentAt(world, context, moment, atMs), atMs);
  const adopted = terms.adopted
    ? truthAt(world, context, terms.adopted, atMs)
    : world.agreement.status === 'proposed'
      ? NO
      : YES;
  const entered = reached(terms.enters);
  const ended = Math.max(reached(terms.end), reached(terms.lapsed)) as Truth;
  const released = reached(terms.released);
  const suspended = terms.suspended ? truthAt(world, context, terms.suspended, atMs) : NO;
  if (adopted === NO) return 'proposed';
  if (entered === NO) return 'notYet';
  if (ended === YES) return 'lapsed';
  if (released === YES) return 'released';
  if (suspended === YES) return 'suspended';
  return [adopted, entered, ended, released, suspended].includes(UNKNOWN) ? 'undetermined' : 'inForce';
}

export function standingChanges(world: World, context: Context): readonly number[] {
  const terms = termsOf(world, context);
  let changes = context.changes.get(terms);
  if (!changes) {
    const { adopted, enters, end, lapsed, released, suspended } = terms;
    const ofConditions = [adopted, suspended].flatMap((condition) =>
      condition ? [...changesOfCondition(world, context, condition)] : [],
    );
    const ofMoments = [enters, end, lapsed, released].flatMap((moment) => [
      ...changesOfReached(world, context, moment),
    ]);
    changes = inOrder([...ofConditions, ...ofMoments]);
    context.changes.set(terms, changes);
  }
  return changes;
}

/** At the moments of [fromMs, toMs]: what it is at first, and at each change. */
export function standingsOver(world: World, context: Context, fromMs: number, toMs: number): Standing[] {
  const inside = standingChanges(world, context).filter((ms) => fromMs < ms && ms <= toMs);
  return [fromMs, ...inside].map((ms) => standingAt(world, context, ms).is);
}

/** From when on it is what, within [fromMs, toMs]. */
export function stretchesOver(
  world: World,
  context: Context,
  fromMs: number,
  toMs: number,
): { readonly startMs: number; readonly is: Standing }[] {
  const inside = standingChanges(world, context).filter((ms) => fromMs < ms && ms <= toMs);
  return [fromMs, ...inside]
    .map((ms) => ({ startMs: ms, is: standingAt(world, context, ms).is }))
    .filter(({ is }, i, all) => is !== all[i - 1]?.is);
}
