/**
 * Codes as small numbers, and tables of how well two codes of one kind go together: association compares them some
 * hundred times a report.
 */
import type { CodedReport } from '../coding/coded.js';
import { CONDUCTS, type Conduct, MEANS, type Means, TARGETS } from '../record/codes.js';

export interface Codes {
  readonly conduct: number;
  readonly means: number;
  readonly target: number;
}

export function codesOf(report: CodedReport): Codes {
  return {
    conduct: CONDUCT_CODE.get(report.conduct)!,
    means: MEANS_CODE.get(report.means)!,
    target: TARGET_CODE.get(report.target)!,
  };
}

const numbered = (words: readonly string[]): ReadonlyMap<string, number> =>
  new Map(words.map((word, index) => [word, index]));
const CONDUCT_CODE = numbered(CONDUCTS);
const MEANS_CODE = numbered(MEANS);
const TARGET_CODE = numbered(TARGETS);

export const CLASH = CONDUCT_CODE.get('clash')!;
export const CIVILIAN = TARGET_CODE.get('civilian')!;

/** How two codes go together. */
export const SILENT = 0;
export const SAME = 1;
export const DIFFERENT = 2;

/** Conducts that one event may be told as. */
const KIN: readonly (readonly [Conduct, Conduct])[] = [
  ['strike', 'explosion'],
  ['strike', 'interception'],
  ['strike', 'movement'],
  ['strike', 'sabotage'],
  ['explosion', 'interception'],
  ['explosion', 'sabotage'],
  ['explosion', 'mine'],
  ['interception', 'movement'],
];

/** Words that may stand for any of several more exact ones. */
const COVERS: Partial<Readonly<Record<Means, readonly Means[]>>> = {
  missile: ['ballistic_missile', 'cruise_missile'],
  drone: ['long_range_drone', 'fpv_drone'],
  ship: ['warship'],
};

const SAYS_NOTHING: ReadonlySet<string> = new Set(['none', 'unspecified', 'several', 'other']);

function table<T extends string>(words: readonly T[], alike: (a: T, b: T) => number): Uint8Array {
  const out = new Uint8Array(words.length * words.length);
  words.forEach((a, i) => {
    words.forEach((b, j) => {
      out[i * words.length + j] = alike(a, b);
    });
  });
  return out;
}

const CONDUCT_TABLE = table(CONDUCTS, (a, b) => {
  if (a === b) return SAME;
  if (SAYS_NOTHING.has(a) || SAYS_NOTHING.has(b)) return SILENT;
  return KIN.some(([p, q]) => (a === p && b === q) || (a === q && b === p)) ? SILENT : DIFFERENT;
});
const MEANS_TABLE = table(MEANS, (a, b) => {
  if (SAYS_NOTHING.has(a) || SAYS_NOTHING.has(b)) return SILENT;
  if (a === b) return SAME;
  return COVERS[a]?.includes(b) || COVERS[b]?.includes(a) ? SILENT : DIFFERENT;
});
const TARGET_TABLE = table(TARGETS, (a, b) => {
  if (SAYS_NOTHING.has(a) || SAYS_NOTHING.has(b)) return SILENT;
  return a === b ? SAME : DIFFERENT;
});

/** Each takes two numbers of its vocabulary. */
export const compareConduct = (a: number, b: number): number => CONDUCT_TABLE[a * CONDUCTS.length + b]!;
export const compareMeans = (a: number, b: number): number => MEANS_TABLE[a * MEANS.length + b]!;
export const compareTarget = (a: number, b: number): number => TARGET_TABLE[a * TARGETS.length + b]!;
