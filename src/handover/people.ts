/**
 * Everything about persons who change hands, at a moment, as known by that moment: exchanges, totals, and the balance of
 * every obligation. What standings and findings say is taken from the picture; amounts and days from a clause monitor
 * over the records alone.
 */
import type { Program } from '../agreement/program.js';
import type { Finding, Standing } from '../compliance/finding.js';
import { type StandingBand, traceOf } from '../compliance/judge.js';
import { type Monitor, openMonitor } from '../compliance/monitor/monitor.js';
import { happenings } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import type { Handover, TrucelineRecord } from '../record/record.js';
import type { Source } from '../record/source.js';
import { knownMs, voiceBy } from './account.js';
import { type Balance, balanceOf } from './balance.js';
import { type Exchange, exchanges } from './exchange.js';
import { type Obligation, obligations } from './obligation.js';
import { type Total, totals } from './totals.js';
import { type Transfer, transfers } from './transfer.js';

/** Of a picture. */
export interface PeopleInput {
  readonly mission: { readonly timeZone: string };
  /** In printing order. */
  readonly parties: readonly { readonly id: string }[];
  readonly sources: readonly Pick<Source, 'id' | 'party'>[];
  readonly programs: readonly Program[];
  readonly records: readonly TrucelineRecord[];
  readonly handovers: readonly Handover[];
  readonly standings: readonly Pick<
    StandingBand,
    'agreement' | 'clause' | 'reading' | 'party' | 'standing' | 'startMs' | 'endMs'
  >[];
  readonly findings: readonly Finding[];
}

export interface People {
  readonly atMs: number;
  /** Whose counts stand side by side: the parties, then '' for third parties. */
  readonly voices: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly totals: readonly Total[];
  readonly balances: readonly Balance[];
}

export function peopleAt(input: PeopleInput, atMs: number): People {
  const voices = [...input.parties.map(({ id }) => id), ''];
  const known = input.handovers.filter((one) => knownMs(one) <= atMs);
  const list = transfersIn(input, known, input.mission.timeZone);
  return {
    atMs,
    voices,
    exchanges: exchanges(list),
    totals: totals(list, voices),
    balances: input.programs.flatMap((program) => balancesUnder(program, input, known, voices, atMs)),
  };
}

const transfersIn = (input: PeopleInput, known: readonly Handover[], timeZone: string): readonly Transfer[] =>
  transfers(known, { timeZone, voiceOf: voiceBy(input.parties, input.sources) });

function balancesUnder(
  program: Program,
  input: PeopleInput,
  known: readonly Handover[],
  voices: readonly string[],
  atMs: number,
): Balance[] {
  const owed = obligations(program);
  if (owed.length === 0) return [];
  const { monitor, setAside } = monitorOf(program, input.records, atMs);
  const list = transfersIn(
    input,
    known.filter(({ id }) => !setAside.has(id)),
    program.agreement.timeZone,
  );
  const published = new Set(input.findings.map(({ id }) => id));
  // The picture judges deadlines up to its last record; this monitor up to the moment asked about. Where something hangs on
  // incidents, which it is not given, only the picture knows.
  const findings = restsOnIncidents(program) ? input.findings : monitor.findings();
  return owed.map((obligation) => {
    const { standing, reckonedMs } = standingOf(input, obligation, atMs);
    return balanceOf(obligation, {
      monitor,
      transfers: list.filter(({ startMs }) => startMs <= reckonedMs),
      findings: findings.filter((one) => isOn(one, obligation) && one.startMs <= reckonedMs),
      published,
      standing,
      voices,
      atMs: reckonedMs,
    });
  });
}

const restsOnIncidents = ({ patterns }: Program): boolean =>
  patterns.some(({ kind }) => kind === 'incident' || kind === 'breach');

function isOn(finding: Finding, { agreement, clause, reading, party }: Obligation): boolean {
  return (
    finding.agreement === agreement.id &&
    finding.clause === clause &&
    finding.reading === reading.id &&
    finding.party === party
  );
}

/**
 * The standing at the moment, and the moment at which is reckoned: what has lapsed is reckoned at its last moment in force,
 * for what comes later is not owed to it.
 */
function standingOf(
  { standings }: PeopleInput,
  { agreement, clause, reading, party }: Obligation,
  atMs: number,
): { readonly standing: Standing; readonly reckonedMs: number } {
  const bands = standings
    .filter((band) => band.agreement === agreement.id && band.clause === clause)
    .filter((band) => band.reading === reading.id && band.party === party && band.startMs <= atMs)
    .sort((a, b) => a.startMs - b.startMs);
  const standing = bands.at(-1)?.standing ?? 'notYet';
  const inForce = bands.findLast((band) => band.standing === 'inForce');
  const lapsed = standing === 'lapsed' && inForce !== undefined;
  return { standing, reckonedMs: lapsed ? Math.min(atMs, inForce.endMs - 1) : atMs };
}

interface OpenedMonitor {
  readonly monitor: Monitor;
  /** Ids of records that decisions had set aside by then. */
  readonly setAside: ReadonlySet<string>;
}

function monitorOf(program: Program, records: readonly TrucelineRecord[], atMs: number): OpenedMonitor {
  const wanted = new Set<TrucelineRecord['kind']>(['handover', 'decision', 'declaration']);
  for (const { kind } of program.patterns) {
    if (kind === 'measure') wanted.add('observation').add('effort');
    if (kind === 'effort') wanted.add('effort');
  }
  const trace = traceOf({
    incidents: [],
    attributions: new Map(),
    records: records.filter(({ kind }) => wanted.has(kind)),
  });
  const made = happenings(trace, { ...traceOptions(program), asKnownAtMs: atMs }).happenings;
  const monitor = openMonitor(program);
  monitor.push(made);
  monitor.settle(atMs);
  const voided = made.filter(({ kind, voidMs }) => kind === 'handover' && voidMs <= atMs);
  return { monitor, setAside: new Set(voided.flatMap((one) => one.records)) };
}
