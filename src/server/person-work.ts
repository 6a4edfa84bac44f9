/**
 * What is done with sealed lists of persons: each piece of work opens whole lists, and takes up to a minute. It is data, so that
 * a thread can be told it (person-threads.ts); who may do it is judged by the functions called here.
 */
import { problemSentence } from '../persons/list/problem.js';
import { readList } from '../persons/list/read-list.js';
import type { ListInfo } from '../record/record.js';
import { answerRequest, behindAnswer, type Pace } from '../tracing/answer.js';
import { addList, changesOf, destroyList, showList } from '../tracing/list.js';
import { matchSealed, readAllMatches, readOwnMatches } from '../tracing/matches.js';
import { badInput } from '../tracing/refusal.js';
import type { Asker } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';

export type PersonWork =
  | {
      readonly kind: 'import';
      readonly of: string;
      readonly bytes: Uint8Array;
      readonly purposes: ListInfo['purposes'];
      readonly consent: ListInfo['consent'];
    }
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
      return importList(vault, asker, work);
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

const MOST_PROBLEMS = 200;

async function importList(
  vault: Vault,
  asker: Asker,
  { of, bytes, purposes, consent }: Extract<PersonWork, { kind: 'import' }>,
): Promise<object> {
  const read = readList(bytes, vault.now().toISOString().slice(0, 10));
  bytes.fill(0);
  if (!read.ok) throw badInput(read.reason);
  if (read.persons.length === 0) throw badInput('Expected rows with persons, found none that can be used.');
  const added = await addList(vault, asker, { of, persons: read.persons, purposes, consent });
  const problems = read.problems.slice(0, MOST_PROBLEMS).map(problemSentence);
  return {
    ...added,
    persons: read.persons.length,
    rows: read.rows,
    problems,
    problemCount: read.problems.length,
  };
}
