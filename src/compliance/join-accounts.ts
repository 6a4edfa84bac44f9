/**
 * Accounts of handovers that are about one handover: equal direction, category and local day, told by different
 * reporters. The first told by one reporter goes with the first told by each other reporter, the second with the
 * second, and so on: two groups on one day are two handovers, two spokesmen of one group are one.
 *
 * A reporter is whose account it is together with the source it came from; an account that names neither stands alone.
 *
 * Midnight does not part what was told at once: an account from soon after it goes with one from soon before, where both have
 * a clock time, no more than NEAR_MS lies between their beginnings, their numbers do not differ, and neither reporter tells of
 * both sides of midnight so close to it. Who does tells of two handovers.
 */
import { dayOf } from '../time/instant.js';

export interface ToldHandover {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly count?: number | undefined;
  readonly reportedBy?: string | undefined;
  readonly source?: string | undefined;
}

export interface ToldSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** Convention: buses of one exchange arrive within so long of each other, and exchanges of following days do not. */
const NEAR_MS = 2 * 3_600_000;

/** @param accounts in the order of (start, id). @returns groups in the order of their first account */
export function joinAccounts<T extends ToldHandover>(
  accounts: readonly T[],
  timeZone: string,
  spanOf: (account: T) => ToldSpan,
): T[][] {
  const all = accounts.map((account): Told<T> => toldOf(account, spanOf(account), timeZone));
  const clocked = new Map<string, Told<T>[]>();
  for (const one of all) if (one.isClocked) push(clocked, one.what, one);
  const groups = new Map<string, Told<T>[]>();
  const times = new Map<string, number>();
  for (const one of all) {
    const partner = one.isClocked ? beforeMidnight(one, clocked.get(one.what)!, groups) : undefined;
    if (partner) one.group = partner.group;
    else if (one.reporter === '') one.group = `alone ${one.account.id}`;
    else {
      const here = `${one.what} ${one.day}`;
      const nth = times.get(`${here} ${one.reporter}`) ?? 0;
      times.set(`${here} ${one.reporter}`, nth + 1);
      one.group = `${here} ${nth}`;
    }
    push(groups, one.group, one);
  }
  return [...groups.values()].map((group) => group.map(({ account }) => account));
}

interface Told<T> {
  readonly account: T;
  readonly startMs: number;
  readonly day: string;
  /** Direction and category. */
  readonly what: string;
  /** '' where it names none. */
  readonly reporter: string;
  /** Whether it has a clock time and a reporter. */
  readonly isClocked: boolean;
  /** '' until it is in one. */
  group: string;
}

function toldOf<T extends ToldHandover>(account: T, { startMs, endMs }: ToldSpan, timeZone: string): Told<T> {
  const { from, to, category, reportedBy, source } = account;
  const reporter =
    reportedBy === undefined && source === undefined ? '' : JSON.stringify([reportedBy, source]);
  return {
    account,
    startMs,
    day: dayOf(timeZone, startMs),
    what: JSON.stringify([from, to, category]),
    reporter,
    isClocked: reporter !== '' && endMs - startMs <= NEAR_MS,
    group: '',
  };
}

function beforeMidnight<T extends ToldHandover>(
  one: Told<T>,
  clocked: readonly Told<T>[],
  groups: ReadonlyMap<string, readonly Told<T>[]>,
): Told<T> | undefined {
  const near = clocked.slice(
    firstFrom(clocked, one.startMs - NEAR_MS),
    firstFrom(clocked, one.startMs + NEAR_MS + 1),
  );
  if (near[0]!.day === one.day) return undefined;
  const tells = (reporter: string, day: string): boolean =>
    near.some((other) => other.reporter === reporter && other.day === day);
  return near.find(
    (other) =>
      other.day < one.day &&
      other.reporter !== one.reporter &&
      !differs(other.account.count, one.account.count) &&
      !tells(one.reporter, other.day) &&
      !tells(other.reporter, one.day) &&
      !groups.get(other.group)!.some(({ reporter }) => reporter === one.reporter),
  );
}

/** Index of the first that begins then or later; they are in the order of their beginnings. */
function firstFrom(list: readonly Told<unknown>[], startMs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.startMs < startMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

const differs = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
