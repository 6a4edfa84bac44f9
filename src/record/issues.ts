/**
 * What a zod definition finds wrong with a value, as problems for people: one for each mistake, at the place of the
 * mistake, with the key or word that was meant.
 */
import type { z } from 'zod';
import { describe, wordOf } from './describe.js';
import type { Place, Problem } from './document.js';
import { suggest } from './suggest.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Line and column of what stands at the path; with `key`, of the key itself rather than of its value. */
export type PlaceOf = (path: Path, key?: 'key') => Place;

/** @param above where the value stands in a larger one, for names in messages */
export function problemsIn(
  schema: z.ZodType,
  value: unknown,
  file: string,
  at: PlaceOf,
  above: Path = [],
): Problem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const issues = parsed.error.issues.flatMap((issue) => flatten(issue, [], value));
  return issues
    .filter((issue) => !followsFromKey(issue, issues, schema, value))
    .flatMap((issue) => problemsOf(issue, value, file, at, schema, above));
}

/** Unions are followed into the alternative that was meant, so that its own issues are told. */
function flatten(issue: Issue, prefix: Path, root: unknown): Issue[] {
  const path = [...prefix, ...issue.path];
  const own = { ...issue, path: [...path] } as Issue;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [own];
  const meant = alternativeMeant(issue.errors);
  return meant ? meant.flatMap((inner) => flatten(inner, path, root)) : [own];
}

/** The alternative whose form the value has; where several or none have it, the one that goes wrong latest and least. */
function alternativeMeant(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isOtherForm = (issues: readonly Issue[]): boolean =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0);
  const near = alternatives.filter((issues) => !isOtherForm(issues));
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length));
  return [...near].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

/** A key that is missing because it was misspelt is told once, as misspelt. */
function followsFromKey(issue: Issue, issues: readonly Issue[], schema: z.ZodType, root: unknown): boolean {
  const isCustom = issue.code === 'custom';
  if (!isCustom && issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return false;
  const owner = isCustom ? issue.path : issue.path.slice(0, -1);
  return issues.some((other) => {
    if (other.code !== 'unrecognized_keys' || !samePath(other.path, owner)) return false;
    if (isCustom) return true;
    const allowed = keysAt(schema, owner, root);
    return other.keys.some((key) => suggest(key, allowed) === issue.path.at(-1));
  });
}

const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((key, i) => key === b[i]);

function problemsOf(
  issue: Issue,
  root: unknown,
  file: string,
  at: PlaceOf,
  schema: z.ZodType,
  above: Path,
): Problem[] {
  const make = (place: Place, expected: string, found: string, hint: string): Problem => ({
    file,
    ...place,
    expected,
    found,
    hint,
  });
  const name = nameOf([...above, ...issue.path]);
  const value = valueAt(root, issue.path);
  const found = describe(value);
  const place = at(issue.path);
  const hintForBound = (): string =>
    isOfPosition(valueAt(root, issue.path.slice(0, -1)))
      ? 'Positions are [longitude, latitude], in degrees.'
      : 'Correct the value.';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const allowed = keysAt(schema, issue.path, root);
        const owners = kindsWith(schema, issue.path, root, key);
        const near = suggest(key, allowed);
        const expected = `only known keys in ${name}${allowed.length > 0 ? ` (${allowed.join(', ')})` : ''}`;
        const hint =
          owners.length > 0
            ? `It belongs to ${owners.join(', ')}. Remove it, or choose that kind.`
            : near
              ? `Did you mean "${near}"?`
              : hintForStranger(valueAt(value, [key]));
        return make(at([...issue.path, key], 'key'), expected, `"${key}"`, hint);
      });
    case 'invalid_value':
      return [make(place, ...chosen(name, issue.values.map(String), value), hintFor(value, issue.values))];
    case 'invalid_union': {
      if (issue.errors.length > 0)
        return [make(place, `${name} to be ${formsIn(issue)}`, found, 'Correct its form.')];
      const { options = [] } = issue as { options?: readonly unknown[] };
      return [make(place, ...chosen(name, options.map(String), value), hintFor(value, options))];
    }
    case 'invalid_key': {
      const expected = `${nameOf([...above, ...issue.path.slice(0, -1)])} with keys: ${issue.issues[0]?.message ?? 'other'}`;
      return [make(at(issue.path, 'key'), expected, `"${String(issue.path.at(-1))}"`, 'Correct its form.')];
    }
    case 'invalid_type': {
      if (typeof value === 'string' && keysAt(schema, issue.path, root).includes('en'))
        return [make(place, `${name} to be a text by language`, found, `Write { en: ${quoted(value)} }.`)];
      const hint = 'Write it in, or correct its form.';
      return [make(place, `${name} to be ${article(issue.expected)}`, found, hint)];
    }
    case 'invalid_format':
      return [make(place, `${name}: ${issue.message}`, found, 'Correct its form.')];
    case 'too_small':
      if (Array.isArray(value) && value.length === 0)
        return [
          make(place, `${name} with at least one entry`, 'an empty list', 'Write one in, or leave it out.'),
        ];
      return [
        make(place, `${name} ${boundOf(value, issue.minimum, issue.inclusive, LOW)}`, found, hintForBound()),
      ];
    case 'too_big':
      return [
        make(place, `${name} ${boundOf(value, issue.maximum, issue.inclusive, HIGH)}`, found, hintForBound()),
      ];
    case 'custom': {
      const { found: stated } = (issue.params ?? {}) as { found?: string };
      return [make(place, `${name}: ${issue.message}`, stated ?? found, 'Correct the value.')];
    }
    default:
      return [make(place, `${name}: ${issue.message}`, found, 'Correct the value.')];
  }
}

