/**
 * Air-raid alerts by region, one row an alert. Layout (further columns are passed over):
 *
 *   region     started_at                 finished_at                n_subalerts
 *   Some area  2025-03-01 01:21:35+00:00  2025-03-01 02:03:35+00:00  1
 *
 * Times are UTC where they carry no offset. An alert says that something may be on its way: no strike, no author. One
 * that has not ended is set aside, so that the same alert does not stand twice once its end is known.
 */
import type { Observation } from '../../record/record.js';
import { findColumns } from '../csv/columns.js';
import { type OpenedTable, readTable } from '../csv/table.js';
import { type Converted, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { readIso, utcIso } from '../moment.js';

const REQUIRED = ['region', 'started_at', 'finished_at'] as const;
const OPTIONAL = ['n_subalerts'] as const;

export const alerts: Format = {
  id: 'alerts',
  describe: 'air-raid alerts by region: CSV with region, started_at, finished_at (UTC)',
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
  const convert = (cells: readonly string[]): Converted<Observation> => {
    const region = cells[at.region]!.trim();
    if (region === '') return fail('region', 'the name of a region', quote(region), 'Fill it in.');
    if (region.length > 200) return fail('region', 'at most 200 characters', quote(region), 'Shorten it.');
    const started = cells[at.started_at]!;
    const startMs = readUtc('started_at', started);
    if (!startMs.ok) return startMs;
    const finished = cells[at.finished_at]!;
    if (finished === '') {
      return fail(
        'finished_at',
        'the end of the alert',
        'an empty value',
        'Import it again once the alert has ended.',
      );
    }
    const endMs = readUtc('finished_at', finished);
    if (!endMs.ok) return endMs;
    if (endMs.value < startMs.value) {
      return fail(
        'finished_at',
        `an end that is not before its start (${started})`,
        quote(finished),
        'Correct the start or the end; are they swapped?',
      );
    }
    const parts = at.n_subalerts < 0 ? '' : cells[at.n_subalerts]!;
    const value: Observation = {
      kind: 'observation',
      id: contentId(setting.source, [region, started, finished, parts]),
      source: setting.source,
      time: { start: utcIso(startMs.value), end: utcIso(endMs.value), precision: 'second' },
      place: { name: region, region, precision: 'region', basis: 'feed' },
      reportKind: 'alert',
      conduct: 'movement',
      means: 'unspecified',
      target: 'none',
      actor: 'undetermined',
      stance: 'asserted',
    };
    if (/^\d{1,6}$/.test(parts)) value.values = { subAlerts: Number(parts) };
    return { ok: true, value };
  };
  return { ok: true, convert };
}

/** Milliseconds of an instant, UTC where the text has no offset. */
function readUtc(column: string, text: string): Converted<number> {
  const when = readIso(text);
  if (!when.ok)
    return fail(column, 'a date and time that exist, as 2025-03-01 01:21:35+00:00', quote(text), when.hint);
  if (when.moment.precision === 'day')
    return fail(column, 'a date with a clock time', quote(text), 'Add the time.');
  return { ok: true, value: when.moment.wallMs - (when.moment.offsetMs ?? 0) };
}
