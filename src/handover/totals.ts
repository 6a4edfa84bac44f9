/**
 * Totals by category and direction, whatever was promised. Persons; ranges over rival numbers, added up transfer by
 * transfer; transfers without a number are counted apart, for they are missing from the sums.
 */
import { type Category, categoryRank, type Range } from './account.js';
import { announcedIn, confirmedIn, countBy, type VoiceCount } from './balance.js';
import type { Transfer } from './transfer.js';

export interface Total {
  readonly category: Category;
  readonly from: string;
  readonly to: string;
  readonly count: Range;
  readonly confirmed: Range;
  readonly byVoice: readonly VoiceCount[];
  readonly announced: Range | null;
  readonly transfers: number;
  readonly withoutNumber: number;
  /** Some of its numbers are kept from this audience. */
  readonly withheld: boolean;
}

/** @returns by category and first transfer */
export function totals(list: readonly Transfer[], voices: readonly string[]): readonly Total[] {
  const groups = new Map<string, Transfer[]>();
  for (const transfer of list) {
    const key = JSON.stringify([transfer.category, transfer.from, transfer.to]);
    const group = groups.get(key);
    if (group) group.push(transfer);
    else groups.set(key, [transfer]);
  }
  const inOrder = [...groups.values()].sort(
    ([a], [b]) => categoryRank(a!.category) - categoryRank(b!.category),
  );
  return inOrder.map((group) => {
    const { category, from, to } = group[0]!;
    const reported = group.filter(({ state }) => state !== 'announced');
    const sum = (of: (transfer: Transfer) => number): number =>
      reported.reduce((total, transfer) => total + of(transfer), 0);
    return {
      category,
      from,
      to,
      count: [sum(({ count }) => count?.[0] ?? 0), sum(({ count }) => count?.[1] ?? 0)],
      confirmed: confirmedIn(reported),
      byVoice: voices.map((voice) => countBy(voice, group)),
      announced: announcedIn(group),
      transfers: reported.length,
      withoutNumber: reported.filter(({ count }) => count === null).length,
      withheld: reported.some(({ withheld }) => withheld),
    };
  });
}
