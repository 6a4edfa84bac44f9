/**
 * "2-7 km NNE, NE and NNW of X", "500 metres south-east of the village of X": a place by its distance and bearing from a
 * place that is named. English, as monitors write it.
 */
import { COMPASS_POINTS, type CompassPoint } from '../record/sighting.js';

export interface Offset {
  readonly bearings: readonly CompassPoint[];
  readonly rangeMetres: { readonly min: number; readonly max: number };
  /** The words, for the reason. */
  readonly words: string;
  /** Whether it is told as heard: then it is what an ear makes of it, not a map. */
  readonly heard: boolean;
}

const NUMBER = String.raw`\d{1,4}(?:[.,]\d{1,3})?`;
/** Points as abbreviations, or in words: north, north-east, north-north-east. */
const SIDE = '(?:north|south|east|west)';
const POINT = `(?:[NESW]{1,3}(?![A-Za-z])|${SIDE}(?:[- ]?${SIDE}){0,2})`;
const PHRASE = new RegExp(
  String.raw`(${NUMBER})(?:\s*(?:-|–|to)\s*(${NUMBER}))?\s*(k?m|kilometres?|kilometers?|metres?|meters?)\s+(?:to the\s+)?` +
    String.raw`(${POINT}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+)${POINT})*)\s+of\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?`,
  'g',
);
const HEARD = /\bhear[ds]?\b/i;

/** @param place the name of the place as the text has it, the one that the offset must be from */
export function offsetFrom(text: string, place: string): Offset | undefined {
  if (place === '' || !/\d\s*(?:k?m|kilomet|met)/.test(text)) return undefined;
  for (const found of text.matchAll(PHRASE)) {
    const after = text.slice(found.index + found[0].length);
    if (!after.toLowerCase().startsWith(place.toLowerCase())) continue;
    const [, low, high = low, unit, points] = found as unknown as [
      string,
      string,
      string | undefined,
      string,
      string,
    ];
    const bearings = pointsIn(points);
    const scale = unit.startsWith('k') ? 1000 : 1;
    const [min, max] = [low, high!].map((one) => Math.round(Number(one.replace(',', '.')) * scale));
    if (!bearings || !(max! > 0 && min! <= max!)) continue;
    const words = `${found[0]}${after.slice(0, place.length)}`;
    return { bearings, rangeMetres: { min: min!, max: max! }, words, heard: HEARD.test(text) };
  }
  return undefined;
}

function pointsIn(text: string): CompassPoint[] | undefined {
  const points = text
    .split(/\s*,\s*and\s+|\s*,\s*|\s+and\s+/)
    .map((one) => (/^[NESW]+$/.test(one) ? one : initials(one)))
    .map((one) => COMPASS_POINTS.find((point) => point === one));
  return points.every((point) => point !== undefined) ? points : undefined;
}

const initials = (words: string): string =>
  Array.from(words.toLowerCase().matchAll(/north|south|east|west/g), ([side]) => side[0]!.toUpperCase()).join(
    '',
  );
