/**
 * Which of several places of one name is meant: the one in the region that the text names, on the direction, near a
 * landmark, at the front where fighting is told, near the feed's geocode, the best known. Costs and distances are conventions of
 * this project: DIRECTION_KM is the depth and width of a stretch of the front, HOMONYM_KM how far a lone village may lie
 * from the geocode to be taken for the one meant, LANDMARK_KM how far from a place it is told to lie near.
 */
import { distanceMetres } from '../geo/position.js';
import type { Place } from './gazetteer.js';
import type { Mention } from './mention.js';

export const DIRECTION_KM = 60;
export const LANDMARK_KM = 50;
const HOMONYM_KM = 120;
/** A city may be said to lie in the region that surrounds it. */
const AROUND_KM = 150;
/** No fighting on the ground this far from the front. */
export const FAR_KM = 300;
/** Costs nearer than this are even. */
const TIE = 3;
/** What lies further off costs no more. */
const MOST_KM = 400;
/** A degree of latitude, rounded down, km. */
export const KM_PER_DEGREE = 110;

export interface Feed {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Context {
  readonly regions: readonly Place[];
  readonly direction: Place | undefined;
  readonly feed: Feed | undefined;
  /** Places the text names as landmarks, and its well-known towns: what else it names lies near them. */
  readonly anchors: readonly Place[];
  /** The text tells of fighting on the ground. */
  readonly fighting: boolean;
}

export interface Resolved {
  readonly mention: Mention;
  readonly place: Place | undefined;
}

export function resolve(mention: Mention, context: Context): Place | undefined {
  const { direction, feed, anchors, fighting } = context;
  const { places } = mention;
  if (places.length === 0) return undefined;
  const regions = regionsOf(mention, context.regions);
  if (places.length === 1) {
    const [only] = places;
    if (isExcluded(only!, mention)) return undefined;
    return only!.rank < 3 || isSupported(only!, mention, context, regions) ? only : undefined;
  }
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  let rival: Place | undefined;
  let next = Number.POSITIVE_INFINITY;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (isExcluded(place, mention)) continue;
    let cost = place.rank * 12 - (place.front ? 10 : 0);
    if (regions.length > 0 && !isInRegion(place, regions)) cost += place.rank <= 1 ? 45 : 200;
    if (direction) cost += kmUpTo(place, direction, MOST_KM) / 2;
    if (fighting && isFarFromFront(place, places)) cost += 60;
    if (feed) cost += kmUpTo(place, feed, MOST_KM) / 10;
    if (anchors.length > 0) cost += Math.min(kmToNearest(place, anchors), MOST_KM) / 4;
    if (cost < least) {
      rival = best;
      next = least;
      least = cost;
      best = place;
    } else if (cost < next) {
      rival = place;
      next = cost;
    }
  }
  if (!best || best.rank < 3) return best;
  // Two villages of one name for which equally much speaks: neither is known to be meant.
  if (rival && next - least < TIE && kmBetween(best, rival) > LANDMARK_KM) return undefined;
  return isSupported(best, mention, context, regions) ? best : undefined;
}

/** A city that nobody fights for, while one of its namesakes lies at the front. */
function isFarFromFront(place: Place, namesakes: readonly Place[]): boolean {
  return (
    place.rank <= 1 &&
    !place.front &&
    namesakes.some((other) => other.front && kmBetween(place, other) > FAR_KM)
  );
}

/** The region right behind the name; else all of the text, unless something else is told of them. */
function regionsOf({ within, apart, places }: Mention, regions: readonly Place[]): readonly Place[] {
  if (within) return within;
  if (apart && regions.length > 0 && !places.some((place) => isInRegion(place, regions))) return NO_PLACES;
  return regions;
}

const NO_PLACES: readonly Place[] = [];

/** "The village of X" is no city of that name, and "X in the region of Y" none elsewhere. */
function isExcluded(place: Place, { village, within }: Mention): boolean {
  if (place.kind !== 'town') return false;
  if (village && place.rank <= 1) return true;
  return (
    within !== undefined &&
    !isInRegion(place, within) &&
    !(place.rank <= 1 && kmToNearest(place, within) <= AROUND_KM)
  );
}

/** A village is one of many of its name unless something else in the text, or the geocode, speaks for it. */
function isSupported(
  place: Place,
  { places }: Mention,
  { direction, feed, anchors }: Context,
  regions: readonly Place[],
): boolean {
  if (regions.length > 0) return isInRegion(place, regions);
  if (direction) return kmBetween(place, direction) <= DIRECTION_KM;
  if (anchors.length > 0 && kmToNearest(place, anchors) <= LANDMARK_KM) return true;
  if (feed && kmBetween(place, feed) < HOMONYM_KM) return true;
  if (anchors.length > 0) return false;
  return places.length === 1 || (place.front && places.filter(({ front }) => front).length === 1);
}

export function isInRegion(place: Place, regions: readonly Place[]): boolean {
  for (let i = 0; i < regions.length; i++) if (regions[i]!.region === place.region) return true;
  return false;
}

export function kmToNearest(
  place: { readonly lat: number; readonly lon: number },
  others: readonly Place[],
): number {
  let least = others.length > 0 ? Number.POSITIVE_INFINITY : 0;
  for (let i = 0; i < others.length; i++) least = Math.min(least, kmBetween(place, others[i]!));
  return least;
}

/** The distance, `most` where it is more: told by the latitudes alone where they are that far apart. */
function kmUpTo(place: Place, other: { readonly lat: number; readonly lon: number }, most: number): number {
  if (Math.abs(place.lat - other.lat) * KM_PER_DEGREE > most) return most;
  return Math.min(kmBetween(place, other), most);
}

export function kmBetween(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  return distanceMetres(a.lat, a.lon, b.lat, b.lon) / 1000;
}
