/**
 * The shapes that the server answers with, and the names that hang off them. Types only: the application speaks HTTP
 * and imports no code of the server.
 */
import type {
  AgreementView,
  CaseList,
  CaseView,
  FindingRow,
  IncidentRow,
  IncidentView,
  MissionView,
  ObserveRequest,
  PeopleView,
  SeriousHarmList,
} from '../../../src/server/api.ts';

export type {
  AgreementDay,
  AgreementSummary,
  AgreementView,
  AlertsView,
  AllMatches,
  ApiError,
  BehindAnswer,
  CaseList,
  CaseSummary,
  CaseView,
  Certainty,
  CheckedList,
  ChildCases,
  ChildCounts,
  ClaimsView,
  ClauseForce,
  CoverageSector,
  CoverageView,
  DeclarationList,
  EvidenceAnswer,
  FindingList,
  FindingRow,
  HandoverList,
  HotlineView,
  IncidentList,
  IncidentRow,
  IncidentView,
  ListChanges,
  ListDuplicates,
  Listed,
  ListProblem,
  ListVersionView,
  MissionView,
  ObserveAnswer,
  OperationList,
  OwnMatches,
  PeopleView,
  Person,
  PersonLists,
  PersonRights,
  PlacementView,
  PositionCell,
  PositionsView,
  SeriousHarmList,
  SessionView,
  ShownList,
  SkyAlerts,
  SourcesView,
  StandingBand,
  StepAnswer,
  StepConflict,
  Strip,
  Timeline,
  TodayFinding,
  TodayIncident,
  TodayView,
  ToldAnswer,
  TruceList,
  TruceView,
  VesselEvent,
  VesselsView,
  VesselTrack,
  WatchView,
  WindowSummary,
} from '../../../src/server/api.ts';

export type Conduct = IncidentRow['conduct'];
export type Means = IncidentRow['means'];
export type Target = IncidentRow['target'];
export type Verdict = FindingRow['verdict'];
export type Band = FindingRow['band'];
export type Standing = FindingRow['standing'];
export type SeriousHarm = SeriousHarmList['seriousHarm'][number];
export type Case = CaseView['case'];
export type HistoryStep = Case['history'][number];
export type DueLine = CaseList['due'][number];
export type Party = MissionView['parties'][number];
export type LocalText = Party['name'];
export type Source = IncidentView['sources'][string];
export type Incident = IncidentView['incident'];
export type Account = Incident['accounts'][number];
export type Attribution = IncidentView['attribution'];
export type Waterfalls = IncidentView['waterfalls'];
export type Waterfall = Waterfalls['happened'];
export type WaterfallStep = Waterfall['steps'][number];
export type JudgedSource = IncidentView['judged'][number];
export type Probability = Attribution['happened'];
export type Finding = IncidentView['findings'][number];
export type Agreement = AgreementView['agreement'];
export type Declaration = AgreementView['declarations'][number];
export type Exchange = PeopleView['exchanges'][number];
export type Transfer = Exchange['transfers'][number];
export type PeopleTotal = PeopleView['totals'][number];
export type Balance = PeopleView['balances'][number];
export type Stance = Account['stance'];
export type TimePrecision = Incident['time']['precision'];
export type PlacePrecision = Incident['place']['precision'];
type Sent = ObserveRequest['records'][number];
export type Observation = Extract<Sent, { kind: 'observation' }>;
export type Effort = Extract<Sent, { kind: 'effort' }>;
export type Correction = Extract<Sent, { kind: 'correction' }>;
export type Faces = NonNullable<Observation['media']>[number]['faces'];
