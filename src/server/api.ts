/**
 * The shapes that the HTTP API answers with; the web application imports these types and nothing else of src/.
 * Times are milliseconds since 1970 UTC, positions WGS 84 degrees. Errors are `{ error: { code, message, hint? } }`
 * with a fitting HTTP status. Over 300 lines, because it is a list: one shape for each route.
 */
import type { Principal } from '../access/principal.js';
import type { Withheld } from '../access/release.js';
import type { Role as AccessRole } from '../access/role.js';
import type { Agreement } from '../agreement/agreement.js';
import type { Field as ClauseField } from '../agreement/explain/periods.js';
import type { OpenPoint } from '../agreement/open-points.js';
import type { Sent } from '../alert/alerts.js';
import type { AlertsOverview } from '../alert/overview.js';
import type { Attribution } from '../attribution/attribution.js';
import type { Case } from '../casework/case.js';
import type { DueLine, UntoldLine } from '../casework/due.js';
import type { Call } from '../casework/hotline.js';
import type { Ruled } from '../casework/meeting.js';
import type { ClaimGroup } from '../claims/comparison.js';
import type { Band, Finding, Standing, Verdict } from '../compliance/finding.js';
import type { Sector } from '../geo/line.js';
import type { ShownPeople } from '../handover/disclosure.js';
import type { Incident } from '../incident/incident.js';
import type { ListProblem } from '../persons/list/problem.js';
import type { Role, Stance } from '../position/position.js';
import type { Conduct, Language, Means, Target } from '../record/codes.js';
import type { Correction, Declaration, Effort, Handover, ListInfo, Observation } from '../record/record.js';
import type { LocalText, Party, Source } from '../record/source.js';
import type { StepAction } from '../record/step.js';
import type { DeviceHealth } from '../report/devices.js';
import type { JudgedSource, JudgedSources } from '../report/judged-sources.js';
import type { Unobserved } from '../report/observed-hours.js';
import type { StandsOn } from '../report/picture.js';
import type { ToldWaterfalls } from '../report/told-waterfall.js';
import type { TruceComparison } from '../report/truces.js';
import type { WatchedLine, WatchedSector } from '../report/watched.js';
import type { AlertSeries } from '../sky/alert-series.js';
import type { Operation } from '../sky/operation.js';
import type { Interval } from '../time/instant.js';
import type { ChildCase, ChildCounts } from '../tracing/child-case.js';
import type { Foreseen, ListChange } from '../tracing/list.js';
import type { PersonRights } from '../tracing/right.js';
import type { SeriousHarmFinding } from '../treatment/finding.js';
import type { StandingThen } from './positions-standing.js';
import type { SeenFinding } from './today.js';

/** GET, POST /api/session: who asks, and what of the mission is withheld from them. DELETE /api/session signs out. */
export interface SessionView {
  readonly role: AccessRole;
  readonly party: string | null;
  /** Of the account; '' without one. */
  readonly name: string;
  readonly by: Principal['by'];
  /** The mission has accounts to sign in to. */
  readonly signIn: boolean;
  /** What changes something carries this in the header x-truceline-change; null without a session. */
  readonly change: string | null;
  /** Under which the account may write. */
  readonly sources: readonly string[];
  /** Where people of other organisations sign in: GET /api/session/at/:id. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** Whom they ask who signed in there and have no role here; null where there is none. */
  readonly contact: string | null;
  readonly withheld: readonly Withheld[];
  /** What they may do with lists of persons, requests for the missing and cases of children. */
  readonly persons: PersonRights;
}

/**
 * POST /api/observe: what a monitor sends from a device. All of it is taken, or nothing. What was sent before and is sent again
 * the same is `known`; under the same id, anything else is refused (409 other-content).
 */
export interface ObserveRequest {
  /** ISO 8601, by the clock of the device, when this request was made. */
  readonly sentAt: string;
  readonly records: readonly (Observation | Effort | Correction)[];
}

export interface ObserveAnswer {
  readonly results: readonly { readonly id: string; readonly result: 'added' | 'known' }[];
  readonly clock: DeviceClock;
}

export interface DeviceClock {
  readonly deviceAt: string;
  readonly serverAt: string;
  /** Of the device over the server; below 0 where it is behind. */
  readonly aheadSeconds: number;
  /** By more than two minutes. */
  readonly differs: boolean;
}

