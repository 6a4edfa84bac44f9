/**
 * An invented mission with one telling word for each class of knowledge, accounts of every role, and its app in memory. The clock
 * stands at NOW.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Access, access } from '../access/access.js';
import { type Account, writeAccounts } from '../access/account.js';
import { newKey } from '../access/api-key.js';
import type { Limits } from '../access/attempts.js';
import type { FieldClass } from '../access/release.js';
import { ACCOUNT_ROLES, type Role } from '../access/role.js';
import { goLive, type LiveMission } from '../mission/live.js';
import type { SignInConfig } from '../mission/sign-in-config.js';
import type { Observation, TrucelineRecord } from '../record/record.js';
import { createApp } from './app.js';
import { inventMission } from './mission.fixture.js';

export const NOW = Date.parse('2025-03-11T12:00:00Z');
export const TOKEN = 'the word in the lock';

const SHA256 = 'c'.repeat(64);
const COMMITMENT = 'd'.repeat(64);
const ITEM = `evidence:${SHA256}`;
const SEALED = `seal:${COMMITMENT}`;

/** What stands in an answer only where this class of knowledge does. */
export const TELLING: Readonly<Record<Exclude<FieldClass, 'lists'>, readonly string[]>> = {
  place: ['50.12345', '30.54321', 'Needleford', 'Needle mill'],
  recent: ['just-now'],
  source: ['post-7'],
  words: ['telling words', 'a coder wrote'],
  names: ['Jane Needle'],
  media: ['needle.example', ITEM],
  devices: ['mast-12', 'Mast hill'],
  draft: ['obs-draft~'],
  cases: ['telling reasons', 'Neda Needle'],
  persons: ['"count":3', '[3,3]', '"killed":3', '"killedMax":3', '"killed":{"min":3,"max":3}'],
  entries: ['"kind":"observation"', SEALED],
};

const AGREEMENT = `truceline: agreement/1
id: hamlet-truce
title: { en: Hamlet truce }
status: agreed
parties: [NORTH, SOUTH]
timeZone: UTC
summary: No shelling.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
readings:
  - { id: plain, title: { en: As written }, by: [NORTH, SOUTH], start: "2025-03-01T00:00:00Z", end: "2025-03-20T00:00:00Z", source: invented for a test }
clauses:
  - { id: no-strikes, title: { en: No strikes }, text: Neither side strikes the other., kind: prohibition, conduct: [strike], source: invented for a test }
  - { id: treatment, title: { en: Treatment }, text: Whoever surrenders keeps life and limb., kind: treatment, conduct: [ill_treatment], source: invented for a test }
source: invented for a test
`;

const observed = (id: string, start: string, source: string): Observation => ({
  kind: 'observation',
  id,
  source,
  reference: 'https://needle.example/photo',
  time: { start, end: new Date(Date.parse(start) + 3_600_000).toISOString(), precision: 'hour' },
  place: {
    name: 'Needleford',
    lat: 50.12345,
    lon: 30.54321,
    radiusMetres: 800,
    precision: 'town',
    basis: 'coder',
  },
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  targetName: 'Needle mill',
  actor: 'SOUTH',
  stance: 'asserted',
  // Other words each time: the same words again are one account.
  summary: `a coder wrote telling words of ${start}`,
});

/** Of serious harm: no place finer than a district, no words of a source. */
const harmed = (id: string, start: string, source: string): TrucelineRecord => ({
  kind: 'observation',
  id,
  source,
  time: { start, end: new Date(Date.parse(start) + 3_600_000).toISOString(), precision: 'hour' },
  place: { lat: 50.1, lon: 30.5, radiusMetres: 20_000, precision: 'district', basis: 'coder' },
  reportKind: 'event',
  conduct: 'ill_treatment',
  target: 'prisoners',
  actor: 'SOUTH',
  stance: 'asserted',
  summary: `a coder wrote of ${start}`,
});

const noon = { start: '2025-03-08T12:00:00Z', end: '2025-03-08T12:00:00Z', precision: 'second' } as const;

