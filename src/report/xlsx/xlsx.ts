/** A report on a day or a longer stretch as a spreadsheet (Office Open XML): one sheet a part, typed cells, the same bytes every time. */
import writeExcelFile, { type Cell as ExcelCell, type Sheet } from 'write-excel-file/node';
import type { DailyReport } from '../daily.js';
import { en, type Messages } from '../messages.js';
import { namesOf } from '../names.js';
import type { PeriodReport } from '../period.js';
import { aboutTable } from './about.js';
import type { Cell, Table } from './cell.js';
import { periodTables } from './period.js';
import { tablesOf } from './tables.js';
import { setZipDates } from './zip-dates.js';

export async function dailyXlsx(report: DailyReport, messages: Messages = en): Promise<Buffer> {
  const names = namesOf(report, messages);
  return writeWorkbook([aboutTable(report, names), ...tablesOf(report, names)]);
}

export async function periodXlsx(report: PeriodReport, messages: Messages = en): Promise<Buffer> {
  const names = namesOf(report, messages);
  return writeWorkbook([aboutTable(report, names), ...periodTables(report, names)]);
}

export async function writeWorkbook(tables: readonly Table[]): Promise<Buffer> {
  const sheetNames = namesOfSheets(tables.map(({ name }) => name));
  const sheets = tables.map((table, at): Sheet<Buffer> => {
    const columns = table.head.map((_, column) => ({
      width: table.widths[column] ?? table.widths.at(-1) ?? 12,
    }));
    return {
      sheet: sheetNames[at]!,
      data: [
        table.head.map(
          (name): ExcelCell =>
            name === ''
              ? null
              : {
                  type: String,
                  value: printable(name),
                  fontWeight: 'bold',
                  wrap: true,
                  alignVertical: 'top',
                },
        ),
        ...table.rows.map((row) => row.map(excelCell)),
      ],
      columns,
      stickyRowsCount: 1,
    } as unknown as Sheet<Buffer>;
  });
  return setZipDates(Buffer.from(await writeExcelFile(sheets as never).toBuffer()));
}

function excelCell(cell: Cell): ExcelCell {
  if (cell.kind === 'empty') return null;
  if (cell.kind === 'text') {
    const value = printable(cell.text);
    return { type: String, value, alignVertical: 'top', ...(value.length > LONG ? { wrap: true } : {}) };
  }
  if (cell.kind === 'number')
    return { type: Number, value: cell.value, format: cell.format, alignVertical: 'top' };
  return { type: Date, value: new Date(cell.wallMs), format: cell.format, alignVertical: 'top' };
}

const LONG = 40;
/** A cell holds no more; what is longer is cut and marked, here only. */
const MOST_CHARACTERS = 32_767;

/** A square for the control characters that XML 1.0 cannot carry (the writer would drop them), and not longer than a cell. */
function printable(value: string): string {
  const clean = value.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffd-\uffff]/gu, '\u25a1');
  return clean.length <= MOST_CHARACTERS ? clean : `${clean.slice(0, MOST_CHARACTERS - 2)} …`;
}

const MOST_IN_A_NAME = 31;

/** Names of sheets: at most 31 characters, none of []:*?/\, none twice (whatever the case). */
export function namesOfSheets(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain =
      title
        .replace(/[[\]:*?/\\]+/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^['\s]+|['\s]+$/g, '') || 'Sheet';
    let name = cut(plain, MOST_IN_A_NAME);
    for (let at = 2; taken.has(name.toLowerCase()); at++) name = `${cut(plain, MOST_IN_A_NAME - 4)} ${at}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function cut(name: string, most: number): string {
  if (name.length <= most) return name;
  const words = name.slice(0, most - 1);
  const space = words.lastIndexOf(' ');
  return `${space > most / 2 ? words.slice(0, space) : words}…`;
}
