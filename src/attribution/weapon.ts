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
  /**
   * By party, in the order given: longest range, km, of its systems of these means; NaN where one of them has no range,
   * NOT_HELD where it has no such system. Undefined: the register knows no such means in anybody's hands.
   */
  reachKm(means: Means): Float64Array | undefined;
}

export const NOT_HELD = -1;

/** A report says `missile` or `drone` when it does not know which: then any of these may be meant. */
const COVERS: Partial<Readonly<Record<Means, readonly Means[]>>> = {
  missile: ['missile', 'ballistic_missile', 'cruise_missile'],
  drone: ['drone', 'fpv_drone', 'long_range_drone'],
};
/** Reports call any small drone near the line a first-person-view drone, and a distant one long-range. */
const SILENT: ReadonlySet<Means> = new Set(['several', 'unspecified', 'none', 'mine', 'ship', 'warship']);

export function arsenal(weapons: readonly WeaponSystem[], parties: readonly string[]): Arsenal {
  const byMeans = new Map<string, Float64Array>();
  const note = (means: string, party: number, reachKm: number): void => {
    const reaches = byMeans.get(means) ?? new Float64Array(parties.length).fill(NOT_HELD);
    byMeans.set(means, reaches);
    // A system without a range makes the party's reach unknown: Math.max keeps NaN.
    reaches[party] = Math.max(reaches[party]!, reachKm);
  };
  for (const { means, rangeLongKm, rangeMaxKm, users } of weapons) {
    if (SILENT.has(means)) continue;
    const reachKm = rangeLongKm ?? rangeMaxKm ?? Number.NaN;
    for (const user of users) {
      const party = parties.indexOf(user);
      if (party < 0) continue;
      note(means, party, reachKm);
      for (const [vague, covered] of Object.entries(COVERS))
        if (vague !== means && covered.includes(means)) note(vague, party, reachKm);
    }
  }
  return { reachKm: (means) => byMeans.get(means) };
}
