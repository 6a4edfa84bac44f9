/** What the commands about sealed lists, missing persons and children share: the vault of a mission, who asks, input files. */
import { open } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { MOST_PAYLOAD_BYTES } from '../evidence/payloads.js';
import { Refusal } from '../tracing/refusal.js';
import type { Asker } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import { CommandFailure } from './failure.js';
import { actor, holdingsOf, type Keeping, type KeepingIo, withMission, writeEntries } from './keeping.js';

export interface WhoAsks {
  readonly as?: string | undefined;
  readonly by?: string | undefined;
}

export interface PeopleFlags extends WhoAsks {
  readonly mission?: string | undefined;
}

export interface InVault {
  readonly vault: Vault;
  readonly asker: Asker;
  readonly io: KeepingIo;
}

export const withVault = (
  flags: PeopleFlags,
  command: string,
  act: (inVault: InVault) => Promise<number>,
): Promise<number> => withMission(flags.mission, command, (keeping) => actIn(keeping, flags, act));

/** What the rules refuse becomes a sentence. */
export async function actIn(
  keeping: Keeping,
  who: WhoAsks,
  act: (inVault: InVault) => Promise<number>,
): Promise<number> {
  try {
    return await act({ vault: vaultOf(keeping), asker: askerOf(who), io: keeping.io });
  } catch (error) {
    if (error instanceof Refusal) throw new CommandFailure(error.message);
    throw error;
  }
}

export const vaultOf = (keeping: Keeping): Vault => ({
  dir: keeping.dir,
  mission: keeping.config.id,
  parties: keeping.config.parties.map(({ id }) => id),
  now: keeping.io.now,
  append: (entries) => writeEntries(keeping, entries),
  sealed: async () => [...(await holdingsOf(keeping)).sealed.values()],
});

const ROLES: ReadonlySet<string> = new Set(['chief_monitor', 'monitor']);

/** Who runs a command says as whom; accounts are the server's. Without --as it is nobody with a right to names. */
function askerOf({ as, by }: WhoAsks): Asker {
  const name = actor(by);
  if (as === undefined) return { role: 'administrator', name };
  return ROLES.has(as) ? { role: as, name } : { role: 'party_delegate', party: as, name };
}

/** @param file a path, or - for standard input. The caller wipes what it gets. */
export async function readInput(file: string, io: KeepingIo): Promise<Buffer> {
  if (file === '-' && io.stdin.isTTY)
    throw new CommandFailure(
      'What is typed here would stand on the screen. Give a file, or send it in: command | truceline ... -',
    );
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const handle = file === '-' ? undefined : await open(file, 'r');
  for await (const chunk of handle?.createReadStream() ?? io.stdin) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes > MOST_PAYLOAD_BYTES)
      throw new CommandFailure(`Expected at most ${MOST_PAYLOAD_BYTES >> 20} MB; found more. Part the file.`);
  }
  const whole = Buffer.concat(chunks);
  for (const chunk of chunks) chunk.fill(0);
  return whole;
}

/** YAML or JSON. The parser's own messages would quote the file. */
export async function readForm(file: string, io: KeepingIo): Promise<unknown> {
  const bytes = await readInput(file, io);
  const document = parseDocument(bytes.toString('utf8'), { logLevel: 'silent' });
  bytes.fill(0);
  const [error] = document.errors;
  if (error !== undefined)
    throw new CommandFailure(
      `Expected YAML or JSON; line ${error.linePos?.[0].line ?? 1}, column ${error.linePos?.[0].col ?? 1} cannot be read. Check quotation marks and indents there.`,
    );
  try {
    return document.toJS() as unknown;
  } catch {
    throw new CommandFailure(
      'Expected plain YAML or JSON; found an alias (*name) without its anchor. Write it out.',
    );
  }
}
