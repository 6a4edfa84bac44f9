/**
 * Incidents by region and conduct. Totals are computed here and nowhere typed; a region from which nobody reported
 * is `notObserved`, never zero.
 */
import type { Incident } from '../incident/incident.js';
import type { Conduct } from '../record/codes.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import { byText, type Counted, type PictureIndex, type Slice } from './picture-index.js';

/** Conducts that an incident can have, in the order in which reports print them. */
export const COUNTED_CONDUCTS = [
  'strike',
  'clash',
  'interception',
  'explosion',
  'mine',
  'sabotage',
  'interference',
  'movement',
  'other',
] as const satisfies readonly Conduct[];
export type CountedConduct = (typeof COUNTED_CONDUCTS)[number];

export interface RegionCount {
  /** '' for incidents whose region is not known. */
  readonly region: string;
  readonly total: Counted;
  readonly before: Counted;
  /** Explicit zeros; all zero where nothing was observed, so read `total` first. */
  readonly byConduct: Readonly<Record<CountedConduct, number>>;
}

export interface Counts {
  readonly total: Counted;
  /** The same for the stretch before, of equal length in days. */
  readonly before: Counted;
  readonly byConduct: Readonly<Record<CountedConduct, Counted>>;
  readonly byConductBefore: Readonly<Record<CountedConduct, Counted>>;
  readonly energy: Counted;
  readonly energyBefore: Counted;
  readonly regions: readonly RegionCount[];
}

export function countsOf(index: PictureIndex, slice: Slice, before: Slice | null): Counts {
  const now = tally(slice);
  const then = before ? tally(before) : null;
  const regions: RegionCount[] = [];
  const names = new Set(index.regions);
  if (now.regions.has('') || then?.regions.has('')) names.add('');
  for (const region of [...names].sort(byText)) {
    const byConduct = now.regions.get(region) ?? zeros();
    regions.push({
      region,
      total: region === '' || slice.heardFrom.has(region) ? sum(byConduct) : 'notObserved',
      before:
        region === '' || before?.heardFrom.has(region)
          ? sum(then?.regions.get(region) ?? zeros())
          : 'notObserved',
      byConduct,
    });
  }
  return {
    total: observed(slice) ? sum(now.all) : 'notObserved',
    before: before && observed(before) ? sum(then!.all) : 'notObserved',
    byConduct: counted(now.all, observed(slice)),
    byConductBefore: counted(then?.all ?? zeros(), before !== null && observed(before)),
    energy: observed(slice) ? now.energy : 'notObserved',
    energyBefore: before && observed(before) ? then!.energy : 'notObserved',
    regions,
  };
}

/** Did anybody report anything in this stretch? If not, no number of it may read zero. */
export function observed(slice: Slice): boolean {
  return slice.sums.reports > 0 || slice.incidents.length > 0;
}

export function conductOf(incident: Pick<Incident, 'conduct'>): CountedConduct {
  // Serious harm is in no picture's incidents (src/treatment): it is counted nowhere among them.
  return incident.conduct === 'none' || isSeriousHarm(incident.conduct) ? 'other' : incident.conduct;
}

function tally(slice: Slice) {
  const all = zeros();
  const regions = new Map<string, Record<CountedConduct, number>>();
  let energy = 0;
  for (const incident of slice.incidents) {
    const conduct = conductOf(incident);
    all[conduct]++;
    if (incident.target === 'energy') energy++;
    let region = regions.get(incident.place.region);
    if (!region) {
      region = zeros();
      regions.set(incident.place.region, region);
    }
    region[conduct]++;
  }
  return { all, regions, energy };
}

function zeros(): Record<CountedConduct, number> {
  return {
    strike: 0,
    clash: 0,
    interception: 0,
    explosion: 0,
    mine: 0,
    sabotage: 0,
    interference: 0,
    movement: 0,
    other: 0,
  };
}

function counted(counts: Record<CountedConduct, number>, seen: boolean): Record<CountedConduct, Counted> {
  const result: Record<string, Counted> = {};
  for (const conduct of COUNTED_CONDUCTS) result[conduct] = seen ? counts[conduct] : 'notObserved';
  return result as Record<CountedConduct, Counted>;
}

function sum(counts: Record<CountedConduct, number>): number {
  return COUNTED_CONDUCTS.reduce((total, conduct) => total + counts[conduct], 0);
}
