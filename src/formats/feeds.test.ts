/** The feeds with a fixed layout: viina, mod-posts, alerts, firms. Every sample is invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Observation, record } from '../record/record.js';
import { formatById, formatOfHeader } from './formats.js';
import { parseAll } from './parse-all.js';

async function read(id: string, text: string, timeZone = 'Europe/Vienna') {
  const parsed = await parseAll(formatById(id)!, text, {
    source: 'feed',
    timeZone,
    parties: ['north', 'south'],
  });
  for (const { record: made } of parsed.taken) record.parse(made);
  return { ...parsed, records: parsed.taken.map((row) => row.record as Observation) };
}
const fields = (rows: readonly { field?: string }[]): (string | undefined)[] => rows.map((row) => row.field);

const VIINA = 'datetime,lon,lat,place_name,event_type,headline\n';

test('viina: midnight is a day, a clock time is when it was reported, the text is untouched', async () => {
  const { records } = await read(
    'viina',
    `${VIINA}2025-03-29 00:00:00,16.5,48.25,Mill,uav|loc,"  Вибух у селі, кажуть ""сильний"" "\n2025-03-30 14:30:00,16.5,48.25,,,Другий вибух\n`,
  );
  assert.deepEqual(
    { ...records[0], id: '' },
    {
      kind: 'observation',
      id: '',
      source: 'feed',
      time: { start: '2025-03-29T00:00:00+01:00', end: '2025-03-30T00:00:00+01:00', precision: 'day' },
      place: { name: 'Mill', lat: 48.25, lon: 16.5, basis: 'feed' },
      text: '  Вибух у селі, кажуть "сильний" ',
      note: 'event_type: uav|loc',
    },
  );
  assert.equal(records[1]!.reportedAt, '2025-03-30T14:30:00+02:00');
  assert.deepEqual(records[1]!.time, {
    start: '2025-03-30T00:00:00+01:00',
    end: '2025-03-31T00:00:00+02:00',
    precision: 'day',
  });
  assert.equal(records[1]!.place?.name, '');
  assert.equal('note' in records[1]!, false);
});

test('viina: a byte order mark, quoted headers and another order of columns give the same records', async () => {
  const plain = await read('viina', `${VIINA}2025-03-29 00:00:00,16.5,48.25,Mill,loc,Words\n`);
  const quoted = await read(
    'viina',
    '\ufeff"headline","datetime","lat","lon","place_name","event_type"\r\n"Words","2025-03-29 00:00:00","48.25","16.5","Mill","loc"\r\n',
  );
  assert.deepEqual(quoted.records, plain.records);
});

test('viina: impossible dates and coordinates and an empty headline set the row aside, the others are taken', async () => {
  const { records, setAside } = await read(
    'viina',
    `${VIINA}2025-02-31 00:00:00,16,48,a,,w\n2025-03-01 00:00:00,16,95,a,,w\n2025-03-01 00:00:00,190,48,a,,w\n2025-03-01 00:00:00,,48,a,,w\n2025-03-01 00:00:00,16,48,a,,\n01.03.2025,16,48,a,,w\n2025-03-01 00:00:00,16,48,a,,good\n`,
  );
  assert.deepEqual(fields(setAside), ['datetime', 'lat', 'lon', 'lon', 'headline', 'datetime']);
  assert.deepEqual(
    records.map(({ text }) => text),
    ['good'],
  );
});

test('missing columns are one problem that names the missing and the found', async () => {
  const { problem, taken } = await read(
    'viina',
    'datetime,lon,place_name,headline\n2025-03-01 00:00:00,16,a,w\n',
  );
  assert.match(problem!.expected, /missing: lat$/);
  assert.match(problem!.found, /"datetime", "lon", "place_name", "headline"/);
  assert.equal(taken.length, 0);
});

const POSTS = 'date,datetime,drone_count,oblasts,text_snippet\n';

test('mod-posts: the time is the local day of the post, the clock in UTC is when it was said', async () => {
  const { records } = await read(
    'mod-posts',
    `${POSTS}2025-03-01,2025-03-01 23:30,3,upper|lower,"**Three**, at night"\n`,
  );
  assert.deepEqual(
    { ...records[0], id: '' },
    {
      kind: 'observation',
      id: '',
      source: 'feed',
      reportedAt: '2025-03-01T23:30:00Z',
      time: { start: '2025-03-02T00:00:00+01:00', end: '2025-03-03T00:00:00+01:00', precision: 'day' },
      text: '**Three**, at night',
      note: 'drone_count: 3; oblasts: upper|lower',
    },
  );
});

test('mod-posts: a date without a clock and an empty text are set aside', async () => {
  const { setAside } = await read(
    'mod-posts',
    `${POSTS}2025-03-01,2025-03-01,0,,w\n2025-03-01,2025-03-01 04:00,0,,\n`,
  );
  assert.deepEqual(fields(setAside), ['datetime', 'text_snippet']);
});

const ALERTS = 'region,started_at,finished_at,n_subalerts,season\n';

test('alerts: a warning with its interval and region, and no author', async () => {
  const { records } = await read(
    'alerts',
    `${ALERTS}Upper region,2025-03-01 01:21:35+00:00,2025-03-01 04:03:35+02:00,2,Spring\n`,
  );
  assert.deepEqual(
    { ...records[0], id: '' },
    {
      kind: 'observation',
      id: '',
      source: 'feed',
      time: { start: '2025-03-01T01:21:35Z', end: '2025-03-01T02:03:35Z', precision: 'second' },
      place: { name: 'Upper region', region: 'Upper region', precision: 'region', basis: 'feed' },
      reportKind: 'alert',
      conduct: 'movement',
      means: 'unspecified',
      target: 'none',
      actor: 'undetermined',
      stance: 'asserted',
      values: { subAlerts: 2 },
    },
  );
});

test('alerts: an end before the start, no end yet and no region are set aside', async () => {
  const { setAside } = await read(
    'alerts',
    `${ALERTS}A,2025-03-01 02:00:00,2025-03-01 01:00:00,1,x\nA,2025-03-01 02:00:00,,1,x\n,2025-03-01 02:00:00,2025-03-01 03:00:00,1,x\n`,
  );
  assert.deepEqual(fields(setAside), ['finished_at', 'finished_at', 'region']);
  assert.match(setAside[0]!.expected, /not before its start/);
});

const FIRMS =
  'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight,COUNTRY\n';

test('firms: a thermal anomaly in its pixel, at its minute, with its measurements', async () => {
  const { records } = await read(
    'firms',
    `${FIRMS}48.25,16.5,340.5,0.3,0.4,2025-03-01,5,N20,VIIRS,l,2.0NRT,290,7.5,N,X\n48.25,16.5,340.5,0.3,0.4,2025-03-01,1342,N20,VIIRS,h,2.0NRT,290,7.5,D,X\n`,
  );
  const [night, day] = records;
  assert.equal(night!.time.start, '2025-03-01T00:05:00Z');
  assert.equal(day!.time.start, '2025-03-01T13:42:00Z');
  // Half the diagonal of a pixel of 300 by 400 m.
  assert.deepEqual(night!.place, {
    lat: 48.25,
    lon: 16.5,
    radiusMetres: 250,
    precision: 'site',
    basis: 'sensor',
  });
  assert.deepEqual(night!.values, {
    scanKilometres: 0.3,
    trackKilometres: 0.4,
    brightnessKelvin: 340.5,
    backgroundKelvin: 290,
    frpMegawatts: 7.5,
    confidenceGrade: 0,
    nightPass: 1,
  });
  assert.equal(day!.values!.confidenceGrade, 2);
  assert.equal(day!.values!.nightPass, 0);
  assert.equal(night!.conduct, 'other');
  assert.equal(night!.reportKind, 'detection');
  assert.match(night!.note!, /low confidence/);
  assert.doesNotMatch(day!.note!, /low confidence/);
});

test('firms: the columns of MODIS are read, with confidence in per cent', async () => {
  const { records } = await read(
    'firms',
    'latitude,longitude,brightness,scan,track,acq_date,acq_time,confidence,bright_t31,frp\n48.25,16.5,310,1,1,2025-03-01,0005,20,280,9\n',
  );
  assert.equal(records[0]!.values!.confidencePercent, 20);
  assert.equal(records[0]!.values!.brightnessKelvin, 310);
  assert.match(records[0]!.note!, /low confidence/);
});

test('firms: impossible times, pixels and positions are set aside', async () => {
  const row = (...cells: string[]): string => `${cells.join(',')},N20,VIIRS,n,2,290,7,N,X\n`;
  const { setAside } = await read(
    'firms',
    FIRMS +
      row('48', '16', '340', '0.3', '0.4', '2025-02-30', '5') +
      row('48', '16', '340', '0.3', '0.4', '2025-03-01', '2460') +
      row('48', '16', '340', '0.3', '0.4', '2025-03-01', '12:30') +
      row('48', '16', '340', '-1', '0.4', '2025-03-01', '5') +
      row('98', '16', '340', '0.3', '0.4', '2025-03-01', '5') +
      row('', '', '340', '0.3', '0.4', '2025-03-01', '5') +
      row('48', '16', 'hot', '0.3', '0.4', '2025-03-01', '5'),
  );
  assert.deepEqual(fields(setAside), [
    'acq_date',
    'acq_time',
    'acq_time',
    'scan',
    'latitude',
    'latitude',
    'bright_ti4',
  ]);
});

test('the format of a header is recognised', () => {
  assert.equal(formatOfHeader(ALERTS.trim().split(','))?.id, 'alerts');
  assert.equal(formatOfHeader(FIRMS.trim().split(','))?.id, 'firms');
  assert.equal(formatOfHeader(['datum', 'art']), undefined);
});
