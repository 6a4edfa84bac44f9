/** Random clauses of every kind. */
import type { Clause } from '../../src/agreement/agreement.js';
import type { Moment, Pattern } from '../../src/agreement/expression.js';
import { given, type Random } from './random.js';
import {
  type Scope,
  someAmount,
  someCondition,
  someFit,
  someMoment,
  somePattern,
  someQuantity,
} from './random-expression.js';
import { somePeriod, someStart } from './random-period.js';
import { ELAPSED, instantAt, STANDARDS, STATUSES, ZONES } from './random-words.js';

/** Kinds of clause, some in two forms: about incidents, about states of things, about other events. */
const FORMS = {
  incidents: ['prohibition', 'prohibition', 'prohibition', 'treatment', 'exclusion', 'withdrawal', 'freeze'],
  deedsToIncidents: ['notification', 'abstention'],
  states: ['withdrawal', 'ceiling', 'ceiling', 'freeze', 'delivery', 'duty'],
  quotas: ['delivery'],
  deeds: ['access', 'notification', 'notification', 'abstention'],
  permissions: ['permission'],
} as const;
type Form = keyof typeof FORMS;
export interface Kind {
  readonly form: Form;
  readonly kind: Clause['kind'];
}

const WEIGHTS: readonly Form[] = [
  'incidents',
  'incidents',
  'incidents',
  'deedsToIncidents',
  'states',
  'states',
  'quotas',
  'deeds',
  'permissions',
];

export const isAboutIncidents = ({ form }: Kind): boolean =>
  form === 'incidents' || form === 'deedsToIncidents';

/** A permission needs a clause before it to make an exception from. */
export function kindsOfClauses(random: Random, many: number): readonly Kind[] {
  const kinds: Kind[] = [];
  while (kinds.length < many) {
    const form = random.pick(WEIGHTS);
    if (form === 'permissions' && !kinds.some(isAboutIncidents)) continue;
    kinds.push({ form, kind: random.pick(FORMS[form]) });
  }
  return kinds;
}

/** @param aboutIncidents ids of clauses that a permission can make an exception from */
export function someClause(
  scope: Scope,
  id: string,
  { form, kind }: Kind,
  aboutIncidents: readonly string[],
): Clause {
  const { random, voices } = scope;
  // What is no standing can look at every clause.
  const rule: Scope = { ...scope, waitsFor: scope.clauses };
  const fields = someFields(rule, form, kind, aboutIncidents);
  return given({
    id,
    title: { en: id },
    text: 'A random clause.',
    by: random.maybe(0.2, () => random.pick([[voices[0]!], voices.slice(0, 3)])),
    period: random.maybe(0.4, () =>
      somePeriod(scope, 0.25, random.chance(0.2) ? { start: someStart(scope) } : {}),
    ),
    standard: random.maybe(0.15, () => random.pick(STANDARDS)),
    exempt: someExemptions(rule, form),
    variations: form === 'incidents' && !('stages' in fields) ? someVariations(rule, kind) : undefined,
    source: 'Invented for a test',
    ...fields,
  }) as Clause;
}

function someExemptions(scope: Scope, form: Form): readonly object[] | undefined {
  const { random } = scope;
  if (form !== 'incidents' && form !== 'deedsToIncidents' && form !== 'deeds') return undefined;
  return random.maybe(0.35, () => {
    const fit = form === 'deeds' ? {} : someFit(scope, 0.2);
    const sayNothing = Object.keys(fit).length === 0;
    return [
      given({
        id: 'x1',
        ...fit,
        when: sayNothing || random.chance(0.8) ? someCondition(scope, 2) : undefined,
      }),
    ];
  });
}

function someVariations(scope: Scope, kind: Clause['kind']): Clause['variations'] {
  const { random } = scope;
  return random.maybe(0.25, () => [
    given({
      id: 'v1',
      zone: random.pick(ZONES),
      when: random.maybe(0.5, () => someCondition(scope, 1)),
      reads: random.maybe(0.7, () =>
        random.pick<Record<string, unknown>>([
          { conduct: kind === 'exclusion' ? 'flight' : ['strike', 'clash'] },
          { means: 'artillery' },
          { exempt: [] },
          { period: { end: instantAt(20 + random.below(10)) } },
        ]),
      ),
    }),
  ]);
}

