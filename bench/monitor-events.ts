/**
 * Simulated incidents for measuring the monitor: seeded, invented. They arrive up to a day late, in no order within it.
 */
import type { Happening } from '../src/compliance/happening.js';
import { DAYS, START_MS, ZONES } from './monitor-agreement.js';
import { seeded } from './simulate-reports.js';

const DAY_MS = 86_400_000;
const CERTAIN = { value: 1, low: 1, high: 1 };

const CONDUCTS = [
  ...['strike', 'strike', 'strike', 'strike', 'strike', 'strike', 'interception', 'interception'],
  ...['explosion', 'explosion', 'clash', 'clash', 'movement', 'movement', 'flight', 'reconnaissance'],
  ...['presence', 'supply', 'other', 'deployment'],
];
const MEANS = [
  ...['artillery', 'mortar', 'drone', 'fpv_drone', 'fpv_drone', 'glide_bomb', 'mlrs', 'small_arms'],
  ...['ballistic_missile', 'unspecified'],
];
const TARGETS = [
  ...['military', 'military', 'military', 'military', 'military', 'residential', 'transport', 'industry'],
  ...['energy', 'civilian', 'medical', 'port', 'unspecified', 'unspecified'],
];

/** In the order of arrival; about one in twenty is known to the hour only, one in eight has shares of authorship. */
export function simulateIncidents(count: number, seed: number): Happening[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const authors = Array.from({ length: 60 }, () => authorship(random));
  const happenings: { readonly arrivesMs: number; readonly happening: Happening }[] = [];
  for (let i = 0; i < count; i++) {
    const startMs = START_MS + Math.floor((i / count) * DAYS * DAY_MS);
    const known = random();
    const party = random() < 0.5 ? 'A' : 'B';
    const open = known < 0.125 ? pick(authors) : undefined;
    const words: Record<string, string> = {
      conduct: pick(CONDUCTS),
      means: pick(MEANS),
      target: pick(TARGETS),
    };
    if (random() < 0.1) words.purpose = 'return_fire';
    happenings.push({
      arrivesMs: startMs + random() * DAY_MS,
      happening: {
        id: `E${i}`,
        kind: 'incident',
        startMs,
        endMs: startMs + (random() < 0.05 ? 3_600_000 : 1),
        by: open?.by ?? party,
        happened: CERTAIN,
        shares: open?.shares ?? { [party]: CERTAIN },
        words,
        rivals: {},
        amounts: {},
        zones: random() < 0.75 ? [pick(ZONES)] : [pick(ZONES), pick(ZONES)],
        voidMs: Number.POSITIVE_INFINITY,
        records: [`E${i}`],
      },
    });
  }
  return happenings.sort((a, b) => a.arrivesMs - b.arrivesMs).map(({ happening }) => happening);
}

function authorship(random: () => number): Pick<Happening, 'by' | 'shares'> {
  const a = Math.round(random() * 100) / 100;
  const share = (value: number) => ({ value, low: Math.max(0, value - 0.1), high: Math.min(1, value + 0.1) });
  const by = a >= 0.6 ? 'A' : a <= 0.4 ? 'B' : 'undetermined';
  return { by, shares: { A: share(a), B: share(Math.round((1 - a) * 100) / 100) } };
}