/** POST /api/observe/evidence?id&source&faces&about&captured: the file as the body. The same file again is no second item. */
export interface EvidenceAnswer {
  /** The item, as an observation names it under media. */
  readonly of: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly result: 'added' | 'known';
}

/** GET /api/mission */
export interface MissionView {
  readonly id: string;
  readonly title: LocalText;
  readonly timeZone: string;
  readonly period: { readonly startMs: number; readonly endMs: number };
  readonly parties: readonly Party[];
  readonly guarantors: readonly Party[];
  readonly sources: readonly (Source & { readonly records: number; readonly lastMs: number | null })[];
  readonly agreements: readonly AgreementSummary[];
  /** The agreement files on disk cannot be used, since when and why; the last good version stays in use. */
  readonly refusedAgreements: { readonly sinceMs: number; readonly problems: readonly string[] } | null;
  readonly line: {
    readonly lengthKm: number;
    readonly depthKm: number;
    readonly sectors: readonly Sector[];
    readonly source: string;
  } | null;
  readonly counts: { readonly records: number; readonly incidents: number; readonly findings: number };
  /** First view: where the map opens, west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly standsOn: StandsOn;
  /** Counts up whenever something that is shown has changed. */
  readonly edition: number;
}

export interface AgreementSummary {
  readonly id: string;
  readonly title: LocalText;
  readonly status: Agreement['status'];
  readonly readings: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly by: readonly string[];
    readonly startMs: number | null;
    readonly endMs: number | null;
  }[];
  readonly clauses: readonly { readonly id: string; readonly title: LocalText }[];
}

/**
 * GET /api/incidents?from&to&conduct&means&target&author&control&sector&agreement&verdict&q&limit&offset
 * Multiple values are comma separated; from and to are milliseconds and go by homeMs. Ordered by start, then id.
 */
export interface IncidentList {
  readonly total: number;
  readonly incidents: readonly IncidentRow[];
}

export type Certainty = 'confirmed' | 'probable' | 'possible' | 'undetermined';

export interface IncidentRow {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** When it counts: its start, or the noon of its date where only the date is known. Windows and days go by it. */
  readonly homeMs: number;
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
  readonly place: string;
  readonly region: string;
  readonly sector: string;
  readonly chainageKm: number | null;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  /** Probability that it happened, drawn as certainty: >= 0.9 confirmed, >= 0.7 probable, >= 0.5 possible. */
  readonly certainty: Certainty;
  readonly author: string;
  readonly accounts: number;
  /** Accounts differ on who, what or whether. */
  readonly contested: boolean;
  readonly killedMax: number | null;
  readonly injuredMax: number | null;
}

/** GET /api/incidents/:id */
export interface IncidentView {
  readonly incident: Incident;
  readonly attribution: Attribution;
  /** From prior to posterior, step by step; the start and the steps add up to the end. */
  readonly waterfalls: ToldWaterfalls;
  /** Probability from which the leading hypothesis is called the author. */
  readonly authorThreshold: number;
  /** What was estimated of those who speak in its accounts; empty where sources were not judged. */
  readonly judged: readonly JudgedSource[];
  readonly findings: readonly FindingView[];
  /** Who speaks in each account: source id to its entry. */
  readonly sources: Readonly<Record<string, Source>>;
}

/** GET /api/sources: what the sources turned out to be like; null where there are too few incidents to judge them by. */
export interface SourcesView {
  readonly judged: JudgedSources | null;
  /** Fewest incidents by which sources are judged. */
  readonly leastIncidents: number;
}

/** GET /api/findings/:id: a finding, with its proof in words. */
export interface FindingView extends Finding {
  /** What a commission decided beside it; the finding itself is as computed. */
  readonly decided: readonly Ruled[];
  readonly words: Readonly<Record<Language, FindingWords>>;
}

export interface FindingWords {
  readonly because: string;
  readonly lines: readonly {
    readonly depth: number;
    readonly text: string;
    readonly cites: readonly string[];
  }[];
}

/** GET /api/findings?from&to&agreement&clause&reading&verdict&band&party&q&limit&offset&sort */
export interface FindingList {
  readonly total: number;
  readonly findings: readonly FindingRow[];
}

