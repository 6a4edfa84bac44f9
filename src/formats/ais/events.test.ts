import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effort, Observation } from '../../record/record.js';
import { record } from '../../record/record.js';
import { formatById } from '../formats.js';
import { parseAll } from '../parse-all.js';

const read = (...events: readonly unknown[]) =>
  parseAll(
    formatById('ais')!,
    events.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
    { source: 'coast', timeZone: 'Etc/UTC', parties: ['NORTH', 'SOUTH'] },
  );
const at = (minute: number, lat: number, lon: number) => ({
  time: `2031-05-01T12:${String(minute).padStart(2, '0')}:00.000Z`,
  lat,
  lon,
});
const warship = {
  event: 'warship-outside',
  mmsi: 999_000_001,
  name: 'GREY',
  ...at(5, 43, 33),
  zone: 'east',
  reading: 'sea-truce/strict',
  party: 'NORTH',
};

test('a warship outside its area is an event by the party whose flag it sends, with its reading in the words', async () => {
  const { taken } = await read(warship);
  const one = taken[0]!.record as Observation;
  assert.deepEqual(
    [one.reportKind, one.conduct, one.means, one.actor, one.place?.lat, one.place?.lon],
    ['event', 'movement', 'warship', 'NORTH', 43, 33],
  );
  assert.equal(one.values?.mmsi, 999_000_001);
  assert.match(one.summary!, /GREY.*outside east \(sea-truce\/strict\)/);
});

test('under an identity that is sent from two places it is no event', async () => {
  const { taken } = await read({ ...warship, doubt: 'duplicate-identity' });
  assert.equal((taken[0]!.record as Observation).reportKind, 'detection');
});

test('positions that cannot be are interference with navigation, by nobody, and no movement', async () => {
  const { taken } = await read(
    { event: 'jump', mmsi: 5, from: at(0, 45, 30), to: at(1, 45, 32), kilometres: 157, impliedKnots: 5090 },
    { event: 'impossible-speed', mmsi: 5, ...at(2, 45, 30), reportedKnots: 102.2 },
    { event: 'duplicate-identity', mmsi: 5, here: at(9, 45, 30), there: at(3, 44, 30), kilometres: 111 },
    { event: 'on-land', mmsi: 5, from: at(4, 46, 31), to: at(5, 46, 31), reports: 3 },
    {
      event: 'clustered-positions',
      from: at(0, 0, 0).time,
      to: at(9, 0, 0).time,
      lat: 44.5,
      lon: 33.5,
      radiusMetres: 900,
      pattern: 'circle',
      vessels: [5, 6, 7, 8],
    },
  );
  const seen = taken.map(({ record: one }) => one as Observation);
  assert.equal(seen.length, 5);
  for (const { reportKind, conduct, means, actor } of seen)
    assert.deepEqual(
      [reportKind, conduct, means, actor],
      ['detection', 'interference', 'none', 'undetermined'],
    );
  // Half of two degrees of longitude at 45 N, and 500 m.
  assert.ok(Math.abs(seen[0]!.place!.radiusMetres! - 79_120) < 500);
  assert.deepEqual([seen[0]!.place!.lat, seen[0]!.place!.lon], [45, 31]);
  assert.equal(seen[2]!.time.start, at(3, 0, 0).time);
  assert.match(seen[4]!.note!, /5, 6, 7, 8/);
});

test('across the date line the place between two positions is on their side of the globe', async () => {
  const { taken } = await read({
    event: 'jump',
    mmsi: 5,
    from: at(0, 10, 179),
    to: at(1, 10, -179),
    kilometres: 219,
    impliedKnots: 7100,
  });
  const { lon, radiusMetres } = (taken[0]!.record as Observation).place!;
  assert.equal(Math.abs(lon!), 180);
  assert.ok(radiusMetres! < 120_000);
});

test('a gap is no interference, and silence of the whole feed is an effort that was down', async () => {
  const { taken } = await read(
    { event: 'gap', mmsi: 5, from: at(0, 45, 30), minutes: 45 },
    { event: 'feed-gap', from: at(0, 0, 0).time, to: at(20, 0, 0).time, minutes: 20 },
  );
  const gap = taken[0]!.record as Observation;
  assert.deepEqual([gap.reportKind, gap.conduct, gap.values?.minutes], ['other', 'other', 45]);
  const effort = taken[1]!.record as Effort;
  assert.deepEqual([effort.kind, effort.status], ['effort', 'down']);
});

test('every record fits the schema, and the same event has one id in whatever order its members stand', async () => {
  const { event, ...rest } = warship;
  const { taken } = await read(warship, { ...rest, event });
  for (const { record: one } of taken) assert.equal(record.safeParse(one).success, true);
  assert.equal(taken[0]!.record.id, taken[1]!.record.id);
});

test('what is no such event is set aside with the place and the reason', async () => {
  const { taken, setAside } = await read(
    '{"event":"jump"',
    { event: 'jmp', mmsi: 5 },
    { ...warship, party: 'WEST' },
    { ...warship, lat: 91 },
    { event: 'gap', mmsi: 5, from: at(9, 45, 30), to: at(3, 45, 30), minutes: 45 },
    [],
    null,
  );
  assert.equal(taken.length, 0);
  assert.deepEqual(
    setAside.map(({ line, field }) => [line, field]),
    [
      [1, undefined],
      [2, 'event'],
      [3, 'party'],
      [4, 'lat'],
      [5, 'to'],
      [6, 'event'],
      [7, 'event'],
    ],
  );
  assert.match(setAside[1]!.hint, /Did you mean "jump"/);
});
