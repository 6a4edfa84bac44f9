/**
 * Posts of one party's defence ministry, one row a post. Layout:
 *
 *   date        datetime          drone_count  oblasts        text_snippet
 *   2025-03-01  2025-03-01 04:07  21           name|name|...  the beginning of the post
 *
 * `datetime` is UTC and is when the post was published; the time of what it tells is no better known than that local day
 * (of the zone the ministry counts in, set by the mission's feed). `drone_count` and `oblasts` are read from the text by
 * the collector's program and are often wrong: they go to the note, for people. Whose posts they are is not in the
 * file: it is the party of the source they are imported as.
 */
import type { Observation } from '../../record/record.js';
import { dayOf } from '../../time/instant.js';
import { findColumns } from '../csv/columns.js';
import { type OpenedTable, readTable } from '../csv/table.js';
import { type Converted, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { localDays, readIso, utcIso } from '../moment.js';

const REQUIRED = ['datetime', 'text_snippet'] as const;
const OPTIONAL = ['drone_count', 'oblasts'] as const;

export const modPosts: Format = {
  id: 'mod-posts',
  describe: "one party's ministry posts: CSV with date, datetime (UTC), drone_count, oblasts, text_snippet",
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
        'a date and time in UTC that exist, as 2025-03-01 04:07',
        quote(datetime),
        when.hint,
      );
    if (when.moment.precision === 'day') {
      return fail('datetime', 'a date with a clock time (UTC)', quote(datetime), 'Add the time of the post.');
    }
    const text = cells[at.text_snippet]!;
    if (text === '')
      return fail(
        'text_snippet',
        'the words of the post',
        quote(text),
        'A row without a text says nothing; fill it in.',
      );
    if (text.length > 20_000)
      return fail('text_snippet', 'at most 20,000 characters', quote(text), 'Shorten it.');
    const drones = at.drone_count < 0 ? '' : cells[at.drone_count]!;
    const regions = at.oblasts < 0 ? '' : cells[at.oblasts]!;
    const atMs = when.moment.wallMs - (when.moment.offsetMs ?? 0);
    const value: Observation = {
      kind: 'observation',
      id: contentId(setting.source, [datetime, drones, regions, text]),
      source: setting.source,
      reportedAt: utcIso(atMs),
      time: days(dayOf(setting.timeZone, atMs)),
      text,
    };
    const note = [drones && `drone_count: ${drones}`, regions && `oblasts: ${regions}`]
      .filter(Boolean)
      .join('; ');
    if (note !== '') value.note = note.slice(0, 2_000);
    return { ok: true, value };
  };
  return { ok: true, convert };
}
