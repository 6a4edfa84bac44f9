/**
 * The numbers of judged incidents, rows of one table: what an attribution is read from. Nothing here is made for people.
 */
import type { Measurer } from './measure.js';

export interface Judgements {
  readonly measurer: Measurer;
  /** Rows of `stride` numbers: log-odds of the hypotheses, their probabilities, and then as in COLUMN. */
  readonly numbers: Float64Array;
  readonly stride: number;
}

/** Columns after the log-odds and the probabilities. */
export const COLUMN = {
  happenedLogOdds: 0,
  independent: 1,
  happenedVoices: 2,
  named: 3,
  vouched: 4,
} as const;
const COLUMNS = Object.keys(COLUMN).length;

export function emptyJudgements(measurer: Measurer, rows: number): Judgements {
  const stride = 2 * measurer.prepared.ids.length + COLUMNS;
  return { measurer, numbers: new Float64Array(rows * stride), stride };
}

/** Writes down what was measured last. */
export function note({ measurer, numbers, stride }: Judgements, row: number): void {
  const { logOdds, probability, said } = measurer;
  const count = logOdds.length;
  const at = row * stride;
  for (let h = 0; h < count; h++) {
    numbers[at + h] = logOdds[h]!;
    numbers[at + count + h] = probability[h]!;
  }
  const rest = at + 2 * count;
  numbers[rest + COLUMN.happenedLogOdds] = measurer.happenedLogOdds;
  numbers[rest + COLUMN.independent] = said.independent;
  numbers[rest + COLUMN.happenedVoices] = measurer.happenedVoices;
  numbers[rest + COLUMN.named] = said.named;
  numbers[rest + COLUMN.vouched] = said.vouched;
}
