/** An invented pact between NORTH and SOUTH about persons, and its handovers, made short. */
import assert from 'node:assert/strict';
import { compile } from '../agreement/compile.js';
import { parseAgreement } from '../agreement/parse.js';
import type { Program } from '../agreement/program.js';
import { judge } from '../compliance/judge.js';
import type { Declaration, Handover, Observation, TrucelineRecord } from '../record/record.js';
import type { PeopleInput } from './people.js';

export const ZONE = 'Europe/Vienna';
export const SOURCES = [
  { id: 'north-army', party: 'NORTH' },
  { id: 'north-press', party: 'NORTH' },
  { id: 'south-army', party: 'SOUTH' },
  { id: 'mediator' },
  { id: 'wire' },
];

export const day = (date: string): Handover['time'] => ({
  start: `${date}T00:00:00+02:00`,
  end: `${date}T23:59:59+02:00`,
  precision: 'day',
});

type Fields = Partial<Handover> & Pick<Handover, 'id' | 'source'>;

export function handed(date: string, from: string, fields: Fields): Handover {
  return {
    kind: 'handover',
    time: day(date),
    from,
    to: from === 'NORTH' ? 'SOUTH' : 'NORTH',
    category: 'prisoner_of_war',
    ...fields,
  };
}

export function declared(date: string, by: string, about: string): Declaration {
  return {
    kind: 'declaration',
    id: `dec-${about}-${date}`,
    source: 'wire',
    time: day(date),
    by,
    act: 'notifies',
    about,
    summary: 'Invented.',
  };
}

export function listed(date: string, actor: string, values: Record<string, number>): Observation {
  return { kind: 'observation', id: `obs-${actor}-${date}`, source: 'wire', time: day(date), actor, values };
}

export function pact(clauses: string, more = ''): Program {
  const text = `
truceline: agreement/1
id: pact
title: { en: Pact }
status: agreed
parties: [NORTH, SOUTH]
timeZone: ${ZONE}
summary: Invented.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented
period: { start: 2031-05-01T00:00:00+02:00 }
${more.includes('readings:') ? '' : 'readings: [{ id: plain, title: { en: As it stands }, by: [NORTH, SOUTH], source: Invented }]'}
${more}
clauses:
${clauses}`;
  const parsed = parseAgreement(text, 'pact.yaml');
  assert.ok(parsed.ok, JSON.stringify(parsed.ok ? '' : parsed.problems));
  return compile(parsed.agreement);
}

export const clause = (id: string, fields: string): string => `
  - id: ${id}
    title: { en: ${id} }
    text: Invented words of a clause.
    kind: delivery
    source: Invented
    ${fields.trim().replaceAll('\n', '\n    ')}
`;

export function inputOf(programs: readonly Program[], records: readonly TrucelineRecord[]) {
  const period = {
    startMs: Date.parse('2031-05-01T00:00:00+02:00'),
    endMs: Date.parse('2031-06-30T00:00:00+02:00'),
  };
  const judged = judge(programs, { incidents: [], attributions: new Map(), records }, period);
  return {
    mission: { timeZone: ZONE },
    parties: [{ id: 'NORTH' }, { id: 'SOUTH' }],
    sources: SOURCES,
    programs,
    records,
    handovers: records.filter((record): record is Handover => record.kind === 'handover'),
    ...judged,
  } satisfies PeopleInput;
}
