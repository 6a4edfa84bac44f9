/**
 * A cell of CSV (RFC 4180), safe to open in a spreadsheet; every CSV that Truceline writes goes through here.
 *
 * A text that a spreadsheet would run as a formula gets a leading apostrophe: its first character that is not white space is
 * = + - @ (or their full-width forms), or it begins with a tab, a carriage return or a line feed. Source: OWASP, CSV Injection. A
 * number is given as a number and stays one, with its sign.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return quoted(RUNS.test(value) ? `'${value}` : value);
}

export const csvLine = (cells: readonly (string | number | null)[]): string => cells.map(csvCell).join(',');

const RUNS = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
