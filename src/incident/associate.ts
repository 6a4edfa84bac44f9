/**
 * Association: which reports tell of one event.
 *
 * Events with a position make incidents. Detections join one as a corroborating account, and statements about one attack
 * join that; neither ever makes one. Alerts, summaries, exchanges and other statements stay outside.
 */
import type { CodedReport } from '../coding/coded.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { PlacePrecision } from '../record/codes.js';
import type { Source } from '../record/source.js';
import { assemble } from './assemble.js';
import { detectionsByGroup, memberOfDetection } from './detection.js';
import { associationOrder, type Group, gather, type Member, tellsOfEvent } from './gather.js';
import type { Incident } from './incident.js';
import { facilityMatcher } from './place.js';
import { type Ruling, sidesOf, standing } from './ruling.js';
import { type PlacedReport, tellings } from './telling.js';

export interface AssociationSetting {
  readonly sources: readonly Source[];
  readonly line: ContactLine | null;
  readonly facilities: readonly Facility[];
  /** Who held the ground then: a party id, `contested` or `unknown`. */
  readonly controlAt: (lat: number, lon: number, atMs: number) => string;
}

/** An incident, and the ids of the coded reports in it: of one text that tells of several events, each stands by itself. */
export interface Associated {
  readonly incident: Incident;
  readonly reports: readonly string[];
}

/**
 * Incidents in the order of start, then id. The order of the reports does not matter; that of the rulings does: they
 * come in the order in which they were made.
 */
export function associate(
  reports: readonly CodedReport[],
  setting: AssociationSetting,
  rulings: readonly Ruling[] = [],
): readonly Incident[] {
  return associated(reports, setting, rulings).map(({ incident }) => incident);
}

export function associated(
  reports: readonly CodedReport[],
  setting: AssociationSetting,
  rulings: readonly Ruling[] = [],
): readonly Associated[] {
  const sources = new Map(setting.sources.map((source) => [source.id, source]));
  const events: PlacedReport[] = [];
  const detections: PlacedReport[] = [];
  for (const report of reports) {
    const event = toldEvent(report);
    if (event) events.push(event);
    else if (isDetection(report)) detections.push(report);
  }
  events.sort(associationOrder);
  detections.sort(associationOrder);
  const inForce = standing(rulings);
  const all = tellings(events, sources, facilityMatcher(setting.facilities), sidesOf(inForce));
  const groups = gather(all, inForce).groups.filter(({ members }) => members.some(tellsOfEvent));
  const seen = detectionsByGroup(groups, detections);
  return groups
    .map((group) => {
      const members = withDetections(group, seen.get(group));
      return {
        incident: assemble(members, sources, setting),
        reports: members.flatMap(({ telling }) => telling.reports.map(({ id }) => id)),
      };
    })
    .sort((a, b) => incidentOrder(a.incident, b.incident));
}

export const withDetections = (
  { members }: Group,
  detections: readonly PlacedReport[] | undefined,
): readonly Member[] => (detections ? [...members, ...detections.map(memberOfDetection)] : members);

export const incidentOrder = (a: Incident, b: Incident): number =>
  a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Talk of attacks somewhere in a region is about none in particular. */
const WIDE: ReadonlySet<PlacePrecision> = new Set(['region', 'country']);

/** What a report tells of an event, or speaks about one: with the place and codes of that event. */
export function toldEvent(report: CodedReport): PlacedReport | undefined {
  if (report.report_kind === 'event') return isPlaced(report) ? report : undefined;
  const { about } = report;
  if (!about || report.report_kind === 'detection' || WIDE.has(about.place.precision)) return undefined;
  return { ...report, ...about };
}

export const isDetection = (report: CodedReport): report is PlacedReport =>
  report.report_kind === 'detection' && isPlaced(report);

function isPlaced(report: CodedReport): report is PlacedReport {
  return report.place !== undefined;
}
