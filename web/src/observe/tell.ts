/** The sentence that says what will be kept and sent; the same is the summary of the record. */
import type { Speech } from '../words/speech.tsx';
import { type Form, watchedSinceMs } from './form.ts';
import { bearingsOf } from './records.ts';
import { pointOf } from './rose.tsx';

export function tellObservation(form: Form, speech: Speech): string {
  const { words, number, moments } = speech;
  const { tell, units, direction: said } = words.observe;
  const { what, sense, phase, means, stand, direction, range, startMs, endMs } = form;
  if (what === '') return '';
  if (what === 'nothing') return `${tell.what.nothing()}.`;
  const head = tell.what[what](tell.sense[sense], countText(form, speech), isOne(form));
  const parts = [head];
  if (what === 'explosion') parts.push(tell.phase[phase]);
  if (means) parts.push(tell.means(words.means[means]));
  if (range) {
    const km = (metres: number): string => number(metres / 1_000, metres % 1_000 === 0 ? 0 : 1);
    parts.push(tell.range(km(range.minMetres), km(range.maxMetres)));
  }
  if (direction) {
    const [middle] = bearingsOf({ ...direction, spreadDegrees: 0 }, form.declinationDegrees);
    const { spreadDegrees } = direction;
    const degrees = spreadDegrees === 0 ? `${middle}°` : `${middle}° ± ${spreadDegrees}°`;
    parts.push(tell.direction(pointOf(middle!, said.points), degrees));
    if (direction.by === 'compass' && form.declinationDegrees === null) parts.push(tell.compass);
  }
  parts.push(
    endMs === null
      ? tell.ongoing(moments.moment(startMs))
      : tell.when(moments.span({ startMs, endMs: Math.max(endMs, startMs) })),
  );
  if (stand) {
    const { radiusMetres } = stand;
    const within =
      radiusMetres < 1_000
        ? `${number(Math.round(radiusMetres))} ${units.m}`
        : `${number(radiusMetres / 1_000, 1)} ${units.km}`;
    parts.push(tell.from(placeText(stand), within));
  }
  return `${parts.join('; ')}.`;
}

export function tellWatch(form: Form, speech: Speech, savedMs: number): string {
  const { tell, watch: said } = speech.words.observe;
  const { moments } = speech;
  const { watch } = form;
  const sinceMs = watchedSinceMs(form);
  const sameDay = moments.day(sinceMs) === moments.day(savedMs);
  return `${tell.watched(
    moments.moment(sinceMs),
    sameDay ? moments.clock(savedMs) : moments.moment(savedMs),
    said.movements[watch.movement],
    said.grades[watch.visibility],
    said.grades[watch.hearing],
  )}.`;
}

function countText({ what, counting, count, upper }: Form, { words, number }: Speech): string {
  const { tell } = words.observe;
  const loose = what === 'movement' || what === 'other';
  if (counting === 'unknown') return loose ? '' : tell.uncounted;
  if (counting === 'between') return tell.between(number(count), number(upper));
  return tell[counting](number(count));
}

const isOne = ({ counting, count }: Form): boolean => counting === 'exactly' && count === 1;

/** Five digits: about a metre. */
export const placeText = ({ lat, lon }: { readonly lat: number; readonly lon: number }): string =>
  `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
