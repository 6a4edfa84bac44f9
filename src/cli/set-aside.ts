/**
 * Where an import writes the rows it could not take: ledger/set-aside/<file>-<format>.jsonl in the mission's folder, one
 * JSON object a row, made new by every import of the file. Trouble with this file never stops the import.
 */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Rejection } from '../formats/format.js';
import { sentence } from './failure.js';

export interface SetAside {
  readonly path: string;
  readonly count: number;
  /** The first few, for the terminal. */
  readonly first: readonly Rejection[];
  /** What kept the file from being written, if anything did. */
  readonly trouble: string | undefined;
  add(rejections: readonly Rejection[]): Promise<void>;
  close(): Promise<void>;
}

const SHOWN = 3;

/** @param taken paths that this run has used already; the new one is added. */
export function openSetAside(missionDir: string, file: string, format: string, taken: Set<string>): SetAside {
  const path = freePath(join(missionDir, 'ledger', 'set-aside'), file, format, taken);
  const first: Rejection[] = [];
  let count = 0;
  let trouble: string | undefined;
  let handle: FileHandle | undefined;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (trouble !== undefined) return;
    try {
      await work();
    } catch (error) {
      trouble = sentence(error);
      if (trouble === undefined) throw error;
    }
  };
  return {
    path,
    first,
    get count() {
      return count;
    },
    get trouble() {
      return trouble;
    },
    async add(rejections) {
      if (rejections.length === 0) return;
      count += rejections.length;
      first.push(...rejections.slice(0, SHOWN - first.length));
      await attempt(async () => {
        if (!handle) {
          await mkdir(join(missionDir, 'ledger', 'set-aside'), { recursive: true });
          handle = await open(path, 'w');
        }
        await handle.appendFile(
          rejections.map((entry) => `${JSON.stringify({ file, ...entry })}\n`).join(''),
        );
      });
    },
    async close() {
      await handle?.close();
      // What an earlier import of the file set aside no longer holds.
      if (count === 0) await attempt(() => rm(path, { force: true }));
    },
  };
}

function freePath(folder: string, file: string, format: string, taken: Set<string>): string {
  const name = file === '-' ? 'standard-input' : basename(file).replace(/[^\p{L}\p{N}._-]+/gu, '_');
  for (let i = 1; ; i++) {
    const path = join(folder, `${name}-${format}${i > 1 ? `-${i}` : ''}.jsonl`);
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}
