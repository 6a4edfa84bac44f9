/**
 * Which place is meant, and whether the feed's geocode is it.
 *
 * A feed's geocode is often a namesake: a region's name put on a village, the outlet's town, a homonym elsewhere. It
 * is believed when the text names that place and nothing else in the text speaks against it. Distances are conventions
 * of this project: TOWN_KM a town and its surroundings, CITY_KM a city, DIRECTION_KM the depth and width of a stretch
 * of the front, HOMONYM_KM how far a lone village may lie from the geocode to be taken for the one meant, LANDMARK_KM how
 * far from a place it is told to lie near.
 */
import { distanceMetres } from '../geo/position.js';
import type { Reason } from '../record/reason.js';
import { type Place, wordHasKey } from './gazetteer.js';
import { nominativeKey } from './latin.js';
import type { Mention } from './mention.js';
import type { Reading } from './reading.js';
import { quote, readWords } from './words.js';

const TOWN_KM = 12;
const CITY_KM = 22;
const DIRECTION_KM = 60;
const HOMONYM_KM = 120;
const LANDMARK_KM = 50;
/** Costs nearer than this are even. */
const TIE = 3;

export interface PlaceSetting {
  regionAt(lat: number, lon: number): string;
  /** The gazetteer's region id for the mission's name of a first-order unit. */
  regionIdOf(missionName: string): string;
  /** The mission's name for a gazetteer's region id. */
  regionNameOf(id: string): string;
}

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
}

export interface Resolved {
  readonly mention: Mention;
  readonly place: Place | undefined;
}

