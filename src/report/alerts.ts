/**
 * Air-raid alerts by region: how many began, and for how long the siren was on inside the stretch. An alert is a
 * warning, not a violation. A region without any alert record has no data, which is not zero.
 */
import type { Interval } from '../time/instant.js';
import { byText, type Counted, type PictureIndex, type Slice } from './picture-index.js';
import type { Siren } from './report-sums.js';

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
  const now = slice.sums.sirens;
  const then = before?.sums.sirens ?? new Map<string, Siren>();
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
  return counted(inWindow(index, window), hasAlertData(index, window));
}

/** The register of alerts answers for a stretch that lies between its first and its last alert, to the day. */
function hasAlertData(index: PictureIndex, window: Interval): boolean {
  const span = index.alertSpan;
  return span !== null && span.startMs < window.endMs && span.endMs > window.startMs;
}

function inWindow({ sums }: PictureIndex, window: Interval): Siren {
  const { startsMs, endsMs } = sums.alertTimes;
  let begun = 0;
  let ms = 0;
  for (let i = 0; i < startsMs.length; i++) {
    const startMs = startsMs[i]!;
    if (startMs >= window.startMs && startMs < window.endMs) begun++;
    ms += Math.max(0, Math.min(endsMs[i]!, window.endMs) - Math.max(startMs, window.startMs));
  }
  return { begun, ms };
}

function add(tallies: readonly Siren[]): Siren {
  return tallies.reduce((sum, one) => ({ begun: sum.begun + one.begun, ms: sum.ms + one.ms }), {
    begun: 0,
    ms: 0,
  });
}

function counted(value: Siren | undefined, seen: boolean): AlertCount {
  if (!seen) return { begun: 'notObserved', hours: 'notObserved' };
  return { begun: value?.begun ?? 0, hours: Math.round(((value?.ms ?? 0) / 3_600_000) * 100) / 100 };
}
