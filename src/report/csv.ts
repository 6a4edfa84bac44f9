/**
 * The annexed table as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8, one header row. The eight columns of the annexed
 * table come first; what a machine needs follows, and where in the ledger the row's observation stands.
 *
 * A cell that a spreadsheet would run as a formula (= + - @, also behind white space) gets a leading apostrophe.
 * Source: OWASP, CSV Injection. Numbers that the program itself wrote are left as numbers.
 */
import { annexTexts } from './annex-words.js';
import type { DailyReport } from './daily.js';
import { en, type Messages } from './messages.js';
import { namesOf } from './names.js';

export const MORE_COLUMNS = [
  'incident',
  'observation_id',
  'latitude',
  'longitude',
  'uncertainty_km',
  'killed',
  'injured',
  'ledger_origin',
  'ledger_size',
  'ledger_root',
  'ledger_entry',
] as const;

export function toCsv(report: DailyReport, messages: Messages = en): string {
  const names = namesOf(report, messages);
  const header = [...messages.text.annex.columns, ...MORE_COLUMNS];
  const { ledger } = report.standsOn;
  const standing = [textCell(ledger?.origin ?? ''), ledger ? String(ledger.size) : '', ledger?.root ?? ''];
  const lines = [header.map(quoted).join(',')];
  for (const row of report.annex) {
    const cells = [
      ...annexTexts(row, names).map(textCell),
      textCell(row.incident),
      textCell(row.observation),
      ...[row.place.lat, row.place.lon, row.place.radiusMetres / 1000, row.killed, row.injured].map(
        (value) => (value === null ? '' : String(value)),
      ),
      ...standing,
      report.entries[row.observation] ?? '',
    ];
    lines.push(cells.join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** A cell of text, guarded and quoted. */
export function textCell(text: string): string {
  return quoted(/^\s*[=+\-@]/u.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
