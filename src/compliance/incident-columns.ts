/**
 * Attributed incidents straight into columns: what the trace says of them (trace-full.ts, trace-happening.ts), without a
 * record of text and times to be read again for each. Good for every agreement alike, as who did it is told with the
 * incident; those that a decision sets aside have to go by the trace.
 */
import type { Placed } from '../agreement/program.js';
import type { Attribution, Probability } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import type { Authorship, Dictionary, IncidentColumns } from './monitor/columns.js';
import { NOT_TOLD, type Told, type ToldTarget, type ToldWeapon } from './monitor/fitting.js';
import { targetKey, wordKey } from './monitor/slots.js';
import { bounded } from './trace-full.js';

export interface AttributedColumns {
  readonly columns: IncidentColumns;
  /** Latest end, -Infinity without any incident. */
  readonly latestMs: number;
}

/** In the order of (startMs, id). @param attributionOf of an incident by its id */
export function columnsOfAttributed(
  incidents: readonly Incident[],
  attributionOf: (id: string) => Attribution,
): AttributedColumns {
  const ordered = inOrder(incidents);
  const { length } = ordered;
  const ids = new Array<string>(length);
  const startMs = new Float64Array(length);
  const endMs = new Float64Array(length);
  const conduct = openWords<Told>(length);
  const means = openWords<Told>(length);
  const target = openWords<ToldTarget>(length);
  const where = new Array<Placed>(length);
  const authorship = new Array<Authorship>(length);
  const records = new Array<readonly string[]>(length);
  let latestMs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const incident = ordered[i]!;
    const { id, time, rivals } = incident;
    const start = Math.trunc(time.startMs);
    const end = Math.trunc(Math.max(time.startMs, time.endMs));
    ids[i] = id;
    startMs[i] = start;
    endMs[i] = Math.max(end, start + 1);
    if (end > latestMs) latestMs = end;
    tell(conduct, i, incident.conduct, rivals?.conduct);
    tell(means, i, incident.means, rivals?.means);
    tellTarget(target, i, incident);
    where[i] = placed(incident);
    authorship[i] = authorshipOf(attributionOf(id));
    records[i] = recordsOf(incident);
  }
  const own = Int32Array.from({ length }, (_, i) => i);
  const none = new Int32Array(length);
  return {
    latestMs,
    columns: {
      ids,
      startMs,
      endMs,
      conduct,
      means,
      target,
      weapon: { codes: means.codes, values: means.values.map(weaponOf) },
      purpose: { codes: none, values: [NOT_TOLD] },
      where: { codes: own, values: where },
      authorship: { codes: own, values: authorship },
      records,
    },
  };
}

function inOrder(incidents: readonly Incident[]): readonly Incident[] {
  const order = (a: Incident, b: Incident): number =>
    Math.trunc(a.time.startMs) - Math.trunc(b.time.startMs) || (a.id < b.id ? -1 : 1);
  for (let i = 1; i < incidents.length; i++)
    if (order(incidents[i - 1]!, incidents[i]!) > 0) return [...incidents].sort(order);
  return incidents;
}

interface Words<T> extends Dictionary<T> {
  readonly values: T[];
  readonly known: Map<string, number>;
}

const openWords = <T>(length: number): Words<T> => ({
  codes: new Int32Array(length),
  values: [],
  known: new Map(),
});

function tell(words: Words<Told>, i: number, word: string, rivals: readonly string[] | undefined): void {
  if (isKnown(words, i, word, rivals)) return;
  const told = toldOf(word, rivals);
  put(words, i, wordKey(told), told);
}

function tellTarget(words: Words<ToldTarget>, i: number, { target, rivals, facility }: Incident): void {
  if (!facility && isKnown(words, i, target, rivals?.target)) return;
  const told: ToldTarget = {
    ...toldOf(target, rivals?.target),
    facility: facility ? { class: facility.class, id: facility.facility } : null,
  };
  put(words, i, targetKey(told), told);
}

/** The word alone is the key of what is told without rivals. */
function isKnown<T>(
  { codes, known }: Words<T>,
  i: number,
  word: string,
  rivals: readonly string[] | undefined,
): boolean {
  if (rivals !== undefined && rivals.length > 0) return false;
  const code = known.get(word === 'none' ? '' : word);
  if (code !== undefined) codes[i] = code;
  return code !== undefined;
}

function toldOf(word: string, rivals: readonly string[] = []): Told {
  const others = rivals.filter((rival) => rival !== word && rival !== 'none');
  return { word: word === 'none' ? '' : word, rivals: others };
}

function put<T>({ codes, values, known }: Words<T>, i: number, key: string, value: T): void {
  let code = known.get(key);
  if (code === undefined) {
    code = values.push(value) - 1;
    known.set(key, code);
  }
  codes[i] = code;
}

const weaponOf = (means: Told): ToldWeapon => ({ ...NOT_TOLD, means, calibreMm: Number.NaN });

function placed({ place, line }: Incident): Placed {
  return line ? { place, lineOffsetKm: line.offsetKm, zones: NO_ZONES } : { place, zones: NO_ZONES };
}

const NO_ZONES: readonly string[] = [];

function authorshipOf({ author, happened, hypotheses }: Attribution): Authorship {
  const shares: Record<string, Probability> = {};
  for (const { id, probability } of hypotheses) shares[id] = bounded(probability);
  return { author, happened: bounded(happened), shares };
}

/** The incident's own, and those that it was made of, each once. */
function recordsOf({ id, accounts }: Incident): readonly string[] {
  const records = [id];
  for (const { observations } of accounts)
    for (const observation of observations)
      if (records.length > MANY || !records.includes(observation)) records.push(observation);
  return records.length > MANY ? [...new Set(records)] : records;
}

/** From here on a table of names is faster than a look at all before. */
const MANY = 24;
