/**
 * Air-raid alerts by region: how many began, and for how long the siren was on inside the stretch. An alert is a
 * warning, not a violation. A region without any alert record has no data, which is not zero.
 */
import type { CodedReport } from '../coding/coded.js';
import type { Interval } from '../time/instant.js';
import { byText, type Counted, type PictureIndex, type Slice } from './picture-index.js';

export interface AlertCount {
  /** Alerts that began in the stretch. */
  readonly begun: Counted;
  /** Alert-hours inside the stretch, including those of alerts that began before it. Hours. */
  readonly hours: Counted;
}

export interface RegionAlerts extends AlertCount {
  readonly region: string;
  readonly before: AlertCount;
}

export interface Alerts {
  readonly total: AlertCount;
  readonly before: AlertCount;
  readonly regions: readonly RegionAlerts[];
  /** Regions of the period for which no source gives alerts at all. */
  readonly regionsWithoutData: readonly string[];
}

export function alertsOf(index: PictureIndex, slice: Slice, before: Slice | null): Alerts {
  const now = tally(slice.alerts, slice);
  const then = before ? tally(before.alerts, before) : new Map<string, Tally>();
  const seenNow = hasAlertData(index, slice);
  const seenThen = before !== null && hasAlertData(index, before);
  const known = new Set(index.alertRegions);
  return {
    total: counted(add([...now.values()]), seenNow),
    before: counted(add([...then.values()]), seenThen),
    regions: index.alertRegions.map((region) => ({
      region,
      ...counted(now.get(region), seenNow),
      before: counted(then.get(region), seenThen),
    })),
    regionsWithoutData: index.regions.filter((region) => !known.has(region)).sort(byText),
  };
}

/** Alerts that began in a window and the alert-hours inside it. */
export function alertsIn(index: PictureIndex, window: Interval): AlertCount {
  return counted(add([...tally(index.alerts, window).values()]), hasAlertData(index, window));
}

/** The register of alerts answers for a stretch that lies between its first and its last alert, to the day. */
function hasAlertData(index: PictureIndex, window: Interval): boolean {
  const span = index.alertSpan;
  return span !== null && span.startMs < window.endMs && span.endMs > window.startMs;
}

interface Tally {
  begun: number;
  ms: number;
}

function tally(alerts: readonly CodedReport[], window: Interval): Map<string, Tally> {
  const byRegion = new Map<string, Tally>();
  for (const alert of alerts) {
    const ms = Math.min(alert.time.endMs, window.endMs) - Math.max(alert.time.startMs, window.startMs);
    const begun = alert.time.startMs >= window.startMs && alert.time.startMs < window.endMs;
    if (ms <= 0 && !begun) continue;
    const region = alert.place?.region ?? '';
    const known = byRegion.get(region) ?? { begun: 0, ms: 0 };
    byRegion.set(region, { begun: known.begun + (begun ? 1 : 0), ms: known.ms + Math.max(0, ms) });
  }
  return byRegion;
}

function add(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ begun: sum.begun + one.begun, ms: sum.ms + one.ms }), {
    begun: 0,
    ms: 0,
  });
}

function counted(value: Tally | undefined, seen: boolean): AlertCount {
  if (!seen) return { begun: 'notObserved', hours: 'notObserved' };
  return { begun: value?.begun ?? 0, hours: Math.round(((value?.ms ?? 0) / 3_600_000) * 100) / 100 };
}
