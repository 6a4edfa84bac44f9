/**
 * Killed and injured, as ranges over the accounts of each incident, with who says so.
 *
 * A sum of ranges is the range of the sum when each incident is a different event. Incidents whose accounts give no
 * number are counted apart: no number is not zero.
 */
import type { Incident, Toll } from '../incident/incident.js';
import { byText, type Counted, type Slice } from './picture-index.js';

export interface TollStatement {
  readonly killed: number | null;
  readonly injured: number | null;
  /** Source ids that give these numbers, in the order of the alphabet, each with the party it speaks for. */
  readonly by: readonly { readonly source: string; readonly voice: string }[];
}

export interface CasualtyLine {
  readonly incident: string;
  readonly place: string;
  readonly region: string;
  readonly killed: Toll | null;
  readonly injured: Toll | null;
  readonly statements: readonly TollStatement[];
}

export interface Casualties {
  readonly killed: Toll;
  readonly injured: Toll;
  readonly lines: readonly CasualtyLine[];
  /** Incidents for which no account gives a number of killed or injured. */
  readonly withoutNumber: Counted;
}

export function casualtiesOf(slice: Pick<Slice, 'incidents'>): Casualties {
  const lines: CasualtyLine[] = [];
  let withoutNumber = 0;
  for (const incident of slice.incidents) {
    if (incident.killed === null && incident.injured === null) withoutNumber++;
    if (hasCasualties(incident)) {
      lines.push({
        incident: incident.id,
        place: incident.place.name,
        region: incident.place.region,
        killed: incident.killed,
        injured: incident.injured,
        statements: statementsOf(incident),
      });
    }
  }
  return {
    killed: addTolls(slice.incidents.map((incident) => incident.killed)),
    injured: addTolls(slice.incidents.map((incident) => incident.injured)),
    lines,
    withoutNumber,
  };
}

/** By at least one account, somebody was killed or injured. */
export function hasCasualties(incident: Pick<Incident, 'killed' | 'injured'>): boolean {
  return (incident.killed?.max ?? 0) > 0 || (incident.injured?.max ?? 0) > 0;
}

export function addTolls(tolls: readonly (Toll | null)[]): Toll {
  let min = 0;
  let max = 0;
  for (const toll of tolls) {
    min += toll?.min ?? 0;
    max += toll?.max ?? 0;
  }
  return { min, max };
}

/** One statement a pair of numbers, whoever gives it; equal numbers are said once, with all who give them. */
function statementsOf(incident: Incident): TollStatement[] {
  const byNumbers = new Map<
    string,
    { killed: number | null; injured: number | null; by: Map<string, string> }
  >();
  for (const account of incident.accounts) {
    if (account.killed === null && account.injured === null) continue;
    const key = `${account.killed}/${account.injured}`;
    let statement = byNumbers.get(key);
    if (!statement) {
      statement = { killed: account.killed, injured: account.injured, by: new Map() };
      byNumbers.set(key, statement);
    }
    statement.by.set(`${account.source}\n${account.voice}`, account.voice);
  }
  return [...byNumbers.values()]
    .map((statement) => ({
      killed: statement.killed,
      injured: statement.injured,
      by: [...statement.by.keys()].sort(byText).map((key) => {
        const [source, voice] = key.split('\n') as [string, string];
        return { source, voice };
      }),
    }))
    .sort(
      (a, b) =>
        (a.killed ?? -1) - (b.killed ?? -1) ||
        (a.injured ?? -1) - (b.injured ?? -1) ||
        byText(a.by[0]!.source, b.by[0]!.source),
    );
}