export interface FindingRow {
  readonly id: string;
  /** Id of the incident or of another record; '' where a state of things is judged. */
  readonly incident: string;
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: Standing;
  readonly verdict: Verdict;
  readonly band: Band;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly startMs: number;
  /** As of its incident. */
  readonly homeMs: number;
  readonly place: string;
  readonly conduct: Conduct;
  readonly target: Target;
  /** Only where no incident carries it (a state of things, a declaration): the verdict as a sentence. */
  readonly because?: Readonly<Record<Language, string>>;
}

/** GET /api/agreements/:id */
export interface AgreementView {
  readonly agreement: Agreement;
  readonly standing: readonly StandingBand[];
  /** Findings a day: for stacked bars. */
  readonly days: readonly AgreementDay[];
  readonly declarations: readonly Declaration[];
  readonly words: Readonly<Record<Language, AgreementWords>>;
}

/** A stretch of time in which a clause has one standing for one party under one reading. */
export interface StandingBand {
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: Standing;
  readonly startMs: number;
  readonly endMs: number;
  readonly because: Readonly<Record<Language, string>>;
}

/** The text in words, in one language. */
export interface AgreementWords {
  readonly clauses: readonly { readonly clause: string; readonly fields: readonly ClauseField[] }[];
  readonly openPoints: readonly OpenPoint[];
}

export interface AgreementDay {
  /** Local day in the mission's zone, YYYY-MM-DD. */
  readonly day: string;
  readonly reading: string;
  readonly verdict: Verdict;
  readonly band: Band;
  readonly count: number;
}

/**
 * GET /api/positions?agreement&at: who stands where on each clause at a moment, as known then. Without `at`: at the end of
 * the mission's period.
 */
export interface PositionsView {
  readonly agreement: string;
  readonly atMs: number;
  readonly rows: readonly {
    readonly declarer: string;
    readonly role: Role;
    /** The whole agreement first, then the clauses in their order. */
    readonly cells: readonly PositionCell[];
  }[];
  readonly clauses: readonly ClauseForce[];
  /** All that cells name, by time. */
  readonly declarations: readonly Declaration[];
}

export interface PositionCell {
  /** '' for the whole agreement. */
  readonly clause: string;
  readonly stance: Stance;
  readonly conditions: readonly string[];
  /** Taken over from what was said about the whole agreement. */
  readonly ofWhole: boolean;
  /** Id of the declaration that made it; null: silent. */
  readonly behind: string | null;
  /** Ids, the latest first. */
  readonly earlier: readonly string[];
}

/** What is missing for a clause to enter into force: consent, and what its own terms wait for. */
export interface ClauseForce {
  readonly clause: string;
  readonly title: LocalText;
  /** Bound parties that neither proposed nor accepted it. */
  readonly notAccepted: readonly string[];
  readonly openConditions: readonly { readonly party: string; readonly conditions: readonly string[] }[];
  readonly standings: readonly StandingThen[];
}

/** GET /api/timeline?from&to: counts a local day, for the time brush. Explicit zeros. */
export interface Timeline {
  readonly days: readonly {
    readonly day: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly incidents: number;
    readonly strikes: number;
    readonly clashes: number;
    readonly interceptions: number;
    readonly other: number;
    readonly alerts: number;
    readonly violations: number;
    /** Sectors of the line from which at least one source reported; the rest were not observed. */
    readonly sectorsObserved: number;
    readonly sectors: number;
  }[];
}

/**
 * GET /api/strip?from&to: the strip view, chainage across and time down: days, or hours where the window is one or two days.
 * Cells are row-major, row x sector.
 */
export interface Strip {
  readonly step: 'day' | 'hour';
  readonly rows: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly sectors: readonly string[];
  readonly counts: readonly number[];
  /** Share of the hours of the cell that were observed, 0 to 1: a count of 0 over 0 is not observed, not quiet. */
  readonly observed: readonly number[];
  /** Incidents of the window whose hour is not known: in no cell where cells are hours. */
  readonly withoutHour: number;
}

