/** The walk over clauses, zones and the sections of an agreement; expressions in them: check-walk.ts. */
import type { Agreement, Clause } from './agreement.js';
import { walkCasework } from './casework.js';
import {
  calendar,
  elapsed,
  names,
  type Path,
  parties,
  type Visit,
  walkCondition,
  walkFit,
  walkMoment,
  walkPattern,
  walkPeriod,
  walkQuantity,
  words,
} from './check-walk.js';
import { fieldsOf } from './compile/fit.js';
import type { Condition, IncidentFit, Moment, PartyTerm, Pattern, Quantity } from './expression.js';
import type { Period } from './period.js';
import type { Zone } from './zone.js';

/** @param only fields to look at; absent: all */
export function walkClause(clause: Clause, path: Path, visit: Visit, only?: ReadonlySet<string>): void {
  const seen = (key: string): boolean => only === undefined || only.has(key);
  const fields = clause as Partial<Readonly<Record<string, unknown>>>;
  const given = <T>(key: string, walk: (value: T, path: Path) => void): void => {
    if (seen(key) && fields[key] !== undefined) walk(fields[key] as T, [...path, key]);
  };
  const moment = (value: Moment, at: Path): void => walkMoment(value, at, visit);
  const quantity = (value: Quantity, at: Path): void => walkQuantity(value, at, visit);
  const condition = (value: Condition, at: Path): void => walkCondition(value, at, visit);
  const shortTime = (value: string, at: Path): void => elapsed(value, at, visit);
  const fit = fieldsOf(clause as IncidentFit);
  walkFit(Object.fromEntries(Object.entries(fit).filter(([key]) => seen(key))) as IncidentFit, path, visit);
  given<PartyTerm>('by', (value, at) => parties(value, at, visit, false));
  given<Period>('period', (value, at) => walkPeriod(value, at, visit));
  given<NonNullable<Clause['exempt']>>('exempt', (list, at) =>
    list.forEach((one, i) => {
      walkFit(fieldsOf(one), [...at, i], visit);
      if (one.when) walkCondition(one.when, [...at, i, 'when'], visit);
    }),
  );
  given<NonNullable<Clause['variations']>>('variations', (list, at) =>
    list.forEach((one, i) => {
      names('zone', one.zone, [...at, i, 'zone'], visit);
      if (one.when) walkCondition(one.when, [...at, i, 'when'], visit);
    }),
  );
  given('due', moment);
  given('baseline', moment);
  given('remaining', quantity);
  given('amount', quantity);
  given('atMost', quantity);
  given('atLeast', quantity);
  given('when', condition);
  for (const key of ['grace', 'cure', 'ahead', 'notOlderThan', 'within']) given(key, shortTime);
  given<string>('every', (value, at) => calendar(value, at, visit, true));
  const trigger = clause.kind === 'notification' || clause.kind === 'abstention';
  given<Pattern>('of', (value, at) => walkPattern(value, at, visit, trigger ? 'trigger' : 'match'));
  given<Pattern>('notice', (value, at) => walkPattern(value, at, visit));
  given<string | readonly string[]>('status', (value, at) => words('status', value, at, visit));
  if (clause.kind === 'permission') {
    if (seen('from')) names('clause', clause.from, [...path, 'from'], visit);
  } else given('from', moment);
  if (clause.kind === 'withdrawal' && seen('stages'))
    clause.stages?.forEach((stage, i) => {
      const at = [...path, 'stages', i];
      walkMoment(stage.due, [...at, 'due'], visit);
      walkFit(fieldsOf(stage), at, visit);
      if (stage.atMost !== undefined) walkQuantity(stage.atMost, [...at, 'atMost'], visit);
    });
  if (clause.kind === 'delivery' && seen('cuts'))
    clause.cuts?.forEach((cut, i) => {
      const at = [...path, 'cuts', i];
      walkMoment(cut.from, [...at, 'from'], visit);
      walkMoment(cut.until, [...at, 'until'], visit);
      walkQuantity(cut.amount, [...at, 'amount'], visit);
    });
}

function walkZone(zone: Zone, path: Path, visit: Visit): void {
  if (typeof zone.line === 'string') names('line', zone.line, [...path, 'line'], visit);
  else if (zone.line) {
    visit({ kind: 'perParty', entries: zone.line, path: [...path, 'line'] });
    for (const [party, line] of Object.entries(zone.line)) {
      visit({ kind: 'party', party, relative: false, path: [...path, 'line', party] });
      names('line', line, [...path, 'line', party], visit);
    }
  }
  if (zone.side !== undefined && zone.side !== 'self' && zone.side !== 'other')
    visit({ kind: 'party', party: zone.side, relative: false, path: [...path, 'side'] });
  names('zone', zone.anyOf, [...path, 'anyOf'], visit);
  names('zone', zone.allOf, [...path, 'allOf'], visit);
  names('zone', zone.except, [...path, 'except'], visit);
}

/** All of the agreement but what readings and variations change in clauses: see check-merged.ts. */
export function walkAgreement(agreement: Agreement, visit: Visit): void {
  const section = <T>(
    key: 'zones' | 'events' | 'moments' | 'quantities' | 'conditions',
    walk: (value: T, path: Path, visit: Visit) => void,
  ): void => {
    for (const [name, value] of Object.entries(agreement[key] ?? {})) walk(value as T, [key, name], visit);
  };
  for (const [id, { means }] of Object.entries(agreement.weaponClasses ?? {}))
    words('means', means, ['weaponClasses', id, 'means'], visit);
  for (const [id, { sides }] of Object.entries(agreement.lines ?? {})) {
    parties(sides?.left, ['lines', id, 'sides', 'left'], visit, false);
    parties(sides?.right, ['lines', id, 'sides', 'right'], visit, false);
  }
  section('zones', walkZone);
  section('events', walkPattern);
  section('moments', walkMoment);
  section('quantities', walkQuantity);
  section('conditions', walkCondition);
  if (agreement.period) walkPeriod(agreement.period, ['period'], visit);
  if (agreement.rulings) parties(agreement.rulings.by, ['rulings', 'by'], visit, false);
  walkCasework(agreement, visit);
  agreement.readings.forEach((reading, i) => {
    const path = ['readings', i];
    parties(reading.by, [...path, 'by'], visit, false);
    const { start, end } = reading;
    walkPeriod({ ...(start ? { start } : {}), ...(end ? { end } : {}) }, path, visit);
    if (reading.period) walkPeriod(reading.period, [...path, 'period'], visit);
  });
  for (const [i, clause] of agreement.clauses.entries()) walkClause(clause, ['clauses', i], visit);
}
