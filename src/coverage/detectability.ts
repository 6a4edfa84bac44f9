/**
 * How well a source of a kind notices an event, where the record of its effort does not say.
 *
 * P(noticed at distance d) = probability · (1 + exp(-5)) / (1 + exp(5 (d - range) / range)): `probability` close by, half of it
 * at the range.
 *
 * The ranges and probabilities are assumptions of this project, for explosions in open country: people of monitoring
 * missions report explosions as 2 to 7 km away, rarely over 10; acoustic sensors and cameras are given what makers state
 * with a margin. A mission states its own in each effort (rangeMetres, probability).
 */
import type { SOURCE_KINDS } from '../record/source.js';

export interface Detectability {
  /** Of noticing an event close by. */
  readonly probability: number;
  readonly rangeMetres: number;
}

type SourceKind = (typeof SOURCE_KINDS)[number];

export const DETECTABILITY: Readonly<Record<SourceKind, Detectability>> = {
  mission: { probability: 0.9, rangeMetres: 6_000 },
  sensor: { probability: 0.95, rangeMetres: 8_000 },
  institution: { probability: 0.8, rangeMetres: 5_000 },
  party: { probability: 0.8, rangeMetres: 5_000 },
  media: { probability: 0.5, rangeMetres: 5_000 },
  warning: { probability: 0.8, rangeMetres: 50_000 },
};

const CLOSE_BY = 1 + Math.exp(-5);

export const probabilityAt = ({ probability, rangeMetres }: Detectability, metres: number): number =>
  (probability * CLOSE_BY) / (1 + Math.exp((5 * (metres - rangeMetres)) / rangeMetres));

/** Beyond this many ranges the probability is below 0.7 % of that close by: nothing is counted. */
export const REACH_IN_RANGES = 2;