/** Which of the namesakes: in the region named, on the direction named, near a landmark or the feed's geocode, the best known. */
export function resolve(mention: Mention, context: Context): Place | undefined {
  const { regions, direction, feed, anchors } = context;
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  let rival: Place | undefined;
  let next = Number.POSITIVE_INFINITY;
  for (const place of mention.places) {
    let cost = place.rank * 12 - (place.front ? 10 : 0);
    if (regions.length > 0 && !isInRegion(place, regions)) cost += place.rank <= 1 ? 45 : 200;
    if (direction) cost += Math.min(kmBetween(place, direction), 400) / 2;
    if (feed) cost += Math.min(kmBetween(place, feed), 400) / 10;
    if (mention.places.length > 1) cost += Math.min(kmToNearest(place, anchors), 400) / 4;
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
  return isSupported(best, mention, context) ? best : undefined;
}

/** A village is one of many of its name unless something else in the text, or the geocode, speaks for it. */
function isSupported(
  place: Place,
  mention: Mention,
  { regions, direction, feed, anchors }: Context,
): boolean {
  if (regions.length > 0) return isInRegion(place, regions);
  if (direction) return kmBetween(place, direction) <= DIRECTION_KM;
  if (anchors.length > 0 && kmToNearest(place, anchors) <= LANDMARK_KM) return true;
  if (feed && kmBetween(place, feed) < HOMONYM_KM) return true;
  if (anchors.length > 0) return false;
  return (
    mention.places.length === 1 || (place.front && mention.places.filter(({ front }) => front).length === 1)
  );
}

const isInRegion = (place: Place, regions: readonly Place[]): boolean =>
  regions.some(({ region }) => region === place.region);

function kmToNearest(place: Place, others: readonly Place[]): number {
  let least = others.length > 0 ? Number.POSITIVE_INFINITY : 0;
  for (const other of others) least = Math.min(least, kmBetween(place, other));
  return least;
}

export interface JudgedFeed {
  readonly ok: boolean | null;
  readonly match: Mention | undefined;
  readonly reason: Reason;
}

export function judgeFeed(
  reading: Reading,
  feed: Feed | undefined,
  towns: readonly Resolved[],
  mentions: readonly Mention[],
  context: Context,
  setting: PlaceSetting,
): JudgedFeed {
  const say = (ok: boolean | null, rule: string, because: string, match?: Mention): JudgedFeed => ({
    ok,
    match,
    reason: { rule, because, ...(match ? { words: [quote(reading.words, match.from, match.to)] } : {}) },
  });
  if (!feed) return say(null, 'no-geocode', 'the feed gave no position');
  const regionId = setting.regionIdOf(setting.regionAt(feed.lat, feed.lon));
  const named = context.regions.map((region) => region.region);
  const inRegion = named.length === 0 || regionId === '' || named.includes(regionId);
  for (const { mention, place } of towns) {
    if (place && kmBetween(place, feed) <= reachKm(place)) {
      return say(
        true,
        'geocode-at-named-place',
        `the geocode lies at ${place.name}, which the text names`,
        mention,
      );
    }
  }
  const same = namesake(reading, feed, towns);
  if (same) {
    if (!inRegion)
      return say(
        false,
        'geocode-in-other-region',
        'the geocode bears the name but lies in another region than the text names',
      );
    if (context.direction && kmBetween(context.direction, feed) > DIRECTION_KM) {
      return say(
        false,
        'geocode-off-direction',
        `the geocode bears the name but lies far from ${context.direction.name}`,
      );
    }
    return say(true, 'geocode-name-in-text', "the text names the feed's place", same);
  }
  if (isAtRegionToo(regionId, named, towns))
    return say(true, 'geocode-in-region', 'the text names this region beside a place elsewhere');
  if (isNearLandmark(feed, towns, context))
    return say(true, 'geocode-near-landmark', 'the place is told by a landmark and the geocode lies near it');
  if (towns.length > 0)
    return say(false, 'geocode-elsewhere', 'the text names another place than the geocode');
  if (context.direction) {
    const near = kmBetween(context.direction, feed) <= DIRECTION_KM;
    return near
      ? say(true, 'geocode-on-direction', `the geocode lies on ${context.direction.name}`)
      : say(false, 'geocode-off-direction', `the geocode lies far from ${context.direction.name}`);
  }
  if (named.length > 0) {
    return inRegion && regionId !== ''
      ? say(true, 'geocode-in-region', 'only a region is named and the geocode lies in it')
      : say(false, 'geocode-in-other-region', 'the geocode lies in another region than the text names');
  }
  return say(
    false,
    mentions.length > 0 ? 'geocode-elsewhere' : 'no-place-in-text',
    'the text names no place that the geocode fits',
  );
}

/** "In the town and in the oblast": the geocode may be that of the second. */
function isAtRegionToo(regionId: string, named: readonly string[], towns: readonly Resolved[]): boolean {
  if (regionId === '' || !named.includes(regionId)) return false;
  return towns.length > 0 && towns.every(({ place }) => place !== undefined && place.region !== regionId);
}

function isNearLandmark(feed: Feed, towns: readonly Resolved[], { anchors }: Context): boolean {
  if (anchors.length === 0 || towns.length === 0 || towns.some(({ place }) => place !== undefined))
    return false;
  return anchors.some((anchor) => kmBetween(anchor, feed) <= CITY_KM);
}

function reachKm(place: Place): number {
  return Math.max(place.rank <= 1 ? CITY_KM : TOWN_KM, (place.radiusMetres ?? 0) / 1000);
}

/** A mention whose words are the feed's name, by transliteration. Villages missing from the gazetteer are found so. */
function namesake(reading: Reading, feed: Feed, towns: readonly Resolved[]): Mention | undefined {
  const keys = readWords(feed.name).texts.map(nominativeKey);
  if (keys.length === 0 || keys[0]!.length < 2) return undefined;
  const { texts } = reading.words;
  for (const { mention } of towns) {
    for (let at = mention.from; at < mention.to; at++) {
      if (keys.every((key, i) => texts[at + i] !== undefined && wordHasKey(texts[at + i]!, key))) {
        return { ...mention, from: at, to: Math.max(mention.to, at + keys.length) };
      }
    }
  }
  return undefined;
}

export function kmBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  return distanceMetres(a.lat, a.lon, b.lat, b.lon) / 1000;
}
