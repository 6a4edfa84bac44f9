/**
 * The registers of a mission: tables and areas that people edit by hand. Every problem is said with file and line.
 */
import { readFile } from 'node:fs/promises';
import type { WeaponSystem } from '../attribution/weapon.js';
import { splitRow } from '../formats/csv/row.js';
import type { Area } from '../geo/areas.js';
import type { Facility } from '../geo/facility.js';
import type { LineVertex } from '../geo/line.js';
import { MEANS, type Means } from '../record/codes.js';
import type { Problem } from '../record/document.js';

export type Register<T> =
  | { readonly ok: true; readonly items: readonly T[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const readLine = (file: string): Promise<Register<LineVertex>> =>
  readTable(file, ['lat', 'lon', 'near', 'kind'], (row) => ({
    lat: row.degrees('lat', 90),
    lon: row.degrees('lon', 180),
    near: row.text('near'),
    kind: row.text('kind'),
  }));

export const readFacilities = (file: string): Promise<Register<Facility>> =>
  readTable(file, ['id', 'name', 'aliases', 'class', 'country', 'lat', 'lon', 'precision_km'], (row) => ({
    id: row.text('id'),
    name: row.text('name'),
    aliases: row.list('aliases'),
    class: row.text('class'),
    country: row.text('country'),
    lat: row.degrees('lat', 90),
    lon: row.degrees('lon', 180),
    precisionKm: row.amount('precision_km'),
  }));

export const readWeapons = (file: string, parties: readonly string[]): Promise<Register<WeaponSystem>> =>
  readTable(
    file,
    ['system', 'class', 'means', 'range_min_km', 'range_max_km', 'range_long_km', 'users'],
    (row) => ({
      system: row.text('system'),
      class: row.text('class'),
      means: row.among('means', MEANS) as Means,
      rangeMinKm: row.optional('range_min_km'),
      rangeMaxKm: row.optional('range_max_km'),
      rangeLongKm: row.optional('range_long_km'),
      users: row.list('users').map((user) => row.check('users', user, parties)),
    }),
  );

/** GeoJSON polygons; the value of an area is what `toValue` makes of its properties. */
export async function readAreas<T>(
  file: string,
  toValue: (properties: Record<string, unknown>) => T,
): Promise<Register<Area<T>>> {
  const problem = (found: string): Register<Area<T>> => ({
    ok: false,
    problems: [
      {
        file,
        line: 1,
        column: 1,
        expected: 'a GeoJSON FeatureCollection of polygons',
        found,
        hint: 'Check the file.',
      },
    ],
  });
  const read = await readText(file);
  if (!read.ok) return problem(read.why);
  let value: {
    features?: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[];
  };
  try {
    value = JSON.parse(read.text) as typeof value;
  } catch (error) {
    return problem((error as Error).message);
  }
  if (!Array.isArray(value.features)) return problem('no features');
  const items: Area<T>[] = [];
  for (const { properties, geometry } of value.features) {
    if (geometry?.type === 'Polygon') {
      items.push({ value: toValue(properties), polygons: [geometry.coordinates as number[][][]] });
    } else if (geometry?.type === 'MultiPolygon') {
      items.push({ value: toValue(properties), polygons: geometry.coordinates as number[][][][] });
    } else return problem(`a geometry of type ${geometry?.type ?? 'none'}`);
  }
  return { ok: true, items };
}

const LIST_MARK = '|';

class Row {
  constructor(
    private readonly cells: ReadonlyMap<string, string>,
    private readonly complain: (column: string, expected: string, found: string) => void,
  ) {}

  text(column: string): string {
    return this.cells.get(column) ?? '';
  }

  list(column: string): string[] {
    return this.text(column)
      .split(LIST_MARK)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  amount(column: string): number {
    const value = Number(this.text(column));
    if (this.text(column).trim() === '' || !Number.isFinite(value) || value < 0) {
      this.complain(column, 'a number that is not negative', this.text(column));
    }
    return value;
  }

  optional(column: string): number | undefined {
    return this.text(column).trim() === '' ? undefined : this.amount(column);
  }

  degrees(column: string, most: number): number {
    const value = Number(this.text(column));
    if (this.text(column).trim() === '' || !(Math.abs(value) <= most)) {
      this.complain(column, `degrees between -${most} and ${most}`, this.text(column));
    }
    return value;
  }

  among(column: string, words: readonly string[]): string {
    return this.check(column, this.text(column), words);
  }

  check(column: string, value: string, words: readonly string[]): string {
    if (!words.includes(value)) this.complain(column, `one of ${words.join(', ')}`, value);
    return value;
  }
}

/** A comma-separated table with a header; lines that begin with # are remarks. */
async function readTable<T>(
  file: string,
  columns: readonly string[],
  convert: (row: Row) => T,
): Promise<Register<T>> {
  const problems: Problem[] = [];
  const complain = (line: number, expected: string, found: string): void => {
    problems.push({ file, line, column: 1, expected, found, hint: 'Correct this line of the register.' });
  };
  const read = await readText(file);
  if (!read.ok) {
    complain(1, 'a table in UTF-8', read.why);
    return { ok: false, problems };
  }
  const items: T[] = [];
  let header: readonly string[] | undefined;
  for (const [i, text] of read.text.split('\n').entries()) {
    if (text.trim() === '' || text.startsWith('#')) continue;
    const split = splitRow(text, ',', 200);
    if (!split.ok) {
      complain(i + 1, 'one row of comma-separated cells', split.open ? 'an open quote' : split.fault.found);
    } else if (!header) {
      header = split.cells.map((cell) => cell.trim());
      const missing = columns.filter((column) => !header!.includes(column));
      if (missing.length > 0)
        complain(i + 1, `the columns ${columns.join(', ')}`, `no column ${missing.join(', ')}`);
    } else if (split.cells.length !== header.length) {
      complain(i + 1, `${header.length} cells`, `${split.cells.length}`);
    } else {
      const cells = new Map(header.map((name, at) => [name, split.cells[at]!]));
      const wrong = (column: string, expected: string, found: string): void =>
        complain(i + 1, `${column}: ${expected}`, `"${found}"`);
      items.push(convert(new Row(cells, wrong)));
    }
  }
  if (!header) complain(1, `a header with ${columns.join(', ')}`, 'an empty file');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, items };
}

async function readText(file: string): Promise<{ ok: true; text: string } | { ok: false; why: string }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
    return { ok: true, text };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, why: code === 'ENOENT' ? 'no such file' : message };
  }
}
