import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from './accept.js';
import { read } from './invented.fixture.js';
import type { Proposal } from './proposal.js';

const proposals = read('Ortania rejected the ceasefire. Valdria agreed to a truce at sea.');
const ids = (kind: Proposal['kind']): string[] =>
  proposals.filter((one) => one.kind === kind).map((one) => one.id);

test('nothing is taken that nobody chose', () => {
  assert.deepEqual(accept(proposals, []), { records: [], clauses: [], problems: [] });
});

test('chosen declarations become records, whether named or marked in their line', () => {
  const [first, second] = ids('declaration');
  const marked = proposals.map((one) => (one.id === second ? { ...one, status: 'accepted' as const } : one));
  const { records, problems } = accept(marked, [first!]);
  assert.deepEqual(
    records.map((one) => one.kind === 'declaration' && [one.by, one.act, one.about]),
    [
      ['ORT', 'rejects', 'general-ceasefire'],
      ['VAL', 'accepts', 'sea'],
    ],
  );
  assert.deepEqual(problems, []);
});

test('a clause is handed over with what it lacks', () => {
  const { clauses, problems } = accept(proposals, ids('clause'));
  assert.equal(clauses[0]?.id, 'sea');
  assert.match(problems[0]!, /lacks the zone "sea"/);
});

test('an unknown id and an amended line that is no record any more are told', () => {
  const broken = proposals.map((one) =>
    one.kind === 'declaration' ? { ...one, record: { ...one.record, act: 'shrugs' as 'claims' } } : one,
  );
  const { records, problems } = accept(broken, ['P1', 'P99']);
  assert.deepEqual(records, []);
  assert.match(problems[0]!, /^P99: there is no such proposal/);
  assert.match(problems[1]!, /^P1: not written, no valid declaration \(act/);
});
