/**
 * Silence from afar in a window, computed from what could have been noticed and what was: alerts against the usual of the
 * same hours, strikes that somebody reports by means, bulletins, and who spoke at all. Where no alert register reaches and
 * no source spoke, the answer is `notObserved`.
 */
import type { Excess } from '../coverage/usual.js';
import type { Language } from '../record/codes.js';
import type { LocalText, Source } from '../record/source.js';
import type { Interval } from '../time/instant.js';
import { againstUsual, hourlyAlerts, NOT_OBSERVED, nationwide } from './alert-series.js';
import type { AlertTable } from './alert-table.js';
import type { Bulletin, BulletinAct, BulletinMeans } from './bulletin.js';
import { silenceWords } from './silence-words.js';

/** Strikes that accounts allege or assert, of which the whole time lies in the window, and those that may. */
export interface Said {
  readonly inside: readonly string[];
  /** Known by their date, which reaches beyond the window. */
  readonly perhaps: readonly string[];
}

/** A source's voice in the window and in as many hours of the weeks around it. */
export interface Heard {
  readonly source: string;
  readonly kind: Source['kind'];
  readonly during: number;
  /** In windows of the same length, the mean. */
  readonly usual: number;
}

export interface SaidNumber {
  readonly source: string;
  readonly observation: string;
  readonly act: BulletinAct;
  readonly means: BulletinMeans;
  readonly count: number;
}

export const SILENCE_VERDICTS = [
  'silence',
  'silenceWithExceptions',
  'fewer',
  'asUsual',
  'more',
  'notObserved',
] as const;
export type SilenceVerdict = (typeof SILENCE_VERDICTS)[number];

export interface Silence {
  readonly verdict: SilenceVerdict;
  readonly alerts: Excess & { readonly weekBefore: number | 'notObserved' };
  /** Regions that alerts name at all, and regions of the mission that none ever does. */
  readonly regionsHeard: number;
  readonly regionsNotObserved: readonly string[];
  /** Missiles and long-range drones; bombs glide from aircraft near the line and are told apart. */
  readonly fromAfar: Said & { readonly weekBefore: number };
  readonly bombs: Said & { readonly weekBefore: number };
  /** Launched, shot down, lost or hit within the window, as bulletins say: side by side, never added. */
  readonly bulletins: readonly SaidNumber[];
  readonly heard: readonly Heard[];
  /** How many of the sources that usually speak spoke in the window. */
  readonly fresh: { readonly spoke: number; readonly usually: number };
  /** Fire near the line or of unknown reach that is alleged or asserted in the window; totals that parties claim. */
  readonly local: {
    readonly fires: number;
    readonly claims: readonly { readonly by: string; readonly count: number }[];
  };
  readonly words: Readonly<Record<Language, string>>;
}

export interface SilenceSetting {
  readonly timeZone: string;
  readonly window: Interval;
  readonly weekBefore: Interval;
  /** Windows that are no measure of what is usual: truces, this one among them. */
  readonly leftOut: readonly Interval[];
  readonly alerts: AlertTable;
  readonly bulletins: readonly Bulletin[];
  /** Regions of the mission from which anything came. */
  readonly regions: readonly string[];
  /** When each source spoke, ascending milliseconds. */
  readonly spoken: readonly { readonly source: Source; readonly timesMs: Float64Array }[];
  readonly fromAfar: Silence['fromAfar'];
  readonly bombs: Silence['bombs'];
  readonly local: Silence['local'];
  readonly partyName: (id: string) => LocalText;
}

const DAY_MS = 24 * 3_600_000;
const REFERENCE_MS = 28 * DAY_MS;
/** A source that spoke less in as long a time is not expected to speak. */
const USUALLY_SPEAKS = 1;

