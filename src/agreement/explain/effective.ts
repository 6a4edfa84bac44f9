/** What holds under a reading: the period that all clauses share, and whom a clause binds. */
import type { Agreement, AgreementReading, Clause } from '../agreement.js';
import { voicesOf } from '../compile/context.js';
import { mergePeriods, named } from '../compile/version.js';
import type { Period } from '../period.js';

/** Of the agreement and the reading, before a clause says anything of its own. */
export function sharedPeriod(agreement: Agreement, { start, end, period }: AgreementReading): Period {
  return mergePeriods([
    agreement.period,
    { ...period, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  ]);
}

/** Parties that a clause binds under a reading (without one: that it names), in the order of the agreement. */
export function boundUnder(
  agreement: Agreement,
  clause: Clause,
  reading?: AgreementReading,
): readonly string[] {
  return named(agreement, clause.by, voicesOf(agreement)).filter(
    (id) => reading?.binds?.includes(id) ?? true,
  );
}
