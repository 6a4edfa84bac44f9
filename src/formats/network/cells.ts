/** Cells of the network's tables as numbers. What cannot be used is counted under its name. */
import { type Fault, quote } from '../format.js';
import { instantReader } from './instant.js';
import type { NetworkProblems, NetworkTrouble } from './problems.js';

export interface CellReader {
  /** A number that the row cannot do without; NaN when it is none, and the trouble is counted. */
  must(cell: string | undefined, field: string, line: number, trouble?: NetworkTrouble): number;
  /** A number that may be missing: NaN for an empty cell, and for one that is no number, which is counted. */
  may(cell: string | undefined, field: string, line: number): number;
  /** An uncertainty that may be missing: NaN unless it is above zero. */
  sigma(cell: string | undefined, field: string, line: number): number;
  /** A bearing in [0, 360), or NaN. */
  bearing(cell: string | undefined, field: string, line: number): number;
  /** Milliseconds since 1970, or NaN. */
  time(cell: string | undefined, field: string, line: number): number;
}

export function cellReader(file: string, problems: NetworkProblems): CellReader {
  const readInstant = instantReader();
  const add = (trouble: NetworkTrouble, line: number, field: string, cell: string, kind: Wanted): number => {
    problems.add(trouble, file, line, { field, found: quote(cell), ...WANTED[kind] });
    return Number.NaN;
  };
  const may = (cell: string | undefined, field: string, line: number): number => {
    if (cell === undefined || cell === '') return Number.NaN;
    const value = Number(cell);
    if (Number.isFinite(value) && (value !== 0 || cell.trim() !== '')) return value;
    return cell.trim() === '' ? Number.NaN : add('bad-measurement', line, field, cell, 'measured');
  };
  return {
    may,
    must(cell = '', field, line, trouble = 'bad-number') {
      const value = Number(cell);
      if (Number.isFinite(value) && (value !== 0 || cell.trim() !== '')) return value;
      return add(trouble, line, field, cell, 'number');
    },
    sigma(cell, field, line) {
      const value = may(cell, field, line);
      return value <= 0 ? add('bad-sigma', line, field, cell!, 'sigma') : value;
    },
    bearing(cell, field, line) {
      const value = may(cell, field, line);
      if (value >= 0 && value < 360) return value;
      if (Math.abs(value) > 360) return add('bad-bearing', line, field, cell!, 'bearing');
      return (value + 360) % 360;
    },
    time(cell = '', field, line) {
      const value = readInstant(cell);
      return Number.isNaN(value) ? add('bad-time', line, field, cell, 'time') : value;
    },
  };
}

type Wanted = 'number' | 'measured' | 'sigma' | 'bearing' | 'time';

const WANTED: Readonly<Record<Wanted, Pick<Fault, 'expected' | 'hint'>>> = {
  number: { expected: 'a decimal number', hint: 'The row was set aside; correct the number.' },
  measured: {
    expected: 'a decimal number, or nothing',
    hint: 'The row was kept without it; leave the cell empty where nothing was measured.',
  },
  sigma: {
    expected: 'an uncertainty above 0, or nothing',
    hint: 'The row was kept without it; leave the cell empty where it is not known.',
  },
  bearing: {
    expected: 'degrees clockwise from north, 0 to 360',
    hint: 'The row was kept without its bearing.',
  },
  time: {
    expected: 'a time in UTC such as 2025-03-21T00:20:30.125Z',
    hint: 'The row was set aside; write the time as ISO 8601.',
  },
};
