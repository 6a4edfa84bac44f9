import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../agreement/compile.js';
import { columnsOf } from './columns.js';
import { openMonitor } from './monitor.js';
import {
  agreementOf,
  CLAUSES,
  HOUR_MS,
  incident,
  randomFrom,
  START_MS,
  sampleHappenings,
  sampleProgram,
} from './sample.fixture.js';

const at = (hours: number): number => START_MS + hours * HOUR_MS;
const END_MS = at(24 * 8);
const only = (...ids: string[]) => CLAUSES.filter(({ id }) => ids.includes(id));
const said = (findings: readonly { id: string; verdict: string; rule: string }[]): string[] =>
  findings.map(({ id, verdict, rule }) => `${id} ${verdict} ${rule}`);

test('a breach by one side frees the other, and a strike before the start is only looked at where some reading has begun', () => {
  const program = compile(
    agreementOf(only('quiet'), {
      start: '2025-04-01T12:00:00Z',
      released: { once: { breach: { by: 'other' } } },
    }),
    {},
  );
  const monitor = openMonitor(program);
  monitor.push([
    incident('E2', at(80), 'SOUTH'),
    incident('E1', at(70), 'NORTH'),
    incident('E0', at(2), 'NORTH'),
  ]);
  const { added } = monitor.settle(END_MS);
  assert.equal(added.length, 4);
  assert.deepEqual(said(monitor.findings()), [
    'E1~sample~quiet~early violation standard-met',
    'E1~sample~quiet~late violation standard-met',
    'E2~sample~quiet~early notInForce not-in-force',
    'E2~sample~quiet~late notInForce not-in-force',
  ]);
  const south = program.standings.findIndex(({ party, reading }) => party === 1 && reading === 0);
  assert.deepEqual(
    monitor.bands(south, at(0), at(100)).map(({ standing, startMs }) => [standing, startMs]),
    [
      ['notYet', at(0)],
      ['inForce', at(12)],
      ['released', at(70) + 1],
    ],
  );
});

test('a late event, a correction and a removal change what hangs on them', () => {
  const monitor = openMonitor(sampleProgram(only('quiet', 'silence')));
  monitor.push([incident('E2', at(80), 'SOUTH'), incident('E9', at(120), 'SOUTH')]);
  monitor.settle(END_MS);
  const silent = 'E2~sample~silence~early';
  const verdict = () => monitor.findings().find(({ id }) => id === silent)!.verdict;
  assert.equal(verdict(), 'violation');
  monitor.push([incident('E1', at(78), 'NORTH')]);
  const late = monitor.settle(END_MS);
  assert.deepEqual(said(late.revised), [
    `${silent} notInForce not-in-force`,
    'E2~sample~silence~late notInForce not-in-force',
    // The same verdict, but in force without a break only since the suspension by E1.
    'E9~sample~silence~early violation standard-met',
    'E9~sample~silence~late violation standard-met',
  ]);
  assert.equal(late.added.length, 4);
  monitor.push([incident('E1', at(60), 'NORTH')]);
  monitor.settle(END_MS);
  assert.equal(verdict(), 'violation');
  monitor.remove(['E1']);
  assert.equal(monitor.settle(END_MS).withdrawn.length, 4);
  assert.deepEqual(monitor.settle(END_MS), { added: [], revised: [], withdrawn: [] });
});

test('a state is found after its grace, goes on until it ends, and not before the horizon has come', () => {
  const monitor = openMonitor(sampleProgram(only('few')));
  const movement = { words: { conduct: 'movement' } };
  monitor.push([incident('M1', at(80), 'NORTH', movement), incident('M2', at(81), 'NORTH', movement)]);
  assert.equal(monitor.settle(at(82)).added.length, 0);
  const [found] = monitor.settle(at(84)).added;
  assert.equal(found!.id, 'NORTH@2025-04-04T09:00:00.000Z~sample~few~early');
  assert.equal(found!.endMs, Number.POSITIVE_INFINITY);
  const [ended] = monitor.settle(at(100)).revised;
  assert.equal(ended!.endMs, at(92) + 1);
});

test('columns and objects give the same findings, proofs and all', () => {
  const random = randomFrom(5);
  const incidents = sampleHappenings(300, random).filter(({ kind }) => kind === 'incident');
  const program = sampleProgram();
  const objects = openMonitor(program);
  objects.push(incidents);
  objects.settle(END_MS);
  const columns = openMonitor(program);
  for (let i = 0; i < incidents.length; i += 64) columns.pushColumns(columnsOf(incidents.slice(i, i + 64)));
  columns.settle(END_MS);
  assert.ok(objects.findings().length > 300);
  assert.deepEqual(columns.findings(), objects.findings());
});

test('small pushes in any order, with corrections and removals, give what one push gives', () => {
  const program = sampleProgram();
  for (let seed = 1; seed <= 25; seed++) {
    const random = randomFrom(seed);
    const happenings = sampleHappenings(40, random);
    const once = openMonitor(program);
    once.push(happenings);
    once.settle(END_MS);
    const monitor = openMonitor(program);
    const kept = new Map<string, string>();
    const settle = (horizonMs: number): void => {
      const { added, revised, withdrawn } = monitor.settle(horizonMs);
      for (const { id } of withdrawn) assert.ok(kept.delete(id), `${id} was not there`);
      for (const finding of added) assert.ok(!kept.has(finding.id), `${finding.id} was there`);
      for (const finding of revised) assert.ok(kept.has(finding.id), `${finding.id} was not there`);
      for (const finding of [...added, ...revised]) kept.set(finding.id, JSON.stringify(finding));
    };
    for (const happening of [...happenings].sort(() => random() - 0.5)) {
      if (random() < 0.3)
        monitor.push([{ ...happening, startMs: happening.startMs - 30 * HOUR_MS, by: 'undetermined' }]);
      if (random() < 0.3) settle(random() < 0.5 ? END_MS : at(random() * 190));
      monitor.push([happening]);
      if (random() < 0.1) monitor.remove([happenings[Math.floor(random() * 40)]!.id]);
      if (random() < 0.3) settle(END_MS);
    }
    monitor.push(happenings);
    settle(END_MS);
    assert.deepEqual(monitor.findings(), once.findings(), `seed ${seed}`);
    const told = new Map(monitor.findings().map((finding) => [finding.id, JSON.stringify(finding)]));
    assert.deepEqual(new Map([...kept].sort()), new Map([...told].sort()), `changes of seed ${seed}`);
    for (let i = 0; i < program.standings.length; i++)
      assert.deepEqual(monitor.standingAt(i, at(150)), once.standingAt(i, at(150)));
  }
});

test('the samples come to all kinds of verdict', () => {
  const rules = new Set<string>();
  for (let seed = 1; seed <= 10; seed++) {
    const monitor = openMonitor(sampleProgram());
    monitor.push(sampleHappenings(40, randomFrom(seed)));
    monitor.settle(END_MS);
    for (const { rule } of monitor.findings()) rules.add(rule);
  }
  const expected = ['standard-met', 'exempt', 'author-open', 'straddles', 'not-in-force', 'standing-open'];
  for (const rule of [...expected, 'state-holds', 'quota-missed', 'quota-open'])
    assert.ok(rules.has(rule), rule);
});
