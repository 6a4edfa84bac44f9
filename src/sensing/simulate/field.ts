/**
 * A smooth random field over place and time: a sum of waves with random directions and phases, Gaussian with the given
 * standard deviation and, for many waves, the covariance exp(-d²/2) in units of the scales.
 *
 * A. Rahimi, B. Recht, Random Features for Large-Scale Kernel Machines (2007), with the field's weights all equal.
 */
import { normal, type Random } from '../../random/random.js';

export type Field = (eastMetres: number, northMetres: number, timeMs: number) => number;

const WAVES = 24;

/** @param scaleMs infinite for a field that stands still. */
export function smoothField(random: Random, sigma: number, scaleMetres: number, scaleMs: number): Field {
  const waves = new Float64Array(4 * WAVES);
  for (let i = 0; i < waves.length; i += 4) {
    waves[i] = normal(random) / scaleMetres;
    waves[i + 1] = normal(random) / scaleMetres;
    waves[i + 2] = normal(random) / scaleMs;
    waves[i + 3] = 2 * Math.PI * random();
  }
  const amplitude = sigma * Math.sqrt(2 / WAVES);
  if (amplitude === 0) return () => 0;
  return (east, north, time) => {
    let sum = 0;
    for (let i = 0; i < waves.length; i += 4)
      sum += Math.cos(waves[i]! * east + waves[i + 1]! * north + waves[i + 2]! * time + waves[i + 3]!);
    return amplitude * sum;
  };
}
