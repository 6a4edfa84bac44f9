/**
 * The mapping file: which column of somebody's table is which field of an observation. Its layout, in YAML:
 *
 *   truceline: mapping/1
 *   delimiter: ";"                     # , ; | or tab
 *   decimal: ","                       # decimal sign of lat, lon, radiusMetres, measurements
 *   timeZone: Europe/Vienna            # of times without an offset; else the mission's
 *   dateFormat: DD.MM.YYYY HH:mm       # or several, tried in order
 *   clockFormat: HH:mm                 # of a clock column beside a date column
 *   midnightMeansDay: true             # 00:00 stands for a date without a clock time
 *   columns: { time: Datum, lat: Breite, ... }
 *   measurements: { peakDecibels: dB } # further numbers, units in their names
 *   values: { conduct: { Beschuss: strike, "*": other } }
 *   constants: { reportKind: event }   # where the column is absent or its cell empty
 */
import { z } from 'zod';
import { ACTOR_WORDS } from '../../record/codes.js';
import { checkDocument, type Place, type Problem, suggest } from '../../record/document.js';
import { isZone } from '../../time/instant.js';
import { compileDateFormat } from './date-format.js';
import { CODED_FIELDS, type CodedField, FIELDS, type Field, isField } from './fields.js';

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const mappingSchema = z.strictObject({
  truceline: z.literal('mapping/1'),
  delimiter: z.enum([',', ';', '|', '\t', 'tab']).default(','),
  decimal: z.enum(['.', ',']).default('.'),
  timeZone: z.string().refine(isZone, 'an IANA time zone such as Europe/Vienna').optional(),
  dateFormat: z.union([z.string(), z.array(z.string()).min(1)]).default('ISO'),
  clockFormat: z.string().default('HH:mm'),
  midnightMeansDay: z.boolean().default(false),
  columns: z.record(z.string(), cell),
  measurements: z.record(z.string(), cell).default({}),
  values: z.record(z.string(), z.record(z.string(), cell)).default({}),
  constants: z.record(z.string(), cell).default({}),
});

export interface Mapping {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly timeZone?: string | undefined;
  readonly dateFormats: readonly string[];
  readonly clockFormat: string;
  readonly midnightMeansDay: boolean;
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  readonly measurements: Readonly<Record<string, string>>;
  readonly values: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>>;
  readonly constants: Readonly<Partial<Record<Field, string>>>;
}

export type MappingResult =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Every column or property is taken that bears the name of a field. */
export const DEFAULT_MAPPING: Mapping = {
  delimiter: ',',
  decimal: '.',
  dateFormats: ['ISO'],
  clockFormat: 'HH:mm',
  midnightMeansDay: false,
  columns: Object.fromEntries(FIELDS.map((field) => [field, field])),
  measurements: {},
  values: {},
  constants: {},
};

/** Any value of this word in a table stands for every value that the table does not name. */
export const ANY = '*';

