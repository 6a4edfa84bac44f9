/**
 * Quotas: stretches from entry into force on, each judged at its last moment; the guide, "Quotas".
 */
import { type CompiledQuota, NO, type QuotaRule, UNKNOWN } from '../../agreement/program.js';
import { shift } from '../../time/calendar.js';
import { STANDINGS } from '../finding.js';
import type { Court } from './case.js';
import { inForceTruth } from './condition.js';
import { type EventList, type Seen, seenBetween } from './event-list.js';
import { highAt, holdsUntil, lowAt } from './graph.js';
import { isoOf } from './iso.js';
import { rangeOf, shown, standingStep } from './prove.js';
import { amountOf } from './quantity.js';
import { cutOccurrences, type Occurrence, occurrenceFinding, type Watch } from './watch.js';

type Span = readonly [low: number, high: number];
const NONE: Span = [0, 0];

interface Stretch {
  readonly lastMs: number;
  /** Carried on to the next. */
  readonly carried: Span;
  /** How many occurrences there were by its end. */
  readonly count: number;
}

interface Judged {
  readonly carried: Span;
  readonly occurrence: Occurrence | null;
}

export function openQuotaWatch(
  court: Court,
  place: Pick<Watch, 'clause' | 'reading' | 'party' | 'standing'>,
  rule: QuotaRule,
  quota: CompiledQuota,
): Watch {
  const { graph } = court;
  const enters = graph.moments[graph.program.standings[place.standing]!.enters]!;
  const standing = graph.standings[place.standing]!;
  const watcher = { voidFromMs: Number.POSITIVE_INFINITY };
  const owing = quota.cuts.flatMap(({ from, until, amount }) => [
    graph.moments[from]!,
    graph.moments[until]!,
    graph.quantities[amount]!,
  ]);
  for (const node of [enters, standing, graph.quantities[quota.amount]!, ...owing])
    node.watchers.push(watcher);
  graph.listWatchers[quota.pattern]!.push(watcher);
  if (quota.theirs) graph.listWatchers[quota.theirs.pattern]!.push(watcher);
  const stretches: Stretch[] = [];
  /** Beginning of the first stretch and when it was known; NaN: not yet. */
  let firstMs = Number.NaN;
  let knownMs = Number.NaN;
  let wakeMs = Number.NEGATIVE_INFINITY;

  /** Looks for entry after what has been looked at; from then on stretches follow by calendar. */
  const findFirst = (untilMs: number): void => {
    for (let t = Number.NEGATIVE_INFINITY; t <= untilMs; ) {
      const high = highAt(enters, t);
      const until = holdsUntil(enters, t);
      if (high < until && high <= untilMs) {
        firstMs = high;
        knownMs = Math.max(t, high);
        return;
      }
      t = until;
      wakeMs = Math.min(until, Number.isFinite(high) && high > untilMs ? high : until);
    }
  };

  const judge = (k: number, startMs: number, endMs: number): Judged => {
    const lastMs = endMs - 1;
    const brought = stretches[k - 1]?.carried ?? NONE;
    const among = inStretch(graph.lists[quota.pattern]!, startMs, lastMs);
    const delivered = total(graph.lists[quota.pattern]!, quota, among);
    const force = inForceTruth(STANDINGS[lowAt(standing, lastMs)]!);
    const owed = force === NO ? NONE : owedIn(startMs, lastMs);
    const low = brought[0] + delivered[0];
    const high = brought[1] + delivered[1];
    const carried = carry(rule.carry, [low - owed[1], high - owed[0]]);
    const isMissed = force !== UNKNOWN && high < owed[0];
    if (force === NO || low >= owed[1]) return { carried, occurrence: null };
    const proof = {
      kind: 'quota',
      from: isoOf(startMs),
      to: isoOf(endMs),
      owed: rangeOf(...owed),
      delivered: rangeOf(...delivered),
      brought: rangeOf(...brought),
      ...shown(among),
      standing: standingStep(graph, place.standing, lastMs, lastMs),
    } as const;
    const name = isMissed ? 'quota-missed' : 'quota-open';
    const finding = occurrenceFinding(court, place, name, startMs, endMs, lastMs, proof);
    return { carried, occurrence: { finding, foundMs: lastMs, openMs: Number.NaN, openId: '' } };
  };

  const amountAt = (quantity: number, t: number): Span => {
    const node = graph.quantities[quantity]!;
    return [lowAt(node, t), highAt(node, t)];
  };

  const owedIn = (startMs: number, lastMs: number): Span => {
    let owed = amountAt(quota.amount, lastMs);
    for (const { from, until, amount } of quota.cuts) {
      const [a, b] = [graph.moments[from]!, graph.moments[until]!];
      const isIn = lowAt(a, lastMs) <= startMs && startMs < highAt(b, lastMs);
      if (!isIn) continue;
      const isSurelyIn = highAt(a, lastMs) <= startMs && startMs < lowAt(b, lastMs);
      const cut = amountAt(amount, lastMs);
      owed = isSurelyIn ? cut : [Math.min(cut[0], owed[0]), Math.max(cut[1], owed[1])];
      break;
    }
    if (!quota.theirs) return owed;
    const list = graph.lists[quota.theirs.pattern]!;
    const theirs = total(list, quota, inStretch(list, startMs, lastMs));
    const { factor } = quota.theirs;
    return [Math.min(owed[0], theirs[0] * factor), Math.min(owed[1], theirs[1] * factor)];
  };

  const watch: Watch = {
    ...place,
    watcher,
    occurrences: [],
    unchanged: 0,
    run: (untilMs) => {
      wakeMs = Number.POSITIVE_INFINITY;
      if (Number.isNaN(firstMs)) findFirst(untilMs);
      if (!Number.isFinite(firstMs)) return;
      const boundary = (k: number): number => shift(graph.timeZone, firstMs, rule.every, k);
      for (let k = stretches.length; ; k++) {
        const endMs = boundary(k + 1);
        if (endMs - 1 > untilMs) {
          wakeMs = endMs - 1;
          return;
        }
        const stretch = judge(k, boundary(k), endMs);
        if (stretch.occurrence) watch.occurrences.push(stretch.occurrence);
        stretches.push({ lastMs: endMs - 1, carried: stretch.carried, count: watch.occurrences.length });
      }
    },
    keepBefore: (t) => {
      if (!(knownMs < t)) {
        firstMs = Number.NaN;
        knownMs = Number.NaN;
        stretches.length = 0;
      }
      while (stretches.length > 0 && stretches.at(-1)!.lastMs >= t) stretches.pop();
      cutOccurrences(watch, stretches.at(-1)?.count ?? 0);
      wakeMs = Math.min(wakeMs, t);
    },
    nextMs: () => wakeMs,
  };
  return watch;
}

interface Within extends Seen {
  readonly surely: boolean;
}

/** Events with x in the stretch, as seen at its last moment. */
function inStretch(list: EventList, startMs: number, lastMs: number): Within[] {
  return seenBetween(list, lastMs, startMs - list.longestMs, lastMs)
    .filter((event) => event.lastMs >= startMs)
    .map((event) => ({
      ...event,
      surely: event.isSure && event.startMs >= startMs && event.lastMs <= lastMs,
    }));
}

function total(list: EventList, { of, counting }: CompiledQuota, among: readonly Within[]): Span {
  let low = 0;
  let high = 0;
  for (const event of among) {
    const amount = counting === 'count' ? ([1, 1] as const) : amountOf(list, event, of);
    if (event.surely) low += amount[0];
    high += amount[1];
  }
  return [low, high];
}

function carry(how: QuotaRule['carry'], [low, high]: Span): Span {
  switch (how) {
    case 'none':
      return NONE;
    case 'surplus':
      return [Math.max(0, low), Math.max(0, high)];
    case 'both':
      return [low, high];
  }
}
