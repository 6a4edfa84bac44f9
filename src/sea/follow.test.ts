import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeaEvent } from './event.js';
import { Follower, type Report } from './follow.js';
import { landMask } from './land.js';
import { readZones, type Zone } from './zones.js';

const START = Date.UTC(2031, 4, 1, 12);
const square = (west: number, south: number, east: number, north: number): number[][][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

function zonesOf(
  ...features: { id: string; kind: string; polygon: number[][][]; [more: string]: unknown }[]
): readonly Zone[] {
  const read = readZones({
    type: 'FeatureCollection',
    features: features.map(({ polygon, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: polygon },
    })),
  });
  assert.ok(read.ok);
  return read.zones;
}

const report = (mmsi: number, seconds: number, lat: number, lon: number, knots = 10): Report => ({
  mmsi,
  timeMs: START + seconds * 1000,
  lat,
  lon,
  knots,
  aircraft: false,
});

/** North along a meridian, a report a minute. */
const voyage = (
  mmsi: number,
  from: number,
  minutes: number,
  lat: number,
  lon: number,
  knots = 10,
): Report[] =>
  Array.from({ length: minutes }, (_, i) =>
    report(mmsi, (from + i) * 60, lat + (((i * knots) / 60) * 1852) / 111_195, lon, knots),
  );

function follow(
  reports: readonly Report[],
  setting: Partial<ConstructorParameters<typeof Follower>[0]> = {},
  learn: (follower: Follower) => void = () => undefined,
): { events: SeaEvent[]; follower: Follower } {
  const events: SeaEvent[] = [];
  const follower = new Follower({ zones: [], gapMinutes: 30, ...setting }, (event) => events.push(event));
  learn(follower);
  for (const one of [...reports].sort((a, b) => a.timeMs - b.timeMs)) follower.see(one);
  follower.end();
  return { events, follower };
}

const kinds = (events: readonly SeaEvent[]): string[] => events.map((one) => one.event);

test('a vessel that keeps its course through a zone enters and leaves it, and nothing else is told', () => {
  const zones = zonesOf({ id: 'corridor', kind: 'corridor', polygon: square(30, 45.05, 31, 45.1) });
  const { events } = follow(voyage(211_000_001, 0, 90, 45, 30.5), { zones });
  assert.deepEqual(kinds(events), ['zone-entered', 'zone-left']);
  const [entered] = events;
  assert.ok(
    entered?.event === 'zone-entered' && entered.zone === 'corridor' && entered.seenFirst === undefined,
  );
  // 0.05 degrees north are 5,560 m, 18 minutes at 10 knots; a second position has to agree.
  assert.equal(entered.time, '2031-05-01T12:20:00.000Z');
});

test('a vessel first seen inside a zone says so', () => {
  const zones = zonesOf({ id: 'z', kind: 'zone', polygon: square(30, 45, 31, 46) });
  const { events } = follow(voyage(211_000_001, 0, 5, 45.5, 30.5), { zones });
  assert.ok(events.length === 1 && events[0]!.event === 'zone-entered' && events[0]!.seenFirst);
});

test('one position on the other side of an edge is no passage', () => {
  const zones = zonesOf({ id: 'z', kind: 'zone', polygon: square(30, 45, 31, 46) });
  const anchored = Array.from({ length: 30 }, (_, i) =>
    report(211_000_001, i * 60, i % 2 ? 44.9999 : 45.0001, 30.5, 0),
  );
  assert.deepEqual(follow(anchored, { zones }).events, []);
});

test('silence of a vessel is a gap; silence of everybody is one of the feed', () => {
  const busy = voyage(211_000_002, 0, 181, 44, 31);
  const silent = [...voyage(211_000_001, 0, 10, 45, 30), ...voyage(211_000_001, 120, 10, 45.1, 30)];
  const alone = follow(silent).events;
  assert.deepEqual(kinds(alone), ['feed-gap']);
  const { events } = follow([...busy, ...silent]);
  assert.deepEqual(kinds(events), ['gap', 'gap']);
  assert.ok(events[0]!.event === 'gap' && events[0]!.minutes === 111 && events[0]!.to);
  assert.ok(events[1]!.event === 'gap' && events[1]!.to === undefined, 'not heard again until the end');
});

test('a jump away is told once and does not move the vessel out of its zone', () => {
  const zones = zonesOf({ id: 'z', kind: 'zone', polygon: square(29.5, 44.5, 30.5, 45.5) });
  const track = voyage(211_000_001, 0, 60, 45, 30);
  const away = [report(211_000_001, 20 * 60 + 30, 43, 35), report(211_000_001, 22 * 60 + 30, 43, 35)];
  const { events } = follow([...track, ...away], { zones });
  assert.ok(kinds(events).includes('jump'));
  assert.ok(!kinds(events).includes('zone-left'));
  assert.equal(kinds(events).filter((one) => one === 'jump').length, 1);
});

test('two senders under one identity are told as such, once', () => {
  const { events } = follow([...voyage(211_000_001, 0, 40, 45, 30), ...voyage(211_000_001, 0.5, 40, 43, 35)]);
  assert.deepEqual(kinds(events), ['jump', 'duplicate-identity']);
  const duplicate = events[1]!;
  assert.ok(duplicate.event === 'duplicate-identity' && Math.abs(duplicate.kilometres - 458) < 5);
});

test('a speed that does not go with the displacement is told', () => {
  const slow = voyage(211_000_001, 0, 20, 45, 30, 25).map((one) => ({ ...one, knots: 2 }));
  assert.deepEqual(kinds(follow(slow).events), ['impossible-speed', 'impossible-speed']);
  const standing = Array.from({ length: 5 }, (_, i) => report(211_000_002, i * 60, 45, 30, 40));
  const [event] = follow(standing).events;
  assert.ok(event?.event === 'impossible-speed' && event.impliedKnots === 0 && event.reportedKnots === 40);
  assert.deepEqual(follow(voyage(211_000_003, 0, 60, 45, 30, 25)).events, []);
});

