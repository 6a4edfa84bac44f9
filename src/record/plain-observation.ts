/**
 * A quick look at an observation of few and plain members: what passes here passes the schema (record.ts) as well, at a
 * quarter of its cost. Everything else is left to the schema, which also says what is wrong.
 */
import {
  CONDUCTS,
  LANGUAGES,
  MEANS,
  PLACE_PRECISIONS,
  REPORT_KINDS,
  STANCES,
  TARGETS,
  TIME_PRECISIONS,
} from './codes.js';
import { INSTANT_FORM, isNotBefore } from './instant-form.js';
import type { Observation } from './record.js';
import { isSeriousHarm } from './serious-harm.js';
import { isInCalendar } from './written-instant.js';

type Test = (value: unknown) => boolean;

const text =
  (least: number, most: number): Test =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const word = (words: readonly string[]): Test => {
  const known: ReadonlySet<unknown> = new Set(words);
  return (value) => known.has(value);
};
const number =
  (least: number, most: number): Test =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
const whole: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const instant: Test = (value) => typeof value === 'string' && INSTANT_FORM.test(value) && isInCalendar(value);
const identifier = text(1, 200);

const TIME: ReadonlyMap<string, Test> = new Map([
  ['start', instant],
  ['end', instant],
  ['precision', word(TIME_PRECISIONS)],
]);
const PLACE: ReadonlyMap<string, Test> = new Map([
  ['name', text(0, 300)],
  ['lat', number(-90, 90)],
  ['lon', number(-180, 180)],
  ['radiusMetres', number(0, 3_000_000)],
  ['precision', word(PLACE_PRECISIONS)],
  ['region', text(0, 200)],
  ['country', text(0, 3)],
  ['basis', word(['feed', 'coder', 'sensor', 'text'])],
]);
const OBSERVATION: ReadonlyMap<string, Test> = new Map([
  ['kind', word(['observation'])],
  ['id', identifier],
  ['source', identifier],
  ['reportedAt', instant],
  ['reference', text(0, 500)],
  ['note', text(0, 2_000)],
  ['time', isPlainTime],
  ['place', isPlainPlace],
  ['text', text(0, 20_000)],
  ['summary', text(0, 2_000)],
  ['language', word(LANGUAGES)],
  ['reportKind', word(REPORT_KINDS)],
  // Of serious harm more is asked: that is left to the schema.
  ['conduct', word(CONDUCTS.filter((conduct) => !isSeriousHarm(conduct)))],
  ['means', word(MEANS)],
  ['target', word(TARGETS)],
  ['targetName', text(0, 300)],
  ['actor', identifier],
  ['stance', word(STANCES)],
  ['count', whole],
  ['killed', whole],
  ['injured', whole],
]);

/** @param value as JSON.parse gave it */
export function isPlainObservation(value: unknown): value is Observation {
  if (!hasPlain(OBSERVATION, value)) return false;
  const { kind, id, source, time } = value as Partial<Observation>;
  return kind !== undefined && id !== undefined && source !== undefined && time !== undefined;
}

function isPlainTime(value: unknown): boolean {
  if (!hasPlain(TIME, value)) return false;
  const { start, end, precision } = value as Partial<Observation['time']>;
  return start !== undefined && end !== undefined && precision !== undefined && isNotBefore(end, start);
}

function isPlainPlace(value: unknown): boolean {
  if (!hasPlain(PLACE, value)) return false;
  const { lat, lon } = value as NonNullable<Observation['place']>;
  return (lat === undefined) === (lon === undefined);
}

/** An object of which every member is known and passes its test. */
function hasPlain(tests: ReadonlyMap<string, Test>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key in value) {
    const test = tests.get(key);
    if (test === undefined || !test((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}
