/**
 * Which numbers about persons the public is shown. One function for the HTTP interface, the reports and the exports.
 *
 * The rule: a count of 1 to 4 wounded, civilians or children is not given as such, for with the day, the direction and what
 * newspapers add it can point to a person. In its stead stands the range 1 to 4, and of such an account nothing is shown
 * that narrows it down: no place, no words, no reference. Everything that is added up from it is widened in the same way,
 * so that it cannot be had by subtraction. 0 is shown as 0, and 5 or more as it is.
 *
 * Parties and monitors see everything. The smallest count that is shown, 5, is within the range of 3 to 10 usual for
 * published tables (Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22, 2005).
 */
import type { Handover } from '../record/record.js';
import type { Account, Category, Range } from './account.js';
import { announcedIn, type Balance, confirmedIn, countBy, type OpenRange, shortfall } from './balance.js';
import type { Exchange } from './exchange.js';
import type { People } from './people.js';
import { totals } from './totals.js';
import { rangeOf, type Transfer } from './transfer.js';

export const AUDIENCES = ['public', 'monitors'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const LEAST_SHOWN = 5;
const WITHHELD: Range = [1, LEAST_SHOWN - 1];
const SENSITIVE: ReadonlySet<Category> = new Set<Category>(['wounded', 'civilian', 'child']);

export interface ShownPeople extends People {
  readonly audience: Audience;
}

export function disclose(people: People, audience: Audience): ShownPeople {
  if (audience === 'monitors') return { ...people, audience };
  const hidden = new Map<string, Hidden>();
  const exchanges = people.exchanges.map((exchange) => shownExchange(exchange, hidden));
  const byId = new Map(exchanges.flatMap(({ transfers }) => transfers.map((one) => [one.id, one] as const)));
  return {
    ...people,
    audience,
    exchanges,
    totals: totals([...byId.values()], people.voices),
    balances: people.balances.map((balance) => shownBalance(balance, byId, hidden)),
  };
}

/** The same rule for records: a list of handovers. */
export function discloseHandovers(list: readonly Handover[], audience: Audience): readonly Handover[] {
  if (audience === 'monitors') return list;
  return list.map((one) => {
    if (!isWithheld(one.category, one.count ?? null)) return one;
    const {
      count: _count,
      place: _place,
      summary: _summary,
      reference: _reference,
      note: _note,
      ...rest
    } = one;
    return rest;
  });
}

export const isWithheld = (category: Category, count: Account['count']): boolean =>
  SENSITIVE.has(category) && typeof count === 'number' && count > 0 && count < LEAST_SHOWN;

interface Hidden {
  readonly told: Range;
  readonly shown: Range;
}

function shownExchange(exchange: Exchange, hidden: Map<string, Hidden>): Exchange {
  const transfers = exchange.transfers.map((transfer) => shownTransfer(transfer, hidden));
  const accounts = transfers.flatMap((transfer) => transfer.accounts);
  return {
    ...exchange,
    places: exchange.places.filter((name) => accounts.some(({ place }) => place === name)),
    transfers,
  };
}

function shownTransfer(transfer: Transfer, hidden: Map<string, Hidden>): Transfer {
  const { id, category, state } = transfer;
  if (!transfer.accounts.some(({ count }) => isWithheld(category, count))) return transfer;
  const accounts = transfer.accounts.map((account) => ({
    ...account,
    ...(isWithheld(category, account.count) ? { count: WITHHELD } : {}),
    place: '',
    summary: '',
    reference: '',
  }));
  const count = rangeOf(accounts.filter(({ stage }) => stage === 'reported'));
  if (count && transfer.count) hidden.set(id, { told: transfer.count, shown: count });
  // Whether small numbers agree would narrow them down.
  const told = state === 'bothSides' || state === 'conflict';
  return {
    ...transfer,
    accounts,
    count,
    confirmed: told ? [0, count![1]] : [0, 0],
    state: told ? 'conflict' : state,
    withheld: true,
  };
}

/** The verdict stays what it is: it is published as a finding anyway. */
function shownBalance(
  balance: Balance,
  byId: ReadonlyMap<string, Transfer>,
  hidden: ReadonlyMap<string, Hidden>,
): Balance {
  const list = balance.transfers.flatMap((id) => byId.get(id) ?? []);
  if (!list.some(({ withheld }) => withheld)) return balance;
  let [low, high]: OpenRange = balance.delivered;
  for (const id of balance.transfers) {
    const { told, shown } = hidden.get(id) ?? { told: [0, 0], shown: [0, 0] };
    low += shown[0] - told[0];
    if (high !== null) high += shown[1] - told[1];
  }
  const delivered: OpenRange = [low, high];
  // What stretches lack hangs on the numbers of each, and is not told at all.
  const outstanding: OpenRange =
    balance.formula === 'perStretch' ? [0, null] : shortfall(balance.promised, delivered);
  const { overdue } = balance;
  const isLate = overdue[1] === null || overdue[1] > 0;
  return {
    ...balance,
    delivered,
    outstanding,
    overdue: isLate ? [overdue[0] > 0 ? outstanding[0] : 0, outstanding[1]] : overdue,
    byVoice: balance.byVoice.map(({ voice }) => countBy(voice, list)),
    confirmed: confirmedIn(list),
    announced: announcedIn(list),
    rivals: balance.rivals.filter(({ transfer }) => !byId.get(transfer)?.withheld),
    withheld: true,
  };
}
