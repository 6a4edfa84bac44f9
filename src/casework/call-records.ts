/** Calls on the hotline and their answers, made into records: who may speak, and for whom. */
import { MISSION_SOURCE } from '../record/keeping.js';
import { type Declaration, declaration } from '../record/record.js';
import type { Step } from '../record/step.js';
import { ANSWER_ACTS, type AnswerAct, CALL_ACT, callsIn, HOTLINE } from './hotline.js';
import { refuse, type StepRefusal } from './refusal.js';
import { isHead } from './step-rules.js';

export interface CallSaid {
  /** The party that calls; absent: that of the delegate. */
  readonly by?: string | undefined;
  readonly to?: string | undefined;
  readonly summary: string;
  /** Where the words are, when they are entered for a party. */
  readonly reference?: string | undefined;
}

export interface AnswerSaid extends Omit<CallSaid, 'to'> {
  readonly act: string;
}

export interface Speaking {
  readonly who: Step['by'];
  readonly parties: readonly string[];
  readonly id: string;
  readonly atMs: number;
}

export type Spoken = { readonly ok: true; readonly record: Declaration } | StepRefusal;

export function callRecord({ to, ...said }: CallSaid, speaking: Speaking): Spoken {
  const by = speakerOf(said.by, said.reference, speaking);
  if (typeof by !== 'string') return by;
  const others = speaking.parties.filter((party) => party !== by);
  const called = to ?? (others.length === 1 ? others[0] : undefined);
  if (called === undefined || !others.includes(called))
    return refuse(
      'unknownName',
      `the party that is called (${others.join(', ')})`,
      quoted(to),
      'Name it in to.',
    );
  return recordOf({ by, to: called, act: CALL_ACT, said }, speaking);
}

/** @param declarations that stand now */
export function answerRecord(
  call: string,
  { act, ...said }: AnswerSaid,
  declarations: readonly Declaration[],
  speaking: Speaking,
): Spoken {
  const found = callsIn(declarations).find(({ id }) => id === call);
  if (!found) return refuse('unknownStep', 'a call on the hotline', quoted(call), 'See the list of calls.');
  const by = speakerOf(
    said.by ?? (speaking.who.party === undefined ? found.to : undefined),
    said.reference,
    speaking,
  );
  if (typeof by !== 'string') return by;
  if (by !== found.to)
    return refuse('wrongParty', `${found.to}, who was called`, quoted(by), 'Only who is called answers.');
  if (!isAct(act))
    return refuse('badStep', `the answer ${ANSWER_ACTS.join(' or ')}`, quoted(act), 'Say one of these.');
  if (found.answer) {
    const hint = 'Call anew, or answer in a step of a case.';
    return refuse('alreadyDone', 'a call without an answer', `one answered by ${found.answer.id}`, hint);
  }
  if (speaking.atMs < found.atMs)
    return refuse(
      'backInTime',
      'a time after the call',
      new Date(speaking.atMs).toISOString(),
      'Correct it.',
    );
  return recordOf({ by, to: found.by, act, answers: call, said }, speaking);
}

const isAct = (act: string): act is AnswerAct => (ANSWER_ACTS as readonly string[]).includes(act);
const quoted = (word: string | undefined): string => (word === undefined ? 'none' : `"${word}"`);

function speakerOf(
  given: string | undefined,
  reference: string | undefined,
  { who, parties }: Speaking,
): string | StepRefusal {
  const { role, party } = who;
  if (role === 'party_delegate') {
    if (given === undefined || given === party) return party!;
    return refuse('wrongParty', `${party}, for a delegate of it`, quoted(given), 'Leave by out.');
  }
  if (!isHead(role))
    return refuse(
      'wrongRole',
      'party_delegate, chief_monitor, administrator',
      role,
      'Let one of these enter it.',
    );
  if (given === undefined || !parties.includes(given))
    return refuse(
      'unknownName',
      `the party that speaks (${parties.join(', ')})`,
      quoted(given),
      'Name it in by.',
    );
  if (reference !== undefined) return given;
  const hint = 'Say where its words are (reference): the line, the log, the hour.';
  return refuse('badStep', `a reference with what is entered for ${given}`, 'none', hint);
}

function recordOf(
  of: {
    readonly by: string;
    readonly to: string;
    readonly act: Declaration['act'];
    readonly answers?: string;
    readonly said: { readonly summary: string; readonly reference?: string | undefined };
  },
  { id, atMs, who }: Speaking,
): Spoken {
  const { by, to, act, answers, said } = of;
  const at = new Date(atMs).toISOString();
  const parsed = declaration.safeParse({
    kind: 'declaration',
    id,
    source: MISSION_SOURCE,
    time: { start: at, end: at, precision: 'second' },
    by,
    ...(who.role === 'party_delegate' ? { person: who.name } : {}),
    act,
    about: HOTLINE,
    to,
    ...(answers === undefined ? {} : { answers }),
    summary: said.summary,
    ...(said.reference === undefined ? {} : { reference: said.reference }),
  });
  if (parsed.success) return { ok: true, record: parsed.data };
  const { path, message } = parsed.error.issues[0]!;
  return refuse('badStep', message, path.join('.'), 'Say in a sentence what is asked or answered (summary).');
}
