/**
 * Which place is meant, and whether the feed's geocode is it.
 *
 * A feed's geocode is often a namesake: a region's name put on a village, the outlet's town, a homonym elsewhere. It
 * is believed when the text names that place and nothing else in the text speaks against it. Distances are conventions
 * of this project: TOWN_KM a town and its surroundings, CITY_KM a city, DIRECTION_KM the depth and width of a stretch
 * of the front, HOMONYM_KM how far a lone village may lie from the geocode to be taken for the one meant.
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
}

export interface Resolved {
  readonly mention: Mention;
  readonly place: Place | undefined;
}

/** Which of the namesakes: in the region named, on the direction named, near the feed's geocode, the best known. */
export function resolve(mention: Mention, { regions, direction, feed }: Context): Place | undefined {
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of mention.places) {
    let cost = place.rank * 12 - (place.front ? 10 : 0);
    if (regions.length > 0 && !regions.some((region) => region.region === place.region))
      cost += place.rank <= 1 ? 20 : 200;
    if (direction) cost += Math.min(kmBetween(place, direction), 400) / 2;
    if (feed) cost += Math.min(kmBetween(place, feed), 400) / 10;
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  if (!best) return undefined;
  if (best.rank >= 3) {
    if (regions.length > 0 && !regions.some((region) => region.region === best.region)) return undefined;
    if (direction && kmBetween(best, direction) > DIRECTION_KM) return undefined;
    const alone = mention.places.length === 1;
    if (!direction && regions.length === 0 && !alone && !(feed && kmBetween(best, feed) < HOMONYM_KM))
      return undefined;
  }
  return best;
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
    if (place && kmBetween(place, feed) <= (place.rank <= 1 ? CITY_KM : TOWN_KM)) {
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

function kmBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  return distanceMetres(a.lat, a.lon, b.lat, b.lon) / 1000;
}
