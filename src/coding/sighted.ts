/**
 * The place of an event from what observers noticed of it (noticing.ts, src/geo/sighting-area.ts), or from a distance and a
 * bearing that the text gives from a place it names.
 */
import { arcOf, type Bearing } from '../geo/sighting-arc.js';
import { type SightingArea, sightingArea } from '../geo/sighting-area.js';
import type { SightLine } from '../geo/sighting-likelihood.js';
import { type Means, PLACE_PRECISIONS, RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Observation } from '../record/record.js';
import { COMPASS_POINTS, type Sighting } from '../record/sighting.js';
import type { CodedPlace } from './coded.js';
import { remembered } from './memory.js';
import { type By, NOTICING, REACH_METRES } from './noticing.js';
import { offsetFrom } from './offset.js';

/** Half of a sixteenth of the circle: what one point of the compass stands for. */
const HALF_POINT_DEGREES = 360 / COMPASS_POINTS.length / 2;

export interface SightedPlace {
  readonly place: CodedPlace;
  readonly reasons: readonly Reason[];
}

/** Undefined where the observation has a position, or no sightings. */
export function placeSighted(
  observation: Observation,
  means: Means,
  bySensor: boolean,
  regionAt: (lat: number, lon: number) => string,
): SightedPlace | undefined {
  const { id, place, sightings } = observation;
  if (!sightings || (place?.lat !== undefined && place.lon !== undefined)) return undefined;
  const lines = sightings.map((sighting) => lineOf(sighting, means));
  const area = lines.length === 1 ? areaOfOne(lines[0]!) : sightingArea(lines);
  const { lat, lon } = area;
  const radiusMetres = Math.ceil(area.radiusMetres);
  const automatic = bySensor || sightings.every(({ by }) => by === 'instrument');
  return {
    place: {
      name: place?.name ?? '',
      lat,
      lon,
      radiusMetres,
      precision: precisionOf(radiusMetres),
      region: place?.region ?? regionAt(lat, lon),
      basis: automatic ? 'sensor' : 'coder',
      shape: { kind: 'sightings', lines },
    },
    reasons: reasonsFor(id, sightings, lines, area, means),
  };
}

/** How well a map says where the named place is that an offset is measured from, metres. */
const NAMED_WITHIN_METRES = 1_500;

/** The place that the text puts at a distance and bearing from the named one. */
export function placeOffset(
  text: string,
  eventPlace: string,
  named: CodedPlace,
  means: Means,
  regionAt: (lat: number, lon: number) => string,
): SightedPlace | undefined {
  if (named.basis !== 'text' || (named.precision !== 'town' && named.precision !== 'site')) return undefined;
  const offset = offsetFrom(text, eventPlace);
  if (!offset) return undefined;
  const { bearings, rangeMetres, words, heard } = offset;
  const observer = {
    lat: named.lat,
    lon: named.lon,
    radiusMetres: Math.min(named.radiusMetres, NAMED_WITHIN_METRES),
  };
  const by = heard ? 'ear' : 'instrument';
  const area = areaOfOne(lineOf({ observer, by, bearings: [...bearings], rangeMetres }, means));
  const { lat, lon } = area;
  const radiusMetres = Math.ceil(area.radiusMetres);
  const precision = precisionOf(radiusMetres);
  const because = `the text puts it at a distance and bearing from ${eventPlace}${heard ? ', by ear' : ''}`;
  return {
    place: {
      name: named.name,
      lat,
      lon,
      radiusMetres,
      precision,
      region: regionAt(lat, lon) || named.region,
      basis: 'text',
    },
    reasons: [{ rule: 'offset-from-place', because, words: [words] }],
  };
}

/** Does it say more than that something was noticed within hearing of somebody? */
export const pointsSomewhere = ({ sightings = [] }: Observation): boolean =>
  sightings.some(({ bearings, rangeMetres }) => bearings !== undefined || rangeMetres !== undefined);

