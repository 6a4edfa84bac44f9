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

interface Standpoint {
  readonly voices: Set<string>;
  readonly account: UngradedAccount;
}

/** Grade of each account, in their order. Cost: accounts times distinct standpoints. */
export function informationGrades(accounts: readonly UngradedAccount[]): number[] {
  if (accounts.length === 1) return [alone(accounts[0]!)];
  const standpoints = new Map<string, Standpoint>();
  for (const account of accounts) {
    const key = `${account.actor} ${account.stance === 'denied'}`;
    const known = standpoints.get(key);
    if (known) known.voices.add(voiceOf(account));
    else standpoints.set(key, { voices: new Set([voiceOf(account)]), account });
  }
  if (standpoints.size === 1) {
    const [agreed] = standpoints.values();
    const { size } = agreed!.voices;
    return accounts.map((account) => (size > 2 ? 1 : size === 2 ? 2 : alone(account)));
  }
  return accounts.map((account) => {
    const own = voiceOf(account);
    const support = new Set<string>();
    const contradiction = new Set<string>();
    for (const standpoint of standpoints.values()) {
      const into = contradicts(account, standpoint.account) ? contradiction : support;
      for (const voice of standpoint.voices) if (voice !== own) into.add(voice);
    }
    if (contradiction.size === 0) {
      if (support.size >= 2) return 1;
      return support.size === 1 ? 2 : alone(account);
    }
    if (support.size > contradiction.size) return 3;
    return support.size === contradiction.size ? 4 : 5;
  });
}

/** Whose word it is: a party's outlets are one voice. */
export function voiceOf(account: Pick<Account, 'voice' | 'source'>): string {
  return account.voice === '' ? `source ${account.source}` : `party ${account.voice}`;
}

function alone(account: UngradedAccount): number {
  return account.voice === '' ? 3 : 6;
}

function contradicts(a: UngradedAccount, b: UngradedAccount): boolean {
  if ((a.stance === 'denied') !== (b.stance === 'denied')) return true;
  return namesOne(a.actor) && namesOne(b.actor) && a.actor !== b.actor;
}

const namesOne = (actor: string): boolean => actor !== 'undetermined' && actor !== 'none' && actor !== 'both';
