/**
 * Speeds that cannot be: a reported speed no vessel has, or one that does not go with the displacement.
 *
 * The displacement is taken over one to ten minutes, so that errors of position (POSITION_METRES at either end) weigh
 * little; a vessel that turns covers less ground than it sails, so that too little ground counts over short stretches only.
 */
import { distanceMetres } from '../geo/position.js';
import { METRES_PER_SECOND, MOST_KNOTS, type Point, type Track } from './track.js';

const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 600;
const LONGEST_TURNING_SECONDS = 180;
const POSITION_METRES = 100;
const TOO_FAST_KNOTS = 10;
const TOO_SLOW_KNOTS = 15;

export type SpeedFault = { readonly reportedKnots: number; readonly impliedKnots?: number };

/** Moves the anchor of the track on; call it once for each point, before the point becomes the last one. */
export function speedFault(track: Track, point: Point): SpeedFault | undefined {
  if (point.knots > MOST_KNOTS) return { reportedKnots: point.knots };
  const { anchor } = track;
  const seconds = (point.timeMs - anchor.timeMs) / 1000;
  if (seconds < SHORTEST_SECONDS) return undefined;
  track.anchor = point;
  if (seconds > LONGEST_SECONDS || Number.isNaN(anchor.knots) || Number.isNaN(point.knots)) return undefined;
  const metres = distanceMetres(anchor.lat, anchor.lon, point.lat, point.lon);
  const implied = metres / seconds / METRES_PER_SECOND;
  const tolerance = (2 * POSITION_METRES) / seconds / METRES_PER_SECOND;
  const fastest = Math.max(anchor.knots, point.knots);
  const slowest = Math.min(anchor.knots, point.knots);
  const tooFast = implied > fastest + TOO_FAST_KNOTS + tolerance;
  const tooSlow = seconds <= LONGEST_TURNING_SECONDS && implied < slowest - TOO_SLOW_KNOTS - tolerance;
  if (!tooFast && !tooSlow) return undefined;
  return { reportedKnots: point.knots, impliedKnots: Math.round(implied * 10) / 10 };
}
