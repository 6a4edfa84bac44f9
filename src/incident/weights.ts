/**
 * How much each piece of evidence counts, in log-odds; above zero in sum, one event is likelier than two.
 *
 * NEWS is for pairs of which at least one is told in words. Fitted by bench/fit-association.ts (logistic regression on
 * pairs, each telling weighing as much as any other, pulled towards the conventions in PRIOR) on the seven windows
 * clustered by hand in ../shared/gold and test/shared/held-out; the script prints what the same fit reaches on a window that it has not seen.
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
  apart: -0.3,
  sameConduct: 0.4,
  otherConduct: -1.5,
  sameMeans: 0.6,
  otherMeans: -1,
  sameTarget: 0.6,
  otherTarget: -0.6,
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
  bias: -2.57,
  fine: 0.73,
  region: -0.68,
  sameName: 1.98,
  apart: -1.35,
  sameConduct: 0.72,
  otherConduct: -1.83,
  sameMeans: 0.64,
  otherMeans: -1.42,
  sameTarget: 0.95,
  otherTarget: -0.74,
  otherActor: -1.21,
  sameToll: 1.38,
  nearToll: 0.6,
  sameFacility: 3,
  otherFacility: -3,
  words: 1.81,
  wordsCovered: 1.36,
  wordsOfRegion: 0.86,
  ground: -1.22,
  wave: 0.2,
  front: -0.7,
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
