/**
 * picture.duckdb: the picture as a DuckDB file. Disposable: delete it and it is folded from the ledger again. Only the
 * process that holds the mission opens it. Rows go in as CSV that DuckDB reads itself, on its own threads: several
 * times as fast as JSON lines, or as appending values one by one from JavaScript.
 */

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Picture } from '../report/picture.js';
import { TABLES, type Table } from './tables.js';

export interface PictureFile {
  /** Replaces the whole content, in one transaction. */
  write(picture: Picture): Promise<void>;
  query(sql: string, values?: readonly DuckDBValue[]): Promise<Record<string, unknown>[]>;
  /** Several questions to one state of the tables, whatever is written in between. */
  reading<T>(read: (ask: Ask) => Promise<T>): Promise<T>;
  /** Puts everything into the one file, so that nothing is left beside it when it is closed. */
  checkpoint(): Promise<void>;
  close(): void;
}

/** The rows in chunks of columns, as DuckDB holds them: for answers of a million rows, which no objects are made of. */
export type Ask = (sql: string, values?: readonly DuckDBValue[]) => Promise<DuckDBDataChunk[]>;

/**
 * @param file a path, or `:memory:` where the mission folder cannot be written.
 * @param keep the file has the tables already
 */
export async function openPictureFile(file: string, keep = false): Promise<PictureFile> {
  if (file !== ':memory:' && !keep) {
    await rm(file, { force: true });
    await rm(`${file}.wal`, { force: true });
  }
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  return {
    write: (picture) => writePicture(connection, picture),
    async query(sql, values = []) {
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowObjects().map(plain);
    },
    async reading(read) {
      const own = await instance.connect();
      try {
        await own.run('BEGIN TRANSACTION READ ONLY');
        return await read(async (sql, values = []) => (await own.run(sql, [...values])).fetchAllChunks());
      } finally {
        own.closeSync();
      }
    },
    checkpoint: async () => void (await connection.run('CHECKPOINT')),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function writePicture(connection: DuckDBConnection, picture: Picture): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-picture-'));
  try {
    await connection.run('BEGIN');
    for (const table of TABLES)
      await writeTable(connection, table, picture, join(folder, `${table.name}.csv`));
    await connection.run('CREATE OR REPLACE TABLE meta (key VARCHAR, value VARCHAR)');
    const { records, ledger, configuration, version } = picture.standsOn;
    for (const [key, value] of Object.entries({
      records: String(records),
      ...(ledger ? { origin: ledger.origin, root: ledger.root, key: ledger.key } : {}),
      configuration: configuration.digest,
      version,
      mission: picture.mission.id,
    })) {
      await connection.run('INSERT INTO meta VALUES (?, ?)', [key, value]);
    }
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTable(
  connection: DuckDBConnection,
  table: Table<Record<string, unknown>>,
  picture: Picture,
  file: string,
): Promise<void> {
  const columns = Object.entries(table.columns);
  await connection.run(
    `CREATE OR REPLACE TABLE "${table.name}" (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`,
  );
  if ((await writeRows(file, Object.keys(table.columns), table.rows(picture))) === 0) return;
  const shape = columns.map(([name, type]) => `'${name}': '${type}'`).join(', ');
  await connection.run(
    `INSERT INTO "${table.name}" SELECT * FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '${NULL}', max_line_size = 4194304, columns = {${shape}})`,
  );
}

const BLOCK_CHARACTERS = 1 << 18;
/** Stands for an absent value; no text can be it, since texts are quoted. */
const NULL = '\\N';

async function writeRows(
  file: string,
  columns: readonly string[],
  rows: Iterable<Record<string, unknown>>,
): Promise<number> {
  let count = 0;
  const blocks = function* (): Iterable<string> {
    let block = '';
    for (const row of rows) {
      for (let i = 0; i < columns.length; i++) block += (i === 0 ? '' : ',') + cell(row[columns[i]!]);
      block += '\n';
      count++;
      if (block.length < BLOCK_CHARACTERS) continue;
      yield block;
      block = '';
    }
    if (block !== '') yield block;
  };
  await pipeline(Readable.from(blocks()), createWriteStream(file));
  return count;
}

const QUOTE = /"/g;
const LINE_BREAK = /[\r\n\0]+/g;

/** A cell of CSV (RFC 4180). Line breaks in texts become spaces; `detail` is JSON and has none. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return NULL;
  if (typeof value !== 'string') return String(value);
  return `"${value.replace(LINE_BREAK, ' ').replace(QUOTE, '""')}"`;
}

/** DuckDB gives BIGINT as bigint; our whole numbers are milliseconds and counts, far below 2^53. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) if (typeof value === 'bigint') row[key] = Number(value);
  return row;
}
