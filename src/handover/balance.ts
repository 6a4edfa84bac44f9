/**
 * The balance of an obligation at a moment: promised, delivered, confirmed by both, outstanding, overdue. What has lapsed
 * is reckoned at its last moment in force.
 *
 * Units: persons. Ranges are [low, high]; a high of null has no upper limit (a handover was told without a number, or what
 * is owed is not fixed).
 *   promised     what the clause owes at that moment, as the clause monitor works it out; where so much is owed in each
 *                stretch of time, that much, or with a reciprocal clause what the other side's deliveries call for
 *   delivered    what the clause monitor counts: for each transfer the range over its reports
 *   outstanding  [promised.low - delivered.high, promised.high - delivered.low], not below 0
 *   overdue      outstanding once the day is surely past; from 0 on while it only may be
 *   confirmed    for each transfer the number that the counts of both sides reach, added up
 * Rival numbers stay rivals: for each of them it is told what would be outstanding if it were the right one.
 *
 * Over 300 lines, because a balance is one reckoning: each of its numbers is taken from the ones above it.
 */
import type { CompiledDuration } from '../agreement/program.js';
import type { Finding, Standing } from '../compliance/finding.js';
import type { Monitor } from '../compliance/monitor/monitor.js';
import type { QuotaProof } from '../compliance/proof.js';
import type { Range } from './account.js';
import type { HandoverPattern, Obligation } from './obligation.js';
import { rangeOf, type Transfer } from './transfer.js';

export type OpenRange = readonly [low: number, high: number | null];

export const BALANCE_STATES = [
  'kept',
  'keptLate',
  'overdue',
  'undetermined',
  'open',
  'noDay',
  'notFixed',
  'notInForce',
] as const;
/**
 * `kept`: nothing outstanding by any count. `keptLate`: neither, but some of it came after the day. `overdue`: the day is
 * past, and something is outstanding by every count. `undetermined`: the counts, or the day, leave it open. `open`: not due
 * yet. `noDay`: outstanding, and no day is fixed. `notFixed`: nobody has said how many. `notInForce`: it does not bind then.
 */
export type BalanceState = (typeof BALANCE_STATES)[number];

export interface VoiceCount {
  /** Party id; '' for third parties. */
  readonly voice: string;
  readonly count: Range;
  /** Transfers of which it gives a number, and of which it does not. */
  readonly told: number;
  readonly untold: number;
}

export interface RivalNumber {
  readonly transfer: string;
  readonly day: string;
  readonly numbers: readonly {
    readonly count: number;
    /** Ids of the accounts that give it. */
    readonly accounts: readonly string[];
    readonly stage: 'announced' | 'reported';
    /** If this number were the right one. */
    readonly outstanding: OpenRange;
    readonly state: BalanceState;
  }[];
}

export interface Balance {
  readonly agreement: string;
  readonly clause: string;
  readonly title: Obligation['title'];
  readonly source: string;
  readonly reading: string;
  readonly readingTitle: Obligation['reading']['title'];
  readonly party: string;
  /** Empty: to anybody. */
  readonly to: readonly string[];
  /** Empty: of any category. */
  readonly categories: readonly string[];
  readonly formula: Obligation['formula'];
  readonly oneSided: boolean;
  /** Where it is owed in each stretch of time: how long one is. */
  readonly every: CompiledDuration | null;
  readonly reckonedMs: number;
  readonly standing: Standing;
  /** Null where no day is fixed (yet). */
  readonly due: { readonly lowMs: number; readonly highMs: number | null } | null;
  readonly promised: OpenRange;
  readonly delivered: OpenRange;
  readonly byVoice: readonly VoiceCount[];
  readonly confirmed: Range;
  /** Announced for those transfers; null where nothing was. Never part of what is delivered. */
  readonly announced: Range | null;
  readonly outstanding: OpenRange;
  readonly overdue: OpenRange;
  readonly state: BalanceState;
  readonly rivals: readonly RivalNumber[];
  readonly transfers: readonly string[];
  /** Some of its numbers are kept from this audience. */
  readonly withheld: boolean;
  /** Ids of the findings of the clause monitor on it so far. */
  readonly findings: readonly string[];
}

export interface Reckoning {
  readonly monitor: Monitor;
  /** Of the agreement's time zone, as known by the moment, without those set aside. */
  readonly transfers: readonly Transfer[];
  /** On the same clause, reading and party. */
  readonly findings: readonly Finding[];
  /** Ids of findings that the picture has. */
  readonly published: ReadonlySet<string>;
  readonly standing: Standing;
  /** In the order in which their counts are shown. */
  readonly voices: readonly string[];
  readonly atMs: number;
}

