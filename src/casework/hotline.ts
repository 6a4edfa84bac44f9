/**
 * The coordination mechanism: one side calls the other and asks it to stop, the other answers. A call is a declaration with
 * act `demands` about `hotline`, addressed (`to`); an answer one with act `accepts` or `rejects` that names the call
 * (`answers`). Agreements read the very same declarations, so that an exemption for return fire can demand that the hotline
 * was tried first (docs/cases.md).
 */
import type { Declaration } from '../record/record.js';

export const HOTLINE = 'hotline';
export const CALL_ACT = 'demands';
export const ANSWER_ACTS = ['accepts', 'rejects'] as const;
export type AnswerAct = (typeof ANSWER_ACTS)[number];

export interface Call {
  readonly id: string;
  readonly atMs: number;
  readonly by: string;
  /** '' where the record does not say whom. */
  readonly to: string;
  readonly summary: string;
  readonly answer: {
    readonly id: string;
    readonly atMs: number;
    readonly by: string;
    readonly act: AnswerAct;
    readonly summary: string;
    readonly afterMs: number;
  } | null;
}

export const isCall = ({ about, act, answers }: Declaration): boolean =>
  about === HOTLINE && act === CALL_ACT && answers === undefined;
export const isAnswer = ({ about, act, answers }: Declaration): boolean =>
  about === HOTLINE && answers !== undefined && isAnswerAct(act);
const isAnswerAct = (act: string): act is AnswerAct => (ANSWER_ACTS as readonly string[]).includes(act);

/** Calls by time, each with the first answer by another than the caller. */
export function callsIn(declarations: readonly Declaration[]): readonly Call[] {
  const answers = new Map<string, Declaration[]>();
  for (const one of declarations)
    if (isAnswer(one)) answers.set(one.answers!, [...(answers.get(one.answers!) ?? []), one]);
  return declarations
    .filter(isCall)
    .map((call) => callOf(call, answers.get(call.id) ?? []))
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}

function callOf({ id, by, to = '', summary, time }: Declaration, all: readonly Declaration[]): Call {
  const atMs = Date.parse(time.start);
  const [first] = all
    .filter((one) => (to === '' ? one.by !== by : one.by === to) && Date.parse(one.time.start) >= atMs)
    .sort((a, b) => Date.parse(a.time.start) - Date.parse(b.time.start));
  if (!first) return { id, atMs, by, to, summary, answer: null };
  const answeredMs = Date.parse(first.time.start);
  return {
    ...{ id, atMs, by, to, summary },
    answer: {
      id: first.id,
      atMs: answeredMs,
      by: first.by,
      act: first.act as AnswerAct,
      summary: first.summary,
      afterMs: answeredMs - atMs,
    },
  };
}
