/**
 * Tracks and events of vessels as one GeoJSON FeatureCollection (RFC 7946), for a map:
 *
 *   LineString  a stretch without a gap or a jump: mmsi, name, shipType (words, as gpsd has them), shipTypeCode, first,
 *               last, times (one for each vertex)
 *   Point       an event: event, words, mmsi and name (or vessels), from, to
 *
 * Lines are thinned: a vertex is kept when the vessel has moved SPACING_METRES, or STILL_MS later. A line that reaches
 * MOST_VERTICES loses every second one and is kept half as dense from there on, so that memory stays bounded.
 */
import { wordsOfEvent } from '../formats/ais/event-words.js';
import { SHIP_TYPE } from '../formats/ais/legends.js';
import { distanceMetres } from '../geo/position.js';
import type { At, SeaEvent } from './event.js';
import { isoOf } from './event.js';
import { METRES_PER_SECOND, MOST_KNOTS, SLACK_METRES } from './track.js';

const SPACING_METRES = 50;
const STILL_MS = 600_000;
const MOST_VERTICES = 4_000;

interface Stretch {
  readonly mmsi: number;
  lats: number[];
  lons: number[];
  times: number[];
  spacingMetres: number;
  /** The last position, kept or not: every line ends there. */
  lat: number;
  lon: number;
  timeMs: number;
}

export interface VesselIdentity {
  readonly name?: string;
  readonly shipType?: number;
}

type Feature = {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: 'LineString' | 'Point'; readonly coordinates: unknown };
};

export class VesselTracks {
  private readonly stretches: Stretch[] = [];
  private readonly current = new Map<number, Stretch>();
  private readonly points: Feature[] = [];

  /** @param gapMinutes silence after which a new line begins */
  constructor(private readonly gapMinutes: number) {}

  see(mmsi: number, timeMs: number, lat: number, lon: number): void {
    const known = this.current.get(mmsi);
    if (!known || this.breaks(known, timeMs, lat, lon)) {
      const begun: Stretch = {
        mmsi,
        lats: [lat],
        lons: [lon],
        times: [timeMs],
        spacingMetres: SPACING_METRES,
        lat,
        lon,
        timeMs,
      };
      this.stretches.push(begun);
      this.current.set(mmsi, begun);
      return;
    }
    known.lat = lat;
    known.lon = lon;
    known.timeMs = timeMs;
    const at = known.times.length - 1;
    const moved = distanceMetres(known.lats[at]!, known.lons[at]!, lat, lon);
    if (moved < known.spacingMetres && timeMs - known.times[at]! < STILL_MS) return;
    keep(known);
    if (known.times.length >= MOST_VERTICES) thin(known);
  }

  tell(event: SeaEvent): void {
    const at = positionOf(event);
    if (!at) return;
    const { from, to } = spanOf(event);
    this.points.push({
      type: 'Feature',
      properties: {
        event: event.event,
        words: wordsOfEvent(event),
        ...('mmsi' in event ? { mmsi: event.mmsi } : {}),
        ...('name' in event ? { name: event.name } : {}),
        ...('vessels' in event ? { vessels: event.vessels } : {}),
        from,
        to,
      },
      geometry: { type: 'Point', coordinates: [at.lon, at.lat] },
    });
  }

  /** @returns the collection in pieces of text */
  *write(identityOf: (mmsi: number) => VesselIdentity | undefined): Generator<string> {
    yield '{"type":"FeatureCollection","features":[';
    let separator = '\n';
    for (const stretch of this.stretches) {
      yield separator + JSON.stringify(lineOf(stretch, identityOf(stretch.mmsi)));
      separator = ',\n';
    }
    for (const point of this.points) {
      yield separator + JSON.stringify(point);
      separator = ',\n';
    }
    yield '\n]}\n';
  }

  get lineCount(): number {
    return this.stretches.length;
  }

  get pointCount(): number {
    return this.points.length;
  }

  private breaks(last: Stretch, timeMs: number, lat: number, lon: number): boolean {
    const ms = timeMs - last.timeMs;
    if (ms < 0 || ms > this.gapMinutes * 60_000) return true;
    const reach = (MOST_KNOTS * METRES_PER_SECOND * ms) / 1000 + SLACK_METRES;
    return distanceMetres(last.lat, last.lon, lat, lon) > reach;
  }
}

function keep(stretch: Stretch): void {
  stretch.lats.push(stretch.lat);
  stretch.lons.push(stretch.lon);
  stretch.times.push(stretch.timeMs);
}

function thin(stretch: Stretch): void {
  const everySecond = (_: number, i: number): boolean => i % 2 === 0;
  stretch.lats = stretch.lats.filter(everySecond);
  stretch.lons = stretch.lons.filter(everySecond);
  stretch.times = stretch.times.filter(everySecond);
  stretch.spacingMetres *= 2;
}

function lineOf(stretch: Stretch, identity: VesselIdentity | undefined): Feature {
  // A line has two ends, also where a vessel was heard once (RFC 7946, 3.1.4).
  if (stretch.times.at(-1) !== stretch.timeMs || stretch.times.length < 2) keep(stretch);
  const { mmsi, lats, lons, times } = stretch;
  return {
    type: 'Feature',
    properties: {
      mmsi,
      ...(identity?.name ? { name: identity.name } : {}),
      ...(identity?.shipType === undefined
        ? {}
        : { shipType: SHIP_TYPE[identity.shipType] ?? '', shipTypeCode: identity.shipType }),
      first: isoOf(times[0]!),
      last: isoOf(times.at(-1)!),
      times: times.map(isoOf),
    },
    geometry: { type: 'LineString', coordinates: times.map((_, i) => [round(lons[i]!), round(lats[i]!)]) },
  };
}

/** Five decimals, 1 m: finer than the position of a receiver. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Where an event is drawn: at the last position before it, where it has two. */
function positionOf(event: SeaEvent): Pick<At, 'lat' | 'lon'> | undefined {
  switch (event.event) {
    case 'feed-gap':
    case 'clock-went-back':
      return undefined;
    case 'gap':
    case 'jump':
    case 'on-land':
      return event.from;
    case 'duplicate-identity':
      return event.there;
    default:
      return event;
  }
}

function spanOf(event: SeaEvent): { from: string; to: string } {
  switch (event.event) {
    case 'feed-gap':
    case 'clock-went-back':
    case 'clustered-positions':
      return { from: event.from, to: event.to };
    case 'gap':
      return { from: event.from.time, to: event.to?.time ?? event.from.time };
    case 'jump':
    case 'on-land':
      return { from: event.from.time, to: event.to.time };
    case 'duplicate-identity':
      return { from: event.there.time, to: event.here.time };
    default:
      return { from: event.time, to: event.time };
  }
}
