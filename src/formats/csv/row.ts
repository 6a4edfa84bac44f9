/**
 * One row of delimited text (RFC 4180), given whole: fields in double quotes may hold the delimiter, line breaks and
 * doubled quotes. A quotation mark inside a field that does not begin with one is taken as it stands, since its
 * meaning is not in doubt; text after a closing quote is refused, since it is.
 */
import type { Fault } from '../format.js';

export type SplitRow =
  | { readonly ok: true; readonly cells: readonly string[] }
  /** The text ends inside a quoted field: more lines may belong to the row. `column`: where the quote opens. */
  | { readonly ok: false; readonly open: true; readonly column: number }
  | { readonly ok: false; readonly open: false; readonly fault: Fault };

const QUOTE = '"';

/** @param most cells that a row can have; one with more is at fault, so that a broken row ends the work early. */
export function splitRow(text: string, delimiter: string, most: number): SplitRow {
  const end = text.endsWith('\r') ? text.length - 1 : text.length;
  if (text.indexOf(QUOTE) < 0) {
    const cells = (end === text.length ? text : text.slice(0, end)).split(delimiter);
    return cells.length > most ? tooMany(most, cells.length, text, delimiter) : { ok: true, cells };
  }
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (cells.length === most) return tooMany(most, undefined, text, delimiter);
    if (text[at] !== QUOTE || at >= end) {
      const next = text.indexOf(delimiter, at);
      if (next < 0 || next >= end) {
        cells.push(text.slice(at, end));
        return { ok: true, cells };
      }
      cells.push(text.slice(at, next));
      at = next + 1;
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close < 0) return { ok: false, open: true, column: at + 1 };
    cells.push(unquote(text, at + 1, close));
    const after = close + 1;
    if (after >= end) return { ok: true, cells };
    if (text[after] !== delimiter) return afterQuote(text, after, delimiter);
    at = after + 1;
  }
}

/** Does the line, met inside a quoted field, hold a quote that closes it? Doubled quotes do not. */
export function closesQuote(line: string): boolean {
  return closingQuote(line, 0) >= 0;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}

function unquote(text: string, from: number, to: number): string {
  const field = text.slice(from, to);
  return field.indexOf(QUOTE) < 0 ? field : field.replaceAll('""', QUOTE);
}

function afterQuote(text: string, at: number, delimiter: string): SplitRow {
  return {
    ok: false,
    open: false,
    fault: {
      column: at - text.lastIndexOf('\n', at - 1),
      expected: `${delimiterName(delimiter)} or the end of the row after a closing quotation mark`,
      found: `"${text.slice(at, at + 20)}"`,
      hint: 'Double every quotation mark that stands inside a quoted field ("").',
    },
  };
}

function tooMany(most: number, found: number | undefined, text: string, delimiter: string): SplitRow {
  return { ok: false, open: false, fault: wrongCount(most, found ?? `more than ${most}`, text, delimiter) };
}

export function wrongCount(expected: number, found: number | string, text: string, delimiter: string): Fault {
  const split = text.indexOf(QUOTE) < 0 ? text.split(delimiter).length : found;
  return {
    expected: `${expected} fields, as in the header`,
    found: `${split}`,
    hint: `A field that holds ${delimiterName(delimiter)} or a line break must stand in double quotation marks.`,
  };
}

export function delimiterName(delimiter: string): string {
  const names: Record<string, string> = {
    ',': 'a comma',
    ';': 'a semicolon',
    '\t': 'a tab',
    '|': 'a bar (|)',
  };
  return names[delimiter] ?? `"${delimiter}"`;
}
