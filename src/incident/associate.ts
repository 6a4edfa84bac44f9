/**
 * Association: which reports tell of one event.
 *
 * Events with a position make incidents. Detections join one as a corroborating account, and statements about one attack
 * join that; neither ever makes one. Alerts, summaries, exchanges and other statements stay outside.
 */

import type { CodedReport } from '../coding/coded.js';
import { asSeriousHarm } from '../coding/harm.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { Conduct, PlacePrecision } from '../record/codes.js';
import type { Source } from '../record/source.js';
import { assemble } from './assemble.js';
import { detectionsByGroup, tellingOfDetection } from './detection.js';
import { associationOrder, type Group, gather, tellsOfEvent } from './gather.js';
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
  const sources = sourcesById(setting);
  return groupsOf(reports, setting, rulings)
    .map((group) => assemble(group, sources, setting))
    .sort(incidentOrder);
}

export function associated(
  reports: readonly CodedReport[],
  setting: AssociationSetting,
  rulings: readonly Ruling[] = [],
): readonly Associated[] {
  const sources = sourcesById(setting);
  return groupsOf(reports, setting, rulings)
    .map((group) => ({
      incident: assemble(group, sources, setting),
      reports: group.tellings.flatMap((telling) => telling.reports.map(({ id }) => id)),
    }))
    .sort((a, b) => incidentOrder(a.incident, b.incident));
}

export const sourcesById = ({ sources }: AssociationSetting): ReadonlyMap<string, Source> =>
  new Map(sources.map((source) => [source.id, source]));

/** One an incident: events, with the statements about them and the detections that fit. */
function groupsOf(
  reports: readonly CodedReport[],
  setting: AssociationSetting,
  rulings: readonly Ruling[],
): readonly Group[] {
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
  const facilityOf = facilityMatcher(setting.facilities);
  const all = tellings(events, sourcesById(setting), facilityOf, sidesOf(inForce));
  const groups = gather(all, inForce).groups.filter(({ tellings }) => tellings.some(tellsOfEvent));
  const seen = detectionsByGroup(groups, detections);
  return groups.map((group) => withDetections(group, seen.get(group)));
}

export const withDetections = (group: Group, detections: readonly PlacedReport[] | undefined): Group =>
  detections ? { ...group, tellings: [...group.tellings, ...detections.map(tellingOfDetection)] } : group;

export const incidentOrder = (a: Incident, b: Incident): number =>
  a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Talk of attacks somewhere in a region is about none in particular. */
const WIDE: ReadonlySet<PlacePrecision> = new Set(['region', 'country']);

/** What a report tells of an event, or speaks about one: with the place and codes of that event. */
export function toldEvent(report: CodedReport): PlacedReport | undefined {
  if (report.report_kind === 'event') return isPlaced(report) ? asSeriousHarm(report) : undefined;
  const { about } = report;
  if (!about || report.report_kind === 'detection' || WIDE.has(about.place.precision)) return undefined;
  return { ...report, ...about };
}

export const isDetection = (report: CodedReport): report is PlacedReport =>
  report.report_kind === 'detection' && !NO_ATTACK.has(report.conduct) && isPlaced(report);

/** A vessel's passage or a forged position near an explosion says nothing about it. */
const NO_ATTACK: ReadonlySet<Conduct> = new Set(['interference', 'movement']);

function isPlaced(report: CodedReport): report is PlacedReport {
  return report.place !== undefined;
}
