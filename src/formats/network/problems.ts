/** What could not be taken from the files of a network: counted by name, with the first few of each name in full. */
import type { Fault, FileProblem } from '../format.js';

/** Name of each trouble with the sentence that a table shows; `row` troubles cost the row, `value` troubles one value. */
export const NETWORK_TROUBLES = {
  'broken-row': 'rows that are no rows of the table',
  'missing-id': 'rows without an id',
  'bad-position': 'rows whose position is none',
  'bad-time': 'rows whose time is none',
  'bad-number': 'rows in which a number that must be there is none',
  'unknown-kind': 'sensors of a kind that is not known',
  'repeated-sensor': 'sensors written again at the same place (merged)',
  'moved-sensor': 'sensors written at two places (set aside, with their arrivals)',
  'unknown-sensor': 'arrivals of sensors that are not listed',
  'sensor-set-aside': 'arrivals of sensors that were set aside',
  'bad-measurement': 'measured values that are no numbers (taken as not measured)',
  'bad-sigma': 'uncertainties that are not positive (taken as not stated)',
  'bad-bearing': 'bearings outside -360 to 360 (taken as not measured)',
} as const;
export type NetworkTrouble = keyof typeof NETWORK_TROUBLES;

export interface TroubledRow extends Fault {
  readonly trouble: NetworkTrouble;
  readonly file: string;
  readonly line: number;
}

export interface NetworkProblems {
  readonly counts: Readonly<Partial<Record<NetworkTrouble, number>>>;
  /** The first SHOWN of each name. */
  readonly examples: readonly TroubledRow[];
  /** Files that could not be read, or not to their end. */
  readonly files: readonly (FileProblem & { readonly file: string })[];
  add(trouble: NetworkTrouble, file: string, line: number, fault: Fault): void;
  addFile(file: string, problem: FileProblem): void;
}

const SHOWN = 3;

export function collectProblems(): NetworkProblems {
  const counts: Partial<Record<NetworkTrouble, number>> = {};
  const examples: TroubledRow[] = [];
  const files: (FileProblem & { readonly file: string })[] = [];
  return {
    counts,
    examples,
    files,
    add(trouble, file, line, fault) {
      const count = (counts[trouble] ?? 0) + 1;
      counts[trouble] = count;
      if (count <= SHOWN) examples.push({ ...fault, trouble, file, line });
    },
    addFile: (file, problem) => files.push({ ...problem, file }),
  };
}

/** The problems as lines for people: each name with its count, then the examples under it. */
export function problemLines(problems: NetworkProblems): string[] {
  const lines = problems.files.map(
    ({ file, line, expected, found, hint }) =>
      `${file}${line === undefined ? '' : `:${line}`}: expected ${expected}; found ${found}. ${hint}`,
  );
  for (const [trouble, count] of Object.entries(problems.counts) as [NetworkTrouble, number][]) {
    lines.push(`${count} ${NETWORK_TROUBLES[trouble]}:`);
    for (const row of problems.examples) {
      if (row.trouble !== trouble) continue;
      const where = `${row.file}:${row.line}${row.field === undefined ? '' : `, ${row.field}`}`;
      lines.push(`  ${where}: expected ${row.expected}; found ${row.found}. ${row.hint}`);
    }
  }
  return lines;
}