export function balanceOf(obligation: Obligation, reckoning: Reckoning): Balance {
  const { agreement, reading, clause, title, source, party, pattern, formula, oneSided } = obligation;
  const { standing, findings, atMs } = reckoning;
  const amounts = amountsOf(obligation, reckoning);
  const fitting = reckoning.transfers.filter(
    (transfer) => fits(pattern, transfer) && transfer.startMs >= amounts.fromMs,
  );
  const state = stateOf(amounts.outstanding, { ...amounts, standing, findings, atMs });
  // What would be, were one number right, was never found late by anybody.
  const ifRight = (outstanding: OpenRange): BalanceState =>
    stateOf(outstanding, { ...amounts, standing, findings: [], atMs });
  const countable = state !== 'notInForce' && amounts.promised[1] !== null;
  return {
    agreement: agreement.id,
    clause,
    title,
    source,
    reading: reading.id,
    readingTitle: reading.title,
    party,
    to: pattern.to ?? [],
    categories: pattern.category ?? [],
    formula,
    oneSided,
    every: obligation.terms.kind === 'perStretch' ? obligation.terms.every : null,
    reckonedMs: atMs,
    standing,
    due: amounts.due,
    promised: amounts.promised,
    delivered: amounts.delivered,
    byVoice: reckoning.voices.map((voice) => countBy(voice, fitting)),
    confirmed: confirmedIn(fitting),
    announced: announcedIn(fitting),
    outstanding: amounts.outstanding,
    overdue: overdueOf(amounts.outstanding, amounts.due, standing, atMs),
    state,
    rivals: countable ? fitting.flatMap((transfer) => rivalsOf(transfer, amounts, ifRight)) : [],
    transfers: fitting.map(({ id }) => id),
    withheld: false,
    findings: findings.map(({ id }) => id).filter((id) => reckoning.published.has(id)),
  };
}

interface Amounts {
  readonly fromMs: number;
  readonly due: Balance['due'];
  readonly promised: OpenRange;
  readonly delivered: OpenRange;
  readonly outstanding: OpenRange;
}

function amountsOf(
  { terms, ...obligation }: Obligation,
  { monitor, transfers, findings, atMs }: Reckoning,
): Amounts {
  if (terms.kind === 'once') {
    const promised = amountAt(monitor, terms.owed, atMs);
    const delivered = amountAt(monitor, terms.done, atMs);
    const [low, high] = terms.due < 0 ? [Infinity, Infinity] : monitor.momentAt(terms.due, atMs);
    return {
      fromMs: terms.from < 0 ? -Infinity : monitor.momentAt(terms.from, atMs)[0],
      due: Number.isFinite(low) ? { lowMs: low, highMs: Number.isFinite(high) ? high : null } : null,
      promised,
      delivered,
      outstanding: shortfall(promised, delivered),
    };
  }
  const fromMs = monitor.momentAt(terms.start, atMs)[0];
  const since = transfers.filter(({ startMs }) => startMs >= fromMs);
  const ends = findings.map(({ endMs }) => endMs);
  const { theirs, quota } = terms;
  return {
    fromMs,
    due: ends.length > 0 ? { lowMs: Math.min(...ends), highMs: Math.max(...ends) } : null,
    promised: theirs
      ? times(quota.theirs!.factor, deliveredIn(since.filter((one) => fits(theirs, one))))
      : amountAt(monitor, quota.amount, atMs),
    delivered: deliveredIn(since.filter((one) => fits(obligation.pattern, one))),
    outstanding: missedIn(findings),
  };
}

function deliveredIn(list: readonly Transfer[]): OpenRange {
  const counts = list.flatMap(({ count }) => (count ? [count] : []));
  const uncounted = list.some(({ count, state }) => count === null && state !== 'announced');
  return [sum(counts.map(([low]) => low)), uncounted ? null : sum(counts.map(([, high]) => high))];
}

const times = (factor: number, [low, high]: OpenRange): OpenRange => [
  factor * low,
  high === null ? null : factor * high,
];

/** Over the stretches that were missed, or may have been. */
function missedIn(findings: readonly Finding[]): OpenRange {
  let low = 0;
  let high: number | null = 0;
  for (const { proof, verdict } of findings) {
    if (proof.kind !== 'quota' || verdict === 'noViolation') continue;
    const { owed, delivered, brought }: QuotaProof = proof;
    const short = shortfall(owed, [
      delivered[0] + brought[0],
      delivered[1] === null || brought[1] === null ? null : delivered[1] + brought[1],
    ]);
    low += short[0];
    high = high === null || short[1] === null ? null : high + short[1];
  }
  return [low, high];
}

