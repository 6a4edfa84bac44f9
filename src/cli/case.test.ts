import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SETTING } from '../casework/case.fixture.js';
import { type LocalStore, openLocalStore } from '../mission/store.js';
import {
  acknowledge,
  type CaseWork,
  listCases,
  listDue,
  notifyParty,
  openCase,
  showCase,
  takeCaseStep,
} from './case.js';

let dir = '';
let store: LocalStore;
let work: CaseWork;
let out: string[] = [];

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-case-'));
  store = await openLocalStore(dir, { origin: 'm', now: () => new Date('2025-03-20T00:00:00Z') });
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void out.push(line),
    now: () => new Date('2025-03-20T00:00:00Z'),
  };
  work = { store, setting: SETTING, timeZone: 'UTC', io };
});
after(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const told = async (act: Promise<number>): Promise<string> => {
  out = [];
  assert.equal(await act, 0);
  return out.join('\n');
};
const WHY = { by: 'Ana', reason: ['a reason'] };
const ALLEGED = {
  ...WHY,
  role: 'monitor',
  channel: 'own',
  against: ['SOUTH'],
  agreement: 'hamlet-truce',
} as const;

test('a case is opened, worked, told of and acknowledged by command; by the beginning of its id', async () => {
  const id = await told(openCase(work, { ...ALLEGED, against: ['SOUTH'], at: '2025-03-05T08:00:00Z' }));
  const short = id.slice('case:'.length, 'case:'.length + 6);
  assert.equal(
    await told(takeCaseStep(work, short, 'check', { ...WHY, result: 'pursue', at: '2025-03-05T09:00:00Z' })),
    `${id}/2`,
  );
  await told(notifyParty(work, short, { ...WHY, party: 'SOUTH', at: '2025-03-05T10:00:00Z' }));
  const silent = acknowledge(work, short, { ...WHY, party: 'SOUTH', at: '2025-03-05T11:00:00Z' });
  await assert.rejects(silent, /a reference with acknowledge entered for SOUTH/);
  const letter = { ...WHY, party: 'SOUTH', reference: 'receipt 7', at: '2025-03-05T11:00:00Z' };
  await told(acknowledge(work, short, letter));
  await assert.rejects(acknowledge(work, short, letter), /SOUTH has 0 that are open/);
  const shown = await told(showCase(work, short, {}));
  assert.match(shown, /check pursue {2}administrator Ana: a reason/);
  assert.match(
    await told(listCases(work, {})),
    /checked {2}since 2025-03-05T09:00:00\+00:00 {2}hamlet-truce/,
  );
  const due = await told(listDue(work, { at: '2025-03-06T10:00:00Z' }));
  assert.match(due, /task {2}OVERDUE since 2025-03-06T09:00:00\+00:00 \(24 h: remind\) {2}due 2025-03-08/);
});

test('of two who answer the same state the second is told what was entered, and nothing is written', async () => {
  const id = await told(openCase(work, { ...ALLEGED, against: ['SOUTH'], id: 'case:two' }));
  const check = { ...WHY, result: 'pursue', after: `${id}/1` } as const;
  await told(takeCaseStep(work, id, 'check', check));
  const second = takeCaseStep(work, id, 'check', { ...check, result: 'set_aside', by: 'Bo' });
  await assert.rejects(
    second,
    /has gone on since case:two\/1[\s\S]*check pursue {2}administrator Ana[\s\S]*--after case:two\/2/,
  );
  const size = await store.size();
  await told(takeCaseStep(work, id, 'check', check));
  assert.equal(await store.size(), size, 'sent twice, entered once');
});

test('what is wrong is told in a sentence: an unknown case or action, the future, a missing reason, a wrong role', async () => {
  await assert.rejects(showCase(work, 'zzz', {}), /Which is "zzz"\? none begins so/);
  await assert.rejects(takeCaseStep(work, 'two', 'frobnicate', WHY), /Expected an action \(check,/);
  await assert.rejects(
    takeCaseStep(work, 'two', 'close', { ...WHY, at: '2099-01-01T00:00:00Z' }),
    /not ahead/,
  );
  await assert.rejects(takeCaseStep(work, 'two', 'close', { by: 'Ana', reason: [' '] }), /--reason/);
  await assert.rejects(
    takeCaseStep(work, 'two', 'close', { ...WHY, role: 'monitor' }),
    /chief_monitor for close/,
  );
  await assert.rejects(
    takeCaseStep(work, 'two', 'respond', { ...WHY, role: 'party_delegate' }),
    /--party ID/,
  );
  await assert.rejects(
    openCase(work, { ...ALLEGED, against: ['SOUHT'] }),
    /a party of the mission \(NORTH, SOUTH\), found "SOUHT"/,
  );
});
