/** Standing of clauses as rows: clauses that stand alike for a party under a reading share one row. */
import type { StandingBand } from '../api/types.ts';

export interface StandingRow {
  readonly reading: string;
  readonly party: string;
  readonly clauses: readonly string[];
  readonly bands: readonly StandingBand[];
}

/** @param readings and parties in the order in which they shall appear */
export function standingRows(
  bands: readonly StandingBand[],
  readings: readonly string[],
  parties: readonly string[],
): StandingRow[] {
  const rows: StandingRow[] = [];
  for (const reading of readings) {
    for (const party of parties) {
      const byClause = new Map<string, StandingBand[]>();
      for (const band of bands) {
        if (band.reading !== reading || band.party !== party) continue;
        const list = byClause.get(band.clause);
        if (list) list.push(band);
        else byClause.set(band.clause, [band]);
      }
      const alike = new Map<string, { clauses: string[]; bands: StandingBand[] }>();
      for (const [clause, own] of byClause) {
        own.sort((a, b) => a.startMs - b.startMs);
        const key = own.map((band) => `${band.standing} ${band.startMs} ${band.endMs}`).join('|');
        const known = alike.get(key);
        if (known) known.clauses.push(clause);
        else alike.set(key, { clauses: [clause], bands: own });
      }
      for (const group of alike.values()) rows.push({ reading, party, ...group });
    }
  }
  return rows;
}
