/**
 * What of an incident must fit, as sets of words; docs/agreement-language.md, "Fit".
 */
import type { Agreement, Clause } from '../agreement.js';
import type { IncidentFit } from '../expression.js';
import type { CompiledWeapons, Fit, Words } from '../program.js';

/** Told as the first, it may have been any of these. */
const KINDS_OF: Readonly<Record<string, readonly string[]>> = {
  missile: ['ballistic_missile', 'cruise_missile'],
  drone: ['long_range_drone', 'fpv_drone'],
};

/** Words that leave the means open; '' stands for not told. */
const OPEN_MEANS = ['several', 'unspecified', ''] as const;

const NOTHING: ReadonlySet<string> = new Set();

/** The fields of an incident that a clause restricts, with the conduct that its kind implies; null for other kinds. */
export function fitOf(clause: Clause): IncidentFit | null {
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
    case 'freeze':
    case 'permission':
      return fieldsOf(clause);
    case 'exclusion':
    case 'withdrawal':
      return { ...fieldsOf(clause), conduct: clause.conduct ?? 'presence' };
    default:
      return null;
  }
}

export function fieldsOf(fit: IncidentFit): IncidentFit {
  const { conduct, means, target, facilityClasses, weapons, purpose, zone } = fit;
  return { conduct, means, target, facilityClasses, weapons, purpose, zone };
}

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** @param taken means that another clause with the same conduct lists: told so, they are that clause's affair */
export function compileFit(
  agreement: Agreement,
  fit: IncidentFit,
  zoneOf: (id: string) => number,
  taken: ReadonlySet<string> = NOTHING,
): Fit {
  return {
    conduct: wordsOf(fit.conduct),
    means: meansOf(fit.means, taken),
    target: wordsOf(fit.target),
    facilityClasses: fit.facilityClasses ? new Set(fit.facilityClasses) : null,
    weapons: fit.weapons === undefined ? null : listOf(fit.weapons).map((id) => weaponsOf(agreement, id)),
    purpose: wordsOf(fit.purpose),
    zones: fit.zone === undefined ? null : [...new Set(listOf(fit.zone).map(zoneOf))],
  };
}

export const ANYTHING: Fit = {
  conduct: null,
  means: null,
  target: null,
  facilityClasses: null,
  weapons: null,
  purpose: null,
  zones: null,
};

export const isAnything = (fit: Fit): boolean => Object.values(fit).every((field) => field === null);

/** Means that other clauses list for a conduct that this one speaks of too. A permission takes up nothing. */
export function takenElsewhere(own: IncidentFit, others: readonly Clause[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const other of others) {
    const theirs = other.kind === 'permission' ? null : fitOf(other);
    if (!theirs || !overlap(own.conduct, theirs.conduct)) continue;
    const stages = (other.kind === 'withdrawal' && other.stages) || [];
    for (const words of [theirs.means, ...stages.map(({ means }) => means)])
      for (const word of listOf<string>(words)) taken.add(word);
  }
  return taken;
}

type Field = string | readonly string[] | undefined;

const overlap = (a: Field, b: Field): boolean =>
  a === undefined || b === undefined || listOf<string>(a).some((word) => listOf<string>(b).includes(word));

function wordsOf(words: Field): Words | null {
  return words === undefined ? null : { yes: new Set(listOf(words)), unknown: NOTHING };
}

function meansOf(means: Field, taken: ReadonlySet<string>): Words | null {
  if (means === undefined) return null;
  const yes = new Set(listOf(means));
  const open: string[] = [...OPEN_MEANS];
  for (const [kind, members] of Object.entries(KINDS_OF))
    if (members.some((word) => yes.has(word))) open.push(kind);
  return { yes, unknown: new Set(open.filter((word) => !yes.has(word) && !taken.has(word))) };
}

function weaponsOf(agreement: Agreement, id: string): CompiledWeapons {
  const { means, weapons, calibreMm } = agreement.weaponClasses![id]!;
  return {
    id,
    means: means ? new Set(means) : null,
    weapons: weapons ? new Set(weapons) : null,
    calibreMm: calibreMm ? [calibreMm.min ?? 0, calibreMm.max ?? Number.POSITIVE_INFINITY] : null,
  };
}
