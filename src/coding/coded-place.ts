/** A place as a coded report gives it: a point, a radius, how precise it is, and what it was taken from. */
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { CodedPlace } from './coded.js';
import type { Place } from './gazetteer.js';
import type { PlaceSetting } from './geocode.js';
import type { Context, Feed, Resolved } from './homonym.js';
import type { Mention } from './mention.js';
import { landmarksIn } from './place-words.js';

export function placeAt(place: Place, precision: CodedPlace['precision'], setting: PlaceSetting): CodedPlace {
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

export function precisionOf({ kind }: Place, mention: Mention): CodedPlace['precision'] {
  if (kind === 'site') return 'site';
  if (kind === 'town') return mention.kind === 'district' ? 'district' : 'town';
  return kind === 'district' ? 'district' : 'region';
}

function placeOfFeed(
  feed: Feed,
  name: string,
  precision: CodedPlace['precision'],
  setting: PlaceSetting,
): CodedPlace {
  return {
    name,
    lat: feed.lat,
    lon: feed.lon,
    radiusMetres: RADIUS_METRES_BY_PRECISION[precision],
    precision,
    region: setting.regionAt(feed.lat, feed.lon),
    basis: 'feed',
  };
}

/** `ok`: the feed's geocode is believed for this place. */
export function placeOf(
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
    return placeOfFeed(feed, best.place?.name ?? (feed.name || eventPlace), precision, setting);
  }
  if (landmarks.length > 0 && (!best?.place || best.mention === landmarks[0])) {
    const between = amid(landmarks, context, eventPlace, setting);
    if (between) return between;
  }
  if (best?.place) return placeAt(best.place, precisionOf(best.place, best.mention), setting);
  if (direction) return placeAt(direction, 'direction', setting);
  const region = best?.mention.within?.[0] ?? regions[0];
  if (region) return placeAt(region, 'region', setting);
  return feed && placeOfFeed(feed, feed.name, best ? 'region' : 'country', setting);
}

/** A place known only by its landmarks: between two of them, or near the one. */
function amid(
  landmarks: readonly Mention[],
  context: Context,
  name: string,
  setting: PlaceSetting,
): CodedPlace | undefined {
  const found = landmarksIn(landmarks, context);
  if (!found) return undefined;
  const { one, other, apartKm } = found;
  if (!other)
    return placeAt(one, landmarks.length > 1 ? 'district' : precisionOf(one, landmarks[0]!), setting);
  const lat = (one.lat + other.lat) / 2;
  const lon = (one.lon + other.lon) / 2;
  return {
    name,
    lat,
    lon,
    radiusMetres: Math.max(RADIUS_METRES_BY_PRECISION.town, (1000 * apartKm) / 2),
    precision: 'district',
    region: setting.regionAt(lat, lon),
    basis: 'text',
  };
}
