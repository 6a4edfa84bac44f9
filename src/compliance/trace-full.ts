/**
 * Full records (record.ts) and lines of `truceline attribute`, in the short form of a trace. What the short form has no
 * field for (text, stance, mediator and the like) says nothing about an agreement and is left out.
 */
import type { Attribution, Probability } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import { describe, wordOf } from '../record/describe.js';
import { suggest } from '../record/document.js';
import {
  isAboutKeeping,
  type Observation,
  RECORD_SCHEMAS,
  type RecordPlace,
  type TrucelineRecord,
} from '../record/record.js';
import { problemsOf, type TraceProblem } from './trace-problem.js';
import type { TraceIncident, TraceRecord } from './trace-record.js';

type FromRecord =
  | { readonly ok: true; readonly record: TraceRecord }
  | { readonly ok: false; readonly problems: readonly TraceProblem[] };

/** Why a full record is nothing an agreement is held against, or undefined. */
export function setAsideBecause(line: Readonly<Record<string, unknown>>): string | undefined {
  const { kind, id } = line;
  if (typeof id !== 'string' || id === '') return undefined;
  if (kind === 'observation' && line.values === undefined)
    return `${id} is an observation: make incidents of observations first, with truceline code | associate | attribute.`;
  if (isAboutKeeping(kind))
    return `${id} is ${kind === 'evidence' ? 'evidence' : `a ${kind}`}: it bears on observations, not on the agreement.`;
  if (kind === 'key') return `${id} is about the key of a source: it bears on no agreement.`;
  if (kind === 'issue') return `${id} says that a report was issued: it bears on no agreement.`;
  if (kind === 'ruling')
    return `${id} rules on which observations are one incident: it bears on no agreement.`;
  if (kind === 'step') return `${id} is a step in a case: what a case comes to changes no computed finding.`;
  if (kind === 'handover' && line.stage === 'announced')
    return `${id} announces a handover: what is announced is not delivered.`;
  if (kind === 'agreement') return `${id} is a version of an agreement: give the agreement as a file.`;
  if (kind === 'correction' && (line.replacement as { values?: unknown } | undefined)?.values === undefined) {
    if (line.action === 'replace')
      return `${id} replaces an observation: make incidents of observations first, with truceline code | associate | attribute.`;
  }
  return undefined;
}

export function fromRecord(line: Readonly<Record<string, unknown>>, where: string): FromRecord {
  const kinds = Object.keys(RECORD_SCHEMAS);
  const kind = wordOf(line.kind);
  if (!Object.hasOwn(RECORD_SCHEMAS, kind)) {
    const near = suggest(kind, kinds);
    const hint = near
      ? `Did you mean "${near}"?`
      : 'Give the line a kind; short forms have at instead of time.';
    const expected = `kind to be one of: ${kinds.join(', ')}`;
    return { ok: false, problems: [{ where, expected, found: describe(line.kind), hint }] };
  }
  const schema = RECORD_SCHEMAS[kind as keyof typeof RECORD_SCHEMAS];
  const parsed = schema.safeParse(line);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, line, where, schema) };
  return { ok: true, record: shortOf(parsed.data) };
}

function shortOf(record: TrucelineRecord): TraceRecord {
  const { id, source, time, reportedAt } = record;
  const base = {
    id,
    at: { start: time.start, end: time.end },
    source,
    ...(reportedAt === undefined ? {} : { knownAt: reportedAt }),
  };
  switch (record.kind) {
    case 'observation':
      return { kind: 'measure', ...base, ...measured(record) };
    case 'declaration': {
      const { by, act, about, effectiveFrom, effectiveUntil } = record;
      return { kind: 'declaration', ...base, by, act, about, effectiveFrom, effectiveUntil };
    }
    case 'handover': {
      const { from, to, category, count, reportedBy } = record;
      return { kind: 'handover', ...base, from, to, category, count, reportedBy };
    }
    case 'effort':
      return {
        kind: 'effort',
        ...base,
        status: record.status,
        ...(record.by === undefined ? {} : { by: record.by }),
        ...placed(record.place),
      };
    case 'decision':
      return { kind: 'decision', ...base, by: record.by, about: record.about, decision: record.decision };
    case 'correction': {
      const { of, action, replacement } = record;
      if (!replacement) return { kind: 'correction', ...base, of, action };
      const { time, reportedAt } = replacement;
      const at = { start: time.start, end: time.end };
      const knownAt = reportedAt === undefined ? {} : { knownAt: reportedAt };
      return {
        kind: 'correction',
        ...base,
        of,
        action,
        replacement: { at, ...knownAt, ...measured(replacement) },
      };
    }
    default:
      throw new Error(`${record.kind} ${id} was to be set aside`);
  }
}

function measured({ actor, values, place }: Observation) {
  const by = actor === undefined || actor === 'none' ? {} : { by: actor };
  return { ...by, values: values ?? {}, ...(place ? placed(place) : {}) };
}

/** A place without a position has no place in a trace: whether it lies in a zone is unknown. */
function placed({ lat, lon, radiusMetres, precision, name }: RecordPlace) {
  if (lat === undefined || lon === undefined) return {};
  const radius = radiusMetres ?? RADIUS_METRES_BY_PRECISION[precision ?? 'site'];
  return { place: { lat, lon, radiusMetres: radius, ...(name === undefined ? {} : { name }) } };
}

/** The author is the one that attribution named, by the mission's threshold. */
export function fromAttributed(incident: Incident, attribution: Attribution): TraceIncident {
  const { id, time, conduct, means, target, facility, place, line, rivals, accounts } = incident;
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    kind: 'incident',
    id,
    at: { start: iso(time.startMs), end: iso(Math.max(time.startMs, time.endMs)) },
    conduct,
    by: Object.fromEntries(attribution.hypotheses.map((each) => [each.id, bounded(each.probability)])),
    author: attribution.author,
    happened: bounded(attribution.happened),
    ...(means === 'none' ? {} : { means }),
    ...(target === 'none' ? {} : { target }),
    ...(facility ? { facility: { class: facility.class, id: facility.facility, name: facility.name } } : {}),
    ...(place ? { place: { lat: place.lat, lon: place.lon, radiusMetres: place.radiusMetres } } : {}),
    ...(line ? { lineOffsetKm: line.offsetKm } : {}),
    rivals: Object.fromEntries(
      (['conduct', 'means', 'target'] as const).flatMap((field) => {
        const words = (rivals?.[field] ?? []).filter((word) => word !== incident[field] && word !== 'none');
        return words.length > 0 ? [[field, words]] : [];
      }),
    ),
    records: accounts.flatMap(({ observations }) => [...observations]),
  };
}

/** Ends that rounding put on the wrong side of the value. */
export function bounded(probability: Probability): Probability {
  const { value, low, high } = probability;
  if (low <= value && value <= high) return probability;
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
