import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '../../record/canonical-json.js';
import { parseAll } from '../parse-all.js';
import { truceline } from './truceline.js';

const SETTING = {
  source: '',
  timeZone: 'UTC',
  parties: ['north', 'south'],
  guarantors: ['gamma'],
  sources: ['watch'],
};
const time = { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' };
const observation = {
  kind: 'observation',
  id: 'a',
  source: 'watch',
  time,
  conduct: 'strike',
  actor: 'north',
};
const declaration = {
  kind: 'declaration',
  id: 'd',
  source: 'watch',
  time,
  by: 'gamma',
  act: 'proposes',
  about: 'truce',
  summary: 's',
};

async function faults(...lines: (object | string)[]): Promise<string[]> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { taken, setAside, problem } = await parseAll(truceline, text, SETTING);
  assert.equal(problem, undefined);
  assert.equal(taken.length + setAside.length, lines.filter((line) => line !== '').length);
  return setAside.map(
    ({ line, field, expected, found, hint }) => `${line} ${field ?? ''}: ${expected} | ${found} | ${hint}`,
  );
}

test('records of every kind pass unchanged, blank lines are passed over', async () => {
  const text = `${JSON.stringify(observation)}\r\n\n${JSON.stringify(declaration)}\n`;
  const { taken } = await parseAll(truceline, text, SETTING);
  assert.deepEqual(taken, [
    { line: 1, record: observation, json: undefined },
    { line: 3, record: declaration, json: undefined },
  ]);
});

test('a line that is canonical already comes with its text, another one without', async () => {
  const json = canonicalJson(observation);
  const { taken } = await parseAll(
    truceline,
    `${json}\n${JSON.stringify(Object.fromEntries(Object.entries(observation).reverse()))}`,
    SETTING,
  );
  assert.deepEqual(taken, [
    { line: 1, record: observation, json },
    { line: 2, record: observation, json: undefined },
  ]);
});

test('an unknown source and unknown parties are set aside with those that are known', async () => {
  const claim = { against: 'west', unit: 'shots', periodStart: time.start, periodEnd: time.start };
  const handover = {
    kind: 'handover',
    id: 'h',
    source: 'watch',
    time,
    from: 'north',
    to: 'sout',
    category: 'civilian',
  };
  const correction = {
    kind: 'correction',
    id: 'c',
    source: 'watch',
    time,
    of: 'a',
    action: 'replace',
    reason: 'r',
  };
  const said = await faults(
    { ...observation, source: 'wach' },
    { ...observation, actor: 'west' },
    { ...declaration, by: 'delta' },
    { ...declaration, claim },
    handover,
    { ...correction, replacement: { ...observation, actor: 'west' } },
    { ...observation, actor: 'undetermined' },
  );
  assert.deepEqual(
    said.map((line) => line.split(':')[0]),
    ['1 source', '2 actor', '3 by', '4 claim.against', '5 to', '6 replacement.actor'],
  );
  assert.match(said[0]!, /Did you mean "watch"/);
  assert.match(said[1]!, /north, south, both, undetermined, none/);
});

test('what breaks the schema is named by its path, with the words that are allowed', async () => {
  const said = await faults(
    { ...observation, conduct: 'strik' },
    { ...observation, time: { ...time, end: '2025-03-01T09:00:00Z' } },
    { ...observation, place: { lat: 95, lon: 16 } },
    { ...observation, colour: 'red' },
    { ...observation, kind: 'observatio' },
    { ...observation, time: undefined },
    { ...observation, time: { ...time, start: '2025-02-31T10:00:00Z' } },
    '[1, 2]',
    '"text"',
    '7',
    'null',
  );
  assert.match(said[0]!, /^1 conduct: one of: strike, .*Did you mean "strike"/);
  assert.match(said[1]!, /^2 time\.end: an end that is not before its start/);
  assert.match(said[2]!, /^3 place\.lat: /);
  assert.match(said[3]!, /^4 colour: only members that the schema names/);
  assert.match(said[4]!, /^5 kind: one of: observation, declaration.*Did you mean "observation"/);
  assert.match(said[5]!, /^6 time: /);
  assert.equal(said.length, 11);
});

test('a bearing without an observer is set aside with the reason, and so is a point of the compass that there is not', async () => {
  const observer = { lat: 48, lon: 16 };
  const said = await faults(
    { ...observation, sightings: [{ by: 'ear', bearings: ['N'] }] },
    { ...observation, sightings: [{ observer, by: 'ear', bearings: ['NNN'] }] },
    { ...observation, sightings: [{ observer, by: 'ear', bearings: ['NNE', 'NNW'] }] },
  );
  assert.equal(said.length, 2);
  assert.match(said[0]!, /^1 sightings\.0\.observer: an observer with lat and lon/);
  assert.match(said[1]!, /^2 sightings\.0\.bearings\.0: .*NNE.*NNN/);
});

test('a ruling is taken from the mission itself and from sources that may rule, not from the voice of a party', async () => {
  const ruling = {
    kind: 'ruling',
    id: 'r',
    time,
    action: 'join',
    groups: [['a', 'b']],
    by: 'Ana',
    reason: 'one',
  };
  const lines = ['mission', 'watch', 'army'].map((source) => JSON.stringify({ ...ruling, source }));
  const { taken, setAside } = await parseAll(truceline, lines.join('\n'), {
    ...SETTING,
    sources: ['watch', 'army'],
    rulers: ['watch'],
  });
  assert.deepEqual(
    taken.map(({ record }) => record.source),
    ['mission', 'watch'],
  );
  assert.match(setAside[0]!.expected, /no party's voice/);
});

test('text that is not JSON is set aside with the character at which it breaks', async () => {
  const { setAside } = await parseAll(
    truceline,
    `{"kind": "observation",, "id": 1}\n{"kind": "obs\n${JSON.stringify(observation)}\n`,
    SETTING,
  );
  assert.deepEqual(
    setAside.map(({ line, column }) => [line, column]),
    [
      [1, 24],
      [2, 14],
    ],
  );
});

test('a file of blank lines is a problem of the file', async () => {
  assert.match((await parseAll(truceline, '\n \n', SETTING)).problem!.found, /blank/);
});
