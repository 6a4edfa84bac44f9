/**
 * The trace: what an agreement is held against, one JSON object a line, read into records of one form. Taken are the short
 * forms of the guide (docs/agreement-language.md, "The trace"), the full records of record.ts (`time` instead of `at`) and
 * lines of `truceline attribute`. One bad line never loses the others.
 */
import type { Attribution } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import { describe } from '../record/describe.js';
import { suggest } from '../record/document.js';
import { fromAttributed, fromRecord, setAsideBecause } from './trace-full.js';
import { problemsOf, type TraceProblem } from './trace-problem.js';
import { TRACE_KINDS, TRACE_SCHEMAS, type TraceKind, type TraceRecord } from './trace-record.js';

export { type HappeningOptions, type Happenings, happenings } from './trace-happening.js';
export { formatTraceProblem, type TraceProblem } from './trace-problem.js';
export { TRACE_KINDS, type TraceKind, type TraceRecord, traceRecord } from './trace-record.js';

export interface TraceLine {
  readonly value: unknown;
  /** For messages: file and line. */
  readonly where: string;
}

/** A line that is in order, but nothing an agreement can be held against. */
export interface SetAside {
  readonly where: string;
  readonly id: string;
  /** A sentence: why, and what to do. */
  readonly because: string;
}

export interface TraceReading {
  readonly records: readonly TraceRecord[];
  readonly setAside: readonly SetAside[];
  readonly problems: readonly TraceProblem[];
  /** File and line by id, of records and of lines that were set aside. */
  readonly whereById: ReadonlyMap<string, string>;
}

export function readTrace(lines: readonly TraceLine[]): TraceReading {
  const records: TraceRecord[] = [];
  const setAside: SetAside[] = [];
  const problems: TraceProblem[] = [];
  const whereById = new Map<string, string>();
  const whereOf = new Map<TraceRecord, string>();
  const told = new Set<string>();
  for (const { value, where } of lines) {
    const read = readLine(value, where);
    if (read.problems) {
      problems.push(...read.problems);
      continue;
    }
    const id = read.record?.id ?? read.aside!.id;
    const earlier = whereById.get(id);
    if (earlier !== undefined) {
      problems.push({
        where,
        expected: 'each id once',
        found: `"${id}", also at ${earlier}`,
        hint: 'Rename one of the two; a change to an earlier record is a line of kind correction.',
      });
      continue;
    }
    whereById.set(id, where);
    if (read.aside) {
      setAside.push({ where, ...read.aside });
      continue;
    }
    records.push(read.record!);
    whereOf.set(read.record!, where);
    if (read.record!.kind === 'incident') for (const id of read.record!.records ?? []) told.add(id);
  }
  const known = new Set([...whereById.keys(), ...told]);
  const wrong = new Set<TraceRecord>();
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const record of records) {
    const found = correctionProblem(record, whereOf.get(record)!, byId, known);
    if (found.length === 0) continue;
    problems.push(...found);
    wrong.add(record);
  }
  return { records: records.filter((record) => !wrong.has(record)), setAside, problems, whereById };
}

type ReadLine =
  | { readonly record: TraceRecord; readonly aside?: undefined; readonly problems?: undefined }
  | {
      readonly aside: Omit<SetAside, 'where'>;
      readonly record?: undefined;
      readonly problems?: undefined;
    }
  | {
      readonly problems: readonly TraceProblem[];
      readonly record?: undefined;
      readonly aside?: undefined;
    };