export const RECORDS: readonly TrucelineRecord[] = [
  { ...observed('obs-news', '2025-03-04T10:00:00Z', 'news'), kind: 'observation', injured: 2 },
  observed('post-7-obs', '2025-03-05T10:00:00Z', 'post-7'),
  observed('obs-draft', '2025-03-09T10:00:00Z', 'news'),
  observed('just-now', '2025-03-10T15:00:00Z', 'news'),
  {
    kind: 'effort',
    id: 'post-7-watch',
    source: 'post-7',
    time: { start: '2025-03-04T00:00:00Z', end: '2025-03-06T00:00:00Z', precision: 'minute' },
    place: { name: 'Mast hill', lat: 50.2, lon: 30.6 },
    status: 'jammed',
    canDetect: ['strike'],
    device: 'mast-12',
    rangeMetres: 9_000,
    summary: 'mast-12 was jammed',
  },
  {
    kind: 'declaration',
    id: 'said-1',
    source: 'news',
    time: { start: '2025-03-02T10:00:00Z', end: '2025-03-02T10:00:00Z', precision: 'minute' },
    by: 'NORTH',
    person: 'Jane Needle',
    act: 'accepts',
    about: 'hamlet-truce',
    summary: 'The truce is accepted.',
    reference: 'https://needle.example/speech',
  },
  {
    kind: 'handover',
    id: 'given-1',
    source: 'news',
    time: { start: '2025-03-06T10:00:00Z', end: '2025-03-06T10:00:00Z', precision: 'minute' },
    from: 'NORTH',
    to: 'SOUTH',
    category: 'wounded',
    count: 3,
    reportedBy: 'NORTH',
    reference: 'https://needle.example/list',
  },
  {
    ...observed('camp', '2025-03-06T14:00:00Z', 'news'),
    kind: 'observation',
    target: 'prisoners',
    targetName: 'Needle mill',
    killed: 3,
  },
  harmed('post-7-harm', '2025-03-07T10:00:00Z', 'post-7'),
  harmed('harm-news', '2025-03-07T10:00:00Z', 'news'),
  harmed('harm-obs-draft', '2025-03-09T11:00:00Z', 'news'),
  harmed('harm-just-now', '2025-03-10T16:00:00Z', 'news'),
  {
    kind: 'evidence',
    id: ITEM,
    source: 'mission',
    time: noon,
    sha256: SHA256,
    bytes: 9,
    mediaType: 'video/mp4',
    origin: 'a hospital',
    tool: 'telephone',
    operator: 'Ana',
    about: 'post-7-harm',
    faces: 'sealed',
  },
  {
    kind: 'custody',
    id: 'custody-1',
    source: 'mission',
    time: noon,
    of: ITEM,
    action: 'received',
    operator: 'Ana',
    reason: 'a hospital',
    sha256: SHA256,
  },
  {
    kind: 'seal',
    id: SEALED,
    source: 'mission',
    time: noon,
    commitment: COMMITMENT,
    construction: 'truceline/seal/1',
    class: 'accounts',
    operator: 'Ana',
    about: 'post-7-harm',
  },
  {
    kind: 'declaration',
    id: 'hotline:needle',
    source: 'mission',
    time: { start: '2025-03-05T10:00:00Z', end: '2025-03-05T10:00:00Z', precision: 'second' },
    by: 'SOUTH',
    act: 'demands',
    about: 'hotline',
    to: 'NORTH',
    summary: 'Stop the fire.',
  },
  ...caseSteps(),
];

/** Against one party only, of whose delegates there is none: the other's are not concerned. */
function caseSteps(): TrucelineRecord[] {
  const by = { role: 'monitor', name: 'Neda Needle' } as const;
  const base = (number: number, day: string) => ({
    kind: 'step' as const,
    id: `case:needle/${number}`,
    source: 'mission',
    time: { start: `${day}T10:00:00Z`, end: `${day}T10:00:00Z`, precision: 'second' as const },
    case: 'case:needle',
    by,
    reasons: ['telling reasons of a monitor'],
  });
  return [
    {
      ...base(1, '2025-03-04'),
      action: 'allege',
      channel: 'own',
      against: ['SOUTH'],
      agreement: 'hamlet-truce',
      clause: 'no-strikes',
      records: ['post-7-obs'],
    },
    { ...base(2, '2025-03-05'), after: 'case:needle/1', action: 'check', result: 'pursue' },
  ];
}

export interface Scene {
  readonly dir: string;
  readonly live: LiveMission;
  readonly access: Access;
  readonly app: ReturnType<typeof createApp>;
  /** In milliseconds since 1970 UTC; moves when it is set. */
  readonly clock: { ms: number };
  as(role: Role, path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export async function scene(accounts = true, limits?: Limits, signIn?: SignInConfig): Promise<Scene> {
  const { dir, mission, store } = await inventMission({
    period: ['2025-03-01', '2025-03-12'],
    agreement: AGREEMENT,
    records: RECORDS,
    now: new Date(NOW).toISOString(),
    edit: (yaml) =>
      yaml.replace(
        'sources:\n',
        'sources:\n  - { id: post-7, name: The post at post-7, kind: mission, reliability: B, note: on post-7 road }\n',
      ),
  });
  const keys = new Map<Role, string>();
  if (accounts)
    await writeAccounts(
      dir,
      ACCOUNT_ROLES.map((role) => accountOf(role, keys)),
    );
  const live = await goLive(mission, store, '0.0.0');
  const clock = { ms: NOW };
  const guarded = access({
    dir,
    loopback: true,
    now: () => clock.ms,
    ...(signIn ? { signIn } : {}),
    limits: limits ?? {
      requestsInTenSeconds: 1e9,
      freeAttempts: 5,
      firstDelaySeconds: 2,
      longestDelaySeconds: 900,
    },
  });
  const app = createApp(live, { token: TOKEN, webDir: join(dir, 'no-web'), hosts: [], access: guarded });
  return {
    ...{ dir, live, access: guarded, app, clock },
    async as(role, path, init = {}) {
      const key = keys.get(role);
      const headers = new Headers(init.headers);
      if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
      return app.request(path, { ...init, headers });
    },
    async close() {
      await live.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function accountOf(role: Account['role'], keys: Map<Role, string>): Account {
  const { id, text, hash } = newKey();
  keys.set(role, text);
  return {
    name: role.replaceAll('_', '-'),
    role,
    ...(role === 'party_delegate' ? { party: 'NORTH' } : {}),
    sources: role === 'monitor' ? ['post-7'] : [],
    since: '2025-03-01T00:00:00Z',
    locked: false,
    generation: 0,
    recovery: [],
    keys: [{ id, hash, since: '2025-03-01T00:00:00Z', for: 'role' }],
  };
}
