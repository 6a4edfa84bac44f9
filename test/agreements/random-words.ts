/** Words and times of random agreements and traces: few, so that things meet. */
import type { Random } from './random.js';

export const AGREEMENT = 'pact';
/** The week in which summer time begins in the zone. */
export const TIME_ZONE = 'Europe/Vienna';
const BASE_MS = Date.parse('2025-03-28T00:00:00Z');
const STEP_MS = 3 * 3_600_000;
export const STEPS = 36;

export const CONDUCT = ['strike', 'clash', 'presence', 'flight'] as const;
export const MEANS = ['artillery', 'cruise_missile', 'missile', 'drone', 'several'] as const;
export const TARGETS = ['energy', 'medical', 'military'] as const;
export const CLASSES = ['hospital', 'plant'] as const;
export const PURPOSES = ['return_fire', 'demining'] as const;
export const ZONES = ['z1', 'z2', 'z3', 'z4', 'z5'] as const;
export const ACTS = ['notifies', 'extends', 'withdraws', 'accepts'] as const;
export const ABOUT = [AGREEMENT, AGREEMENT, 'signal'] as const;
export const CATEGORIES = ['prisoner_of_war', 'wounded'] as const;
export const STATUSES = ['denied', 'jammed', 'watching'] as const;
export const MEASURES = ['troops', 'tanks'] as const;
export const WEAPONS = ['heavy', 'named'] as const;
export const DECISIONS = ['stop', 'invalid'] as const;

export const STANDARDS = [
  { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  { possible: 0.6, probable: 0.7, confirmed: 0.8 },
  { possible: 0.4, probable: 0.6, confirmed: 0.95 },
] as const;

/** Rising. */
export const ELAPSED = ['3 h', '6 h', '12 h', '1 day', '30 h'] as const;
export const CALENDAR = ['6 h', '12 h', '1 day', '2 days', '1 day 6 h', '1 week', '1 month'] as const;

const INSTANTS = Array.from({ length: STEPS + 50 }, (_, step) =>
  new Date(BASE_MS + step * STEP_MS).toISOString().replace('.000Z', 'Z'),
);
export const instantAt = (step: number): string => INSTANTS[step]!;

export const someInstant = (random: Random): string => instantAt(random.below(STEPS));
export const stepMs = (step: number): number => BASE_MS + step * STEP_MS;
