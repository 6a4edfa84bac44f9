/** Fields that do not belong together in a clause, or are missing for its kind. Paths are relative to the clause. */
import type { Agreement, Clause } from './agreement.js';
import type { Flaw } from './check.js';
import { disordered, repeated } from './check-head.js';
import type { Path } from './check-walk.js';
import { fieldsOf, fitOf } from './compile/fit.js';
import { elapsedMs } from './duration.js';
import type { IncidentFit, Pattern, Quantity } from './expression.js';

type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** What breaks it: an incident, another event, or a state of things that lasts. */
export type Ground = 'incident' | 'event' | 'state' | 'nothing';

export function groundOf(agreement: Agreement, clause: Clause): Ground {
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
    case 'exclusion':
      return 'incident';
    case 'withdrawal':
      return clause.remaining === undefined ? 'incident' : 'state';
    case 'freeze':
      return clause.amount === undefined ? 'incident' : 'state';
    case 'ceiling':
    case 'delivery':
    case 'duty':
      return 'state';
    case 'access':
      return 'event';
    case 'notification':
    case 'abstention':
      return isIncident(agreement, clause.of) ? 'incident' : 'event';
    case 'permission':
      return 'nothing';
  }
}

function isIncident({ events = {} }: Agreement, pattern: Pattern): boolean {
  let current: Pattern | undefined = pattern;
  for (let steps = 0; current?.event !== undefined && steps < 1_000; steps++) current = events[current.event];
  return current?.incident !== undefined;
}

export function clauseFlaws(agreement: Agreement, clause: Clause): Flaw[] {
  const ground = groundOf(agreement, clause);
  return [
    ...(clause.standard ? disordered(clause.standard, ['standard']) : []),
    ...repeatedParts(clause),
    ...exemptionFlaws(clause, ground),
    ...variationFlaws(clause, ground),
    ...kindFlaws(agreement, clause),
    ...negativeLimits(agreement, clause),
  ];
}

const flaw = (path: Path, expected: string, found: string, hint: string): Flaw => ({
  path,
  expected,
  found,
  hint,
});

const isGiven = (fit: IncidentFit): boolean =>
  Object.values(fieldsOf(fit)).some((field) => field !== undefined);

function repeatedParts(clause: Clause): Flaw[] {
  const ids = (list: readonly { readonly id: string }[] | undefined): string[] =>
    list?.map(({ id }) => id) ?? [];
  const stages = clause.kind === 'withdrawal' ? clause.stages : undefined;
  return [
    ...repeated(ids(clause.exempt), (i) => ['exempt', i, 'id'], 'exemption id'),
    ...repeated(ids(clause.variations), (i) => ['variations', i, 'id'], 'variation id'),
    ...repeated(ids(stages), (i) => ['stages', i, 'id'], 'stage id'),
  ];
}

function exemptionFlaws({ exempt = [], kind }: Clause, ground: Ground): Flaw[] {
  if (exempt.length === 0) return [];
  if (ground === 'state' || ground === 'nothing') {
    const hint = 'Put the exception into its quantities, its period or its readings.';
    return [flaw(['exempt'], 'exempt at clauses about events only', `a ${kind} of this form`, hint)];
  }
  return exempt.flatMap((one, i) => {
    if (!isGiven(one) && !one.when) {
      const hint = 'Say what is exempt, or take the exemption out.';
      return [flaw(['exempt', i], 'when, or fields of a prohibition', 'neither', hint)];
    }
    const { zone: _, ...others } = fieldsOf(one);
    const odd = Object.entries(others).find(([, value]) => value !== undefined);
    if (ground === 'incident' || !odd) return [];
    const hint = 'Such events have no conduct, means, target, weapons or purpose.';
    return [
      flaw(['exempt', i, odd[0]], 'when and zone only, beside an event that is no incident', odd[0], hint),
    ];
  });
}

function variationFlaws(clause: Clause, ground: Ground): Flaw[] {
  if (!clause.variations?.length) return [];
  if (clause.kind === 'withdrawal' && clause.stages) {
    const hint = 'Give each stage a clause of its own.';
    return [flaw(['variations'], 'no variations beside stages', 'both', hint)];
  }
  if (ground === 'incident' && clause.kind !== 'notification' && clause.kind !== 'abstention') return [];
  const hint = 'Write a clause of its own for the zone.';
  return [flaw(['variations'], 'variations at clauses about incidents only', clause.kind, hint)];
}

function kindFlaws(agreement: Agreement, clause: Clause): Flaw[] {
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
      return isGiven(clause) ? [] : [nothing(clause.kind)];
    case 'exclusion':
      return clause.zone === undefined ? [zoneless(clause.kind)] : [];
    case 'withdrawal':
      return withdrawalFlaws(clause);
    case 'freeze':
      return freezeFlaws(clause);
    case 'delivery':
      return deliveryFlaws(clause);
    case 'notification':
      return notificationFlaws(clause);
    case 'permission':
      return clause.from.flatMap((id, i) => {
        const from = agreement.clauses.find((one) => one.id === id);
        const ground = from ? groundOf(agreement, from) : 'incident';
        if (ground === 'incident' || (ground === 'event' && !isGiven(clause))) return [];
        const expected = 'a clause that incidents can breach';
        return [
          flaw(['from', i], expected, `${id}, a ${from!.kind}`, 'Take it out; an incident cannot breach it.'),
        ];
      });
    default:
      return [];
  }
}