function someFields(
  scope: Scope,
  form: Form,
  kind: Clause['kind'],
  aboutIncidents: readonly string[],
): object {
  const { random } = scope;
  const grace = random.maybe(0.4, () => random.pick(ELAPSED));
  switch (kind) {
    case 'exclusion':
      return { kind, ...someFit(scope, 0.1), zone: random.some(ZONES) };
    case 'withdrawal':
      return { kind, ...someWithdrawal(scope, form) };
    case 'ceiling':
      return given({ kind, amount: someAmount(scope), atMost: someLow(scope), grace });
    case 'freeze': {
      if (form === 'incidents') return { kind, ...someForbidden(scope) };
      const baseline = random.maybe(0.6, () => someMoment(scope, 1));
      return given({ kind, amount: someAmount(scope), baseline, grace });
    }
    case 'delivery':
      return given({ kind, ...someDelivery(scope, form) });
    case 'duty':
      return given({
        kind,
        of: someDeed(scope),
        from: random.maybe(0.3, () => someMoment(scope, 1)),
        due: someMoment(scope, 2),
        cure: grace,
      });
    case 'access':
      return given({
        kind,
        zone: random.maybe(0.4, () => random.some(ZONES)),
        status: random.maybe(0.4, () => random.some(STATUSES)),
      });
    case 'notification':
      return { kind, of: someTrigger(scope, form), ...someNotice(scope) };
    case 'abstention':
      return { kind, of: someTrigger(scope, form) };
    case 'permission':
      return given({
        kind,
        from: [random.pick(aboutIncidents)],
        ...someFit(scope, 0.2),
        when: random.maybe(0.4, () => someCondition(scope, 1)),
      });
    default:
      return { kind, ...someForbidden(scope) };
  }
}

const someForbidden = (scope: Scope): object => ({
  ...someFit(scope, 0.3),
  conduct: scope.random.chance(0.6) ? ['strike', 'clash'] : scope.random.some(['strike', 'clash'] as const),
});

const someLow = (scope: Scope) => (scope.random.chance(0.7) ? scope.random.below(5) : someQuantity(scope, 1));

const someTrigger = (scope: Scope, form: Form): Pattern =>
  someDeed(
    scope,
    form === 'deedsToIncidents' ? ['incident'] : ['declaration', 'handover', 'measure', 'effort', 'decision'],
  );

/** Something self does: by is left out, or says so. */
function someDeed(scope: Scope, kinds = ['declaration', 'handover', 'measure', 'effort']): Pattern {
  const { random } = scope;
  const pattern = somePattern(scope, kinds) as Record<string, Record<string, unknown>>;
  const [kind, { by: _, from: __, sure: ___, ...fields }] = Object.entries(pattern)[0]!;
  if (kind === 'incident') return { incident: { conduct: 'strike', ...fields } };
  const party = kind === 'handover' ? 'from' : 'by';
  const whose = random.maybe(0.3, () => random.pick(['self', 'self', 'any', ...scope.voices]));
  return { [kind]: given({ ...fields, [party]: whose }) };
}

function someNotice(scope: Scope): object {
  const { random } = scope;
  const when = random.pick([
    {},
    { ahead: random.pick(ELAPSED) },
    { ahead: '3 h', notOlderThan: random.pick(ELAPSED.slice(1)) },
    { within: random.pick(ELAPSED) },
  ]);
  return { notice: someDeed(scope, ['declaration', 'declaration', 'decision']), ...when };
}

function someWithdrawal(scope: Scope, form: Form): object {
  const { random } = scope;
  const zone = random.some(ZONES);
  const due = (): Moment => someMoment(scope, 1);
  if (form === 'states')
    return given({
      zone,
      remaining: someAmount(scope),
      due: due(),
      atMost: random.maybe(0.6, () => someLow(scope)),
    });
  const conduct = random.maybe(0.5, () => random.some(['presence', 'flight', 'strike'] as const));
  if (random.chance(0.6)) return given({ zone, conduct, due: due() });
  const elsewhere = random.maybe(0.5, () => random.pick(ZONES));
  const stages = [{ id: 's1', due: due() }, given({ id: 's2', due: due(), zone: elsewhere })];
  return given({ zone, conduct, stages });
}

function someDelivery(scope: Scope, form: Form): object {
  const { random } = scope;
  const common = {
    of: someDeed(scope, ['handover', 'handover', 'measure', 'declaration']),
    atLeast: random.chance(0.6) ? 1 + random.below(5) : someQuantity(scope, 1),
    reciprocal: random.maybe(0.25, () => random.pick([true, 2] as const)),
  };
  if (form === 'quotas')
    return {
      ...common,
      every: random.pick(['1 day', '12 h', '2 days', '1 week']),
      carry: random.maybe(0.7, () => random.pick(['none', 'surplus', 'both'] as const)),
      cuts: random.maybe(0.4, () => [
        { from: someMoment(scope, 1), until: someMoment(scope, 1), amount: random.below(3) },
      ]),
    };
  return {
    ...common,
    due: someMoment(scope, 2),
    from: random.maybe(0.3, () => someMoment(scope, 1)),
    cure: random.maybe(0.4, () => random.pick(ELAPSED)),
  };
}
