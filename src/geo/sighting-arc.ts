/**
 * Bearings as arcs. Degrees clockwise from true north; an arc runs clockwise from its beginning. Several bearings of one
 * observer are one arc, from the outermost to the outermost: the rest of the circle is the widest gap between two of them.
 */
export interface Arc {
  /** Its middle, in [0, 360). */
  readonly middleDegrees: number;
  /** From the middle to either end, 0 to 180. */
  readonly halfDegrees: number;
}

export interface Bearing {
  readonly degrees: number;
  /** Half of what the word or the number stands for: 11.25 for a point of sixteen, 0 for an exact bearing. */
  readonly halfDegrees: number;
}

/** The smallest arc that holds all of them; a full circle where no gap is left. At least one bearing. */
export function arcOf(bearings: readonly Bearing[]): Arc {
  const sorted = [...bearings].sort((a, b) => a.degrees - b.degrees || a.halfDegrees - b.halfDegrees);
  let gap = Number.NEGATIVE_INFINITY;
  let from = 0;
  for (let i = 0; i < sorted.length; i++) {
    // Each gap is looked at from its end: where the next arc would begin.
    const begin = sorted[i]!.degrees - sorted[i]!.halfDegrees;
    let width = Number.POSITIVE_INFINITY;
    for (let k = 0; k < sorted.length; k++) {
      const { degrees, halfDegrees } = sorted[k]!;
      const turn = degrees > sorted[i]!.degrees || (degrees === sorted[i]!.degrees && k >= i) ? 360 : 0;
      width = Math.min(width, begin + turn - (degrees + halfDegrees));
    }
    if (width > gap) {
      gap = width;
      from = begin;
    }
  }
  if (gap <= 0) return { middleDegrees: 0, halfDegrees: 180 };
  const half = (360 - gap) / 2;
  return { middleDegrees: (from + half + 360) % 360, halfDegrees: half };
}

/** The smaller angle between two bearings, 0 to 180. */
export function angleBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}
