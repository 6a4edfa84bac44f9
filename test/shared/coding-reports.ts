/** Observations of the feeds of ../shared, made by hand of single rows. */
import type { Observation } from '../../src/record/record.js';
import { addDays, startOfDayMs, toIso } from '../../src/time/instant.js';

const ZONE = 'Europe/Kyiv';

export function newsObservation(
  id: string,
  datetime: string,
  name: string,
  lat: number,
  lon: number,
  text: string,
): Observation {
  const day = datetime.slice(0, 10);
  const clock = datetime.slice(11) !== '00:00:00';
  const reportedMs = startOfDayMs(ZONE, day) + (Date.parse(`1970-01-01T${datetime.slice(11)}Z`) || 0);
  return {
    kind: 'observation',
    id,
    source: 'viina',
    ...(clock ? { reportedAt: toIso(ZONE, reportedMs) } : {}),
    time: {
      start: toIso(ZONE, startOfDayMs(ZONE, day)),
      end: toIso(ZONE, startOfDayMs(ZONE, addDays(day, 1))),
      precision: 'day',
    },
    place: { name, lat, lon, basis: 'feed' },
    text,
  };
}

export function ministryObservation(id: string, datetime: string, text: string): Observation {
  const at = `${datetime.replace(' ', 'T')}:00Z`;
  const day = toIso('Europe/Moscow', Date.parse(at)).slice(0, 10);
  return {
    kind: 'observation',
    id,
    source: 'ru-mod',
    reportedAt: at,
    time: {
      start: toIso('Europe/Moscow', startOfDayMs('Europe/Moscow', day)),
      end: toIso('Europe/Moscow', startOfDayMs('Europe/Moscow', addDays(day, 1))),
      precision: 'day',
    },
    text,
  };
}
