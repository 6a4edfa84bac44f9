/**
 * The other files of a report that was made again: what stands beside its JSON under the same name (pages, CSV, GeoJSON, PDF,
 * XLSX, in each language) must be what the report gives, byte for byte.
 */
import { readFile } from 'node:fs/promises';
import { LANGUAGES } from '../record/codes.js';
import type { AnyReport } from '../report/claim.js';
import { FORMATS_OF, isSpoken } from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';
import { inLanguage } from './report-day.js';

export interface ComparedFile {
  readonly file: string;
  readonly same: boolean;
}

/** @param json the report's JSON file, NAME.json; files NAME.pdf, NAME.uk.pdf and so on that are not there are passed over */
export async function compareFiles(json: string, report: AnyReport): Promise<ComparedFile[]> {
  const name = json.replace(/\.json$/i, '');
  if (name === json) return [];
  const compared: ComparedFile[] = [];
  for (const format of FORMATS_OF[report.kind]) {
    if (format === 'json') continue;
    for (const language of isSpoken(format) ? LANGUAGES : (['en'] as const)) {
      const file = inLanguage(name, language, format);
      const linkOf = (day: string): string => inLanguage(day, language, 'html');
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (!bytes) continue;
      const again = Buffer.from(await reportFile(report, format, MESSAGES[language], linkOf));
      compared.push({ file, same: bytes.equals(again) });
    }
  }
  return compared;
}
