import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { agreement as schema } from './agreement.js';
import { type OpenPoint, openPoints } from './open-points.js';

interface Parts {
  readonly parties?: string;
  readonly period?: string;
  readonly readings?: string;
  readonly more?: string;
  readonly clauses: string;
}

const reading = (id: string, by: string, more = ''): string =>
  `{ id: ${id}, title: { en: ${id} }, by: [${by}], source: Invented${more} }`;
const clause = (id: string, more: string): string =>
  `{ id: ${id}, title: { en: ${id} }, text: Invented text., source: Invented, ${more} }`;

function pointsOf({
  parties = 'A, B',
  period = '{ start: 2025-04-01T00:00:00Z, duration: 10 days }',
  readings = reading('plain', 'A, B'),
  more = '',
  clauses,
}: Parts): OpenPoint[] {
  return openPoints(
    schema.parse(
      parseYaml(`
truceline: agreement/1
id: invented
title: { en: Invented }
status: agreed
parties: [${parties}]
timeZone: UTC
summary: Invented
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented
period: ${period}
readings: [${readings}]
clauses: [${clauses}]
${more}`),
    ),
  );
}

const told = (points: readonly OpenPoint[]): string[] =>
  points.map(({ kind, where, text }) => `${kind} ${where}: ${text}`);
const SILENCE = clause('silence', 'kind: prohibition, conduct: strike');

test('a text that leaves nothing open has no open points', () => {
  assert.deepEqual(pointsOf({ clauses: SILENCE }), []);
});

test('an end that nobody states is told once; one that a single reading lacks, of that reading', () => {
  assert.deepEqual(
    told(
      pointsOf({
        period: '{ start: 2025-04-01T00:00:00Z }',
        clauses: `${SILENCE}, ${clause('calm', 'kind: prohibition, conduct: clash')}`,
      }),
    ),
    ['gap period: No reading says when this ends.'],
  );
  const readings = `${reading('one', 'A', ', end: 2025-05-01T00:00:00Z')}, ${reading('two', 'B')}`;
  const points = pointsOf({
    period: '{ start: 2025-04-01T00:00:00Z }',
    readings,
    more: 'rulings: { by: A }',
    clauses: SILENCE,
  });
  assert.deepEqual(told(points), ['gap readings.two: The reading “two” does not say when this ends.']);
});

test('a prolongation without an end is a gap only where the reading gives no end either', () => {
  const extension = 'extension: { consent: any, each: 5 days }';
  const ended = pointsOf({
    period: `{ start: 2025-04-01T00:00:00Z, ${extension} }`,
    readings: reading('plain', 'A, B', ', end: 2025-05-01T00:00:00Z'),
    clauses: SILENCE,
  });
  assert.deepEqual(ended, []);
  const open = pointsOf({ period: `{ start: 2025-04-01T00:00:00Z, ${extension} }`, clauses: SILENCE });
  assert.ok(told(open).includes('gap period: It can be prolonged, but it has no end.'));
});

test('a reading without start, a party without reading and readings without a judge are gaps', () => {
  const readings = `${reading('one', 'A', ', start: 2025-04-01T00:00:00Z')}, ${reading('two', 'A')}`;
  assert.deepEqual(told(pointsOf({ period: '{ duration: 3 days }', readings, clauses: SILENCE })), [
    'gap readings.two: The reading “two” states no start: under it this never comes into force.',
    'gap readings: No reading is known of B, who is a party.',
    'gap rulings: The readings differ, and nothing says who rules on them.',
  ]);
});

test('a clause that binds nobody is a gap, under one reading or under all', () => {
  const readings = `${reading('one', 'A, B', ', binds: [A]')}, ${reading('two', 'A, B')}`;
  const points = pointsOf({
    readings,
    more: 'rulings: { by: A }',
    clauses: clause('silence', 'kind: prohibition, by: B'),
  });
  assert.deepEqual(told(points), [
    'gap clauses.silence: Under the reading “one” nobody is bound by this clause.',
  ]);
  const all = pointsOf({
    readings: reading('one', 'A, B', ', binds: [A]'),
    clauses: clause('silence', 'kind: prohibition, by: B'),
  });
  assert.deepEqual(told(all), ['gap clauses.silence: Nobody is bound by this clause under any reading.']);
});

