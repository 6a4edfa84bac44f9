/** What is wrong with a line of a trace: what was expected, what was found, where, and what to do. */
import type { z } from 'zod';
import { describe, wordOf } from '../record/describe.js';
import { suggest } from '../record/document.js';

export interface TraceProblem {
  /** File and line, as the caller named them. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

export function formatTraceProblem({ where, expected, found, hint }: TraceProblem): string {
  return `${where}: expected ${expected}, found ${found}. ${hint}`;
}

export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  where: string,
  schema?: z.ZodType,
): TraceProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, value, where, schema));
}

function problemsOfIssue(
  issue: z.core.$ZodIssue,
  root: unknown,
  where: string,
  schema: z.ZodType | undefined,
): TraceProblem[] {
  const name = issue.path.length > 0 ? issue.path.map(String).join('.') : 'the record';
  const value = valueAt(root, issue.path);
  const found = describe(value);
  const make = (expected: string, what: string, hint: string): TraceProblem[] => [
    { where, expected, found: what, hint },
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = issue.path.length === 0 ? keysOf(schema) : [];
      return issue.keys.flatMap((key) => {
        const near = suggest(key, keys);
        const expected =
          keys.length > 0 ? `only the fields ${keys.join(', ')}` : `only known fields in ${name}`;
        return make(
          expected,
          `"${key}"`,
          near ? `Did you mean "${near}"?` : 'Take it out, or put it in note.',
        );
      });
    }
    case 'invalid_value': {
      const words = issue.values.map(String);
      const near = suggest(wordOf(value), words);
      const hint = near ? `Did you mean "${near}"?` : 'Choose one of these words.';
      return make(`${name} to be one of: ${words.join(', ')}`, found, hint);
    }
    case 'invalid_type':
      return make(`${name} to be ${article(issue.expected)}`, found, 'Write it in, or correct its form.');
    case 'invalid_union': {
      const nested = nearestBranch(issue, value);
      if (!nested) return make(`${name} in one of its forms`, found, FORMS[name] ?? 'Correct its form.');
      return nested.flatMap((inner) =>
        problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, root, where, schema),
      );
    }
    default:
      return make(`${name}: ${issue.message}`, found, FORMS[name] ?? 'Correct the value.');
  }
}

const INSTANT = 'Write it as 2025-03-21T00:20:00+03:00.';
const FORMS: Readonly<Record<string, string>> = {
  at: 'Write an instant such as 2025-03-21T00:20:00+03:00, or {"start": ..., "end": ...}.',
  'at.start': INSTANT,
  'at.end': INSTANT,
  knownAt: INSTANT,
  effectiveFrom: INSTANT,
  effectiveUntil: INSTANT,
  by: 'Write a party, undetermined, or shares such as {"A": 0.6, "B": 0.3}.',
  happened: 'Write a probability between 0 and 1, or {"value", "low", "high"}.',
};

/** Of the forms that a value can have, the one whose outward shape (text, number, map) it has. */
function nearestBranch(
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): readonly z.core.$ZodIssue[] | undefined {
  if (value === undefined || value === null) return undefined;
  return issue.errors.find(
    (branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
}

function keysOf(schema: z.ZodType | undefined): string[] {
  const { shape } = (schema as { shape?: object } | undefined) ?? {};
  return shape ? Object.keys(shape) : [];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
