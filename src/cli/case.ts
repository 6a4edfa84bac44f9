/**
 * `truceline case`: steps are written into the ledger, through the server where the mission is served. A step names the one
 * that it follows; where somebody was faster, what they entered is printed, and nothing is written.
 */
import { randomUUID } from 'node:crypto';
import { answerRecord, callRecord, type Speaking, type Spoken } from '../casework/call-records.js';
import type { Case, HistoryStep } from '../casework/case.js';
import { dueAt, untold } from '../casework/due.js';
import { type Prepared, prepareStep, type Wanted } from '../casework/enter-step.js';
import { type Cases, foldCases } from '../casework/fold-cases.js';
import { callsIn } from '../casework/hotline.js';
import { type CaseSetting, caseSetting } from '../casework/progress.js';
import { refusalSentence } from '../casework/refusal.js';
import type { RecordStore } from '../mission/store.js';
import type { Declaration, TrucelineRecord } from '../record/record.js';
import type { Role } from '../record/role.js';
import { fieldsOf, STEP_ACTIONS, type Step, type StepAction, type StepSaid } from '../record/step.js';
import { callLine, caseLine, caseLines, dueSentence, stepLine, untoldSentence } from './case-lines.js';
import { CommandFailure } from './failure.js';
import { actor, type KeepingIo, needed, processIo, refuseUnfit } from './keeping.js';
import { loadMission, missionDir, reachStore } from './mission.js';

export interface CaseWork {
  readonly store: Pick<RecordStore, 'append' | 'read'>;
  readonly setting: CaseSetting;
  readonly timeZone: string;
  readonly io: Pick<KeepingIo, 'out' | 'err' | 'now'>;
}

export interface StepRequest extends Partial<Omit<StepSaid, 'action' | 'reasons'>> {
  readonly role?: Role;
  readonly by?: string;
  readonly reason?: readonly string[];
  readonly at?: string;
  readonly after?: string;
  readonly id?: string;
  readonly to?: string;
}

export interface ShowRequest {
  readonly at?: string;
  readonly json?: boolean;
}

export async function withCases(
  mission: string | undefined,
  command: string,
  act: (work: CaseWork) => Promise<number>,
): Promise<number> {
  const loaded = await loadMission(missionDir(mission));
  const reached = await reachStore(loaded, command);
  const agreements = loaded.programs.map(({ agreement }) => agreement);
  try {
    const setting = caseSetting({ ...loaded.config, agreements });
    return await act({ store: reached.store, setting, timeZone: loaded.config.timeZone, io: processIo() });
  } finally {
    await reached.release();
  }
}

export async function openCase(work: CaseWork, request: StepRequest): Promise<number> {
  const id = request.id ?? `case:${randomUUID().slice(0, 8)}`;
  const { channel, from, against, agreement, clause, records } = request;
  const said = { channel, from, against, agreement, clause, records, reference: request.reference };
  const done = await enter(work, { ...wantedOf(request, 'allege', said), case: id });
  work.io.out(done.case.id);
  return 0;
}

export async function takeCaseStep(
  work: CaseWork,
  given: string,
  action: string,
  request: StepRequest,
): Promise<number> {
  const word = STEP_ACTIONS.find((one) => one === action.replaceAll('-', '_'));
  if (word === undefined || word === 'allege')
    throw new CommandFailure(
      `Expected an action (${STEP_ACTIONS.slice(1).join(', ')}), found "${action}". See docs/cases.md.`,
    );
  return step(work, given, word, request);
}

/** The last step that parties are to be told of, where none is named. */
export async function notifyParty(work: CaseWork, given: string, request: StepRequest): Promise<number> {
  const found = await caseNamed(work, given);
  const open = untold([found]).findLast(({ party }) => party === request.party);
  const of = request.of ?? open?.step;
  if (of === undefined)
    throw new CommandFailure(`Say of which step ${request.party ?? 'the party'} was told: --of STEP.`);
  return step(work, given, 'notify', { ...request, of });
}

