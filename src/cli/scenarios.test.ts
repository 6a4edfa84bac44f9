import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HARBOUR } from '../agreement/example.fixture.js';
import { runScenarios } from './scenarios.js';

const SCENARIO = `truceline: scenario/1
title: A strike
source: Invented for this test
records:
  - { kind: incident, id: E1, at: 2031-05-06T00:00:00Z, conduct: strike, means: artillery, by: SOUTH, zones: [harbour] }
expect:
  standing:
    - { at: 2031-05-06T00:00:00Z, clause: no-shelling, reading: plain, party: SOUTH, is: inForce }
  findings:
    - { on: E1, clause: no-shelling, reading: plain, verdict: violation }
    - { on: E1, clause: no-shelling, reading: narrow, verdict: violation }
`;

async function problemsOf(from: string, to: string): Promise<readonly string[]> {
  assert.ok(SCENARIO.includes(from), from);
  const folder = await mkdtemp(join(tmpdir(), 'truceline-scenario-'));
  try {
    await mkdir(join(folder, 'bad'));
    await writeFile(join(folder, 'agreement.yaml'), HARBOUR);
    await writeFile(join(folder, 'bad', 'strike.yaml'), SCENARIO.replace(from, to));
    for await (const { problems } of runScenarios(folder)) return problems;
    return assert.fail('no scenario was run');
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a scenario that holds has no problems', async () => {
  assert.deepEqual(await problemsOf('A strike', 'One strike'), []);
});

const SLIPS: readonly (readonly [title: string, from: string, to: string, says: RegExp])[] = [
  [
    'a misspelt clause has line, column and the name that was meant',
    'clause: no-shelling, reading: narrow',
    'clause: no-sheling, reading: narrow',
    /^strike\.yaml:11:25: expected a clause of the agreement \(no-shelling\), found "no-sheling"\. Did you mean "no-shelling"\?$/,
  ],
  [
    'a misspelt reading in a standing',
    'reading: plain, party',
    'reading: plane, party',
    /^strike\.yaml:8:\d+: .*"plane"\. Did you mean "plain"\?$/,
  ],
  [
    'a misspelt party',
    'party: SOUTH, is',
    'party: SUOTH, is',
    /^strike\.yaml:8:\d+: .*Did you mean "SOUTH"\?$/,
  ],
  [
    'the id of no record',
    'on: E1, clause: no-shelling, reading: plain',
    'on: E2, clause: no-shelling, reading: plain',
    /^strike\.yaml:10:\d+: expected the id of a record of the scenario \(E1\)/,
  ],
  [
    'a party that the clause does not bind',
    'party: SOUTH, is',
    'party: LAKE, is',
    /^strike\.yaml:8: standing of no-shelling for LAKE .* does not bind LAKE/,
  ],
  [
    'another verdict than expected',
    'reading: narrow, verdict: violation',
    'reading: narrow, verdict: noViolation',
    /^strike\.yaml:11: E1 under no-shelling, narrow: expected verdict noViolation, found violation/,
  ],
  ['a record of a wrong form', 'conduct: strike,', 'conduct: 3,', /^strike\.yaml:5: /],
];

for (const [title, from, to, says] of SLIPS)
  test(title, async () => {
    const problems = await problemsOf(from, to);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0]!, says);
  });

test('words that nobody declared are told beside what fails for them', async () => {
  const problems = await problemsOf('zones: [harbour]', 'zones: [harbor]');
  assert.ok(
    problems.some((problem) => /the agreement has no zone "harbor"\. Did you mean "harbour"/.test(problem)),
  );
});
