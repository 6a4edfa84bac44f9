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
import {
  type Context,
  type Feed,
  judgeFeed,
  kmBetween,
  type PlaceSetting,
  type Resolved,
  resolve,
} from './geocode.js';
import { transliterate } from './latin.js';
import { remembered } from './memory.js';
import type { Mention } from './mention.js';
import { has, type Reading } from './reading.js';
import type { PlaceNamed } from './split.js';
import { quote } from './words.js';

const NAMES_KEPT = 5_000;
/** Landmarks further apart than this have no "between". */
const AMID_METRES = 100_000;

export interface Located {
  readonly place: CodedPlace | undefined;
  readonly placeOk: boolean | null;
  readonly eventPlace: string;
  /** The places the text names as such, where it names more than one and no stretch of the front. */
  readonly named: readonly PlaceNamed[];
  /** What the place was taken from; undefined where from the feed alone. */
  readonly main: Mention | undefined;
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
  const { regions, directions, towns, landmarks } = sorted(mentions);
  const direction = directionPlace(directions, regions);
  const near: Context = { regions, direction, feed, anchors: [] };
  const context: Context = { ...near, anchors: anchorsOf(towns, landmarks, near) };
  const resolved: Resolved[] = [];
  for (const mention of towns) resolved.push({ mention, place: resolve(mention, context) });
  const judged = judgeFeed(reading, feed, resolved, mentions, context, setting);

  const matched = resolved.find((one) => one.mention.from === judged.match?.from);
  const best = resolved.find((one) => one.place !== undefined || one === matched) ?? resolved[0];
  const eventPlace = nameOf(reading, best?.mention ?? directions[0] ?? mentions[0], language);
  const ground = groundOf(
    best?.place ?? context.direction ?? regions[0],
    best?.place !== undefined || (best !== undefined && judged.ok === true),
    feed,
    judged.ok,
    setting,
  );
  const listed = isListOfDirection(reading, directions, resolved);
  const place =
    listed && direction
      ? at(direction, 'direction', setting)
      : placeOf(
          best,
          landmarks,
          context,
          best !== undefined && best !== matched ? false : judged.ok,
          eventPlace,
          setting,
        );
  return {
    place,
    placeOk: feed ? judged.ok : null,
    eventPlace,
    named: directions.length > 0 ? NONE_NAMED : namedIn(mentions, resolved),
    main: best?.mention ?? mentions[0],
    ground,
    reasons: feed || best ? [judged.reason] : [],
  };
}

const NONE_NAMED: readonly PlaceNamed[] = [];

/** In the order of the text; none where a place is named that is not known, because a region may be only its. */
function namedIn(mentions: readonly Mention[], towns: readonly Resolved[]): readonly PlaceNamed[] {
  if (mentions.length < 2) return NONE_NAMED;
  const named: PlaceNamed[] = [];
  for (const { mention, place } of towns) {
    if (!place) return NONE_NAMED;
    named.push({ mention, place });
  }
  const regions = mentions.filter(({ kind, relative }) => kind === 'region' && !relative);
  for (const mention of regions) {
    const place = mention.places[0]!;
    if (!towns.some((town) => town.place!.region === place.region)) named.push({ mention, place });
  }
  return named.length < 2 ? NONE_NAMED : named.sort((a, b) => a.mention.from - b.mention.from);
}

/** A place named beside the first, as the place of an event of its own. */
export function placeOfNamed(
  { mention, place }: PlaceNamed,
  reading: Reading,
  language: Language | '',
  setting: PlaceSetting,
): { readonly place: CodedPlace; readonly eventPlace: string } {
  return {
    place: at(place, precisionOf(place, mention), setting),
    eventPlace: nameOf(reading, mention, language),
  };
}

interface Sorted {
  readonly regions: readonly Place[];
  readonly directions: readonly Mention[];
  /** Towns and districts; those that only bear on another place count where no other is named. */
  readonly towns: readonly Mention[];
  /** Towns that only bear on another place. */
  readonly landmarks: readonly Mention[];
}

