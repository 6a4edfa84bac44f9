/**
 * Dates as lists write them: 1990-05-17, 17.05.1990, 17/05/1990, 17 травня 1990, May 1990, 1990. A date that the calendar
 * does not have is told, never mended.
 */
export type ReadDate =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly found: string };

/** Day first is the custom; a column of dates such as 05/17/1990 shows that its months come first. */
export type DateOrder = 'dayFirst' | 'monthFirst';

export function orderOf(cells: Iterable<string>): DateOrder {
  let monthFirst = false;
  for (const cell of cells) {
    const found = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/.exec(cell.trim());
    if (found === null) continue;
    if (Number(found[1]) > 12) return 'dayFirst';
    if (Number(found[2]) > 12) monthFirst = true;
  }
  return monthFirst ? 'monthFirst' : 'dayFirst';
}

export function readDate(text: string, order: DateOrder): ReadDate {
  const trimmed = text
    .trim()
    .toLowerCase()
    .replace(/[\s ]*(р|г|року|года|рік|год)\.?$/u, '');
  // A spreadsheet's date may bring its midnight along.
  const plain = trimmed.replace(/[t\s]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:\d{2})?$/, '');
  const parts = digits(plain, order) ?? words(plain);
  if (parts === undefined) return { ok: false, found: describe(plain) };
  const [year, month, day] = parts;
  if (month !== undefined && (month < 1 || month > 12))
    return { ok: false, found: 'a month that no year has' };
  if (day !== undefined && !isDay(year, month!, day))
    return { ok: false, found: 'a day that its month does not have' };
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [
    String(year),
    ...(month === undefined ? [] : [two(month)]),
    ...(day === undefined ? [] : [two(day)]),
  ];
  return { ok: true, date: date.join('-') };
}

type Parts = readonly [year: number, month?: number, day?: number];

function digits(text: string, order: DateOrder): Parts | undefined {
  const yearFirst =
    /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (yearFirst !== null) return known(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text);
  if (yearLast !== null) {
    const [, first, second, year] = yearLast;
    return order === 'dayFirst' ? known(year, second, first) : known(year, first, second);
  }
  const month = /^(\d{1,2})[-./](\d{4})$/.exec(text);
  return month === null ? undefined : known(month[2], month[1], undefined);
}

/** Unknown parts are often written as zeros. */
function known(year: string | undefined, month: string | undefined, day: string | undefined): Parts {
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)];
  if (month === undefined || (m === 0 && d === 0)) return [y];
  return day === undefined || d === 0 ? [y, m] : [y, m, d];
}

function words(text: string): Parts | undefined {
  const found = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?,?\s+(?:(\d{1,2}),\s*)?(\d{4})$/u.exec(text);
  if (found === null) return undefined;
  const month = MONTHS.findIndex((stems) => stems.some((stem) => found[2]!.startsWith(stem))) + 1;
  const day = found[1] ?? found[3];
  return month === 0
    ? undefined
    : day === undefined
      ? [Number(found[4]), month]
      : [Number(found[4]), month, Number(day)];
}

const MONTHS = [
  'січ янв jan',
  'лют фев feb',
  'берез бер мар mar',
  'квіт апр apr',
  'трав мая май may',
  'черв июн jun',
  'лип июл jul',
  'серп сер авг aug',
  'верес вер сен sep',
  'жовт окт oct',
  'листоп лис ноя nov',
  'груд дек dec',
].map((line) => line.split(' '));

const isDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** The cell may hold a name by mistake: only its shape is told. */
function describe(text: string): string {
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{2}$/.test(text)) return 'a year of two digits';
  if (!/\d/.test(text)) return 'text without a digit';
  return /\p{L}/u.test(text) ? 'text and digits' : 'digits in another order';
}