/** GET /api/watch?from&to: what the map says of watching. The window is widened to whole hours. */
export interface WatchView {
  readonly startMs: number;
  readonly endMs: number;
  readonly sectors: readonly (Unobserved & { readonly sector: string; readonly near: string })[];
  /** As they were at the end of the window. */
  readonly devices: readonly DeviceHealth[];
}

/**
 * GET /api/coverage?from&to&conduct: how closely each sector was watched, and what that makes of its count. The window is
 * widened to whole local days; what is usual is known from all days up to its end.
 */
export interface CoverageView {
  readonly conduct: Conduct;
  readonly startMs: number;
  readonly endMs: number;
  /** Rows are hours where the window is one or two days. */
  readonly step: 'day' | 'hour';
  readonly rows: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Effort records of the mission, whatever they watch for. */
  readonly efforts: number;
  /** Somebody could have noticed an event of this conduct somewhere at some time of the window. */
  readonly watchesConduct: boolean;
  readonly sectors: readonly CoverageSector[];
  readonly whole: WatchedLine['whole'];
  /** Incidents of watching sources whose hour is not known: in no count here. */
  readonly withoutHour: number;
  readonly setAside: WatchedLine['setAside'];
  readonly devices: readonly DeviceHealth[];
}

export interface CoverageSector {
  readonly sector: string;
  readonly near: string;
  readonly startKm: number;
  readonly endKm: number;
  readonly hours: number;
  readonly hoursNotObserved: number;
  readonly meanProbability: number;
  /** By row: mean probability that an event would have been noticed; 0 where nobody watched. */
  readonly probability: readonly number[];
  readonly hoursNotObservedByRow: readonly number[];
  /** By row: incidents that watching sources noticed. */
  readonly noticedByRow: readonly number[];
  readonly noticed: number;
  readonly corrected: WatchedSector['corrected'];
  /** The last seven days before the end of the window against all before; absent where these are too few. */
  readonly lastSevenDays?: NonNullable<WatchedSector['excess']>;
  /** Told within the window. */
  readonly changes: readonly {
    readonly toldMs: number;
    readonly sinceMs: number;
    readonly factor: number;
  }[];
}

/** GET /api/summary?from&to: the sentence above the map, as numbers. */
export interface WindowSummary {
  readonly incidents: number;
  readonly undetermined: number;
  readonly sectorHours: number;
  /** Hours of a sector in which no source covered it. */
  readonly sectorHoursNotObserved: number;
  readonly clauses: readonly {
    readonly agreement: string;
    readonly clause: string;
    readonly readings: readonly {
      readonly reading: string;
      readonly confirmed: number;
      readonly probable: number;
      readonly possible: number;
      readonly undetermined: number;
      readonly notInForce: number;
    }[];
  }[];
}

/** GET /api/serious-harm: findings of their own kind; that of the clause monitor with its proof in words. */
export interface SeriousHarmList {
  readonly seriousHarm: readonly SeriousHarmView[];
}
export interface SeriousHarmView extends Omit<SeriousHarmFinding, 'monitor'> {
  readonly monitor: FindingView | null;
}

/**
 * GET /api/truces: each short truce against the same hours a week before and the seven days before. A cell is
 * `notObserved` where no source could have told; events known to the day only stand apart from those with a clock time.
 */
export interface TruceList {
  readonly truces: readonly TruceView[];
}
export type TruceView = TruceComparison;

/** GET /api/claims?about&by&from&to: figures of the parties beside what was found; claims on a period that touches the window. */
export interface ClaimsView {
  readonly groups: readonly ClaimGroup[];
  /** Those that the groups name, by id. */
  readonly incidents: Readonly<
    Record<string, Pick<Incident, 'time' | 'conduct' | 'means'> & { readonly place: string }>
  >;
}

/** GET /api/declarations?about&by, GET /api/handovers?audience */
export interface DeclarationList {
  readonly declarations: readonly Declaration[];
}
export interface HandoverList {
  readonly handovers: readonly Handover[];
}
/** GET /api/people?audience&at; GET /api/people/protocols/:exchange?one&other&audience&at, a page. */
export interface PeopleView extends ShownPeople {}

