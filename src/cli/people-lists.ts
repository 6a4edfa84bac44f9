/** `truceline people import|list|versions|show|destroy`: sealed lists of persons. */
import { readList } from '../persons/list/read-list.js';
import type { Person } from '../persons/person.js';
import { LIST_CONSENTS, LIST_PURPOSES, type ListInfo } from '../record/record.js';
import {
  addList,
  allVersions,
  changesOf,
  destroyList,
  duplicatesOf,
  isGone,
  type ListChange,
  showList,
} from '../tracing/list.js';
import { CommandFailure } from './failure.js';
import { needed } from './keeping.js';
import { type InVault, readInput } from './people-vault.js';
import { problemLines } from './person-list.js';

export interface ImportRequest {
  readonly list: string;
  readonly purpose?: string | undefined;
  readonly consent?: string | undefined;
}

export async function importList(
  { vault, asker, io }: InVault,
  file: string,
  { list, purpose, consent }: ImportRequest,
): Promise<number> {
  const bytes = await readInput(file, io);
  const read = readList(bytes, vault.now().toISOString().slice(0, 10));
  bytes.fill(0);
  if (!read.ok) throw new CommandFailure(read.reason);
  for (const line of problemLines(read.problems)) io.err(line);
  if (read.persons.length === 0)
    throw new CommandFailure('Expected rows with persons, found none that can be used. Nothing was sealed.');
  const { seal, info, change, replacedIds } = await addList(vault, asker, {
    of: list,
    persons: read.persons,
    purposes: readPurposes(purpose),
    consent: readConsent(consent),
  });
  io.out(
    `List of ${info.of}, version ${info.version}: ${read.persons.length} persons of ${read.rows} rows, sealed as ${seal}.`,
  );
  io.out(changeWords(info.version, change));
  if (replacedIds > 0)
    io.err(
      `${replacedIds} ids told a name, or were no short code, and were replaced; give persons ids that say nothing.`,
    );
  if (file !== '-') io.err('The file itself is as it was. Remove it where it is no longer needed.');
  return 0;
}

/** What the ledger says of the lists; nothing is opened. */
export async function printLists({ vault, io }: InVault, of?: string): Promise<number> {
  const versions = (await allVersions(vault)).filter(({ info }) => of === undefined || info.of === of);
  if (versions.length === 0)
    io.out('There is no list yet: truceline people import FILE --list PARTY --purpose exchange');
  for (const version of versions) {
    const { info, sealed } = version;
    io.out(
      [
        info.of.padEnd(8),
        `version ${info.version}`.padEnd(11),
        sealed.seal.time.start,
        `${info.persons} persons`.padEnd(20),
        `for ${info.purposes.join(', ')}`,
        `consent ${info.consent.replace('_', ' ')}`,
        isGone(version) ? `destroyed ${sealed.destruction!.time.start}` : 'kept',
      ].join('  '),
    );
  }
  return 0;
}

/** With the right to the list: what each version lacks of the one before, by ids. */
export async function printVersions(inVault: InVault, of: string, isTold: boolean): Promise<number> {
  await printLists(inVault, of);
  if (!isTold) return 0;
  for (const { version, change } of await changesOf(inVault.vault, inVault.asker, of))
    inVault.io.out(changeWords(version, change));
  return 0;
}

const MOST_IDS = 50;

function changeWords(version: number, { since, gone, added }: ListChange): string {
  if (since === undefined) return `Version ${version} was compared with no other.`;
  const ids = gone.slice(0, MOST_IDS).join(', ');
  const more = gone.length > MOST_IDS ? ` and ${gone.length - MOST_IDS} more` : '';
  return `${gone.length} persons of version ${since} are not in version ${version}${gone.length > 0 ? ` (${ids}${more}): handed over, or left out by mistake` : ''}; ${added} are new.`;
}

/** Ids alone, so without an entry in the ledger. */
export async function printDuplicates({ vault, asker, io }: InVault, of: string): Promise<number> {
  const { version, same, namesakes } = await duplicatesOf(vault, asker, of);
  for (const [kind, pairs] of [
    ['samePerson', same],
    ['namesakes', namesakes],
  ] as const)
    for (const ids of pairs) io.out(JSON.stringify({ kind, ids }));
  io.err(
    `List of ${of}, version ${version}: ${same.length} entries repeat a person; ${namesakes.length} pairs have one name and birth date and other particulars.`,
  );
  return 0;
}

export interface ShowRequest {
  readonly list: string;
  readonly reason?: string | undefined;
  readonly version?: number | undefined;
  readonly ids?: readonly string[] | undefined;
}

export async function printList(
  { vault, asker, io }: InVault,
  { list, version, ids, ...request }: ShowRequest,
): Promise<number> {
  const reason = needed(request.reason, '--reason', 'why the list is read');
  const { info, persons, unknownIds } = await showList(vault, asker, { of: list, version, ids, reason });
  for (const person of persons as readonly Person[]) io.out(JSON.stringify(person));
  io.err(
    `List of ${info.of}, version ${info.version}: ${persons.length} persons${unknownIds > 0 ? `; ${unknownIds} ids are not in it` : ''}. The access is in the ledger.`,
  );
  return 0;
}

export async function removeList(
  { vault, asker, io }: InVault,
  request: { readonly list: string; readonly version: number; readonly reason?: string | undefined },
): Promise<number> {
  const reason = needed(request.reason, '--reason', 'why it is destroyed');
  const { list: of, version } = request;
  const wasThere = await destroyList(vault, asker, { of, version, reason });
  io.out(
    wasThere
      ? `List of ${of}, version ${version}: key and list overwritten and removed; its seal stays in the ledger.`
      : `List of ${of}, version ${version} was destroyed before.`,
  );
  io.err(
    'Backups and the spare blocks of solid-state disks may still hold older bytes: see docs/evidence.md.',
  );
  return 0;
}

function readPurposes(text: string | undefined): ListInfo['purposes'] {
  const words = needed(text, '--purpose', 'what the list may be used for').split(',');
  const found = LIST_PURPOSES.filter((purpose) => words.includes(purpose));
  if (found.length === new Set(words).size) return found;
  throw new CommandFailure(
    `--purpose: expected one or more of ${LIST_PURPOSES.join(', ')}, with commas between them.`,
  );
}

function readConsent(text = 'unknown'): ListInfo['consent'] {
  const found = LIST_CONSENTS.find((consent) => consent === text);
  if (found !== undefined) return found;
  throw new CommandFailure(`--consent: expected one of ${LIST_CONSENTS.join(', ')}.`);
}
