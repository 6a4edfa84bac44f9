/**
 * A whole trace held against one agreement: standing at the moments asked about, and all findings.
 */
import type { Program } from '../agreement/program.js';
import type { Finding } from './finding.js';
import type { Happening } from './happening.js';
import { openMonitor } from './monitor/monitor.js';
import type { StandingStep } from './proof.js';

export interface StandingLine {
  readonly at: string;
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: StandingStep['is'];
  /** Null: it was never otherwise. */
  readonly since: string | null;
  readonly proof: StandingStep;
}

export interface Evaluation {
  readonly standings: readonly StandingLine[];
  readonly findings: readonly Finding[];
}

/** @param horizonMs up to which deadlines are judged */
export function evaluateTrace(
  program: Program,
  happenings: readonly Happening[],
  horizonMs: number,
  atMs: readonly number[],
): Evaluation {
  const monitor = openMonitor(program);
  monitor.push(happenings);
  monitor.settle(horizonMs);
  const { agreement, clauses, parties } = program;
  const standings = atMs.flatMap((moment) =>
    program.standings.map((standing, index): StandingLine => {
      const proof = monitor.standingAt(index, moment);
      return {
        at: new Date(moment).toISOString(),
        agreement: agreement.id,
        clause: clauses[standing.clause]!.id,
        reading: agreement.readings[standing.reading]!.id,
        party: parties[standing.party]!,
        standing: proof.is,
        since: proof.since,
        proof,
      };
    }),
  );
  return { standings, findings: monitor.findings() };
}

/** Parties that the clause of a finding binds under its reading. */
export function boundParties(
  program: Program,
): (finding: Pick<Finding, 'clause' | 'reading'>) => readonly string[] {
  const bound = new Map<string, string[]>();
  for (const { clause, reading, party } of program.standings) {
    const key = `${program.clauses[clause]!.id}\n${program.agreement.readings[reading]!.id}`;
    const list = bound.get(key);
    if (list) list.push(program.parties[party]!);
    else bound.set(key, [program.parties[party]!]);
  }
  return ({ clause, reading }) => bound.get(`${clause}\n${reading}`) ?? [];
}