const amountAt = (monitor: Monitor, quantity: number, atMs: number): OpenRange =>
  monitor.quantityNode(quantity, atMs).is as OpenRange;

export function shortfall(promised: OpenRange, delivered: OpenRange): OpenRange {
  return [
    delivered[1] === null ? 0 : Math.max(0, promised[0] - delivered[1]),
    promised[1] === null ? null : Math.max(0, promised[1] - delivered[0]),
  ];
}

interface Setting extends Pick<Amounts, 'due' | 'promised'> {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  readonly atMs: number;
}

function stateOf(outstanding: OpenRange, { due, promised, standing, findings, atMs }: Setting): BalanceState {
  if (!binds(standing)) return 'notInForce';
  if (outstanding[1] === 0)
    return findings.some(({ verdict }) => verdict === 'violation') ? 'keptLate' : 'kept';
  if (promised[1] === null) return 'notFixed';
  if (due === null) return 'noDay';
  if (atMs < due.lowMs) return outstanding[0] > 0 ? 'open' : 'undetermined';
  if (due.highMs === null || atMs < due.highMs) return 'undetermined';
  return outstanding[0] > 0 && standing !== 'undetermined' ? 'overdue' : 'undetermined';
}

function overdueOf(outstanding: OpenRange, due: Balance['due'], standing: Standing, atMs: number): OpenRange {
  if (due === null || atMs < due.lowMs || !binds(standing)) return [0, 0];
  const surely = due.highMs !== null && atMs >= due.highMs && standing !== 'undetermined';
  return surely ? outstanding : [0, outstanding[1]];
}

/** What has lapsed bound until then, and is reckoned as of then. */
const binds = (standing: Standing): boolean =>
  standing === 'inForce' || standing === 'undetermined' || standing === 'lapsed';

function fits({ from, to, category }: HandoverPattern, transfer: Transfer): boolean {
  return (
    (from?.includes(transfer.from) ?? true) &&
    (to?.includes(transfer.to) ?? true) &&
    (category?.includes(transfer.category) ?? true)
  );
}

export function countBy(voice: string, list: readonly Transfer[]): VoiceCount {
  let [low, high, told, untold] = [0, 0, 0, 0];
  for (const { accounts, state } of list) {
    if (state === 'announced') continue;
    const own = rangeOf(accounts.filter((one) => one.stage === 'reported' && one.voice === voice));
    if (!own) untold++;
    else {
      low += own[0];
      high += own[1];
      told++;
    }
  }
  return { voice, count: [low, high], told, untold };
}

export function confirmedIn(list: readonly Transfer[]): Range {
  return [sum(list.map(({ confirmed }) => confirmed[0])), sum(list.map(({ confirmed }) => confirmed[1]))];
}

export function announcedIn(list: readonly Transfer[]): Range | null {
  const ranges = list.flatMap(({ accounts }) => {
    const range = rangeOf(accounts.filter(({ stage }) => stage === 'announced'));
    return range ? [range] : [];
  });
  if (ranges.length === 0) return null;
  return [sum(ranges.map((range) => range[0])), sum(ranges.map((range) => range[1]))];
}

/** What each number would mean, where there is more than one; an announced one is told as such. */
function rivalsOf(
  transfer: Transfer,
  { promised, delivered, outstanding }: Amounts,
  judge: (outstanding: OpenRange) => BalanceState,
): RivalNumber[] {
  const given = new Map<string, { count: number; stage: 'announced' | 'reported'; accounts: string[] }>();
  for (const { id, count, stage } of transfer.accounts) {
    if (typeof count !== 'number') continue;
    const key = `${count} ${stage}`;
    const known = given.get(key);
    if (known) known.accounts.push(id);
    else given.set(key, { count, stage, accounts: [id] });
  }
  if (new Set([...given.values()].map(({ count }) => count)).size < 2) return [];
  const [low, high] = transfer.count ?? [0, 0];
  const numbers = [...given.values()]
    .sort((a, b) => a.count - b.count || (a.stage < b.stage ? 1 : -1))
    .map(({ count, stage, accounts }) => {
      const ifRight: OpenRange = [
        delivered[0] - low + count,
        delivered[1] === null ? null : delivered[1] - high + count,
      ];
      const left = outstanding[1] === null ? outstanding : shortfall(promised, ifRight);
      return { count, accounts, stage, outstanding: left, state: judge(left) };
    });
  return [{ transfer: transfer.id, day: transfer.day, numbers }];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
