/**
 * Clauses as readings and local variations change them: each is checked again as a clause, and what is wrong is told
 * where the change is written.
 */
import type { Problem } from '../record/document.js';
import { type PlaceOf, problemsIn } from '../record/issues.js';
import { suggest } from '../record/suggest.js';
import type { Agreement, Clause } from './agreement.js';
import type { Path } from './check-walk.js';
import { clause as clauseSchema } from './clause.js';

/** A clause with some of its fields changed, ready to be checked. */
export interface Changed {
  readonly clause: Clause;
  readonly fields: ReadonlySet<string>;
  /** A path in the clause to that in the file. */
  readonly pathOf: (path: Path) => Path;
}

interface Change {
  readonly clause: Clause;
  readonly path: Path;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly fixed: readonly string[];
}

export function changedClauses(
  agreement: Agreement,
  file: string,
  at: PlaceOf,
): { readonly changed: readonly Changed[]; readonly problems: readonly Problem[] } {
  const changed: Changed[] = [];
  const problems: Problem[] = [];
  const look = ({ clause, path, fields, fixed }: Change): Clause | undefined => {
    const refused = Object.keys(fields).filter((key) => fixed.includes(key));
    for (const key of refused) {
      const expected = `fields other than ${fixed.join(', ')}`;
      const hint = 'This cannot be changed here; write a clause of its own.';
      problems.push({ file, ...at([...path, key], 'key'), expected, found: `"${key}"`, hint });
    }
    if (refused.length > 0) return undefined;
    const merged = { ...clause, ...fields } as Clause;
    const pathOf = (inner: Path): Path =>
      Object.hasOwn(fields, inner[0] ?? '') ? [...path, ...inner] : path;
    const found = problemsIn(clauseSchema, merged, file, (inner, key) => at(pathOf(inner), key), path);
    problems.push(...found);
    if (found.length > 0) return undefined;
    changed.push({ clause: merged, fields: new Set(Object.keys(fields)), pathOf });
    return merged;
  };
  const lookInto = (clause: Clause, path: Path): void =>
    clause.variations?.forEach(({ reads }, i) => {
      if (reads) look({ clause, path: [...path, i, 'reads'], fields: reads, fixed: FIXED_IN_VARIATIONS });
    });

  const byId = new Map(agreement.clauses.map((clause) => [clause.id, clause]));
  for (const [i, clause] of agreement.clauses.entries()) lookInto(clause, ['clauses', i, 'variations']);
  agreement.readings.forEach(({ clauses = {} }, r) => {
    for (const [id, change] of Object.entries(clauses)) {
      const path = ['readings', r, 'clauses', id];
      const clause = byId.get(id);
      if (!clause) problems.push({ file, ...at(path, 'key'), ...unknownClause(agreement, id) });
      else if ('absent' in change) problems.push(...absentProblems(change, path, file, at));
      else {
        const merged = look({ clause, path, fields: change, fixed: FIXED_IN_READINGS });
        if (merged && 'variations' in change) lookInto(merged, [...path, 'variations']);
      }
    }
  });
  return { changed, problems };
}

const FIXED_IN_READINGS = ['id', 'kind', 'standard'];
const FIXED_IN_VARIATIONS = ['id', 'kind', 'variations', 'stages'];

function unknownClause({ clauses }: Agreement, id: string): Pick<Problem, 'expected' | 'found' | 'hint'> {
  const ids = clauses.map((clause) => clause.id);
  const near = suggest(id, ids);
  return {
    expected: `a clause of the agreement (${ids.join(', ')})`,
    found: `"${id}"`,
    hint: near ? `Did you mean "${near}"?` : 'Use one of those, or add the clause first.',
  };
}

function absentProblems(
  change: Readonly<Record<string, unknown>>,
  path: Path,
  file: string,
  at: PlaceOf,
): Problem[] {
  if (change.absent === true && Object.keys(change).length === 1) return [];
  const expected = '{ absent: true }, alone, or fields of the clause';
  const found = JSON.stringify(change);
  return [{ file, ...at(path), expected, found, hint: 'A clause that is absent has no fields.' }];
}
