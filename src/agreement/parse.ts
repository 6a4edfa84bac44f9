/**
 * An agreement file, YAML, to an Agreement, or to the list of everything that is wrong with it.
 */
import { isTooDeep } from '../record/describe.js';
import { checkDocument, firstProblems, type Problem, suggest, tooDeep } from '../record/document.js';
import type { PlaceOf } from '../record/issues.js';
import { type Agreement, agreement } from './agreement.js';
import { checkAgreement, type Flaw, type KnownParties, type KnownRegisters } from './check.js';
import { changedClauses } from './check-merged.js';

export type ParsedAgreement =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Longer than any agreement: a file beyond it is some other file. */
export const LONGEST_AGREEMENT_CHARACTERS = 1_000_000;

/**
 * @param file name that problems are reported under
 * @param known parties and guarantors of the mission; without it, party ids are only checked among themselves
 * @param registers files that the agreement names, read; without it, they are not asked for
 */
export function parseAgreement(
  text: string,
  file: string,
  known?: KnownParties,
  registers?: KnownRegisters,
): ParsedAgreement {
  if (text.length > LONGEST_AGREEMENT_CHARACTERS) {
    const expected = `an agreement of at most ${LONGEST_AGREEMENT_CHARACTERS} characters`;
    const found = `${text.length} characters`;
    const hint = 'Check that this is an agreement file.';
    return { ok: false, problems: [{ file, line: 1, column: 1, expected, found, hint }] };
  }
  const checked = checkDocument(text, file, agreement);
  if (!checked.ok) return checked;
  try {
    return meaningChecked(checked.value, checked.at, file, known, registers);
  } catch (error) {
    // Names that rest on names that rest on names: each part is shallow, and the whole is not.
    if (isTooDeep(error)) return { ok: false, problems: [tooDeep(file)] };
    throw error;
  }
}

function meaningChecked(
  value: Agreement,
  at: PlaceOf,
  file: string,
  known: KnownParties | undefined,
  registers: KnownRegisters | undefined,
): ParsedAgreement {
  const { changed, problems: inChanges } = changedClauses(value, file, at);
  const flaws = checkAgreement(value, inChanges.length > 0 ? undefined : changed, known, registers);
  const problems = [...inChanges, ...flaws.map((flaw) => problemOf(flaw, file, at))];
  if (problems.length === 0) return { ok: true, agreement: value };
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, problems: firstProblems(problems) };
}

function problemOf(
  { path, expected, found, allowed, hint, atKey }: Flaw,
  file: string,
  at: PlaceOf,
): Problem {
  return {
    file,
    ...at(path, atKey && 'key'),
    expected,
    found: `"${found}"`,
    hint: hint ?? hintFor(found, allowed ?? []),
  };
}

function hintFor(found: string, allowed: readonly string[]): string {
  const near = suggest(found, allowed);
  return near === undefined ? 'Use one of those, or declare it first.' : `Did you mean "${near}"?`;
}
