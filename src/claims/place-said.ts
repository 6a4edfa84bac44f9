/**
 * The place that the words of a part name: a first-order unit of the mission, or what its gazetteer knows. Of several the most
 * exact is taken, with the unit that stands beside it.
 */
import type { PlaceNamer } from '../coding/place-namer.js';
import type { RecordPlace } from '../record/record.js';
import type { ClaimPlace } from './claim.js';

export interface PlaceWords {
  /** First-order units as incidents name them. */
  readonly regions: readonly string[];
  readonly placesNamed?: PlaceNamer | undefined;
}

/** From this radius on a named place stands for a whole unit, and the unit's name says more. */
const REGION_METRES = 50_000;
/** Of a place that is given by its position alone. Convention of this project. */
const POSITION_METRES = 5_000;

export function placeGiven(place: RecordPlace, words: PlaceWords): ClaimPlace | null {
  const { name = '', lat, lon, radiusMetres, region = '' } = place;
  if (lat === undefined || lon === undefined) {
    const named = name === '' ? null : placeSaid(name, words);
    if (named) return { ...named, region: named.region || regionSaid(region, words.regions) };
    return region === ''
      ? null
      : { name: name || region, region: regionSaid(region, words.regions) || region };
  }
  const at = { lat, lon, radiusMetres: radiusMetres ?? POSITION_METRES };
  return {
    name: name || region,
    at,
    region: region === '' ? '' : regionSaid(region, words.regions) || region,
  };
}

export function placeSaid(words: string, { regions, placesNamed }: PlaceWords): ClaimPlace | null {
  const region = regionSaid(words, regions);
  const [nearest] = [...(placesNamed?.(words) ?? [])]
    .filter((place) => region === '' || bare(place.name) !== bare(region))
    .sort((a, b) => a.radiusMetres - b.radiusMetres);
  if (nearest && (region === '' || nearest.radiusMetres < REGION_METRES)) {
    const { name, lat, lon, radiusMetres } = nearest;
    return { name, at: { lat, lon, radiusMetres }, region };
  }
  return region === '' ? null : { name: region, region };
}

/** '' where none or more than one is named. */
export function regionSaid(words: string, regions: readonly string[]): string {
  const said = ` ${bare(words)} `;
  const named = regions.filter((region) => bare(region) !== '' && said.includes(` ${bare(region)} `));
  // A city and the unit around it can share a name: the longer one that stands in the words is meant.
  const whole = named
    .filter((region) => ` ${plain(words)} `.includes(` ${plain(region)} `))
    .sort((a, b) => plain(b).length - plain(a).length);
  const [first, second] = whole;
  if (first !== undefined && (second === undefined || plain(first).includes(plain(second)))) return first;
  return named.length === 1 ? named[0]! : '';
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\d-]+/gu, ' ')
    .trim();
const bare = (words: string): string =>
  plain(words)
    .replace(
      /(?<!\p{L})(?:oblasts?|regions?|krai|province|district|republic|of|the|near|in|область|області|области|край)(?!\p{L})/gu,
      ' ',
    )
    .replace(/ +/g, ' ')
    .trim();
