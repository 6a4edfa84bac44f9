/**
 * Association: which reports tell of one event.
 *
 * Events with a position make incidents. Detections join one as a corroborating account and never make one; alerts,
 * summaries, statements and exchanges stay outside.
 */
import type { CodedReport } from '../coding/coded.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { Source } from '../record/source.js';
import { assemble } from './assemble.js';
import { joinDetections } from './detection.js';
import { associationOrder, gather } from './gather.js';
import type { Incident } from './incident.js';
import { facilityMatcher } from './place.js';
import { type PlacedReport, tellings } from './telling.js';

export interface AssociationSetting {
  readonly sources: readonly Source[];
  readonly line: ContactLine | null;
  readonly facilities: readonly Facility[];
  /** Who held the ground then: a party id, `contested` or `unknown`. */
  readonly controlAt: (lat: number, lon: number, atMs: number) => string;
}

/** Incidents in the order of start, then id. The order of the reports does not matter. */
export function associate(reports: readonly CodedReport[], setting: AssociationSetting): readonly Incident[] {
  const sources = new Map(setting.sources.map((source) => [source.id, source]));
  const events: PlacedReport[] = [];
  const detections: PlacedReport[] = [];
  for (const report of reports) {
    if (!isPlaced(report)) continue;
    if (report.report_kind === 'event') events.push(report);
    else if (report.report_kind === 'detection') detections.push(report);
  }
  events.sort(associationOrder);
  detections.sort(associationOrder);
  const open = gather(tellings(events, sources, facilityMatcher(setting.facilities)));
  joinDetections(open, detections);
  return open
    .map((group) => assemble(group.members, sources, setting))
    .sort((a, b) => a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : 1));
}

function isPlaced(report: CodedReport): report is PlacedReport {
  return report.place !== undefined;
}
