/**
 * Sums of reports, as far as a role may see them: without the days that are too recent, and with protected sources under
 * their aliases. The days that are left count what they counted.
 */

import type { Picture, Reports } from '../report/picture.js';
import {
  addSums,
  countBelow,
  type DaySums,
  daysBetween,
  type ReportSums,
  type SourceSums,
  sumReports,
} from '../report/report-sums.js';
import type { Bulletin } from '../sky/bulletin.js';
import { startOfDayMs } from '../time/instant.js';
import type { Policy } from './release.js';

interface Cut {
  readonly zone: string;
  readonly cutMs: number;
  /** Of the shortened period. */
  readonly endMs: number;
  readonly sources: ReadonlyMap<string, string>;
  readonly setting: Policy;
}

/** Nothing but the sums: what single reports say is in the incidents, as far as it is released. */
export function releasedReports(picture: Picture, cut: Cut): Reports {
  const sums = releasedSums(picture.reports.sums ?? sumReports(picture), cut);
  return Object.assign([] as never[], { sums });
}

function releasedSums(sums: ReportSums, { zone, cutMs, endMs, sources, setting }: Cut): ReportSums {
  const named = (id: string): string => sources.get(id) ?? id;
  const renamed = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].map(([id, value]) => [named(id), value]));
  const period = { startMs: sums.period.startMs, endMs: Math.min(sums.period.endMs, endMs) };
  const days = new Map<string, DaySums>();
  for (const day of daysBetween(zone, period)) {
    // A day that is too recent stands only where the period has no other.
    const one = startOfDayMs(zone, day) < cutMs ? sums.days.get(day)! : addSums([]);
    days.set(day, {
      ...one,
      observations: renamed(one.observations),
      alerts: renamed(one.alerts),
      alertsBegun: renamed(one.alertsBegun),
    });
  }
  return {
    ...sums,
    period,
    days,
    sources: renamed(new Map([...sums.sources].map(([id, one]) => [id, before(one, cutMs)]))),
    bulletins: sums.bulletins
      .filter(({ time, source }) => time.endMs <= cutMs && !sources.has(source))
      .map((one) => (setting.words.kind === 'full' ? one : withoutWords(one))),
    counts: setting.words.kind === 'full' ? sums.counts : new Map(),
  };
}

function before(sums: SourceSums, cutMs: number): SourceSums {
  const reports = countBelow(sums.homesMs, cutMs);
  if (reports === sums.homesMs.length) return sums;
  return { reports, lastMs: sums.homesMs[reports - 1] ?? 0, homesMs: sums.homesMs.slice(0, reports) };
}

const withoutWords = (bulletin: Bulletin): Bulletin => ({
  ...bulletin,
  launchPlaces: [],
  numbers: bulletin.numbers.map((one) => ({ ...one, words: '', place: '' })),
});
