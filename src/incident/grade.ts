/**
 * Admiralty grading, two grades that are never blended (NATO STANAG 2511 / AJP-2.1: reliability of the source A-F,
 * credibility of the information 1-6).
 *
 * Information: 1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable,
 * 6 cannot be judged. Here: independent means another voice (the party that speaks, else the source). An account is
 * supported by those that tell of the same event with no other author, contradicted by those that deny it or name
 * another author. A party's word on its own case, alone, cannot be judged.
 */
import type { Account } from './incident.js';

export type UngradedAccount = Omit<Account, 'informationGrade'>;

/** Grade of each account, in their order. Cost: accounts times distinct voices, and those times distinct standpoints. */
export function informationGrades(accounts: readonly UngradedAccount[]): number[] {
  if (accounts.length === 1) return [alone(accounts[0]!)];
  // The first account of each voice, and of each standpoint; and for each account the number of its own.
  const voices: UngradedAccount[] = [];
  const standpoints: UngradedAccount[] = [];
  const voiceAt: number[] = [];
  const standpointAt: number[] = [];
  for (const account of accounts) {
    voiceAt.push(numberIn(voices, account, sameVoice));
    standpointAt.push(numberIn(standpoints, account, sameStandpoint));
  }
  if (standpoints.length === 1) {
    const { length } = voices;
    return accounts.map((account) => (length > 2 ? 1 : length === 2 ? 2 : alone(account)));
  }
  const taken = new Uint8Array(standpoints.length * voices.length);
  for (let i = 0; i < accounts.length; i++) taken[standpointAt[i]! * voices.length + voiceAt[i]!] = 1;
  const heard = standpoints.map((own) => heardBy(own, standpoints, taken, voices.length));
  return accounts.map((account, i) => {
    const { supporting, contradicting } = heard[standpointAt[i]!]!;
    const support = countBut(supporting, voiceAt[i]!);
    const contradiction = countBut(contradicting, voiceAt[i]!);
    if (contradiction === 0) {
      if (support >= 2) return 1;
      return support === 1 ? 2 : alone(account);
    }
    if (support > contradiction) return 3;
    return support === contradiction ? 4 : 5;
  });
}

/** Whose word it is: a party's outlets are one voice. */
export function voiceOf(account: Pick<Account, 'voice' | 'source'>): string {
  return account.voice === '' ? `source ${account.source}` : `party ${account.voice}`;
}

const sameVoice = (a: UngradedAccount, b: UngradedAccount): boolean =>
  a.voice === b.voice && (a.voice !== '' || a.source === b.source);

const sameStandpoint = (a: UngradedAccount, b: UngradedAccount): boolean =>
  a.actor === b.actor && (a.stance === 'denied') === (b.stance === 'denied');

function numberIn(
  known: UngradedAccount[],
  account: UngradedAccount,
  same: (a: UngradedAccount, b: UngradedAccount) => boolean,
): number {
  for (let i = 0; i < known.length; i++) if (same(known[i]!, account)) return i;
  return known.push(account) - 1;
}

/** Which voices support a standpoint and which contradict it; a voice may do both. */
interface Heard {
  readonly supporting: Uint8Array;
  readonly contradicting: Uint8Array;
}

function heardBy(
  own: UngradedAccount,
  standpoints: readonly UngradedAccount[],
  taken: Uint8Array,
  voices: number,
): Heard {
  const heard = { supporting: new Uint8Array(voices), contradicting: new Uint8Array(voices) };
  standpoints.forEach((other, at) => {
    const into = contradicts(own, other) ? heard.contradicting : heard.supporting;
    for (let voice = 0; voice < voices; voice++) into[voice]! |= taken[at * voices + voice]!;
  });
  return heard;
}

function countBut(voices: Uint8Array, own: number): number {
  let count = 0;
  for (let voice = 0; voice < voices.length; voice++) count += voices[voice]!;
  return count - voices[own]!;
}

function alone(account: UngradedAccount): number {
  return account.voice === '' ? 3 : 6;
}

function contradicts(a: UngradedAccount, b: UngradedAccount): boolean {
  if ((a.stance === 'denied') !== (b.stance === 'denied')) return true;
  return namesOne(a.actor) && namesOne(b.actor) && a.actor !== b.actor;
}

const namesOne = (actor: string): boolean => actor !== 'undetermined' && actor !== 'none' && actor !== 'both';
