/**
 * Who received whom: accounts of one day, category and direction are about one handover and never added; each keeps
 * the lowest and the highest number given. A number counts as confirmed by both where a voice of each party gives it.
 */
import type { Handover } from '../api/types.ts';

export interface Exchange {
  readonly key: string;
  readonly day: string;
  readonly startMs: number;
  readonly from: string;
  readonly to: string;
  readonly category: Handover['category'];
  readonly accounts: readonly Handover[];
  /** Null where no account gives a number. */
  readonly low: number | null;
  readonly high: number | null;
  readonly state: 'confirmedBoth' | 'differ' | 'oneAccount' | 'noNumber';
  /** The number that voices of both parties give, null where there is none. */
  readonly confirmed: number | null;
}

export interface Balance {
  readonly category: Handover['category'];
  readonly to: string;
  readonly low: number;
  readonly high: number;
  readonly confirmed: number;
  /** Handovers without any number: they are missing from the sums. */
  readonly uncounted: number;
}

/**
 * @param dayOf local day of an instant
 * @param voiceOf party in whose voice an account is given, '' for third parties
 */
export function exchanges(
  handovers: readonly Handover[],
  dayOf: (ms: number) => string,
  voiceOf: (handover: Handover) => string,
): Exchange[] {
  const groups = new Map<string, Handover[]>();
  for (const handover of handovers) {
    const key = [dayOf(Date.parse(handover.time.start)), handover.from, handover.to, handover.category].join(
      '|',
    );
    const group = groups.get(key);
    if (group) group.push(handover);
    else groups.set(key, [handover]);
  }
  const result = [...groups].map(([key, accounts]): Exchange => {
    const first = accounts[0]!;
    const counts = accounts.flatMap(({ count }) => (count === undefined ? [] : [count]));
    const low = counts.length > 0 ? Math.min(...counts) : null;
    const high = counts.length > 0 ? Math.max(...counts) : null;
    const confirmed = [...new Set(counts)].filter((count) => {
      const voices = new Set(accounts.filter((account) => account.count === count).map(voiceOf));
      return voices.has(first.from) && voices.has(first.to);
    });
    const agreed = confirmed.length > 0 ? Math.max(...confirmed) : null;
    return {
      key,
      day: key.split('|')[0]!,
      startMs: Math.min(...accounts.map(({ time }) => Date.parse(time.start))),
      from: first.from,
      to: first.to,
      category: first.category,
      accounts,
      low,
      high,
      confirmed: agreed,
      state:
        low === null
          ? 'noNumber'
          : low !== high
            ? 'differ'
            : agreed !== null
              ? 'confirmedBoth'
              : 'oneAccount',
    };
  });
  return result.sort((a, b) => a.startMs - b.startMs || (a.key < b.key ? -1 : 1));
}

export function balances(list: readonly Exchange[]): Balance[] {
  const sums = new Map<string, Balance>();
  for (const { category, to, low, high, confirmed } of list) {
    const key = `${category}|${to}`;
    const sum = sums.get(key) ?? { category, to, low: 0, high: 0, confirmed: 0, uncounted: 0 };
    sums.set(key, {
      ...sum,
      low: sum.low + (low ?? 0),
      high: sum.high + (high ?? 0),
      confirmed: sum.confirmed + (confirmed ?? 0),
      uncounted: sum.uncounted + (low === null ? 1 : 0),
    });
  }
  return [...sums.values()];
}
