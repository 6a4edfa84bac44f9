/**
 * Calibration as data: calibration.yaml beside this file, made by scripts/fit-attribution.ts, says on what.
 *
 * Platt scaling (J. Platt 1999), symmetric in the parties: log-odds of the author times a slope, accident or other shifted;
 * log-odds of its having happened times a slope and shifted. The slope of the author falls or grows with the number of
 * distinct sayings (testimony.ts), as a power: what many say adds up to more than it is worth, for nobody sees all that
 * they have of each other. Both with a lapse: now and then something misleads all who
 * tell of an incident, so a part of the probability is shared evenly however much evidence adds up. Sets of hypotheses: split conformal prediction with the score
 * 1 - probability of the true hypothesis, apart for incidents whose leading hypothesis has at least `sureFrom` and for the
 * others (Mondrian; V. Vovk and others, Algorithmic Learning in a Random World, 2005; M. Sadinle and others, JASA 114 (2019)
 * 223). In one group, the many plain incidents would pay for the few open ones, whose sets would then hold too little.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Left out: it makes no difference. */
const bySayings = z.number().min(-1).max(1).default(0);
/** Left out: none. */
const lapse = z.number().min(0).lt(1).default(0);

const scale = z.strictObject({
  author: z.strictObject({ slope: z.number().gt(0), otherOffset: z.number(), bySayings, lapse }),
  happened: z.strictObject({ slope: z.number().gt(0), offset: z.number(), lapse }),
  conformal: z.strictObject({
    coverage: z.number().gt(0).lt(1),
    sureFrom: z.number().min(0).max(1),
    whereSure: z.number().min(0).max(1),
    whereUnsure: z.number().min(0).max(1),
  }),
});

export const calibration = z.strictObject({
  format: z.literal('truceline-attribution-calibration/1'),
  made: z.string().min(1),
  graded: scale.describe('where sources count by the grades of the mission'),
  judged: scale.describe('where sources are judged by what they say'),
});

export type Calibration = z.infer<typeof calibration>;
export type ScalePart = z.infer<typeof scale>;
/** Of the log-odds of the author. */
export type Scale = ScalePart['author'];

/** Further distinct sayings are not counted: they change nothing any more. */
export const MOST_SAYINGS = 64;
/** So many sayings leave the slope as it is. */
export const USUAL_SAYINGS = 8;

/** Slope by the number of distinct sayings, 0 to MOST_SAYINGS; none is like one. */
export function slopes({ slope, bySayings }: Pick<Scale, 'slope' | 'bySayings'>): Float64Array {
  return Float64Array.from(
    { length: MOST_SAYINGS + 1 },
    (_, count) => slope * (Math.max(1, count) / USUAL_SAYINGS) ** bySayings,
  );
}

/** The least probability that puts a hypothesis into the set of an incident with this leading one. */
export function leastInSet(
  { sureFrom, whereSure, whereUnsure }: ScalePart['conformal'],
  leading: number,
): number {
  return leading >= sureFrom ? whereSure : whereUnsure;
}

const UNCHANGED: ScalePart = {
  author: { slope: 1, otherOffset: 0, bySayings: 0, lapse: 0 },
  happened: { slope: 1, offset: 0, lapse: 0 },
  conformal: { coverage: 0.95, sureFrom: 1, whereSure: 0, whereUnsure: 0 },
};

/** Changes nothing, and puts every hypothesis in the set: for weights that were calibrated on nothing. */
export const UNCALIBRATED: Calibration = {
  format: 'truceline-attribution-calibration/1',
  made: 'not calibrated',
  graded: UNCHANGED,
  judged: UNCHANGED,
};

/** @throws when the file is not there or does not fit: the package would be broken. */
export function loadCalibration(
  path: string | URL = new URL('./calibration.yaml', import.meta.url),
): Calibration {
  return calibration.parse(parse(readFileSync(path, 'utf8')));
}
