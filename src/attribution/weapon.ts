/**
 * What a register of weapon systems says about means: how far they reach, and who has them. It never says who fired.
 * Ranges are kilometres, as published; an absent range is unknown, not zero.
 */
import type { Means } from '../record/codes.js';

export interface WeaponSystem {
  readonly system: string;
  readonly class: string;
  readonly means: Means;
  readonly rangeMinKm?: number | undefined;
  /** Of the usual munition. */
  readonly rangeMaxKm?: number | undefined;
  /** The longest fielded or claimed. */
  readonly rangeLongKm?: number | undefined;
  /** Ids of the parties that use it. */
  readonly users: readonly string[];
}

export interface Arsenal {
  /** Does any party have a system of these means in the register? */
  knows(means: Means): boolean;
  holds(means: Means, party: string): boolean;
  /** Longest range, km, of the party's systems of these means; undefined where one of them has no range given. */
  reachKm(means: Means, party: string): number | undefined;
}

/** A report says `missile` or `drone` when it does not know which: then any of these may be meant. */
const COVERS: Partial<Readonly<Record<Means, readonly Means[]>>> = {
  missile: ['missile', 'ballistic_missile', 'cruise_missile'],
  drone: ['drone', 'fpv_drone', 'long_range_drone'],
};
/** Reports call any small drone near the line a first-person-view drone, and a distant one long-range. */
const SILENT: ReadonlySet<Means> = new Set(['several', 'unspecified', 'none', 'mine', 'ship']);

export function arsenal(weapons: readonly WeaponSystem[]): Arsenal {
  const byMeans = new Map<Means, Map<string, number | undefined>>();
  const note = (means: Means, party: string, reachKm: number | undefined): void => {
    const parties = byMeans.get(means) ?? new Map<string, number | undefined>();
    byMeans.set(means, parties);
    const known = parties.get(party);
    if (!parties.has(party)) parties.set(party, reachKm);
    else
      parties.set(party, known === undefined || reachKm === undefined ? undefined : Math.max(known, reachKm));
  };
  for (const weapon of weapons) {
    if (SILENT.has(weapon.means)) continue;
    const reachKm = weapon.rangeLongKm ?? weapon.rangeMaxKm;
    for (const party of weapon.users) {
      note(weapon.means, party, reachKm);
      for (const [vague, covered] of Object.entries(COVERS))
        if (vague !== weapon.means && covered.includes(weapon.means)) note(vague as Means, party, reachKm);
    }
  }
  return {
    knows: (means) => byMeans.has(means),
    holds: (means, party) => byMeans.get(means)?.has(party) ?? false,
    reachKm: (means, party) => byMeans.get(means)?.get(party),
  };
}
