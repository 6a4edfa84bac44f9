/**
 * The picture is a pure fold of the ledger: the same records, configuration and version give the same picture, byte for
 * byte. Corrections are applied first; then every stage runs over what is left, association under the rulings of persons.
 */
import { attributeAll } from '../attribution/attribute-all.js';
import type { Attribution } from '../attribution/attribution.js';
import type { CodedReport } from '../coding/coded.js';
import { judge } from '../compliance/judge.js';
import { associate } from '../incident/associate.js';
import type { Declaration, Effort, Handover, Observation, TrucelineRecord } from '../record/record.js';
import { judgedSources } from '../report/judged-sources.js';
import type { Picture, StandsOn } from '../report/picture.js';
import { startOfDayMs } from '../time/instant.js';
import type { Mission } from './open.js';
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
  const { observations, declarations, handovers, efforts, standing } = sortOut(records);
  const reports: CodedReport[] = [];
  observations.forEach((observation, i) => {
    if (i % TELL_EVERY === 0) tell('coding', i, observations.length);
    for (const report of mission.code(observation)) reports.push(report);
  });
  reports.sort((a, b) => a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
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
  const byTime = <T extends { id: string; time: { start: string } }>(list: T[]): T[] =>
    list.sort((a, b) => Date.parse(a.time.start) - Date.parse(b.time.start) || (a.id < b.id ? -1 : 1));
  return {
    mission: { id: config.id, title: config.title, timeZone: config.timeZone },
    period,
    parties: config.parties,
    guarantors: config.guarantors,
    sources: config.sources,
    line: mission.line,
    facilities: mission.facilities,
    agreements: mission.programs.map((program) => program.agreement),
    standsOn,
    entryOf: lazily(() => entriesOf(records)),
    reports,
    incidents,
    attributions,
    sourceModel: judgedSources(attributed.sources, config.parties),
    ...judged,
    records: standing.filter((record) => record.kind !== 'observation' || record.values !== undefined),
    declarations: byTime(declarations),
    handovers: byTime(handovers),
    efforts: byTime(efforts),
  };
}

/** The ledger holds one record an entry. */
function entriesOf(records: readonly TrucelineRecord[]): (id: string) => number | undefined {
  const byId = new Map(records.map((record, index) => [record.id, index]));
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

interface SortedOut {
  readonly observations: Observation[];
  readonly declarations: Declaration[];
  readonly handovers: Handover[];
  readonly efforts: Effort[];
  /** All that stands after corrections. */
  readonly standing: TrucelineRecord[];
}

/** Records by kind, after corrections: of several corrections of one record the last in the ledger counts. */
function sortOut(records: readonly TrucelineRecord[]): SortedOut {
  const corrected = new Map<string, Observation | null>();
  for (const record of records) {
    if (record.kind === 'correction') corrected.set(record.of, record.replacement ?? null);
  }
  const sorted: SortedOut = { observations: [], declarations: [], handovers: [], efforts: [], standing: [] };
  for (const record of records) {
    const instead = corrected.get(record.id);
    if (instead === null) continue;
    if (instead) {
      const observation = { ...instead, id: record.id };
      sorted.observations.push(observation);
      sorted.standing.push(observation);
      continue;
    }
    sorted.standing.push(record);
    if (record.kind === 'observation') sorted.observations.push(record);
    else if (record.kind === 'declaration') sorted.declarations.push(record);
    else if (record.kind === 'handover') sorted.handovers.push(record);
    else if (record.kind === 'effort') sorted.efforts.push(record);
  }
  return sorted;
}