function readLine(value: unknown, where: string): ReadLine {
  const refuse = (expected: string, found: string, hint: string): ReadLine => ({
    problems: [{ where, expected, found, hint }],
  });
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return refuse('a JSON object', describe(value), 'Write one record a line.');
  const line = value as Record<string, unknown>;
  if (line.kind === undefined && line.incident !== undefined) return readAttributed(line, where, refuse);
  const { kind } = line;
  const full = line.at === undefined && line.time !== undefined;
  const aside = full && setAsideBecause(line);
  if (aside) return { aside: { id: String(line.id), because: aside } };
  if (full) {
    const read = fromRecord(line, where);
    return read.ok ? { record: read.record } : { problems: read.problems };
  }
  if (typeof kind !== 'string' || !(TRACE_KINDS as readonly string[]).includes(kind)) {
    const near = typeof kind === 'string' ? suggest(kind, TRACE_KINDS) : undefined;
    const hint = near
      ? `Did you mean "${near}"?`
      : kind === 'observation'
        ? 'Make incidents of observations first: truceline code | associate | attribute.'
        : 'Give the line a kind.';
    return refuse(`kind to be one of: ${TRACE_KINDS.join(', ')}`, describe(kind), hint);
  }
  const parsed = TRACE_SCHEMAS[kind as TraceKind].safeParse(line);
  if (!parsed.success)
    return { problems: problemsOf(parsed.error.issues, line, where, TRACE_SCHEMAS[kind as TraceKind]) };
  return { record: parsed.data };
}

function readAttributed(
  line: Record<string, unknown>,
  where: string,
  refuse: (expected: string, found: string, hint: string) => ReadLine,
): ReadLine {
  const incident = line.incident as Incident;
  const attribution = line.attribution as Attribution | undefined;
  if (
    typeof incident?.id !== 'string' ||
    typeof incident.time?.startMs !== 'number' ||
    !Array.isArray(attribution?.hypotheses) ||
    typeof attribution.author !== 'string'
  )
    return refuse(
      '{ incident, attribution } as `truceline attribute` writes it',
      attribution ? 'an incident or attribution without its fields' : 'an incident without attribution',
      'Run truceline attribute on the incidents.',
    );
  let record: TraceRecord;
  try {
    record = fromAttributed(incident, attribution);
  } catch (error) {
    // The form of these lines is the programs' own and has no schema; a line of another form goes wrong somewhere.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return refuse(
      '{ incident, attribution } as `truceline attribute` writes it',
      `one that cannot be read (${error.message})`,
      'Run truceline attribute on the incidents.',
    );
  }
  const parsed = TRACE_SCHEMAS.incident.safeParse(record);
  if (!parsed.success)
    return { problems: problemsOf(parsed.error.issues, record, where, TRACE_SCHEMAS.incident) };
  return { record: parsed.data };
}

function correctionProblem(
  record: TraceRecord,
  where: string,
  byId: ReadonlyMap<string, TraceRecord>,
  known: ReadonlySet<string>,
): readonly TraceProblem[] {
  if (record.kind !== 'correction') return [];
  const target = byId.get(record.of);
  if (!target) {
    if (known.has(record.of)) return [];
    const near = suggest(record.of, [...byId.keys()].slice(0, 5_000));
    const hint = near ? `Did you mean "${near}"?` : 'Give the corrected record too, or leave the line out.';
    return [{ where, expected: 'of to be the id of a record of the trace', found: `"${record.of}"`, hint }];
  }
  if (correctsItself(record, byId)) {
    const hint = 'A correction can correct an earlier one; take one of them out.';
    return [
      { where, expected: 'corrections that do not correct one another', found: `"${record.id}"`, hint },
    ];
  }
  if (!record.replacement) return [];
  const fixed = ['id', 'kind', 'of'].filter((key) => key in record.replacement!);
  if (fixed.length > 0)
    return fixed.map((key) => ({
      where,
      expected: 'a replacement of the fields that change',
      found: `"${key}", which cannot change`,
      hint: 'Take it out, or withdraw the record and write another.',
    }));
  const schema = TRACE_SCHEMAS[target.kind];
  const merged = { ...target, ...record.replacement };
  const parsed = schema.safeParse(merged);
  return parsed.success ? [] : problemsOf(parsed.error.issues, merged, where, schema);
}

function correctsItself(record: TraceRecord, byId: ReadonlyMap<string, TraceRecord>): boolean {
  const seen = new Set<string>();
  let next: TraceRecord | undefined = record;
  while (next?.kind === 'correction' && !seen.has(next.id)) {
    seen.add(next.id);
    next = byId.get(next.of);
  }
  return next?.kind === 'correction';
}