export async function acknowledge(work: CaseWork, given: string, request: StepRequest): Promise<number> {
  const found = await caseNamed(work, given);
  const open = found.notices.filter(
    ({ party, acknowledgedMs }) => party === request.party && acknowledgedMs === null,
  );
  const of = request.of ?? (open.length === 1 ? open[0]!.step : undefined);
  if (of === undefined)
    throw new CommandFailure(
      `Which notice? ${request.party ?? 'The party'} has ${open.length} that are open${open.length > 0 ? `: ${open.map((one) => one.step).join(', ')}` : ''}. Say --party and --of NOTICE.`,
    );
  return step(work, given, 'acknowledge', { ...request, of });
}

export async function listCases(work: CaseWork, { at, json }: ShowRequest): Promise<number> {
  const { out, err } = work.io;
  const { cases, stray } = await casesAt(work, at);
  for (const one of cases) out(json ? JSON.stringify(one) : caseLine(one, work.timeZone));
  if (cases.length === 0 && !json) out('There are no cases in this mission.');
  for (const { step: id, because } of stray) err(`${id} belongs to no case: ${because}`);
  return 0;
}

export async function showCase(work: CaseWork, given: string, { at, json }: ShowRequest): Promise<number> {
  const found = await caseNamed(work, given, at);
  const atMs = momentOf(work, at);
  const lines = json ? [JSON.stringify(found)] : caseLines(found, dueAt([found], atMs), atMs, work.timeZone);
  for (const line of lines) work.io.out(line);
  return 0;
}

export async function listDue(work: CaseWork, { at, json }: ShowRequest): Promise<number> {
  const { cases } = await casesAt(work, at);
  const atMs = momentOf(work, at);
  const { out } = work.io;
  const due = dueAt(cases, atMs);
  const silent = untold(cases);
  if (json) for (const line of [...due, ...silent]) out(JSON.stringify(line));
  else {
    if (due.length + silent.length === 0) out('Nothing is waited for.');
    for (const line of due) out(dueSentence(line, atMs, work.timeZone));
    for (const line of silent) out(untoldSentence(line));
  }
  return 0;
}

export async function callHotline(work: CaseWork, request: StepRequest): Promise<number> {
  const { party, to, reference } = request;
  const summary = textOf(request);
  return speak(work, callRecord({ by: party, to, summary, reference }, speaking(work, request)));
}

export async function answerHotline(
  work: CaseWork,
  given: string,
  act: string,
  request: StepRequest,
): Promise<number> {
  const said = await declarations(work);
  const ids = callsIn(said).map(({ id }) => id);
  const call = onlyOne(given, ids, 'hotline:', 'truceline case hotline list');
  const { party, reference } = request;
  const answer = { by: party, act, summary: textOf(request), reference };
  return speak(work, answerRecord(call, answer, said, speaking(work, request)));
}

export async function listCalls(work: CaseWork, { at, json }: ShowRequest): Promise<number> {
  const atMs = momentOf(work, at);
  const told = (await declarations(work)).filter(({ time }) => Date.parse(time.start) <= atMs);
  const calls = callsIn(told);
  for (const call of calls) work.io.out(json ? JSON.stringify(call) : callLine(call, atMs, work.timeZone));
  if (calls.length === 0 && !json) work.io.out('Nobody has called on the hotline.');
  return 0;
}

async function speak(work: CaseWork, spoken: Spoken): Promise<number> {
  if (!spoken.ok) throw new CommandFailure(refusalSentence(spoken));
  refuseUnfit([spoken.record]);
  const { added } = await work.store.append([spoken.record]);
  if (added !== 1) throw new CommandFailure('The ledger did not take it. Nothing was entered.');
  work.io.out(spoken.record.id);
  return 0;
}

const speaking = (work: CaseWork, request: StepRequest): Speaking => ({
  who: byOf(request),
  parties: work.setting.parties,
  id: `hotline:${randomUUID().slice(0, 8)}`,
  atMs: request.at === undefined ? work.io.now().getTime() : Date.parse(request.at),
});

const textOf = ({ reason }: StepRequest): string =>
  needed(reason?.join(' '), '--reason', 'what was said on the line');

