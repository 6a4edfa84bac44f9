/**
 * The daily report: everything a reader of one local day needs, as values. A pure function of the picture; how it
 * reads is a matter of messages.ts, how it looks of html/.
 */
import type { ClaimGroup } from '../claims/comparison.js';
import type { Party, Source } from '../record/source.js';
import type { Interval } from '../time/instant.js';
import { addDays } from '../time/instant.js';
import { type Alerts, alertsOf } from './alerts.js';
import { type AnnexRow, annexOf } from './annex.js';
import { type CaseDay, casesOf } from './cases.js';
import { type Casualties, casualtiesOf } from './casualties.js';
import type { Changes } from './changes.js';
import { type ClauseFindings, clauseFindings, incidentsWithViolation } from './clauses.js';
import { claimsAmong } from './compared-claims.js';
import { type Counts, countsOf, observed } from './counts.js';
import { type Coverage, coverageOf } from './coverage.js';
import { isDateOnly } from './date-only.js';
import { type IncidentEntry, incidentEntry } from './entry.js';
import { type Handovers, handoversOf } from './handovers.js';
import { type LedgerEntries, ledgerEntriesOf } from './ledger-entries.js';
import type { Picture, PicturedMission, WithheldField } from './picture.js';
import { byText, type Counted, indexPicture, type PictureIndex, type Slice } from './picture-index.js';
import { type RestrictionLine, restrictionsOf } from './restrictions.js';
import { type SeriousHarmLine, seriousHarmOf } from './serious-harm.js';
import { type SkyDay, skyOfDay } from './sky-day.js';
import { type SourceLines, sourceLines } from './source-lines.js';
import { type ClaimLine, claimsOf, type DeclarationLine, declarationsOf } from './statements.js';

/** What every report opens with, whatever its length. */
export interface ReportHead extends Interval {
  readonly mission: Omit<PicturedMission, 'simulated'>;
  /** `unknown` where the mission does not say. */
  readonly simulated: boolean | 'unknown';
  readonly standsOn: Picture['standsOn'];
  /** What was left out of it for those it was made for; absent: nothing was. */
  readonly withheld?: readonly string[];
  readonly withheldFields?: readonly WithheldField[];
  /** The whole stretch that was judged; days are numbered from its first. */
  readonly period: Interval;
  /** In the alphabetical order of their English names. */
  readonly parties: readonly Party[];
  readonly guarantors: readonly Party[];
  /** In the order of their ids. */
  readonly sources: readonly Source[];
}

/** What the numbers rest on: reports of the stretch by kind and by who coded them. */
export interface Basis {
  readonly reports: number;
  readonly events: number;
  readonly summaries: number;
  readonly detections: number;
  /** Statements, exchanges and whatever else was read and is not an event. */
  readonly otherReports: number;
  /** Reports of an event whose place nobody could tell; they make no incident. */
  readonly eventsWithoutPlace: number;
  readonly codedBy: Readonly<Record<'computed' | 'person' | 'sensor', number>>;
  /** Incidents that rest on one account alone. */
  readonly singleAccount: number;
  /** Incidents whose time is known to the day only. */
  readonly dateOnly: number;
}

export interface Responsibility {
  /** Incidents assessed as attributable, by party in printing order; then `both`, other causes, `undetermined`. */
  readonly authors: readonly { readonly author: string; readonly incidents: number }[];
}

export interface MapLine {
  readonly vertices: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly near: string;
    readonly km: number;
  }[];
}

export interface ReportIssue extends Changes {
  readonly version: number;
  /** Null for the first. */
  readonly replaces: {
    readonly version: number;
    /** Id of its record in the ledger. */
    readonly record: string;
    readonly size: number;
    readonly root: string;
    /** The files that say how records are read are no longer what they were. */
    readonly configurationChanged: boolean;
    /** It was made by another version of the program. */
    readonly programChanged: boolean;
  } | null;
}

export interface DailyReport extends ReportHead {
  readonly kind: 'dailyReport';
  readonly format: 'truceline-daily-report/1';
  /** Running day of the mission, from 1. */
  readonly number: number;
  readonly day: string;
  readonly dayBefore: string;
  readonly observed: boolean;
  readonly basis: Basis;
  readonly coverage: Coverage;
  readonly counts: Counts;
  readonly violations: { readonly incidents: Counted; readonly before: Counted };
  readonly responsibility: Responsibility;
  readonly casualties: Casualties;
  /** Null where the day before lies outside the period or was not observed. */
  readonly casualtiesBefore: Pick<Casualties, 'killed' | 'injured'> | null;
  readonly findings: readonly ClauseFindings[];
  /** Of their own kind, in no count above. */
  readonly seriousHarm: readonly SeriousHarmLine[];
  /** Every incident of the day, by time. Those with a `notable` reason are told at length. */
  readonly incidents: readonly IncidentEntry[];
  readonly alerts: Alerts;
  readonly sky: SkyDay;
  readonly claims: readonly ClaimLine[];
  /** The same, part by part beside what was found. */
  readonly comparedClaims: readonly ClaimGroup[];
  readonly declarations: readonly DeclarationLine[];
  readonly handovers: Handovers['handovers'];
  /** What was promised about persons, at the end of the stretch. */
  readonly balances: Handovers['balances'];
  readonly restrictions: readonly RestrictionLine[];
  readonly cases: CaseDay;
  /** Who stands behind the incidents of the day, and what was found about them. */
  readonly sourceLines: SourceLines;
  readonly annex: readonly AnnexRow[];
  /** Where in the ledger the records stand that this report names. */
  readonly entries: LedgerEntries;
  readonly line: MapLine | null;
  /** Of a report that is issued: which version, and what changed since the one before. */
  readonly issue?: ReportIssue;
}

