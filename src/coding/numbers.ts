/** Numbers of a text that count something: digits and number words, without ages, dates, clock times and weapon names. */
import { hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { GAP } from './words.js';

/** Signs of the months, January first. */
export const MONTH_SIGNS: readonly number[] = Array.from({ length: 12 }, (_, month) =>
  signNumber(`time.month${month + 1}`),
);

export interface Count {
  readonly value: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function countsIn(reading: Reading, numbers: ReadonlyMap<string, number>): readonly Count[] {
  const { texts, gaps } = reading.words;
  const counts: Count[] = [];
  const barred = new Set<number>();
  for (const hit of hitsOf(reading, SIGN.number.notCounted)) barred.add(hit.from);
  if (hasAny(reading, MONTH_SIGNS))
    for (const sign of MONTH_SIGNS) for (const hit of hitsOf(reading, sign)) barred.add(hit.from);
  for (let at = reading.from; at < reading.to; at++) {
    const value = valueAt(texts[at]!, numbers);
    if (value === undefined) continue;
    let total = value;
    let to = at + 1;
    // двадцять п'ять, 1 200
    while (to < texts.length && gaps[to] === GAP.space) {
      const next = valueAt(texts[to]!, numbers);
      if (next === undefined) break;
      if (total >= 20 && total % 10 === 0 && next < 10 && !isDigits(texts[to]!)) total += next;
      else if (isDigits(texts[to]!) && texts[to]!.length === 3 && isDigits(texts[at]!))
        total = total * 1000 + next;
      else break;
      to++;
    }
    const clock = gaps[to] === GAP.point || gaps[at] === GAP.point;
    // F-16, С-300, 19-річний: a hyphen ties a digit to a name or an adjective.
    const tied = (gaps[at] === GAP.hyphen && at > 0) || (gaps[to] === GAP.hyphen && isDigits(texts[at]!));
    if (!clock && !tied && !barred.has(to)) counts.push({ value: total, from: at, to });
    at = to - 1;
  }
  return counts;
}

function valueAt(word: string, numbers: ReadonlyMap<string, number>): number | undefined {
  if (isDigits(word)) return word.length <= 7 ? Number(word) : undefined;
  return numbers.get(word);
}

export function isDigits(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}
