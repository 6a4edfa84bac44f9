/** Numbers by verdict. */
import { CLAIM_VERDICTS, type ClaimVerdict, isFound, type Tally } from './comparison.js';

export const emptyTally = (): Record<ClaimVerdict, number> =>
  Object.fromEntries(CLAIM_VERDICTS.map((verdict) => [verdict, 0])) as Record<ClaimVerdict, number>;

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) for (const verdict of CLAIM_VERDICTS) sum[verdict] += tally[verdict];
  return sum;
}

export const foundIn = (tally: Tally): number =>
  CLAIM_VERDICTS.reduce((sum, verdict) => sum + (isFound(verdict) ? tally[verdict] : 0), 0);

export const notFoundIn = (tally: Tally): number =>
  CLAIM_VERDICTS.reduce((sum, verdict) => sum + (isFound(verdict) ? 0 : tally[verdict]), 0);
