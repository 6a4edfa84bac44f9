/** Comma-separated values (RFC 4180), safe to open in a spreadsheet: the cells of every CSV that Truceline writes. */
import { csvLine } from '../../../src/report/csv-cell.ts';

export function toCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[header, ...rows].map(csvLine).join('\r\n')}\r\n`;
}

export function saveFile(name: string, type: string, text: string): void {
  // The byte order mark tells spreadsheets that the text is UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
