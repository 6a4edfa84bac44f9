/**
 * From proposals that a person chose to records and clauses. Nothing is repaired here: what is no valid record is
 * told, and the person amends the line of the proposal.
 */
import { clause as clauseSchema } from '../agreement/clause.js';
import { record, type TrucelineRecord } from '../record/record.js';
import type { Proposal } from './proposal.js';

export interface Accepted {
  readonly records: readonly TrucelineRecord[];
  /** Drafts of clauses; to be finished in the agreement file. */
  readonly clauses: readonly Readonly<Record<string, unknown>>[];
  readonly problems: readonly string[];
}

/** Takes the ids given, and those whose line says `"status":"accepted"`. */
export function accept(proposals: readonly Proposal[], ids: readonly string[]): Accepted {
  const records: TrucelineRecord[] = [];
  const clauses: Readonly<Record<string, unknown>>[] = [];
  const problems: string[] = [];
  const known = new Set(proposals.map((one) => one.id));
  for (const id of ids) if (!known.has(id)) problems.push(`${id}: there is no such proposal`);
  for (const proposal of proposals) {
    if (!ids.includes(proposal.id) && proposal.status !== 'accepted') continue;
    if (proposal.kind === 'clause') {
      clauses.push(proposal.clause);
      const lacks = [...proposal.missing];
      const checked = clauseSchema.safeParse(proposal.clause);
      if (!checked.success)
        lacks.push(...checked.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`));
      if (lacks.length > 0) problems.push(`${proposal.id}: the clause still lacks ${lacks.join(', ')}`);
      continue;
    }
    const checked = record.safeParse(proposal.record);
    if (checked.success) records.push(checked.data);
    else {
      const [issue] = checked.error.issues;
      problems.push(
        `${proposal.id}: not written, no valid ${proposal.kind} (${issue?.path.join('.')}: ${issue?.message})`,
      );
    }
  }
  return { records, clauses, problems };
}
