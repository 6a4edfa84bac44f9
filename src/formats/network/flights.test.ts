import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFlights } from './flights.js';
import { collectProblems } from './problems.js';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const read = async (text: string) => {
  const problems = collectProblems();
  return { flights: await readFlights(bytes(text), problems), problems };
};

test('rows of a track are put in the order of time, whatever their order in the file', async () => {
  const { flights } = await read(
    [
      'id,time,lat,lon,alt_m,sigma_m,kind',
      't1,2031-04-01T01:00:20Z,50.2,36,400,150,drone',
      't2,2031-04-01T01:00:05Z,49,35,,,',
      't1,2031-04-01T01:00:00Z,50.1,36,,150,',
    ].join('\n'),
  );
  assert.deepEqual(
    flights.map(({ id, kind, lat }) => [id, kind, [...lat]]),
    [
      ['t1', 'drone', [50.1, 50.2]],
      ['t2', '', [49]],
    ],
  );
  assert.deepEqual([...flights[0]!.altitudeMetres], [Number.NaN, 400]);
  assert.ok(Number.isNaN(flights[1]!.sigmaMetres[0]!));
});

test('what is no position is counted by name with its line, and the rest is taken', async () => {
  const { flights, problems } = await read(
    [
      'id,time,lat,lon,sigma_m',
      ',2031-04-01T01:00:00Z,50,36,100',
      't1,yesterday,50,36,100',
      't1,2031-04-01T01:00:00Z,NaN,36,100',
      't1,2031-04-01T01:00:00Z,95,36,100',
      't1,2031-04-01T01:00:00Z,50,360,100',
      't1,2031-04-01T01:00:00Z,50,36,-4',
      't1,2031-04-01T01:00:10Z,50,36,100,7',
    ].join('\n'),
  );
  assert.deepEqual(problems.counts, {
    'missing-id': 1,
    'bad-time': 1,
    'bad-position': 3,
    'bad-sigma': 1,
    'broken-row': 1,
  });
  assert.equal(flights.length, 1);
  assert.equal(flights[0]!.timeMs.length, 1);
});

test('a file without its columns is one problem', async () => {
  const { problems } = await read('track,when\n1,2\n');
  assert.equal(problems.files.length, 1);
});