/** GET /api/today?since: for the mission's own people. `since` is a size of the ledger; absent: what it was a day ago. */
export interface TodayView {
  /** By the clock of the server. */
  readonly atMs: number;
  /** Entries of the ledger now, and at the visit before. */
  readonly size: number;
  readonly since: number;
  readonly fresh: {
    /** Violations and undetermined ones that were not there. */
    readonly findings: Listed<TodayFinding>;
    /** Another verdict, band, party or standing than before. */
    readonly revised: Listed<TodayFinding & { readonly before: SeenFinding }>;
    /** Violations that no longer stand under the id that they had. */
    readonly withdrawn: number;
    readonly incidents: Listed<TodayIncident>;
    readonly records: number;
    readonly declarations: number;
    readonly handovers: number;
    readonly reports: readonly {
      readonly id: string;
      readonly day: string;
      readonly number: number;
      readonly version: number;
    }[];
  };
  readonly contested: {
    /** Accounts differ on who, what or whether. */
    readonly rivals: Listed<TodayIncident>;
    /** One clause, other verdicts by other readings. */
    readonly readings: Listed<
      TodayFinding & { readonly readings: readonly Pick<Finding, 'reading' | 'verdict'>[] }
    >;
    /** Undetermined while accounts stand against each other. */
    readonly undetermined: Listed<TodayIncident>;
  };
  readonly overdue: {
    readonly cases: readonly DueLine[];
    /** Due within a day. */
    readonly soon: readonly DueLine[];
    readonly untold: readonly UntoldLine[];
    readonly deliveries: readonly {
      readonly agreement: string;
      readonly clause: string;
      readonly reading: string;
      readonly party: string;
      readonly outstanding: readonly [low: number, high: number | null];
      readonly dueMs: number | null;
    }[];
    /** Calls on the hotline that nobody answered. */
    readonly calls: readonly Pick<Call, 'id' | 'atMs' | 'by' | 'to'>[];
  };
}

/** How many there are, and the latest of them. */
export interface Listed<T> {
  readonly total: number;
  readonly latest: readonly T[];
}

export interface TodayFinding
  extends Pick<
    Finding,
    'id' | 'incident' | 'agreement' | 'clause' | 'reading' | 'party' | 'standing' | 'verdict' | 'band'
  > {
  readonly place: string;
  readonly conduct: Conduct;
  readonly homeMs: number;
}

export interface TodayIncident extends Pick<Incident, 'id' | 'conduct' | 'means'> {
  readonly place: string;
  readonly homeMs: number;
  readonly accounts: number;
}

/**
 * GET /api/layers/line | sectors | bands | borders | regions | facilities | control | places | sea: GeoJSON FeatureCollections,
 * all local files. borders: internationally recognised; control: dated, a layer of its own with properties
 * { party, asOf, source }. bands: the ground of each sector; sea: zones and corridors.
 * GET /api/reports/:day the daily report as JSON, GET /api/reports/:day.html the same as a page.
 * GET /api/events: server-sent events, `picture` with { records, edition } whenever what is shown has changed.
 */
export interface ApiError {
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

/** GET /api/sky/operations?from&to: those that touch the window, by start. */
export interface OperationList {
  readonly operations: readonly Operation[];
}

/** GET /api/sky/alerts?from&to: alerts by region and local day. A region without `days` has no register of alerts. */
export interface SkyAlerts extends AlertSeries {
  /** Hours of short truces, which are no measure of what is usual. */
  readonly truces: readonly Interval[];
}

/** GET /api/vessels?from&to: GeoJSON of the tracks and events of vessels that touch the window; times in milliseconds. */
export interface VesselsView {
  readonly type: 'FeatureCollection';
  /** False: the mission follows no vessels, which is not an empty sea. */
  readonly kept: boolean;
  readonly features: readonly (VesselTrack | VesselEvent)[];
  /** 1: every vertex of the window; more: every so many, where they are very many. */
  readonly every: number;
  /** What the file holds that could not be used. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
}

export interface VesselTrack {
  readonly type: 'Feature';
  readonly properties: {
    readonly mmsi: number;
    readonly name: string;
    /** As AIS codes it (ITU-R M.1371, table 53); null where the vessel did not say. */
    readonly shipType: number | null;
    readonly firstMs: number;
    readonly lastMs: number;
  };
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly [number, number][] };
}

