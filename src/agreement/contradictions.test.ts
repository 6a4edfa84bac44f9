import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HARBOUR, withClause } from './example.fixture.js';
import { parseAgreement } from './parse.js';

/** What each problem says; none where the agreement is good. */
function said(text: string): readonly string[] {
  const parsed = parseAgreement(text, 'harbour.yaml');
  return parsed.ok ? [] : parsed.problems.map(({ expected, hint }) => `${expected}. ${hint}`);
}

const bans = (conduct: string, rest = ''): string =>
  `    kind: prohibition\n    conduct: ${conduct}\n${rest}`;
const clause = (id: string, body: string): string =>
  `  - id: ${id}\n    title: { en: ${id} }\n    text: Added for a test.\n    source: Invented\n${body}`;

describe('a permission', () => {
  const permits = withClause('kind: permission\nfrom: [no-shelling]\nconduct: flight\npurpose: humanitarian');

  test('that leaves out a prohibition of the same is refused', () => {
    assert.match(said(permits + clause('no-flights', bans('[flight]')))[0]!, /"no-flights" prohibits it too/);
  });

  test('of what nobody prohibits is none of our business', () => {
    assert.deepEqual(said(permits), []);
  });

  test('beside a narrower prohibition, or one that exempts it, is left alone', () => {
    const narrower = clause('no-flights', bans('[flight]', '    zone: bank\n'));
    const exempting = clause(
      'no-flights',
      bans('[flight]', '    exempt: [{ id: aid, purpose: humanitarian }]\n'),
    );
    for (const other of [narrower, exempting]) assert.deepEqual(said(permits + other), []);
  });

  test('at another time, or for another party, is left alone', () => {
    const later = clause(
      'no-flights',
      bans('[flight]', '    period: { start: 2031-06-05T00:00:00+02:00, end: 2031-07-05T00:00:00+02:00 }\n'),
    );
    const another = clause('no-flights', bans('[flight]', '    by: [LAKE]\n'));
    for (const other of [later, another]) assert.deepEqual(said(permits + other), []);
  });
});

describe('a ceiling', () => {
  const frees = (atLeast: number, due = ''): string =>
    withClause(
      `kind: delivery\nof: { handover: {} }\natLeast: ${atLeast}\ndue: 2031-05-20T00:00:00+02:00${due}`,
    );
  const limit = (atMost: number, window = ''): string =>
    clause(
      'limit',
      `    kind: ceiling\n    amount: { sum: { handover: { from: self } }${window} }\n    atMost: ${atMost}\n`,
    );

  test('below what another clause demands is refused', () => {
    assert.match(said(frees(50) + limit(40))[0]!, /at least 50, which "added" demands/);
  });

  test('that leaves room, or looks at a day only, is left alone', () => {
    assert.deepEqual(said(frees(50) + limit(50)), []);
    assert.deepEqual(said(frees(50) + limit(40, ', within: 24 h')), []);
  });
});

describe('a clause that prohibits', () => {
  const duty = withClause(
    'kind: duty\nof: { declaration: { act: notifies, about: minefields } }\ndue: 2031-05-20T00:00:00+02:00',
  );
  const silence = (about: string, rest = ''): string =>
    clause(
      'silence',
      `    kind: abstention\n    of: { declaration: { act: [notifies, claims]${about} } }\n${rest}`,
    );

  test('what another demands is refused', () => {
    assert.match(said(duty + silence(''))[0]!, /nothing that "added" demands/);
  });

  test('something else, or only later, is left alone', () => {
    assert.deepEqual(said(duty + silence(', about: losses')), []);
    assert.deepEqual(said(duty + silence('', '    period: { start: 2031-05-10T00:00:00+02:00 }\n')), []);
  });
});

test('a proposal contradicts nothing', () => {
  const permits = withClause(
    'kind: permission\nfrom: [no-shelling]\nconduct: flight',
    HARBOUR.replace('status: agreed', 'status: proposed'),
  );
  assert.deepEqual(said(permits + clause('no-flights', bans('[flight]'))), []);
});
