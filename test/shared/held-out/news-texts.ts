/** The texts of the news data beside this project, by file and data row, for codes that are kept without their text. */
import { createReadStream, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatById } from '../../../src/formats/formats.js';

const folder = fileURLToPath(new URL('../../../../shared/data/viina/', import.meta.url));

export async function newsTexts(): Promise<(file: string, row: number) => string> {
  const texts = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
    const rows: string[] = [];
    const setting = { source: 'viina', timeZone: 'Europe/Kyiv', parties: ['RU', 'UA'] };
    for await (const { taken } of formatById('viina')!.parse(createReadStream(`${folder}${file}`), setting)) {
      for (const { record } of taken) rows.push(record.kind === 'observation' ? (record.text ?? '') : '');
    }
    texts.set(file, rows);
  }
  return (file, row) => {
    const text = texts.get(file)?.[row];
    if (text === undefined) throw new Error(`expected row ${row} of ${file} in ${folder}, found none`);
    return text;
  };
}