export interface VesselEvent {
  readonly type: 'Feature';
  readonly properties: {
    /** As docs/sea.md names it. */
    readonly event: string;
    readonly words: string;
    /** Null where it is of no single vessel. */
    readonly mmsi: number | null;
    readonly name: string;
    readonly startMs: number;
    readonly endMs: number;
  };
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
}

/** GET /api/placement: the plan of `truceline place` that the mission keeps; null without one. */
export interface PlacementView {
  readonly plan: {
    readonly budget: number;
    readonly cost: number;
    /** Share of the demand that the plan knows, and that no plan within the budget exceeds. */
    readonly known: number;
    readonly bound: number;
    readonly curve: readonly { readonly cost: number; readonly known: number }[];
    readonly devices: readonly {
      readonly device: string;
      readonly chainageKm: number;
      readonly offsetKm: number;
      readonly cost: number;
      readonly lat: number;
      readonly lon: number;
    }[];
  } | null;
}

export type { Person } from '../persons/person.js';
export type { BehindAnswer, ToldAnswer } from '../tracing/answer.js';
export type { ShownList } from '../tracing/list.js';
export type { AllMatches, OwnMatches } from '../tracing/matches.js';
export type { ChildCounts, ListProblem, PersonRights };

/** GET /api/persons/lists */
export interface PersonLists {
  readonly lists: readonly ListVersionView[];
}
export interface ListVersionView extends ListInfo {
  readonly seal: string;
  readonly at: string;
  readonly destroyed: boolean;
}

/** POST /api/persons/lists/:party/check: what would become of a list, by rows and ids; nothing is sealed. */
export interface CheckedList extends Foreseen {
  /** Persons of the rows. */
  readonly brought: number;
  readonly rows: number;
  readonly problems: readonly ListProblem[];
  readonly problemCount: number;
}

/** GET /api/persons/lists/:party/changes */
export interface ListChanges {
  readonly changes: readonly { readonly version: number; readonly change: ListChange }[];
}

/** GET /api/persons/lists/:party/duplicates: of the newest version, by ids. */
export interface ListDuplicates extends Pick<Foreseen, 'same' | 'namesakes'> {
  readonly version: number;
}

/** POST /api/persons/children/read */
export interface ChildCases {
  readonly cases: readonly ChildCase[];
}

/** A case without its history. */
export type CaseSummary = Omit<Case, 'history'> & {
  readonly steps: number;
  readonly may: readonly StepAction[];
};

/** GET /api/cases: by when they were opened; what is due, soonest first; whom nobody has told yet (for staff). */
export interface CaseList {
  /** The moment that `due` is of. */
  readonly atMs: number;
  readonly cases: readonly CaseSummary[];
  readonly due: readonly DueLine[];
  readonly untold: readonly UntoldLine[];
}

export interface CaseWithMay {
  /** `shown` says how much of it: whole, party, public. What is withheld is empty. */
  readonly case: Case;
  /** Actions that the state and the role of whoever asks allow; the step itself may still be refused. */
  readonly may: readonly StepAction[];
}

/** GET /api/cases/:id */
export interface CaseView extends CaseWithMay {
  readonly due: readonly DueLine[];
  readonly untold: readonly UntoldLine[];
  /** Computed findings on what the case rests on: beside its decision, never instead of it. */
  readonly findings: readonly MetFinding[];
}

export type MetFinding = Pick<
  Finding,
  'id' | 'incident' | 'agreement' | 'clause' | 'reading' | 'party' | 'verdict' | 'band' | 'probability'
>;

/** POST /api/cases (201), POST /api/cases/:id/steps (200). */
export interface StepAnswer extends CaseWithMay {
  /** Id of the step that was entered. */
  readonly step: string;
  /** The very same step was there already: sent twice, entered once. */
  readonly known: boolean;
}

/** 409 with code `conflict`: somebody else answered the same state first. */
export interface StepConflict extends ApiError, CaseWithMay {
  readonly meanwhile: Case['history'];
  /** What was sent, as it was sent. */
  readonly yours: Readonly<Record<string, unknown>>;
}

/** GET /api/hotline: calls by time, each with the first answer. */
export interface HotlineView {
  readonly calls: readonly Call[];
}

/** What waits, and whom nothing reaches. */
export type AlertsView = AlertsOverview;
export type AlertsSent = Sent;
