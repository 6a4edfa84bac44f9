/**
 * Whether the feed's geocode is the place meant. It is often a namesake: a region's name put on a village, the outlet's
 * town, a homonym elsewhere. It is believed when the text names that place and nothing else in the text speaks against
 * it. Distances are conventions of this project: TOWN_KM a town and its surroundings, CITY_KM a city.
 */
import type { Reason } from '../record/reason.js';
import { type Place, wordHasKey } from './gazetteer.js';
import {
  type Context,
  DIRECTION_KM,
  FAR_KM,
  type Feed,
  KM_PER_DEGREE,
  kmBetween,
  kmToNearest,
  LANDMARK_KM,
  type Resolved,
} from './homonym.js';
import { nominativeKey } from './latin.js';
import { remembered } from './memory.js';
import type { Mention } from './mention.js';
import type { Reading } from './reading.js';
import { quote, readWords } from './words.js';

const TOWN_KM = 12;
const CITY_KM = 22;
const NAMES_KEPT = 20_000;

export interface PlaceSetting {
  regionAt(lat: number, lon: number): string;
  /** The gazetteer's region id for the mission's name of a first-order unit. */
  regionIdOf(missionName: string): string;
  /** The mission's name for a gazetteer's region id. */
  regionNameOf(id: string): string;
}

export interface JudgedFeed {
  readonly ok: boolean | null;
  readonly match: Mention | undefined;
  readonly reason: Reason;
}

const NOT_GIVEN: JudgedFeed = {
  ok: null,
  match: undefined,
  reason: { rule: 'no-geocode', because: 'the feed gave no position' },
};

export function judgeFeed(
  reading: Reading,
  feed: Feed | undefined,
  towns: readonly Resolved[],
  mentions: readonly Mention[],
  context: Context,
  setting: PlaceSetting,
): JudgedFeed {
  if (!feed) return NOT_GIVEN;
  for (let i = 0; i < towns.length; i++) {
    const { mention, place } = towns[i]!;
    if (place && isNear(feed, place, reachKm(place))) {
      const because = `the geocode lies at ${place.name}, which the text names`;
      return matched(reading, 'geocode-at-named-place', because, mention);
    }
  }
  const { direction, regions } = context;
  const regionId = regions.length > 0 ? setting.regionIdOf(setting.regionAt(feed.lat, feed.lon)) : '';
  const inRegion = regions.length === 0 || regionId === '' || isOneOf(regionId, regions);
  const same = namesake(reading, feed, towns);
  if (same) {
    const ownRegion = same.within === undefined || regionId === '' || isOneOf(regionId, same.within);
    if ((!inRegion && !same.apart) || !ownRegion) return ELSEWHERE.namesakeInRegion;
    if (context.fighting && liesFar(same, feed, towns)) return ELSEWHERE.farFromFront;
    if (direction && kmBetween(direction, feed) > DIRECTION_KM) {
      const because = `the geocode bears the name but lies far from ${direction.name}`;
      return told(false, 'geocode-off-direction', because);
    }
    return matched(reading, 'geocode-name-in-text', "the text names the feed's place", same);
  }
  if (isAtRegionToo(regionId, regions, towns)) return FITS.regionToo;
  if (isNearLandmark(feed, towns, context)) return FITS.landmark;
  if (towns.length > 0) return ELSEWHERE.named;
  if (direction) {
    return kmBetween(direction, feed) <= DIRECTION_KM
      ? told(true, 'geocode-on-direction', `the geocode lies on ${direction.name}`)
      : told(false, 'geocode-off-direction', `the geocode lies far from ${direction.name}`);
  }
  if (regions.length > 0) return inRegion && regionId !== '' ? FITS.region : ELSEWHERE.region;
  return mentions.length > 0 ? ELSEWHERE.unfit : ELSEWHERE.noPlace;
}

function told(ok: boolean, rule: string, because: string): JudgedFeed {
  return { ok, match: undefined, reason: { rule, because } };
}

function matched(reading: Reading, rule: string, because: string, match: Mention): JudgedFeed {
  return {
    ok: true,
    match,
    reason: { rule, because, words: [quote(reading.words, match.from, match.to)] },
  };
}

const FITS = {
  regionToo: told(true, 'geocode-in-region', 'the text names this region beside a place elsewhere'),
  landmark: told(
    true,
    'geocode-near-landmark',
    'the place is told by a landmark and the geocode lies near it',
  ),
  region: told(true, 'geocode-in-region', 'only a region is named and the geocode lies in it'),
} as const;

