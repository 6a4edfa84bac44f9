/**
 * One day's report as its files: values once, what is in words once in each language. Each is written aside and renamed, so
 * that a reader never meets half of one.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../record/codes.js';
import type { DailyReport } from '../report/daily.js';
import { isSpoken, type WantedFiles } from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';

/** @param json the report as JSON, made already. @returns how many files were written */
export async function writeDay(
  out: string,
  day: string,
  report: DailyReport,
  json: string,
  { formats, languages }: WantedFiles,
): Promise<number> {
  const files = formats.flatMap((format) =>
    isSpoken(format)
      ? languages.map((language) => ({ format, language, name: inLanguage(day, language, format) }))
      : [{ format, language: 'en' as const, name: `${day}.${format}` }],
  );
  await Promise.all(
    files.map(async ({ format, language, name }) =>
      writeWhole(
        join(out, name),
        format === 'json' ? json : await reportFile(report, format, MESSAGES[language]),
      ),
    ),
  );
  return files.length;
}

/** English is the page without a language in its name: 2025-03-28.html, 2025-03-28.uk.html. */
export function inLanguage(name: string, language: Language, ending: string): string {
  return language === 'en' ? `${name}.${ending}` : `${name}.${language}.${ending}`;
}

export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
