/** The places a text names, sorted by what they say of where it happened. */
import type { Place } from './gazetteer.js';
import { type Context, kmBetween, type Resolved, resolve } from './homonym.js';
import { rememberedLast } from './memory.js';
import type { Mention } from './mention.js';
import { has, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import type { PlaceNamed } from './split.js';

export interface Sorted {
  readonly regions: readonly Place[];
  readonly directions: readonly Mention[];
  /** Towns and districts; those that only bear on another place count where no other is named. */
  readonly towns: readonly Mention[];
  /** Towns that only bear on another place. */
  readonly landmarks: readonly Mention[];
  readonly direction: Place | undefined;
}

const NO_PLACES: readonly Place[] = [];
const NO_MENTIONS: readonly Mention[] = [];
const NO_NAMES: readonly PlaceNamed[] = [];
const NOTHING: Sorted = {
  regions: NO_PLACES,
  directions: NO_MENTIONS,
  towns: NO_MENTIONS,
  landmarks: NO_MENTIONS,
  direction: undefined,
};

export const sortMentions = rememberedLast((mentions: readonly Mention[]): Sorted => {
  if (mentions.length === 0) return NOTHING;
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
  const named = regions.length + direct.length + directions.length > 0 ? regions : origins;
  return {
    regions: named,
    directions,
    towns: direct.length > 0 ? direct : relative,
    landmarks: relative,
    direction: directions.length > 0 ? directionPlace(directions[0]!.places, named) : undefined,
  };
});

function directionPlace(found: readonly Place[], regions: readonly Place[]): Place | undefined {
  return (
    found.find((place) => place.kind === 'direction') ??
    found.find((place) => regions.some((region) => region.region === place.region)) ??
    bestRank(found)
  );
}

/** Landmarks as far as they are clear by themselves, and the well-known towns. */
export function anchorsOf({ towns, landmarks }: Sorted, context: Context): readonly Place[] {
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

/** "On the X direction there were battles at A, B and C": one event on that stretch of front, whatever the villages. */
export function isListOfDirection(
  reading: Reading,
  directions: readonly Mention[],
  towns: readonly Resolved[],
): boolean {
  const [direction] = directions;
  const [first] = towns;
  if (!direction || !first || first.mention.from < direction.from) return false;
  return towns.length > 1 || has(reading, SIGN.happening.clash);
}

/** In the order of the text; none where a place is named that is not known, because a region may be only its. */
export function namedIn(mentions: readonly Mention[], towns: readonly Resolved[]): readonly PlaceNamed[] {
  if (mentions.length < 2) return NO_NAMES;
  const named: PlaceNamed[] = [];
  for (const { mention, place } of towns) {
    if (!place) return NO_NAMES;
    named.push({ mention, place });
  }
  for (const mention of mentions) {
    if (mention.kind !== 'region' || mention.relative) continue;
    const place = mention.places[0]!;
    if (!towns.some((town) => town.place!.region === place.region)) named.push({ mention, place });
  }
  return named.length < 2 ? NO_NAMES : named.sort((a, b) => a.mention.from - b.mention.from);
}

function bestRank(places: readonly Place[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places)
    if (!best || place.rank < best.rank || (place.rank === best.rank && place.front && !best.front))
      best = place;
  return best;
}

/** Landmarks further apart than this have no "between", km. */
const AMID_KM = 100;

export interface Amid {
  readonly one: Place;
  /** Where the first is so near that the event lies between the two. */
  readonly other: Place | undefined;
  readonly apartKm: number;
}

export function landmarksIn(landmarks: readonly Mention[], context: Context): Amid | undefined {
  const [one, other] = landmarks
    .map((mention) => resolve(mention, context))
    .filter((place) => place !== undefined);
  if (!one) return undefined;
  const apartKm = other ? kmBetween(one, other) : 0;
  return { one, other: apartKm > AMID_KM ? undefined : other, apartKm };
}