const UNFIT = 'the text names no place that the geocode fits';
const ELSEWHERE = {
  namesakeInRegion: told(
    false,
    'geocode-in-other-region',
    'the geocode bears the name but lies in another region than the text names',
  ),
  farFromFront: told(
    false,
    'geocode-elsewhere',
    'the geocode bears the name but lies far from the front where the fighting is',
  ),
  named: told(false, 'geocode-elsewhere', 'the text names another place than the geocode'),
  region: told(false, 'geocode-in-other-region', 'the geocode lies in another region than the text names'),
  unfit: told(false, 'geocode-elsewhere', UNFIT),
  noPlace: told(false, 'no-place-in-text', UNFIT),
} as const;

function isOneOf(regionId: string, regions: readonly Place[]): boolean {
  for (let i = 0; i < regions.length; i++) if (regions[i]!.region === regionId) return true;
  return false;
}

/** "In the town and in the oblast": the geocode may be that of the second. */
function isAtRegionToo(regionId: string, named: readonly Place[], towns: readonly Resolved[]): boolean {
  if (towns.length === 0 || regionId === '' || !isOneOf(regionId, named)) return false;
  return towns.every(({ place }) => place !== undefined && place.region !== regionId);
}

function isNearLandmark(feed: Feed, towns: readonly Resolved[], { anchors }: Context): boolean {
  if (anchors.length === 0 || towns.length === 0 || towns.some(({ place }) => place !== undefined))
    return false;
  return anchors.some((anchor) => isNear(feed, anchor, CITY_KM));
}

function reachKm(place: Place): number {
  return Math.max(place.rank <= 1 ? CITY_KM : TOWN_KM, (place.radiusMetres ?? 0) / 1000);
}

function isNear(feed: Feed, place: Place, km: number): boolean {
  return Math.abs(feed.lat - place.lat) * KM_PER_DEGREE <= km && kmBetween(place, feed) <= km;
}

const NO_KEYS: readonly string[] = [];
const keysOfFeed = remembered((name: string): readonly string[] => {
  const keys = readWords(name).texts.map(nominativeKey);
  return keys.length > 0 && keys[0]!.length >= 2 ? keys : NO_KEYS;
}, NAMES_KEPT);

/** A mention whose words are the feed's name, by transliteration. Villages missing from the gazetteer are found so. */
function namesake(reading: Reading, feed: Feed, towns: readonly Resolved[]): Mention | undefined {
  if (towns.length === 0) return undefined;
  const keys = keysOfFeed(feed.name);
  if (keys.length === 0) return undefined;
  for (const { mention } of towns) {
    for (let at = mention.from; at < mention.to; at++) {
      if (isNamedAt(reading, keys, at))
        return { ...mention, from: at, to: Math.max(mention.to, at + keys.length) };
    }
  }
  return undefined;
}

/** Was the place named found at the front, and does the geocode lie at a namesake where nobody fights? */
function liesFar(same: Mention, feed: Feed, towns: readonly Resolved[]): boolean {
  return towns.some(
    ({ mention, place }) =>
      mention.to > same.from &&
      mention.from < same.to &&
      place?.front === true &&
      kmBetween(place, feed) > FAR_KM,
  );
}

function isNamedAt({ words }: Reading, keys: readonly string[], at: number): boolean {
  if (at + keys.length > words.texts.length) return false;
  for (let i = 0; i < keys.length; i++) if (!wordHasKey(words.forms[at + i]!, keys[i]!)) return false;
  return true;
}

/** Where the text gives landmarks only: the feed's name, if it stands anywhere in it and the feed lies near them. */
export function feedBesideLandmark(
  reading: Reading,
  feed: Feed,
  landmarks: readonly Mention[],
  anchors: readonly Place[],
): Mention | undefined {
  const keys = keysOfFeed(feed.name);
  if (keys.length === 0 || anchors.length === 0 || kmToNearest(feed, anchors) > LANDMARK_KM) return undefined;
  for (let at = reading.from; at < reading.to; at++) {
    if (!reading.words.capitals[at] || !isNamedAt(reading, keys, at)) continue;
    const to = at + keys.length;
    if (reading.words.raw[reading.words.starts[at]! - 1] === '"') continue;
    if (landmarks.some((mention) => mention.from < to && at < mention.to)) continue;
    return { kind: 'town', relative: false, places: [], from: at, to };
  }
  return undefined;
}
