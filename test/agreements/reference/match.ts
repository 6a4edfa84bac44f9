/** Does a happening fit: the fields of an incident, places in zones, words of other records. Guide, "Fit" and "Matching". */
import type { Agreement } from '../../../src/agreement/agreement.js';
import type { IncidentFit } from '../../../src/agreement/expression.js';
import type { Happening } from '../../../src/compliance/happening.js';
import { all, any, NO, not, type Truth, truthOf, UNKNOWN, YES } from './truth.js';

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const SOME_KIND: Readonly<Record<string, readonly string[]>> = {
  missile: ['ballistic_missile', 'cruise_missile'],
  drone: ['long_range_drone', 'fpv_drone'],
};

/**
 * @param taken means that another clause with the same conduct lists
 * @param within the zone of a local variation, in which it must lie besides
 */
export function fits(
  agreement: Agreement,
  fields: IncidentFit,
  happening: Happening,
  taken: ReadonlySet<string> = new Set(),
  within?: string,
): Truth {
  return all([
    word(happening, 'conduct', fields.conduct),
    means(happening, fields.means, taken),
    target(happening, fields),
    fields.weapons === undefined
      ? YES
      : any(listOf(fields.weapons).map((id) => weapon(agreement, id, happening))),
    word(happening, 'purpose', fields.purpose),
    inZones(agreement, fields.zone, happening),
    within === undefined ? YES : inZone(agreement, within, happening),
  ]);
}

function word(happening: Happening, field: string, listed: string | readonly string[] | undefined): Truth {
  if (listed === undefined) return YES;
  const words = listOf(listed);
  const told = happening.words[field];
  if (told !== undefined && words.includes(told)) return YES;
  return (happening.rivals[field] ?? []).some((rival) => words.includes(rival)) ? UNKNOWN : NO;
}

function means(happening: Happening, listed: IncidentFit['means'], taken: ReadonlySet<string>): Truth {
  const plainly = word(happening, 'means', listed);
  if (plainly !== NO) return plainly;
  const told = happening.words.means;
  if (told === undefined) return UNKNOWN;
  if (taken.has(told)) return NO;
  if (told === 'several' || told === 'unspecified') return UNKNOWN;
  return truthOf((SOME_KIND[told] ?? []).some((kind) => listOf(listed).includes(kind))) === YES
    ? UNKNOWN
    : NO;
}

function target(happening: Happening, { target: listed, facilityClasses }: IncidentFit): Truth {
  const plainly = word(happening, 'target', listed);
  if (facilityClasses === undefined) return plainly;
  const { facility } = happening;
  if (facility && facilityClasses.includes(facility.class)) return YES;
  if (facility && listed === undefined) return NO;
  return plainly === NO ? NO : UNKNOWN;
}

function weapon(agreement: Agreement, id: string, happening: Happening): Truth {
  const kind = agreement.weaponClasses![id]!;
  const names = [id, ...(kind.weapons ?? [])];
  const told = happening.words.weapon;
  if (told !== undefined && names.includes(told)) return YES;
  const byRival = (happening.rivals.weapon ?? []).some((rival) => names.includes(rival)) ? UNKNOWN : NO;
  const { means: listed, calibreMm } = kind;
  if (listed === undefined && calibreMm === undefined) return told === undefined ? UNKNOWN : byRival;
  const { min = 0, max = Number.POSITIVE_INFINITY } = calibreMm ?? {};
  const mm = happening.calibreMm;
  const byCalibre = mm === undefined ? UNKNOWN : truthOf(min <= mm && mm < max);
  return any([
    byRival,
    all([
      listed === undefined ? YES : means(happening, listed, new Set()),
      calibreMm === undefined ? YES : byCalibre,
    ]),
  ]);
}

export function inZones(
  agreement: Agreement,
  ids: string | readonly string[] | undefined,
  happening: Happening,
): Truth {
  return ids === undefined ? YES : any(listOf(ids).map((id) => inZone(agreement, id, happening)));
}

/** For zones without geometry: by name, of several, with exceptions. */
export function inZone(agreement: Agreement, id: string, happening: Happening): Truth {
  if (happening.zones.includes(id)) return YES;
  const { anyOf, allOf, byName, except = [] } = agreement.zones![id]!;
  const zonesOf = (ids: readonly string[]): Truth[] => ids.map((one) => inZone(agreement, one, happening));
  if (!anyOf && !allOf && !byName) throw new Error(`the reference knows no geometry: ${id}`);
  const nothingTold = happening.zones.length === 0 && happening.place === undefined;
  const base = anyOf ? any(zonesOf(anyOf)) : allOf ? all(zonesOf(allOf)) : nothingTold ? UNKNOWN : NO;
  return all([base, ...zonesOf(except).map(not)]);
}

/** Words equal, or not; an absent list matches any. */
export function listed(words: string | readonly string[] | undefined, told: string | undefined): Truth {
  return truthOf(words === undefined || (told !== undefined && listOf(words).includes(told)));
}
