/** First-order units: the gazetteer's, the mission's, and the names by which reports and feeds call them. */
import type { Gazetteer, Place } from './gazetteer.js';
import type { PlaceSetting } from './geocode.js';
import type { Matcher } from './pattern.js';
import { hitsOf, read } from './reading.js';
import { SIGN } from './sign.js';

export interface RegionSetting {
  readonly regionAt: (lat: number, lon: number) => string;
  readonly gazetteer: Gazetteer;
}

/** Ties the mission's names of first-order units to the gazetteer's, by the point that the gazetteer gives inside each. */
export function placeSetting(setting: RegionSetting): PlaceSetting {
  const idByName = new Map<string, string>();
  const nameById = new Map<string, string>();
  for (const [id, region] of setting.gazetteer.regions) {
    const name = setting.regionAt(region.lat, region.lon);
    if (name === '') continue;
    idByName.set(name, id);
    nameById.set(id, name);
  }
  return {
    regionAt: setting.regionAt,
    regionIdOf: (name) => idByName.get(name) ?? '',
    regionNameOf: (id) => nameById.get(id) ?? '',
  };
}

/** A region by a name on its own, such as an alert's: its stem, its noun, or the town that is a region. */
export function regionNamed(name: string, gazetteer: Gazetteer, match: Matcher): Place | undefined {
  const reading = read(name, match);
  const hit = hitsOf(reading, SIGN.region.adjective)[0] ?? hitsOf(reading, SIGN.region.noun)[0];
  if (hit) return gazetteer.places[Number(hit.of)];
  const folded = name.toLowerCase();
  for (const region of gazetteer.regions.values()) {
    if (region.name.toLowerCase() === folded || folded === `${region.name.toLowerCase()} city`) return region;
  }
  return undefined;
}
