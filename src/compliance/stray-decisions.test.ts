import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agreement } from '../agreement/agreement.js';
import { compile } from '../agreement/compile.js';
import { strayDecisions } from './stray-decisions.js';
import { happenings, readTrace } from './trace.js';
import { traceOptions } from './trace-options.js';

const PACT: Agreement = {
  truceline: 'agreement/1',
  id: 'pact',
  title: { en: 'Pact' },
  status: 'agreed',
  parties: ['A', 'B'],
  others: ['BOARD'],
  timeZone: 'UTC',
  summary: 'Nobody strikes.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  rulings: { by: 'BOARD' },
  readings: [
    { id: 'wide', title: { en: 'Wide' }, by: ['A'], start: '2031-01-01T00:00:00Z', source: 'Invented' },
  ],
  clauses: [
    {
      id: 'no-strikes',
      title: { en: 'None' },
      text: 'No strikes.',
      kind: 'prohibition',
      conduct: 'strike',
      source: 'Invented',
    },
  ],
  source: 'Invented',
};

function hints(...decisions: { about: string; decision: string }[]): string[] {
  const program = compile(PACT);
  const lines = decisions.map((one, i) => ({
    value: { kind: 'decision', id: `D${i}`, at: '2031-01-02T00:00:00Z', by: 'BOARD', ...one },
    where: `line ${i}`,
  }));
  return strayDecisions(program, happenings(readTrace(lines).records, traceOptions(program)).happenings);
}

test('a ruling on a reading that is not there is told, with the one that was meant', () => {
  assert.deepEqual(hints({ about: 'pact', decision: 'reading:wied' }), [
    'D0 fixes the reading "wied", which the agreement does not have. Did you mean "wide"?',
  ]);
});

test('a ruling on another clause and a record set aside that is not there are told', () => {
  assert.deepEqual(
    hints({ about: 'pact/no-strike', decision: 'reading:wide' }, { about: 'H7', decision: 'invalid' }),
    [
      'D0 fixes a reading of "pact/no-strike", which is not this agreement or a clause of it. Did you mean "pact/no-strikes"?',
      'D1 sets "H7" aside, and there is no such record.',
    ],
  );
});

test('rulings that take effect, and other decisions, are passed over', () => {
  assert.deepEqual(
    hints({ about: 'pact', decision: 'reading:wide' }, { about: 'case-1', decision: 'closed' }),
    [],
  );
});
