import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../record/codes.js';
import { type Chain, chain, NO_SHELLING, strike } from './chain.fixture.js';
import { missing } from './missing.js';
import { proofLines } from './proof-lines.js';
import { standingProofLines } from './standing.js';

const solid = (text: string): string => text.replaceAll('\u00a0', ' ');
const RELEASE = `period:
  start: 2025-04-01T18:00:00+03:00
  released: { once: { breach: { by: other } }, within: 24 h }
`;
const tree = (made: Chain, id: string, program = true): string =>
  proofLines(
    made.findings.find((finding) => finding.id.startsWith(`${id}~`))!,
    'en',
    program ? { program: made.program } : {},
  )
    .map(({ depth, text }) => solid(`${'  '.repeat(depth)}${text}`))
    .join('\n');

const made = chain(`${RELEASE}${NO_SHELLING}`, [
  strike('E1', '2025-04-03T10:00:00+03:00', 'NORTH'),
  strike('E2', '2025-04-04T09:00:00+03:00', 'SOUTH'),
]);

test('the proof tells records, time, fit, standing, author and thresholds, each below what it belongs to', () => {
  const told = tree(made, 'E1');
  for (const line of [
    '  Clause “No shelling” of “Harbour truce”, under the reading “As it stands”',
    '  Records E1',
    '  Conduct: strike; fits: yes',
    '  Zone: “the harbour”; fits: yes',
    '  For NORTH the clause was in force since 1 April 2025, 18:00',
    '    Entry into force: 1 April 2025, 18:00',
    '  Given that it took place, NORTH did it with probability 1',
    '  Together 1: confirmed (possible from 0.5, probable from 0.7, confirmed from 0.9)',
  ])
    assert.ok(told.includes(`\n${line}`), `${line}\nis not in\n${told}`);
});

test('a release names the breach that it followed from, with the window that it asks for', () => {
  const told = tree(made, 'E2');
  assert.match(told, /Release: the moment from which this holds: 3 April 2025, 10:00/);
  assert.match(
    told,
    /There has been a breach of the clause “No shelling” by NORTH, in the last 24 hours: yes \(records E1\)/,
  );
});

test('what has not come is told as such, not as the contrary of its coming', () => {
  const told = tree(made, 'E2');
  assert.match(told, /The moment has not come \(nothing is stated\): yes/);
  assert.doesNotMatch(told, /contrary/);
});

test('without the program the same tree stands, less what events are asked for', () => {
  const bare = tree(made, 'E2', false);
  assert.equal(bare.split('\n').length, tree(made, 'E2').split('\n').length);
  assert.match(bare, /There has been an event that is asked for: yes/);
});

test('every line says where it comes from: all records of the proof are cited', () => {
  const finding = made.findings.find(({ id }) => id.startsWith('E2~'))!;
  const cited = new Set(proofLines(finding).flatMap(({ cites }) => cites));
  assert.ok(cited.has('E2'));
  assert.ok([...cited].some((record) => record.startsWith('E1')));
});

test('the three languages have the same lines, and nothing that is missing shows', () => {
  for (const finding of made.findings) {
    const trees = LANGUAGES.map((language) => proofLines(finding, language, { program: made.program }));
    for (const lines of trees) {
      assert.deepEqual(
        lines.map(({ depth }) => depth),
        trees[0]!.map(({ depth }) => depth),
      );
      for (const { text } of lines) assert.doesNotMatch(text, /undefined|\[object|NaN|Infinity/);
    }
  }
});

const SANCTIONS = `period:
  start: 2025-04-01T18:00:00+03:00
  entry: { all: [{ once: { declaration: { by: COMMISSION, act: lifts, about: sanctions } } },
                 { once: { declaration: { by: other, act: accepts, about: truce } } }] }
`;
const ENTRY = [
  {
    kind: 'declaration',
    id: 'D1',
    at: '2025-04-02T00:00:00+03:00',
    by: 'SOUTH',
    act: 'accepts',
    about: 'truce',
  },
];
function missingFor(made: Chain, party: string, program = true): string[] {
  const line = made.standings.find((standing) => standing.party === party)!;
  return missing(line.proof, 'en', program ? { program: made.program } : {}, line).map(({ text }) =>
    solid(text),
  );
}

test('what is missing for entry into force are the parts of the condition that are not met', () => {
  const waiting = chain(`${SANCTIONS}${NO_SHELLING}`, ENTRY, ['2025-04-05T00:00:00+03:00']);
  assert.deepEqual(missingFor(waiting, 'NORTH'), [
    'Not yet: a declaration by COMMISSION (lifts; subject: “sanctions”).',
  ]);
  assert.deepEqual(missingFor(waiting, 'SOUTH'), [
    'Not yet: a declaration by COMMISSION (lifts; subject: “sanctions”).',
    'Not yet: a declaration by NORTH (accepts; subject: “truce”).',
  ]);
  assert.deepEqual(missingFor(waiting, 'NORTH', false), ['Not yet: an event that is asked for.']);
});

test('a start to come and a start that nothing fixes are missing in words of their own', () => {
  const later = chain(`${RELEASE}${NO_SHELLING}`, [], ['2025-04-01T00:00:00+03:00']);
  assert.deepEqual(missingFor(later, 'NORTH'), ['The start, 1 April 2025, 18:00, has not come.']);
  const never = chain(NO_SHELLING, [], ['2025-04-01T00:00:00+03:00']);
  assert.deepEqual(missingFor(never, 'NORTH'), ['No start is stated, or it is not fixed yet.']);
  const notice = chain(
    `period: { start: { first: { declaration: { by: COMMISSION, act: notifies, about: d-day } } } }\n${NO_SHELLING}`,
    [],
    ['2025-04-01T00:00:00+03:00'],
  );
  assert.deepEqual(missingFor(notice, 'NORTH'), [
    'Not yet: a declaration by COMMISSION (notifies; subject: “d-day”).',
  ]);
});

test('nothing is missing once a clause is in force, and a proposal says that it is one', () => {
  const standing = chain(`${RELEASE}${NO_SHELLING}`, [], ['2025-04-02T00:00:00+03:00']);
  assert.deepEqual(missingFor(standing, 'NORTH'), []);
  const proposal = chain(`${RELEASE}${NO_SHELLING}`, [], ['2025-04-02T00:00:00+03:00'], 'proposed');
  assert.deepEqual(missingFor(proposal, 'NORTH'), ['It is a proposal that nobody has adopted.']);
});

test('a standing is told with the moment that was asked about, its clause and its reading', () => {
  const { standings, program } = chain(`${RELEASE}${NO_SHELLING}`, [], ['2025-04-02T00:00:00+03:00']);
  const [first, second] = standingProofLines(standings[0]!.proof, standings[0]!, 'en', { program });
  assert.equal(
    solid(first!.text),
    '2 April 2025, 00:00: “No shelling” is in force since 1 April 2025, 18:00 for NORTH, under the reading “As it stands”.',
  );
  assert.equal(solid(second!.text), 'Entry into force: 1 April 2025, 18:00');
});