test('positions deep on land are told when they end, and are in no zone', () => {
  const land = square(30, 46, 32, 48);
  const zones = zonesOf(
    { id: 'z', kind: 'zone', polygon: square(30, 46, 32, 48) },
    { id: 'river', kind: 'waterway', polygon: square(31.5, 46, 31.6, 48) },
  );
  const river = zones[1]!;
  const onLand = landMask([land], (lat, lon) => river.inside.at(lat, lon) === true);
  const airport = Array.from({ length: 6 }, (_, i) => report(211_000_001, i * 60, 47, 31, 0));
  const { events } = follow(airport, { zones, onLand });
  assert.ok(events.length === 1 && events[0]!.event === 'on-land' && events[0]!.reports === 6);
  const sailing = Array.from({ length: 6 }, (_, i) => report(211_000_002, i * 60, 47, 31.55, 0));
  assert.deepEqual(kinds(follow(sailing, { zones, onLand }).events), ['zone-entered']);
  const harbour = Array.from({ length: 6 }, (_, i) => report(211_000_003, i * 60, 46.01, 31, 0));
  assert.deepEqual(kinds(follow(harbour, { onLand }).events), [], 'the coastline is not that exact');
});

test('several vessels that jump to one spot, or around it, are one event', () => {
  const reports: Report[] = [];
  for (let ship = 0; ship < 6; ship++) {
    reports.push(...voyage(211_000_001 + ship, 0, 30, 44 + ship * 0.2, 31));
    for (let i = 0; i < 4; i++) {
      const angle = ((ship * 4 + i) * Math.PI) / 12;
      reports.push(
        report(
          211_000_001 + ship,
          (15 + i) * 60 + 30,
          46 + 0.01 * Math.cos(angle),
          35 + (0.01 / 0.695) * Math.sin(angle),
          20,
        ),
      );
    }
  }
  const { events } = follow(reports);
  const clusters = events.filter((one) => one.event === 'clustered-positions');
  assert.equal(clusters.length, 1);
  const [cluster] = clusters;
  assert.equal(cluster!.vessels.length, 6);
  assert.equal(cluster!.pattern, 'circle');
  assert.ok(Math.abs(cluster!.lat - 46) < 0.003 && Math.abs(cluster!.lon - 35) < 0.003);
  assert.ok(cluster!.radiusMetres > 900 && cluster!.radiusMetres < 1400);
});

test('a warship outside the area that a reading names is told; others and other flags are not', () => {
  const area = {
    id: 'east',
    kind: 'warships-stay',
    reading: 'deal/of-a',
    mids: [211],
    polygon: square(34, 43, 40, 47),
  };
  const zones = zonesOf(area);
  const learn = (follower: Follower): void => {
    follower.learn(211_000_001, 'GREY ONE', 35);
    follower.learn(311_000_001, 'OTHER FLAG', 35);
    follower.learn(211_000_002, 'CARGO', 70);
  };
  const all = [211_000_001, 311_000_001, 211_000_002].flatMap((mmsi, i) =>
    voyage(mmsi, 0, 10, 44 + i * 0.1, 32),
  );
  const { events } = follow(all, { zones }, learn);
  assert.equal(events.length, 1);
  const [event] = events;
  assert.ok(event?.event === 'warship-outside' && event.name === 'GREY ONE' && event.reading === 'deal/of-a');
  assert.deepEqual(follow(voyage(211_000_001, 0, 10, 44, 35), { zones }, learn).events, []);
});

test('what cannot be used is counted by name and moves nothing', () => {
  const bad: Report[] = [
    report(0, 0, 45, 30),
    report(1_073_741_823, 0, 45, 30),
    report(211_000_001, 0, Number.NaN, Number.NaN),
    report(211_000_001, 0, 0, 0),
    { ...report(211_000_001, 0, 45, 30), timeMs: Number.NaN },
  ];
  const { events, follower } = follow(bad);
  assert.deepEqual(events, []);
  assert.deepEqual(follower.counts, {
    positions: 5,
    used: 0,
    untimed: 1,
    notAvailable: 1,
    nullIsland: 1,
    noIdentity: 2,
    late: 0,
    longAgo: 0,
    ahead: 0,
  });
});

test('a clock that goes back, and one report from the far future, break no track', () => {
  const events: SeaEvent[] = [];
  const follower = new Follower({ zones: [], gapMinutes: 30 }, (event) => events.push(event));
  for (const one of voyage(211_000_001, 0, 30, 45, 30)) follower.see(one);
  follower.see(report(211_000_002, 900_000, 45, 31));
  for (const one of voyage(211_000_001, 30, 30, 45.08333, 30)) follower.see(one);
  assert.deepEqual(events, []);
  assert.equal(follower.counts.ahead, 1);
  for (const one of voyage(211_000_001, -600, 40, 45, 30)) follower.see(one);
  follower.end();
  assert.deepEqual(kinds(events), ['clock-went-back']);
  assert.equal(follower.counts.longAgo, 19);
});

test('zones that are none say what is wrong', () => {
  const read = readZones({
    type: 'FeatureCollection',
    features: [{ properties: { id: 'a', kind: 'lake' } }],
  });
  assert.ok(!read.ok);
  assert.match(
    read.reason,
    /feature 1 \("a"\): a kind, one of zone, corridor, waterway, warships-stay; found "lake"/,
  );
});
