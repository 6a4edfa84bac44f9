/**
 * YAML documents that people write, checked against a zod definition: every problem with its line, its column, what
 * was expected, what was found and what to do.
 */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument as parseYaml } from 'yaml';
import type { z } from 'zod';
import { isNestedDeeper, isTooDeep } from './describe.js';
import { type PlaceOf, problemsIn } from './issues.js';

import { yamlProblems } from './yaml-problems.js';

export { suggest } from './suggest.js';

export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly at: PlaceOf }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface Place {
  readonly line: number;
  readonly column: number;
}

export function checkDocument<T>(text: string, file: string, schema: z.ZodType<T>): Checked<T> {
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseYaml(text, { lineCounter: lines, prettyErrors: false });
  } catch (error) {
    if (isTooDeep(error)) return { ok: false, problems: [tooDeep(file)] };
    throw error;
  }
  if (document.errors.length > 0) {
    const placeAt = (position: number): Place => {
      const { line, col } = lines.linePos(position);
      return { line, column: col };
    };
    return { ok: false, problems: firstProblems(yamlProblems(document.errors, text, file, placeAt)) };
  }
  const at: PlaceOf = (path, key) => placeOf(document, lines, path, key === 'key');
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    if (isTooDeep(error)) return { ok: false, problems: [tooDeep(file)] };
    const found = (error as Error).message;
    const hint = 'Write the parts out instead of repeating them by aliases.';
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, expected: 'YAML without endless aliases', found, hint }],
    };
  }
  if (isNestedDeeper(value, DEEPEST_LEVELS)) return { ok: false, problems: [tooDeep(file)] };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data, at };
  return { ok: false, problems: firstProblems(problemsIn(schema, value, file, at)) };
}

/** More than anybody mends at once. */
const MOST_PROBLEMS = 20;

/** @returns the first of them, and how many more there are */
export function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 1) return problems;
  const { file, line, column } = problems[MOST_PROBLEMS]!;
  const found = `${more} more problems from here on`;
  const hint = 'Correct those above first.';
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { file, line, column, expected: 'a document without problems', found, hint },
  ];
}

/** Deeper than anybody writes, and less than the stack of any part can take. */
const DEEPEST_LEVELS = 100;

export function tooDeep(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    expected: `at most ${DEEPEST_LEVELS} lists and maps inside one another`,
    found: 'more',
    hint: 'Name the inner parts, and use the names.',
  };
}

export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: expected ${problem.expected}, found ${problem.found}. ${problem.hint}`;
}

/** Line and column of the node at the path, or of the nearest parent that exists. */
function placeOf(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
  ofKey: boolean,
): Place {
  for (let depth = path.length; depth >= 0; depth--) {
    const keys = path.slice(0, depth);
    const parent = document.getIn(keys.slice(0, -1), true);
    if (depth > 0 && isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === keys[depth - 1]);
      const anchor = pair && (isNode(pair.value) && pair.value.range ? pair.value : pair.key);
      const node = path.length === depth && (ofKey || !isNode(pair?.value)) ? pair?.key : anchor;
      if (isNode(node) && node.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { line, column: col };
      }
    }
    const node = depth === 0 ? document.contents : document.getIn(keys, true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
