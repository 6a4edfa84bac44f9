/** Random periods: when a clause is in force. */
import type { Moment } from '../../src/agreement/expression.js';
import type { Period } from '../../src/agreement/period.js';
import { given } from './random.js';
import { type Scope, someCondition, someMoment } from './random-expression.js';
import { ABOUT, instantAt } from './random-words.js';

/** Surely after the beginning of time: a condition may hold from ever. */
export function someStart(scope: Scope): Moment {
  const { random } = scope;
  const fixed = instantAt(random.below(10));
  return random.chance(0.7) ? fixed : { latest: [fixed, someMoment(scope, 2)] };
}

/** @param likely how likely each condition is */
export function somePeriod(scope: Scope, likely: number, fixed: Period = {}): Period {
  const { random } = scope;
  const condition = (): Period['entry'] => someCondition(scope, 2);
  return given<Period>({
    ...someEnd(scope, likely),
    adopted: random.maybe(likely / 3, condition),
    entry: random.maybe(likely / 1.5, condition),
    suspended: random.maybe(likely, condition),
    released: random.maybe(likely, condition),
    lapses: random.maybe(likely / 2, condition),
    extension: random.maybe(likely, () => someExtension(scope)),
    rollOver: random.maybe(likely, () => someRollOver(scope)),
    ...fixed,
  });
}

function someEnd(scope: Scope, likely: number): Period {
  const { random } = scope;
  const choice = random.next();
  // A fixed end before the start would be refused.
  if (choice < likely) return { end: { latest: [instantAt(12), someMoment(scope, 1)] } };
  if (choice < 1.5 * likely) return { end: instantAt(18 + random.below(18)) };
  if (choice < 3 * likely) return { duration: random.pick(['1 day', '2 days', '36 h', '1 week', '1 month']) };
  return {};
}

function someExtension({ random, voices }: Scope): NonNullable<Period['extension']> {
  return given({
    consent: random.pick(['mutual', 'any'] as const),
    by: random.maybe(0.3, () => random.pick(['self', 'other', voices.slice(0, 2)])),
    each: random.maybe(0.7, () => random.pick(['1 day', '12 h'])),
    about: random.maybe(0.2, () => 'signal'),
  });
}

function someRollOver({ random }: Scope): NonNullable<Period['rollOver']> {
  return given({
    every: random.pick(['1 day', '12 h', '2 days']),
    notice: random.pick(['3 h', '12 h', '1 day', '1 day 6 h']),
    by: random.maybe(0.3, () => random.pick(['self', 'other', 'any'])),
    about: random.maybe(0.2, () => random.pick(ABOUT)),
    atMost: random.maybe(0.5, () => 1 + random.below(3)),
  });
}