function lineOf(sighting: Sighting, means: Means): SightLine {
  const { observer, by, bearings, bearingSigmaDegrees, rangeMetres } = sighting;
  const { sigmaDegrees, farther, rangeSpread } = NOTICING[by];
  const reach = REACH_METRES[means];
  return {
    lat: observer.lat,
    lon: observer.lon,
    radiusMetres: observer.radiusMetres ?? 0,
    arc: bearings && arcOf(bearings.map(bearingOf)),
    sigmaDegrees: bearingSigmaDegrees ?? sigmaDegrees,
    rangeMetres,
    farther,
    rangeSpread,
    reachMetres: by === 'ear' ? reach.ear : reach.eye,
  };
}

function bearingOf(bearing: number | (typeof COMPASS_POINTS)[number]): Bearing {
  if (typeof bearing === 'number') return { degrees: bearing, halfDegrees: 0 };
  return {
    degrees: COMPASS_POINTS.indexOf(bearing) * 2 * HALF_POINT_DEGREES,
    halfDegrees: HALF_POINT_DEGREES,
  };
}

/** Monitors say the same things over and over, from wherever they stand: the area is worked out once, to be shifted. */
const AREAS_KEPT = 10_000;
const areaAtOrigin = remembered(
  (key: string): SightingArea => sightingArea([JSON.parse(key) as SightLine]),
  AREAS_KEPT,
);

function areaOfOne(line: SightLine): SightingArea {
  const { lat, lon } = line;
  // Near the poles a shift in degrees is none in metres.
  if (Math.abs(lat) > 80) return sightingArea([line]);
  const area = areaAtOrigin(JSON.stringify({ ...line, lat: 0, lon: 0 }));
  const east = lon + area.lon / Math.cos((lat * Math.PI) / 180);
  return { ...area, lat: lat + area.lat, lon: ((((east + 180) % 360) + 360) % 360) - 180 };
}

/** The finest kind of place that is as wide. */
function precisionOf(radiusMetres: number): CodedPlace['precision'] {
  return (
    PLACE_PRECISIONS.find(
      (kind) => kind !== 'direction' && RADIUS_METRES_BY_PRECISION[kind] >= radiusMetres,
    ) ?? 'country'
  );
}

function reasonsFor(
  id: string,
  sightings: readonly Sighting[],
  lines: readonly SightLine[],
  area: SightingArea,
  means: Means,
): Reason[] {
  const records = [id];
  const said = sightings.map(wordsOf);
  const observers = sightings.length === 1 ? 'one observer' : `${sightings.length} observers`;
  const reasons: Reason[] = [
    {
      rule: 'place-from-sightings',
      because: `the place follows from what ${observers} noticed; about 90 % lies within ${kilometres(area.radiusMetres)} km of it`,
      words: said,
      records,
    },
  ];
  if (!area.agree)
    reasons.push({
      rule: 'sightings-disagree',
      because:
        'no one place fits all observers: the area holds what each of them says, and none is taken to be right',
      records,
    });
  if (sightings.some(({ by, rangeMetres }) => by === 'ear' && rangeMetres))
    reasons.push({
      rule: 'heard-nearer-than-it-is',
      because: `distances by ear are under-estimated: taken to be ${NOTICING.ear.farther} times what was said, give or take ${NOTICING.ear.rangeSpread * 100} %`,
      records,
    });
  const open = lines.filter(({ rangeMetres }) => !rangeMetres);
  if (open.length > 0)
    reasons.push({
      rule: 'no-range-given',
      because: `without a range the event is within ${kilometres(Math.max(...open.map(({ reachMetres }) => reachMetres)))} km, as far as such means (${means}) are taken to be noticed`,
      records,
    });
  return reasons;
}

const HOW: Readonly<Record<By, string>> = { ear: 'heard', eye: 'seen', instrument: 'recorded' };

function wordsOf({ by, bearings, rangeMetres }: Sighting): string {
  const range = rangeMetres && `${kilometres(rangeMetres.min)}-${kilometres(rangeMetres.max)} km`;
  const where = bearings?.map((one) => (typeof one === 'number' ? `${one}°` : one)).join(', ');
  return [HOW[by], range, where].filter((part) => part !== undefined).join(' ');
}

const kilometres = (metres: number): string => String(Number((metres / 1000).toPrecision(2)));