export function silenceOf(setting: SilenceSetting): Silence {
  const { alerts: table, window, weekBefore, timeZone } = setting;
  const hourly = hourlyAlerts(table, timeZone, setting.leftOut);
  const all = hourly && nationwide(hourly);
  const excess = (hourly && all && againstUsual(hourly, all, window, 0.9)) || NOT_OBSERVED;
  const before = hourly && all && againstUsual(hourly, all, weekBefore, 0.9);
  const heard = heardOf(setting);
  const usually = heard.filter(({ usual }) => usual >= USUALLY_SPEAKS);
  const fresh = { spoke: usually.filter(({ during }) => during > 0).length, usually: usually.length };
  const named = new Set(table.regions.map(({ name }) => name).filter((name) => name !== ''));
  const found: Omit<Silence, 'words'> = {
    verdict: verdictOf(excess, fresh, setting),
    alerts: { ...rounded(excess), weekBefore: before ? before.noticed : 'notObserved' },
    regionsHeard: named.size,
    regionsNotObserved: setting.regions.filter((region) => !named.has(region)),
    fromAfar: setting.fromAfar,
    bombs: setting.bombs,
    bulletins: numbersWithin(setting),
    heard,
    fresh,
    local: setting.local,
  };
  return { ...found, words: silenceWords(found, setting.partyName) };
}

function verdictOf(
  excess: Excess,
  fresh: Silence['fresh'],
  { fromAfar, bombs }: SilenceSetting,
): SilenceVerdict {
  if (excess.verdict === 'notObserved' || (fresh.usually > 0 && fresh.spoke === 0)) return 'notObserved';
  if (excess.verdict === 'moreThanUsual') return 'more';
  if (excess.verdict === 'asUsual') return 'asUsual';
  if (fromAfar.inside.length === 0 && bombs.inside.length === 0) return 'silence';
  // Fewer alerts, and fewer than half of the strikes of a week before: what is left are exceptions.
  return fromAfar.inside.length <= fromAfar.weekBefore / 2 ? 'silenceWithExceptions' : 'fewer';
}

function heardOf({ spoken, window, leftOut }: SilenceSetting): Heard[] {
  const { startMs, endMs } = window;
  const hours = endMs - startMs;
  return spoken
    .map(({ source, timesMs }): Heard => {
      let during = 0;
      let around = 0;
      let first = Number.POSITIVE_INFINITY;
      let last = Number.NEGATIVE_INFINITY;
      for (const atMs of timesMs) {
        first = Math.min(first, atMs);
        last = Math.max(last, atMs);
        if (atMs >= startMs && atMs < endMs) during++;
        else if (atMs >= startMs - REFERENCE_MS && atMs < endMs + REFERENCE_MS && !isIn(atMs, leftOut))
          around++;
      }
      // Of the weeks around, those in which the source was heard of at all.
      const from = Math.max(first, startMs - REFERENCE_MS);
      const until = Math.min(last, endMs + REFERENCE_MS);
      const reference = Math.max(DAY_MS, until - from - hours);
      const usual =
        first > endMs + REFERENCE_MS || last < startMs - REFERENCE_MS ? 0 : (around * hours) / reference;
      return { source: source.id, kind: source.kind, during, usual: Math.round(usual * 10) / 10 };
    })
    .filter(({ during, usual }) => during > 0 || usual > 0)
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

const isIn = (atMs: number, windows: readonly Interval[]): boolean =>
  windows.some(({ startMs, endMs }) => atMs >= startMs && atMs < endMs);

/** Of bulletins of which more than half of the time lies in the window. */
function numbersWithin({ bulletins, window }: SilenceSetting): SaidNumber[] {
  const found: SaidNumber[] = [];
  for (const { time, longer, numbers, source, observation, dateOnly, night } of bulletins) {
    if (longer) continue;
    // A night that is dated by its morning began on the evening before.
    const startMs = dateOnly && night ? time.startMs - DAY_MS / 4 : time.startMs;
    const endMs = dateOnly && night ? time.startMs + DAY_MS / 4 : time.endMs;
    const inside = Math.min(endMs, window.endMs) - Math.max(startMs, window.startMs);
    if (inside <= (endMs - startMs) / 2) continue;
    for (const { act, means, count, part } of numbers)
      if (!part) found.push({ source, observation, act, means, count });
  }
  return found;
}

const rounded = (excess: Excess): Excess => ({ ...excess, usual: Math.round(excess.usual * 10) / 10 });
