/**
 * NASA FIRMS active fire detections, VIIRS or MODIS (https://www.earthdata.nasa.gov/data/tools/firms). Columns:
 *
 *   latitude, longitude   centre of the pixel, degrees
 *   scan, track           size of the pixel across and along the track, kilometres
 *   acq_date, acq_time    UTC, 2025-03-01 and HHMM, leading zeros often lost (5 is 00:05)
 *   bright_ti4 | brightness, bright_ti5 | bright_t31   brightness temperature of two channels, kelvin
 *   frp                   fire radiative power, megawatts
 *   confidence            VIIRS l, n, h (or low, nominal, high); MODIS 0 to 100, low below 30
 *   satellite, instrument, version, daynight
 *
 * A thermal anomaly is heat, not an explosion and nobody's act: conduct `other`. The fire lies somewhere in the pixel,
 * so the radius is half its diagonal. Columns that name countries or places are passed over.
 */
import type { Observation } from '../../record/record.js';
import { findColumns } from '../csv/columns.js';
import { type OpenedTable, readTable } from '../csv/table.js';
import { type Converted, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { makeMoment, readIso, utcIso } from '../moment.js';
import { readNumber, readPosition } from '../position.js';

const REQUIRED = ['latitude', 'longitude', 'scan', 'track', 'acq_date', 'acq_time'] as const;
const MEASURED = ['bright_ti4', 'brightness', 'bright_ti5', 'bright_t31', 'frp'] as const;
const OPTIONAL = [...MEASURED, 'confidence', 'satellite', 'instrument', 'version', 'daynight'] as const;
const HASHED = [...REQUIRED, ...OPTIONAL] as const;

const KEYS: Readonly<Record<(typeof MEASURED)[number], string>> = {
  bright_ti4: 'brightnessKelvin',
  brightness: 'brightnessKelvin',
  bright_ti5: 'backgroundKelvin',
  bright_t31: 'backgroundKelvin',
  frp: 'frpMegawatts',
};
/** A pixel wider than this is no MODIS or VIIRS pixel (MODIS at the edge of its swath: 4.8 km). */
const PIXEL_LIMIT_KM = 20;
/** Of MODIS: below the first low, from the second high (FIRMS, attributes of MODIS fires). */
const LOW_CONFIDENCE_PERCENT = 30;
const HIGH_CONFIDENCE_PERCENT = 80;
const GRADES = ['l', 'n', 'h'];
const PASSES = ['D', 'N'];

export const firms: Format = {
  id: 'firms',
  describe:
    'NASA FIRMS active fires (VIIRS, MODIS): CSV with latitude, longitude, scan, track, acq_date, acq_time, ...',
  requiredColumns: REQUIRED,
  parse: (input, setting) => readTable(input, ',', (header) => open(header, setting)),
};

function open(header: readonly string[], setting: FormatSetting): OpenedTable {
  const columns = findColumns<(typeof HASHED)[number]>(header, REQUIRED, OPTIONAL);
  if (!columns.ok) return columns;
  const { at } = columns;
  const convert = (cells: readonly string[]): Converted<Observation> => {
    const get = (name: (typeof HASHED)[number]): string => (at[name] < 0 ? '' : cells[at[name]]!.trim());
    const position = readPosition(get('latitude'), get('longitude'), 'latitude', 'longitude');
    if (!position.ok) return position;
    if (!position.value)
      return fail('latitude', 'a position', 'empty values', 'A detection without a position says nothing.');
    const scan = pixel('scan', get('scan'));
    if (!scan.ok) return scan;
    const track = pixel('track', get('track'));
    if (!track.ok) return track;
    const time = acquired(get('acq_date'), get('acq_time'));
    if (!time.ok) return time;
    const values: Record<string, number> = { scanKilometres: scan.value, trackKilometres: track.value };
    for (const name of MEASURED) {
      const text = get(name);
      if (text === '') continue;
      const value = readNumber(text);
      if (Number.isNaN(value))
        return fail(name, 'a number', quote(text), 'Correct the number, or leave it empty.');
      values[KEYS[name]] = value;
    }
    const { note, percent, grade } = describe(get);
    if (percent !== undefined) values.confidencePercent = percent;
    if (grade !== undefined) values.confidenceGrade = grade;
    const pass = PASSES.indexOf(get('daynight').toUpperCase());
    if (pass >= 0) values.nightPass = pass;
    const value: Observation = {
      kind: 'observation',
      id: contentId(setting.source, HASHED.map(get)),
      source: setting.source,
      time: { start: time.value, end: time.value, precision: 'minute' },
      place: {
        lat: position.value.lat,
        lon: position.value.lon,
        radiusMetres: Math.round(500 * Math.hypot(scan.value, track.value)),
        precision: 'site',
        basis: 'sensor',
      },
      reportKind: 'detection',
      conduct: 'other',
      means: 'none',
      target: 'none',
      actor: 'undetermined',
      stance: 'asserted',
      values,
      note,
    };
    return { ok: true, value };
  };
  return { ok: true, convert };
}

function pixel(column: string, text: string): Converted<number> {
  const value = readNumber(text);
  if (value > 0 && value <= PIXEL_LIMIT_KM) return { ok: true, value };
  return fail(
    column,
    `a pixel size in kilometres, above 0, at most ${PIXEL_LIMIT_KM}`,
    quote(text),
    'Correct the number.',
  );
}

function acquired(date: string, clock: string): Converted<string> {
  const day = readIso(date);
  if (!day.ok || day.moment.precision !== 'day') {
    return fail(
      'acq_date',
      'a date that exists, as 2025-03-01',
      quote(date),
      day.ok ? 'Leave the clock time to acq_time.' : day.hint,
    );
  }
  if (!/^\d{1,4}$/.test(clock)) {
    return fail(
      'acq_time',
      'a time in UTC as HHMM, 0 to 2359',
      quote(clock),
      'Write the time as in FIRMS, for example 0005 or 1342.',
    );
  }
  const at = new Date(day.moment.wallMs);
  const [hour, minute] = [Math.floor(Number(clock) / 100), Number(clock) % 100];
  const moment = makeMoment(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    hour,
    minute,
    0,
    'minute',
  );
  if (!moment.ok) return fail('acq_time', 'a time in UTC as HHMM, 0 to 2359', quote(clock), moment.hint);
  return { ok: true, value: utcIso(moment.moment.wallMs) };
}

/** The words for people, and MODIS's confidence as a number. */
function describe(get: (name: (typeof OPTIONAL)[number]) => string): {
  readonly note: string;
  readonly percent?: number;
  /** 0 low, 1 nominal, 2 high. */
  readonly grade?: number;
} {
  const confidence = get('confidence').toLowerCase();
  const percent = /^\d{1,3}$/.test(confidence) ? Number(confidence) : undefined;
  const letter = GRADES.indexOf(confidence.slice(0, 1));
  const graded = percent === undefined ? (letter < 0 ? undefined : letter) : gradeOf(percent);
  const low = graded === 0;
  const sensor = [get('instrument'), get('satellite') && `on ${get('satellite')}`].filter(Boolean).join(' ');
  const pass = { D: 'day pass', N: 'night pass' }[get('daynight')];
  const grade = low
    ? 'low confidence: may be glint, a hot roof or another false alarm'
    : confidence && `confidence ${confidence}`;
  const note = ['thermal anomaly', sensor, pass, get('version') && `version ${get('version')}`, grade].filter(
    Boolean,
  );
  const text = note.join('; ').slice(0, 2_000);
  return {
    note: text,
    ...(percent === undefined ? {} : { percent }),
    ...(graded === undefined ? {} : { grade: graded }),
  };
}

const gradeOf = (percent: number): number =>
  percent < LOW_CONFIDENCE_PERCENT ? 0 : percent < HIGH_CONFIDENCE_PERCENT ? 1 : 2;
