/**
 * Fits src/coding/kind-weights.ts: two logistic regressions with a ridge, by Newton's method, of "the main content is
 * an event of violence" (report kind event or summary) on the signs of src/coding/kind-signs.ts, and of summary against
 * event on those of src/coding/extent-signs.ts. Prints the share of right report kinds in five folds by row number,
 * each judged by weights fitted on the other four.
 *
 *   npx tsx scripts/fit-kind.ts REPORTS.jsonl [--write]
 *
 * REPORTS.jsonl: lines with `text` and `gold.report_kind`, a list of accepted codes. Words are those of the reference
 * mission and its gazetteer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extentSignsOf } from '../src/coding/extent-signs.js';
import { indexFacilities } from '../src/coding/facility-name.js';
import { extentOf, type Facts, makeFacts } from '../src/coding/facts.js';
import { type KindWeights, kindOf, type Weights } from '../src/coding/kind.js';
import { type Sign, signsOf } from '../src/coding/kind-signs.js';
import { compileLexicon } from '../src/coding/lexicon.js';
import { loadCoding } from '../src/coding/load.js';
import { makeNameIndex } from '../src/coding/mention.js';

/** Strength of the ridge: chosen in five folds among 0.25, 0.5, 1, 2, 3 and 10. */
const RIDGE = 0.25;
const STEPS = 40;
const FOLDS = 5;

interface Row {
  readonly signs: readonly Sign[];
  readonly yes: boolean;
}

interface Report {
  readonly facts: Facts;
  /** Accepted codes. */
  readonly kinds: readonly string[];
  readonly violence: Row;
  /** Undefined for reports without violence, and for those that both codes were accepted for: they teach nothing. */
  readonly extent: Row | undefined;
}

const [file, flag] = process.argv.slice(2);
if (file === undefined || (flag !== undefined && flag !== '--write')) {
  console.error('expected: npx tsx scripts/fit-kind.ts REPORTS.jsonl [--write]');
  process.exit(2);
}
const reports = await readReports(file);
let right = 0;
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitAll(reports.filter((_, at) => at % FOLDS !== fold));
  const held = reports.filter((_, at) => at % FOLDS === fold);
  const good = held.filter(({ facts, kinds }) => kinds.includes(kindWith(facts, weights))).length;
  console.log(`fold ${fold}: report kind ${good} of ${held.length} right`);
  right += good;
}
console.log(
  `five folds: report kind ${right} of ${reports.length} right, ${((100 * right) / reports.length).toFixed(1)} %`,
);
if (flag === '--write') write(fitAll(reports));

function kindWith({ reading, conduct, mentions, counts }: Facts, weights: KindWeights): string {
  return kindOf(reading, conduct.code, extentOf(mentions), counts, weights).code;
}

function fitAll(given: readonly Report[]): KindWeights {
  return {
    violence: fit(given.map((report) => report.violence)),
    extent: fit(given.flatMap((report) => report.extent ?? [])),
  };
}

async function readReports(path: string): Promise<Report[]> {
  const mission = fileURLToPath(new URL('../missions/ukraine-2025/', import.meta.url));
  const coding = await loadCoding({
    missionCoding: `${mission}coding`,
    gazetteer: `${mission}register/gazetteer.tsv`,
    parties: ['RU', 'UA'],
  });
  if (!coding.ok) throw new Error(JSON.stringify(coding.problems));
  const match = compileLexicon(coding.lexicon, coding.gazetteer.patterns);
  const factsOf = makeFacts(
    match,
    makeNameIndex(coding.gazetteer),
    indexFacilities([]),
    coding.lexicon.numbers,
  );
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Report => {
      const { text, gold } = JSON.parse(line) as { text: string; gold: { report_kind: string[] } };
      const kinds = gold.report_kind;
      const facts = factsOf(text);
      const { reading, conduct, mentions, counts } = facts;
      const places = extentOf(mentions);
      const yes = kinds.includes('event') || kinds.includes('summary');
      const both = kinds.length > 1 || conduct.code === 'none';
      return {
        facts,
        kinds,
        violence: { signs: signsOf(reading, conduct.code, places), yes },
        extent:
          yes && !both
            ? { signs: extentSignsOf(reading, conduct.code, places, counts), yes: kinds[0] === 'summary' }
            : undefined,
      };
    });
}

/** The bias is not held small by the ridge. */
function fit(given: readonly Row[]): Weights {
  const names = [...new Set(given.flatMap((row) => row.signs.map((sign) => sign.name)))].sort();
  const size = names.length + 1;
  const places = new Map(names.map((name, at) => [name, at]));
  const inputs = given.map((row) => {
    const input = new Float64Array(size);
    for (const sign of row.signs) input[places.get(sign.name)!]! += sign.value;
    input[size - 1] = 1;
    return input;
  });
  const weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = Float64Array.from(weights, (weight, at) => (at < size - 1 ? -RIDGE * weight : 0));
    const curvature = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size);
      line[at] = at < size - 1 ? RIDGE : 1e-9;
      return line;
    });
    inputs.forEach((input, at) => {
      const sum = input.reduce((total, value, i) => total + value * weights[i]!, 0);
      const chance = 1 / (1 + Math.exp(-sum));
      for (let i = 0; i < size; i++) {
        if (input[i] === 0) continue;
        gradient[i]! += input[i]! * ((given[at]!.yes ? 1 : 0) - chance);
        for (let j = 0; j < size; j++) curvature[i]![j]! += input[i]! * input[j]! * chance * (1 - chance);
      }
    });
    const change = solve(curvature, gradient);
    for (let i = 0; i < size; i++) weights[i]! += change[i]!;
  }
  return {
    bias: round(weights[size - 1]!),
    weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at]!)])),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Gaussian elimination with pivots; the matrix is used up. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let i = at + 1; i < size; i++) {
      if (Math.abs(matrix[i]![at]!) > Math.abs(matrix[pivot]![at]!)) pivot = i;
    }
    [matrix[at], matrix[pivot]] = [matrix[pivot]!, matrix[at]!];
    [right[at], right[pivot]] = [right[pivot]!, right[at]!];
    for (let i = at + 1; i < size; i++) {
      const share = matrix[i]![at]! / matrix[at]![at]!;
      if (share === 0) continue;
      for (let j = at; j < size; j++) matrix[i]![j]! -= share * matrix[at]![j]!;
      right[i]! -= share * right[at]!;
    }
  }
  for (let at = size - 1; at >= 0; at--) {
    for (let j = at + 1; j < size; j++) right[at]! -= matrix[at]![j]! * right[j]!;
    right[at]! /= matrix[at]![at]!;
  }
  return right;
}

function write({ violence, extent }: KindWeights): void {
  const table = ({ bias, weights }: Weights): string => {
    const lines = Object.entries(weights).map(
      ([name, weight]) => `      ${/\W/.test(name) ? `'${name}'` : name}: ${weight},`,
    );
    return `{\n    bias: ${bias},\n    weights: {\n${lines.join('\n')}\n    },\n  }`;
  };
  const text = `/**
 * Weights of the signs by which the kind of a report is told. Written by scripts/fit-kind.ts; to change one, change the
 * words or the reports it is fitted on and run it again.
 */
import type { KindWeights } from './kind.js';

export const KIND_WEIGHTS: KindWeights = {
  violence: ${table(violence)},
  extent: ${table(extent)},
};
`;
  writeFileSync(fileURLToPath(new URL('../src/coding/kind-weights.ts', import.meta.url)), text);
}
