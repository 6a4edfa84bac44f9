/** `truceline match clear` and `truceline match check`. */

import { type MatchResult, matchLists } from '../persons/match.js';
import type { Person } from '../persons/person.js';
import { csvLine } from '../report/csv-cell.js';
import { openList } from './person-list.js';

export interface ClearRequest {
  readonly first: string;
  readonly second: string;
  readonly csv?: boolean;
  readonly threshold?: number;
  readonly withNames?: boolean;
}

export async function clearCommand({
  first,
  second,
  csv,
  threshold,
  withNames,
}: ClearRequest): Promise<number> {
  const [a, b] = [
    await openList(first, { lookInside: false }),
    await openList(second, { lookInside: false }),
  ];
  const result = matchLists(a.persons, b.persons, threshold === undefined ? {} : { threshold });
  const names = withNames ? [namesOf(a.persons), namesOf(b.persons)] : undefined;
  const rows = [
    ...result.matches.map((pair) => ({ kind: 'match', ...pair })),
    ...result.undecided.map((pair) => ({ kind: 'undecided', byDuplicate: false, ...pair })),
  ];
  if (csv) process.stdout.write(`kind,a,b,probability,duplicate${names ? ',name_a,name_b' : ''}\n`);
  for (const { kind, a: one, b: other, probability, byDuplicate } of rows) {
    const rounded = Math.round(probability * 10_000) / 10_000;
    const named = names && { nameA: names[0]!.get(one)!, nameB: names[1]!.get(other)! };
    if (csv) {
      const cells = [
        kind,
        one,
        other,
        `${rounded}`,
        byDuplicate ? 'yes' : 'no',
        ...(named ? Object.values(named) : []),
      ];
      process.stdout.write(`${csvLine(cells)}\n`);
    } else {
      const flags = byDuplicate ? { duplicate: true } : {};
      process.stdout.write(
        `${JSON.stringify({ kind, a: one, b: other, probability: rounded, ...flags, ...named })}\n`,
      );
    }
  }
  console.error(summary(result));
  return 0;
}

export async function checkListCommand(file: string): Promise<number> {
  const { persons, problems, rows } = await openList(file, { most: Number.POSITIVE_INFINITY });
  const setAside = rows - persons.length;
  console.error(
    `${rows} rows, ${persons.length} persons, ${setAside} set aside; ${problems.length} problems told.`,
  );
  return 0;
}

function summary({ matches, undecided, counts }: MatchResult): string {
  const duplicates = matches.filter(({ byDuplicate }) => byDuplicate).length;
  const parts = [
    `${counts.personsA} and ${counts.personsB} persons`,
    `${matches.length - duplicates} on both lists`,
    `${duplicates} more pairs by entries that repeat a person`,
    `${undecided.length} pairs undecided`,
    `entered twice: ${counts.duplicatesA} and ${counts.duplicatesB}`,
    `namesakes born on one day: ${counts.namesakesA} and ${counts.namesakesB}`,
  ];
  if (counts.refusedA + counts.refusedB > 0)
    parts.push(`not compared since consent is refused: ${counts.refusedA} and ${counts.refusedB}`);
  if (counts.tooCommon > 0) parts.push(`values too common to search by: ${counts.tooCommon}`);
  return `match: ${parts.join('; ')}.`;
}

const namesOf = (persons: readonly Person[]): Map<string, string> =>
  new Map(
    persons.map(({ id, names }) => [id, names.map((name) => Object.values(name).join(' ')).join(' / ')]),
  );
