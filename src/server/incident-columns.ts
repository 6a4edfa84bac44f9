/**
 * Incidents in columns, for maps of a million of them: the same rows as GET /api/incidents gives, in a tenth of the bytes
 * and without an object for each. A body is blocks, one after the other until it ends, each of
 *
 *   u32   length of the header in bytes
 *   text  header, JSON in UTF-8, padded with spaces so that the data begin at a multiple of 8 from the start of the block
 *   data  the columns in the order of the header, each padded with zeroes to a multiple of 8
 *
 * All numbers are little-endian. A header says `rows` and `columns` (name, type, bytes); the first one also `format`, `total`,
 * `baseMs` and `dictionaries`. Types: u8, u16, u32, i32, f32, and `text` (the values, joined by line feeds). Rows are in the order
 * of `home`, seconds after baseMs, rounded down. A column that has a dictionary holds places in it. Position is in degrees, `radius` in
 * metres; `killed` and `injured` are -1 where nobody said. `contested` is 1 or 0.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { Ask, PictureFile } from '../mission/picture-file.js';
import { type Conditions, type Filter, incidentConditions } from './queries.js';

export const INCIDENT_COLUMNS_TYPE = 'application/vnd.truceline.incident-columns';
export const INCIDENT_COLUMNS_FORMAT = 'truceline-incident-columns/1';

/** The first is small, so that marks appear while the rest comes. */
const FIRST_ROWS = 1 << 14;
const ROWS = 1 << 17;

const CODED = ['conduct', 'means', 'target', 'certainty', 'author', 'place', 'region', 'sector'] as const;
type Coded = (typeof CODED)[number];
type Dictionaries = Readonly<Record<Coded, readonly string[]>>;

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array };
type Type = keyof typeof ARRAYS;
interface Column {
  readonly name: string;
  readonly type: Type;
  /** Of the row of the table. */
  readonly sql: string;
}

export async function incidentColumns(
  file: PictureFile,
  filter: Filter,
  contested?: boolean,
): Promise<Iterable<Uint8Array>> {
  const where = incidentConditions(filter, contested);
  return await file.reading(async (ask) => {
    const dictionaries = await dictionariesOf(ask, where);
    const baseMs = await baseOf(ask, where);
    const columns = columnsOf(dictionaries, baseMs);
    const chunks = await ask(
      `SELECT ${columns.map(({ name, sql }) => `${sql} AS "${name}"`).join(', ')}, id FROM incident
       ${CODED.map((name) => `JOIN (SELECT text, row_number() OVER (ORDER BY text) - 1 AS code FROM (${distinct(name, where)})) "of_${name}" ON "of_${name}".text = ${textOf(name)}`).join('\n')}
       WHERE ${where.sql} ORDER BY homeMs, id`,
      [...CODED.flatMap(() => where.values), ...where.values],
    );
    return blocksOf(chunks, columns, { baseMs, dictionaries });
  });
}

const textOf = (name: Coded): string => `coalesce(incident."${name}", '')`;
const distinct = (name: Coded, where: Conditions): string =>
  `SELECT DISTINCT ${textOf(name)} AS text FROM incident WHERE ${where.sql}`;

async function dictionariesOf(ask: Ask, where: Conditions): Promise<Dictionaries> {
  const entries: [Coded, string[]][] = [];
  for (const name of CODED) {
    const chunks = await ask(`${distinct(name, where)} ORDER BY text`, where.values);
    entries.push([name, chunks.flatMap((chunk) => chunk.getColumnValues(0).map(String))]);
  }
  return Object.fromEntries(entries) as unknown as Dictionaries;
}

async function baseOf(ask: Ask, where: Conditions): Promise<number> {
  const [chunk] = await ask(`SELECT min(homeMs)::DOUBLE FROM incident WHERE ${where.sql}`, where.values);
  return Math.floor(Number(chunk?.getColumnValues(0)[0] ?? 0) / 1000) * 1000;
}

function columnsOf(dictionaries: Dictionaries, baseMs: number): Column[] {
  const number = (name: string, type: Type, sql: string): Column => ({ name, type, sql });
  return [
    number('home', 'u32', `((homeMs - ${baseMs}) // 1000)::DOUBLE`),
    number('lat', 'f32', 'lat'),
    number('lon', 'f32', 'lon'),
    number('radius', 'f32', 'radiusMetres'),
    ...CODED.map((name) => number(name, typeFor(dictionaries[name].length), `"of_${name}".code::INTEGER`)),
    number('accounts', 'u16', 'least(accounts, 65535)::INTEGER'),
    number('contested', 'u8', 'contested::INTEGER'),
    number('killed', 'i32', 'coalesce(killedMax, -1)::INTEGER'),
    number('injured', 'i32', 'coalesce(injuredMax, -1)::INTEGER'),
  ];
}

const typeFor = (count: number): Type => (count <= 0x100 ? 'u8' : count <= 0x10000 ? 'u16' : 'u32');

function* blocksOf(
  chunks: readonly DuckDBDataChunk[],
  columns: readonly Column[],
  head: { readonly baseMs: number; readonly dictionaries: Dictionaries },
): Iterable<Uint8Array> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  let next = 0;
  let sent = 0;
  do {
    const from = next;
    let rows = 0;
    while (next < chunks.length && rows < (sent === 0 ? FIRST_ROWS : ROWS)) rows += chunks[next++]!.rowCount;
    const first = sent === 0 ? { format: INCIDENT_COLUMNS_FORMAT, total, ...head } : {};
    yield block(chunks.slice(from, next), rows, columns, first);
    sent += rows;
  } while (next < chunks.length);
}

function block(
  chunks: readonly DuckDBDataChunk[],
  rows: number,
  columns: readonly Column[],
  first: object,
): Uint8Array {
  const data = columns.map(({ type }, at) => {
    const values = new ARRAYS[type](rows);
    let row = 0;
    for (const chunk of chunks)
      chunk.visitColumnValues(at, (value) => {
        values[row++] = Number(value);
      });
    return { bytes: new Uint8Array(values.buffer) };
  });
  const ids = chunks.map((chunk) => chunk.getColumnValues(columns.length).join('\n')).join('\n');
  data.push({ bytes: new TextEncoder().encode(ids) });
  const described = [...columns.map(({ name, type }) => ({ name, type: type as string })), ID];
  const header = new TextEncoder().encode(
    JSON.stringify({
      rows,
      ...first,
      columns: described.map((column, at) => ({ ...column, bytes: data[at]!.bytes.byteLength })),
    }),
  );
  const dataAt = eight(4 + header.byteLength);
  const length = data.reduce((sum, { bytes }) => sum + eight(bytes.byteLength), dataAt);
  const whole = new Uint8Array(length);
  new DataView(whole.buffer).setUint32(0, dataAt - 4, true);
  whole.fill(SPACE, 4, dataAt);
  whole.set(header, 4);
  let at = dataAt;
  for (const { bytes } of data) {
    whole.set(bytes, at);
    at += eight(bytes.byteLength);
  }
  return whole;
}

const ID = { name: 'id', type: 'text' };
const SPACE = 0x20;
const eight = (bytes: number): number => Math.ceil(bytes / 8) * 8;
