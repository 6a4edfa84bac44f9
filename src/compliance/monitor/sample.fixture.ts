/** An invented agreement that has a bit of everything, and happenings for it, seeded. */
import type { Agreement } from '../../agreement/agreement.js';
import { compile } from '../../agreement/compile.js';
import type { Program } from '../../agreement/program.js';
import type { Happening } from '../happening.js';

const SOURCE = 'Invented for a test';
const CERTAIN = { value: 1, low: 1, high: 1 };
export const HOUR_MS = 3_600_000;
export const START_MS = Date.UTC(2025, 3, 1);

type Clause = Agreement['clauses'][number];
const head = (id: string) => ({ id, title: { en: id }, text: 'An invented clause.', source: SOURCE });

export const CLAUSES: readonly Clause[] = [
  { ...head('quiet'), kind: 'prohibition', conduct: 'strike', zone: 'town' },
  {
    ...head('silence'),
    kind: 'prohibition',
    conduct: ['strike', 'clash'],
    period: { suspended: { once: { breach: {} }, within: '6 h' } },
    exempt: [
      {
        id: 'return-fire',
        purpose: 'return_fire',
        when: { once: { incident: { conduct: 'strike', by: 'other' } }, within: '3 h' },
      },
    ],
  },
  {
    ...head('until-breach'),
    kind: 'prohibition',
    conduct: 'movement',
    period: { released: { count: { breach: { clause: ['quiet', 'silence'] } }, atLeast: 2 } },
  },
  {
    ...head('few'),
    kind: 'ceiling',
    amount: { count: { incident: { conduct: 'movement', by: 'self' } }, within: '12 h' },
    atMost: 1,
    grace: '2 h',
  },
  {
    ...head('peace-of-mind'),
    kind: 'prohibition',
    conduct: 'flight',
    period: { suspended: { once: { breach: { clause: 'few' } }, within: '24 h' } },
  },
  {
    ...head('prisoners'),
    kind: 'delivery',
    of: { handover: { category: 'prisoner_of_war' } },
    atLeast: 3,
    every: '1 day',
    carry: 'both',
  },
];

export function agreementOf(clauses: readonly Clause[], period: NonNullable<Agreement['period']>): Agreement {
  return {
    truceline: 'agreement/1',
    id: 'sample',
    title: { en: 'Sample' },
    status: 'agreed',
    parties: ['NORTH', 'SOUTH'],
    timeZone: 'UTC',
    summary: 'Invented.',
    standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
    zones: { town: { byName: true } },
    period,
    rulings: { by: ['COMMISSION'] },
    others: ['COMMISSION'],
    readings: [
      { id: 'early', title: { en: 'Early' }, by: ['NORTH'], source: SOURCE },
      { id: 'late', title: { en: 'Late' }, by: ['SOUTH'], start: '2025-04-03T00:00:00Z', source: SOURCE },
    ],
    clauses: [...clauses],
    source: SOURCE,
  };
}

export const sampleProgram = (clauses: readonly Clause[] = CLAUSES): Program =>
  compile(agreementOf(clauses, { start: '2025-04-01T12:00:00Z', duration: '6 days' }), {});

/** An incident that somebody did for certain, unless told otherwise. */
export function incident(id: string, atMs: number, by: string, fields: Partial<Happening> = {}): Happening {
  return {
    id,
    kind: 'incident',
    startMs: atMs,
    endMs: atMs + 1,
    by,
    happened: CERTAIN,
    shares: { [by]: CERTAIN },
    words: { conduct: 'strike' },
    rivals: {},
    amounts: {},
    zones: ['town'],
    voidMs: Number.POSITIVE_INFINITY,
    records: [id],
    ...fields,
  };
}

/** Values in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

/** Over a week: incidents of known and open authors, some known to hours only, handovers, rulings. */
export function sampleHappenings(count: number, random: () => number): Happening[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, i): Happening => {
    const atMs = START_MS + Math.floor(random() * 56) * 3 * HOUR_MS + Math.floor(random() * 2);
    const by = pick(['NORTH', 'SOUTH']);
    const endMs = random() < 0.2 ? atMs + Math.floor(1 + random() * 6 * HOUR_MS) : atMs + 1;
    const kind = random();
    if (kind < 0.2)
      return incident(`R${i}`, atMs, by, {
        kind: 'handover',
        words: { to: by === 'NORTH' ? 'SOUTH' : 'NORTH', category: 'prisoner_of_war' },
        amounts: { count: [2, random() < 0.3 ? 5 : 2] },
        voidMs: random() < 0.2 ? atMs + 40 * HOUR_MS : Number.POSITIVE_INFINITY,
        endMs,
      });
    if (kind < 0.23)
      return incident(`R${i}`, atMs, 'COMMISSION', {
        kind: 'decision',
        words: { about: 'sample', decision: `reading:${pick(['early', 'late'])}` },
      });
    const words: Record<string, string> = {
      conduct: pick(['strike', 'strike', 'clash', 'movement', 'movement', 'flight']),
    };
    if (random() < 0.3) words.purpose = 'return_fire';
    const zones = random() < 0.6 ? ['town'] : [];
    if (random() < 0.7) return incident(`R${i}`, atMs, by, { endMs, words, zones });
    const share = Math.round(random() * 20) / 20;
    const leading = share >= 0.5 ? 'NORTH' : 'SOUTH';
    return incident(`R${i}`, atMs, Math.abs(share - 0.5) < 0.15 ? 'undetermined' : leading, {
      endMs,
      words,
      zones,
      shares: {
        NORTH: { value: share, low: share / 2, high: Math.min(1, share + 0.2) },
        SOUTH: { value: 1 - share, low: 0, high: 1 - share / 2 },
      },
    });
  });
}
