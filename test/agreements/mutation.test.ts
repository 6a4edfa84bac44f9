import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../src/agreement/compile.js';
import { check } from '../../src/compliance/checker.js';
import { evaluateTrace } from '../../src/compliance/evaluation.js';
import type { Finding } from '../../src/compliance/finding.js';
import type { Happening } from '../../src/compliance/happening.js';
import { caseOf } from './fuzz-case.js';
import { describe, MUTATIONS, mutate } from './mutation.js';

test('every true finding is accepted and each of a thousand mutants of findings and standings is refused', (t) => {
  const tally = mutate(1000);
  t.diagnostic(describe(tally));
  assert.deepEqual(tally.wrong, []);
  assert.ok(tally.accepted > 100);
  for (const kind of MUTATIONS) assert.ok(tally.made[kind] > 0, `no mutant of kind ${kind}`);
});

test('findings that rest on a record are refused once the record is dropped from the trace', (t) => {
  let rest = 0;
  for (const { seed, findings, checked, happenings } of traces(1, 60))
    for (const { id } of happenings) {
      const refused = checked(happenings.filter((one) => one.id !== id));
      for (const finding of findings.filter(({ proof }) => namesOf(proof).has(id))) {
        rest++;
        assert.ok(refused.has(finding.id), `seed ${seed}: ${finding.id} without ${id}`);
      }
    }
  t.diagnostic(`${rest} findings that rest on a dropped record, all refused`);
  assert.ok(rest > 100);
});

test('findings on a happening are refused once its time, probability or records are others', (t) => {
  let rest = 0;
  for (const { seed, findings, checked, happenings } of traces(100, 60))
    for (const one of happenings)
      for (const altered of alterations(one)) {
        const refused = checked(happenings.map((other) => (other === one ? altered : other)));
        for (const { id } of findings.filter(({ incident }) => incident === one.id)) {
          rest++;
          assert.ok(refused.has(id), `seed ${seed}: ${id}`);
        }
      }
  t.diagnostic(`${rest} findings on an altered happening, all refused`);
  assert.ok(rest > 100);
});

function* traces(first: number, count: number) {
  for (let seed = first; seed < first + count; seed++) {
    const { agreement, happenings, horizonMs } = caseOf(seed);
    const program = compile(agreement);
    const { findings } = evaluateTrace(program, happenings, horizonMs, []);
    const checked = (others: readonly Happening[]): ReadonlySet<string> =>
      new Set(check(program, others, horizonMs, findings, { complete: false }).rejected.map(({ id }) => id));
    yield { seed, findings, checked, happenings };
  }
}

function alterations(one: Happening): readonly Happening[] {
  const { happened } = one;
  return [
    { ...one, startMs: one.startMs + 60_000, endMs: one.endMs + 60_000 },
    { ...one, happened: { ...happened, value: happened.value * 0.9, low: happened.low * 0.9 } },
    { ...one, records: [...one.records, 'X1'] },
  ];
}

/** Ids of records in a proof; those of findings that it names begin with that of the record. */
function namesOf(proof: Finding['proof']): ReadonlySet<string> {
  const names = new Set<string>();
  JSON.stringify(proof, (key, value: unknown) => {
    if (key === 'records') for (const id of value as string[]) names.add(id.split('~')[0]!);
    return value;
  });
  return names;
}
