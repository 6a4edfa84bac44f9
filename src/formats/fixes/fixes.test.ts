import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Observation, record } from '../../record/record.js';
import { parseAll } from '../parse-all.js';
import { fixes } from './fixes.js';

const SETTING = { source: 'network', timeZone: 'Europe/Vienna', parties: ['NORTH', 'SOUTH'] };
const FIX = {
  id: 'e7',
  time: '2031-05-02T03:12:07.250Z',
  lat: 48.1,
  lon: 30.2,
  ellipse90: { majorM: 80, minorM: 40, azimuthDeg: 200 },
  alternatives: [{ lat: 48.12, lon: 30.2, probability: 0.3 }],
  probability: 0.6,
  kind: 'outgoing_artillery',
  arrivals: ['a1', 'a2', 'a3', 'a4'],
};

async function read(...lines: readonly unknown[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { taken, setAside } = await parseAll(fixes, `${text}\n`, SETTING);
  for (const { record: made } of taken) record.parse(made);
  return { made: taken.map((row) => row.record as Observation), setAside };
}

test('a fix keeps its ellipse, alternatives and arrivals, and fire going out is a sign of firing there', async () => {
  const { made } = await read(FIX);
  const [one] = made;
  assert.deepEqual(one!.place!.ellipse90, { majorMetres: 80, minorMetres: 40, azimuthDegrees: 20 });
  assert.deepEqual(one!.place!.alternatives, FIX.alternatives);
  assert.deepEqual(one!.arrivals, FIX.arrivals);
  assert.equal(one!.reference, 'e7');
  assert.equal(one!.reportKind, 'event');
  assert.deepEqual([one!.conduct, one!.means], ['strike', 'artillery']);
  assert.equal(one!.signs![0]!.kind, 'firing');
  assert.equal(one!.time.start, '2031-05-02T03:12:07.250Z');
});

test('a fix that is likelier none than one is a detection', async () => {
  const { made } = await read({ ...FIX, probability: 0.2, alternatives: [], kind: 'impact' });
  assert.equal(made[0]!.reportKind, 'detection');
  assert.equal(made[0]!.conduct, 'explosion');
});

test('importing a fix again gives the same id, and axes in the wrong order are put right', async () => {
  const { made } = await read(FIX, FIX, { ...FIX, ellipse90: { majorM: 40, minorM: 80, azimuthDeg: 10 } });
  assert.equal(made[0]!.id, made[1]!.id);
  assert.deepEqual(made[2]!.place!.ellipse90, { majorMetres: 80, minorMetres: 40, azimuthDegrees: 100 });
});

test('what is no fix is set aside with the member at fault', async () => {
  const { made, setAside } = await read(
    '{"id":',
    { ...FIX, lat: 95 },
    { ...FIX, time: '2031-05-02 03:12' },
    { ...FIX, ellipse90: { majorM: -1, minorM: 2, azimuthDeg: 0 } },
    { ...FIX, probability: null },
    'null',
    FIX,
  );
  assert.equal(made.length, 1);
  assert.deepEqual(
    setAside.map(({ line, field }) => [line, field]),
    [
      [1, undefined],
      [2, 'lat'],
      [3, 'time'],
      [4, 'ellipse90.majorM'],
      [5, 'probability'],
      [6, 'the line'],
    ],
  );
});
