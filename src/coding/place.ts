/**
 * Where it happened: the place that the words name, held against the geocode that the feed gave (geocode.ts). Where
 * the geocode is refused the place of the text is used, and only where that is unknown too, the geocode with a wide
 * radius.
 */
import type { Language } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { RecordPlace } from '../record/record.js';
import type { CodedPlace } from './coded.js';
import { placeAt, placeOf, precisionOf } from './coded-place.js';
import type { Place } from './gazetteer.js';
import { feedBesideLandmark, judgeFeed, type PlaceSetting } from './geocode.js';
import { type Context, type Feed, type Resolved, resolve } from './homonym.js';
import { transliterate } from './latin.js';
import { remembered } from './memory.js';
import type { Mention } from './mention.js';
import { anchorsOf, isListOfDirection, namedIn, sortMentions } from './place-words.js';
import { has, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import type { PlaceNamed } from './split.js';
import { quote } from './words.js';

const NAMES_KEPT = 5_000;

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

const NO_ANCHORS: readonly Place[] = [];
const NONE_NAMED: readonly PlaceNamed[] = [];
const NO_REASONS: readonly Reason[] = [];

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
  const sorted = sortMentions(mentions);
  const { regions, directions, direction, landmarks } = sorted;
  const near: Context = {
    regions,
    direction,
    feed,
    anchors: NO_ANCHORS,
    fighting: has(reading, SIGN.happening.clash),
  };
  const anchors = anchorsOf(sorted, near);
  const context: Context = anchors.length === 0 ? near : { ...near, anchors };
  const towns = townsOf(reading, sorted, context);
  const resolved: Resolved[] = [];
  for (const mention of towns) resolved.push({ mention, place: resolve(mention, context) });
  const judged = judgeFeed(reading, feed, resolved, mentions, context, setting);

  const matched = resolved.find((one) => one.mention.from === judged.match?.from);
  const best = resolved.find((one) => one.place !== undefined || one === matched) ?? resolved[0];
  const eventPlace = nameOf(reading, best?.mention ?? directions[0] ?? mentions[0], language);
  const ground = groundOf(
    best?.place ?? direction ?? regions[0],
    best?.place !== undefined || (best !== undefined && judged.ok === true),
    feed,
    judged.ok,
    setting,
  );
  const listed = direction !== undefined && isListOfDirection(reading, directions, resolved);
  const ok = best !== undefined && best !== matched ? false : judged.ok;
  const place = listed
    ? placeAt(direction, 'direction', setting)
    : placeOf(best, towns === sorted.towns ? landmarks : [], context, ok, eventPlace, setting);
  return {
    place,
    placeOk: feed ? judged.ok : null,
    eventPlace,
    named: directions.length > 0 ? NONE_NAMED : namedIn(mentions, resolved),
    main: best?.mention ?? mentions[0],
    ground,
    reasons: feed || best ? [judged.reason] : NO_REASONS,
  };
}

/** Where landmarks alone are named, the feed may know the name of the place between them. */
function townsOf(
  reading: Reading,
  { towns, landmarks, directions }: ReturnType<typeof sortMentions>,
  context: Context,
): readonly Mention[] {
  if (landmarks.length === 0 || towns !== landmarks || directions.length > 0 || !context.feed) return towns;
  const anchors = [];
  for (const mention of landmarks) {
    const place = resolve(mention, context);
    if (place) anchors.push(place);
  }
  const beside = feedBesideLandmark(reading, context.feed, landmarks, anchors);
  return beside ? [beside] : towns;
}

/** A place named beside the first, as the place of an event of its own. */
export function placeOfNamed(
  { mention, place }: PlaceNamed,
  reading: Reading,
  language: Language | '',
  setting: PlaceSetting,
): { readonly place: CodedPlace; readonly eventPlace: string } {
  return {
    place: placeAt(place, precisionOf(place, mention), setting),
    eventPlace: nameOf(reading, mention, language),
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
