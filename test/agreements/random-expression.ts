/** Random patterns, moments, quantities and conditions. */
import type {
  Condition,
  IncidentFit,
  Moment,
  PartyTerm,
  Pattern,
  Quantity,
  Window,
} from '../../src/agreement/expression.js';
import { given, type Random } from './random.js';
import {
  ABOUT,
  ACTS,
  AGREEMENT,
  CALENDAR,
  CATEGORIES,
  CLASSES,
  CONDUCT,
  DECISIONS,
  ELAPSED,
  MEANS,
  MEASURES,
  PURPOSES,
  STATUSES,
  someInstant,
  TARGETS,
  WEAPONS,
  ZONES,
} from './random-words.js';

/** What an expression can speak of where it stands. */
export interface Scope {
  readonly random: Random;
  readonly voices: readonly string[];
  readonly clauses: readonly string[];
  readonly readings: readonly string[];
  /** Clauses that it may wait for: with others it could come to wait for itself. */
  readonly waitsFor: readonly string[];
  readonly events: readonly string[];
  readonly moments: readonly string[];
  readonly quantities: readonly string[];
  readonly conditions: readonly string[];
}

export function someParties({ random, voices }: Scope): PartyTerm {
  return random.pick<PartyTerm>([
    'self',
    'other',
    'other',
    'any',
    random.pick(voices),
    ['self', random.pick(voices)],
  ]);
}

export function someFit({ random }: Scope, likely = 0.5): IncidentFit {
  const fit: IncidentFit = {
    conduct: random.maybe(likely + 0.3, () => random.some(CONDUCT)),
    means: random.maybe(likely / 2, () => random.some(MEANS)),
    target: random.maybe(likely / 4, () => random.some(TARGETS)),
    facilityClasses: random.maybe(likely / 5, () => [random.pick(CLASSES)]),
    weapons: random.maybe(likely / 5, () => random.some(WEAPONS)),
    purpose: random.maybe(likely / 6, () => random.some(PURPOSES)),
    zone: random.maybe(likely / 2, () => random.some(ZONES)),
  };
  return given(fit);
}

export function somePattern(scope: Scope, only?: readonly string[]): Pattern {
  const { random } = scope;
  const kinds = [
    'incident',
    'incident',
    'breach',
    'declaration',
    'declaration',
    'handover',
    'measure',
    'effort',
  ];
  const kind = random.pick(only ?? [...kinds, 'decision', ...(scope.events.length > 0 ? ['event'] : [])]);
  const by = random.maybe(0.6, () => someParties(scope));
  const sure = random.maybe(0.3, () => random.pick(['possible', 'probable', 'confirmed'] as const));
  switch (kind) {
    case 'event':
      return { event: random.pick(scope.events) };
    case 'incident':
      return { incident: given({ ...someFit(scope, 0.3), by, sure }) };
    case 'breach':
      return {
        breach: given({
          by: random.maybe(0.5, () =>
            random.pick<PartyTerm>(['self', 'other', 'any', random.pick(scope.voices)]),
          ),
          sure,
          clause: random.maybe(0.5, () => random.some(scope.clauses)),
          reading: random.maybe(0.2, () => random.pick(scope.readings)),
        }),
      };
    case 'declaration':
      return {
        declaration: given({
          by,
          act: random.maybe(0.8, () => random.some(ACTS)),
          about: random.maybe(0.4, () => random.some(ABOUT)),
        }),
      };
    case 'handover':
      return {
        handover: given({
          from: by,
          to: random.maybe(0.3, () => someParties(scope)),
          category: random.maybe(0.4, () => random.some(CATEGORIES)),
        }),
      };
    case 'measure':
      return {
        measure: given({ of: random.pick(MEASURES), by, zone: random.maybe(0.3, () => random.some(ZONES)) }),
      };
    case 'effort':
      return {
        effort: given({
          by,
          status: random.maybe(0.6, () => random.some(STATUSES)),
          zone: random.maybe(0.3, () => random.some(ZONES)),
        }),
      };
    default:
      return {
        decision: given({
          by: random.maybe(0.3, () => someParties(scope)),
          decision: random.maybe(0.7, () => random.some(DECISIONS)),
          about: random.maybe(0.2, () => AGREEMENT),
        }),
      };
  }
}

export function someWindow(scope: Scope, depth: number): Window {
  const { random } = scope;
  const ago = random.maybe(0.15, () => random.below(ELAPSED.length - 1));
  const longer = ELAPSED.slice((ago ?? -1) + 1);
  return given({
    within: random.maybe(0.45, () => random.pick(longer)),
    ago: ago === undefined ? undefined : ELAPSED[ago],
    from: random.maybe(0.15, () => someMoment(scope, depth - 1)),
    until: random.maybe(0.1, () => someMoment(scope, depth - 1)),
  });
}

