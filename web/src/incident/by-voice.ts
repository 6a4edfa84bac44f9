/**
 * Accounts by whose voice they are: parties in the alphabetical order of their English names, third parties last. Where one
 * party speaks every party has its place, also the one that said nothing, so that both sides stand in equal form.
 */
import type { Account, Party } from '../api/types.ts';

export interface Voice {
  /** Party id, '' for third parties. */
  readonly voice: string;
  readonly accounts: readonly Account[];
}

export function byVoice(accounts: readonly Account[], parties: readonly Party[]): readonly Voice[] {
  const english = new Map(parties.map(({ id, name }) => [id, name.en]));
  const said = new Set(accounts.map(({ voice }) => voice));
  const partySpeaks = [...said].some((voice) => english.has(voice));
  const voices = new Set([...(partySpeaks ? english.keys() : []), ...said]);
  const rank = (voice: string): string => english.get(voice) ?? voice;
  return [...voices]
    .sort((a, b) => {
      if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
      return rank(a) < rank(b) ? -1 : 1;
    })
    .map((voice) => ({ voice, accounts: accounts.filter((account) => account.voice === voice) }));
}
