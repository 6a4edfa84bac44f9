/** An invented agreement and its trace, through the whole chain. */
import assert from 'node:assert/strict';
import { compile } from '../../agreement/compile.js';
import { parseAgreement } from '../../agreement/parse.js';
import type { Program } from '../../agreement/program.js';
import { type Evaluation, evaluateTrace } from '../evaluation.js';
import { happenings, readTrace } from '../trace.js';
import { traceOptions } from '../trace-options.js';

export interface Chain extends Evaluation {
  readonly program: Program;
}

/** @param body what follows the head; a reading `plain` and a zone `harbour` are added where there are none */
export function chain(
  body: string,
  records: readonly object[],
  at: readonly string[] = [],
  status = 'agreed',
): Chain {
  const readings = body.includes('readings:')
    ? ''
    : 'readings: [{ id: plain, title: { en: As it stands }, by: [NORTH, SOUTH], source: Invented }]\n';
  const zones = body.includes('zones:')
    ? ''
    : 'zones: { harbour: { title: { en: the harbour }, byName: true } }\n';
  const text = `
truceline: agreement/1
id: harbour-truce
title: { en: Harbour truce }
status: ${status}
parties: [NORTH, SOUTH]
others: [COMMISSION]
timeZone: Europe/Kyiv
summary: Invented.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented
${zones}${readings}${body}`;
  const parsed = parseAgreement(text, 'invented.yaml');
  assert.ok(parsed.ok, JSON.stringify(parsed.ok ? '' : parsed.problems));
  const program = compile(parsed.agreement);
  const read = readTrace(records.map((value, i) => ({ value, where: `line ${i + 1}` })));
  assert.deepEqual(read.problems, []);
  const made = happenings(read.records, traceOptions(program));
  const atMs = at.map((instant) => Date.parse(instant));
  return { program, ...evaluateTrace(program, made.happenings, Math.max(made.latestMs, ...atMs), atMs) };
}

export const TEN_DAYS = 'period: { start: 2025-04-01T18:00:00+03:00, duration: 10 days }\n';
export const NO_SHELLING = `clauses:
  - id: no-shelling
    title: { en: No shelling }
    text: Neither side fires at the harbour.
    kind: prohibition
    conduct: strike
    zone: harbour
    source: Invented
`;
export const strike = (id: string, at: string | object, by: string | object, more: object = {}): object => ({
  kind: 'incident',
  id,
  at,
  conduct: 'strike',
  by,
  zones: ['harbour'],
  ...more,
});
