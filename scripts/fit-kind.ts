/**
 * Fits src/coding/kind-weights.ts: two logistic regressions with a ridge, by Newton's method, of "the main content is
 * an event of violence" (report kind event or summary) on the signs of src/coding/kind-signs.ts, and of summary against
 * event on those of src/coding/extent-signs.ts. Prints, for each file, the share of right report kinds in five folds,
 * each judged by weights fitted on the other four; a text stands in one fold only, wherever it occurs.
 *
 *   npx tsx scripts/fit-kind.ts FILE.jsonl [FILE.jsonl ...] [--write]
 *
 * FILE.jsonl: lines with `gold.report_kind`, a list of accepted codes, and either `text` or `file` and `row`, a data row
 * (counted from zero) of the news data beside this project. The weights at hand were fitted on the hand-coded reports
 * there and on those of test/shared/held-out:
 *
 *   npx tsx scripts/fit-kind.ts ../shared/gold/reports.jsonl test/shared/held-out/{reports,kinds}.jsonl --write
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extentSignsOf } from '../src/coding/extent-signs.js';
import { indexFacilities } from '../src/coding/facility-name.js';
import { extentOf, type Facts, makeFacts } from '../src/coding/facts.js';
import { type KindWeights, kindOf, type Weights } from '../src/coding/kind.js';
import { type Extent, type Sign, signsOf } from '../src/coding/kind-signs.js';
import { compileLexicon } from '../src/coding/lexicon.js';
import { loadCoding } from '../src/coding/load.js';
import { makeNameIndex } from '../src/coding/mention.js';
import { newsTexts } from '../test/shared/held-out/news-texts.js';

/** Strength of the ridges: chosen in five folds among 0.25, 0.5, 1 and 2. */
const RIDGE = { violence: 0.5, extent: 0.5 };
const STEPS = 40;
const FOLDS = 5;

interface Row {
  readonly signs: readonly Sign[];
  readonly yes: boolean;
}

interface Coded {
  readonly text?: string;
  readonly file: string;
  readonly row: number;
  readonly gold: { readonly report_kind: readonly string[] };
}

interface Report {
  readonly file: string;
  readonly text: string;
  readonly facts: Facts;
  /** Accepted codes. */
  readonly kinds: readonly string[];
  /** Undefined where kinds with and without violence were accepted. */
  readonly violence: Row | undefined;
  /** Undefined for reports without violence, and for those that both codes were accepted for: they teach nothing. */
  readonly extent: Row | undefined;
}

const files = process.argv.slice(2).filter((one) => one !== '--write');
if (files.length === 0 || files.some((one) => one.startsWith('-'))) {
  console.error('expected: npx tsx scripts/fit-kind.ts FILE.jsonl [FILE.jsonl ...] [--write]');
  process.exit(2);
}
const reports = await readReports(files);
const folds = foldsOf(reports);
const held = Array.from({ length: FOLDS }, (_, fold) =>
  fitAll(reports.filter((_report, at) => folds[at] !== fold)),
);
for (const file of files) {
  let right = 0;
  let total = 0;
  const events = { both: 0, ours: 0, theirs: 0 };
  reports.forEach((report, at) => {
    if (report.file !== file) return;
    const code = kindWith(report.facts, held[folds[at]!]!);
    total++;
    if (report.kinds.includes(code)) right++;
    const theirs = report.kinds.includes('event');
    if (code === 'event' && theirs) events.both++;
    else if (code === 'event') events.ours++;
    else if (theirs && report.kinds.length === 1) events.theirs++;
  });
  const f1 = (2 * events.both) / (2 * events.both + events.ours + events.theirs);
  console.log(
    `${file}, five folds: report kind ${right} of ${total} right, ${((100 * right) / total).toFixed(1)} %; events F1 ${f1.toFixed(3)}`,
  );
}
if (process.argv.includes('--write')) write(fitAll(reports));

/** By the order in which texts first occur. */
function foldsOf(given: readonly Report[]): readonly number[] {
  const byText = new Map<string, number>();
  return given.map(({ text }) => {
    const fold = byText.get(text) ?? byText.size % FOLDS;
    byText.set(text, fold);
    return fold;
  });
}

function kindWith(facts: Facts, weights: KindWeights): string {
  return kindOf(facts.reading, facts.conduct.code, reachOf(facts), facts.counts, weights).code;
}

/** The places of the reading that the kind is judged from. */
function reachOf({ reading, placed, mentions }: Facts): Extent {
  return extentOf(placed === reading ? mentions : []);
}

function fitAll(given: readonly Report[]): KindWeights {
  return {
    violence: fit(
      given.flatMap((report) => report.violence ?? []),
      RIDGE.violence,
    ),
    extent: fit(
      given.flatMap((report) => report.extent ?? []),
      RIDGE.extent,
    ),
  };
}

async function readReports(paths: readonly string[]): Promise<Report[]> {
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
  const textOf = await newsTexts();
  const linesOf = (path: string): string[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  return paths.flatMap((path) =>
    linesOf(path).map((line): Report => {
      const coded = JSON.parse(line) as Coded;
      const text = coded.text ?? textOf(coded.file, coded.row);
      const kinds = coded.gold.report_kind;
      const facts = factsOf(text);
      const { reading, conduct, counts } = facts;
      const places = reachOf(facts);
      const violent = kinds.filter((kind) => kind === 'event' || kind === 'summary').length;
      const yes = violent > 0;
      const both = kinds.length > 1 || conduct.code === 'none';
      return {
        file: path,
        text,
        facts,
        kinds,
        violence:
          yes && violent < kinds.length ? undefined : { signs: signsOf(reading, conduct.code, places), yes },
        extent:
          yes && !both
            ? { signs: extentSignsOf(reading, conduct.code, places, counts), yes: kinds[0] === 'summary' }
            : undefined,
      };
    }),
  );
}

/** The bias is not held small by the ridge. */
function fit(given: readonly Row[], ridge: number): Weights {
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
    const gradient = Float64Array.from(weights, (weight, at) => (at < size - 1 ? -ridge * weight : 0));
    const curvature = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size);
      line[at] = at < size - 1 ? ridge : 1e-9;
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
