/** The time of a mapped row: one moment, a moment in two cells (date and clock), or a start and an end. */
import type { RecordTime } from '../../record/record.js';
import { addDays, dayOf, toIso } from '../../time/instant.js';
import { type Converted, fail, quote } from '../format.js';
import { instantMs, localDays, type Moment, type ReadMoment } from '../moment.js';
import { compileDateFormat, firstOf } from './date-format.js';
import type { Field } from './fields.js';
import { type Mapping, withClock } from './mapping.js';

export interface TimeReader {
  /** @param get the cell of a field, '' where there is none; `name`: the column of a field, for messages. */
  readonly time: (get: (field: Field) => string) => Converted<RecordTime>;
  /** ISO instant, or undefined where the cell is empty or gives a day only. */
  readonly reportedAt: (text: string) => Converted<string | undefined>;
}

const HOUR_MS = 3_600_000;

export function compileTimes(mapping: Mapping, zone: string, name: (field: Field) => string): TimeReader {
  const days = localDays(zone);
  const readCell = firstOf(mapping.dateFormats.map(compiled));
  const readWithClock = firstOf(
    'clock' in mapping.columns
      ? withClock(mapping.dateFormats, mapping.clockFormat).map(compiled)
      : [readCell],
  );

  const read = (field: Field, text: string, reader: ReadMoment): Converted<Moment> => {
    const result = reader(text);
    if (!result.ok) {
      const expected = result.reason === 'impossible' ? 'a date and time that exist' : 'a date or time';
      return fail(name(field), expected, quote(text), result.hint);
    }
    const { moment } = result;
    const dayOnly =
      mapping.midnightMeansDay && moment.offsetMs === undefined && moment.wallMs % 86_400_000 === 0;
    return { ok: true, value: dayOnly ? { ...moment, precision: 'day' } : moment };
  };
  const wallDay = (moment: Moment): string => new Date(moment.wallMs).toISOString().slice(0, 10);
  const single = (moment: Moment): RecordTime => {
    if (moment.precision === 'day') return days(wallDay(moment));
    const at = instantMs(moment, zone);
    const start = toIso(zone, at);
    const end = moment.precision === 'hour' ? toIso(zone, at + HOUR_MS) : start;
    return { start, end, precision: moment.precision };
  };

  return {
    time(get) {
      const start = get('start');
      if (start === '') {
        const cell = get('time');
        const clock = get('clock');
        if (cell === '') {
          const field = name('time') === 'time' && name('start') !== 'start' ? 'start' : 'time';
          return fail(
            name(field),
            'a date or time',
            'an empty value',
            'Every observation has a time: fill it in.',
          );
        }
        const moment =
          clock === '' ? read('time', cell, readCell) : read('clock', `${cell} ${clock}`, readWithClock);
        return moment.ok ? { ok: true, value: single(moment.value) } : moment;
      }
      const from = read('start', start, readCell);
      if (!from.ok) return from;
      const end = get('end');
      if (end === '') return { ok: true, value: single(from.value) };
      const to = read('end', end, readCell);
      return to.ok ? stretch(from.value, to.value, zone, days, name('end'), end) : to;
    },
    reportedAt(text) {
      if (text === '') return { ok: true, value: undefined };
      const moment = read('reportedAt', text, readCell);
      if (!moment.ok) return moment;
      const { precision } = moment.value;
      return {
        ok: true,
        value: precision === 'day' ? undefined : toIso(zone, instantMs(moment.value, zone)),
      };
    },
  };
}

/** Start to end. An end that is a day without a clock time is that day included. */
function stretch(
  from: Moment,
  to: Moment,
  zone: string,
  days: (day: string) => RecordTime,
  endName: string,
  endText: string,
): Converted<RecordTime> {
  const startMs = from.precision === 'day' ? Date.parse(days(isoDay(from)).start) : instantMs(from, zone);
  const endMs = to.precision === 'day' ? Date.parse(days(isoDay(to)).end) : instantMs(to, zone);
  const start = toIso(zone, startMs);
  if (endMs < startMs) {
    return fail(
      endName,
      `an end that is not before its start (${start})`,
      quote(endText),
      'Correct the start or the end; are they swapped?',
    );
  }
  const order = ['second', 'minute', 'hour', 'day'] as const;
  const coarser = order[Math.max(order.indexOf(from.precision), order.indexOf(to.precision))]!;
  const longer = coarser === 'day' && endMs > Date.parse(days(addDays(dayOf(zone, startMs), 0)).end);
  return { ok: true, value: { start, end: toIso(zone, endMs), precision: longer ? 'days' : coarser } };
}

const isoDay = (moment: Moment): string => new Date(moment.wallMs).toISOString().slice(0, 10);

/** @throws for a format that parseMapping has not passed. */
function compiled(format: string): ReadMoment {
  const result = compileDateFormat(format);
  if (!result.ok) throw new Error(`date format ${format}: ${result.reason}`);
  return result.read;
}
