/** A list of persons from a file; its problems go to stderr by number of row, and no name does. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { problemSentence } from '../persons/list/problem.js';
import { type ReadList, readList } from '../persons/list/read-list.js';
import { CommandFailure } from './failure.js';

/** Problems of one kind that are printed; the rest are counted. */
const MOST_OF_A_KIND = 10;

interface Opening {
  readonly most?: number;
  /** Matching finds persons entered twice by itself. */
  readonly lookInside?: boolean;
}

export async function openList(file: string, opening: Opening = {}): Promise<ReadList & { ok: true }> {
  const { most = MOST_OF_A_KIND, lookInside = true } = opening;
  const read = readList(await readFile(file), new Date().toISOString().slice(0, 10), lookInside);
  const name = basename(file);
  if (!read.ok) throw new CommandFailure(`${name}: ${read.reason}`);
  const counts = new Map<string, number>();
  for (const problem of read.problems) {
    const count = (counts.get(problem.kind) ?? 0) + 1;
    counts.set(problem.kind, count);
    if (count <= most) console.error(`${name}: ${problemSentence(problem)}`);
  }
  for (const [kind, count] of counts) {
    if (count > most) console.error(`${name}: ... and ${count - most} more of this kind (${kind})`);
  }
  if (read.persons.length === 0)
    throw new CommandFailure(`${name}: expected rows with persons, found none that can be used.`);
  return read;
}