export function someMoment(scope: Scope, depth: number): Moment {
  const { random } = scope;
  const inner = (): Moment => someMoment(scope, depth - 1);
  const flat = ['instant', 'instant', 'first', 'last', ...(scope.moments.length > 0 ? ['name'] : [])];
  if (scope.waitsFor.length > 0) flat.push('edge');
  const deep = ['shift', 'shift', 'when', 'several', 'perParty'];
  switch (random.pick(depth > 0 ? [...flat, ...deep] : flat)) {
    case 'name':
      return random.pick(scope.moments);
    case 'first':
      return given({
        first: somePattern(scope),
        take: someTake(random),
        otherwise: someOtherwise(scope, depth),
      });
    case 'last':
      return given({
        last: somePattern(scope),
        take: someTake(random),
        otherwise: someOtherwise(scope, depth),
      });
    case 'edge':
      return random.chance(0.5)
        ? { entryOf: random.pick(scope.waitsFor) }
        : { endOf: random.pick(scope.waitsFor) };
    case 'shift': {
      const shifted = given({
        duration: random.pick(CALENDAR),
        round: random.maybe(0.25, () => random.pick(['startOfDay', 'endOfDay'] as const)),
      });
      return random.chance(0.7) ? { after: inner(), ...shifted } : { before: inner(), ...shifted };
    }
    case 'when':
      return { when: someCondition(scope, depth - 1) };
    case 'several':
      return random.chance(0.5) ? { earliest: [inner(), inner()] } : { latest: [inner(), inner()] };
    case 'perParty':
      return { perParty: Object.fromEntries(scope.voices.map((party) => [party, inner()])) };
    default:
      return someInstant(random);
  }
}

const someOtherwise = (scope: Scope, depth: number): Moment | undefined =>
  depth > 0 ? scope.random.maybe(0.2, () => someMoment(scope, depth - 1)) : undefined;

const someTake = (random: Random) =>
  random.maybe(0.4, () => random.pick(['time', 'effectiveFrom', 'effectiveUntil'] as const));

export function someQuantity(scope: Scope, depth: number): Quantity {
  const { random } = scope;
  const inner = (): Quantity => someQuantity(scope, depth - 1);
  const flat = ['number', 'count', 'sum', 'latest', ...(scope.quantities.length > 0 ? ['name'] : [])];
  const deep = ['plus', 'minus', 'times', 'smallest', 'largest', 'value', 'perParty'];
  switch (random.pick(depth > 0 ? [...flat, ...flat, ...deep] : flat)) {
    case 'count':
      return { count: somePattern(scope), ...someWindow(scope, depth) };
    case 'sum':
      return { sum: somePattern(scope, ['handover', 'measure']), ...someWindow(scope, depth) };
    case 'latest':
      return { latest: somePattern(scope, ['measure']) };
    case 'name':
      return { quantity: random.pick(scope.quantities) };
    case 'plus':
      return { plus: [inner(), inner()] };
    case 'minus':
      return { minus: [inner(), inner()] };
    case 'times':
      return { times: [random.below(4), inner()] };
    case 'smallest':
      return { smallest: [inner(), inner()] };
    case 'largest':
      return { largest: [inner(), inner()] };
    case 'value':
      return { value: inner(), at: someMoment(scope, depth - 1) };
    case 'perParty':
      return { perParty: Object.fromEntries(scope.voices.map((party) => [party, inner()])) };
    default:
      return random.below(6);
  }
}

/** What is reported and counted, rather than a bare number. */
export function someAmount(scope: Scope): Quantity {
  const { random } = scope;
  switch (random.below(5)) {
    case 0:
      return someQuantity(scope, 2);
    case 1:
      return { sum: somePattern(scope, ['handover', 'measure']), ...someWindow(scope, 1) };
    case 2:
      return { count: somePattern(scope), ...someWindow(scope, 1) };
    default:
      return { latest: somePattern(scope, ['measure']) };
  }
}

export function someCondition(scope: Scope, depth: number): Condition {
  const { random } = scope;
  const inner = (): Condition => someCondition(scope, depth - 1);
  const flat = ['once', 'once', 'once', 'count', 'amount', 'reached', 'before'];
  if (scope.waitsFor.length > 0) flat.push('inForce');
  if (scope.conditions.length > 0) flat.push('name');
  const deep = ['all', 'any', 'not', 'for', 'since', 'unless', 'perParty'];
  switch (random.pick(depth > 0 ? [...flat, ...deep] : flat)) {
    case 'count':
      return { count: somePattern(scope), ...someWindow(scope, depth), ...someLimit(scope, 0) };
    case 'amount':
      return { amount: someQuantity(scope, depth), ...someLimit(scope, depth - 1) };
    case 'reached':
      return { reached: someMoment(scope, depth) };
    case 'before':
      return { before: someMoment(scope, depth) };
    case 'inForce':
      return given({
        inForce: random.pick(scope.waitsFor),
        party: random.maybe(0.5, () => someParties(scope)),
        reading: random.maybe(0.2, () => random.pick(scope.readings)),
      });
    case 'name':
      return { condition: random.pick(scope.conditions) };
    case 'all':
      return { all: [inner(), inner()] };
    case 'any':
      return { any: [inner(), inner()] };
    case 'not':
      return { not: inner() };
    case 'for':
      return { holds: inner(), for: random.pick(ELAPSED) };
    case 'since':
      return { holds: inner(), since: somePattern(scope) };
    case 'unless':
      return { holds: inner(), unless: inner() };
    case 'perParty':
      return { perParty: Object.fromEntries(scope.voices.map((party) => [party, inner()])) };
    default:
      return { once: somePattern(scope), ...someWindow(scope, depth) };
  }
}

function someLimit(scope: Scope, depth: number): Condition {
  const { random } = scope;
  const limit = random.chance(0.7) ? random.below(4) : someQuantity(scope, depth);
  return { [random.pick(['atLeast', 'atMost', 'moreThan', 'lessThan'])]: limit };
}
