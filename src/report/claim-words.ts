/** How the comparison of claims reads, for the command and the report: messages.ts has the words. */
import type { Amount, ClaimFault, PartRole } from '../claims/claim.js';
import type { Beside, ClaimVerdict, ComparedClaim } from '../claims/comparison.js';
import type { WithinClause } from '../claims/within-clause.js';
import type { Toll } from '../incident/incident.js';
import type { Messages } from './messages.js';

export interface ClaimWords {
  readonly verdict: Readonly<Record<ClaimVerdict, string>>;
  readonly role: Readonly<Record<PartRole, string>>;
  readonly notComparable: Readonly<Record<Extract<Beside, { kind: 'notComparable' }>['why'], string>>;
  readonly ownAccountOnly: string;
  readonly nothingSought: string;
  amount(amount: Amount | null): string;
  relation(claim: Pick<ComparedClaim, 'relation' | 'correctedBy'>): string;
  fault(fault: ClaimFault): string;
  clause(clause: WithinClause): string;
  fitsParts(ids: readonly string[]): string;
  more(n: number): string;
  ambiguous(ids: readonly string[]): string;
  noticed(probability: number): string;
  beyondFigure(n: number): string;
  counted(beside: Extract<Beside, { kind: 'counted' }>): string;
}

export function claimWords({ text, number, list }: Messages): ClaimWords {
  const words = text.comparedClaims;
  const range = ({ min, max }: Toll): string => (min === max ? number(min) : `${number(min)}–${number(max)}`);
  return {
    ...words,
    amount: (amount) => {
      if (!amount) return text.notStated;
      const { bound, count, most } = amount;
      return bound === 'range' ? `${number(count)}–${number(most!)}` : words.bound[bound](number(count));
    },
    relation: ({ relation, correctedBy }) => {
      if (correctedBy !== '') return words.correctedBy(correctedBy);
      switch (relation.kind) {
        case 'new':
          return '';
        case 'repeats':
          return words.repeats(relation.of);
        case 'corrects':
          return words.corrects(relation.of);
        case 'cumulative':
          return words.cumulative(
            number(relation.includes.length),
            relation.includedSum === null ? '' : number(relation.includedSum),
          );
      }
    },
    fault: ({ fault, expected, found }) => words.fault[fault](found, expected),
    clause: (clause) => {
      if (clause.kind === 'byReading') return words.byReading(list(clause.inside), list(clause.outside));
      return clause.kind === 'notInForce' || clause.kind === 'outside' ? words.clause[clause.kind] : '';
    },
    fitsParts: (ids) => words.fitsParts(list(ids)),
    more: (n) => words.more(number(n)),
    ambiguous: (ids) => words.ambiguous(list(ids)),
    noticed: (probability) => words.noticed(probability.toFixed(2)),
    beyondFigure: (n) => words.beyondFigure(number(n)),
    counted: ({ asClaimed, undetermined, otherwise }) =>
      words.counted(range(asClaimed), range(undetermined), range(otherwise)),
  };
}
