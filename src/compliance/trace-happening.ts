/**
 * Records of a trace to happenings: as known at a moment, corrected, handovers told by several joined, invalid ones set
 * aside. Pure; the order of the records does not matter.
 *
 * Conventions: an incident whose author nobody tells has for each party the share 0.5 between 0 and 1, which says only
 * that there is no basis. A decision that sets a record aside does so from the moment at which it surely was taken.
 */
import type { Probability } from '../attribution/attribution.js';
import type { Happening } from './happening.js';
import { joinAccounts } from './join-accounts.js';
import { correct } from './trace-correct.js';
import type { TraceDecision, TraceHandover, TraceIncident, TraceRecord } from './trace-record.js';
import { knownMs, order, spanOf } from './trace-time.js';

export interface HappeningOptions {
  /** Only what was known by then. */
  readonly asKnownAtMs?: number | undefined;
  /** IANA name; handovers of one local day can be one. */
  readonly timeZone: string;
  /** Parties of the agreement: whoever may have done what nobody attributes. */
  readonly parties: readonly string[];
  /** Share from which the author is named. */
  readonly possible: number;
  /** Whose decisions set records aside; absent: anybody's. */
  readonly rulersBy?: readonly string[] | undefined;
}

export interface Happenings {
  /** In the order of (startMs, id). */
  readonly happenings: readonly Happening[];
  /** Latest time in the records, -Infinity without any: the horizon, where none is given. */
  readonly latestMs: number;
}

export function happenings(records: readonly TraceRecord[], options: HappeningOptions): Happenings {
  const asKnownAtMs = options.asKnownAtMs ?? Number.POSITIVE_INFINITY;
  const known = records.filter((record) => knownMs(record) <= asKnownAtMs);
  const corrected = correct(known);
  const standing = corrected.map(({ record }) => record);
  const setting: Setting = {
    ...options,
    voids: voidMsById(standing, options.rulersBy),
    correctedBy: new Map(corrected.map(({ record, by }) => [record.id, by])),
  };
  const handovers = joinAccounts(
    standing.filter((record) => record.kind === 'handover').sort(order),
    options.timeZone,
    spanOf,
  );
  const list = standing.flatMap((record): Happening[] =>
    record.kind === 'handover' || record.kind === 'correction' ? [] : [happeningOf(record, setting)],
  );
  list.push(...handovers.map((group) => handoverOf(group, setting)));
  list.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const record of [...known, ...standing]) latestMs = Math.max(latestMs, lastMs(record));
  return { happenings: list, latestMs };
}

/** The end as the record gives it: of an instant, itself. */
function lastMs({ at }: TraceRecord): number {
  return Date.parse(typeof at === 'string' ? at : at.end);
}

interface Setting extends HappeningOptions {
  readonly voids: ReadonlyMap<string, number>;
  /** Ids of the corrections of each record. */
  readonly correctedBy: ReadonlyMap<string, readonly string[]>;
}

/** Records that a happening rests on: itself, what it was made of, and what corrected it. */
const restsOn = ({ correctedBy }: Setting, id: string, more: readonly string[] = []): readonly string[] => [
  ...new Set([id, ...more, ...(correctedBy.get(id) ?? [])]),
];

type Single = Exclude<TraceRecord, { kind: 'handover' | 'correction' }>;

function happeningOf(record: Single, setting: Setting): Happening {
  const base = {
    id: record.id,
    ...spanOf(record),
    happened: SURE,
    rivals: {},
    amounts: {},
    zones: [],
    voidMs: setting.voids.get(record.id) ?? Number.POSITIVE_INFINITY,
    records: restsOn(setting, record.id),
  };
  switch (record.kind) {
    case 'incident':
      return { ...base, ...incidentFields(record, setting) };
    case 'declaration': {
      const { act, about, effectiveFrom, effectiveUntil, values } = record;
      return {
        ...base,
        ...authored('declaration', record.by),
        words: { act, about },
        amounts: amountsOf(values),
        ...(effectiveFrom === undefined ? {} : { effectiveFromMs: Date.parse(effectiveFrom) }),
        ...(effectiveUntil === undefined ? {} : { effectiveUntilMs: Date.parse(effectiveUntil) }),
      };
    }
    case 'measure':
      return {
        ...base,
        ...authored('measure', record.by ?? ''),
        words: {},
        amounts: amountsOf(record.values),
        ...placed(record),
      };
    case 'effort':
      return {
        ...base,
        ...authored('effort', record.by ?? ''),
        words: { status: record.status },
        ...placed(record),
      };
    case 'decision':
      return {
        ...base,
        ...authored('decision', record.by),
        words: { about: record.about, decision: record.decision },
      };
  }
}