/**
 * @param day local day of the mission, YYYY-MM-DD
 * @param index of the same picture; give it when making many reports
 * @throws RangeError for a day outside the picture's period
 */
export function dailyReport(
  picture: Picture,
  day: string,
  index: PictureIndex = indexPicture(picture),
): DailyReport {
  const slice = index.slices.get(day);
  if (!slice) {
    throw new RangeError(
      `expected a day of the period ${index.days[0] ?? '(empty)'} to ${index.days[index.days.length - 1] ?? '(empty)'}, ` +
        `found ${day}: choose a day inside the period, or run the mission over a longer one`,
    );
  }
  const dayBefore = addDays(day, -1);
  const before = index.slices.get(dayBefore) ?? null;
  const incidents = slice.incidents.map((incident, at) => incidentEntry(index, incident, at + 1));
  return {
    kind: 'dailyReport',
    format: 'truceline-daily-report/1',
    ...headOf(index, slice),
    number: index.days.indexOf(day) + 1,
    day,
    dayBefore,
    observed: observed(slice),
    basis: basisOf(slice),
    coverage: coverageOf(index, slice),
    counts: countsOf(index, slice, before),
    violations: {
      incidents: observed(slice) ? incidentsWithViolation(index, slice) : 'notObserved',
      before: before && observed(before) ? incidentsWithViolation(index, before) : 'notObserved',
    },
    responsibility: responsibilityOf(index, slice),
    casualties: casualtiesOf(slice),
    casualtiesBefore: before && observed(before) ? tollsOf(before) : null,
    findings: clauseFindings(index, slice),
    seriousHarm: seriousHarmOf(index, slice),
    incidents,
    alerts: alertsOf(index, slice, before),
    sky: skyOfDay(index, slice),
    claims: claimsOf(index, slice.declarations),
    comparedClaims: claimsAmong(index, slice.declarations),
    declarations: declarationsOf(index, slice),
    ...handoversOf(index, slice),
    restrictions: restrictionsOf(slice),
    cases: casesOf(index, slice),
    sourceLines: sourceLines(index, slice.incidents),
    annex: annexOf(index, incidents),
    entries: ledgerEntriesOf(index, slice),
    line: mapLine(picture),
  };
}

export function headOf(index: PictureIndex, time: Interval): ReportHead {
  const { picture } = index;
  return {
    mission: headMission(index),
    simulated: picture.mission.simulated ?? 'unknown',
    startMs: time.startMs,
    endMs: time.endMs,
    standsOn: picture.standsOn,
    ...(picture.released
      ? { withheld: picture.released.notes, withheldFields: picture.released.fields }
      : {}),
    period: { startMs: picture.period.startMs, endMs: picture.period.endMs },
    parties: index.parties,
    guarantors: [...picture.guarantors].sort((a, b) => byText(a.name.en, b.name.en)),
    sources: [...picture.sources].sort((a, b) => byText(a.id, b.id)),
  };
}

/** Names of the regions that the period speaks of, not of all that the mission knows. */
function headMission({ picture, regions }: PictureIndex): ReportHead['mission'] {
  const { simulated: _simulated, regionNames, ...mission } = picture.mission;
  const known = regions.flatMap((region) => {
    const name = regionNames?.[region];
    return name && (name.uk !== undefined || name.ru !== undefined) ? [[region, name] as const] : [];
  });
  return known.length === 0 ? mission : { ...mission, regionNames: Object.fromEntries(known) };
}

export function basisOf(slice: Slice): Basis {
  const { reports, events, summaries, detections, eventsWithoutPlace, codedBy } = slice.sums;
  return {
    reports,
    events,
    summaries,
    detections,
    otherReports: reports - events - summaries - detections,
    eventsWithoutPlace,
    codedBy: { computed: codedBy.computed, person: codedBy.person, sensor: codedBy.sensor },
    singleAccount: slice.incidents.filter((incident) => incident.accounts.length === 1).length,
    dateOnly: slice.incidents.filter((incident) => isDateOnly(incident.time)).length,
  };
}

export function responsibilityOf(index: PictureIndex, slice: Slice): Responsibility {
  const counts = new Map<string, number>(index.parties.map((party) => [party.id, 0]));
  counts.set('both', 0);
  const rest = new Map<string, number>();
  let undetermined = 0;
  for (const incident of slice.incidents) {
    const author = index.picture.attributions.get(incident.id)?.author ?? 'undetermined';
    if (author === 'undetermined') undetermined++;
    else if (counts.has(author)) counts.set(author, counts.get(author)! + 1);
    else rest.set(author, (rest.get(author) ?? 0) + 1);
  }
  const others = [...rest].sort((a, b) => byText(a[0], b[0]));
  return {
    authors: [...counts, ...others, ['undetermined', undetermined] as const].map(([author, incidents]) => ({
      author,
      incidents,
    })),
  };
}

function tollsOf(slice: Slice): Pick<Casualties, 'killed' | 'injured'> {
  const { killed, injured } = casualtiesOf(slice);
  return { killed, injured };
}

function mapLine(picture: Picture): MapLine | null {
  const { line } = picture;
  if (!line) return null;
  return {
    vertices: line.vertices.map((vertex, at) => ({
      lat: vertex.lat,
      lon: vertex.lon,
      near: vertex.near,
      km: line.chainageKm[at]!,
    })),
  };
}
