/** What a run of the fuzz came upon: how many trials of each outcome, and what was found in those that agree. */
import { RULES, STANDINGS, VERDICTS } from '../../src/compliance/finding.js';
import { tryAgreementOf } from './fuzz-trial.js';

export interface Tally {
  readonly agreements: number;
  readonly refused: number;
  /** Traces that an agreement was held against. */
  readonly trials: number;
  readonly findings: number;
  /** By verdict, rule and standing. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly seed: number;
  /** Which of its traces, from 0. */
  readonly trace: number;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

export const EMPTY: Tally = { agreements: 0, refused: 0, trials: 0, findings: 0, counts: {}, failures: [] };

/** What came of the agreement of a seed. */
export function tallyOf(seed: number, traces: number): Tally {
  const base = { ...EMPTY, agreements: 1 };
  const tried = tryAgreementOf(seed, traces);
  if (tried.kind === 'refused') return { ...base, refused: 1 };
  const counts: Record<string, number> = {};
  const failures: Failure[] = [];
  let findings = 0;
  tried.trials.forEach((trial, trace) => {
    if (trial.kind === 'differs') {
      failures.push({ seed, trace, ...trial });
      return;
    }
    findings += trial.findings.length;
    for (const { verdict, rule, standing } of trial.findings)
      for (const word of [verdict, rule, `standing ${standing}`]) counts[word] = (counts[word] ?? 0) + 1;
  });
  return { ...base, trials: traces, findings, counts, failures };
}

export function addTallies(a: Tally, b: Tally): Tally {
  const counts: Record<string, number> = { ...a.counts };
  for (const [word, count] of Object.entries(b.counts)) counts[word] = (counts[word] ?? 0) + count;
  return {
    agreements: a.agreements + b.agreements,
    trials: a.trials + b.trials,
    refused: a.refused + b.refused,
    findings: a.findings + b.findings,
    counts,
    failures: [...a.failures, ...b.failures],
  };
}

const WORDS: readonly string[] = [...VERDICTS, ...RULES, ...STANDINGS.map((is) => `standing ${is}`)];

/** Verdicts, rules and standings that no finding had. */
export const neverReached = ({ counts }: Tally): string[] => WORDS.filter((word) => !counts[word]);

export function describeTally(tally: Tally): string {
  const share = ((100 * tally.refused) / Math.max(1, tally.agreements)).toFixed(1);
  const counts = WORDS.map((word) => `${word} ${tally.counts[word] ?? 0}`).join(', ');
  return [
    `${tally.trials} traces held against ${tally.agreements} random agreements, of which ${tally.refused} (${share} %) were refused; ${tally.findings} findings; answers differ in ${tally.failures.length}`,
    counts,
  ].join('\n');
}

export function describeFailure({ seed, trace, what, expected, found }: Failure): string {
  let same = 0;
  while (same < expected.length && expected[same] === found[same]) same++;
  const around = (text: string): string =>
    `${text.slice(0, 80)} ... ${text.slice(Math.max(80, same - 120), same + 200)}`;
  return `seed ${seed}, trace ${trace}: ${what}\n  expected ${around(expected)}\n  found    ${around(found)}`;
}
