/** One case of the fuzz: an agreement and a trace from a seed, as happenings with their horizon. */
import type { Agreement } from '../../src/agreement/agreement.js';
import { checkAgreement } from '../../src/agreement/check.js';
import { changedClauses } from '../../src/agreement/check-merged.js';
import { compile } from '../../src/agreement/compile.js';
import { parseAgreement } from '../../src/agreement/parse.js';
import type { Program } from '../../src/agreement/program.js';
import type { Happening } from '../../src/compliance/happening.js';
import { happenings, readTrace, type TraceRecord } from '../../src/compliance/trace.js';
import { traceOptions } from '../../src/compliance/trace-options.js';
import { randomAgreement } from './random-agreement.js';
import { randomTrace } from './random-trace.js';
import { instantAt, STEPS } from './random-words.js';

export interface Case {
  readonly agreement: Agreement;
  readonly program: Program;
  readonly lines: readonly object[];
  readonly happenings: readonly Happening[];
  readonly horizonMs: number;
}

export function caseOf(seed: number): Case {
  const agreement = randomAgreement(seed);
  return caseWith(agreement, compile(agreement), randomTrace(seed, agreement));
}

/**
 * Why an agreement is refused, or undefined.
 *
 * @param asText as a file is read; else only what a file of the right form is checked for, which is faster
 */
export function refusalOf(agreement: Agreement, asText: boolean): string | undefined {
  if (asText) {
    const parsed = parseAgreement(JSON.stringify(agreement), 'random.yaml');
    return parsed.ok ? undefined : parsed.problems[0]!.expected;
  }
  const { changed, problems } = changedClauses(agreement, 'random.yaml', () => ({ line: 1, column: 1 }));
  return problems[0]?.expected ?? checkAgreement(agreement, changed)[0]?.expected;
}

/** @param asRead the trace is read as a file is; else it is known to be in order, which is faster */
export function caseWith(
  agreement: Agreement,
  program: Program,
  lines: readonly object[],
  asRead = true,
): Case {
  const records = asRead ? recordsOf(lines) : (lines as readonly TraceRecord[]);
  const made = happenings(records, traceOptions(program));
  const horizonMs = Math.max(made.latestMs, Date.parse(instantAt(STEPS - 4)));
  return { agreement, program, lines, happenings: made.happenings, horizonMs };
}

function recordsOf(lines: readonly object[]): readonly TraceRecord[] {
  const { records, problems } = readTrace(lines.map((value, i) => ({ value, where: `trace:${i + 1}` })));
  if (problems.length > 0) throw new Error(`the trace: ${JSON.stringify(problems[0])}`);
  return records;
}
