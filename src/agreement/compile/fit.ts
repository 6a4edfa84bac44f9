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
  ship: ['warship'],
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

/** Means that clauses other than this one list for a conduct that it speaks of too. */
export type TakenElsewhere = (own: IncidentFit, id: string) => ReadonlySet<string>;

/** Clauses that list a word: the first, and whether there are more, which is all that anybody asks. */
interface Listing {
  readonly first: string;
  more: boolean;
}

const ANY_CONDUCT = '';

/** @param all clauses as they read under one reading. A permission takes up nothing. */
export function takenElsewhere(all: readonly Clause[]): TakenElsewhere {
  const listings = new Map<string, Map<string, Listing>>();
  for (const clause of all) {
    const fit = clause.kind === 'permission' ? null : fitOf(clause);
    if (!fit) continue;
    const stages = (clause.kind === 'withdrawal' && clause.stages) || [];
    const words = [fit.means, ...stages.map(({ means }) => means)].flatMap((means) => listOf<string>(means));
    if (words.length === 0) continue;
    for (const conduct of fit.conduct === undefined ? [ANY_CONDUCT] : listOf<string>(fit.conduct)) {
      const byWord = listings.get(conduct) ?? new Map<string, Listing>();
      listings.set(conduct, byWord);
      for (const word of words) {
        const known = byWord.get(word);
        if (!known) byWord.set(word, { first: clause.id, more: false });
        else if (known.first !== clause.id) known.more = true;
      }
    }
  }
  return (own, id) => {
    const conducts =
      own.conduct === undefined ? [...listings.keys()] : [ANY_CONDUCT, ...listOf<string>(own.conduct)];
    const taken = new Set<string>();
    for (const conduct of conducts)
      for (const [word, { first, more }] of listings.get(conduct) ?? [])
        if (more || first !== id) taken.add(word);
    return taken;
  };
}

type Field = string | readonly string[] | undefined;

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
