/**
 * To which track of its identity a position belongs. One MMSI normally has one; a jump begins a second, and two that go on
 * side by side are two senders under one identity.
 *
 * A position fits a track when a vessel could have come from its last point: at MOST_KNOTS (aircraft faster) for the time
 * between, and SLACK_METRES for errors of position and of times of receipt that are whole seconds.
 */
import { distanceMetres } from '../geo/position.js';

export const MOST_KNOTS = 60;
export const AIRCRAFT_KNOTS = 600;
export const SLACK_METRES = 1_000;
export const METRES_PER_SECOND = 1852 / 3600;
const TRACKS = 4;

export interface Point {
  readonly timeMs: number;
  readonly lat: number;
  readonly lon: number;
  readonly knots: number;
}

export interface Track {
  last: Point;
  /** A point some while ago, against which speeds are measured. */
  anchor: Point;
  reports: number;
}

export type Fit = { readonly track: Track; readonly began: boolean };

export function fitTrack(tracks: Track[], point: Point, aircraft: boolean): Fit {
  let best: Track | undefined;
  let bestMetres = Number.POSITIVE_INFINITY;
  for (const track of tracks) {
    const metres = distanceMetres(track.last.lat, track.last.lon, point.lat, point.lon);
    const seconds = (point.timeMs - track.last.timeMs) / 1000;
    const reach = (aircraft ? AIRCRAFT_KNOTS : MOST_KNOTS) * METRES_PER_SECOND * seconds + SLACK_METRES;
    if (metres <= reach && metres < bestMetres) {
      best = track;
      bestMetres = metres;
    }
  }
  if (best) return { track: best, began: false };
  const track: Track = { last: point, anchor: point, reports: 0 };
  if (tracks.length >= TRACKS) {
    let oldest = 1;
    for (let i = 2; i < tracks.length; i++)
      if (tracks[i]!.last.timeMs < tracks[oldest]!.last.timeMs) oldest = i;
    tracks.splice(oldest, 1);
  }
  tracks.push(track);
  return { track, began: true };
}
