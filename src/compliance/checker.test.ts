import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { agreement as agreementSchema } from '../agreement/agreement.js';
import { compile } from '../agreement/compile.js';
import { check, differ, workOut } from './checker.js';
import type { Happening } from './happening.js';

const AT = Date.parse('2025-04-03T07:00:00Z');
const HOUR_MS = 3_600_000;
const HORIZON = AT + 240 * HOUR_MS;

const truce = (period: object) =>
  compile(
    agreementSchema.parse({
      truceline: 'agreement/1',
      id: 'truce',
      title: { en: 'Truce' },
      status: 'agreed',
      parties: ['A', 'B'],
      timeZone: 'Europe/Vienna',
      summary: 'Invented',
      standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
      source: 'Invented',
      period: { start: '2025-04-01T00:00:00+02:00', ...period },
      readings: [{ id: 'plain', title: { en: 'Plain' }, by: ['A', 'B'], source: 'Invented' }],
      clauses: [
        {
          id: 'no-strikes',
          title: { en: 'No strikes' },
          text: 'Neither side strikes.',
          kind: 'prohibition',
          conduct: 'strike',
          source: 'Invented',
        },
      ],
    }),
  );

function strike(id: string, by: string, hours: number, value = 1): Happening {
  const startMs = AT + hours * HOUR_MS;
  const sure = { value: 1, low: 1, high: 1 };
  return {
    id,
    kind: 'incident',
    startMs,
    endMs: startMs + 1,
    by,
    happened: { value, low: value, high: value },
    shares: { [by]: sure },
    words: { conduct: 'strike' },
    rivals: {},
    amounts: {},
    zones: [],
    voidMs: Number.POSITIVE_INFINITY,
    records: [id],
  };
}

const verdicts = (program: ReturnType<typeof truce>, happenings: readonly Happening[]): string[] =>
  [...workOut(program, happenings, HORIZON).findings.values()]
    .map((build) => build())
    .map(({ incident, verdict, rule, band }) => `${incident} ${verdict} ${rule} ${band}`);

test('a strike is a violation, in the band of its probability', () => {
  const events = [strike('E1', 'A', 0), strike('E2', 'B', 1, 0.6), strike('E3', 'A', 2, 0.3)];
  assert.deepEqual(verdicts(truce({}), events), [
    'E1 violation standard-met confirmed',
    'E2 violation standard-met possible',
    'E3 noViolation standard-not-met none',
  ]);
});

test('silence for silence: each strike is judged by the breaches strictly before it', () => {
  const program = truce({ suspended: { once: { breach: { by: 'other' } }, within: '2 h' } });
  const events = [
    strike('E1', 'A', 0),
    strike('E2', 'B', 0),
    strike('E3', 'B', 1),
    strike('E4', 'A', 2),
    strike('E5', 'A', 4),
    strike('E6', 'B', 5),
  ];
  // E1 and E2 at once: neither is before the other. E3 falls within 2 h of E1, E4 of E2; E3 was no breach, so E5 is one.
  assert.deepEqual(
    verdicts(program, events).map((line) => line.split(' ').slice(0, 2).join(' ')),
    ['E1 violation', 'E2 violation', 'E3 notInForce', 'E4 notInForce', 'E5 violation', 'E6 notInForce'],
  );
});

test('a long chain of breaches, each of which hangs on those before it, comes out as counted one by one', () => {
  const program = truce({ suspended: { once: { breach: { by: 'other' } }, within: '2 h' } });
  const events = Array.from({ length: 200 }, (_, i) => strike(`E${i}`, i % 11 < 5 ? 'A' : 'B', i));
  const breaches: Happening[] = [];
  for (const event of events) {
    const isSuspended = breaches.some(
      ({ by, startMs }) => by !== event.by && event.startMs - startMs <= 2 * HOUR_MS,
    );
    if (!isSuspended) breaches.push(event);
  }
  const found = [...workOut(program, events, HORIZON).findings.values()].map((build) => build());
  assert.deepEqual(
    found.filter(({ verdict }) => verdict === 'violation').map(({ incident }) => incident),
    breaches.map(({ id }) => id),
  );
  assert.ok(breaches.some(({ by }) => by === 'A') && breaches.some(({ by }) => by === 'B'));
});

test('release stands in the proof with the finding that caused it', () => {
  const program = truce({ released: { once: { breach: { by: 'other' } } } });
  const truth = workOut(program, [strike('E1', 'A', 0), strike('E2', 'B', 1)], HORIZON);
  const { standing, verdict, proof } = truth.findings.get('E2~truce~no-strikes~plain')!();
  assert.deepEqual([standing, verdict], ['released', 'notInForce']);
  assert.match(JSON.stringify(proof), /"records":\["E1~truce~no-strikes~plain"\]/);
});

test('a finding is refused with its path, what was expected and what was found', () => {
  const events = [strike('E1', 'A', 0)];
  const [build] = workOut(truce({}), events, HORIZON).findings.values();
  const finding = JSON.parse(JSON.stringify(build!())) as ReturnType<NonNullable<typeof build>>;
  const judge = (...given: unknown[]) => check(truce({}), events, HORIZON, given);
  assert.deepEqual(judge(finding), { ok: true, accepted: 1, rejected: [], missing: [] });

  const altered = {
    ...finding,
    proof: { ...finding.proof, standard: { possible: 0.4, probable: 0.7, confirmed: 0.9 } },
  };
  assert.equal(judge(altered).rejected[0]?.path, 'proof.standard.possible');
  const later = { ...finding, startMs: finding.startMs + 1 };
  assert.deepEqual(judge(later).rejected, [{ id: finding.id, path: 'startMs', expected: AT, found: AT + 1 }]);
  assert.equal(judge({ ...finding, said: 'so' }).rejected[0]?.path, 'said');
  assert.equal(judge(finding, finding).rejected[0]?.expected, 'each finding once');
  assert.equal(judge({ ...finding, id: 'E9' }).rejected[0]?.expected, 'no such finding');
});

test('a list that claims to be whole is told what is missing in it', () => {
  const events = [strike('E1', 'A', 0), strike('E2', 'B', 1)];
  const whole = check(truce({}), events, HORIZON, []);
  assert.deepEqual(
    [whole.ok, whole.missing],
    [false, ['E1~truce~no-strikes~plain', 'E2~truce~no-strikes~plain']],
  );
  assert.equal(check(truce({}), events, HORIZON, [], { complete: false }).ok, true);
});

test('numbers may differ in their last bits, and null in JSON is an infinite number', () => {
  assert.equal(differ({ p: 0.1 + 0.2 }, { p: 0.3 }, ''), null);
  assert.equal(differ({ endMs: Number.POSITIVE_INFINITY }, { endMs: null }, ''), null);
  assert.deepEqual(differ({ of: [1, 2] }, { of: [1] }, ''), { path: 'of[1]', expected: 2, found: undefined });
});

test('the checker is one file of at most 500 lines and imports no code of the monitor', async () => {
  const text = await readFile(new URL('./checker.ts', import.meta.url), 'utf8');
  assert.ok(text.split('\n').length <= 501);
  const imported = [...text.matchAll(/from '(.*)'/g)].map(([, path]) => path);
  assert.deepEqual(imported, [
    '../agreement/program.js',
    '../attribution/attribution.js',
    '../time/calendar.js',
    './finding.js',
    './happening.js',
    './proof.js',
  ]);
});
