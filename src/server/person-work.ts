/**
 * What is done with sealed lists of persons: each piece of work opens whole lists, and takes up to a minute. It is data, so that
 * a thread can be told it (person-threads.ts); who may do it is judged by the functions called here.
 */
import { answerRequest, behindAnswer, type Pace } from '../tracing/answer.js';
import { changesOf, destroyList, duplicatesOf, showList } from '../tracing/list.js';
import { matchSealed, readAllMatches, readOwnMatches } from '../tracing/matches.js';
import type { Asker } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import { type BroughtList, checkList, importList } from './person-import.js';

export type PersonWork =
  | { readonly kind: 'import' | 'check'; readonly brought: BroughtList }
  | { readonly kind: 'duplicates'; readonly of: string }
  | { readonly kind: 'changes'; readonly of: string }
  | {
      readonly kind: 'read';
      readonly of: string;
      readonly reason: string;
      readonly version: number | undefined;
      readonly ids: readonly string[] | undefined;
    }
  | { readonly kind: 'destroy'; readonly of: string; readonly version: number; readonly reason: string }
  | { readonly kind: 'match'; readonly parties: readonly [string, string]; readonly reason: string }
  | { readonly kind: 'readMatches'; readonly reason: string }
  | { readonly kind: 'answer'; readonly request: string }
  | { readonly kind: 'behind'; readonly request: string; readonly reason: string };

/** @returns what is answered, as JSON can hold it */
export async function doWork(vault: Vault, asker: Asker, work: PersonWork, pace: Pace): Promise<object> {
  switch (work.kind) {
    case 'import':
      return importList(vault, asker, work.brought);
    case 'check':
      return checkList(vault, asker, work.brought);
    case 'duplicates':
      return duplicatesOf(vault, asker, work.of);
    case 'changes':
      return { changes: await changesOf(vault, asker, work.of) };
    case 'read':
      return showList(vault, asker, work);
    case 'destroy':
      return { destroyed: await destroyList(vault, asker, work) };
    case 'match':
      return matchSealed(vault, asker, work);
    case 'readMatches':
      return asker.party === undefined
        ? readAllMatches(vault, asker, work.reason)
        : readOwnMatches(vault, asker, asker.party, work.reason);
    case 'answer':
      return answerRequest(vault, asker, work.request, pace);
    case 'behind':
      return behindAnswer(vault, asker, work.request, work.reason);
  }
}