const SURE: Probability = { value: 1, low: 1, high: 1 };
const NO_BASIS: Probability = { value: 0.5, low: 0, high: 1 };

function authored<Kind extends Happening['kind']>(kind: Kind, by: string) {
  return { kind, by, shares: by === '' ? {} : { [by]: SURE } };
}

function incidentFields(record: TraceIncident, setting: Setting) {
  const { parties, possible } = setting;
  const words: Record<string, string> = {};
  const rivals: Record<string, readonly string[]> = {};
  for (const field of ['conduct', 'means', 'target', 'weapon', 'purpose'] as const) {
    const word = record[field];
    if (word !== undefined) words[field] = word;
    const others = record.rivals?.[field];
    if (others !== undefined) rivals[field] = typeof others === 'string' ? [others] : others;
  }
  const { facility, calibreMm, lineOffsetKm } = record;
  return {
    kind: 'incident' as const,
    ...authorOf(record, parties, possible),
    happened: probabilityOf(record.happened ?? 1),
    words,
    rivals,
    ...(calibreMm === undefined ? {} : { calibreMm }),
    ...(facility === undefined ? {} : { facility: facilityOf(facility) }),
    ...(lineOffsetKm === undefined ? {} : { lineOffsetKm }),
    ...placed(record),
    records: restsOn(setting, record.id, record.records),
  };
}

function authorOf(
  { by = 'undetermined', author }: TraceIncident,
  parties: readonly string[],
  possible: number,
) {
  if (typeof by === 'string') {
    if (by !== 'undetermined' && by !== 'both') return { by, shares: { [by]: SURE } };
    return { by, shares: Object.fromEntries(parties.map((party) => [party, NO_BASIS])) };
  }
  const shares = Object.fromEntries(Object.entries(by).map(([id, share]) => [id, probabilityOf(share)]));
  return { by: author ?? leading(shares, possible), shares };
}

/** Two that lead alike name nobody: which of them comes first must not matter. */
function leading(shares: Readonly<Record<string, Probability>>, possible: number): string {
  const largest = Math.max(...Object.values(shares).map(({ value }) => value));
  const leaders = Object.keys(shares).filter((id) => shares[id]!.value === largest);
  return leaders.length === 1 && largest >= possible ? leaders[0]! : 'undetermined';
}

function probabilityOf(given: number | Probability): Probability {
  return typeof given === 'number' ? { value: given, low: given, high: given } : given;
}

function facilityOf(facility: NonNullable<TraceIncident['facility']>): NonNullable<Happening['facility']> {
  if (typeof facility === 'string') return { class: facility, id: '', name: facility };
  const { id = '', name = id || facility.class } = facility;
  return { class: facility.class, id, name };
}

function placed({ place, zones }: Pick<TraceIncident, 'place' | 'zones'>) {
  const { lat, lon, radiusMetres = 0 } = place ?? {};
  return {
    ...(lat === undefined || lon === undefined ? {} : { place: { lat, lon, radiusMetres } }),
    zones: zones ?? [],
  };
}

function amountsOf(values: Readonly<Record<string, number>> = {}): Happening['amounts'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value, value] as const]));
}

function handoverOf(group: readonly TraceHandover[], setting: Setting): Happening {
  const { id, from, to, category } = group[0]!;
  const spans = group.map(spanOf);
  const counts = group.flatMap(({ count }) => (count === undefined ? [] : [count]));
  return {
    id,
    ...authored('handover', from),
    startMs: Math.min(...spans.map(({ startMs }) => startMs)),
    endMs: Math.max(...spans.map(({ endMs }) => endMs)),
    happened: SURE,
    words: { category, to },
    rivals: {},
    amounts: counts.length === 0 ? {} : { count: [Math.min(...counts), Math.max(...counts)] },
    zones: [],
    voidMs: Math.min(...group.map((handover) => setting.voids.get(handover.id) ?? Number.POSITIVE_INFINITY)),
    records: group.flatMap((handover) => restsOn(setting, handover.id)),
  };
}

function voidMsById(
  records: readonly TraceRecord[],
  rulersBy: readonly string[] | undefined,
): ReadonlyMap<string, number> {
  const voids = new Map<string, number>();
  const invalid = (record: TraceRecord): record is TraceDecision =>
    record.kind === 'decision' && record.decision === 'invalid' && (rulersBy?.includes(record.by) ?? true);
  for (const decision of records.filter(invalid)) {
    const fromMs = spanOf(decision).endMs - 1;
    voids.set(decision.about, Math.min(fromMs, voids.get(decision.about) ?? fromMs));
  }
  return voids;
}
