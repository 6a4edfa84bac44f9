/** Columns of a header by name: which are there, which are missing, and what to do about it. */
import { type FileProblem, quote } from '../format.js';
import { delimiterName } from './row.js';

export type Columns<Name extends string> =
  | { readonly ok: true; readonly at: Readonly<Record<Name, number>> }
  | { readonly ok: false; readonly problem: FileProblem };

/** Where each named column stands; -1 for an optional one that is absent. Names are compared without case. */
export function findColumns<Name extends string>(
  header: readonly string[],
  required: readonly Name[],
  optional: readonly Name[],
): Columns<Name> {
  const names = header.map((name) => name.toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  const twice = [...required, ...optional].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (missing.length === 0 && twice.length === 0) {
    const at = Object.fromEntries([...required, ...optional].map((name) => [name, names.indexOf(name)]));
    return { ok: true, at: at as Record<Name, number> };
  }
  const found = `the columns ${header.map((name) => quote(name)).join(', ')}`;
  if (missing.length > 0) {
    const expected = `the columns ${required.join(', ')}; missing: ${missing.join(', ')}`;
    return { ok: false, problem: { expected, found, hint: headerHint(header), header } };
  }
  const expected = `each column once; twice: ${twice.join(', ')}`;
  return { ok: false, problem: { expected, found, hint: 'Rename or remove one of them.', header } };
}

/** What the header suggests: another delimiter, or another format. */
export function headerHint(header: readonly string[]): string {
  const other = [';', '\t', '|', ','].find((mark) => header.length === 1 && header[0]!.includes(mark));
  return other
    ? `The columns seem to be parted by ${delimiterName(other)}: say so in a mapping file (delimiter), format csv.`
    : 'Check that the file is of this format, or describe its columns in a mapping file (format csv).';
}
