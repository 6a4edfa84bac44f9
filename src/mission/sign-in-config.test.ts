import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMissionConfig } from './config.js';

const MISSION = `truceline: mission/1
id: hamlet
title: { en: Hamlet }
timeZone: UTC
period: { start: 2025-03-01, end: 2025-03-12 }
bounds: [30, 50, 31, 51]
parties:
  - { id: NORTH, name: { en: North } }
  - { id: SOUTH, name: { en: South } }
sources:
  - { id: post-7, name: Post, kind: mission, reliability: B }
signIn:
  address: https://mission.example
  contact: the secretariat
  providers:
    - id: institute
      name: Institute
      issuer: https://id.example
      clientId: truceline
      people:
        - { claim: groups, is: north, role: party_delegate, party: NORTH }
        - { claim: [realm, roles], is: monitors, role: monitor, sources: [post-7] }
`;

test('an organisation is read with what is usual where nothing is said', () => {
  const read = parseMissionConfig(MISSION, 'mission.yaml');
  assert.ok(read.ok, JSON.stringify(read));
  const [one] = read.value.signIn!.providers;
  assert.deepEqual([one!.algorithm, one!.skewSeconds, one!.scopes], ['RS256', 30, ['email']]);
});

const FAULTS: readonly (readonly [what: string, from: string, to: string, line: number, expected: RegExp])[] =
  [
    ['a party that there is not', 'party: NORTH', 'party: NORHT', 21, /a party of this mission/],
    ['a source that there is not', '[post-7]', '[post-8]', 22, /a source of this mission/],
    ['a delegate of nobody', ', party: NORTH }', ' }', 21, /a party for a delegate/],
    ['a party of a monitor', 'role: monitor,', 'role: monitor, party: NORTH,', 22, /a party for a delegate/],
    ['a role for everybody', 'role: monitor,', 'role: public,', 22, /administrator/],
    ['an issuer without TLS', 'https://id.example', 'http://id.example', 18, /https address/],
    [
      'an address with a query',
      'https://mission.example',
      'https://mission.example/?a=b',
      13,
      /https address/,
    ],
    ['a word too many', 'contact:', 'contcat: x\n  contact:', 14, /./],
    [
      'a signature that is a shared secret',
      'clientId: truceline',
      'clientId: truceline\n      algorithm: HS256',
      20,
      /RS256/,
    ],
    [
      'clocks an hour apart',
      'clientId: truceline',
      'clientId: truceline\n      skewSeconds: 3600',
      20,
      /300/,
    ],
  ];
for (const [what, from, to, line, expected] of FAULTS)
  test(`${what} is told with its line and column`, () => {
    const read = parseMissionConfig(MISSION.replace(from, to), 'mission.yaml');
    assert.ok(!read.ok);
    const [problem] = read.problems;
    assert.equal(problem!.line, line, JSON.stringify(problem));
    assert.ok(problem!.column > 1);
    assert.match(problem!.expected, expected);
  });

test('an id and an issuer stand once', () => {
  const again = MISSION.slice(MISSION.indexOf('    - id: institute'));
  const read = parseMissionConfig(MISSION + again, 'mission.yaml');
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ expected }) => expected),
    ['every id in signIn.providers once', 'every issuer once'],
  );
});
