/** How figures, what they take in and what does not fit in them read. */
import type { Words } from '../words/en.ts';
import type { ClaimRow } from './group.tsx';

interface Spoken {
  readonly words: Words;
  number(value: number): string;
}

export function amountText(amount: ClaimRow['total'], { words, number }: Spoken): string {
  if (!amount) return words.claims.notStated;
  const { bound, count, most } = amount;
  return bound === 'range' && most !== null
    ? `${number(count)}–${number(most)}`
    : words.claims.bound[bound === 'range' ? 'exact' : bound](number(count));
}

export function relationText({ relation, correctedBy }: ClaimRow, { words, number }: Spoken): string {
  if (correctedBy !== '') return words.claims.corrected;
  if (relation.kind === 'new') return '';
  if (relation.kind !== 'cumulative') return words.claims[relation.kind];
  const includes = words.claims.cumulative(relation.includes.length);
  return relation.includedSum === null
    ? includes
    : `${includes}; ${words.claims.cumulativeSum(number(relation.includedSum))}`;
}

export const faultText = ({ fault, found }: ClaimRow['faults'][number], { words }: Spoken): string =>
  words.claims.fault[fault](found);
