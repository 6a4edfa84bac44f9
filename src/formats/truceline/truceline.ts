/**
 * Truceline's own records, JSON Lines: one record a line, checked against the record schema (docs/schema) and against
 * the parties and sources of the mission.
 */
import type { z } from 'zod';
import { isCanonicalJson } from '../../record/canonical-json.js';
import { suggest } from '../../record/document.js';
import { isPlainObservation } from '../../record/plain-observation.js';
import { record, type TrucelineRecord } from '../../record/record.js';
import { isSeriousHarm, withoutText } from '../../record/serious-harm.js';
import {
  type Converted,
  type Fault,
  type Format,
  type FormatSetting,
  fail,
  type ParsedBatch,
  quote,
} from '../format.js';
import { readJsonRow, readJsonRows } from '../lines/json-rows.js';
import { withholding } from '../withholding.js';
import { checkNames, knownNames } from './names.js';

export const truceline: Format = {
  id: 'truceline',
  describe: "Truceline's own records: JSON Lines, one record a line, as docs/schema describes them",
  requiredColumns: [],
  parse: parseRecords,
};

function parseRecords(input: AsyncIterable<Uint8Array>, setting: FormatSetting): AsyncIterable<ParsedBatch> {
  const names = knownNames(setting);
  const convert = (text: string): Converted<TrucelineRecord> => {
    const read = readJsonRow(text);
    if (!read.ok) return read;
    const parted = setting.holdText && withoutText(read.value);
    const given = parted ? parted.rest : read.value;
    if (!isPlainObservation(given)) {
      const checked = record.safeParse(given);
      if (!checked.success) return { ok: false, fault: schemaFault(checked.error.issues, given, text) };
    }
    // As it was read: the schema changes nothing, and what comes with its keys in order need not be put in order again.
    const value = given as TrucelineRecord;
    const fault = checkNames(value, names);
    if (!fault) {
      if (parted && parted.text.trim() !== '') setting.holdText?.(value.id, parted.text);
      return { ok: true, value };
    }
    const placed = { ...fault, ...columnOf(text, fault.field) };
    return { ok: false, fault: isOfSeriousHarm(value) ? withholding(placed) : placed };
  };
  // What was parted from its text is no longer the line.
  return readJsonRows(input, convert, (text, taken) =>
    isCanonicalJson(text) && !(setting.holdText && isOfSeriousHarm(taken)) ? text : undefined,
  );
}

type Issue = z.core.$ZodIssue;

/** The first thing that is wrong; how many more there are goes to the hint. */
function schemaFault(issues: readonly Issue[], value: unknown, text: string): Fault {
  const issue = issues[0]!;
  const field = issue.path.join('.');
  const more = issues.length > 1 ? ` (${issues.length - 1} more in this record)` : '';
  const found = at(value, issue.path);
  const fault = issueFault(issue, field || 'the record', found);
  const { params } = issue as { params?: { found?: string } };
  const placed = { ...fault, hint: fault.hint + more, ...columnOf(text, fault.field) };
  return isOfSeriousHarm(value) ? withholding(placed, params?.found) : placed;
}

/** Also where it is the replacement of a correction. */
function isOfSeriousHarm(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const { conduct, replacement } = value as { conduct?: unknown; replacement?: { conduct?: unknown } | null };
  return isSeriousHarm(conduct) || isSeriousHarm(replacement?.conduct);
}

function issueFault(issue: Issue, field: string, found: unknown): Fault {
  const shown =
    found === undefined ? 'nothing' : quote(typeof found === 'string' ? found : JSON.stringify(found));
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    return fail(
      key,
      'only members that the schema names',
      quote(key),
      'Remove it, or correct its spelling; see docs/schema.',
    ).fault;
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : kindsOf(issue);
  if (words) {
    const near = typeof found === 'string' ? suggest(found, words) : undefined;
    const hint = near ? `Did you mean "${near}"?` : 'Choose one of these words.';
    return fail(field, `one of: ${words.join(', ')}`, shown, hint).fault;
  }
  // The words of the schema itself, where it has any.
  const bare = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input');
  const expected = bare ? issue.expected : issue.message;
  return fail(field, expected, shown, 'Correct the value; docs/schema describes it.').fault;
}

function kindsOf(issue: Issue): string[] | undefined {
  if (issue.code !== 'invalid_union' || issue.path.join() !== 'kind') return undefined;
  return record.options.map((option) => option.shape.kind.value);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** Character at which the member's name first stands in the line. */
function columnOf(text: string, field: string | undefined): { column?: number } {
  const name = field?.split('.').at(-1);
  const index = name === undefined ? -1 : text.indexOf(`"${name}"`);
  return index < 0 ? {} : { column: index + 1 };
}
