/**
 * What an audit found. A problem is something that a sound ledger never shows; a leftover is what a crash may leave and
 * the next start of the ledger clears away; a remark is something that was not checked, or on whose word.
 */
export type ProblemKind =
  /** The bytes are not what the signed tree says. */
  | 'altered'
  | 'missing'
  /** Not in the form that the specification gives. */
  | 'malformed'
  /** A signature or cosignature that is missing, wrong, or by somebody else. */
  | 'signature'
  /** Goes back in time, or forks: not a continuation of what was signed before. */
  | 'inconsistent'
  /** A file that has no place in a ledger. */
  | 'stray'
  | 'unreadable';

export interface Problem {
  readonly kind: ProblemKind;
  /** Path inside the ledger. */
  readonly file: string;
  /** What part of it: an entry, a hash, a line, bytes. */
  readonly where?: string;
  readonly expected: string;
  readonly found: string;
  /** Set when the two files contradict each other and nothing signed tells which one is wrong. */
  readonly orFile?: string;
}

export interface Leftover {
  readonly file: string;
  readonly what: string;
}

/** Collects up to a bound and counts the rest: a wholly damaged ledger has millions of problems. */
export interface Findings {
  problem(one: Problem): void;
  leftover(one: Leftover): void;
  remark(text: string): void;
  readonly problems: readonly Problem[];
  readonly leftovers: readonly Leftover[];
  readonly remarks: readonly string[];
  /** Problems found, also those past the bound. */
  readonly count: number;
}

export function collectFindings(mostProblems: number): Findings {
  const problems: Problem[] = [];
  const leftovers: Leftover[] = [];
  const remarks: string[] = [];
  let count = 0;
  return {
    problems,
    leftovers,
    remarks,
    get count() {
      return count;
    },
    problem(one) {
      if (problems.some((known) => isSame(known, one))) return;
      count++;
      if (problems.length < mostProblems) problems.push(one);
    },
    leftover(one) {
      if (leftovers.length < mostProblems) leftovers.push(one);
    },
    remark(text) {
      if (remarks.length < mostProblems) remarks.push(text);
    },
  };
}

function isSame(a: Problem, b: Problem): boolean {
  return a.file === b.file && a.kind === b.kind && a.where === b.where && a.found === b.found;
}

export function problemSentence({ kind, file, where, expected, found, orFile }: Problem): string {
  const part = where === undefined ? '' : `, ${where}`;
  const doubt =
    orFile === undefined
      ? ''
      : ` (or ${orFile} is wrong: the two contradict each other, and nothing signed decides)`;
  return `${file}${part}: ${kind}: expected ${expected}, found ${found}${doubt}`;
}
