import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compile } from '../agreement/compile.js';
import { parseAgreement } from '../agreement/parse.js';
import { evaluateTrace } from '../compliance/evaluation.js';
import { happenings, readTrace } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import type { Declaration } from '../record/record.js';
import { answerRecord, callRecord, type Speaking, type Spoken } from './call-records.js';
import { type Person, person } from './case.fixture.js';
import { callsIn } from './hotline.js';

const TEN = Date.parse('2031-05-06T10:00:00Z');
const MINUTE = 60_000;
const speaking = (who: Person, minute: number): Speaking => ({
  who: person(who),
  parties: ['NORTH', 'SOUTH'],
  id: `hotline:${who}-${minute}`,
  atMs: TEN + minute * MINUTE,
});
const recordOf = (spoken: Spoken): Declaration => {
  assert.ok(spoken.ok, JSON.stringify(spoken));
  return spoken.record;
};
const call = (minute: number): Declaration =>
  recordOf(callRecord({ summary: 'Stop the fire on the quay' }, speaking('north', minute)));
const refusal = (spoken: Spoken): string => (spoken.ok ? 'taken' : `${spoken.reason}: ${spoken.expected}`);

test('a call and its answer are declarations, and the list says after how long it was answered', () => {
  const first = call(2);
  assert.deepEqual([first.by, first.to, first.act, first.about], ['NORTH', 'SOUTH', 'demands', 'hotline']);
  const answer = recordOf(
    answerRecord(first.id, { act: 'accepts', summary: 'It is stopped' }, [first], speaking('south', 9)),
  );
  const [told, open] = callsIn([answer, call(30), first]);
  assert.equal(told!.answer!.afterMs, 7 * MINUTE);
  assert.equal(open!.answer, null);
});

test('only who was called answers, once, for themselves, and after the call', () => {
  const first = call(2);
  const said = { act: 'accepts', summary: 'It is stopped' };
  const answer = recordOf(answerRecord(first.id, said, [first], speaking('south', 9)));
  assert.match(refusal(answerRecord(first.id, said, [first], speaking('north', 9))), /wrongParty: SOUTH/);
  assert.match(refusal(answerRecord(first.id, said, [first], speaking('south', 1))), /backInTime/);
  assert.match(refusal(answerRecord(first.id, said, [first, answer], speaking('south', 10))), /alreadyDone/);
  assert.match(
    refusal(answerRecord(first.id, { ...said, act: 'denies' }, [first], speaking('south', 9))),
    /accepts or rejects/,
  );
  assert.match(refusal(answerRecord('hotline:none', said, [first], speaking('south', 9))), /unknownStep/);
  assert.match(
    refusal(callRecord({ by: 'SOUTH', summary: 'x' }, speaking('north', 1))),
    /NORTH, for a delegate/,
  );
  assert.match(refusal(callRecord({ by: 'SOUTH', summary: 'x' }, speaking('chief', 1))), /a reference/);
  assert.match(refusal(callRecord({ by: 'SOUTH', summary: 'x' }, speaking('analyst', 1))), /wrongRole/);
  assert.match(
    refusal(callRecord({ to: 'NORTH', summary: 'x' }, speaking('north', 1))),
    /the party that is called \(SOUTH\)/,
  );
});

test('the exemption for return fire reads the hotline: without a call, too soon, after an answer it does not hold', () => {
  const path = fileURLToPath(new URL('../../agreements/model-hotline/agreement.yaml', import.meta.url));
  const parsed = parseAgreement(readFileSync(path, 'utf8'), 'agreement.yaml');
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const program = compile(parsed.agreement);
  const fire = (id: string, by: string, minute: number): object => ({
    kind: 'incident',
    id,
    at: new Date(TEN + minute * MINUTE).toISOString(),
    conduct: 'strike',
    means: 'mortar',
    by,
    ...(id === 'answered-fire' ? { purpose: 'return_fire' } : {}),
  });
  const verdict = (spoken: readonly Declaration[], minute: number): string => {
    const lines = [fire('first', 'SOUTH', 0), ...spoken, fire('answered-fire', 'NORTH', minute)];
    const read = readTrace(lines.map((value, i) => ({ value, where: `line ${i + 1}` })));
    assert.deepEqual(read.problems, []);
    const { happenings: events } = happenings(read.records, traceOptions(program));
    const { findings } = evaluateTrace(program, events, TEN + 600 * MINUTE, []);
    return findings.find(({ party }) => party === 'NORTH')!.verdict;
  };
  const called = call(2);
  const answered = (minute: number): Declaration =>
    recordOf(answerRecord(called.id, { act: 'rejects', summary: 'No' }, [called], speaking('south', minute)));
  assert.equal(verdict([], 20), 'violation');
  assert.equal(verdict([called], 16), 'violation', 'fourteen minutes after the call');
  assert.equal(verdict([called], 18), 'noViolation', 'sixteen minutes after it');
  assert.equal(verdict([called, answered(9)], 18), 'violation', 'it was answered');
  assert.equal(verdict([called], 200), 'violation', 'the fire and the call are over three hours ago');
});
