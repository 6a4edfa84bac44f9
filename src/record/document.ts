/**
 * YAML documents that people write, checked against a zod definition: every problem with its line, its column, what
 * was expected, what was found and what to do.
 */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument as parseYaml } from 'yaml';
import type { z } from 'zod';

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
  | { readonly ok: true; readonly value: T; readonly at: (path: readonly PropertyKey[]) => Place }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface Place {
  readonly line: number;
  readonly column: number;
}

export function checkDocument<T>(text: string, file: string, schema: z.ZodType<T>): Checked<T> {
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          file,
          line,
          column: col,
          expected: 'YAML 1.2',
          found: error.message,
          hint: 'Check the indentation, the quotes and the brackets on this line and the one before.',
        };
      }),
    };
  }
  const at = (path: readonly PropertyKey[]): Place => placeOf(document, lines, path);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    const found = (error as Error).message;
    const hint = 'Write the parts out instead of repeating them by aliases.';
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, expected: 'YAML without endless aliases', found, hint }],
    };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data, at };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, value, file, at)) };
}

export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: expected ${problem.expected}, found ${problem.found}. ${problem.hint}`;
}

/** The word nearest to what was written, when it is near enough to be a slip of the keyboard. */
export function suggest(written: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  // Two slips in a word of four letters or more, a third of a long one; short codes differ in everything soon.
  let least = (written.length < 4 ? 1 : Math.max(2, Math.floor(written.length / 3))) + 1;
  for (const word of words) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  issue: Issue,
  root: unknown,
  file: string,
  at: (path: readonly PropertyKey[]) => Place,
): Problem[] {
  const make = (path: readonly PropertyKey[], expected: string, found: string, hint: string): Problem => ({
    file,
    ...at(path),
    expected,
    found,
    hint,
  });
  const name = issue.path.length > 0 ? issue.path.map(String).join('.') : 'the document';
  const found = describe(valueAt(root, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        make(
          [...issue.path, key],
          `only known keys in ${name}`,
          `"${key}"`,
          'Remove it, or correct its spelling; the schema in docs/schema lists the keys.',
        ),
      );
    case 'invalid_value': {
      const words = issue.values.map(String);
      const near = suggest(String(valueAt(root, issue.path)), words);
      return [
        make(
          issue.path,
          words.length === 1 ? `${name} to be "${words[0]}"` : `${name} to be one of: ${words.join(', ')}`,
          found,
          near ? `Did you mean "${near}"?` : 'Choose one of these words.',
        ),
      ];
    }
    case 'invalid_type':
      return [
        make(
          issue.path,
          `${name} to be ${article(issue.expected)}`,
          found,
          'Write it in, or correct its form.',
        ),
      ];
    case 'invalid_format':
      return [make(issue.path, `${name}: ${issue.message}`, found, 'Correct its form.')];
    default:
      return [make(issue.path, `${name}: ${issue.message}`, found, 'Correct the value.')];
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Line and column of the node at the path, or of the nearest parent that exists. */
function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): Place {
  for (let depth = path.length; depth >= 0; depth--) {
    const keys = path.slice(0, depth);
    const parent = document.getIn(keys.slice(0, -1), true);
    if (depth > 0 && isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === keys[depth - 1]);
      const anchor = pair && (isNode(pair.value) && pair.value.range ? pair.value : pair.key);
      const node = path.length === depth && isScalar(pair?.key) && !isNode(pair?.value) ? pair?.key : anchor;
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

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
    }
    previous = row;
  }
  return previous[b.length]!;
}