/** Nothing that is counted or measured in a place goes below zero, so that such a limit is always broken. */
function negativeLimits(agreement: Agreement, clause: Clause): Flaw[] {
  const stages = clause.kind === 'withdrawal' ? (clause.stages ?? []) : [];
  const limits: readonly (readonly [Path, Quantity | undefined])[] = [
    ...(clause.kind === 'ceiling' || clause.kind === 'withdrawal'
      ? [[['atMost'], clause.atMost] as const]
      : []),
    ...(clause.kind === 'delivery' ? [[['atLeast'], clause.atLeast] as const] : []),
    ...stages.map(({ atMost }, i) => [['stages', i, 'atMost'], atMost] as const),
  ];
  return limits.flatMap(([path, limit]) => {
    const number = numberOf(agreement, limit);
    if (number === undefined || number >= 0) return [];
    return [flaw(path, 'a limit that is not below 0', String(number), 'Correct the number.')];
  });
}

/** What the text itself says, in the clause or under a name. */
function numberOf({ quantities = {} }: Agreement, quantity: Quantity | undefined): number | undefined {
  let current = quantity;
  for (let steps = 0; typeof current === 'object' && steps < 1_000; steps++) {
    if (current.quantity === undefined || !Object.hasOwn(quantities, current.quantity)) return undefined;
    current = quantities[current.quantity];
  }
  return typeof current === 'number' ? current : undefined;
}

const nothing = (kind: string): Flaw =>
  flaw(
    ['kind'],
    `a ${kind} of something`,
    'no conduct, means, target, weapons, purpose or zone',
    'Add "conduct: [strike]".',
  );

const zoneless = (kind: string): Flaw =>
  flaw(['kind'], `a ${kind} with a zone`, 'none', 'Add "zone:" with the id of a zone.');

function beside(clause: Clause, key: string, other: string): Flaw[] {
  return (clause as Readonly<Record<string, unknown>>)[key] === undefined
    ? []
    : [flaw([key], `${key} only beside ${other}`, `${key} without ${other}`, 'Remove it.')];
}

function eachWithout(clause: Clause, keys: readonly string[], other: string): Flaw[] {
  return keys.flatMap((key) => beside(clause, key, other));
}

function withdrawalFlaws(clause: ClauseOf<'withdrawal'>): Flaw[] {
  const { due, stages, remaining, zone } = clause;
  const flaws: Flaw[] = [];
  if ((due === undefined) === (stages === undefined)) {
    const found = due === undefined ? 'neither' : 'both';
    flaws.push(flaw(['kind'], 'a withdrawal with due or with stages', found, 'Give one of the two.'));
  }
  if (remaining === undefined) {
    flaws.push(...beside(clause, 'atMost', 'remaining'));
    stages?.forEach(({ atMost }, i) => {
      if (atMost === undefined) return;
      const path = ['stages', i, 'atMost'];
      flaws.push(flaw(path, 'atMost only beside remaining', 'atMost without remaining', 'Remove it.'));
    });
    if (zone === undefined && !stages?.every((stage) => stage.zone !== undefined))
      flaws.push(zoneless(clause.kind));
  }
  return flaws;
}

function freezeFlaws(clause: ClauseOf<'freeze'>): Flaw[] {
  if (clause.amount === undefined)
    return [
      ...(isGiven(clause) ? [] : [nothing(clause.kind)]),
      ...eachWithout(clause, ['baseline', 'grace'], 'amount'),
    ];
  const odd = Object.entries(fieldsOf(fitOf(clause)!)).find(([, value]) => value !== undefined);
  if (!odd) return [];
  const hint = 'Put the zone into the measure, or write two clauses.';
  return [flaw([odd[0]], 'amount, or fields of a prohibition', 'both', hint)];
}

function deliveryFlaws(clause: ClauseOf<'delivery'>): Flaw[] {
  if (clause.every === undefined) return eachWithout(clause, ['carry', 'cuts'], 'every');
  return (['due', 'from', 'cure'] as const).flatMap((key) =>
    clause[key] === undefined ? [] : [flaw([key], `no ${key} beside every`, key, `Remove ${key}, or every.`)],
  );
}

function notificationFlaws(clause: ClauseOf<'notification'>): Flaw[] {
  const { ahead, within, notOlderThan } = clause;
  const flaws: Flaw[] = ahead === undefined ? beside(clause, 'notOlderThan', 'ahead') : [];
  if (ahead !== undefined && within !== undefined)
    flaws.push(flaw(['within'], 'ahead or within', 'both', 'Give one of the two.'));
  if (ahead !== undefined && notOlderThan !== undefined && elapsedMs(notOlderThan) < elapsedMs(ahead))
    flaws.push(flaw(['notOlderThan'], `at least ahead (${ahead})`, notOlderThan, 'No notice can be both.'));
  return flaws;
}
