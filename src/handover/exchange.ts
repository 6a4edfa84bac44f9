/**
 * An exchange: all transfers between the same two on one local day, in both directions, of all categories. A return in
 * one direction is one too.
 *
 * Its id is the day; further exchanges of the day, between others, are numbered from 2 in the order of their first
 * account. So no id names a party, and labels can be exchanged.
 */
import { categoryRank } from './account.js';
import type { Transfer } from './transfer.js';

export interface Exchange {
  readonly id: string;
  readonly day: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Who gives in the first transfer, then who takes. */
  readonly between: readonly [string, string];
  readonly twoWay: boolean;
  /** Nobody reports any of it yet. */
  readonly announcedOnly: boolean;
  readonly mediators: readonly string[];
  readonly places: readonly string[];
  /** By category, then in the order of time. */
  readonly transfers: readonly Transfer[];
}

/** @param list in the order of time. @returns in the order of time */
export function exchanges(list: readonly Transfer[]): readonly Exchange[] {
  const groups = new Map<string, Transfer[]>();
  for (const transfer of list) {
    const key = JSON.stringify([transfer.day, ...[transfer.from, transfer.to].sort()]);
    const group = groups.get(key);
    if (group) group.push(transfer);
    else groups.set(key, [transfer]);
  }
  const ofDay = new Map<string, number>();
  return [...groups.values()].map((group) => {
    const { day } = group[0]!;
    const nth = (ofDay.get(day) ?? 0) + 1;
    ofDay.set(day, nth);
    return exchangeOf(nth === 1 ? day : `${day}.${nth}`, group);
  });
}

function exchangeOf(id: string, group: readonly Transfer[]): Exchange {
  const { day, from, to } = group[0]!;
  const accounts = group.flatMap((transfer) => transfer.accounts);
  const named = (field: 'mediator' | 'place'): string[] =>
    [...new Set(accounts.map((account) => account[field]))].filter((name) => name !== '').sort();
  return {
    id,
    day,
    startMs: Math.min(...group.map(({ startMs }) => startMs)),
    endMs: Math.max(...group.map(({ endMs }) => endMs)),
    between: [from, to],
    twoWay: group.some((transfer) => transfer.from !== from),
    announcedOnly: group.every(({ state }) => state === 'announced'),
    mediators: named('mediator'),
    places: named('place'),
    transfers: [...group].sort((a, b) => categoryRank(a.category) - categoryRank(b.category)),
  };
}
