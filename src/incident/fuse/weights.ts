/**
 * How often each kind of account puts an event elsewhere than it was, and how far off it is then. Chances are of an account that
 * association has already put with the others: what lies far from them is no part of the incident.
 *
 * Conventions of this project, set by judgement from what is known of each kind, not fitted; docs/fusing.md gives reasons and
 * sources beside what happens when they are halved or doubled. A mission that has surveyed positions can measure its own.
 */
import type { Source } from '../../record/source.js';

/** The kinds of account, by what their place stands on. */
export const ACCOUNT_KINDS = [
  'fix',
  'heat',
  'sighting',
  'recording',
  'position',
  'claimed-position',
  'named-place',
  'geocode',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

interface KindWeight {
  /** Chance that it is about something else, or mis-stated. */
  readonly astray: number;
  /** How far off it is then, metres: anywhere within this, as far as is known. */
  readonly astrayMetres: number;
}

export const KIND_WEIGHTS: Readonly<Record<AccountKind, KindWeight>> = {
  /** Beyond what the fix says of itself: echoes and wrong picks that agree. `bench locate`: 1 to 8 % in the mismatch suite. */
  fix: { astray: 0.05, astrayMetres: 5_000 },
  /** Fields, rubbish and ruins burn too: of fires near a reported strike a good part is older or of other cause. */
  heat: { astray: 0.25, astrayMetres: 5_000 },
  /** Two events within hearing are taken for one; a compass is read from the wrong end. */
  sighting: { astray: 0.1, astrayMetres: 10_000 },
  /** Cameras and radars: their errors are of association, seldom of reading. */
  recording: { astray: 0.05, astrayMetres: 10_000 },
  /** A position on a monitor's or sensor's form. */
  position: { astray: 0.05, astrayMetres: 10_000 },
  /** A position that a person of any other source gave. */
  'claimed-position': { astray: 0.1, astrayMetres: 15_000 },
  /** Homonyms, the larger town next door, the town of the one who reports. */
  'named-place': { astray: 0.1, astrayMetres: 30_000 },
  /** A feed's geocode that no word of the text supports: PRACTICE of news feeds is a village by the region's name. */
  geocode: { astray: 0.3, astrayMetres: 60_000 },
};

/** Of satellites' detections: FIRMS grades them; low is often sun glint or a hot roof, more so by day. */
export const HEAT_ASTRAY = { low: 0.6, nominal: 0.25, high: 0.15 } as const;
export const HEAT_BY_DAY = 1.3;
/** A fire is not where the impact was but beside it, and the pixel's own place is off by as much: standard deviation. */
export const HEAT_BLUR_METRES = 120;

/**
 * Stated errors are too small now and then: in the mismatch suite of `bench locate` regions of 90 % hold 85 to 90 %, and people are
 * surer than they should be. This share of what is not astray has errors so many times as large.
 */
export const UNDERSTATED = { share: 0.15, times: 2 } as const;

/** By the grade of the source, as a factor: A completely reliable to E unreliable, F cannot be judged. */
export const GRADE_FACTOR: Readonly<Record<Source['reliability'], number>> = {
  A: 0.5,
  B: 0.75,
  C: 1,
  D: 1.5,
  E: 2.5,
  F: 1.5,
};
export const ASTRAY_MOST = 0.7;

/** What each further voice that names the very same place adds to the first: outlets copy from each other. */
export const SAME_PLACE_AGAIN = 0.25;

/** How far a clock may be off, by the precision of the time, ms. */
export const CLOCK_OFF_MS = {
  second: 3_000,
  minute: 150_000,
  hour: 1_800_000,
  day: 7_200_000,
  days: 7_200_000,
};
/** Chance that a time is of something else: feeds give the time of the post, forms that of the event. */
export const TIME_ASTRAY = { formal: 0.03, told: 0.15 } as const;
export const TIME_ASTRAY_MS = 72 * 3_600_000;
