/**
 * A party's list of persons, version by version: each sealed whole, the earlier ones kept until they are destroyed.
 *
 * What the newest version lacks is told by the ids of the list. A list without ids gets them here, and they are carried on to
 * the same persons of the next version.
 */
import { destructionEntry } from '../evidence/entries.js';
import type { Sealed } from '../evidence/holdings.js';
import { destroyPayload } from '../evidence/payloads.js';
import { repeatsIn } from '../persons/list/inside.js';
import { matchLists } from '../persons/match.js';
import type { Person } from '../persons/person.js';
import type { ListInfo } from '../record/record.js';
import { countClass } from './count-class.js';
import { nameWords, tellsName } from './names.js';
import { badInput, forbidden, Refusal } from './refusal.js';
import { type Asker, mayAddList, mayDestroyList, mayReadList } from './right.js';
import { enterAccess, keepDocument, listClass, openDocument, type Vault } from './vault.js';

export interface ListVersion {
  readonly info: ListInfo;
  readonly sealed: Sealed;
}

interface ListDocument {
  readonly truceline: 'person-list/1';
  readonly persons: readonly Person[];
  readonly change: ListChange;
}
const TAG = 'person-list/1';

export interface ListChange {
  /** Version that it was compared with; absent for a first one, or where the one before is destroyed. */
  readonly since?: number;
  /** Ids of the version before that this one no longer has. */
  readonly gone: readonly string[];
  readonly added: number;
}

export interface AddList {
  readonly of: string;
  readonly persons: readonly Person[];
  readonly purposes: ListInfo['purposes'];
  readonly consent: ListInfo['consent'];
  /** These persons besides those of the newest version, instead of in their place. */
  readonly besides?: boolean | undefined;
}

export interface AddedList {
  readonly seal: string;
  readonly info: ListInfo;
  readonly change: ListChange;
  /** Ids that told a name, or were too long, and were replaced. */
  readonly replacedIds: number;
}

/** @throws Refusal when the asker may not, or the party is none of the mission */
export async function addList(vault: Vault, asker: Asker, list: AddList): Promise<AddedList> {
  const { document, info, replacedIds } = await nextVersion(vault, asker, list);
  const fields = { class: listClass(list.of), operator: asker.name, list: info };
  return { seal: await keepDocument(vault, document, fields), info, change: document.change, replacedIds };
}

export interface Foreseen extends Omit<AddedList, 'seal'> {
  readonly persons: number;
  /** By ids of the version that would come: entries that are most likely one person. */
  readonly same: readonly IdPair[];
  readonly namesakes: readonly IdPair[];
}

export type IdPair = readonly [string, string];

/** What would become of a list that is brought; nothing is sealed. */
export async function foreseeList(vault: Vault, asker: Asker, list: AddList): Promise<Foreseen> {
  const { document, info, replacedIds } = await nextVersion(vault, asker, list);
  const { persons, change } = document;
  return { info, change, replacedIds, persons: persons.length, ...repeatsById(persons) };
}

/** Entries of the newest version that are most likely one person, and namesakes; ids of the list, no names. */
export async function duplicatesOf(
  vault: Vault,
  asker: Asker,
  of: string,
): Promise<{
  readonly version: number;
  readonly same: readonly IdPair[];
  readonly namesakes: readonly IdPair[];
}> {
  if (!mayReadList(asker, of)) throw forbidden();
  const newest = await pick(vault, of, undefined);
  return { version: newest.info.version, ...repeatsById(await personsOf(vault, newest)) };
}

function repeatsById(persons: readonly Person[]): Pick<Foreseen, 'same' | 'namesakes'> {
  const { same, namesakes } = repeatsIn(persons);
  const ids = ([one, other]: readonly [number, number]): IdPair => [persons[one]!.id, persons[other]!.id];
  return { same: same.map(ids), namesakes: namesakes.map(ids) };
}

interface NextVersion {
  readonly document: ListDocument;
  readonly info: ListInfo;
  readonly replacedIds: number;
}

