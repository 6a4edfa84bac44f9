/** The lines of a JSON Lines text, each with its place; lines that are no JSON are told and passed over. */
import type { TraceLine } from '../compliance/trace.js';

export function traceLines(
  file: string,
  text: string,
  complain: (problem: string) => void = console.error,
): TraceLine[] {
  const name = file === '-' ? 'standard input' : file;
  const lines: TraceLine[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const where = `${name}:${index + 1}`;
    try {
      lines.push({ value: JSON.parse(raw) as unknown, where });
    } catch (error) {
      complain(`${where}${columnOf(error)}: expected one JSON value a line: ${(error as Error).message}`);
    }
  }
  return lines;
}

/** Column from 1, where the engine tells a position. */
function columnOf(error: unknown): string {
  const [, position] = /position (\d+)/.exec((error as Error).message) ?? [];
  return position === undefined ? '' : `:${Number(position) + 1}`;
}
