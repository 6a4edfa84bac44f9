/**
 * Observations that a person or a sensor has coded: their codes are kept as they are. An alert names only a region;
 * its place is that region's. Where observers gave bearings and ranges instead of a position, it follows from them.
 */
import type { PlaceShape } from '../geo/place-shape.js';
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { Observation, RecordPlace } from '../record/record.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Source } from '../record/source.js';
import type { CodedPlace, CodedReport } from './coded.js';
import type { Place } from './gazetteer.js';
import { placeSighted } from './sighted.js';

export interface RegionFinder {
  /** The region that a name means, in any of its spellings. */
  regionNamed(name: string): Place | undefined;
  regionAt(lat: number, lon: number): string;
  regionNameOf(id: string): string;
}

export function isCoded(observation: Observation): boolean {
  return observation.reportKind !== undefined || observation.conduct !== undefined;
}

export function passThrough(
  observation: Observation,
  source: Source | undefined,
  finder: RegionFinder,
): CodedReport {
  const kind = observation.reportKind ?? 'event';
  const conduct = observation.conduct ?? 'none';
  const sensor =
    source?.kind === 'sensor' || source?.kind === 'warning' || kind === 'detection' || kind === 'alert';
  const means = observation.means ?? (conduct === 'none' ? 'none' : 'unspecified');
  const sighted = placeSighted(observation, means, sensor, finder.regionAt);
  const place = sighted?.place ?? shaped(placeGiven(observation.place, finder), observation);
  const by = sensor ? 'sensor' : 'person';
  return {
    id: observation.id,
    observation: observation.id,
    source: observation.source,
    report_kind: kind,
    conduct,
    means,
    target:
      observation.target ??
      (isSeriousHarm(conduct) ? 'prisoners' : conduct === 'none' ? 'none' : 'unspecified'),
    targetName: observation.targetName ?? '',
    actor: observation.actor ?? (conduct === 'none' ? 'none' : 'undetermined'),
    stance: observation.stance ?? (conduct === 'none' ? 'none' : 'asserted'),
    place_ok: place ? true : null,
    event_place: observation.place?.name ?? '',
    killed: observation.killed ?? null,
    injured: observation.injured ?? null,
    count: observation.count ?? null,
    language: observation.language ?? '',
    time: {
      startMs: Date.parse(observation.time.start),
      endMs: Date.parse(observation.time.end),
      precision: observation.time.precision,
    },
    ...(place ? { place } : {}),
    ...(observation.arrivals ? { arrivals: observation.arrivals } : {}),
    ...(observation.signs ? { signs: observation.signs } : {}),
    account: observation.summary ?? observation.text ?? '',
    voice: source?.party ?? '',
    codedBy: by,
    reasons: [
      { rule: 'coded-already', because: `the record came coded by a ${by}`, records: [observation.id] },
      ...(sighted?.reasons ?? []),
    ],
  };
}

/** Adds what the record knows of the place beyond a radius. */
function shaped(place: CodedPlace | undefined, observation: Observation): CodedPlace | undefined {
  const { ellipse90, probability = 1, alternatives = [] } = observation.place ?? {};
  if (!place) return undefined;
  if (ellipse90) return { ...place, shape: { kind: 'ellipse', ...ellipse90, probability, alternatives } };
  const pixel = pixelOf(observation);
  return pixel ? { ...place, shape: pixel } : place;
}

const GRADES = ['low', 'nominal', 'high'] as const;

/**
 * The satellites of fire products fly within some 15 degrees of north and south, so that a pixel's width across the track
 * lies east and west; what that leaves out is less than the blur a fire is given (src/incident/fuse).
 */
function pixelOf({ values }: Observation): PlaceShape | undefined {
  const { scanKilometres: scan, trackKilometres: track } = values ?? {};
  if (!(scan! > 0 && track! > 0)) return undefined;
  const confidence = GRADES[values!.confidenceGrade!];
  const { nightPass } = values!;
  return {
    kind: 'pixel',
    eastMetres: 1000 * scan!,
    northMetres: 1000 * track!,
    ...(confidence ? { confidence } : {}),
    ...(nightPass === undefined ? {} : { night: nightPass > 0 }),
  };
}

function placeGiven(place: RecordPlace | undefined, finder: RegionFinder): CodedPlace | undefined {
  if (!place) return undefined;
  const name = place.name ?? place.region ?? '';
  if (place.lat !== undefined && place.lon !== undefined) {
    const precision = place.precision ?? 'town';
    return {
      name,
      lat: place.lat,
      lon: place.lon,
      radiusMetres: place.radiusMetres ?? RADIUS_METRES_BY_PRECISION[precision],
      precision,
      region: place.region ?? finder.regionAt(place.lat, place.lon),
      basis: place.basis ?? 'coder',
    };
  }
  const region =
    (place.region && finder.regionNamed(place.region)) ||
    (place.name && finder.regionNamed(place.name)) ||
    undefined;
  if (!region) return undefined;
  return {
    name,
    lat: region.lat,
    lon: region.lon,
    radiusMetres: place.radiusMetres ?? region.radiusMetres ?? RADIUS_METRES_BY_PRECISION.region,
    precision: 'region',
    region: finder.regionNameOf(region.region) || region.name,
    basis: place.basis ?? 'feed',
  };
}
