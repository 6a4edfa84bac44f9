/**
 * Whose word an account is: a party is one voice with all its outlets; a third-party source is one voice; and third-party
 * accounts in the very same words are one voice, whoever printed them. Voices are numbered within one incident.
 */
import type { Account } from '../incident/incident.js';

export interface Voices {
  /** By account. */
  number: Int32Array;
  count: number;
}

export const voices = (): Voices => ({ number: new Int32Array(64), count: 0 });

/** From here on a table of names is faster than a look at all accounts before. */
const MANY = 24;

export function numberVoices(accounts: readonly Account[], into: Voices): void {
  if (into.number.length < accounts.length) into.number = new Int32Array(accounts.length * 2);
  into.count = 0;
  if (accounts.length > MANY) numberByName(accounts, into);
  else numberByLooking(accounts, into);
}

function numberByLooking(accounts: readonly Account[], into: Voices): void {
  const { number } = into;
  for (let i = 0; i < accounts.length; i++) {
    const account = accounts[i]!;
    let known = -1;
    for (let j = 0; j < i && known < 0; j++) if (sameVoice(account, accounts[j]!)) known = number[j]!;
    number[i] = known < 0 ? into.count++ : known;
  }
}

function sameVoice(a: Account, b: Account): boolean {
  if (a.voice !== b.voice) return false;
  return a.voice !== '' || a.source === b.source || (a.text !== '' && a.text === b.text);
}

function numberByName(accounts: readonly Account[], into: Voices): void {
  const names = new Map<string, number>();
  for (const [i, { voice, source, text }] of accounts.entries()) {
    const name = voice === '' ? `source ${source}` : `party ${voice}`;
    const words = voice === '' && text !== '' ? `text ${text}` : undefined;
    const known = names.get(name) ?? (words === undefined ? undefined : names.get(words));
    const number = known ?? into.count++;
    if (!names.has(name)) names.set(name, number);
    if (words !== undefined && !names.has(words)) names.set(words, number);
    into.number[i] = number;
  }
}
