import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Incident } from '../incident/incident.js';
import { currentPicture } from '../mission/current-picture.js';
import { type Mission, openMission } from '../mission/open.js';
import { type LocalStore, openLocalStore } from '../mission/store.js';
import type { Observation, TrucelineRecord } from '../record/record.js';
import type { Keeping } from './keeping.js';
import { join, listRulings, split, undo } from './rule.js';

let dir = '';
let store: LocalStore;
let mission: Mission;
let keeping: Keeping;
let out: string[] = [];

/** Two accounts of one shelling, and one of another far away three days later. */
const told = (id: string, day: number, lat: number, summary: string): Observation => ({
  kind: 'observation',
  id,
  source: 'news',
  time: { start: `2025-03-1${day}T10:00:00Z`, end: `2025-03-1${day}T10:00:00Z`, precision: 'minute' },
  place: { name: 'Mill', lat, lon: 30, radiusMetres: 900, precision: 'town', basis: 'coder' },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  actor: 'A',
  stance: 'asserted',
  killed: 3,
  summary,
});
const RECORDS = [
  told('first', 1, 50, 'Shells hit the mill street and the bakery of the village'),
  told('second', 1, 50, 'The bakery and mill street of the village were hit by shells'),
  told('other', 4, 51, 'Rounds landed beside a school in the northern hamlet'),
];

before(async () => {
  dir = await mkdtemp(pathOf(tmpdir(), 'truceline-rule-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const loaded = await openMission(dir);
  assert.ok(loaded.ok, JSON.stringify(loaded));
  mission = loaded.mission;
  store = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date('2025-04-01T00:00:00Z') });
  await store.append(RECORDS);
  keeping = {
    dir,
    config: mission.config,
    store,
    io: {
      out: (line) => out.push(line),
      err: () => undefined,
      now: () => new Date('2025-04-02T00:00:00Z'),
      progress: { step: () => undefined, to: () => undefined, done: () => undefined },
      stdin: (async function* () {})(),
      stdout: process.stdout,
    },
  };
});
after(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const WHY = { by: 'Ana', reason: 'the same shelling, says the village council' };

async function incidents(): Promise<readonly Incident[]> {
  const { picture } = await currentPicture(mission, store, '0.0.0', { withReports: true });
  return picture.incidents;
}
const groups = (list: readonly Incident[]): string[] =>
  list.map(({ accounts }) =>
    accounts
      .flatMap((account) => account.observations)
      .sort()
      .join(' '),
  );

async function ruled(step: Promise<number>): Promise<string> {
  out = [];
  assert.equal(await step, 0);
  return out[0]!;
}

test('a person joins incidents, undoes it, undoes the undoing: after each step the picture is that of the rulings that hold', async () => {
  const original = await incidents();
  assert.deepEqual(groups(original), ['first second', 'other']);
  const id = await ruled(join(keeping, ['second', 'other'], WHY));
  const joined = await incidents();
  assert.deepEqual(groups(joined), ['first other second']);
  assert.ok(JSON.stringify(joined[0]!.reasons).includes(id), 'the incident says by which ruling');
  const undoing = await ruled(undo(keeping, id.slice('ruling:'.length), WHY));
  assert.equal(JSON.stringify(await incidents()), JSON.stringify(original), 'byte for byte');
  const redoing = await ruled(undo(keeping, undoing, WHY));
  assert.equal(JSON.stringify(await incidents()), JSON.stringify(joined));
  await ruled(undo(keeping, redoing, WHY));
  assert.equal(JSON.stringify(await incidents()), JSON.stringify(original));
});

test('a person parts an incident, and undoes it', async () => {
  const original = JSON.stringify(await incidents());
  const id = await ruled(split(keeping, ['second'], { ...WHY, from: ['first'] }));
  assert.deepEqual(groups(await incidents()).sort(), ['first', 'other', 'second']);
  await ruled(undo(keeping, id, WHY));
  assert.equal(JSON.stringify(await incidents()), original);
});

test('the ledger holds every step with who and why, and the list says which rulings hold', async () => {
  const id = await ruled(split(keeping, ['first', 'second'], WHY));
  const held: TrucelineRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch) {
      const record = JSON.parse(json) as TrucelineRecord;
      if (record.id === id) held.push(record);
    }
  const [record] = held;
  assert.ok(record?.kind === 'ruling');
  assert.deepEqual(record.groups, [['first'], ['second']]);
  assert.deepEqual([record.by, record.reason], [WHY.by, WHY.reason]);
  out = [];
  await listRulings(keeping);
  assert.match(out.find((line) => line.startsWith(id))!, / split {2}first \| second {2}holds /);
  await ruled(undo(keeping, id, WHY));
  out = [];
  await listRulings(keeping);
  assert.match(out.find((line) => line.startsWith(id))!, /undone by ruling:/);
  await assert.rejects(undo(keeping, id, WHY), /does not hold any more/);
});

test('a ruling in the name of a party has no effect', async () => {
  const original = JSON.stringify(await incidents());
  const sources = mission.config.sources;
  const partial: Mission = {
    ...mission,
    config: { ...mission.config, sources: sources.map((one) => ({ ...one, party: 'A' })) },
  };
  const time = { start: '2025-04-01T00:00:00Z', end: '2025-04-01T00:00:00Z', precision: 'second' as const };
  const ruling: TrucelineRecord = {
    kind: 'ruling',
    id: 'away-with-it',
    source: 'news',
    time,
    action: 'join',
    groups: [['first', 'other']],
    by: 'Bo',
    reason: 'we say so',
  };
  await store.append([ruling]);
  const { picture } = await currentPicture(partial, store, '0.0.0', { withReports: true });
  assert.equal(picture.incidents.length, (JSON.parse(original) as unknown[]).length);
  assert.deepEqual(groups(await incidents()), ['first other second'], 'of a third party it has');
  await ruled(undo(keeping, 'away-with-it', WHY));
  assert.equal(JSON.stringify(await incidents()), original);
});

test('unknown observations, one alone, the same twice and a missing reason are refused with what to do', async () => {
  await assert.rejects(join(keeping, ['first', 'secnd'], WHY), /"secnd"\. Did you mean "second"/);
  await assert.rejects(join(keeping, ['first'], WHY), /two observations or more/);
  await assert.rejects(split(keeping, ['first'], WHY), /--from/);
  await assert.rejects(join(keeping, ['first', 'first'], WHY), /named twice/);
  await assert.rejects(join(keeping, ['first', 'other'], { by: 'Ana' }), /--reason/);
  await assert.rejects(undo(keeping, 'ruling:zzz', WHY), /no ruling begins so/);
});
