/**
 * Ranks on one ladder, so that a promotion between two lists is a small step. Numbers are for comparing only: armies
 * differ, and a rank says little about who somebody is.
 */
import { fold } from '../names/fold.js';

/** Steps up or down within which two entries may well be one person at two times. */
export const NEAR_STEPS = 2;

/** The step of a rank, or undefined for one that is not known here. */
export function rankStep(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s.\-/]+/)
    .map((word) => fold(word));
  const step = (word: string): number | undefined => STEPS.find(([stem]) => word.startsWith(stem))?.[1];
  const base = words.map(step).find((found) => found !== undefined);
  if (base === undefined) return undefined;
  const has = (stems: readonly string[]): boolean =>
    words.some((word) => stems.some((one) => word.startsWith(one)));
  return base + (has(SENIOR) ? 1 : has(JUNIOR) ? -1 : 0);
}

const stems = (step: number, text: string): [string, number][] =>
  text.split(' ').map((word) => [fold(word), step]);

const STEPS: readonly (readonly [string, number])[] = [
  ...stems(1, 'солдат рядов матрос soldier private sailor єфрейтор ефрейтор corporal'),
  ...stems(4, 'сержант старшин sergeant прапорщик мічман мичман warrant petty sergant'),
  ...stems(8, 'підполковник подполковник'),
  ...stems(10, 'полковник colonel полк'),
  ...stems(6, 'лейтенант lieutenant'),
  ...stems(7, 'капітан капитан captain майор major командор'),
  ...stems(12, 'генерал general адмірал адмирал admiral'),
];
const SENIOR = ['старш', 'ст', 'senior', 'staff', 'master', 'головн', 'chief', 'first'].map(fold);
const JUNIOR = ['молодш', 'младш', 'мол', 'мл', 'junior', 'second'].map(fold);
