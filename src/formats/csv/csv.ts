/**
 * Any delimited table with a header and a mapping file (docs/formats.md). Without a mapping, columns that bear the
 * names of fields are taken as those fields.
 */

import { suggest } from '../../record/document.js';
import type { FileProblem, Format, FormatSetting } from '../format.js';
import { compileMapping } from '../mapping/convert.js';
import { DEFAULT_MAPPING, type Mapping } from '../mapping/mapping.js';
import { headerHint } from './columns.js';
import { type OpenedTable, readTable } from './table.js';

export const csv: Format = {
  id: 'csv',
  describe:
    'any CSV with a header, read with a mapping file (--mapping), or with columns named as Truceline names them',
  requiredColumns: [],
  parse(input, setting) {
    const delimiter = setting.mapping?.delimiter ?? ',';
    return readTable(input, delimiter, (header) => openMapped(header, setting));
  },
};

function openMapped(header: readonly string[], setting: FormatSetting): OpenedTable {
  const mapping = setting.mapping ?? DEFAULT_MAPPING;
  const problem = setting.mapping ? missing(header, mapping) : unnamed(header);
  if (problem) return { ok: false, problem };
  const { columns, convert } = compileMapping(mapping, setting, (column) => header.includes(column));
  const from = columns.map(({ column }) => header.indexOf(column));
  return { ok: true, convert: (cells) => convert(from.map((i) => cells[i]!)) };
}

/** Every column that the mapping names must be there, once. */
function missing(header: readonly string[], mapping: Mapping): FileProblem | undefined {
  const named = [...Object.values(mapping.columns), ...Object.values(mapping.measurements)];
  const absent = named.filter((column) => !header.includes(column));
  const twice = named.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  const found = `the columns ${header.map((name) => `"${name}"`).join(', ')}`;
  if (twice.length > 0) {
    return { expected: `each column once; twice: ${twice.join(', ')}`, found, hint: 'Rename one of them.' };
  }
  if (absent.length === 0) return undefined;
  const near = suggest(absent[0]!, header);
  return {
    expected: `the columns that the mapping names; missing: ${absent.join(', ')}`,
    found,
    hint: near ? `Did you mean "${near}" for "${absent[0]}"?` : headerHint(header),
  };
}

function unnamed(header: readonly string[]): FileProblem | undefined {
  if (header.includes('time') || header.includes('start')) return undefined;
  return {
    expected:
      'a mapping file (--mapping), or columns named as Truceline names them, time or start among them',
    found: `no mapping, and the columns ${header.map((name) => `"${name}"`).join(', ')}`,
    hint: 'Write a mapping file; docs/formats.md shows one to copy.',
  };
}
