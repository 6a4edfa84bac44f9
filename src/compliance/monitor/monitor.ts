/**
 * The monitor: happenings in, in any order, late or corrected; findings out, each with its proof. What has been worked
 * out is kept, and after news only what hangs on it is worked out again, so that the answer is always that of a fresh
 * start with all that is known.
 */
import { NO, type Program } from '../../agreement/program.js';
import { type Finding, STANDINGS, type Standing } from '../finding.js';
import type { Happening } from '../happening.js';
import type { ProofNode, StandingStep } from '../proof.js';
import { breachPatternsBy } from './breach.js';
import { buildGraph } from './build.js';
import type { Court } from './case.js';
import type { IncidentColumns } from './columns.js';
import { findingOf } from './decision.js';
import { openDocket, standingNodes, watchJudge } from './docket.js';
import { type Graph, reach } from './graph.js';
import { claim, forgetId } from './id-index.js';
import { addColumns, addHappening, translate } from './intake.js';
import { otherTruth } from './matching.js';
import { openMemo } from './memo.js';
import { openOrdered } from './ordered.js';
import { conditionNode, momentNode, quantityNode, standingStepAt } from './prove.js';
import { openQuotaWatch } from './quota.js';
import { openRoutes } from './route.js';
import { DEAD_ROW, openRows, type Rows, SETTLED_ROW } from './rows.js';
import { type Changes, type Session, settle } from './settle.js';
import { openSlots } from './slots.js';
import { openStateWatch } from './state-rule.js';
import { openSteps } from './steps.js';
import { fitsOf, judgesOf } from './terms.js';
import { stretchEnd } from './timeline.js';
import type { Watch } from './watch.js';

export type { Changes } from './settle.js';

export interface StandingStretch {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly standing: Standing;
}

export interface Monitor {
  /** In any order; the same id again takes the place of the earlier version. */
  readonly push: (happenings: readonly Happening[]) => void;
  readonly pushColumns: (columns: IncidentColumns) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** Brings everything up to date with what was pushed, as judged at the horizon. */
  readonly settle: (horizonMs?: number) => Changes;
  /** In the order of (startMs, id), states last and by party, as of the last settling. */
  readonly findings: () => Finding[];
  /** Standings, conditions, moments and quantities by their index in the program, as of the last settling. */
  readonly standingAt: (standing: number, atMs: number) => StandingStep;
  readonly bands: (standing: number, fromMs: number, toMs: number) => StandingStretch[];
  readonly momentAt: (moment: number, atMs: number) => readonly [low: number, high: number];
  readonly conditionNode: (condition: number, atMs: number) => ProofNode;
  readonly momentNode: (moment: number, atMs: number) => ProofNode;
  readonly quantityNode: (quantity: number, atMs: number) => ProofNode;
}

export function openMonitor(
  program: Program,
  { horizonMs: usualHorizonMs = Number.POSITIVE_INFINITY }: { readonly horizonMs?: number } = {},
): Monitor {
  const session = openSession(program);
  const { court } = session;
  const { graph, rows } = court;
  const matters = (happening: Happening, where: number): boolean =>
    matchesAny(program, rows, happening, where);
  return {
    push: (happenings) => {
      for (const happening of happenings) take(session, happening.id, addHappening(rows, happening, matters));
    },
    pushColumns: (columns) => {
      const to = translate(rows, columns);
      addColumns(rows, columns, to, (id, row) => take(session, id, row));
    },
    remove: (ids) => {
      for (const id of ids) take(session, id, -1);
    },
    settle: (horizonMs = usualHorizonMs) => settle(session, horizonMs),
    findings: () => {
      const all: Finding[] = [];
      const { found } = rows;
      for (let place = 0; place < found.length; place++) {
        const decision = found.decisions[place];
        if (decision)
          all.push(findingOf(rows, session.judges[found.judge[place]!]!, found.row[place]!, decision));
      }
      for (const { findings } of session.watches) for (const finding of findings) all.push(finding);
      const placeOf = ({ incident, party }: Finding): number =>
        incident === '' ? court.partyIndex.get(party)! : -1;
      return all.sort(
        (a, b) =>
          a.startMs - b.startMs || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
      );
    },
    standingAt: (standing, atMs) => standingStepAt(graph, standing, atMs),
    bands: (standing, fromMs, toMs) => bandsOf(graph, standing, fromMs, toMs),
    momentAt: (moment, atMs) => {
      const node = graph.moments[moment]!;
      const i = reach(node, atMs);
      return [node.line.low[i]!, node.line.high[i]!];
    },
    conditionNode: (condition, atMs) => conditionNode(graph, condition, atMs),
    momentNode: (moment, atMs) => momentNode(graph, moment, atMs),
    quantityNode: (quantity, atMs) => quantityNode(graph, quantity, atMs),
  };
}

