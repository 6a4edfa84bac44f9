/**
 * The words by which texts are read: rules/acts.yaml (what is done), rules/subjects.yaml (about what),
 * rules/grammar.yaml (small words). Checked and compiled once; no party stands in them.
 */
import { readFile } from 'node:fs/promises';
import nlp from 'compromise/three';
import { z } from 'zod';
import { type Matcher, makeMatcher, type Pattern, parsePattern } from '../coding/pattern.js';
import { checkDocument, formatProblem } from '../record/document.js';
import { declaration } from '../record/record.js';

/** Patterns, parted by commas. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  );
const words = { en: list, uk: list, ru: list };
const act = declaration.shape.act;
export type Act = z.infer<typeof act>;

const FLAGS = ['speech', 'concern', 'noun', 'both', 'event', 'told', 'announces', 'future', 'shall'] as const;

const actFile = z.strictObject({
  truceline: z.literal('drafting-acts/1'),
  rules: z.record(
    z.string(),
    z.strictObject({
      act,
      negated: act.optional(),
      confidence: z.number().gt(0).max(1),
      flags: z.array(z.enum(FLAGS)).default([]),
      ...words,
    }),
  ),
});

const grammarFile = z.strictObject({
  truceline: z.literal('drafting-grammar/1'),
  signs: z.record(z.string(), z.strictObject(words)),
});

const subjectFile = z.strictObject({
  truceline: z.literal('drafting-subjects/1'),
  subjects: z.record(
    z.string(),
    z.strictObject({
      weak: z.boolean().default(false),
      only: z.array(act).optional(),
      category: z.string().optional(),
      clause: z.record(z.string(), z.unknown()).optional(),
      missing: z.array(z.string()).default([]),
      ...words,
    }),
  ),
});

export type ActRule = z.infer<typeof actFile>['rules'][string];
export type Subject = z.infer<typeof subjectFile>['subjects'][string];

export interface Rules {
  readonly acts: ReadonlyMap<string, ActRule>;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly patterns: readonly Pattern[];
}

/** Hits have the sign `act`, `subject` or that of the grammar; `of` names the rule or subject. */
export async function loadRules(): Promise<Rules> {
  const [acts, subjects, grammar] = await Promise.all([
    read('acts.yaml', actFile),
    read('subjects.yaml', subjectFile),
    read('grammar.yaml', grammarFile),
  ]);
  const patterns: Pattern[] = [];
  const add = (entry: z.infer<typeof grammarFile>['signs'][string], sign: string, of: string): void => {
    const texts = new Set([...entry.en.flatMap(everyForm), ...entry.uk, ...entry.ru]);
    for (const text of texts) patterns.push(parsePattern(text, sign, sign, of));
  };
  for (const [id, rule] of Object.entries(acts.rules)) add(rule, 'act', id);
  for (const [id, subject] of Object.entries(subjects.subjects)) add(subject, 'subject', id);
  for (const [sign, entry] of Object.entries(grammar.signs)) add(entry, sign, '');
  return {
    acts: new Map(Object.entries(acts.rules)),
    subjects: new Map(Object.entries(subjects.subjects)),
    patterns,
  };
}

export function compileRules(rules: Rules, speakers: readonly Pattern[]): Matcher {
  return makeMatcher([...rules.patterns, ...speakers]);
}

/** `~agree to` in all forms of the verb; other patterns as they stand. */
function everyForm(text: string): string[] {
  if (!text.startsWith('~')) return [text];
  const [verb = '', ...rest] = text.slice(1).split(' ');
  const known = FORMS.get(verb) ?? formsOf(verb);
  FORMS.set(verb, known);
  return known.map((form) => [form, ...rest].join(' '));
}

const FORMS = new Map<string, readonly string[]>();

interface Conjugated {
  readonly Infinitive: string;
  readonly PastTense: string;
  readonly PresentTense: string;
  readonly Gerund: string;
  readonly Participle?: string;
}

function formsOf(verb: string): readonly string[] {
  // The model takes "express" for a plural.
  if (verb.endsWith('ess')) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`];
  // The published types leave out what `three` adds.
  const tagged = nlp(verb).tag('Verb') as unknown as { verbs(): { conjugate(): Conjugated[] } };
  const [found] = tagged.verbs().conjugate();
  if (!found) return [verb];
  const { Infinitive, PastTense, PresentTense, Gerund, Participle } = found;
  return [...new Set([verb, Infinitive, PastTense, PresentTense, Gerund, Participle ?? PastTense])];
}

async function read<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(new URL(`./rules/${name}`, import.meta.url), 'utf8');
  const checked = checkDocument(text, name, schema);
  if (checked.ok) return checked.value;
  throw new Error(`The rules of drafting are broken: ${checked.problems.map(formatProblem).join('; ')}`);
}
