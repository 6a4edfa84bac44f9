/**
 * A transfer: persons of one category who change hands in one direction on one local day, or at one time about its midnight,
 * with every account of it side by side. Which accounts are about one transfer is decided as the clause monitor decides it (join-accounts.ts).
 *
 * Counts are whole persons. A range is [lowest, highest] over the accounts that report a number; announcements are in
 * none. `confirmed` is the number that the counts of the side that gives and of the side that takes both reach: the
 * smaller of the two, each taken at its lowest. There is no mean and no winner.
 */
import { joinAccounts } from '../compliance/join-accounts.js';
import type { Handover } from '../record/record.js';
import { dayOf } from '../time/instant.js';
import { type Account, accountOf, type Category, type Range, type VoiceOf } from './account.js';

export const TRANSFER_STATES = [
  'bothSides',
  'conflict',
  'oneSide',
  'thirdParty',
  'noNumber',
  'announced',
] as const;
/**
 * `bothSides`: all give one number, and both sides give it. `conflict`: reports give different numbers. `oneSide`: one
 * number, from one side. `thirdParty`: one number, from neither. `noNumber`: told without. `announced`: not reported.
 */
export type TransferState = (typeof TRANSFER_STATES)[number];

export interface Transfer {
  /** Id of its first account. */
  readonly id: string;
  /** Local day, YYYY-MM-DD. */
  readonly day: string;
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly from: string;
  readonly to: string;
  readonly category: Category;
  readonly accounts: readonly Account[];
  /** Null where no report gives a number. */
  readonly count: Range | null;
  readonly confirmed: Range;
  readonly state: TransferState;
  /** Numbers are kept from this audience. */
  readonly withheld: boolean;
}

export interface TransferSetting {
  readonly timeZone: string;
  readonly voiceOf: VoiceOf;
}

/** @returns by start, then by id of the first account; announcements stand with the first transfer of their day */
export function transfers(
  handovers: readonly Handover[],
  { timeZone, voiceOf }: TransferSetting,
): readonly Transfer[] {
  const inOrder = [...handovers].sort(byStart);
  const told = (stage: Account['stage']) =>
    joinAccounts(
      inOrder.filter((one) => (one.stage ?? 'reported') === stage),
      timeZone,
      ({ time }) => ({ startMs: Date.parse(time.start), endMs: Date.parse(time.end) }),
    );
  const groups = told('reported');
  const first = new Map<string, Handover[]>();
  const keyOf = (one: Handover): string =>
    JSON.stringify([one.from, one.to, one.category, dayOf(timeZone, startMs(one))]);
  for (const group of groups) if (!first.has(keyOf(group[0]!))) first.set(keyOf(group[0]!), group);
  for (const group of told('announced')) {
    const reported = first.get(keyOf(group[0]!));
    if (reported) reported.push(...group);
    else groups.push(group);
  }
  return groups
    .map((group) => transferOf(group, timeZone, voiceOf))
    .sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
}

function transferOf(group: readonly Handover[], timeZone: string, voiceOf: VoiceOf): Transfer {
  const { id, from, to, category } = group[0]!;
  const accounts = group.map((one) => accountOf(one, voiceOf));
  const reported = accounts.filter(({ stage }) => stage === 'reported');
  const count = rangeOf(reported);
  const given = rangeOf(reported.filter(({ voice }) => voice === from));
  const taken = rangeOf(reported.filter(({ voice }) => voice === to));
  const confirmed = given && taken ? Math.min(given[0], taken[0]) : 0;
  const start = Math.min(...group.map(startMs));
  return {
    id,
    day: dayOf(timeZone, start),
    startMs: start,
    endMs: Math.max(...group.map(({ time }) => Math.max(Date.parse(time.end), start + 1))),
    from,
    to,
    category,
    accounts,
    count,
    confirmed: [confirmed, confirmed],
    state: stateOf(reported.length > 0, count, given !== null, taken !== null),
    withheld: false,
  };
}

function stateOf(reported: boolean, count: Range | null, given: boolean, taken: boolean): TransferState {
  if (!reported) return 'announced';
  if (!count) return 'noNumber';
  if (count[0] !== count[1]) return 'conflict';
  if (given && taken) return 'bothSides';
  return given || taken ? 'oneSide' : 'thirdParty';
}

/** Null where none of the accounts gives a number. */
export function rangeOf(accounts: readonly Pick<Account, 'count'>[]): Range | null {
  const counts = accounts.flatMap(({ count }) => (count === null ? [] : count));
  return counts.length === 0 ? null : [Math.min(...counts), Math.max(...counts)];
}

const startMs = ({ time }: Handover): number => Date.parse(time.start);

const byStart = (a: Handover, b: Handover): number =>
  startMs(a) - startMs(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
