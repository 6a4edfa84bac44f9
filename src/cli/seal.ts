/**
 * `truceline seal`, `seal list`, `release`, `destroy`: payloads that nobody may read without a release. Plaintext goes
 * nowhere but into the encrypted file, and on release to where the person says: not to the ledger, not to messages.
 */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { plain } from '../evidence/chain-text.js';
import { CLASS_FORM } from '../evidence/class-key.js';
import { refuseTaken } from '../evidence/copies.js';
import { disclose } from '../evidence/disclosure.js';
import { destructionEntry, releaseEntry, sealEntry } from '../evidence/entries.js';
import type { Holdings, Sealed } from '../evidence/holdings.js';
import { sealId, shortId } from '../evidence/item-id.js';
import { writeWhole } from '../evidence/parts.js';
import {
  destroyPayload,
  keepPayload,
  MOST_PAYLOAD_BYTES,
  openPayload,
  payloadState,
  payloadsOnDisk,
  sweepSealed,
} from '../evidence/payloads.js';
import { nodeDisk } from '../ledger/disk.js';
import { suggest } from '../record/document.js';
import { isPersonClass } from '../tracing/vault.js';
import { CommandFailure } from './failure.js';
import {
  actor,
  holdingsOf,
  isInside,
  type Keeping,
  named,
  needed,
  refuseUnfit,
  writeEntries,
} from './keeping.js';

export interface SealRequest {
  readonly class?: string | undefined;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly about?: string | undefined;
}

/** @param file a path, or - for standard input */
export async function sealPayload(keeping: Keeping, file: string, request: SealRequest): Promise<number> {
  const { dir, config, io } = keeping;
  const releaseClass = needed(request.class, '--class', 'to which release class it belongs');
  refuseClass(keeping, releaseClass);
  const fields = {
    class: releaseClass,
    operator: actor(request.by),
    note: request.note,
    about: request.about,
  };
  refuseUnfit([sealEntry('0'.repeat(64), fields, io.now())]);
  await sweepSealed(dir, io.now().getTime());
  const payload = await readPayload(file, io);
  try {
    refuseTelling(payload, { '--note': request.note, '--about': request.about });
    const commitment = await keepPayload(dir, config.id, releaseClass, payload);
    await writeEntries(keeping, [sealEntry(commitment, fields, io.now())]);
    io.out(sealId(commitment));
  } finally {
    payload.fill(0);
  }
  if (file === '-') return 0;
  io.err(
    isInside(dir, file)
      ? `"${plain(file)}" still lies in the mission folder, readable. Remove it, and whatever copies of it there are.`
      : `"${plain(file)}" itself is as it was. Remove it where it is no longer needed.`,
  );
  return 0;
}

export async function listSeals(keeping: Keeping): Promise<number> {
  const { dir, io } = keeping;
  const holdings = await settled(keeping);
  for (const [id, one] of holdings.sealed) {
    const { time, class: named, note } = one.seal;
    const released = one.releases.length === 0 ? '' : `, released ${one.releases.length} times`;
    io.out(
      `${shortId(id)}  ${time.start}  ${named.padEnd(12)}  ${await stateWords(dir, one)}${released}  ${plain(note ?? '')}`.trimEnd(),
    );
  }
  const onDisk = [...(await payloadsOnDisk(dir)).keys()].map(sealId).filter((id) => !holdings.sealed.has(id));
  for (const id of onDisk)
    io.out(
      `${shortId(id)}  on the disk, without an entry in the ledger: a sealing was cut short, or is under way. truceline destroy removes it.`,
    );
  if (holdings.sealed.size + onDisk.length === 0)
    io.out('Nothing is sealed in this mission yet: truceline seal FILE --class CLASS');
  return 0;
}

export interface ReleaseRequest {
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly out?: string | undefined;
}

/** The entry is durable before anything is handed out. */
export async function releasePayload(
  keeping: Keeping,
  given: string,
  request: ReleaseRequest,
): Promise<number> {
  const { dir, config, io } = keeping;
  const to = needed(request.to, '--to', 'who receives it');
  const reason = needed(request.reason, '--reason', 'why it is released');
  const target = request.out === undefined ? undefined : resolve(request.out);
  if (target !== undefined && isInside(dir, target))
    throw new CommandFailure(
      'A released payload is not written into the mission folder, where it would be copied along. Choose another place with --out.',
    );
  if (target !== undefined) await refuseTaken(target);
  const { sealed } = await settled(keeping);
  const of = named(given, sealed.keys(), 'seal');
  const one = sealed.get(of)!;
  if (one.destruction) throw new CommandFailure(`${of} can no longer be released: ${destroyedWords(one)}.`);
  const { class: releaseClass, commitment } = one.seal;
  if (isPersonClass(releaseClass))
    throw new CommandFailure(
      `${shortId(of)} is about persons and has readers of its own: see truceline people show, matches, behind and children (docs/people.md).`,
    );
  const opened = await openPayload(dir, releaseClass, commitment);
  try {
    refuseTelling(opened.payload, { '--to': to, '--reason': reason, '--by': request.by });
    await writeEntries(keeping, [releaseEntry({ of, to, reason, operator: actor(request.by) }, io.now())]);
    const disclosure = disclose(opened, { seal: of, mission: config.id, class: releaseClass });
    const text = `${JSON.stringify(disclosure, null, 2)}\n`;
    if (target === undefined) io.out(text.trimEnd());
    else {
      await writeWhole(nodeDisk, target, Buffer.from(text));
      io.err(
        `Written to ${plain(target)}, readable by you alone. The receiver checks it with: truceline seal check FILE ${of}`,
      );
    }
    return 0;
  } finally {
    opened.salt.fill(0);
    opened.payload.fill(0);
  }
}