function sorted(mentions: readonly Mention[]): Sorted {
  const regions: Place[] = [];
  const origins: Place[] = [];
  const directions: Mention[] = [];
  const direct: Mention[] = [];
  const relative: Mention[] = [];
  for (const mention of mentions) {
    if (mention.kind === 'region') (mention.relative ? origins : regions).push(...mention.places);
    else if (mention.kind === 'direction') directions.push(mention);
    else (mention.relative ? relative : direct).push(mention);
  }
  return {
    regions: regions.length + direct.length + directions.length > 0 ? regions : origins,
    directions,
    towns: direct.length > 0 ? direct : relative,
    landmarks: relative,
  };
}

/** Landmarks as far as they are clear by themselves, and the well-known towns. */
function anchorsOf(
  towns: readonly Mention[],
  landmarks: readonly Mention[],
  context: Context,
): readonly Place[] {
  if (towns.length + landmarks.length < 2) return NO_PLACES;
  const anchors: Place[] = [];
  for (const mention of landmarks) {
    const place = resolve(mention, context);
    if (place) anchors.push(place);
  }
  for (const { kind, places } of towns) {
    const place = kind === 'town' ? bestRank(places) : undefined;
    if (place && place.kind === 'town' && place.rank <= 2) anchors.push(place);
  }
  return anchors;
}

const NO_PLACES: readonly Place[] = [];

/** "On the X direction there were battles at A, B and C": one event on that stretch of front, whatever the villages. */
function isListOfDirection(
  reading: Reading,
  directions: readonly Mention[],
  towns: readonly Resolved[],
): boolean {
  const [direction] = directions;
  const [first] = towns;
  if (!direction || !first || first.mention.from < direction.from) return false;
  return towns.length > 1 || has(reading, 'happening.clash');
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

function at(place: Place, precision: CodedPlace['precision'], setting: PlaceSetting): CodedPlace {
  return {
    name: place.name,
    lat: place.lat,
    lon: place.lon,
    radiusMetres: place.radiusMetres ?? RADIUS_METRES_BY_PRECISION[precision],
    precision,
    region: setting.regionNameOf(place.region) || setting.regionAt(place.lat, place.lon),
    basis: 'text',
  };
}

function placeOf(
  best: Resolved | undefined,
  landmarks: readonly Mention[],
  context: Context,
  ok: boolean | null,
  eventPlace: string,
  setting: PlaceSetting,
): CodedPlace | undefined {
  const { regions, direction, feed } = context;
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
  if (landmarks.length > 0 && (!best?.place || best.mention === landmarks[0])) {
    const between = amid(landmarks, context, eventPlace, setting);
    if (between) return between;
  }
  if (best?.place) return at(best.place, precisionOf(best.place, best.mention), setting);
  if (direction) return at(direction, 'direction', setting);
  if (regions.length > 0) return at(regions[0]!, 'region', setting);
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

function precisionOf({ kind }: Place, mention: Mention): CodedPlace['precision'] {
  if (kind === 'site') return 'site';
  if (kind === 'town') return mention.kind === 'district' ? 'district' : 'town';
  return kind === 'district' ? 'district' : 'region';
}

/** A place known only by its landmarks: between two of them, or near the one. */
function amid(
  landmarks: readonly Mention[],
  context: Context,
  name: string,
  setting: PlaceSetting,
): CodedPlace | undefined {
  const [a, b] = landmarks.map((mention) => resolve(mention, context)).filter((place) => place !== undefined);
  if (!a) return undefined;
  const apartMetres = b ? 1000 * kmBetween(a, b) : 0;
  if (!b || apartMetres > AMID_METRES)
    return at(a, landmarks.length > 1 ? 'district' : precisionOf(a, landmarks[0]!), setting);
  const lat = (a.lat + b.lat) / 2;
  const lon = (a.lon + b.lon) / 2;
  return {
    name,
    lat,
    lon,
    radiusMetres: Math.max(RADIUS_METRES_BY_PRECISION.town, apartMetres / 2),
    precision: 'district',
    region: setting.regionAt(lat, lon),
    basis: 'text',
  };
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
