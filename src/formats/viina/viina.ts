/**
 * VIINA 2.0 news reports, one row a report and place (https://github.com/zhukovyuri/VIINA). Layout, in any order:
 *
 *   datetime             lon       lat       place_name  event_type             headline
 *   2025-03-01 00:00:00  37.70336  48.5097   Somewhere   airstrike|civcas|loc   the words of the report
 *
 * `datetime` is local wall time of the mission; 00:00:00 means that only the date is known, and the date is that of the
 * report, so the time is that day and a clock time is when it was reported. The position is the feed's own geocode.
 * `event_type` is the feed's machine coding, incomplete and unreliable: it goes to the note, for people.
 */
import type { Observation } from '../../record/record.js';
import { toIso } from '../../time/instant.js';
import { findColumns } from '../csv/columns.js';
import { type OpenedTable, readTable } from '../csv/table.js';
import { type Converted, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { instantMs, localDays, readIso } from '../moment.js';
import { readPosition } from '../position.js';

const REQUIRED = ['datetime', 'lon', 'lat', 'place_name', 'headline'] as const;
const OPTIONAL = ['event_type'] as const;
const DAY_MS = 86_400_000;

export const viina: Format = {
  id: 'viina',
  describe: 'VIINA 2.0 news reports: CSV with datetime, lon, lat, place_name, event_type, headline',
  requiredColumns: REQUIRED,
  parse: (input, setting) => readTable(input, ',', (header) => open(header, setting)),
};

function open(header: readonly string[], setting: FormatSetting): OpenedTable {
  const columns = findColumns<(typeof REQUIRED)[number] | (typeof OPTIONAL)[number]>(
    header,
    REQUIRED,
    OPTIONAL,
  );
  if (!columns.ok) return columns;
  const { at } = columns;
  const days = localDays(setting.timeZone);
  const convert = (cells: readonly string[]): Converted<Observation> => {
    const datetime = cells[at.datetime]!;
    const when = readIso(datetime);
    if (!when.ok)
      return fail(
        'datetime',
        'a date and time that exist, as 2025-03-01 14:30:00',
        quote(datetime),
        when.hint,
      );
    const lat = cells[at.lat]!;
    const lon = cells[at.lon]!;
    const position = readPosition(lat, lon, 'lat', 'lon');
    if (!position.ok) return position;
    const name = cells[at.place_name]!;
    if (name.length > 300) return fail('place_name', 'at most 300 characters', quote(name), 'Shorten it.');
    const text = cells[at.headline]!;
    if (text === '')
      return fail(
        'headline',
        'the words of the report',
        quote(text),
        'A row without a headline says nothing; fill it in.',
      );
    if (text.length > 20_000)
      return fail('headline', 'at most 20,000 characters', quote(text), 'Shorten it.');
    const codes = at.event_type < 0 ? '' : cells[at.event_type]!;

    const { wallMs, offsetMs, precision } = when.moment;
    const clocked = precision !== 'day' && (offsetMs !== undefined || wallMs % DAY_MS !== 0);
    // Keys in the order of the alphabet, in which the log writes them: nothing has to be sorted there.
    const place = position.value
      ? { basis: 'feed' as const, lat: position.value.lat, lon: position.value.lon, name }
      : { basis: 'feed' as const, name };
    const value: Observation = {
      id: contentId(setting.source, [datetime, lon, lat, name, codes, text]),
      kind: 'observation',
      ...(codes === '' ? undefined : { note: `event_type: ${codes}`.slice(0, 2_000) }),
      place,
      ...(clocked
        ? { reportedAt: toIso(setting.timeZone, instantMs(when.moment, setting.timeZone)) }
        : undefined),
      source: setting.source,
      text,
      time: days(datetime.slice(0, 10)),
    };
    return { ok: true, value };
  };
  return { ok: true, convert };
}
