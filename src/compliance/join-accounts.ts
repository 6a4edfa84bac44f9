/**
 * Accounts of handovers that are about one handover: equal direction, category and local day, told by different
 * reporters. The first told by one reporter goes with the first told by each other reporter, the second with the
 * second, and so on: two groups on one day are two handovers, two spokesmen of one group are one.
 *
 * A reporter is whose account it is together with the source it came from; an account that names neither stands alone.
 */
import { dayOf } from '../time/instant.js';

export interface ToldHandover {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly reportedBy?: string | undefined;
  readonly source?: string | undefined;
}

/** @param accounts in the order of (start, id). @returns groups in the order of their first account */
export function joinAccounts<T extends ToldHandover>(
  accounts: readonly T[],
  timeZone: string,
  startMsOf: (account: T) => number,
): T[][] {
  const groups = new Map<string, T[]>();
  const told = new Map<string, number>();
  for (const account of accounts) {
    const { id, from, to, category, reportedBy, source } = account;
    const same = JSON.stringify([from, to, category, dayOf(timeZone, startMsOf(account))]);
    const reporter = JSON.stringify([same, reportedBy, source]);
    const nth = told.get(reporter) ?? 0;
    told.set(reporter, nth + 1);
    const key = reportedBy === undefined && source === undefined ? `alone ${id}` : `${same} ${nth}`;
    const group = groups.get(key);
    if (group) group.push(account);
    else groups.set(key, [account]);
  }
  return [...groups.values()];
}