test('a delivery and a withdrawal without a due day are gaps', () => {
  const clauses = `${clause('home', 'kind: delivery, of: { handover: {} }, atLeast: 3')}, ${clause('gone', 'kind: withdrawal, zone: town')}`;
  const points = pointsOf({ clauses, more: 'zones: { town: { byName: true } }' });
  assert.deepEqual(
    points.filter(({ text }) => text.startsWith('Nothing says by when')).map(({ where }) => where),
    ['clauses.home', 'clauses.gone'],
  );
});

test('two prohibitions overlap where all their fields can be met at once, and only then', () => {
  const both = `${clause('any-fire', 'kind: prohibition, conduct: strike')}, ${clause('no-shells', 'kind: prohibition, conduct: [strike, mine], means: mortar')}`;
  assert.deepEqual(told(pointsOf({ clauses: both })), [
    'overlap clauses.any-fire clauses.no-shells: “any-fire” and “no-shells” cover the same thing for the same parties: strike by means of mortar.',
  ]);
  const apart = `${clause('guns', 'kind: prohibition, conduct: strike, means: artillery')}, ${clause('mortars', 'kind: prohibition, conduct: strike, means: mortar')}`;
  assert.deepEqual(pointsOf({ clauses: apart }), []);
  const others = `${clause('one', 'kind: prohibition, conduct: strike, by: A')}, ${clause('two', 'kind: prohibition, conduct: strike, by: B')}`;
  assert.deepEqual(pointsOf({ clauses: others }), []);
});

test('a release that waits for a breach by somebody who is not bound can never come', () => {
  const one = clause(
    'silence',
    'kind: prohibition, conduct: strike, by: A, period: { released: { once: { breach: { by: other } } } }',
  );
  const [point] = pointsOf({ clauses: one });
  assert.match(
    point!.text,
    /This can never be met: a breach of this clause by the other party; nobody whom it names is bound/,
  );
  const two = clause(
    'silence',
    'kind: prohibition, conduct: strike, period: { released: { once: { breach: { by: other } } } }',
  );
  assert.deepEqual(pointsOf({ clauses: two }), []);
});

test('a window that nothing can lie in, and another party where there is none, can never be met', () => {
  const empty =
    'kind: prohibition, conduct: strike, period: { suspended: { once: { incident: { by: A } }, within: 24 h, ago: 48 h } }';
  assert.match(
    pointsOf({ clauses: clause('silence', empty) })[0]!.text.replaceAll('\u00a0', ' '),
    /nothing lies both in the last 24 hours and at least 48 hours ago/,
  );
  const alone =
    'kind: prohibition, conduct: strike, period: { suspended: { once: { incident: { by: other } } } }';
  const points = pointsOf({
    parties: 'A',
    readings: reading('plain', 'A'),
    clauses: clause('silence', alone),
  });
  assert.match(points[0]!.text, /there is no other party/);
});

test('what waits for a clause that does not bind the party waits for ever', () => {
  const first = clause('first', 'kind: prohibition, conduct: mine, by: A');
  const waits = (by: string): string =>
    clause('second', `kind: prohibition, conduct: strike, by: ${by}, period: { start: { endOf: first } }`);
  assert.match(
    pointsOf({ clauses: `${first}, ${waits('[A, B]')}` })[0]!.text,
    /It rests on “first” .* does not bind B: for them this never comes/,
  );
  assert.deepEqual(pointsOf({ clauses: `${first}, ${waits('A')}` }), []);
});

test('terms without definition and the open points of the text are told with their clause', () => {
  const clauses = clause(
    'silence',
    'kind: prohibition, conduct: strike, uses: [zone-of-trust], open: [Who decides.]',
  );
  assert.deepEqual(told(pointsOf({ clauses })), [
    'undefined-term clauses.silence: The term “zone-of-trust” is used and not defined.',
    'stated clauses.silence: Who decides.',
  ]);
});
