import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LANGUAGES } from '../../record/codes.js';
import { because } from './because.js';
import { type Chain, chain, NO_SHELLING, strike, TEN_DAYS } from './chain.fixture.js';

const solid = (text: string): string => text.replaceAll('\u00a0', ' ');
function said(
  { findings, program }: Chain,
  rule: string,
  language: (typeof LANGUAGES)[number] = 'en',
): string {
  const finding = findings.find((entry) => entry.rule === rule);
  assert.ok(finding, `no finding by the rule ${rule}: ${findings.map((entry) => entry.rule)}`);
  return solid(because(finding, language, { program }));
}
const APRIL_3 = '2025-04-03T10:00:00+03:00';

test('a violation names party, conduct, place, time, standing and certainty', () => {
  const plain = chain(`${TEN_DAYS}${NO_SHELLING}`, [strike('E1', APRIL_3, 'NORTH')]);
  assert.equal(
    said(plain, 'standard-met'),
    'NORTH broke it: strike in “the harbour” on 3 April 2025, 10:00, in force since 1 April 2025, 18:00; confirmed.',
  );
  assert.equal(
    said(plain, 'standard-met', 'uk'),
    'Порушення, сторона: NORTH (підтверджено): удар, зона «the harbour», 3 квітня 2025 року, 10:00; пункт: чинний від 1 квітня 2025 року, 18:00.',
  );
  assert.equal(
    said(plain, 'standard-met', 'ru'),
    'Нарушение, сторона: NORTH (подтверждено): удар, зона «the harbour», 3 апреля 2025 года, 10:00; пункт: действует с 1 апреля 2025 года, 18:00.',
  );
});

test('how sure it is stands in the verb, so that a possible violation does not read as a confirmed one', () => {
  const probable = chain(`${TEN_DAYS}${NO_SHELLING}`, [strike('E1', APRIL_3, { NORTH: 0.8, SOUTH: 0.1 })]);
  assert.match(said(probable, 'standard-met'), /^NORTH probably broke it: .*; probable\.$/);
  const possible = chain(`${TEN_DAYS}${NO_SHELLING}`, [strike('E1', APRIL_3, { NORTH: 0.6, SOUTH: 0.1 })]);
  assert.match(said(possible, 'standard-met'), /^NORTH may have broken it: .*; possible\.$/);
});

test('without the agreement ids are told, and times in UTC', () => {
  const { findings } = chain(`${TEN_DAYS}${NO_SHELLING}`, [strike('E1', APRIL_3, 'NORTH')]);
  assert.equal(
    solid(because(findings[0]!)),
    'NORTH broke it: strike in “harbour” on 3 April 2025, 07:00 UTC, in force since 1 April 2025, 15:00 UTC; confirmed.',
  );
});

