/**
 * Whose attack an alert can be about: that of a side which does not hold the region. Who holds it is told by the ground on
 * which most of its incidents lie; a region without any goes with the nearest one that has some. Where nothing tells,
 * the alert is about the attack of the only side that attacked in that night; with two sides it joins neither.
 */
import { distanceMetres } from '../geo/position.js';
import type { Incident } from '../incident/incident.js';
import type { AlertTable } from './alert-table.js';

/**
 * @param region number of the region in the table of alerts
 * @param alone whether no other side attacked in that night
 */
export type TargetTest = (actor: string, region: number, alone: boolean) => boolean;

interface Known {
  readonly incidents: readonly Incident[];
  readonly parties: readonly string[];
  readonly alerts: AlertTable;
}

/** Of an operation whose side is not known any region can be the target. */
export function targetTest({ incidents, parties, alerts }: Known): TargetTest {
  const held = holdersOf(incidents, parties);
  const holders = alerts.regions.map(({ name }) => held.get(name));
  const nearest = alerts.regions.map((region, at) => holders[at] ?? holderNearby(region, alerts, holders));
  return (actor, region, alone) => {
    if (!parties.includes(actor)) return true;
    const holder = nearest[region];
    return holder === undefined ? alone : holder !== actor;
  };
}

/** By region: the party on whose ground most of its incidents lie, where one has most. */
function holdersOf(incidents: readonly Incident[], parties: readonly string[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { place, control } of incidents) {
    if (place.region === '' || !parties.includes(control)) continue;
    const of = counts.get(place.region) ?? new Map<string, number>();
    counts.set(place.region, of);
    of.set(control, (of.get(control) ?? 0) + 1);
  }
  const holders = new Map<string, string>();
  for (const [region, of] of counts) {
    const [first, second] = [...of].sort((a, b) => b[1] - a[1]);
    if (first && first[1] > (second?.[1] ?? 0)) holders.set(region, first[0]);
  }
  return holders;
}

/** Undefined, too, where two regions as near have different holders: no order of rows decides. */
function holderNearby(
  { name, lat, lon }: AlertTable['regions'][number],
  { regions }: AlertTable,
  holders: readonly (string | undefined)[],
): string | undefined {
  if (name === '') return undefined;
  let nearest = Number.POSITIVE_INFINITY;
  let found: string | undefined;
  regions.forEach((other, at) => {
    const holder = holders[at];
    if (holder === undefined) return;
    const metres = distanceMetres(lat, lon, other.lat, other.lon);
    if (metres < nearest) {
      nearest = metres;
      found = holder;
    } else if (metres === nearest && holder !== found) found = undefined;
  });
  return found;
}