function openSession(program: Program): Session {
  const slots = openSlots(fitsOf(program), program.zones);
  const rows = openRows(slots);
  const judges = judgesOf(program, slots);
  const graph = buildGraph(program, rows, judges);
  const court: Court = {
    graph,
    rows,
    partyIndex: new Map(program.parties.map((party, index) => [party, index])),
    steps: program.standings.map(openSteps),
    memos: judges.map((judge) => openMemo(graph, judge)),
  };
  for (const [i, steps] of court.steps.entries())
    for (const node of new Set(standingNodes(graph, i))) node.watchers.push(steps);
  // Quotas and states look at lists too: they are opened before it is asked which lists are looked at.
  const watches = openWatches(court);
  const breachPatterns = breachPatternsBy(program);
  const breaches = judges.map(({ clause, reading }) => breachPatterns(clause, reading));
  const watcher = { voidFromMs: Number.POSITIVE_INFINITY };
  for (const [i, judge] of judges.entries()) if (breaches[i]!.length > 0) watchJudge(graph, judge, watcher);
  const seen = watches
    .map((watch) => ({ watch, patterns: breachPatterns(watch.clause, watch.reading) }))
    .filter(({ patterns }) => patterns.length > 0);
  const dockets = judges.map((judge, i) => (breaches[i]!.length > 0 ? null : openDocket(graph, judge)));
  return {
    court,
    judges,
    routes: openRoutes(court, judges),
    dockets,
    ordered: openOrdered(seen, breaches, watcher),
    watches: watches.map((watch) => ({ watch, findings: [] })),
    fresh: [],
    gone: [],
    waiting: [],
    horizonMs: Number.NEGATIVE_INFINITY,
  };
}

function openWatches(court: Court): Watch[] {
  const { program } = court.graph;
  return program.standings.flatMap(({ clause, reading, party }, standing): Watch[] => {
    const rule = program.clauses[clause]!.readings[reading]?.rule;
    const place = { clause, reading, party, standing };
    if (rule?.kind === 'state') return [openStateWatch(court, place, rule)];
    const quota = rule?.kind === 'quota' ? rule.parties[party] : null;
    return rule?.kind === 'quota' && quota ? [openQuotaWatch(court, place, rule, quota)] : [];
  });
}

/** Does a happening that fits nothing match any pattern? */
function matchesAny(program: Program, rows: Rows, happening: Happening, where: number): boolean {
  return program.patterns.some(
    (pattern) =>
      pattern.kind !== 'incident' &&
      pattern.kind !== 'breach' &&
      otherTruth(rows, pattern, happening, where) !== NO,
  );
}

/** The row takes the place of what had the id before; -1: nothing does. */
function take(session: Session, id: string, row: number): void {
  const { rows } = session.court;
  const before = row >= 0 ? claim(rows.byId, row) : forgetId(rows.byId, id);
  if (row >= 0) session.fresh.push(row);
  if (before < 0) return;
  // Findings pass to the new version, so that a change of them is a revision.
  const { heads } = rows.found;
  if (row >= 0) {
    heads[row] = heads[before]!;
    heads[before] = -1;
  }
  if (rows.state[before] === SETTLED_ROW || heads[before]! >= 0) session.gone.push(before);
  rows.state[before] = DEAD_ROW;
}

function bandsOf(graph: Graph, standing: number, fromMs: number, toMs: number): StandingStretch[] {
  const node = graph.standings[standing]!;
  const { line } = node;
  const bands: StandingStretch[] = [];
  if (fromMs >= toMs) return bands;
  reach(node, toMs - 1);
  for (let i = reach(node, fromMs); i < line.starts.length && line.starts[i]! < toMs; i++)
    bands.push({
      startMs: Math.max(fromMs, line.starts[i]!),
      endMs: Math.min(toMs, stretchEnd(line, i)),
      standing: STANDINGS[line.low[i]!]!,
    });
  return bands;
}
