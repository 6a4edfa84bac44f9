/**
 * The shape of each conduct, once as a number for the graphics card and once as a path for legends and tables, and
 * the certainty that fills it. A shape is never told by colour alone.
 */
import type { Certainty, Conduct } from '../api/types.ts';

export const SHAPE_OF: Readonly<Record<Conduct, number>> = {
  strike: 0,
  clash: 1,
  interception: 2,
  explosion: 3,
  mine: 4,
  sabotage: 5,
  // Shares the mark of other conduct.
  interference: 7,
  movement: 6,
  // Never on the map; should one come, it looks like nothing in particular.
  ill_treatment: 7,
  killing_hors_de_combat: 7,
  other: 7,
  none: 7,
};

export const CERTAINTIES: readonly Certainty[] = ['confirmed', 'probable', 'possible', 'undetermined'];
export const CONDUCTS_SHOWN: readonly Conduct[] = [
  'strike',
  'clash',
  'interception',
  'explosion',
  'mine',
  'sabotage',
  'movement',
  'other',
];

/** In a box from -1 to 1, y down. Indexed by SHAPE_OF. */
export const PATHS: readonly string[] = [
  'M0-.82A.82.82 0 1 1 0 .82.82.82 0 1 1 0-.82Z',
  'M-.32-.88H.32V-.32H.88V.32H.32V.88H-.32V.32H-.88V-.32H-.32Z',
  'M0-.92 .92.72H-.92Z',
  'M0-.92 .8-.46V.46L0 .92-.8.46V-.46Z',
  'M-.74-.74H.74V.74H-.74Z',
  'M0-.98 .98 0 0 .98-.98 0Z',
  'M.92 0-.72.92V-.92Z',
  'M0 .92-.92-.72H.92Z',
];

/** Distance to the edge of each shape, in the same box with y up; negative inside. */
export const DISTANCE_GLSL = `
float shapeDistance(int kind, vec2 p) {
  if (kind == 1) {
    vec2 a = abs(p);
    return min(max(a.x - 0.32, a.y - 0.88), max(a.x - 0.88, a.y - 0.32));
  }
  if (kind == 2) return max(0.872 * abs(p.x) + 0.489 * p.y - 0.45, -p.y - 0.72);
  if (kind == 3) { vec2 a = abs(p); return max(a.x - 0.8, 0.498 * a.x + 0.867 * a.y - 0.798); }
  if (kind == 4) { vec2 a = abs(p); return max(a.x, a.y) - 0.74; }
  if (kind == 5) return (abs(p.x) + abs(p.y) - 0.98) * 0.7071;
  if (kind == 6) return max(0.872 * abs(p.y) + 0.489 * p.x - 0.45, -p.x - 0.72);
  if (kind == 7) return max(0.872 * abs(p.x) - 0.489 * p.y - 0.45, p.y - 0.72);
  return length(p) - 0.82;
}`;
