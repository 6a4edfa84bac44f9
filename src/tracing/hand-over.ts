/**
 * Persons for the protocol of an exchange: whom a list names for it, with their names. An entry of another purpose than
 * exchange or return goes into none; nor does a person who refuses. They are counted, so that whoever asks can see that
 * some are missing.
 *
 * All that is asked for is checked, and the reading entered, before anything is handed out.
 */
import type { Person } from '../persons/person.js';
import { type NameLanguage, nameAsListed, nameIn } from '../persons/spelling.js';
import type { ListInfo } from '../record/record.js';
import { type ListVersion, personsOf, pick, refuseTelling } from './list.js';
import { badInput, forbidden } from './refusal.js';
import { type Asker, mayReadList } from './right.js';
import { enterAccess, type Vault } from './vault.js';

export interface HandOverRequest {
  readonly of: string;
  /** Absent: the newest. */
  readonly version?: number | undefined;
  /** Absent: all of the list. */
  readonly ids?: readonly string[] | undefined;
}

export interface HandOverList {
  readonly info: ListInfo;
  /** In the order of the list. */
  readonly persons: readonly Person[];
  /** Of another purpose, or refuse. */
  readonly leftOut: number;
  readonly unknownIds: number;
}

export async function readForHandOver(
  vault: Vault,
  asker: Asker,
  requests: readonly HandOverRequest[],
  reason: string,
): Promise<readonly HandOverList[]> {
  if (requests.length === 0) throw badInput('Expected one list or more whose persons are handed over.');
  if (!requests.every(({ of }) => mayReadList(asker, of))) throw forbidden();
  if (new Set(requests.map(({ of }) => of)).size < requests.length)
    throw badInput('Expected each list once, found one of them twice.');
  const opened: ListVersion[] = [];
  const lists: HandOverList[] = [];
  for (const request of requests) {
    const version = await pick(vault, request.of, request.version);
    const persons = await personsOf(vault, version);
    refuseTelling(reason, persons);
    opened.push(version);
    lists.push(chosen(version.info, persons, request.ids));
  }
  if (lists.every(({ persons }) => persons.length === 0))
    throw badInput(
      `Expected persons who may be handed over, found none: ${lists.map(wordsOf).join('; ')}. The list, or the entry, must have the purpose exchange or return.`,
    );
  await enterAccess(
    vault,
    opened.map(({ sealed }) => sealed),
    asker,
    reason,
  );
  return lists;
}

function chosen(info: ListInfo, all: readonly Person[], ids: readonly string[] | undefined): HandOverList {
  const wanted = ids === undefined ? undefined : new Set(ids);
  const asked = wanted === undefined ? all : all.filter(({ id }) => wanted.has(id));
  const persons = asked.filter((person) => mayBeHandedOver(person, info));
  return {
    info,
    persons,
    leftOut: asked.length - persons.length,
    unknownIds: wanted === undefined ? 0 : wanted.size - new Set(asked.map(({ id }) => id)).size,
  };
}

function mayBeHandedOver({ consent, purpose }: Person, { purposes }: ListInfo): boolean {
  if (consent === 'refused') return false;
  const words = purpose === undefined ? purposes : [purpose];
  return words.some((word) => word === 'exchange' || word === 'return' || word === 'any');
}

const wordsOf = ({ info, leftOut, unknownIds }: HandOverList): string =>
  `of the list of ${info.of}, version ${info.version}, ${leftOut} may not be used for it, ${unknownIds} ids are not on it`;

/** A list as a protocol in two languages prints it. */
export interface ListInTwo {
  readonly of: string;
  readonly version: number;
  readonly persons: readonly {
    readonly id: string;
    readonly names: readonly [string | undefined, string | undefined];
    /** Where it has neither: the name as the list writes it. */
    readonly listed?: string | undefined;
    readonly born: string | undefined;
    readonly rank: string | undefined;
  }[];
  readonly leftOut: number;
  readonly unknownIds: number;
}

export const inTwoLanguages = (
  { info, persons, leftOut, unknownIds }: HandOverList,
  [one, other]: readonly [NameLanguage, NameLanguage],
): ListInTwo => ({
  of: info.of,
  version: info.version,
  persons: persons.map((person) => ({
    id: person.id,
    ...namesOf(person, one, other),
    born: person.born,
    rank: person.rank,
  })),
  leftOut,
  unknownIds,
});

/** Nobody is without a name on the page: of whom the list has neither language, it is as the list has it. */
function namesOf(
  person: Person,
  one: NameLanguage,
  other: NameLanguage,
): Pick<ListInTwo['persons'][number], 'names' | 'listed'> {
  const names = [nameIn(person, one), nameIn(person, other)] as const;
  return names.some((name) => name !== undefined) ? { names } : { names, listed: nameAsListed(person) };
}
