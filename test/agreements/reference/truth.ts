/** Truth as numbers, "and" the smaller, "or" the larger; ranges [low, high] of what is known between two ends. */
export type Truth = 0 | 1 | 2;
export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export const all = (truths: readonly Truth[]): Truth => Math.min(YES, ...truths) as Truth;
export const any = (truths: readonly Truth[]): Truth => Math.max(NO, ...truths) as Truth;
export const not = (truth: Truth): Truth => (2 - truth) as Truth;
export const truthOf = (holds: boolean): Truth => (holds ? YES : NO);

export type Range = readonly [low: number, high: number];
export type Comparison = 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';

/** Yes if it holds for all pairs of values, no if for none. */
export function compare(left: Range, is: Comparison, right: Range): Truth {
  switch (is) {
    case 'lessThan':
      return left[1] < right[0] ? YES : left[0] >= right[1] ? NO : UNKNOWN;
    case 'atMost':
      return left[1] <= right[0] ? YES : left[0] > right[1] ? NO : UNKNOWN;
    case 'moreThan':
      return compare(right, 'lessThan', left);
    case 'atLeast':
      return compare(right, 'atMost', left);
  }
}

export const plus = (a: Range, b: Range): Range => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Range, b: Range): Range => [a[0] - b[1], a[1] - b[0]];
export const times = (factor: number, a: Range): Range =>
  factor === 0 ? [0, 0] : [factor * a[0], factor * a[1]];
export const smallest = (ranges: readonly Range[]): Range => [
  Math.min(...ranges.map(([low]) => low)),
  Math.min(...ranges.map(([, high]) => high)),
];
export const largest = (ranges: readonly Range[]): Range => [
  Math.max(...ranges.map(([low]) => low)),
  Math.max(...ranges.map(([, high]) => high)),
];
export const span = (ranges: readonly Range[]): Range => [
  Math.min(...ranges.map(([low]) => low)),
  Math.max(...ranges.map(([, high]) => high)),
];
