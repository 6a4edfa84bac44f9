/**
 * How much each piece of evidence counts, in log-odds; above zero in sum, one event is likelier than two.
 *
 * NEWS is for pairs of which at least one is told in words. Fitted by bench/fit-association.ts (logistic regression on
 * pairs, each telling weighing as much as any other, pulled towards the conventions in PRIOR) on the seven windows
 * clustered by hand in ../shared/gold and test/shared/held-out; the script prints what the same fit reaches on a window that it has not seen.
 * FORMS is for pairs of entries on forms, by monitors or sensors, that give clock time and position and no words. Those
 * are conventions, set by judgement: there is no hand-clustered sample of such entries to fit them on.
 * MIXED is for pairs of an entry on a form with a telling in words: how likely it is that another event of the kind would fall
 * in the place and time of both by chance, and what the codes add. Conventions too.
 * A mission with other feeds should cluster a sample of its own and fit again.
 */
import type { Evidence } from './evidence.js';

/** What one would write down without data, and where the fit stays when the sample says nothing. */
export const PRIOR: Readonly<Record<Evidence, number>> = {
  bias: -2.5,
  fine: 0,
  region: -0.8,
  sameName: 1.5,
  apart: -0.3,
  sameConduct: 0.4,
  otherConduct: -1.5,
  sameMeans: 0.6,
  otherMeans: -1,
  sameTarget: 0.6,
  otherTarget: -0.6,
  bothCivilian: 0.3,
  otherActor: -1,
  sameToll: 1.2,
  nearToll: 0.5,
  sameFacility: 3,
  otherFacility: -3,
  words: 2,
  wordsCovered: 1.5,
  wordsOfRegion: 1,
  ground: -1,
  wave: 0.8,
  front: 0,
};

export const NEWS: Readonly<Record<Evidence, number>> = {
  bias: -2.36,
  fine: 0.38,
  region: -0.8,
  sameName: 1.78,
  apart: -0.91,
  sameConduct: 0.63,
  otherConduct: -1.65,
  sameMeans: 0.61,
  otherMeans: -1.2,
  sameTarget: 0.69,
  otherTarget: -0.68,
  bothCivilian: 0.5,
  otherActor: -1.08,
  sameToll: 1.3,
  nearToll: 0.54,
  sameFacility: 3,
  otherFacility: -3,
  words: 1.93,
  wordsCovered: 1.44,
  wordsOfRegion: 0.93,
  ground: -1.08,
  wave: 0.59,
  front: -0.36,
};

export const FORMS = {
  bias: 2.25,
  /** Of the reach of the two positions together, and of the time gate. */
  distance: -1.5,
  gap: -1.5,
  /** Bearings and ranges that miss the other place count for no less than this. */
  misfitMost: -6,
  sameConduct: 0.8,
  otherConduct: -3,
  sameMeans: 0.9,
  otherMeans: -1.5,
  sameTarget: 0.6,
  otherTarget: -0.7,
  sameActor: 0.3,
  otherActor: -1.5,
  /** Two clocks good to the second agree, or are too far apart for one event. */
  sameSecond: 2,
  otherSecond: -3,
} as const;

export const MIXED = {
  /**
   * Events in a square kilometre and hour that a form might have noted. The long missions counted 30 to 600 events a day on
   * some 15,000 square kilometres, 1e-4 to 2e-3; the geometric middle.
   */
  eventsPerSquareKmHour: 4e-4,
  /** Beyond this share of the squared reach, log-odds fall by what a normal error would: ln 10 at 90 %. */
  levelShare: 0.5,
  /** An hour between the times; posts follow the event, and a day's report may tell of the evening before. */
  gapHour: -0.35,
  gapMost: -4,
  /** What is added to the length of time of both, hours: clocks and customs of telling. */
  slackHours: 0.25,
} as const;
