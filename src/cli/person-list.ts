/** A list of persons from a file; its problems go to stderr by number of row, and no name does. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ListProblem, problemSentence } from '../persons/list/problem.js';
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
  for (const line of problemLines(read.problems, most)) console.error(`${name}: ${line}`);
  if (read.persons.length === 0)
    throw new CommandFailure(`${name}: expected rows with persons, found none that can be used.`);
  return read;
}

/** Sentences for people: the first of each kind, then how many more there are. */
export function problemLines(problems: readonly ListProblem[], most = MOST_OF_A_KIND): string[] {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const count = (counts.get(problem.kind) ?? 0) + 1;
    counts.set(problem.kind, count);
    if (count <= most) lines.push(problemSentence(problem));
  }
  for (const [kind, count] of counts) {
    if (count > most) lines.push(`... and ${count - most} more of this kind (${kind})`);
  }
  return lines;
}
