import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Correction, Declaration, Observation, TrucelineRecord } from '../record/record.js';
import type { Picture } from '../report/picture.js';
import { beginFold, fold } from './fold.js';
import { type Mission, openMission } from './open.js';

let dir = '';
let mission: Mission;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-fold-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const loaded = await openMission(dir);
  assert.ok(loaded.ok, JSON.stringify(loaded));
  mission = loaded.mission;
});
after(() => rm(dir, { recursive: true, force: true }));

const TIME = { start: '2025-03-18T10:00:00Z', end: '2025-03-18T11:00:00Z', precision: 'hour' as const };
const shots = (id: string, lat: number, more: Partial<Observation> = {}): Observation => ({
  kind: 'observation',
  id,
  source: 'news',
  time: TIME,
  place: { name: 'Mill', lat, lon: 30, radiusMetres: 300, precision: 'site', basis: 'coder' },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  stance: 'asserted',
  summary: `Fire at ${lat}`,
  ...more,
});
const declared = (id: string): Declaration => ({
  kind: 'declaration',
  id,
  source: 'news',
  time: TIME,
  by: 'A',
  act: 'proposes',
  about: 'truce',
  summary: 'A truce is proposed',
});
const correction = (id: string, of: string, replacement?: Observation): Correction => ({
  kind: 'correction',
  id,
  source: 'news',
  time: TIME,
  of,
  reason: 'misread',
  ...(replacement ? { action: 'replace', replacement } : { action: 'withdraw' }),
});
const standsOn = (records: number) => ({
  records,
  ledger: null,
  configuration: mission.configuration,
  version: '0.0.0',
});
/** What is derived; corrections themselves stay among the records that stand. */
const derived = (picture: Picture): string =>
  JSON.stringify({
    ...picture,
    attributions: [...picture.attributions],
    records: picture.records.filter(({ kind }) => kind !== 'correction'),
    standsOn: null,
  });
const folded = (records: readonly TrucelineRecord[]): Picture =>
  fold(mission, records, standsOn(records.length));

test('corrections leave what would be there had the records read so from the start, wherever they stand', () => {
  const values = { temperatureCelsius: 4 };
  const records = [
    correction('c0', 'late'),
    shots('a', 50),
    shots('b', 51),
    declared('d'),
    declared('gone'),
    shots('late', 52),
    shots('measured', 53, { values }),
    correction('c1', 'a'),
    correction('c2', 'b', shots('b', 48)),
    correction('c3', 'b', shots('elsewhere', 49, { values })),
    correction('c4', 'gone'),
    correction('c5', 'no-such-record', shots('x', 47)),
  ];
  const asItReads = [shots('b', 49, { values }), declared('d'), shots('measured', 53, { values })];
  assert.equal(derived(folded(records)), derived(folded(asItReads)));
  assert.equal(folded(asItReads).incidents.length, 2);
});

test('records taken in parts of any size give the picture of all at once, and each is known by its entry', () => {
  const records = Array.from({ length: 40 }, (_, i) => shots(`r${i}`, 48 + (i % 7)));
  const whole = folded(records);
  for (const size of [1, 7, 39]) {
    const folding = beginFold(mission);
    for (let i = 0; i < records.length; i += size) folding.take(records.slice(i, i + size));
    const picture = folding.finish(standsOn(records.length));
    assert.equal(derived(picture), derived(whole));
    assert.equal(picture.entryOf('r17'), 17);
    assert.equal(picture.entryOf('nobody'), undefined);
  }
});

test('figures that a party gives make no incident and change none', () => {
  const claim = { against: 'B', unit: 'strikes', count: 40, periodStart: TIME.start, periodEnd: TIME.end };
  const records = [shots('a', 50), shots('b', 51, { actor: 'B' })];
  const without = folded(records);
  const claimed = folded([...records, { ...declared('c'), act: 'claims', claim }]);
  assert.deepEqual(claimed.incidents, without.incidents);
  assert.deepEqual([...claimed.attributions], [...without.attributions]);
  assert.deepEqual(claimed.findings, without.findings);
  assert.equal(claimed.declarations[0]?.claim?.count, 40);
});
