/**
 * The picture is a pure fold of the ledger: the same records, configuration and version give the same picture, byte for
 * byte. Corrections are applied first; then every stage runs over what is left, association under the rulings of persons.
 */
import { attributeAll } from '../attribution/attribute-all.js';
import type { Attribution } from '../attribution/attribution.js';
import { foldCases } from '../casework/fold-cases.js';
import { caseSetting } from '../casework/progress.js';
import type { CodedReport } from '../coding/coded.js';
import { judge } from '../compliance/judge.js';
import { associate } from '../incident/associate.js';
import type { Declaration, Effort, Handover, Observation, TrucelineRecord } from '../record/record.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Step } from '../record/step.js';
import { judgedSources } from '../report/judged-sources.js';
import type { Picture, StandsOn } from '../report/picture.js';
import { startOfDayMs } from '../time/instant.js';
import { separate } from '../treatment/separate.js';
import type { Mission } from './open.js';
import { pictured } from './pictured.js';
import { rulingsOf } from './rulings.js';

/** Told at the start of each stage and now and then inside it: name, done, total. */
export type FoldProgress = (stage: string, done: number, total: number) => void;

const TELL_EVERY = 2_000;

export function fold(
  mission: Mission,
  records: readonly TrucelineRecord[],
  standsOn: StandsOn,
  tell: FoldProgress = () => undefined,
): Picture {
  const folding = beginFold(mission);
  for (let i = 0; i < records.length; i += TELL_EVERY) {
    tell('coding', i, records.length);
    folding.take(records.slice(i, i + TELL_EVERY));
  }
  return folding.finish(standsOn, tell);
}

/**
 * A fold that takes the records as they are read, in the order of the ledger: each observation is coded at once and let
 * go of. A correction that comes later takes back what it corrects.
 */
export interface Folding {
  take(records: readonly TrucelineRecord[]): void;
  /** The picture of all that was taken; to be called once. */
  finish(standsOn: StandsOn, tell?: FoldProgress): Picture;
}

export function beginFold(mission: Mission): Folding {
  const ids: string[] = [];
  const coded: CodedReport[] = [];
  // All but observations that the stages after coding need nothing of.
  const kept: TrucelineRecord[] = [];
  const corrections = new Map<string, Observation | null>();
  // Apart, since no correction touches them.
  const steps: Step[] = [];
  return {
    take(records) {
      for (const record of records) {
        ids.push(record.id);
        if (record.kind === 'observation') for (const report of mission.code(record)) coded.push(report);
        if (record.kind === 'step') steps.push(record);
        if (record.kind === 'correction') corrections.set(record.of, record.replacement ?? null);
        if (record.kind !== 'observation' || isKept(record)) kept.push(record);
      }
    },
    finish(standsOn, tell = () => undefined) {
      const taken = { ids, steps, ...corrected(mission, ids, coded, kept, corrections) };
      return pictureOf(mission, taken, standsOn, tell);
    },
  };
}

/** Observations that stages after coding look into. */
const isKept = ({ values, media, conduct }: Observation): boolean =>
  values !== undefined || media !== undefined || isSeriousHarm(conduct);

interface Taken {
  /** Of all records, in the order of the ledger. */
  readonly ids: readonly string[];
  readonly reports: CodedReport[];
  /** What stands after corrections; of observations those that report values, name media or tell of serious harm. */
  readonly standing: readonly TrucelineRecord[];
  readonly steps: readonly Step[];
}

function pictureOf(
  mission: Mission,
  { ids, reports, standing, steps }: Taken,
  standsOn: StandsOn,
  tell: FoldProgress,
): Picture {
  reports.sort((a, b) => a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { declarations, handovers, efforts } = sortOut(standing);
  tell('associating', 0, reports.length);
  const rulings = rulingsOf(standing, mission.config.sources);
  const incidents = associate(reports, mission.association, rulings);
  tell('attributing', 0, incidents.length);
  const attributed = attributeAll(incidents, mission.attribution);
  const attributions = new Map<string, Attribution>(
    attributed.attributions.map((attribution) => [attribution.incident, attribution]),
  );
  const { config } = mission;
  const period = {
    startMs: startOfDayMs(config.timeZone, config.period.start),
    endMs: startOfDayMs(config.timeZone, config.period.end),
  };
  tell('judging', 0, incidents.length);
  const judged = judge(mission.programs, { incidents, attributions, records: standing }, period);
  const apart = separate(
    mission.programs,
    { incidents, attributions, findings: judged.findings },
    standing,
    mission.config.sources,
  );
  const byTime = <T extends { id: string; time: { start: string } }>(list: T[]): T[] =>
    list.sort((a, b) => Date.parse(a.time.start) - Date.parse(b.time.start) || (a.id < b.id ? -1 : 1));
  const agreements = mission.programs.map((program) => program.agreement);
  return {
    mission: pictured(mission),
    period,
    parties: config.parties,
    guarantors: config.guarantors,
    sources: config.sources,
    line: mission.line,
    facilities: mission.facilities,
    agreements,
    programs: mission.programs,
    standsOn,
    entryOf: lazily(() => entriesOf(ids)),
    placesNamed: mission.placesNamed,
    reports,
    sourceModel: judgedSources(attributed.sources, config.parties),
    ...judged,
    ...apart,
    records: standing,
    declarations: byTime(declarations),
    handovers: byTime(handovers),
    efforts: byTime(efforts),
    steps,
    cases: foldCases(steps, caseSetting({ ...config, agreements })).cases,
  };
}

/** The ledger holds one record an entry. */
function entriesOf(ids: readonly string[]): (id: string) => number | undefined {
  const byId = new Map(ids.map((id, index) => [id, index]));
  return (id) => byId.get(id);
}

/** Made when it is first called: many pictures are never asked. */
function lazily<A, R>(make: () => (argument: A) => R): (argument: A) => R {
  let made: ((argument: A) => R) | undefined;
  return (argument) => {
    made ??= make();
    return made(argument);
  };
}

/** Of several corrections of one record the last in the ledger counts. */
function corrected(
  mission: Mission,
  ids: readonly string[],
  coded: CodedReport[],
  kept: readonly TrucelineRecord[],
  corrections: ReadonlyMap<string, Observation | null>,
): Pick<Taken, 'reports' | 'standing'> {
  if (corrections.size === 0) return { reports: coded, standing: kept };
  const reports = coded.filter(({ observation }) => !corrections.has(observation));
  const keptById = new Map(kept.map((record) => [record.id, record]));
  const standing: TrucelineRecord[] = [];
  for (const id of ids) {
    const instead = corrections.get(id);
    if (instead === undefined) {
      const record = keptById.get(id);
      if (record) standing.push(record);
    } else if (instead !== null) {
      const observation = { ...instead, id };
      for (const report of mission.code(observation)) reports.push(report);
      if (isKept(observation)) standing.push(observation);
    }
  }
  return { reports, standing };
}

interface SortedOut {
  readonly declarations: Declaration[];
  readonly handovers: Handover[];
  readonly efforts: Effort[];
}

function sortOut(records: readonly TrucelineRecord[]): SortedOut {
  const sorted: SortedOut = { declarations: [], handovers: [], efforts: [] };
  for (const record of records) {
    if (record.kind === 'declaration') sorted.declarations.push(record);
    else if (record.kind === 'handover') sorted.handovers.push(record);
    else if (record.kind === 'effort') sorted.efforts.push(record);
  }
  return sorted;
}
