/**
 * Persons who change hands, as the public is shown them: the transfers of the stretch, and at its end the balance of every
 * obligation, also where nothing moved. Numbers that differ by reporter stand side by side.
 */
import type { Account, Category, Range } from '../handover/account.js';
import type { Balance } from '../handover/balance.js';
import { disclose, type ShownPeople } from '../handover/disclosure.js';
import { peopleAt } from '../handover/people.js';
import type { TransferState } from '../handover/transfer.js';
import type { LocalText } from '../record/source.js';
import type { Interval } from '../time/instant.js';
import { byText, type PictureIndex } from './picture-index.js';
import { actorOrder } from './statements.js';

export interface HandoverGroup {
  /** Local day, YYYY-MM-DD. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly category: Category;
  readonly state: TransferState;
  /** Over the reports; null where none gives a number. */
  readonly count: Range | null;
  readonly confirmed: Range;
  /** Numbers of 1 to 4 are given as that range. */
  readonly withheld: boolean;
  /** Reports give different numbers. */
  readonly differ: boolean;
  /** One line an account, by reporter. */
  readonly accounts: readonly Account[];
}

export type BalanceLine = Omit<Balance, 'title' | 'readingTitle' | 'transfers'> & {
  readonly agreementTitle: LocalText;
  readonly title: LocalText;
  readonly readingTitle: LocalText;
};

export interface Handovers {
  readonly handovers: readonly HandoverGroup[];
  /** At the end of the stretch, in the order of the agreements. */
  readonly balances: readonly BalanceLine[];
}

/** @param time whole local days */
export function handoversOf(index: PictureIndex, time: Interval): Handovers {
  const { picture } = index;
  const people = disclose(peopleAt({ ...picture, parties: index.parties }, time.endMs), 'public');
  const titles = new Map(picture.agreements.map(({ id, title }) => [id, title]));
  return {
    handovers: groupsIn(index, people, time),
    balances: people.balances.map(({ transfers: _transfers, ...one }) => ({
      ...one,
      agreementTitle: titles.get(one.agreement)!,
    })),
  };
}

function groupsIn(
  index: PictureIndex,
  { exchanges }: ShownPeople,
  { startMs, endMs }: Interval,
): HandoverGroup[] {
  const order = actorOrder(index);
  return exchanges
    .flatMap(({ transfers }) => transfers)
    .filter((one) => one.startMs >= startMs && one.startMs < endMs)
    .map(({ day, from, to, category, state, count, confirmed, withheld, accounts }) => ({
      ...{ day, from, to, category, state, count, confirmed, withheld },
      differ: state === 'conflict' && !withheld,
      accounts: [...accounts].sort(
        (a, b) => order(a.reportedBy, b.reportedBy) || byText(a.source, b.source) || byText(a.id, b.id),
      ),
    }))
    .sort(
      (a, b) =>
        byText(a.day, b.day) || byText(a.category, b.category) || order(a.from, b.from) || order(a.to, b.to),
    );
}