const LOW = ['at least', 'above'] as const;
const HIGH = ['at most', 'below'] as const;

function boundOf(
  value: unknown,
  bound: number | bigint,
  inclusive: boolean | undefined,
  [including, beyond]: readonly [string, string],
): string {
  const limit = `${inclusive === false ? beyond : including} ${bound}`;
  if (Array.isArray(value)) return `with ${limit} entries`;
  return typeof value === 'string' ? `with ${limit} characters` : `to be ${limit}`;
}

const isOfPosition = (list: unknown): boolean =>
  Array.isArray(list) && list.length === 2 && list.every((one) => typeof one === 'number');

/** As YAML has it inside braces. */
const quoted = (text: string): string =>
  /^[\p{L}\d][\p{L}\d .'’()-]*$/u.test(text) ? text : JSON.stringify(text);

/** In `{ en: One, two }` YAML reads "two" as a key without a value. */
const hintForStranger = (value: unknown): string =>
  value === null
    ? 'Remove it; if it belongs to a text with a comma, put that text in quotes.'
    : 'Remove it, or correct its spelling.';

const nameOf = (path: Path): string => (path.length > 0 ? path.map(String).join('.') : 'the document');

function chosen(name: string, words: readonly string[], value: unknown): [expected: string, found: string] {
  const expected =
    words.length === 1 ? `${name} to be "${words[0]}"` : `${name} to be one of: ${words.join(', ')}`;
  return [expected, describe(value)];
}

function hintFor(value: unknown, words: readonly unknown[]): string {
  const near = suggest(wordOf(value), words.map(String));
  return near ? `Did you mean "${near}"?` : 'Choose one of these words.';
}

function formsIn(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const forms = issue.errors.flatMap((errors) =>
    errors.flatMap((error) => (error.code === 'invalid_type' ? [article(error.expected)] : [])),
  );
  return [...new Set(forms)].join(' or ') || 'in one of its forms';
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  record: 'a map',
  string: 'a word',
};

function article(type: string): string {
  return NAMES[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}

export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The parts of a zod definition that lead from one value to those in it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly options?: readonly z.ZodType[];
  /** Of a union, the key whose value says which option is meant. */
  readonly discriminator?: string;
  readonly items?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly values?: readonly unknown[];
}

/** Keys that the map at the path may have, in the order of the definition. */
function keysAt(schema: z.ZodType, path: Path, root: unknown): string[] {
  const keys = definitionsAt(schema, path, root)
    .flatMap((one) => meantBy(one, valueAt(root, path)))
    .flatMap(({ shape }) => Object.keys(shape ?? {}));
  return [...new Set(keys)];
}

/** Kinds of the map at the path, other than its own, that have the key. */
function kindsWith(schema: z.ZodType, path: Path, root: unknown, key: string): string[] {
  return definitionsAt(schema, path, root).flatMap(({ options = [], discriminator }) =>
    discriminator === undefined
      ? []
      : options
          .flatMap(bare)
          .filter(({ shape }) => shape && Object.hasOwn(shape, key))
          .flatMap((one) => literals(one, discriminator)),
  );
}

function definitionsAt(schema: z.ZodType, path: Path, root: unknown): Definition[] {
  let here = bare(schema);
  for (const [i, key] of path.entries())
    here = here
      .flatMap((one) => meantBy(one, valueAt(root, path.slice(0, i))))
      .flatMap((one) => childAt(one, key))
      .flatMap(bare);
  return here;
}

function childAt({ shape, element, valueType, items }: Definition, key: PropertyKey): z.ZodType[] {
  const child = shape?.[String(key)] ?? element ?? valueType ?? items?.[Number(key)];
  return child ? [child] : [];
}

/** Of a union by kind the option of this kind; where there is none, all of them. */
function meantBy(definition: Definition, value: unknown): Definition[] {
  const { options, discriminator } = definition;
  if (!options) return [definition];
  const all = options.flatMap(bare);
  if (discriminator === undefined) return all.flatMap((one) => meantBy(one, value));
  const kind = valueAt(value, [discriminator]);
  const meant = all.filter((one) => literals(one, discriminator).includes(String(kind)));
  return meant.length > 0 ? meant : all;
}

function literals({ shape }: Definition, key: string): string[] {
  const schema = shape?.[key];
  return schema ? bare(schema).flatMap(({ values = [] }) => values.map(String)) : [];
}

/** What stands behind optional and lazy definitions. */
function bare(schema: z.ZodType): Definition[] {
  const definition = schema._zod.def as unknown as Definition;
  if (definition.innerType) return bare(definition.innerType);
  if (definition.getter) return bare(definition.getter());
  if (definition.in) return bare(definition.in);
  return [definition];
}
