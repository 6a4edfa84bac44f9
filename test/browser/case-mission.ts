/** An invented mission with an agreement that sets times for cases, three cases, and an account of every role that works them. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../src/access/account.js';
import { hashPassword } from '../../src/access/password.js';
import { type Line, stepsOf, TRUCE } from '../../src/casework/case.fixture.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import { root } from '../cli/program.js';
import { PASSWORD } from './people-mission.js';

const HOUR_MS = 3_600_000;

export const CASE_ACCOUNTS = ['chief', 'mo', 'ana', 'nora', 'nils', 'sasha', 'lake'] as const;
export type CaseAccount = (typeof CASE_ACCOUNTS)[number];

export async function writeCaseMission(dir: string): Promise<void> {
  await cp(join(root, 'templates', 'blank'), dir, { recursive: true });
  await mkdir(join(dir, 'agreements'), { recursive: true });
  await writeFile(
    join(dir, 'agreements', 'truce.yaml'),
    TRUCE.replace(
      'title: { en: Hamlet truce }',
      'title: { en: Hamlet truce, uk: Перемир’я хуторів, ru: Перемирие хуторов }',
    )
      .replace('title: { en: No strikes }', 'title: { en: No strikes, uk: Без ударів, ru: Без ударов }')
      .replace(
        'clauses:',
        '  - { id: narrow, title: { en: Narrow, uk: Вузьке, ru: Узкое }, by: [SOUTH], start: "2025-03-06T00:00:00Z", source: invented for a test }\nclauses:',
      ),
  );
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(
    file,
    blank
      .replace(
        /^title:.*$/m,
        'title: { en: Simulated mission with invented cases, uk: Змодельована місія з вигаданими справами, ru: Смоделированная миссия с вымышленными делами }',
      )
      .replace('id: A, name: { en: Party A }', 'id: NORTH, name: { en: North, uk: Північ, ru: Север }')
      .replace('id: B, name: { en: Party B }', 'id: SOUTH, name: { en: South, uk: Південь, ru: Юг }')
      .replace(
        'guarantors: []',
        'guarantors:\n  - { id: LAKE, name: { en: Lake, uk: Озеро, ru: Озеро } }\n  - { id: GROUP, name: { en: Joint group, uk: Спільна група, ru: Совместная группа } }\n  - { id: BOARD, name: { en: Board, uk: Рада, ru: Совет } }',
      )
      .replace(
        'period: { start: 2025-01-01, end: 2026-01-01 }',
        'period: { start: 2025-03-01, end: 2025-03-12 }',
      )
      .replace('agreements: []', 'agreements: [agreements/truce.yaml]'),
  );
}

/** Steps that were taken so many hours before now. */
function stepsBefore(nowMs: number, caseId: string, lines: readonly Line[]): readonly TrucelineRecord[] {
  return stepsOf(lines, caseId).map((step, i) => {
    const at = new Date(nowMs + lines[i]![0] * HOUR_MS).toISOString();
    return { ...step, time: { ...step.time, start: at, end: at } };
  });
}

const ALLEGED = {
  action: 'allege',
  channel: 'party',
  from: 'NORTH',
  against: ['SOUTH'],
  agreement: 'hamlet-truce',
  clause: 'no-strikes',
  records: ['obs-1'],
} as const;

const opened = (hour: number, why: string): Line => [hour, 'north', { ...ALLEGED, reasons: [why] }];

/** Cases that wait for a response, one whose times are over, one that is closed. */
export function caseRecords(nowMs: number): readonly TrucelineRecord[] {
  const proposed = (id: string, from: number): readonly Line[] => [
    opened(from, 'Two impacts at the mill, heard and seen from the post.'),
    [
      from + 2,
      'analyst',
      { action: 'check', result: 'pursue', reasons: ['Two accounts, one of them ours.'] },
    ],
    [from + 4, 'chief', { action: 'task', team: 'Team 4', reasons: ['The nearest.'] }],
    [from + 8, 'monitor', { action: 'verify', result: 'confirmed', reasons: ['Two craters of one hour.'] }],
    [
      from + 9,
      'analyst',
      {
        action: 'propose',
        outcome: 'violation',
        parties: ['SOUTH'],
        reasons: ['Both craters point to the south.'],
      },
    ],
    [
      from + 10,
      'monitor',
      { action: 'notify', party: 'SOUTH', of: `${id}/5`, reasons: ['Letter 12, by courier.'] },
    ],
  ];
  return [
    OBSERVED('obs-1', 'NORTH', 'Two impacts at the mill.'),
    OBSERVED('obs-2', 'SOUTH', 'Nothing was fired at the mill.'),
    ...stepsBefore(nowMs, 'case:mill', proposed('case:mill', -40)),
    ...stepsBefore(nowMs, 'case:barn', proposed('case:barn', -30)),
    ...stepsBefore(nowMs, 'case:ford', proposed('case:ford', -20)),
    ...stepsBefore(nowMs, 'case:quay', [opened(-60, 'A strike on the quay.')]),
    ...stepsBefore(nowMs, 'case:old', [
      opened(-300, 'A shot near the bridge.'),
      [-299, 'analyst', { action: 'check', result: 'set_aside', reasons: ['A hunter, by all accounts.'] }],
      [-298, 'chief', { action: 'close', reasons: ['Nothing more to be done.'] }],
    ]),
  ];
}

const OBSERVED = (id: string, by: string, summary: string): TrucelineRecord => ({
  kind: 'observation',
  id,
  source: 'news',
  time: { start: '2025-03-07T10:00:00Z', end: '2025-03-07T11:00:00Z', precision: 'hour' },
  place: { name: 'Mill', lat: 50.5, lon: 30.5, radiusMetres: 1000, precision: 'town', basis: 'coder' },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  actor: by === 'NORTH' ? 'SOUTH' : 'undetermined',
  stance: 'asserted',
  summary,
});

export async function caseAccounts(): Promise<readonly Account[]> {
  const password = await hashPassword(PASSWORD);
  const account = (name: CaseAccount, role: Account['role'], party?: string): Account => ({
    ...{ name, role, password, sources: [], since: '2025-03-01T00:00:00Z' },
    ...{ locked: false, generation: 0, recovery: [], keys: [] },
    ...(party === undefined ? {} : { party }),
  });
  return [
    account('chief', 'chief_monitor'),
    account('mo', 'monitor'),
    account('ana', 'analyst'),
    account('nora', 'party_delegate', 'NORTH'),
    account('nils', 'party_delegate', 'NORTH'),
    account('sasha', 'party_delegate', 'SOUTH'),
    account('lake', 'guarantor'),
  ];
}