export interface DestroyRequest {
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
}

/** The entry comes first: should the power fail in between, the next command reads it and completes the destruction. */
export async function destroySealed(
  keeping: Keeping,
  given: string,
  request: DestroyRequest,
): Promise<number> {
  const { dir, io } = keeping;
  const reason = needed(
    request.reason,
    '--reason',
    'why it is destroyed, such as the request and its number',
  );
  const operator = actor(needed(request.by, '--by', 'who destroys it'));
  const { sealed } = await settled(keeping);
  const onDisk = [...(await payloadsOnDisk(dir)).keys()].map(sealId);
  const of = named(given, new Set([...sealed.keys(), ...onDisk]), 'seal');
  const before = sealed.get(of);
  if (before?.destruction) {
    io.out(`${of} is gone already: ${destroyedWords(before)}.`);
    return 0;
  }
  const entry = destructionEntry({ of, reason, operator }, io.now());
  await writeEntries(keeping, [entry], [entry.id]);
  await destroyPayload(dir, of.slice('seal:'.length));
  io.out(`${of}: key and payload overwritten and removed; the seal stays in the ledger.`);
  io.err(
    'Backups and the spare blocks of solid-state disks may still hold older bytes: see docs/evidence.md.',
  );
  return 0;
}

/** What the ledger says, after every destruction that it names and that was cut short has been completed. */
async function settled(keeping: Keeping): Promise<Holdings> {
  const { dir, io } = keeping;
  await sweepSealed(dir, io.now().getTime());
  const holdings = await holdingsOf(keeping);
  const onDisk = await payloadsOnDisk(dir);
  for (const { seal, destruction } of holdings.sealed.values()) {
    if (!destruction || !onDisk.has(seal.commitment)) continue;
    await destroyPayload(dir, seal.commitment);
    io.err(`The destruction of ${seal.id}, which was cut short, is completed.`);
  }
  return holdings;
}

/** @throws CommandFailure for what is no class that the mission seals payloads in */
export function refuseClass(
  { config }: { readonly config: Pick<Keeping['config'], 'releaseClasses'> },
  name: string,
): void {
  const declared = config.releaseClasses?.map(({ id }) => id);
  if (!CLASS_FORM.test(name))
    throw new CommandFailure(
      `A release class is written in lower-case letters, digits and hyphens; found ${JSON.stringify(name)}.`,
    );
  if (!declared || declared.includes(name)) return;
  const near = suggest(name, declared);
  throw new CommandFailure(
    `"${name}" is not a release class of this mission (${declared.join(', ')}). ${near ? `Did you mean "${near}"?` : 'Declare it under releaseClasses in mission.yaml.'}`,
  );
}

async function readPayload(file: string, io: Keeping['io']): Promise<Buffer> {
  if (file === '-' && io.stdin.isTTY)
    throw new CommandFailure(
      'What is typed here would stand on the screen. Seal a file, or send it in: command | truceline seal - --class CLASS',
    );
  const bytes = file === '-' ? await collected(io.stdin) : await readSmall(file);
  if (bytes.length > 0) return bytes;
  throw new CommandFailure(
    `Expected a payload with content; ${file === '-' ? 'standard input' : `"${plain(file)}"`} is empty.`,
  );
}

async function readSmall(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const found = await handle.stat();
    if (!found.isFile())
      throw new CommandFailure(
        `Expected a file to seal; "${plain(file)}" is ${found.isDirectory() ? 'a folder' : 'no regular file'}.`,
      );
    if (found.size > MOST_PAYLOAD_BYTES) throw tooLarge();
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_PAYLOAD_BYTES) throw tooLarge();
  }
  const whole = Buffer.concat(chunks);
  for (const chunk of chunks) chunk.fill(0);
  return whole;
}

const tooLarge = (): CommandFailure =>
  new CommandFailure(
    `A sealed payload has at most ${MOST_PAYLOAD_BYTES / 1024 / 1024} MB. Encrypt the large file with a tool of its own, add it as evidence, and seal its password.`,
  );

/** A line of the payload in what is about to stand in the ledger for ever would undo the sealing. */
function refuseTelling(payload: Uint8Array, said: Readonly<Record<string, string | undefined>>): void {
  const lines = new Set(
    Buffer.from(payload.buffer, payload.byteOffset, Math.min(payload.length, TELLING_BYTES))
      .toString('utf8')
      .split(/[\r\n,;\t]+/)
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line.length >= 4),
  );
  for (const [option, text] of Object.entries(said)) {
    const lower = text?.toLowerCase() ?? '';
    if ([...lines].some((line) => lower.includes(line)))
      throw new CommandFailure(
        `${option} repeats a part of the payload, and would stand in the ledger for ever. Say it in other words.`,
      );
  }
}

const TELLING_BYTES = 1_000_000;

async function stateWords(dir: string, one: Sealed): Promise<string> {
  if (one.destruction) return destroyedWords(one);
  const kept = (await payloadState(dir, one.seal.commitment)) === 'kept';
  return kept ? 'kept' : 'MISSING, though the ledger says nothing of a destruction';
}

function destroyedWords({ destruction }: Sealed): string {
  const { time, operator, reason } = destruction!;
  return `destroyed ${time.start} by ${plain(operator)} (${plain(reason)})`;
}