/** `parties`, where given: the ids that a constant or a table may name as actor. */
export function parseMapping(text: string, file: string, parties?: readonly string[]): MappingResult {
  const checked = checkDocument(
    text,
    file,
    mappingSchema as unknown as z.ZodType<z.output<typeof mappingSchema>>,
  );
  if (!checked.ok) return checked;
  const { value } = checked;
  const dateFormats = typeof value.dateFormat === 'string' ? [value.dateFormat] : value.dateFormat;
  const problems = [
    ...crossProblems(value, file, checked.at, parties),
    ...formatProblems(value, dateFormats, file, checked.at),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const { delimiter, decimal, timeZone, clockFormat, midnightMeansDay, measurements } = value;
  return {
    ok: true,
    mapping: {
      delimiter: delimiter === 'tab' ? '\t' : delimiter,
      decimal,
      timeZone,
      dateFormats,
      clockFormat,
      midnightMeansDay,
      columns: value.columns as Mapping['columns'],
      measurements,
      values: value.values as Mapping['values'],
      constants: value.constants as Mapping['constants'],
    },
  };
}

/** The formats of a date cell and a clock cell, joined with a blank. */
export function withClock(dateFormats: readonly string[], clockFormat: string): string[] {
  return dateFormats.map((format) => `${format === 'ISO' ? 'YYYY-MM-DD' : format} ${clockFormat}`);
}

type Read = z.output<typeof mappingSchema>;
type At = (path: readonly PropertyKey[]) => Place;

/** Unknown fields, words outside a vocabulary, a time or half a position missing. */
function crossProblems(value: Read, file: string, at: At, parties: readonly string[] | undefined): Problem[] {
  const problems: Problem[] = [];
  const add = (path: readonly PropertyKey[], expected: string, found: string, hint: string): void => {
    problems.push({ file, ...at(path), expected, found, hint });
  };
  const known = (section: string, name: string): name is Field => {
    if (isField(name)) return true;
    const near = suggest(name, FIELDS);
    add(
      [section, name],
      `a field in ${section} (${FIELDS.join(', ')})`,
      `"${name}"`,
      near ? `Did you mean "${near}"?` : 'Remove it, or use one of these.',
    );
    return false;
  };
  const checkWord = (path: readonly PropertyKey[], field: Field, word: string): void => {
    const words = wordsOf(field, parties);
    if (!words || words.includes(word)) return;
    const near = suggest(word, words);
    add(
      path,
      `${field} to be one of: ${words.join(', ')}`,
      `"${word}"`,
      near ? `Did you mean "${near}"?` : 'Choose one of these words.',
    );
  };
  for (const name of Object.keys(value.columns)) known('columns', name);
  for (const [name, word] of Object.entries(value.constants)) {
    if (known('constants', name)) checkWord(['constants', name], name, word);
  }
  for (const [name, table] of Object.entries(value.values)) {
    if (!known('values', name)) continue;
    for (const [from, to] of Object.entries(table)) checkWord(['values', name, from], name, to);
  }
  const given = new Set([...Object.keys(value.columns), ...Object.keys(value.constants)]);
  if (!given.has('time') && !given.has('start')) {
    add(
      ['columns'],
      'a column for time (or for start)',
      Object.keys(value.columns).join(', ') || 'nothing',
      'Every observation has a time: name its column.',
    );
  }
  if (given.has('lat') !== given.has('lon')) {
    add(
      ['columns'],
      'lat and lon together, or neither',
      given.has('lat') ? 'lat alone' : 'lon alone',
      'Name the other column too.',
    );
  }
  if (given.has('clock') && !given.has('time')) {
    add(
      ['columns', 'clock'],
      'a time column beside the clock column',
      'clock alone',
      'Name the column of the date as time.',
    );
  }
  return problems;
}

function formatProblems(value: Read, dateFormats: readonly string[], file: string, at: At): Problem[] {
  const formats = dateFormats.map((format) => ({ path: 'dateFormat', format }));
  if ('clock' in value.columns) {
    formats.push(
      ...withClock(dateFormats, value.clockFormat).map((format) => ({ path: 'clockFormat', format })),
    );
  }
  for (const { path, format } of formats) {
    const compiled = compileDateFormat(format);
    if (compiled.ok) continue;
    const hint =
      'Write it with YYYY, MM, DD, HH, mm, ss and Z, for example DD.MM.YYYY HH:mm; or ISO, unix, unixMilliseconds.';
    return [{ file, ...at([path]), expected: 'a date format', found: compiled.reason, hint }];
  }
  return [];
}

function wordsOf(field: Field, parties: readonly string[] | undefined): readonly string[] | undefined {
  if (field in CODED_FIELDS) return CODED_FIELDS[field as CodedField];
  return field === 'actor' && parties ? [...parties, ...ACTOR_WORDS] : undefined;
}
