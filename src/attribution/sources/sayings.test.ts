import assert from 'node:assert/strict';
import { test } from 'node:test';
import { associate } from '../../incident/associate.js';
import type { Incident } from '../../incident/incident.js';
import {
  SAMPLE_PARTIES,
  SAMPLE_SETTING,
  SAMPLE_SOURCES,
  type SampleFields,
  sampleCrowd,
  sampleReport,
} from '../../incident/sample.fixture.js';
import { estimateSources } from './estimate.js';
import { emptyRows, type Sayings, sampleOf, sayingsOf } from './sayings.js';

const SETTING = { parties: SAMPLE_PARTIES, sources: SAMPLE_SOURCES };
const [A, OTHER, DID_NOT_HAPPEN] = [0, 2, 3];

const incidentOf = (...reports: SampleFields[]): Incident => {
  const incidents = associate(reports.map(sampleReport), SAMPLE_SETTING);
  assert.equal(incidents.length, 1);
  return incidents[0]!;
};
/** Source, voice, what it says, weight. */
const told = (sayings: Sayings): unknown[] =>
  Array.from(sayings.source, (s, row) => [
    sayings.sources[s]!.source,
    sayings.sources[s]!.voice,
    sayings.says[row],
    Math.round(1000 * sayings.weight[row]!) / 1000,
  ]);
const saidOf = (...reports: SampleFields[]): unknown[] => told(sayingsOf([incidentOf(...reports)], SETTING));

test('a source says which party did it, that nobody did, that it did not happen, or only that it happened', () => {
  assert.deepEqual(saidOf({ id: 'a', source: 'press', actor: 'A' }), [['press', -1, A, 1]]);
  assert.deepEqual(saidOf({ id: 'a', source: 'press', actor: 'undetermined' }), [['press', -1, -1, 1]]);
  assert.deepEqual(saidOf({ id: 'a', source: 'press', actor: 'none', conduct: 'explosion' }), [
    ['press', -1, OTHER, 1],
  ]);
  assert.deepEqual(saidOf({ id: 'a', source: 'press', actor: 'undetermined', stance: 'denied' }), [
    ['press', -1, DID_NOT_HAPPEN, 1],
  ]);
});

test('a denial that blames somebody else is an accusation', () => {
  assert.deepEqual(saidOf({ id: 'a', source: 'b-ministry', voice: 'B', actor: 'A', stance: 'denied' }), [
    ['b-ministry', 1, A, 1],
  ]);
  assert.deepEqual(saidOf({ id: 'a', source: 'b-ministry', voice: 'B', actor: 'B', stance: 'denied' }), [
    ['b-ministry', 1, DID_NOT_HAPPEN, 1],
  ]);
});

test('what a third party puts in the mouth of another weighs less; what a party alleges is its own word', () => {
  assert.deepEqual(saidOf({ id: 'a', source: 'press', actor: 'A', stance: 'alleged' }), [
    ['press', -1, A, 0.3],
  ]);
  assert.deepEqual(saidOf({ id: 'a', source: 'b-ministry', voice: 'B', actor: 'A', stance: 'alleged' }), [
    ['b-ministry', 1, A, 1],
  ]);
});

test('a source that quotes a party is told apart from the source itself', () => {
  const incident = incidentOf(
    { id: 'a', source: 'press', actor: 'A', account: 'Shells fell on the mill' },
    { id: 'b', source: 'press', voice: 'B', actor: 'A', account: 'The ministry of B accuses the enemy' },
  );
  const sayings = sayingsOf([incident], SETTING);
  assert.deepEqual(new Set(sayings.sources.map(({ voice }) => voice)), new Set([-1, 1]));
});

test('saying the same again adds nothing; saying two things halves each', () => {
  const { accounts, ...rest } = incidentOf({ id: 'a', source: 'press', actor: 'A' });
  const again = { ...rest, accounts: [accounts[0]!, { ...accounts[0]!, observations: ['b'] }] };
  assert.deepEqual(told(sayingsOf([again], SETTING)), [['press', -1, A, 1]]);
  const both = { ...rest, accounts: [accounts[0]!, { ...accounts[0]!, actor: 'B' }] };
  assert.deepEqual(told(sayingsOf([both], SETTING)), [
    ['press', -1, A, 0.5],
    ['press', -1, 1, 0.5],
  ]);
});

test('sensors say nothing of authors, and rows of one incident stand together', () => {
  const incidents = associate(
    [
      ...sampleCrowd(3, 200).map((report) => ({ ...report })),
      sampleReport({
        id: 'z',
        source: 'satellite',
        report_kind: 'detection',
        conduct: 'explosion',
        account: '',
      }),
    ],
    SAMPLE_SETTING,
  );
  const sayings = sayingsOf(incidents, SETTING);
  assert.ok(sayings.sources.every(({ source }) => source !== 'satellite'));
  assert.equal(sayings.offsets.length, incidents.length + 1);
  assert.equal(sayings.offsets[incidents.length], sayings.source.length);
});

test('the reader of a model reads an incident as the table has it, and knows strangers by their voice', () => {
  const incidents = associate(sampleCrowd(4, 300), SAMPLE_SETTING);
  const sayings = sayingsOf(incidents, SETTING);
  const model = estimateSources(sayings, new Float64Array(incidents.length * 4));
  const read = model.reader(SETTING);
  const rows = emptyRows(300);
  incidents.forEach((incident, i) => {
    const end = read(incident, rows, 0);
    const from = sayings.offsets[i]!;
    assert.equal(end, sayings.offsets[i + 1]! - from);
    for (let row = 0; row < end; row++)
      for (const column of ['source', 'says', 'weight', 'wording'] as const)
        assert.equal(rows[column][row], sayings[column][from + row]);
  });
  const stranger = {
    ...incidents[0]!,
    accounts: [
      { ...incidents[0]!.accounts[0]!, source: 'new', voice: 'B', actor: 'B', stance: 'asserted' as const },
    ],
  };
  const out = new Float64Array(4);
  assert.equal(read(stranger, rows, 0), 1);
  assert.ok(rows.source[0]! < 0);
  model.weigh(rows, 0, 1, out);
  assert.ok(out[1]! > out[0]! + 2.5, 'an admission weighs much, whoever brings it');
});

test('a sample keeps whole incidents in order', () => {
  const sayings = sayingsOf(associate(sampleCrowd(5, 400), SAMPLE_SETTING), SETTING);
  const sample = sampleOf(sayings, sayings.source.length / 3);
  assert.ok(sample.incidents.length < sayings.incidents);
  sample.incidents.forEach((i, k) => {
    assert.deepEqual(
      sample.sayings.says.subarray(sample.sayings.offsets[k], sample.sayings.offsets[k + 1]),
      sayings.says.subarray(sayings.offsets[i], sayings.offsets[i + 1]),
    );
  });
});