async function step(
  work: CaseWork,
  given: string,
  action: StepAction,
  request: StepRequest,
): Promise<number> {
  const found = await caseNamed(work, given);
  const { must, may } = fieldsOf(action);
  const own = new Set([...must, ...may, 'reference']);
  const said = Object.fromEntries(Object.entries(request).filter(([key]) => own.has(key)));
  const wanted = {
    ...wantedOf(request, action, said),
    case: found.id,
    after: request.after ?? found.last,
  };
  const done = await enter(work, wanted);
  work.io.out(done.step.id);
  return 0;
}

function wantedOf(
  request: StepRequest,
  action: StepAction,
  said: Partial<Omit<StepSaid, 'action' | 'reasons'>>,
): Omit<Wanted, 'case'> {
  const reasons = [...(request.reason ?? [])];
  if (reasons.every((one) => one.trim() === '')) needed(undefined, '--reason', 'why');
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    said: { action, reasons, ...given },
    by: byOf(request),
    ...(request.at === undefined ? {} : { atMs: Date.parse(request.at) }),
  };
}

function byOf({ role = 'administrator', party, by }: StepRequest): Step['by'] {
  const name = actor(by);
  if (role !== 'party_delegate') return { role, name };
  if (party === undefined) throw new CommandFailure('Say of which party the delegate is: --party ID.');
  return { role, party, name };
}

async function enter(work: CaseWork, wanted: Wanted): Promise<Extract<Prepared, { ok: true }>> {
  const { store, setting, io } = work;
  let prepared = prepareStep(await stepsIn(work), wanted, setting, io.now().getTime());
  if (prepared.ok && !prepared.known) {
    refuseUnfit([prepared.step]);
    const { added, known } = await store.append([prepared.step]);
    // Somebody wrote between looking and writing: look again, which tells what they wrote.
    if (added + known === 0) prepared = prepareStep(await stepsIn(work), wanted, setting, io.now().getTime());
  }
  if (prepared.ok) return prepared;
  if (prepared.reason !== 'conflict') throw new CommandFailure(refusalSentence(prepared));
  throw new CommandFailure(
    [
      `${wanted.case} has gone on since ${wanted.after}. Nothing was entered. Meanwhile:`,
      ...prepared.meanwhile.map((one: HistoryStep) => `  ${stepLine(one, work.timeZone)}`),
      `Read it, and take your step again with --after ${prepared.case.last}.`,
    ].join('\n'),
  );
}

async function stepsIn({ store }: CaseWork): Promise<readonly Step[]> {
  return (await recordsWith(store, '"kind":"step"')).flatMap((one) => (one.kind === 'step' ? [one] : []));
}

async function declarations({ store }: CaseWork): Promise<readonly Declaration[]> {
  const found = await recordsWith(store, '"about":"hotline"');
  return found.flatMap((one) => (one.kind === 'declaration' ? [one] : []));
}

async function recordsWith(store: CaseWork['store'], mark: string): Promise<readonly TrucelineRecord[]> {
  const found: TrucelineRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch) if (json.includes(mark)) found.push(JSON.parse(json) as TrucelineRecord);
  return found;
}

const momentOf = ({ io }: CaseWork, at: string | undefined): number =>
  at === undefined ? io.now().getTime() : Date.parse(at);

const casesAt = async (work: CaseWork, at?: string): Promise<Cases> =>
  foldCases(await stepsIn(work), work.setting, momentOf(work, at));

async function caseNamed(work: CaseWork, given: string, at?: string): Promise<Case> {
  const { cases } = await casesAt(work, at);
  const id = onlyOne(
    given,
    cases.map((one) => one.id),
    'case:',
    'truceline case list',
  );
  return cases.find((one) => one.id === id)!;
}

/** The whole id, from its beginning. */
function onlyOne(given: string, ids: readonly string[], prefix: string, list: string): string {
  const found = ids.filter(
    (id) => id === given || id.startsWith(given) || id.startsWith(`${prefix}${given}`),
  );
  const exact = found.find((id) => id === given || id === `${prefix}${given}`);
  if (exact !== undefined || found.length === 1) return exact ?? found[0]!;
  const trouble = found.length === 0 ? 'none begins so' : `${found.length} begin so: ${found.join(', ')}`;
  throw new CommandFailure(`Which is "${given}"? ${trouble}. See: ${list}`);
}
