/**
 * Answers to requests for missing persons.
 *
 *   known             a list has the person, surely and once, and may be used for tracing
 *   notKnown          no list has the person
 *   underProtection   the person does not want to be found, is a child, or may not be spoken of for this purpose; or it is
 *                     not sure who it is
 *
 * What is told to the family is `known`, or one sentence for both others. It leaves at a multiple of ANSWER_STEP_MS after the question, and
 * all lists are gone through whole, so that neither words nor time tell the two apart. Where somebody is, who holds them and how
 * they are is never told.
 */
import { matchLists } from '../persons/match.js';
import type { Person } from '../persons/person.js';
import { allVersions, isGone, type ListVersion, personsOf } from './list.js';
import { refuseTooSoon } from './rate.js';
import { forbidden } from './refusal.js';
import { findRequest, type KnownRequest, personOf } from './request.js';
import { type Asker, mayAskForMissing, mayReadBehindAnswer } from './right.js';
import { enterAccess, type Vault } from './vault.js';

export type Verdict = 'known' | 'notKnown' | 'underProtection';

/** How far tracing is, without where. */
export type TracingState = 'registered' | 'confirmedByBothSides' | 'returned';

export type ToldAnswer =
  | { readonly answer: 'known'; readonly tracing: TracingState }
  | { readonly answer: 'notKnownOrUnderProtection' };

export interface BehindAnswer {
  readonly verdict: Verdict;
  readonly lists: readonly {
    readonly of: string;
    readonly version: number;
    readonly ids: readonly string[];
  }[];
}

export const ANSWER_STEP_MS = 2000;

/** @param wait until so many milliseconds after the question have passed; @returns what the family may be told */
export async function answerRequest(
  vault: Vault,
  asker: Asker,
  number: string,
  pace: Pace,
): Promise<ToldAnswer> {
  if (!mayAskForMissing(asker)) throw forbidden();
  const began = pace.elapsedMs();
  const known = await findRequest(vault, number);
  refuseTooSoon(known, vault.now());
  await enterAccess(vault, [known.sealed], asker, 'answer to a request for a missing person', 'who asked');
  const { told } = await lookUp(vault, known);
  const took = pace.elapsedMs() - began;
  await pace.wait(Math.ceil((took + 1) / ANSWER_STEP_MS) * ANSWER_STEP_MS - took);
  return told;
}

/** What lies behind an answer, for the chief monitor. */
export async function behindAnswer(
  vault: Vault,
  asker: Asker,
  number: string,
  reason: string,
): Promise<BehindAnswer> {
  if (!mayReadBehindAnswer(asker)) throw forbidden();
  const known = await findRequest(vault, number);
  await enterAccess(
    vault,
    [known.sealed, ...(await tracedLists(vault)).map(({ sealed }) => sealed)],
    asker,
    reason,
  );
  return (await lookUp(vault, known)).behind;
}

export interface Pace {
  readonly elapsedMs: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

interface Found {
  readonly list: ListVersion;
  readonly persons: readonly Person[];
  readonly sure: boolean;
}

async function lookUp(
  vault: Vault,
  { request }: KnownRequest,
): Promise<{ readonly told: ToldAnswer; readonly behind: BehindAnswer }> {
  const wanted = personOf(request);
  const today = vault.now().toISOString().slice(0, 10);
  const found: Found[] = [];
  for (const list of await tracedLists(vault)) {
    const one = search(wanted, list, await personsOf(vault, list));
    if (one.persons.length > 0) found.push(one);
  }
  const lists = found.map(({ list: { info }, persons }) => ({
    of: info.of,
    version: info.version,
    ids: persons.map(({ id }) => id),
  }));
  const verdict = verdictOf(found, today, isChild(wanted, today));
  const told: ToldAnswer =
    verdict === 'known'
      ? { answer: 'known', tracing: tracingOf(found) }
      : { answer: 'notKnownOrUnderProtection' };
  return { told, behind: { verdict, lists } };
}

/** The newest version of each party's list, whatever it may be used for: what may not be told is under protection. */
async function tracedLists(vault: Vault): Promise<readonly ListVersion[]> {
  const newest = new Map<string, ListVersion>();
  for (const version of await allVersions(vault)) if (!isGone(version)) newest.set(version.info.of, version);
  return [...newest.values()];
}

function search(wanted: Person, list: ListVersion, persons: readonly Person[]): Found {
  // The matcher leaves out who refuses; here they must be found, to be protected.
  const all = persons.map(({ consent: _, ...person }) => person);
  const { matches, undecided } = matchLists([wanted], all);
  const ids = new Set([...matches, ...undecided].map(({ b }) => b));
  return {
    list,
    persons: persons.filter(({ id }) => ids.has(id)),
    sure:
      undecided.length === 0 &&
      matches.length === 1 &&
      matches[0]!.probability >= LEAST_SURE &&
      all.find(({ id }) => id === matches[0]!.b)!.born !== undefined,
  };
}

/** A family is told of a person only where it can hardly be another. */
const LEAST_SURE = 0.9;

function verdictOf(found: readonly Found[], today: string, asksForChild: boolean): Verdict {
  if (found.length === 0) return 'notKnown';
  const isProtected = found.some(
    ({ list, persons, sure }) => !sure || persons.some((person) => isUnderProtection(person, list, today)),
  );
  return isProtected || asksForChild ? 'underProtection' : 'known';
}

function isUnderProtection(person: Person, { info }: ListVersion, today: string): boolean {
  const { consent, purpose } = person;
  const mayTrace =
    purpose === undefined ? info.purposes.includes('tracing') : purpose === 'tracing' || purpose === 'any';
  return consent === 'refused' || !mayTrace || isChild(person, today);
}

const ADULT_YEARS = 18;

/** Also where only the year is known and the person may still be a child. */
function isChild({ status, born }: Person, today: string): boolean {
  if (status === 'minor') return true;
  if (born === undefined) return false;
  const grown = `${Number(born.slice(0, 4)) + ADULT_YEARS}${born.length === 10 ? born.slice(4) : '-12-31'}`;
  return today < grown;
}

function tracingOf(found: readonly Found[]): TracingState {
  const isBack = ({ status }: Person): boolean => status === 'released';
  if (found.some(({ persons }) => persons.some(isBack))) return 'returned';
  return found.length > 1 ? 'confirmedByBothSides' : 'registered';
}
