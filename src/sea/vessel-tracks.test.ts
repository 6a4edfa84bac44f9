import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VesselTracks } from './vessel-tracks.js';

const START = Date.UTC(2031, 4, 1, 12);
type Feature = {
  properties: {
    mmsi?: number;
    times?: string[];
    first?: string;
    last?: string;
    event?: string;
    words?: string;
  };
  geometry: { type: string; coordinates: number[][] };
};
const written = (tracks: VesselTracks): Feature[] =>
  (JSON.parse([...tracks.write(() => ({ name: 'HOPE', shipType: 70 }))].join('')) as { features: Feature[] })
    .features;
/** North at 10 knots, a position every ten seconds. */
const sail = (tracks: VesselTracks, mmsi: number, from: number, count: number, lat = 45): void => {
  for (let i = 0; i < count; i++)
    tracks.see(mmsi, START + (from + i * 10) * 1000, lat + (i * 51.44) / 111_195, 30);
};

test('a line has a time for each vertex and reaches from the first position to the last', () => {
  const tracks = new VesselTracks(30);
  sail(tracks, 5, 0, 200);
  const [line, ...more] = written(tracks);
  assert.equal(more.length, 0);
  assert.equal(line!.geometry.coordinates.length, line!.properties.times!.length);
  assert.equal(line!.properties.first, new Date(START).toISOString());
  assert.equal(line!.properties.last, new Date(START + 1_990_000).toISOString());
  assert.deepEqual(line!.geometry.coordinates[0], [30, 45]);
});

test('a gap or a jump begins a new line', () => {
  const tracks = new VesselTracks(30);
  sail(tracks, 5, 0, 10);
  sail(tracks, 5, 4_000, 10);
  sail(tracks, 5, 4_200, 10, 50);
  assert.equal(written(tracks).length, 3);
});

test('a vessel that lies still keeps a vertex every ten minutes, and one heard once is a line of two ends', () => {
  const tracks = new VesselTracks(30);
  for (let i = 0; i <= 360; i++) tracks.see(5, START + i * 10_000, 45, 30);
  tracks.see(6, START, 44, 31);
  const [still, once] = written(tracks);
  assert.equal(still!.geometry.coordinates.length, 7);
  assert.deepEqual(once!.geometry.coordinates, [
    [31, 44],
    [31, 44],
  ]);
});

test('a long voyage is thinned and keeps its ends', () => {
  const tracks = new VesselTracks(30);
  sail(tracks, 5, 0, 30_000, 0);
  const line = written(tracks)[0]!;
  assert.ok(line.geometry.coordinates.length <= 4_000 && line.geometry.coordinates.length > 1_000);
  assert.equal(line.properties.last, new Date(START + 299_990_000).toISOString());
});

test('events are points with words; what has no position is no point', () => {
  const tracks = new VesselTracks(30);
  tracks.tell({
    event: 'gap',
    mmsi: 5,
    from: { time: '2031-05-01T12:00:00.000Z', lat: 45, lon: 30 },
    minutes: 40,
  });
  tracks.tell({
    event: 'feed-gap',
    from: '2031-05-01T12:00:00.000Z',
    to: '2031-05-01T12:20:00.000Z',
    minutes: 20,
  });
  const [point, ...more] = written(tracks);
  assert.equal(more.length, 0);
  assert.deepEqual([point!.geometry.type, point!.properties.event], ['Point', 'gap']);
  assert.match(point!.properties.words!, /^No position of vessel 5 for 40 minutes/);
});
