/** Names in what a scenario expects that the agreement does not have: told with their place, before anything is compared. */
import type { Program } from '../agreement/program.js';
import type { Problem } from '../record/document.js';
import type { PlaceOf } from '../record/issues.js';
import { suggest } from '../record/suggest.js';
import type { Scenario } from './scenario.js';

interface Names {
  readonly clause: readonly string[];
  readonly reading: readonly string[];
  readonly party: readonly string[];
  readonly on: readonly string[];
}

const WHAT: Readonly<Record<keyof Names, string>> = {
  clause: 'a clause of the agreement',
  reading: 'a reading of the agreement',
  party: 'a party, guarantor or other of the agreement',
  on: 'the id of a record of the scenario',
};

/** In place of the party, where nobody is named as the author. */
const NOBODY_NAMED = ['undetermined', 'both'];

type NamesIn = Partial<Record<keyof Names, string | undefined>>;

export function strayNames(program: Program, scenario: Scenario, file: string, at: PlaceOf): Problem[] {
  const names = namesOf(program, scenario);
  const { standing = [], findings = [] } = scenario.expect;
  const problems: Problem[] = [];
  const lists: Readonly<Record<string, readonly NamesIn[]>> = { standing, findings };
  for (const [part, list] of Object.entries(lists))
    list.forEach((wanted, index) => {
      for (const key of Object.keys(WHAT) as (keyof Names)[]) {
        const name = wanted[key];
        if (name === undefined || names[key].includes(name)) continue;
        problems.push({
          file,
          ...at(['expect', part, index, key]),
          expected: `${WHAT[key]} (${names[key].join(', ') || 'there is none'})`,
          found: `"${name}"`,
          hint: hintFor(key, name, names),
        });
      }
    });
  return problems;
}

function namesOf({ agreement, clauses, parties }: Program, { records }: Scenario): Names {
  return {
    clause: clauses.map(({ id }) => id),
    reading: agreement.readings.map(({ id }) => id),
    party: [...parties, ...NOBODY_NAMED],
    on: records.map(({ id }) => String(id)),
  };
}

function hintFor(key: keyof Names, name: string, names: Names): string {
  const stages = key === 'clause' ? names.clause.filter((id) => id.startsWith(`${name}@`)) : [];
  if (stages.length > 0) return `It stands in stages; name one: ${stages.join(', ')}.`;
  const near = suggest(name, names[key]);
  return near === undefined ? 'Use one of those.' : `Did you mean "${near}"?`;
}
