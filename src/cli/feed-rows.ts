/** A file of an outside format as numbered rows, for commands that answer row by row and write nothing to a ledger. */
import { createReadStream } from 'node:fs';
import type { Fault } from '../formats/format.js';
import type { Mission } from '../mission/open.js';
import type { Observation } from '../record/record.js';
import { CommandFailure } from './failure.js';
import { importSetting } from './import-setting.js';

export interface FeedChoice {
  readonly format: string;
  readonly files: readonly string[];
  readonly source?: string | undefined;
  readonly mapping?: string | undefined;
}

/** A data row, counted from zero behind the header; its record's id is that number. */
export type FeedRow =
  | { readonly row: number; readonly observation: Observation }
  | { readonly row: number; readonly fault: Fault };

const DIGITS = 9;

/** In the order of the file. Rows that hold something else than an observation come with a fault that says so. */
export async function* feedRows(choice: FeedChoice, mission: Mission): AsyncGenerator<FeedRow> {
  const [file, ...more] = choice.files;
  if (file === undefined || more.length > 0)
    throw new CommandFailure('Give one file with --format; rows are numbered in it. - is standard input.');
  const set = await importSetting({ ...choice, config: mission.config });
  if (!set.ok) throw new CommandFailure(set.messages.map((line) => line.replace(/^import: /, '')).join('\n'));
  const input = file === '-' ? process.stdin : createReadStream(file);
  let row = 0;
  for await (const batch of set.format.parse(input, set.setting)) {
    if (batch.problem) {
      const { expected, found, hint, line } = batch.problem;
      throw new CommandFailure(
        `${file}${line === undefined ? '' : `:${line}`}: expected ${expected}, found ${found}. ${hint}`,
      );
    }
    const rows = [...batch.taken, ...batch.setAside].sort((a, b) => a.line - b.line);
    for (const one of rows) {
      const number = row++;
      if (!('record' in one)) yield { row: number, fault: one };
      else if (one.record.kind === 'observation')
        yield { row: number, observation: { ...one.record, id: idOf(number) } };
      else yield { row: number, fault: notAnObservation(one.record.kind) };
    }
  }
}

/** Id of the record of a row. */
export const idOf = (row: number): string => `row-${String(row).padStart(DIGITS, '0')}`;

/** The row that a report with this id was read from. */
export const rowOf = (id: string): number => Number.parseInt(id.slice('row-'.length), 10);

export function faultSentence({ field, expected, found, hint }: Fault): string {
  return `${field === undefined ? '' : `${field}: `}expected ${expected}, found ${found}. ${hint}`;
}

function notAnObservation(kind: string): Fault {
  return {
    field: 'kind',
    expected: 'an observation',
    found: kind,
    hint: 'Only observations are coded and associated.',
  };
}
