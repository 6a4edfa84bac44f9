/**
 * Which given name a word is: one key for all spellings, for short forms and for small slips of the pen.
 *
 * A word that is no name of the table keeps a key of its own sounds, so that rare names match too.
 */
import { similarity } from './edit-distance.js';
import { fold } from './fold.js';
import { givenNames, type Sex } from './given-names.js';
import { skeleton, stem } from './stem.js';

export interface Given {
  /** The same for all forms of one name. */
  readonly key: string;
  readonly folded: string;
  /** How the word was found: a full form, a short form, a near miss, a first letter only, or not in the table. */
  readonly found: 'form' | 'short' | 'near' | 'initial' | 'unknown';
  readonly sex: Sex | undefined;
}

/** @param folded from fold.ts; never empty */
export function givenOf(folded: string): Given {
  const known = memory.get(folded);
  if (known !== undefined) return known;
  const given = identify(folded);
  if (memory.size >= MEMORY) memory.clear();
  memory.set(folded, given);
  return given;
}

export const isGivenName = (folded: string): boolean => {
  const { found } = givenOf(folded);
  return found === 'form' || found === 'short';
};

const MEMORY = 200_000;
/** How alike a misspelt name is to the one that is meant. */
const NEAR = 0.8;
const memory = new Map<string, Given>();

interface Entry {
  readonly key: string;
  readonly sex: Sex | undefined;
  readonly found: 'form' | 'short';
}

const byForm = new Map<string, Entry>();
const byStem = new Map<string, Entry | 'several'>();
const formsByInitial = new Map<string, string[]>();
fillTables();

function identify(folded: string): Given {
  if (folded.length === 1) return { key: folded, folded, found: 'initial', sex: undefined };
  const exact = byForm.get(folded);
  if (exact !== undefined) return { ...exact, folded };
  const inCase = nominative(folded);
  if (inCase !== undefined) return { ...inCase, folded };
  const stemmed = byStem.get(stem(folded));
  if (stemmed !== undefined && stemmed !== 'several') return { ...stemmed, folded };
  const near = nearest(folded);
  if (near !== undefined) return { key: near.key, folded, found: 'near', sex: near.sex };
  return { key: `?${stem(folded)}`, folded, found: 'unknown', sex: undefined };
}

/** The name of the table of which the word may be an oblique case: endings of men's names, then of women's. */
function nominative(folded: string): Entry | undefined {
  for (const [ending, instead] of CASES) {
    if (folded.length <= ending.length + 1 || !folded.endsWith(ending)) continue;
    for (const last of instead) {
      const entry = byForm.get(folded.slice(0, -ending.length) + last);
      if (entry?.found === 'form') return entry;
    }
  }
  return undefined;
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['ovi', ['', 'o']],
  ['evi', ['', 'i']],
  ['om', ['', 'o']],
  ['em', ['i', '', 'el']],
  ['oi', ['a']],
  ['ou', ['a']],
  ['ei', ['a']],
  ['eu', ['a']],
  ['u', ['', 'o', 'i', 'a']],
  ['i', ['a', '']],
  ['a', ['', 'o', 'i']],
  ['e', ['a', '']],
];

/** The one name of the table that the word is closest to, if it is close and no other is as close. */
function nearest(folded: string): Entry | undefined {
  if (folded.length < 4) return undefined;
  let best = NEAR;
  let found: Entry | undefined;
  for (const letter of nearInitials(folded)) {
    for (const form of formsByInitial.get(letter) ?? []) {
      if (Math.abs(form.length - folded.length) > 2) continue;
      const alike = similarity(form, folded);
      const entry = byForm.get(form)!;
      if (alike > best) [best, found] = [alike, entry];
      else if (alike === best && found !== undefined && entry.key !== found.key) found = undefined;
    }
  }
  return found;
}

/** A slip in the first letter is the rarest; transposed or dropped ones leave the second in front. */
const nearInitials = (folded: string): ReadonlySet<string> => {
  const vowels = 'aeiou';
  const initials = new Set([folded[0]!, folded[1]!]);
  if (vowels.includes(folded[0]!)) for (const vowel of vowels) initials.add(vowel);
  return initials;
};

function fillTables(): void {
  for (const { sex, forms, short } of givenNames()) {
    const key = fold(forms[0]!);
    for (const form of forms) addForm(fold(form), { key, sex, found: 'form' });
    for (const form of short) addForm(fold(form), { key, sex, found: 'short' });
  }
  for (const [form, entry] of byForm) {
    const list = formsByInitial.get(form[0]!);
    if (list === undefined) formsByInitial.set(form[0]!, [form]);
    else list.push(form);
    const at = stem(form);
    if (skeleton(at).length < 3) continue;
    const other = byStem.get(at);
    byStem.set(
      at,
      other === undefined || (other !== 'several' && other.key === entry.key) ? entry : 'several',
    );
  }
}

/** A short form of two names (Sasha is he or she) keeps the first key; the sex is then not known. */
function addForm(form: string, entry: Entry): void {
  const there = byForm.get(form);
  if (there === undefined) byForm.set(form, entry);
  else if (there.sex !== entry.sex) byForm.set(form, { ...there, sex: undefined });
}
