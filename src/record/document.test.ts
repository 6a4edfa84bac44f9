import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { checkDocument, formatProblem, suggest } from './document.js';

const SCHEMA = z.strictObject({ kind: z.enum(['strike', 'clash']), days: z.array(z.number()) });
const problemsOf = (text: string): string[] => {
  const checked = checkDocument(text, 'a.yaml', SCHEMA);
  assert.ok(!checked.ok);
  return checked.problems.map(formatProblem);
};

test('a document that fits is given back with the places of its parts', () => {
  const checked = checkDocument('# a remark\nkind: strike\ndays: [1, 2]\n', 'a.yaml', SCHEMA);
  assert.ok(checked.ok);
  assert.deepEqual(checked.value, { kind: 'strike', days: [1, 2] });
  assert.deepEqual(checked.at(['kind']), { line: 2, column: 7 });
});

test('every problem is told with line, column, what was expected and found, and the word that was meant', () => {
  const said = problemsOf('kind: strkie\ndays: [1, two]\ncolour: red\n');
  assert.equal(said.length, 3);
  assert.match(said.join('\n'), /a\.yaml:1:7: .*"strkie".*Did you mean "strike"\?/);
  assert.match(said.join('\n'), /a\.yaml:2:11: expected days\.1/);
  assert.match(said.join('\n'), /a\.yaml:3:.*"colour"/);
});

test('broken YAML, nothing at all, and aliases without end are problems, not exceptions', () => {
  assert.match(problemsOf('kind: [strike\n')[0]!, /a\.yaml:\d+:\d+: expected YAML 1\.2/);
  assert.equal(problemsOf('').length, 1);
  const levels = Array.from(
    { length: 12 },
    (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
  );
  assert.match(problemsOf(['l0: &l0 [1]', ...levels].join('\n'))[0]!, /aliases/);
});

test('of broken YAML the first slip is told, not what follows from it; a tab, a second document, a key that stands twice by name', () => {
  assert.match(problemsOf('- a\nkind: strike\ndays: [1]\nb: 2\n').join('|'), /^a\.yaml:2:1: [^|]*$/);
  assert.match(problemsOf('kind: strike\ndays:\n\t- 1\n').join('|'), /found a tab[^|]*$/);
  assert.match(
    problemsOf('kind: strike\n---\ndays: [1]\n').join('|'),
    /^a\.yaml:2:[^|]* one YAML document[^|]*$/,
  );
  assert.match(
    problemsOf('kind: strike\nkind: clash\ndays: [1]\n').join('|'),
    /^a\.yaml:2:1: [^|]*each key once/,
  );
});

test('more than twenty problems are cut, with how many more there are', () => {
  const said = problemsOf(`kind: strike\ndays: [${Array(50).fill('x').join(', ')}]`);
  assert.equal(said.length, 21);
  assert.match(said.at(-1)!, /found 30 more problems/);
});

test('lists and maps nested without end are a problem, not an exception, whichever part they are too deep for', () => {
  for (const depth of [150, 3_000, 50_000])
    assert.equal(
      problemsOf(`kind: strike\ndays: ${'['.repeat(depth)}${']'.repeat(depth)}`).length,
      1,
      `${depth}`,
    );
});

const FORMS = z.strictObject({
  entries: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('round'), radius: z.number().max(9) }),
      z.strictObject({ kind: z.literal('long'), length: z.number().min(1).optional() }),
    ]),
  ),
  title: z.strictObject({ en: z.string() }).optional(),
  at: z.tuple([z.number().max(180), z.number().max(90)]).optional(),
});

test('keys are those of the kind, one of another kind is told as such, and bounds and texts are told in words', () => {
  const said = (text: string): string => {
    const checked = checkDocument(text, 'a.yaml', FORMS);
    return checked.ok ? '' : checked.problems.map(formatProblem).join('|');
  };
  assert.match(
    said('entries: [{ kind: long, lenth: 3 }]'),
    /\(kind, length\), found "lenth"\. Did you mean "length"/,
  );
  assert.match(
    said('entries: [{ kind: long, radius: 3 }]'),
    /\(kind, length\), found "radius"\. It belongs to round\./,
  );
  assert.match(
    said('entries: [{ kind: round, radius: 12 }]'),
    /entries\.0\.radius to be at most 9, found 12/,
  );
  assert.match(said('entries: []\ntitle: A day'), /found "A day"\. Write { en: A day }\./);
  assert.match(said('entries: []\nat: [48, 300]'), /Positions are \[longitude, latitude\]/);
});

const NESTED = z.strictObject({
  size: z.union([z.number(), z.strictObject({ width: z.number(), height: z.number().optional() })]),
  names: z.record(z.string().regex(/^[a-z]+$/, 'lower-case letters'), z.string()).optional(),
  form: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('round') })]).optional(),
});

test('what is wrong inside one of several forms is told as of the form that was meant, once', () => {
  const said = (text: string): string[] => {
    const checked = checkDocument(text, 'a.yaml', NESTED);
    return checked.ok ? [] : checked.problems.map(formatProblem);
  };
  assert.deepEqual(said('size: { wdith: 3 }'), [
    'a.yaml:1:9: expected only known keys in size (width, height), found "wdith". Did you mean "width"?',
  ]);
  assert.match(said('size: { width: wide }')[0]!, /a\.yaml:1:16: expected size\.width to be a number/);
  assert.match(said('size: { width: 3, tall }')[0]!, /a comma, put that text in quotes/);
  assert.match(said('size: wide')[0]!, /expected size to be a number or a map, found "wide"/);
  assert.match(
    said('size: 1\nnames: { Big: x }')[0]!,
    /a\.yaml:2:10: expected names with keys: lower-case letters/,
  );
  assert.match(said('size: 1\nform: { kind: rond }')[0]!, /a\.yaml:2:15: .*Did you mean "round"\?/);
});

test('short codes get no suggestion by accident', () => {
  assert.equal(suggest('AB', ['CD', 'XY']), undefined);
  assert.equal(suggest('medai', ['party', 'media']), 'media');
});
