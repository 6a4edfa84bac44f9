/** `truceline source new-key`, `introduce`, `rotate` and `revoke`: steps in the life of a source's key. */
import { readFile, writeFile } from 'node:fs/promises';
import { FormatError } from '../ledger/format/format-error.js';
import {
  ED25519_TYPE,
  formatVerifierKey,
  keyText,
  parseVerifierKey,
  type VerifierKey,
} from '../ledger/format/note.js';
import { generateKey, type PrivateKey, parsePrivateKey, readKey, writeKey } from '../ledger/keys.js';
import type { RecordStore } from '../mission/store.js';
import { keyRecordId, type SourceKey, type TrucelineRecord } from '../record/record.js';
import { emptyChain, extend, type KeyChain } from '../signing/key-chain.js';
import { signRecord } from '../signing/signature.js';
import { CommandFailure } from './failure.js';
import { refuseUnfit } from './keeping.js';
import { loadFolder, type MissionFolder, missionDir, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';

interface KeyRequest {
  readonly source: string;
  readonly mission?: string;
  readonly reason: string;
}
export interface IntroduceRequest extends KeyRequest {
  readonly key: string;
  readonly validFrom?: string;
}
export interface RotateRequest extends KeyRequest {
  readonly oldKey: string;
  readonly newKey: string;
  readonly validFrom?: string;
  readonly out?: string;
  readonly number?: number;
}
export interface RevokeRequest extends KeyRequest {
  readonly key?: string;
  readonly compromisedSince?: string;
}

/** @returns the public line */
export async function newKey(name: string, out: string): Promise<string> {
  const key = generateKey(name);
  try {
    await writeKey(out, key);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandFailure(`There is a file ${out} already, and no key is written over. Name another.`);
  }
  console.error(
    `The private key is in ${out}: it stays with the source. The line below is public: give it to the mission (key of the source in mission.yaml, or truceline source introduce).`,
  );
  return formatVerifierKey(key.verifier);
}

export async function introduce({
  source,
  mission,
  key,
  validFrom,
  reason,
}: IntroduceRequest): Promise<void> {
  const verifier = await publicKey(key, '--key');
  await addStep(source, mission, 'source introduce', (chain) => ({
    ...step(source, chain.length + 1, reason),
    action: 'introduce',
    key: formatVerifierKey(verifier),
    ...(validFrom === undefined ? {} : { validFrom }),
  }));
}

export async function rotate(request: RotateRequest): Promise<void> {
  const { source, mission, validFrom, reason, out, number } = request;
  const old = await privateKey(request.oldKey);
  const verifier = await publicKey(request.newKey, '--new-key');
  const rotation = (at: number): SourceKey =>
    signRecord(
      {
        ...step(source, at, reason),
        action: 'rotate',
        key: formatVerifierKey(verifier),
        ...(validFrom === undefined ? {} : { validFrom }),
      },
      old,
    );
  if (out === undefined)
    return addStep(source, mission, 'source rotate', (chain) => rotation(chain.length + 1));
  if (number === undefined || number < 2)
    throw new CommandFailure(
      'With --out, say with --number which step in the life of the keys this is: 2 for the first rotation. The mission knows: truceline source verify.',
    );
  const record = rotation(number);
  refuseUnfit([record]);
  await writeFile(out, `${JSON.stringify(record)}\n`, { flag: 'wx' });
  console.error(`Give ${out} to the mission: truceline import truceline ${out}`);
}

export async function revoke(request: RevokeRequest): Promise<void> {
  const { source, mission, key: named, compromisedSince, reason } = request;
  await addStep(source, mission, 'source revoke', (chain) => {
    const key =
      named === undefined
        ? chain.keys.at(-1)
        : chain.keys.find((one) => one.text === named || one.line === named);
    if (!key) {
      const known = chain.keys.map((one) => one.text).join(', ');
      throw new CommandFailure(
        `Source "${source}" has no key${named === undefined ? '' : ` "${named}"`} (${known || 'it never had any'}). See: truceline source verify`,
      );
    }
    return {
      ...step(source, chain.length + 1, reason),
      action: 'revoke',
      key: key.line,
      ...(compromisedSince === undefined ? {} : { compromisedSince }),
    };
  });
  if (compromisedSince !== undefined)
    console.log(
      `What came into the ledger from ${compromisedSince} on counts as unsigned. It is listed by: truceline source verify`,
    );
}

type Step = Pick<SourceKey, 'kind' | 'id' | 'source' | 'time' | 'reason'>;

function step(source: string, number: number, reason: string): Step {
  const now = new Date().toISOString();
  const time: SourceKey['time'] = { start: now, end: now, precision: 'second' };
  return { kind: 'key', id: keyRecordId(source, number), source, time, reason };
}

async function addStep(
  source: string,
  mission: string | undefined,
  command: string,
  make: (chain: KeyChain) => SourceKey,
): Promise<void> {
  const folder = await loadFolder(missionDir(mission));
  refuseUnknown(folder, source);
  const reached = await reachStore(folder, command);
  try {
    const chain = await chainOf(source, reached.store);
    const record = make(chain);
    refuseUnfit([record]);
    const { added, refused, unsigned = [] } = await reached.store.append([record]);
    const fault = unsigned[0]?.fault;
    if (fault)
      throw new CommandFailure(
        `The ledger did not take it: ${fault.field}: expected ${fault.expected}; found ${fault.found}. ${fault.hint}`,
      );
    if (added === 0)
      throw new CommandFailure(
        `Another command wrote ${refused[0] ?? record.id} at the same time. See what stands now (truceline source verify), then run this again.`,
      );
    const words = { introduce: 'has the key', rotate: 'has the new key', revoke: 'has lost the key' };
    console.log(`${record.id}: source "${source}" ${words[record.action]} ${textOf(record.key)}.`);
  } finally {
    await reached.release();
  }
}

/** A store on a server has records only, in order: that is enough to know what comes next. */
async function chainOf(source: string, store: Pick<RecordStore, 'read' | 'size'>): Promise<KeyChain> {
  const progress = terminalProgress();
  const tell = stepper(progress);
  const size = await store.size();
  let chain = emptyChain(source);
  let index = 0;
  try {
    for await (const batch of store.read()) {
      for (const json of batch) {
        const at = { index: index++, atMs: Number.NaN };
        if (!json.includes('"kind":"key"')) continue;
        const record = JSON.parse(json) as TrucelineRecord;
        if (record.kind !== 'key' || record.source !== source) continue;
        const extended = extend(chain, record, at);
        if (extended.ok) chain = extended.chain;
      }
      tell('records', index, size);
    }
  } finally {
    progress.done();
  }
  return chain;
}

function refuseUnknown({ config }: MissionFolder, source: string): void {
  const ids = config.sources.map(({ id }) => id);
  if (ids.includes(source)) return;
  throw new CommandFailure(
    `Expected a source of the mission (${ids.join(', ') || 'none is declared'}), found "${source}". Declare it in mission.yaml, or use one that is declared.`,
  );
}

const textOf = (line: string): string => keyText(parseVerifierKey(line));

/** @throws CommandFailure unless it is a private key that can sign records. */
export async function privateKey(file: string): Promise<PrivateKey> {
  const key = await readKey(file);
  checkType(key.verifier, file);
  return key;
}

/** A public line itself, or a file that holds it or the private key. */
async function publicKey(given: string, option: string): Promise<VerifierKey> {
  const isLine = /^[^\s+]+\+[0-9a-f]{8}\+\S+$/.test(given.trim());
  const text = isLine ? given : await readFile(given, 'utf8');
  try {
    const key = text.startsWith('PRIVATE+KEY+')
      ? parsePrivateKey(text, given).verifier
      : parseVerifierKey(text.trim());
    checkType(key, option);
    return key;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new CommandFailure(`${option}: ${error.message}.`);
  }
}

function checkType(key: VerifierKey, where: string): void {
  if (key.type === ED25519_TYPE) return;
  throw new CommandFailure(
    `${where}: expected the key of a source (type 1), found that of a witness (type ${key.type}), "${key.name}". Make one: truceline source new-key.`,
  );
}
