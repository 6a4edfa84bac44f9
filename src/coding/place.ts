/**
 * Where it happened: the place that the words name, held against the geocode that the feed gave.
 *
 * A feed's geocode is often a namesake: a region's name put on a village, the outlet's town, a homonym elsewhere. It
 * is believed when the text names that place and nothing else in the text speaks against it; else the place of the
 * text is used, and only where that is unknown too, the geocode with a wide radius. Distances are conventions of this
 * project: TOWN_KM a town and its surroundings, DIRECTION_KM the depth and width of a stretch of the front.
 */
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { RecordPlace } from '../record/record.js';
import type { CodedPlace } from './coded.js';
import { type Place, wordHasKey } from './gazetteer.js';
import { distanceMetres } from '../geo/position.js';
import { nominativeKey, transliterate } from './latin.js';
import type { Language } from '../record/codes.js';
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

export interface Located {
  readonly place?: CodedPlace;
  readonly placeOk: boolean | null;
  readonly eventPlace: string;
  /** Nearest known place, for what depends on country or front: of the text, or of the feed. */
  readonly ground?: { readonly country: string; readonly region: string; readonly front: boolean; readonly town: boolean };
  readonly reasons: readonly Reason[];
}

interface Feed {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export function locate(
  reading: Reading,
  mentions: readonly Mention[],
  given: RecordPlace | undefined,
  language: Language | '',
  setting: PlaceSetting,
): Located {
  const feed: Feed | undefined =
    given?.lat !== undefined && given.lon !== undefined ? { name: given.name ?? '', lat: given.lat, lon: given.lon } : undefined;
  const regions = mentions.filter((one) => one.kind === 'region').flatMap((one) => one.places);
  const directions = mentions.filter((one) => one.kind === 'direction');
  const context: Context = { regions, direction: directionPlace(directions, regions), feed };
  const all = mentions.filter((one) => one.kind === 'town' || one.kind === 'district');
  const direct = all.filter((one) => !one.relative);
  const towns = direct.length > 0 ? direct : all;
  const resolved = towns.map((mention) => ({ mention, place: resolve(mention, context) }));
  const judged = judgeFeed(reading, feed, resolved, mentions, context, setting);

  const best = (judged.match !== undefined ? resolved.find((one) => one.mention === judged.match) : undefined) ?? resolved.find((one) => one.place) ?? resolved[0];
  const eventPlace = nameOf(reading, best?.mention ?? directions[0] ?? mentions[0], language);
  const ground = groundOf(best?.place ?? context.direction ?? regions[0], best?.place !== undefined || (best !== undefined && judged.ok === true), feed, judged.ok, setting);
  const place = placeOf(best, context, feed, judged.ok, eventPlace, setting);
  return {
    ...(place ? { place } : {}),
    placeOk: feed ? judged.ok : null,
    eventPlace,
    ...(ground ? { ground } : {}),
    reasons: feed || best ? [judged.reason] : [],
  };
}

interface Context {
  readonly regions: readonly Place[];
  readonly direction: Place | undefined;
  readonly feed: Feed | undefined;
}

interface Resolved {
  readonly mention: Mention;
  readonly place: Place | undefined;
}

function directionPlace(directions: readonly Mention[], regions: readonly Place[]): Place | undefined {
  const found = directions[0]?.places ?? [];
  return found.find((place) => place.kind === 'direction') ?? found.find((place) => regions.some((region) => region.region === place.region)) ?? bestRank(found);
}

function bestRank(places: readonly Place[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) if (!best || place.rank < best.rank || (place.rank === best.rank && place.front && !best.front)) best = place;
  return best;
}

/** Which of the namesakes: in the region named, on the direction named, near the feed's geocode, the best known. */
function resolve(mention: Mention, { regions, direction, feed }: Context): Place | undefined {
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of mention.places) {
    let cost = place.rank * 12 - (place.front ? 10 : 0);
    if (regions.length > 0 && !regions.some((region) => region.region === place.region)) cost += place.rank <= 1 ? 20 : 200;
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
    if (!direction && regions.length === 0 && !alone && !(feed && kmBetween(best, feed) < HOMONYM_KM)) return undefined;
  }
  return best;
}

