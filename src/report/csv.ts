/**
 * The annexed table as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8, one header row. The eight columns of the annexed
 * table come first; what a machine needs follows, and where in the ledger the row's observation stands.
 *
 * What a spreadsheet would run as a formula is made text (csv-cell.ts).
 */
import { annexTexts } from './annex-words.js';
import { csvLine } from './csv-cell.js';
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
  const standing = [ledger?.origin ?? '', ledger?.size ?? null, ledger?.root ?? ''];
  const lines = [csvLine(header)];
  for (const row of report.annex) {
    const { place } = row;
    lines.push(
      csvLine([
        ...annexTexts(row, names),
        row.incident,
        row.observation,
        ...[place.lat, place.lon, place.radiusMetres / 1000, row.killed, row.injured],
        ...standing,
        report.entries[row.observation] ?? '',
      ]),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