test('each rule has its sentence', () => {
  const early = chain(`${TEN_DAYS}${NO_SHELLING}`, [
    strike('E1', { start: '2025-04-01T17:00:00+03:00', end: '2025-04-01T19:00:00+03:00' }, 'NORTH'),
    strike('E2', APRIL_3, 'undetermined'),
    strike('E3', APRIL_3, 'NORTH', { happened: { value: 0.45, low: 0.3, high: 0.6 } }),
    strike('E4', APRIL_3, 'NORTH', { happened: 0.2 }),
  ]);
  assert.match(
    said(early, 'straddles'),
    /within that time the standing of the clause changes for NORTH: not yet in force, from 1 April 2025, 18:00: in force\.$/,
  );
  assert.match(
    said(early, 'author-open'),
    /^Undetermined who did it: strike in “the harbour” on 3 April 2025, 10:00/,
  );
  assert.match(
    said(early, 'happening-open'),
    /the probability that NORTH did it is 0\.45 \(0\.3 to 0\.6\), and it is called possible from 0\.5 on\.$/,
  );
  assert.match(said(early, 'standard-not-met'), /^No violation found: /);
  const released = chain(
    `period: { start: 2025-04-01T18:00:00+03:00, released: { once: { breach: { by: other } } } }\n${NO_SHELLING}`,
    [strike('E1', APRIL_3, 'NORTH'), strike('E2', '2025-04-04T10:00:00+03:00', 'SOUTH')],
  );
  assert.match(
    said(released, 'not-in-force'),
    /for SOUTH the clause was released from it since 3 April 2025, 10:00/,
  );
  const one = chain(`${TEN_DAYS}${NO_SHELLING.replace('zone: harbour', 'by: SOUTH')}`, [
    strike('E1', APRIL_3, 'NORTH'),
  ]);
  assert.match(said(one, 'author-not-bound'), /by NORTH, whom the clause does not bind\.$/);
  const apart = chain(
    `lines: { front: { points: [[30, 46], [30, 47]], sides: { left: SOUTH, right: NORTH } } }
zones: { harbour: { byName: true }, own: { line: front, withinKm: 20, side: self } }
${TEN_DAYS}${NO_SHELLING.replace('zone: harbour', 'zone: own')}`,
    [strike('E1', APRIL_3, 'NORTH', { zones: undefined, place: { lat: 46.5, lon: 29.9, radiusMetres: 10 } })],
  );
  assert.match(said(apart, 'author-not-bound'), /by NORTH, for whom it lies outside the clause\.$/);
  const exempt = chain(
    `${TEN_DAYS}${NO_SHELLING}    exempt: [{ id: return-fire, title: { en: return fire }, purpose: return_fire, when: { once: { incident: { by: other } }, within: 3 h } }]\n`,
    [
      strike('E0', '2025-04-03T09:00:00+03:00', { SOUTH: 0.6, NORTH: 0.4 }),
      strike('E1', '2025-04-03T08:00:00+03:00', 'SOUTH'),
      strike('E2', '2025-04-03T10:00:00+03:00', 'NORTH', { purpose: 'return_fire' }),
      strike('E3', '2025-04-03T11:30:00+03:00', 'NORTH', { purpose: 'return_fire' }),
    ],
  );
  assert.match(said(exempt, 'exempt'), /NORTH is exempt by “return fire”\.$/);
  assert.match(said(exempt, 'exemption-open'), /whether NORTH is exempt by “return fire” is open\.$/);
});

test('states and quotas tell their stretch and their amounts', () => {
  const clauses = `clauses:
  - { id: order, title: { en: Order }, text: An order is given., kind: duty, of: { declaration: { act: orders, about: calm } }, due: 2025-04-03T00:00:00+03:00, source: Invented }
  - { id: home, title: { en: Home }, text: Fifty a week., kind: delivery, by: NORTH, of: { handover: {} }, atLeast: 50, every: 1 week, source: Invented }
`;
  const done = chain(
    `period: { start: 2025-04-01T00:00:00+03:00 }\n${clauses}`,
    [
      {
        kind: 'declaration',
        id: 'O1',
        at: '2025-04-02T00:00:00+03:00',
        by: 'SOUTH',
        act: 'orders',
        about: 'calm',
      },
      {
        kind: 'declaration',
        id: 'O2',
        at: '2025-04-05T00:00:00+03:00',
        by: 'NORTH',
        act: 'orders',
        about: 'calm',
      },
      {
        kind: 'handover',
        id: 'H1',
        at: '2025-04-04T00:00:00+03:00',
        from: 'NORTH',
        to: 'SOUTH',
        category: 'wounded',
        count: 40,
      },
      { kind: 'measure', id: 'M1', at: '2025-04-09T00:00:00+03:00', by: 'SOUTH', values: {} },
    ].filter(({ kind }) => kind !== 'measure'),
    ['2025-04-09T00:00:00+03:00'],
  );
  assert.match(
    said(done, 'state-holds'),
    /^NORTH broke it from 3 April 2025, 00:00 until 5 April 2025, 00:00, in force since 1 April 2025, 00:00\.$/,
  );
  assert.match(
    said(done, 'quota-missed'),
    /^NORTH broke it: 40 delivered of 50 owed from 1 April 2025, 00:00 until 8 April 2025, 00:00\.$/,
  );
});
