/**
 * Invented reports for tests of the stages: a mission with the parties A and B, and a seeded source of numbers. No real
 * place, party or event.
 */
import type { CodedPlace, CodedReport } from '../coding/coded.js';
import type { Party, Source } from '../record/source.js';
import type { AssociationSetting } from './associate.js';

export const SAMPLE_PARTIES: readonly Party[] = [
  { id: 'A', name: { en: 'Aland' } },
  { id: 'B', name: { en: 'Bland' } },
];

export const SAMPLE_SOURCES: readonly Source[] = [
  { id: 'press', name: 'Press', kind: 'media', reliability: 'C' },
  { id: 'agency', name: 'Agency', kind: 'media', reliability: 'B' },
  { id: 'weekly', name: 'Weekly', kind: 'media', reliability: 'C' },
  { id: 'a-ministry', name: 'Ministry of A', kind: 'party', party: 'A', reliability: 'D' },
  { id: 'b-ministry', name: 'Ministry of B', kind: 'party', party: 'B', reliability: 'D' },
  { id: 'monitors', name: 'Monitors', kind: 'mission', reliability: 'A' },
  { id: 'satellite', name: 'Satellite', kind: 'sensor', reliability: 'B' },
];

export const SAMPLE_DAY_MS = Date.parse('2030-06-10T00:00:00Z');
const DAY_MS = 86_400_000;

/** B holds the ground east of 30 degrees, A the ground west of it. */
export const sampleControlAt = (_lat: number, lon: number): string => (lon >= 30 ? 'B' : 'A');

export const SAMPLE_SETTING: AssociationSetting = {
  sources: SAMPLE_SOURCES,
  line: null,
  facilities: [
    {
      id: 'f-1',
      name: 'Stone Ford station',
      aliases: [],
      class: 'pumping',
      country: 'XX',
      lat: 50,
      lon: 30.5,
      precisionKm: 1,
    },
  ],
  controlAt: sampleControlAt,
};

export interface SampleFields extends Partial<Omit<CodedReport, 'place' | 'time'>> {
  readonly id: string;
  /** Day after the first, may be a fraction. */
  readonly day?: number;
  /** Clock time: a minute, instead of the day. */
  readonly clock?: boolean;
  readonly place?: Partial<CodedPlace>;
}

export function sampleReport(fields: SampleFields): CodedReport {
  const { day = 0, clock = false, place, ...rest } = fields;
  const startMs = SAMPLE_DAY_MS + day * DAY_MS;
  return {
    observation: fields.id,
    source: 'press',
    report_kind: 'event',
    conduct: 'strike',
    means: 'artillery',
    target: 'residential',
    targetName: '',
    actor: 'undetermined',
    stance: 'asserted',
    place_ok: true,
    event_place: 'Stone Ford',
    killed: null,
    injured: null,
    count: null,
    language: 'en',
    account: 'Shells fell on houses in Stone Ford',
    voice: '',
    codedBy: 'computed',
    reasons: [],
    ...rest,
    time: {
      startMs,
      endMs: clock ? startMs + 60_000 : startMs + DAY_MS,
      precision: clock ? 'minute' : 'day',
    },
    place: {
      name: 'Stone Ford',
      lat: 50,
      lon: 30.5,
      radiusMetres: 5_000,
      precision: 'town',
      region: 'North',
      basis: 'text',
      ...place,
    },
  };
}

/** Numbers in [0, 1) from a seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** A crowd of reports of both parties' doings, several for some events: for tests of properties. */
export function sampleCrowd(seed: number, size: number): CodedReport[] {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const out: CodedReport[] = [];
  let told = sampleReport({ id: 'none' });
  while (out.length < size) {
    if (out.length === 0 || random() < 0.4) {
      const number = Math.floor(random() * 12);
      told = sampleReport({
        id: 'none',
        day: Math.floor(random() * 10),
        conduct: pick(['strike', 'strike', 'clash', 'interception', 'explosion', 'sabotage']),
        means: pick(['artillery', 'long_range_drone', 'glide_bomb', 'unspecified']),
        target: pick(['residential', 'energy', 'civilian', 'unspecified']),
        place: { name: `Town ${number}`, lat: 49 + number / 10, lon: 29.4 + (number % 5) / 3 },
      });
    }
    const source = pick(SAMPLE_SOURCES.filter(({ kind }) => kind !== 'sensor' && kind !== 'mission'));
    const id = `o-${String(out.length).padStart(4, '0')}`;
    out.push({
      ...told,
      id,
      observation: id,
      source: source.id,
      voice: source.party ?? '',
      actor: pick(['A', 'B', 'undetermined']),
      stance: pick(['asserted', 'asserted', 'alleged', 'denied']),
      killed: pick([null, null, 1, 4]),
      account: `${told.conduct} ${told.target} ${told.place!.name} ${pick(['morning', 'evening', 'overnight'])} again`,
    });
  }
  return out;
}

const SWAPPED: Readonly<Record<string, string>> = { A: 'B', B: 'A' };
/** The other party's id; other words as they are. */
export const swap = (id: string): string => SWAPPED[id] ?? id;

/** A report as it would be if the parties had changed places. Its sources keep their ids; swap their party too. */
export function swapReport(report: CodedReport): CodedReport {
  return { ...report, actor: swap(report.actor), voice: swap(report.voice) };
}
