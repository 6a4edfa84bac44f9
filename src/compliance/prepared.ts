/**
 * An agreement with what follows from its text alone, worked out once: who is bound under each reading, and which words
 * each clause leaves to another.
 */
import type { Agreement, AgreementReading, Clause } from '../agreement/agreement.js';
import type { Means } from '../record/codes.js';
import type { ProofStep } from './finding.js';
import { boundParties } from './standing.js';

export interface PreparedClause {
  readonly clause: Clause;
  readonly standard: Agreement['standard'];
  /** Words for means that another clause of the agreement takes up by name, for the same conduct. */
  readonly takenElsewhere: ReadonlySet<Means>;
  readonly readings: readonly PreparedReading[];
  readonly anywhere: ProofStep;
  /** Proof steps already made, by kind of step and the word they speak of. */
  readonly steps: Partial<Record<ProofStep['step'], Map<string, ProofStep>>>;
}

export interface PreparedReading {
  readonly reading: AgreementReading;
  readonly bound: readonly string[];
  /** The time it states; startMs is absent where it states no start, endMs is Infinity where it states no end. */
  readonly startMs: number | undefined;
  readonly endMs: number;
  /** Equal where the same parties are bound by the same standard: such findings share their sums. */
  readonly key: string;
}

export function prepare(agreement: Agreement): readonly PreparedClause[] {
  const known = prepared.get(agreement);
  if (known) return known;
  const clauses = agreement.clauses.map((clause) => prepareClause(agreement, clause));
  prepared.set(agreement, clauses);
  return clauses;
}

const prepared = new WeakMap<Agreement, readonly PreparedClause[]>();

function prepareClause(agreement: Agreement, clause: Clause): PreparedClause {
  const takenElsewhere = new Set<Means>();
  for (const other of agreement.clauses)
    if (other !== clause && other.conduct.some((conduct) => clause.conduct.includes(conduct)))
      for (const means of other.means ?? []) takenElsewhere.add(means);
  const standard = clause.standard ?? agreement.standard;
  const { possible, probable, confirmed } = standard;
  const readings = agreement.readings.map((reading) => {
    const bound = boundParties(agreement, clause, reading);
    return {
      reading,
      bound,
      startMs: reading.start === undefined ? undefined : Date.parse(reading.start),
      endMs: reading.end === undefined ? Number.POSITIVE_INFINITY : Date.parse(reading.end),
      key: `${bound.join(' ')} ${possible} ${probable} ${confirmed}`,
    };
  });
  const anywhere: ProofStep = {
    step: 'zone',
    holds: true,
    because: 'The clause holds anywhere.',
    cites: [clause.source],
  };
  return { clause, standard, takenElsewhere, readings, anywhere, steps: {} };
}