async function nextVersion(vault: Vault, asker: Asker, list: AddList): Promise<NextVersion> {
  if (!mayAddList(asker, list.of)) throw forbidden();
  if (!vault.parties.includes(list.of))
    throw badInput(
      `Expected a party of the mission (${vault.parties.join(', ')}), found ${JSON.stringify(list.of.slice(0, 40))}.`,
    );
  const versions = await versionsOf(vault, list.of);
  const version = Math.max(0, ...versions.map(({ info }) => info.version)) + 1;
  const before = versions.at(-1);
  const earlier = before === undefined || isGone(before) ? undefined : await personsOf(vault, before);
  const { persons, replacedIds } = list.besides
    ? besides(list.persons, earlier ?? [], version)
    : withOwnIds(list.persons, earlier ?? [], version);
  const change = changeOf(earlier, before?.info.version, persons);
  const info: ListInfo = {
    of: list.of,
    version,
    persons: countClass(persons.length),
    purposes: list.purposes,
    consent: list.consent,
  };
  return { document: { truceline: TAG, persons, change }, info, replacedIds };
}

/** All versions of all lists, as the ledger has them. Nothing is opened. */
export async function allVersions(vault: Vault): Promise<readonly ListVersion[]> {
  const found: ListVersion[] = [];
  for (const sealed of await vault.sealed()) {
    const { list: info } = sealed.seal;
    if (info !== undefined) found.push({ info, sealed });
  }
  return found;
}

export const versionsOf = async (vault: Vault, of: string): Promise<readonly ListVersion[]> =>
  (await allVersions(vault)).filter(({ info }) => info.of === of);

export const isGone = ({ sealed }: ListVersion): boolean => sealed.destruction !== undefined;

export interface ShowList {
  readonly of: string;
  /** Absent: the newest that is there. */
  readonly version?: number | undefined;
  readonly reason: string;
  /** Only these persons. */
  readonly ids?: readonly string[] | undefined;
}

export interface ShownList {
  readonly info: ListInfo;
  readonly persons: readonly Person[];
  readonly unknownIds: number;
}

/** The access is in the ledger before anything is handed out. */
export async function showList(vault: Vault, asker: Asker, request: ShowList): Promise<ShownList> {
  if (!mayReadList(asker, request.of)) throw forbidden();
  const version = await pick(vault, request.of, request.version);
  const all = await personsOf(vault, version);
  refuseTelling(request.reason, all);
  await enterAccess(vault, [version.sealed], asker, request.reason);
  const { ids } = request;
  if (ids === undefined) return { info: version.info, persons: all, unknownIds: 0 };
  const wanted = new Set(ids);
  const persons = all.filter(({ id }) => wanted.has(id));
  return { info: version.info, persons, unknownIds: wanted.size - persons.length };
}

/** What changed from version to version; ids of the list, no names. */
export async function changesOf(
  vault: Vault,
  asker: Asker,
  of: string,
): Promise<readonly { readonly version: number; readonly change: ListChange }[]> {
  if (!mayReadList(asker, of)) throw forbidden();
  const changes = [];
  for (const version of await versionsOf(vault, of)) {
    if (isGone(version)) continue;
    const { change } = await openDocument<ListDocument>(vault, version.sealed, TAG);
    changes.push({ version: version.info.version, change });
  }
  return changes;
}

/** The entry comes first; done again, it completes what was cut short. @returns whether it was there */
export async function destroyList(
  vault: Vault,
  asker: Asker,
  { of, version, reason }: { readonly of: string; readonly version: number; readonly reason: string },
): Promise<boolean> {
  if (!mayDestroyList(asker, of)) throw forbidden();
  const found = (await versionsOf(vault, of)).find(({ info }) => info.version === version);
  if (found === undefined) throw noVersion(of, version);
  const { seal } = found.sealed;
  const wasThere = !isGone(found);
  if (wasThere) {
    refuseTelling(reason, await personsOf(vault, found));
    if (reason.trim() === '') throw badInput('Expected a reason, which goes into the ledger; found none.');
    await vault.append([destructionEntry({ of: seal.id, reason, operator: asker.name }, vault.now())]);
  }
  await destroyPayload(vault.dir, seal.commitment);
  return wasThere;
}

/** For the stages of this folder; whoever hands anything of it out enters the access first. */
export async function newestList(vault: Vault, of: string): Promise<ListVersion | undefined> {
  return (await versionsOf(vault, of)).filter((version) => !isGone(version)).at(-1);
}

export const personsOf = async (vault: Vault, { sealed }: ListVersion): Promise<readonly Person[]> =>
  (await openDocument<ListDocument>(vault, sealed, TAG)).persons;

export async function pick(vault: Vault, of: string, wanted: number | undefined): Promise<ListVersion> {
  const found =
    wanted === undefined
      ? await newestList(vault, of)
      : (await versionsOf(vault, of)).find(({ info }) => info.version === wanted);
  if (found === undefined) throw noVersion(of, wanted);
  if (isGone(found))
    throw new Refusal('missing', `Version ${found.info.version} of the list of ${of} was destroyed.`);
  return found;
}

