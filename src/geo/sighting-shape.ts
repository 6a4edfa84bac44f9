/** Mean, spread and 90 % radius of a weighted set of places in a plane; x east, y north, metres; degrees clockwise from north. */

export interface Sample {
  readonly x: number;
  readonly y: number;
  /** Relative probability: density times the size of its cell. */
  readonly weight: number;
  /** The likelihood alone. */
  readonly density: number;
  /** Half the width of its cell, metres. */
  readonly half: number;
}

export interface Shape {
  /** The mean. */
  readonly x: number;
  readonly y: number;
  /** Of the circle around the mean that holds 90 %. */
  readonly radiusMetres: number;
  /** Standard deviations along its longer and its shorter axis, and where the longer one points, in [0, 180). */
  readonly longMetres: number;
  readonly shortMetres: number;
  readonly longDegrees: number;
}

export function shapeOf(samples: readonly Sample[]): Shape {
  const spread = spreadOf(samples);
  return { ...spread, radiusMetres: radiusOf(samples, spread.x, spread.y) };
}

/** Mean, and standard deviations along the axes. */
export function spreadOf(samples: readonly Sample[]): Omit<Shape, 'radiusMetres'> {
  let [sum, x, y] = [0, 0, 0];
  for (const sample of samples) {
    sum += sample.weight;
    x += sample.weight * sample.x;
    y += sample.weight * sample.y;
  }
  x /= sum;
  y /= sum;
  let [xx, xy, yy] = [0, 0, 0];
  for (const sample of samples) {
    const [dx, dy] = [sample.x - x, sample.y - y];
    xx += (sample.weight * dx * dx) / sum;
    xy += (sample.weight * dx * dy) / sum;
    yy += (sample.weight * dy * dy) / sum;
  }
  const root = Math.hypot((xx - yy) / 2, xy);
  return {
    x,
    y,
    longMetres: Math.sqrt((xx + yy) / 2 + root),
    shortMetres: Math.sqrt(Math.max(0, (xx + yy) / 2 - root)),
    longDegrees: (((Math.atan2(2 * xy, yy - xx) / 2) * 180) / Math.PI + 180) % 180,
  };
}

const HELD = 0.9;
const RINGS = 1_000;

/** Radius of the circle around (x, y) that holds 90 %, from the weight of thin rings. */
function radiusOf(samples: readonly Sample[], x: number, y: number): number {
  const away = samples.map((sample) => Math.sqrt((sample.x - x) ** 2 + (sample.y - y) ** 2));
  const width = away.reduce((most, metres) => Math.max(most, metres), 1) / RINGS;
  const rings = new Float64Array(RINGS + 1);
  let sum = 0;
  samples.forEach(({ weight }, i) => {
    rings[Math.floor(away[i]! / width)]! += weight;
    sum += weight;
  });
  let held = 0;
  const ring = rings.findIndex((weight) => {
    held += weight;
    return held >= HELD * sum;
  });
  return (ring + 1) * width;
}
