/** Cases as lines of text, for a terminal. Times are in the zone of the mission. */
import type { Case, Conclusion, HistoryStep } from '../casework/case.js';
import type { DueLine, UntoldLine } from '../casework/due.js';
import type { Call } from '../casework/hotline.js';
import { toIso } from '../time/instant.js';

export function caseLine(one: Case, zone: string): string {
  const { id, state, states, agreement, clause, against, level, bodies } = one;
  const what = [agreement, clause].filter((word) => word !== '').join('/') || 'no agreement';
  const whom = against.length > 0 ? `against ${against.join(', ')}` : 'against nobody named';
  const body = bodies[level] ?? '';
  return [id, state, `since ${toIso(zone, states.at(-1)!.atMs)}`, what, whom, body]
    .filter((part) => part !== '')
    .join('  ');
}

export function caseLines(one: Case, due: readonly DueLine[], atMs: number, zone: string): readonly string[] {
  const { records, proposal, decision, unanswered, lapses, history, channel, from } = one;
  return [
    caseLine(one, zone),
    `alleged by ${from === '' ? channel : `${from} (${channel})`}; rests on ${records.join(', ') || 'no record'}`,
    ...(proposal ? [`proposed: ${conclusionWords(proposal)}`] : []),
    ...(decision ? [`decided: ${conclusionWords(decision)}`] : []),
    ...(unanswered.length > 0 ? [`no answer to the proposal from: ${unanswered.join(', ')}`] : []),
    '',
    ...history.map((step) => stepLine(step, zone)),
    ...(lapses.length > 0 ? ['', 'Times that ran out (facts, no admissions):'] : []),
    ...lapses.map(
      ({ clock, party, within, dueMs, otherwise }) =>
        `  ${clock}${party === '' ? '' : ` of ${party}`}: nothing within ${within}, until ${toIso(zone, dueMs)}; follows: ${otherwise}`,
    ),
    ...(due.length > 0 ? ['', ...due.map((line) => dueSentence(line, atMs, zone))] : []),
  ];
}

const conclusionWords = ({ outcome, parties, step }: Conclusion): string =>
  `${outcome}${parties.length > 0 ? ` by ${parties.join(', ')}` : ''} (${step})`;

export function stepLine(step: HistoryStep, zone: string): string {
  const { number, action, atMs, role, party, name, reasons = [], effect } = step;
  const { result, team, outcome, parties, position, measure, cause, of, undoes, reference } = step;
  const words = [result, team, outcome, parties?.join(', '), position, measure, cause, of, undoes, reference];
  const said = words.filter((word) => word !== undefined && word !== '').join(' ');
  const who = [role, party, name].filter((word) => word !== undefined).join(' ');
  const state =
    effect.kind === 'stands'
      ? ''
      : effect.kind === 'takenBack'
        ? `  [taken back by ${effect.by}]`
        : `  [without effect: ${effect.because}]`;
  return `${String(number).padStart(3)}  ${toIso(zone, atMs)}  ${action}${said === '' ? '' : ` ${said}`}  ${who}: ${plain(reasons.join(' | '))}${state}`;
}

export function dueSentence(
  { case: id, clock, party, state, mark, fromMs, passed }: DueLine,
  atMs: number,
  zone: string,
): string {
  const what = `${id}  ${clock}${party === '' ? '' : ` of ${party}`}`;
  if (state === 'untold') return `${what}  no time runs: ${party} was not told`;
  if (!mark) return `${what}  no time is set; waited for since ${toIso(zone, fromMs)}`;
  const over = passed.map(
    ({ dueMs, within, otherwise }) => `OVERDUE since ${toIso(zone, dueMs)} (${within}: ${otherwise})`,
  );
  const { dueMs, within, otherwise } = mark;
  const next = dueMs >= atMs ? [`due ${toIso(zone, dueMs)} (${within}, then: ${otherwise})`] : [];
  return [what, ...over, ...next].join('  ');
}

export const untoldSentence = ({ case: id, party, step, action }: UntoldLine): string =>
  `${id}  ${party} has had no notice of ${step} (${action})`;

export function callLine({ id, atMs, by, to, summary, answer }: Call, nowMs: number, zone: string): string {
  const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} min`;
  const said = answer
    ? `${answer.by} ${answer.act} after ${minutes(answer.afterMs)}: ${plain(answer.summary)}`
    : `no answer, ${minutes(nowMs - atMs)} on`;
  return `${id}  ${toIso(zone, atMs)}  ${by} to ${to}: ${plain(summary)}  |  ${said}`;
}

/** Words of others on a terminal: no control characters. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ');