const noVersion = (of: string, version: number | undefined): Refusal =>
  new Refusal(
    'missing',
    version === undefined
      ? `There is no list of ${of}. Bring one: truceline people import FILE --list ${of}`
      : `The list of ${of} has no version ${version}. See: truceline people versions --list ${of}`,
  );

/** The reason stands in the ledger for ever. */
export function refuseTelling(reason: string, persons: readonly Person[]): void {
  if (tellsName(reason, nameWords(persons)))
    throw badInput(
      'The reason holds a word that is a name on the list, and would stand in the ledger for ever. Say it in other words.',
    );
}

/** Those of the version before as they are, and the new ones, none of whom takes the id of another. */
function besides(
  added: readonly Person[],
  earlier: readonly Person[],
  version: number,
): { readonly persons: readonly Person[]; readonly replacedIds: number } {
  const taken = new Set(earlier.map(({ id }) => id));
  const clash = added.find(({ id }) => taken.has(id));
  if (clash !== undefined)
    throw badInput(
      'An id of a person who is added stands on the newest version already. Give another, or leave it empty.',
    );
  const fresh = withOwnIds(added, [], version, taken);
  return { persons: [...earlier, ...fresh.persons], replacedIds: fresh.replacedIds };
}

const ROW_ID = /^row-\d+(#\d+)?$/;
const PLAIN_ID = /^[\p{L}\p{N}][\p{L}\p{N}._#/-]{0,39}$/u;

/** Ids stand in messages and are told to the party: they must tell no name, and be the same person's in each version. */
function withOwnIds(
  persons: readonly Person[],
  earlier: readonly Person[],
  version: number,
  elsewhere: ReadonlySet<string> = new Set(),
): { readonly persons: readonly Person[]; readonly replacedIds: number } {
  const words = nameWords(persons);
  const isCode = codesOf(persons.map(({ id }) => id));
  const isOwn = ({ id }: Person): boolean =>
    !ROW_ID.test(id) && isCode(id) && PLAIN_ID.test(id) && !tellsName(id, words);
  const without = persons.filter((person) => !isOwn(person));
  if (without.length === 0) return { persons, replacedIds: 0 };
  const taken = new Set([...elsewhere, ...persons.filter(isOwn).map(({ id }) => id)]);
  // A person who refuses to be looked for is still the same entry of the same list.
  const willing = (list: readonly Person[]): Person[] => list.map(({ consent: _, ...person }) => person);
  const known = new Map<string, string>();
  const pairs = earlier.length === 0 ? [] : matchLists(willing(earlier), willing(without)).matches;
  for (const { a, b } of pairs) {
    if (taken.has(a) || known.has(b)) continue;
    taken.add(a);
    known.set(b, a);
  }
  let next = 0;
  const fresh = (): string => {
    let id: string;
    do id = `v${version}-${++next}`;
    while (taken.has(id));
    taken.add(id);
    return id;
  };
  const replacedIds = without.filter(({ id }) => !ROW_ID.test(id)).length;
  return {
    persons: persons.map((person) =>
      isOwn(person) ? person : { ...person, id: known.get(person.id) ?? fresh() },
    ),
    replacedIds,
  };
}

/** Where columns have slipped, a name of nobody on the list stands for an id: letters are believed as a prefix of many alone. */
function codesOf(ids: readonly string[]): (id: string) => boolean {
  const runs = new Map<string, number>();
  const runsIn = (id: string): string[] => id.match(/\p{L}{3,}/gu) ?? [];
  for (const id of ids) for (const run of new Set(runsIn(id))) runs.set(run, (runs.get(run) ?? 0) + 1);
  const least = Math.max(3, ids.length / 2);
  return (id) => /\d/.test(id) && runsIn(id).every((run) => runs.get(run)! >= least);
}

function changeOf(
  earlier: readonly Person[] | undefined,
  since: number | undefined,
  persons: readonly Person[],
): ListChange {
  if (earlier === undefined || since === undefined) return { gone: [], added: persons.length };
  const [old, now] = [earlier, persons].map((list) => new Set(list.map(({ id }) => id)));
  return {
    since,
    gone: [...old!].filter((id) => !now!.has(id)),
    added: [...now!].filter((id) => !old!.has(id)).length,
  };
}
