/** An invented mission with two parties, an exchange and an account of every kind, for the pages about persons. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Account } from '../../src/access/account.js';
import { hashPassword } from '../../src/access/password.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import { root } from '../cli/program.js';

export const PASSWORD = 'plain words for a test';
export const DAY = '2025-05-03';

export async function writePeopleMission(dir: string): Promise<void> {
  await cp(join(root, 'templates', 'blank'), dir, { recursive: true });
  const file = join(dir, 'mission.yaml');
  const blank = await readFile(file, 'utf8');
  await writeFile(
    file,
    blank
      .replace(
        /^title:.*$/m,
        'title: { en: Simulated mission with invented persons, uk: Змодельована місія з вигаданими особами, ru: Смоделированная миссия с вымышленными лицами }',
      )
      .replace('id: A, name: { en: Party A }', 'id: NORTH, name: { en: North, uk: Північ, ru: Север }')
      .replace('id: B, name: { en: Party B }', 'id: SOUTH, name: { en: South, uk: Південь, ru: Юг }')
      .replace(
        'period: { start: 2025-01-01, end: 2026-01-01 }',
        'period: { start: 2025-05-01, end: 2025-05-08 }',
      ),
  );
}

const handover = (
  id: string,
  from: string,
  to: string,
  reportedBy: string,
  count: number,
): TrucelineRecord => ({
  ...{ kind: 'handover', id, source: 'news', from, to, category: 'prisoner_of_war', count, reportedBy },
  time: { start: `${DAY}T10:00:00Z`, end: `${DAY}T12:00:00Z`, precision: 'hour' },
});

export const EXCHANGE: readonly TrucelineRecord[] = [
  handover('h-1', 'NORTH', 'SOUTH', 'NORTH', 12),
  handover('h-2', 'NORTH', 'SOUTH', 'SOUTH', 11),
  handover('h-3', 'SOUTH', 'NORTH', 'NORTH', 12),
  handover('h-4', 'SOUTH', 'NORTH', 'SOUTH', 12),
];

export async function peopleAccounts(): Promise<readonly Account[]> {
  const password = await hashPassword(PASSWORD);
  const account = (name: string, role: Account['role'], party?: string): Account => ({
    ...{ name, role, password, sources: [], since: '2025-05-01T00:00:00Z' },
    ...{ locked: false, generation: 0, recovery: [], keys: [] },
    ...(party === undefined ? {} : { party }),
  });
  return [
    account('chief', 'chief_monitor'),
    account('mo', 'monitor'),
    account('nora', 'party_delegate', 'NORTH'),
    account('sasha', 'party_delegate', 'SOUTH'),
    account('admin', 'administrator'),
  ];
}

/** A browser of its own, with this account's session. @param name '': nobody signs in */
export async function contextOf(
  browser: Browser,
  address: string,
  name: string,
  viewport = { width: 1440, height: 900 },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport });
  if (name === '') return context;
  const signedIn = await context.request.post(`${address}/api/session`, {
    data: { name, password: PASSWORD },
  });
  if (!signedIn.ok()) throw new Error(`${name} could not sign in: ${signedIn.status()}`);
  return context;
}
