/**
 * A mission's records held against its agreements: findings, the standing of every clause over time, and the time that
 * each reading states.
 */
import type { Program } from '../agreement/program.js';
import type { Attribution } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import { isAboutKeeping, type TrucelineRecord } from '../record/record.js';
import type { Finding, Standing } from './finding.js';
import { columnsOfAttributed } from './incident-columns.js';
import { type Monitor, openMonitor } from './monitor/monitor.js';
import type { StandingStep } from './proof.js';
import { type Happenings, happenings, readTrace, type TraceRecord } from './trace.js';
import { fromAttributed } from './trace-full.js';
import { traceOptions } from './trace-options.js';

/** A stretch of time in which a clause has one standing for one party under one reading. */
export interface StandingBand {
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: Standing;
  readonly startMs: number;
  readonly endMs: number;
  /** What it follows from. */
  readonly step: StandingStep;
}

/** Start and end of a reading as they are known at the horizon; null where it states none or it is not fixed. */
export interface StatedPeriod {
  readonly agreement: string;
  readonly reading: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

export interface Judgement {
  /** By agreement, in the order of their time. */
  readonly findings: readonly Finding[];
  readonly standings: readonly StandingBand[];
  readonly periods: readonly StatedPeriod[];
}

export interface JudgementInput {
  readonly incidents: readonly Incident[];
  readonly attributions: ReadonlyMap<string, Attribution>;
  /** Records after corrections; observations matter where they report values. */
  readonly records: readonly TrucelineRecord[];
}

/** @param window for which standings are asked; their bands are cut off at its ends */
export function judge(
  programs: readonly Program[],
  input: JudgementInput,
  window: { readonly startMs: number; readonly endMs: number },
): Judgement {
  const { incidents, attributions, records } = input;
  const setAside = setAsideBy(records);
  const attributed = columnsOfAttributed(
    setAside.size === 0 ? incidents : incidents.filter(({ id }) => !setAside.has(id)),
    (id) => attributions.get(id)!,
  );
  const others = incidents.filter(({ id }) => setAside.has(id));
  const trace = traceOf({ incidents: others, attributions, records });
  const known = new Map<string, Happenings>();
  const findings: Finding[] = [];
  const standings: StandingBand[] = [];
  const periods: StatedPeriod[] = [];
  for (const program of programs) {
    const options = traceOptions(program);
    const key = JSON.stringify(options);
    let made = known.get(key);
    if (!made) {
      made = happenings(trace, options);
      known.set(key, made);
    }
    const latestMs = Math.max(made.latestMs, attributed.latestMs);
    const monitor = openMonitor(program);
    monitor.pushColumns(attributed.columns);
    monitor.push(made.happenings);
    monitor.settle(Math.max(latestMs, window.startMs));
    for (const finding of monitor.findings()) findings.push(finding);
    standings.push(...bandsOf(program, monitor, window));
    periods.push(...periodsOf(program, monitor, Math.max(latestMs, window.endMs)));
  }
  return { findings, standings, periods };
}

/** What decisions call invalid, whoever takes them: each agreement says whose count. */
function setAsideBy(records: readonly TrucelineRecord[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const record of records)
    if (record.kind === 'decision' && record.decision === 'invalid') ids.add(record.about);
  return ids;
}

/** Kinds of records that no agreement is held against. */
const BESIDE_AGREEMENTS: ReadonlySet<string> = new Set(['agreement', 'key', 'ruling', 'issue']);

export function traceOf({ incidents, attributions, records }: JudgementInput): TraceRecord[] {
  const lines = records
    .filter((record) => !(isAboutKeeping(record.kind) || BESIDE_AGREEMENTS.has(record.kind)))
    .filter((record) => record.kind !== 'observation' || record.values !== undefined)
    .filter((record) => record.kind !== 'correction')
    .map((record) => ({ value: record, where: record.id }));
  return [
    ...incidents.map((incident) => fromAttributed(incident, attributions.get(incident.id)!)),
    ...readTrace(lines).records,
  ];
}

function bandsOf(
  program: Program,
  monitor: Monitor,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): StandingBand[] {
  const { agreement, clauses, parties } = program;
  return program.standings.flatMap(({ clause, reading, party }, index) =>
    monitor.bands(index, startMs, endMs).map((band) => ({
      agreement: agreement.id,
      clause: clauses[clause]!.id,
      reading: agreement.readings[reading]!.id,
      party: parties[party]!,
      ...band,
      step: monitor.standingAt(index, band.startMs),
    })),
  );
}

/** The first clause that the reading has speaks for it. */
function periodsOf(program: Program, monitor: Monitor, atMs: number): StatedPeriod[] {
  const { agreement } = program;
  return agreement.readings.map((reading, index) => {
    const standing = program.standings.find((candidate) => candidate.reading === index);
    const low = (moment: number): number | null => {
      const [value] = monitor.momentAt(moment, atMs);
      return Number.isFinite(value) ? value : null;
    };
    return {
      agreement: agreement.id,
      reading: reading.id,
      startMs: standing ? low(standing.start) : null,
      endMs: standing ? low(standing.end) : null,
    };
  });
}
