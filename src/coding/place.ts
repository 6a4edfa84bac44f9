/**
 * Where it happened: the place that the words name, held against the geocode that the feed gave (geocode.ts). Where
 * the geocode is refused the place of the text is used, and only where that is unknown too, the geocode with a wide
 * radius.
 */

import { type Language, RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { RecordPlace } from '../record/record.js';
import type { CodedPlace } from './coded.js';
import type { Place } from './gazetteer.js';
import { type Context, type Feed, judgeFeed, type PlaceSetting, type Resolved, resolve } from './geocode.js';
import { transliterate } from './latin.js';
import { remembered } from './memory.js';
import type { Mention } from './mention.js';
import type { Reading } from './reading.js';
import { quote } from './words.js';

const NAMES_KEPT = 5_000;

export interface Located {
  readonly place: CodedPlace | undefined;
  readonly placeOk: boolean | null;
  readonly eventPlace: string;
  /** Nearest known place, for what depends on country or front: of the text, or of the feed. */
  readonly ground:
    | {
        readonly country: string;
        readonly region: string;
        readonly front: boolean;
        readonly town: boolean;
      }
    | undefined;
  readonly reasons: readonly Reason[];
}

export function locate(
  reading: Reading,
  mentions: readonly Mention[],
  given: RecordPlace | undefined,
  language: Language | '',
  setting: PlaceSetting,
): Located {
  const feed: Feed | undefined =
    given?.lat !== undefined && given.lon !== undefined
      ? { name: given.name ?? '', lat: given.lat, lon: given.lon }
      : undefined;
  const { regions, directions, towns } = sorted(mentions);
  const context: Context = { regions, direction: directionPlace(directions, regions), feed };
  const resolved: Resolved[] = [];
  for (const mention of towns) resolved.push({ mention, place: resolve(mention, context) });
  const judged = judgeFeed(reading, feed, resolved, mentions, context, setting);

  const best =
    (judged.match !== undefined ? resolved.find((one) => one.mention === judged.match) : undefined) ??
    resolved.find((one) => one.place) ??
    resolved[0];
  const eventPlace = nameOf(reading, best?.mention ?? directions[0] ?? mentions[0], language);
  const ground = groundOf(
    best?.place ?? context.direction ?? regions[0],
    best?.place !== undefined || (best !== undefined && judged.ok === true),
    feed,
    judged.ok,
    setting,
  );
  const place = placeOf(best, context, feed, judged.ok, eventPlace, setting);
  return {
    place,
    placeOk: feed ? judged.ok : null,
    eventPlace,
    ground,
    reasons: feed || best ? [judged.reason] : [],
  };
}

interface Sorted {
  readonly regions: readonly Place[];
  readonly directions: readonly Mention[];
  /** Towns and districts; those that only bear on another place count where no other is named. */
  readonly towns: readonly Mention[];
}

function sorted(mentions: readonly Mention[]): Sorted {
  const regions: Place[] = [];
  const directions: Mention[] = [];
  const direct: Mention[] = [];
  const relative: Mention[] = [];
  for (const mention of mentions) {
    if (mention.kind === 'region') regions.push(...mention.places);
    else if (mention.kind === 'direction') directions.push(mention);
    else (mention.relative ? relative : direct).push(mention);
  }
  return { regions, directions, towns: direct.length > 0 ? direct : relative };
}

function directionPlace(directions: readonly Mention[], regions: readonly Place[]): Place | undefined {
  const found = directions[0]?.places ?? [];
  return (
    found.find((place) => place.kind === 'direction') ??
    found.find((place) => regions.some((region) => region.region === place.region)) ??
    bestRank(found)
  );
}

function bestRank(places: readonly Place[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places)
    if (!best || place.rank < best.rank || (place.rank === best.rank && place.front && !best.front))
      best = place;
  return best;
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
      return at(
        place,
        place.kind === 'site'
          ? 'site'
          : place.kind === 'town' || place.kind === 'district'
            ? 'district'
            : 'region',
        place.name,
      );
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

const fromRussian = remembered((words: string): string => transliterate(words, 'ru'), NAMES_KEPT);
const fromUkrainian = remembered((words: string): string => transliterate(words, 'uk'), NAMES_KEPT);

function nameOf(reading: Reading, mention: Mention | undefined, language: Language | ''): string {
  if (!mention) return '';
  const words = quote(reading.words, mention.from, mention.to);
  return language === 'ru' ? fromRussian(words) : fromUkrainian(words);
}
