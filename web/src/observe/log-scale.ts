/**
 * The two ends of a distance on a scale where each step is a share of it: 0 to 100 stand for 100 m to 50 km,
 * metres = 100 · 500^(step / 100), rounded to two digits as people say them.
 */
export const LEAST_METRES = 100;
export const MOST_METRES = 50_000;
const FOLD = MOST_METRES / LEAST_METRES;

export const metresOf = (step: number): number => twoDigits(LEAST_METRES * FOLD ** (step / 100));
export const stepOf = (metres: number): number =>
  Math.max(0, Math.min(100, Math.round((100 * Math.log(metres / LEAST_METRES)) / Math.log(FOLD))));

export const twoDigits = (metres: number): number => Number(metres.toPrecision(2));
