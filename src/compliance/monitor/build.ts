/** A program made into a graph of nodes and lists of events, ready for happenings. */
import type { Program } from '../../agreement/program.js';
import { setCondition } from './condition.js';
import { type EventList, openEventList } from './event-list.js';
import { type Graph, openNode } from './graph.js';
import { setMoment } from './moment.js';
import { setQuantity } from './quantity.js';
import type { Rows } from './rows.js';
import { periodsOf, setCovered, setStanding } from './standing.js';
import type { Judge } from './terms.js';

export function buildGraph(program: Program, rows: Rows, judges: readonly Judge[]): Graph {
  const lists = program.patterns.map(({ kind }): EventList => {
    if (kind !== 'breach')
      return openEventList(
        0,
        (row) => rows.ids[row]!,
        (row) => rows.happenings[row]!,
      );
    return openEventList(
      1,
      (ref) => findingId(rows, judges, ref),
      (ref) => (ref < 0 ? null : rows.happenings[Math.floor(ref / judges.length)]!),
    );
  });
  const graph: Graph = {
    program,
    timeZone: program.agreement.timeZone,
    lists,
    readers: program.patterns.map(() => []),
    listWatchers: program.patterns.map(() => []),
    conditions: program.conditions.map(openNode),
    moments: program.moments.map(openNode),
    quantities: program.quantities.map(openNode),
    standings: program.standings.map(openNode),
    covered: program.clauses.map(openNode),
  };
  for (const [i, moment] of program.moments.entries()) setMoment(graph, graph.moments[i]!, moment);
  for (const [i, quantity] of program.quantities.entries())
    setQuantity(graph, graph.quantities[i]!, quantity);
  for (const [i, condition] of program.conditions.entries())
    setCondition(graph, graph.conditions[i]!, condition);
  for (const [i, standing] of program.standings.entries()) setStanding(graph, graph.standings[i]!, standing);
  for (const clause of program.clauses.keys())
    setCovered(graph, graph.covered[clause]!, periodsOf(program, clause));
  return graph;
}

/** Breaches of happenings are told apart by row and judge. */
export const breachRef = (judges: readonly Judge[], row: number, judge: Judge): number =>
  row * judges.length + judge.index;

function findingId(rows: Rows, judges: readonly Judge[], ref: number): string {
  return rows.ids[Math.floor(ref / judges.length)]! + judges[ref % judges.length]!.suffix;
}