interface JudgedFeed {
  readonly ok: boolean | null;
  readonly match: Mention | undefined;
  readonly reason: Reason;
}

function judgeFeed(
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
      return say(true, 'geocode-at-named-place', `the geocode lies at ${place.name}, which the text names`, mention);
    }
  }
  const same = namesake(reading, feed, towns);
  if (same) {
    if (!inRegion) return say(false, 'geocode-in-other-region', 'the geocode bears the name but lies in another region than the text names');
    if (context.direction && kmBetween(context.direction, feed) > DIRECTION_KM) {
      return say(false, 'geocode-off-direction', `the geocode bears the name but lies far from ${context.direction.name}`);
    }
    return say(true, 'geocode-name-in-text', "the text names the feed's place", same);
  }
  if (towns.length > 0) return say(false, 'geocode-elsewhere', 'the text names another place than the geocode');
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
  return say(false, mentions.length > 0 ? 'geocode-elsewhere' : 'no-place-in-text', 'the text names no place that the geocode fits');
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

function placeOf(
  best: Resolved | undefined,
  { regions, direction }: Context,
  feed: Feed | undefined,
  ok: boolean | null,
  eventPlace: string,
  setting: PlaceSetting,
): CodedPlace | undefined {
  const at = (place: Place, precision: CodedPlace['precision'], name: string): CodedPlace => ({
    name,
    lat: place.lat,
    lon: place.lon,
    radiusMetres: place.radiusMetres ?? RADIUS_METRES_BY_PRECISION[precision],
    precision,
    region: setting.regionNameOf(place.region) || setting.regionAt(place.lat, place.lon),
    basis: 'text',
  });
  if (best && feed && ok) {
    const precision = best.mention.kind === 'district' ? 'district' : 'town';
    return {
      name: best.place?.name ?? (feed.name || eventPlace),
      lat: feed.lat,
      lon: feed.lon,
      radiusMetres: RADIUS_METRES_BY_PRECISION[precision],
      precision,
      region: setting.regionAt(feed.lat, feed.lon),
      basis: 'feed',
    };
  }
  if (best?.place) {
    const { place, mention } = best;
    if (place.kind !== 'town' || mention.kind === 'district') {
      return at(place, place.kind === 'site' ? 'site' : place.kind === 'town' || place.kind === 'district' ? 'district' : 'region', place.name);
    }
    return at(place, 'town', place.name);
  }
  if (direction) return at(direction, 'direction', direction.name);
  if (regions.length > 0) return at(regions[0]!, 'region', regions[0]!.name);
  if (feed) {
    return {
      name: feed.name,
      lat: feed.lat,
      lon: feed.lon,
      radiusMetres: RADIUS_METRES_BY_PRECISION[best ? 'region' : 'country'],
      precision: best ? 'region' : 'country',
      region: setting.regionAt(feed.lat, feed.lon),
      basis: 'feed',
    };
  }
  return undefined;
}

function groundOf(
  place: Place | undefined,
  town: boolean,
  feed: Feed | undefined,
  ok: boolean | null,
  setting: PlaceSetting,
): Located['ground'] {
  if (place) return { country: place.country, region: place.region, front: place.front && town, town };
  if (!feed) return undefined;
  const region = setting.regionIdOf(setting.regionAt(feed.lat, feed.lon));
  return { country: region.slice(0, 2), region, front: false, town: ok === true };
}

function nameOf(reading: Reading, mention: Mention | undefined, language: Language | ''): string {
  if (!mention) return '';
  return transliterate(quote(reading.words, mention.from, mention.to), language);
}

function kmBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  return distanceMetres(a.lat, a.lon, b.lat, b.lon) / 1000;
}
