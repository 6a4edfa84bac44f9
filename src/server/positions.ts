/**
 * Who stands where on an agreement at a moment, and what is missing for each clause to enter into force: consent from
 * what was declared, and the terms of the text itself. Both as known at that moment.
 */
import { clauseOf } from '../compliance/finding.js';
import type { LiveMission } from '../mission/live.js';
import { positions, type Row } from '../position/position.js';
import type { Declaration } from '../record/record.js';
import type { PositionCell, PositionsView } from './api.js';
import { notFound } from './errors.js';
import { standingsThen } from './positions-standing.js';

/** @param atMs absent: the end of the mission's period */
export function positionsView(live: LiveMission, id: string, atMs?: number): PositionsView {
  const { picture } = live;
  const program = live.mission.programs.find(({ agreement }) => agreement.id === id);
  if (!program) {
    const ids = live.mission.programs.map(({ agreement }) => agreement.id).join(', ');
    throw notFound(`Agreement "${id}"`, `The agreements of this mission: ${ids}.`);
  }
  const moment = atMs ?? picture.period.endMs;
  const matrix = positions(program.agreement, picture.declarations, moment, moment);
  const standings = standingsThen(picture, program, moment);
  const cited = new Map<string, Declaration>();
  const rows = matrix.rows.map((row) => ({
    declarer: row.declarer,
    role: row.role,
    cells: cellsOf(row, matrix.clauses, cited),
  }));
  return {
    agreement: id,
    atMs: moment,
    rows,
    clauses: program.agreement.clauses.map((clause, index) => {
      const { notAccepted, openConditions } = matrix.missing[index]!;
      return {
        clause: clause.id,
        title: clause.title,
        notAccepted,
        openConditions,
        standings: standings.filter((one) => clauseOf(one) === clause.id),
      };
    }),
    declarations: [...cited.values()].sort((a, b) => Date.parse(a.time.start) - Date.parse(b.time.start)),
  };
}

function cellsOf(row: Row, clauses: readonly string[], cited: Map<string, Declaration>): PositionCell[] {
  return ['', ...clauses].map((clause) => {
    const { behind, earlier, ...rest } = clause === '' ? row.agreement : row.clauses[clause]!;
    for (const one of behind ? [behind, ...earlier] : earlier) cited.set(one.id, one);
    return { clause, ...rest, behind: behind?.id ?? null, earlier: earlier.map((one) => one.id) };
  });
}
