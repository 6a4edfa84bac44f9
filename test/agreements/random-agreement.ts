/** A random agreement that keeps to the language: small, with every kind of clause, period and expression in turn. */
import type { Agreement } from '../../src/agreement/agreement.js';
import { given, randomFrom } from './random.js';
import { isAboutIncidents, kindsOfClauses, someClause } from './random-clause.js';
import { type Scope, someCondition, someMoment, somePattern, someQuantity } from './random-expression.js';
import { somePeriod, someStart } from './random-period.js';
import { AGREEMENT, CLASSES, instantAt, MEASURES, STANDARDS, TIME_ZONE } from './random-words.js';

const SOURCE = 'Invented for a test';

export function randomAgreement(seed: number): Agreement {
  const random = randomFrom(seed);
  const parties = ['A', 'B', 'C'].slice(0, random.chance(0.6) ? 2 : 3);
  const guarantors = random.maybe(0.3, () => ['G']);
  const others = ['COM'];
  const clauses = ['c1', 'c2', 'c3'].slice(0, 1 + random.below(3));
  const readings = ['r1', 'r2', 'r3'].slice(0, 1 + random.below(3));
  const voices = [...parties, ...(guarantors ?? []), ...others];
  const none = { events: [], moments: [], quantities: [], conditions: [], waitsFor: [] };
  const bare: Scope = { random, voices, clauses, readings, ...none };
  // Each can use those before it by name, so that nothing is defined by way of itself.
  const events = { e1: somePattern(bare) };
  const ofEvents = { ...bare, events: ['e1'] };
  const moments = { m1: someMoment(ofEvents, 1) };
  const ofMoments = { ...ofEvents, moments: ['m1'] };
  const quantities = { q1: someQuantity(ofMoments, 1) };
  const ofQuantities = { ...ofMoments, quantities: ['q1'] };
  const conditions = { k1: someCondition(ofQuantities, 1) };
  const scope: Scope = { ...ofQuantities, conditions: ['k1'] };
  const kinds = kindsOfClauses(random, clauses.length);
  const aboutIncidents = clauses.filter((_, index) => isAboutIncidents(kinds[index]!));
  const agreement = given<Agreement>({
    truceline: 'agreement/1',
    id: AGREEMENT,
    title: { en: 'Pact' },
    status: random.chance(0.93) ? 'agreed' : 'proposed',
    parties,
    guarantors,
    others,
    timeZone: TIME_ZONE,
    summary: 'A random agreement.',
    standard: random.pick(STANDARDS),
    measures: Object.fromEntries(MEASURES.map((name) => [name, { en: name }])),
    weaponClasses: {
      heavy: { title: { en: 'Heavy' }, means: ['artillery', 'cruise_missile'], calibreMm: { min: 100 } },
      named: { title: { en: 'Named' }, weapons: ['howitzer'] },
    },
    protectedClasses: Object.fromEntries(CLASSES.map((name) => [name, { title: { en: name } }])),
    zones: {
      z1: { byName: true },
      z2: { byName: true },
      z3: { anyOf: ['z1', 'z2'] },
      z4: { byName: true, except: ['z1'] },
      z5: { allOf: ['z1', 'z4'] },
    },
    events,
    moments,
    quantities,
    conditions,
    period: somePeriod(scope, 0.12, { start: someStart(scope) }),
    rulings: random.maybe(0.4, () => ({ by: random.pick(['COM', 'any', [parties[0]!, 'COM']]) })),
    readings: readings.map((id) => someReading(scope, id)),
    clauses: clauses.map((id, index) =>
      someClause({ ...scope, waitsFor: clauses.slice(0, index) }, id, kinds[index]!, aboutIncidents),
    ),
    source: SOURCE,
  });
  for (const { period } of [agreement, ...agreement.readings, ...agreement.clauses])
    if (period && !isEnding(period) && !isEnding(agreement.period)) delete period.rollOver;
  return agreement;
}

/** Without an end there is nothing to roll over. */
const isEnding = (period: Agreement['period']): boolean =>
  period?.end !== undefined || period?.duration !== undefined;

function someReading(scope: Scope, id: string): Agreement['readings'][number] {
  const { random, voices, clauses } = scope;
  return given({
    id,
    title: { en: id },
    by: [voices[0]!],
    start: random.maybe(0.3, () => someStart(scope)),
    end: random.maybe(0.15, () => instantAt(14 + random.below(20))),
    period: random.maybe(0.25, () => {
      const { end: _, duration: __, ...rest } = somePeriod(scope, 0.2);
      return rest;
    }),
    binds: random.maybe(0.15, () => random.pick([[], [voices[0]!], voices.slice(0, 2)])),
    clauses: random.maybe(0.3, () => ({
      [random.pick(clauses)]: random.pick<Record<string, unknown>>([
        { absent: true },
        { period: { start: instantAt(random.below(12)) } },
        { by: voices.slice(0, 2) },
        { note: 'As it stands.' },
      ]),
    })),
    source: SOURCE,
  });
}
