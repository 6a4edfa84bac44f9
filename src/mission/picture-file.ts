/**
 * picture.duckdb: the picture as a DuckDB file. Disposable: delete it and it is folded from the log again. Only the
 * process that holds the mission opens it. Rows go in as JSON lines that DuckDB reads itself, on its own threads:
 * about five times as fast as appending values one by one from JavaScript.
 */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { Picture } from '../report/picture.js';
import { TABLES, type Table } from './tables.js';

export interface PictureFile {
  /** Replaces the whole content, in one transaction. */
  write(picture: Picture): Promise<void>;
  query(sql: string, values?: readonly DuckDBValue[]): Promise<Record<string, unknown>[]>;
  close(): void;
}

/** @param file a path, or `:memory:` where the mission folder cannot be written. */
export async function openPictureFile(file: string): Promise<PictureFile> {
  if (file !== ':memory:') {
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
      await writeTable(connection, table, picture, join(folder, `${table.name}.jsonl`));
    await connection.run('CREATE OR REPLACE TABLE meta (key VARCHAR, value VARCHAR)');
    const { records, digest, version } = picture.standsOn;
    for (const [key, value] of Object.entries({
      records: String(records),
      digest,
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
  if ((await writeLines(file, table.rows(picture))) === 0) return;
  const shape = columns.map(([name, type]) => `'${name}': '${type}'`).join(', ');
  await connection.run(
    `INSERT INTO "${table.name}" SELECT ${columns.map(([name]) => `"${name}"`).join(', ')} FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', maximum_object_size = 33554432, columns = {${shape}})`,
  );
}

const BLOCK_CHARACTERS = 1 << 20;

async function writeLines(file: string, rows: Iterable<Record<string, unknown>>): Promise<number> {
  const stream = createWriteStream(file);
  let block = '';
  let count = 0;
  for (const row of rows) {
    block += `${JSON.stringify(row)}\n`;
    count++;
    if (block.length < BLOCK_CHARACTERS) continue;
    if (!stream.write(block)) await once(stream, 'drain');
    block = '';
  }
  stream.end(block);
  await once(stream, 'close');
  return count;
}

/** DuckDB gives BIGINT as bigint; our whole numbers are milliseconds and counts, far below 2^53. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) if (typeof value === 'bigint') row[key] = Number(value);
  return row;
}
