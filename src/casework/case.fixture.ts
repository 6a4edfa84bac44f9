/** An invented agreement with a text about cases, and steps by invented persons. */
import type { Agreement } from '../agreement/agreement.js';
import { parseAgreement } from '../agreement/parse.js';
import { type Step, type StepSaid, stepId } from '../record/step.js';
import type { CaseSetting } from './progress.js';

export const TRUCE = `truceline: agreement/1
id: hamlet-truce
title: { en: Hamlet truce }
status: agreed
parties: [NORTH, SOUTH]
others: [GROUP, BOARD]
timeZone: UTC
summary: No shelling.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
casework:
  levels: [GROUP, BOARD]
  clocks:
    check: 24 h
    task: [{ within: 24 h, otherwise: remind }, { within: 72 h, otherwise: escalate }]
    respond: { within: 72 h }
    decide: { within: 7 days, otherwise: escalate }
    act: 30 days
    acknowledge: 12 h
  source: invented for a test
readings:
  - { id: plain, title: { en: As written }, by: [NORTH, SOUTH], start: "2025-03-01T00:00:00Z", source: invented for a test }
clauses:
  - { id: no-strikes, title: { en: No strikes }, text: Neither side strikes the other., kind: prohibition, conduct: [strike], source: invented for a test }
source: invented for a test
`;

export function agreementOf(text = TRUCE): Agreement {
  const parsed = parseAgreement(text, 'truce.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.agreement;
}

export const SETTING: CaseSetting = {
  agreements: [agreementOf()],
  parties: ['NORTH', 'SOUTH'],
  guarantors: ['LAKE'],
  sources: [{ id: 'north-office', party: 'NORTH' }, { id: 'news' }],
};

export const START = Date.parse('2025-03-05T08:00:00Z');
export const HOUR = 3_600_000;

const WHO = {
  monitor: { role: 'monitor', name: 'Mo' },
  analyst: { role: 'analyst', name: 'Ana' },
  chief: { role: 'chief_monitor', name: 'Chi' },
  north: { role: 'party_delegate', party: 'NORTH', name: 'Nor' },
  south: { role: 'party_delegate', party: 'SOUTH', name: 'Sou' },
  lake: { role: 'guarantor', name: 'Lak' },
} as const satisfies Readonly<Record<string, Step['by']>>;
export type Person = keyof typeof WHO;
export const person = (name: Person): Step['by'] => WHO[name];

/** Hour from the start, who, what they say. */
export type Line = readonly [
  hour: number,
  who: Person,
  said: Omit<StepSaid, 'reasons'> & { reasons?: string[] },
];

export const stepsOf = (lines: readonly Line[], caseId = 'case:one'): Step[] =>
  lines.map(([hour, who, said], i) => {
    const at = new Date(START + hour * HOUR).toISOString();
    return {
      kind: 'step',
      id: stepId(caseId, i + 1),
      source: 'mission',
      time: { start: at, end: at, precision: 'second' },
      case: caseId,
      ...(i === 0 ? {} : { after: stepId(caseId, i) }),
      by: person(who),
      reasons: [`because of ${said.action}`],
      ...said,
    } as Step;
  });

/** From the allegation of one party against the other to its closure. */
export const WHOLE: readonly Line[] = [
  [
    0,
    'north',
    {
      action: 'allege',
      channel: 'party',
      from: 'NORTH',
      against: ['SOUTH'],
      agreement: 'hamlet-truce',
      clause: 'no-strikes',
      records: ['obs-1'],
    },
  ],
  [2, 'analyst', { action: 'check', result: 'pursue' }],
  [10, 'chief', { action: 'task', team: 'Team 4' }],
  [30, 'monitor', { action: 'verify', result: 'confirmed', records: ['obs-2'] }],
  [31, 'analyst', { action: 'propose', outcome: 'violation', parties: ['SOUTH'] }],
  [32, 'monitor', { action: 'notify', party: 'SOUTH', of: 'case:one/5' }],
  [33, 'south', { action: 'acknowledge', party: 'SOUTH', of: 'case:one/6' }],
  [50, 'south', { action: 'respond', party: 'SOUTH', position: 'explains' }],
  [60, 'chief', { action: 'decide', outcome: 'violation', parties: ['SOUTH'] }],
  [90, 'south', { action: 'act', party: 'SOUTH', measure: 'order_given' }],
  [100, 'chief', { action: 'close' }],
];
