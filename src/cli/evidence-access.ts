/**
 * `truceline evidence show|copy|export`: what hands the content of an original out. The original is hashed first, then
 * the custody entry is durable, and only then does anything leave: no access is without its entry. One that fails
 * after its entry gets a second one that says so.
 */
import { stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chainLines, plain } from '../evidence/chain-text.js';
import { plainName, refuseTaken, writeCopy } from '../evidence/copies.js';
import { custodyEntry } from '../evidence/entries.js';
import type { Item } from '../evidence/holdings.js';
import { checkOriginal, chunksOf, originalFile } from '../evidence/originals.js';
import { makeFolder } from '../evidence/parts.js';
import { nodeDisk } from '../ledger/disk.js';
import { sweep } from './evidence.js';
import { CommandFailure } from './failure.js';
import { actor, holdingsOf, isInside, type Keeping, named, needed, writeEntries } from './keeping.js';

export interface AccessRequest {
  readonly reason?: string | undefined;
  readonly operator?: string | undefined;
  /** File or folder. */
  readonly to?: string | undefined;
  /** To whom it is exported. */
  readonly for?: string | undefined;
}

/** Content to standard output. */
export async function showEvidence(keeping: Keeping, given: string, request: AccessRequest): Promise<number> {
  if (keeping.io.stdout.isTTY)
    throw new CommandFailure(
      'The content would go to the terminal, where a file can forge what is shown. Send it to a program that shows it: truceline evidence show ID ... | less. For the facts and the chain: truceline evidence custody ID',
    );
  return access(keeping, given, 'viewed', request, undefined, async ({ evidence }) => {
    const copies = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunksOf(originalFile(keeping.dir, evidence.sha256)))
        yield Buffer.from(chunk);
    };
    await pipeline(Readable.from(copies(), { objectMode: false }), keeping.io.stdout, { end: false });
  });
}

/** A working copy, by default in evidence/working. */
export async function copyEvidence(keeping: Keeping, given: string, request: AccessRequest): Promise<number> {
  const { dir, io } = keeping;
  await sweep(keeping);
  const working = request.to ?? (await makeFolder(nodeDisk, dir, 'evidence', 'working'));
  return access(keeping, given, 'copied', request, working, async (item, target) => {
    await copyTo(keeping, item, target);
    io.out(target);
  });
}

/** A copy for somebody outside, with a sheet of its chain of custody beside it. */
export async function exportEvidence(
  keeping: Keeping,
  given: string,
  request: AccessRequest,
): Promise<number> {
  const to = needed(request.to, '--to', 'where the copy goes, a file or a folder');
  const receiver = needed(request.for, '--for', 'who receives it');
  return access(keeping, given, 'exported', { ...request, for: receiver }, to, async (item, target) => {
    await copyTo(keeping, item, target);
    const { items } = await holdingsOf(keeping);
    const sheet = [...chainLines(items.get(item.evidence.id)!)].join('\n');
    await writeFile(sheetOf(target), `${sheet}\n`, { flag: 'wx' });
    keeping.io.out(target);
    keeping.io.out(sheetOf(target));
  });
}

const sheetOf = (target: string): string => `${target}.custody.txt`;

async function access(
  keeping: Keeping,
  given: string,
  action: 'viewed' | 'copied' | 'exported',
  request: AccessRequest,
  place: string | undefined,
  handOut: (item: Item, target: string) => Promise<void>,
): Promise<number> {
  const { dir, io } = keeping;
  const reason = needed(request.reason, '--reason', 'why');
  const operator = actor(request.operator);
  const { items } = await holdingsOf(keeping);
  const item = items.get(named(given, items.keys(), 'evidence'))!;
  const { id, sha256, name } = item.evidence;
  const target = place === undefined ? '' : await targetOf(place, plainName(name ?? '', sha256));
  if (place !== undefined) {
    if (isInside(join(dir, 'evidence', 'originals'), target))
      throw new CommandFailure('A copy among the originals is not allowed. Choose another place with --to.');
    await refuseTaken(target);
    if (action === 'exported') await refuseTaken(sheetOf(target));
  }
  await checkOriginal(dir, sha256);
  const to = [request.for, ...(target === '' ? [] : [placeWords(target, dir)])].filter(Boolean).join(', at ');
  const entry = { of: id, operator, reason, sha256, ...(to === '' ? {} : { to }) };
  await writeEntries(keeping, [custodyEntry({ ...entry, action }, io.now())]);
  try {
    await handOut(item, target);
    return 0;
  } catch (error) {
    const note = `${action} did not come about: ${plain((error as Error).message)}`.slice(0, 2_000);
    await writeEntries(keeping, [custodyEntry({ ...entry, action: 'not_completed', note }, io.now())]);
    throw error;
  }
}

async function copyTo({ dir, io }: Keeping, { evidence }: Item, target: string): Promise<void> {
  const { sha256, bytes } = evidence;
  io.progress.step('copying', bytes);
  await writeCopy({ missionDir: dir, sha256, bytes, target }, (done) => io.progress.to(done));
  io.progress.done();
}

/** The place itself, or a name of its own in it where it is a folder. @throws the file system's error when its folder is not there */
async function targetOf(place: string, name: string): Promise<string> {
  const whole = resolve(place);
  const isFolder = await stat(whole).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return join(whole, name);
  await stat(dirname(whole));
  return whole;
}

/** Without the paths of this machine, which are nobody else's business. */
const placeWords = (target: string, dir: string): string =>
  isInside(dir, target) ? `${basename(dirname(target))}/${basename(target)}` : basename(target);
