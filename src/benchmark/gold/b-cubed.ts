/**
 * B-cubed (Bagga and Baldwin 1998): for each row, which share of the rows that we put with it belong with it
 * (precision), and which share of those that belong with it we put with it (recall). Which rows count is a choice, so
 * three are given:
 * - `relevant`: rows that are relevant by hand; one that is in no incident of ours stands alone. Rows that we wrongly
 *   hold for relevant cost nothing: association by itself.
 * - `either`: rows relevant by hand or by us; one that only one of the two holds for relevant stands alone on the other
 *   side.
 * - `strict`: precision over the rows that are relevant by us, recall over those relevant by hand; a row that only one
 *   side holds for relevant scores nothing. Relevance decided by the program, with its full cost.
 */
import type { Assignment } from './assignment.js';
import type { ClusteredRow } from './hand-coded.js';
import { type PrecisionRecall, precisionRecall } from './precision-recall.js';

export const ROW_CHOICES = ['relevant', 'either', 'strict'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];
export type BCubed = Readonly<Record<RowChoice, PrecisionRecall>>;

export function bCubed(rows: readonly ClusteredRow[], assigned: Assignment): BCubed {
  const sides = rows.map(({ id, relevant, incident }) => ({
    id,
    gold: relevant ? `gold ${incident}` : undefined,
    ours: assigned(id),
  }));
  const alone = sides.map(({ gold, ours, id }) => ({ gold: gold ?? id, ours: ours ?? id }));
  const byHand = alone.filter((_, i) => sides[i]!.gold !== undefined);
  const either = alone.filter((_, i) => sides[i]!.gold !== undefined || sides[i]!.ours !== undefined);
  return {
    relevant: score(byHand, byHand),
    either: score(either, either),
    strict: score(
      sides.filter(({ ours }) => ours !== undefined),
      sides.filter(({ gold }) => gold !== undefined),
    ),
  };
}

interface Side {
  readonly gold: string | undefined;
  readonly ours: string | undefined;
}

function score(forPrecision: readonly Side[], forRecall: readonly Side[]): PrecisionRecall {
  const share = (rows: readonly Side[], given: keyof Side, asked: keyof Side): number => {
    let sum = 0;
    for (const row of rows) {
      if (row[asked] === undefined) continue;
      const together = rows.filter((other) => other[given] === row[given]);
      sum += together.filter((other) => other[asked] === row[asked]).length / together.length;
    }
    return sum / rows.length;
  };
  return precisionRecall(share(forPrecision, 'ours', 'gold'), share(forRecall, 'gold', 'ours'));
}
