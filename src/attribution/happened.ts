/**
 * Did it happen, whoever did it: independent voices, their grades, denials that it happened, detections, physical signs.
 */
import type { Account, Incident } from '../incident/incident.js';
import { add, type Evidence } from './evidence.js';
import { type PreparedSetting, partyOf, trustIn } from './prepare.js';
import { type Sayings, say, settle } from './repetition.js';
import { HAPPENING } from './rule.js';
import type { Voices } from './voice.js';

/**
 * @param statements where what people say goes: with sources judged as a whole, nowhere of account
 * @returns the number of voices that tell it, and of detections: what the interval narrows with
 */
export function measureHappening(
  { accounts }: Incident,
  prepared: PreparedSetting,
  voices: Voices,
  scratch: Sayings,
  into: Evidence,
  statements: Evidence,
): number {
  scratch.groups = 0;
  let telling = 0;
  let parties = 0;
  for (let i = 0; i < accounts.length; i++) {
    const account = accounts[i]!;
    const kind = kindOf(account, prepared);
    if (kind === NOTHING) continue;
    const voice = voices.number[i]!;
    say(scratch, voice, kind, 0, baseOf(kind, account, prepared), i);
    if (account.voice === '') {
      if (account.signs !== undefined && account.signs.length > 0)
        say(scratch, voice, HAPPENING['physical-trace'], 0, trustIn(account.sourceGrade, prepared), i);
      continue;
    }
    const bit = 1 << partyOf(prepared, account.voice);
    if (kind === HAPPENING['told-by-party'] && (telling & bit) === 0) {
      telling |= bit;
      parties++;
    }
  }
  add(into, HAPPENING['happened-prior'], 0, 1);
  const start = statements.rows;
  settle(
    scratch,
    prepared.weights.repetition,
    HAPPENING['told-by-third-party'],
    HAPPENING['alleged-by-third-party'],
    statements,
  );
  if (statements !== into) moveFindings(statements, start, into);
  if (parties > 1) add(statements, HAPPENING['parties-agree'], 0, 1);
  let independent = 0;
  for (let g = 0; g < scratch.groups; g++) {
    const rule = scratch.rule[g]!;
    if (rule !== HAPPENING['said-not-to-have-happened'] && rule !== HAPPENING['physical-trace'])
      independent++;
  }
  return independent;
}

/** What was detected or found is no statement. */
function moveFindings(from: Evidence, start: number, to: Evidence): void {
  for (let row = start; row < from.rows; row++) {
    const rule = from.rule[row]!;
    if (rule === HAPPENING.detected || rule === HAPPENING['physical-trace'])
      add(to, rule, 0, from.amount[row]!, from.account[row]!, from.accounts[row]!);
  }
}

const NOTHING = -1;

/** A denial that blames somebody else grants that it happened; "not us" leaves that open. */
function kindOf(account: Account, prepared: PreparedSetting): number {
  if (account.conduct === 'none' || prepared.sensorIds.has(account.source)) return HAPPENING.detected;
  const { actor, stance, voice } = account;
  if (stance === 'denied') {
    const named = partyOf(prepared, actor) >= 0;
    if (named && actor === voice) return NOTHING;
    if (!named) return HAPPENING['said-not-to-have-happened'];
  }
  if (voice !== '' && partyOf(prepared, voice) >= 0) return HAPPENING['told-by-party'];
  return stance === 'asserted' ? HAPPENING['told-by-third-party'] : HAPPENING['alleged-by-third-party'];
}

function baseOf(kind: number, account: Account, prepared: PreparedSetting): number {
  return kind === HAPPENING['told-by-third-party'] || kind === HAPPENING['alleged-by-third-party']
    ? trustIn(account.sourceGrade, prepared)
    : 1;
}
