/**
 * The other files of a report that was made again: what stands beside its JSON under the same name (page, CSV, GeoJSON, PDF,
 * XLSX) must be what the report gives, byte for byte, in one of the languages that reports are written in.
 */
import { readFile } from 'node:fs/promises';
import type { DailyReport } from '../report/daily.js';
import { REPORT_FORMATS, type ReportFormat } from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';

export interface ComparedFile {
  readonly file: string;
  readonly same: boolean;
}

/** @param json the report's JSON file, NAME.json; files NAME.pdf and so on that are not there are passed over */
export async function compareFiles(json: string, report: DailyReport): Promise<ComparedFile[]> {
  const compared: ComparedFile[] = [];
  for (const format of REPORT_FORMATS) {
    if (format === 'json') continue;
    const file = json.replace(/\.json$/i, `.${format}`);
    if (file === json) return [];
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes) compared.push({ file, same: await isOf(report, format, bytes) });
  }
  return compared;
}

async function isOf(report: DailyReport, format: ReportFormat, bytes: Buffer): Promise<boolean> {
  for (const messages of Object.values(MESSAGES)) {
    if (bytes.equals(Buffer.from(await reportFile(report, format, messages)))) return true;
  }
  return false;
}
