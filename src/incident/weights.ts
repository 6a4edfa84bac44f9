/**
 * How much each piece of evidence counts, in log-odds; above zero in sum, one event is likelier than two.
 *
 * NEWS is for pairs of which at least one is told in words. Fitted by bench/fit-association.ts (logistic regression on
 * pairs, each telling weighing as much as any other, pulled towards the conventions in PRIOR) on the three windows
 * clustered by hand in ../shared/gold; the script prints what the same fit reaches on a window that it has not seen.
 * FORMS is for pairs of entries on forms, by monitors or sensors, that give clock time and position and no words. Those
 * are conventions, set by judgement: there is no hand-clustered sample of such entries to fit them on.
 * A mission with other feeds should cluster a sample of its own and fit again.
 */
import type { Evidence } from './evidence.js';

/** What one would write down without data, and where the fit stays when the sample says nothing. */
export const PRIOR: Readonly<Record<Evidence, number>> = {
  bias: -2.5,
  fine: 0,
  region: -0.8,
  sameName: 1.5,
  otherName: 0,
  distance: 0,
  apart: -0.3,
  days: -1,
  sameConduct: 0.4,
  otherConduct: -1.5,
  sameMeans: 0.6,
  otherMeans: -1,
  sameTarget: 0.6,
  otherTarget: -0.6,
  sameActor: 0.3,
  otherActor: -1,
  sameToll: 1.2,
  otherToll: -0.4,
  sameFacility: 3,
  otherFacility: -3,
  words: 2,
  wordsCovered: 1.5,
  wordsOfRegion: 1,
  ground: -1,
  groundName: 0,
  groundWords: 3,
  wave: 0.8,
  front: 0,
};

export const NEWS: Readonly<Record<Evidence, number>> = {
  bias: -3.5,
  fine: 1.27,
  region: 0.81,
  sameName: 2.78,
  otherName: -0.09,
  distance: -0.51,
  apart: -1.17,
  days: -0.72,
  sameConduct: 0.79,
  otherConduct: -1.83,
  sameMeans: 0.45,
  otherMeans: -2.05,
  sameTarget: 1.4,
  otherTarget: -0.66,
  sameActor: 0,
  otherActor: -1.22,
  sameToll: 1.81,
  otherToll: -0.81,
  sameFacility: 3,
  otherFacility: -3,
  words: 1.28,
  wordsCovered: 1.53,
  wordsOfRegion: 1.09,
  ground: -2.56,
  groundName: -0.68,
  groundWords: 2.1,
  wave: 0.52,
  front: -2.71,
};

export const FORMS = {
  bias: 2,
  /** Of the reach of the two positions together, and of the time gate. */
  distance: -1.5,
  gap: -1.5,
  sameConduct: 0.8,
  otherConduct: -3,
  sameMeans: 0.9,
  otherMeans: -1.5,
  sameTarget: 0.6,
  otherTarget: -0.7,
  sameActor: 0.3,
  otherActor: -1.5,
} as const;
