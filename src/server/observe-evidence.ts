/**
 * A picture, film or recording that a monitor sends: taken into custody as `truceline evidence add` does it, before any record
 * may name it. The name of the file is not kept, as a phone writes into it what nobody looked at; the content is never changed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { custodyEntry, evidenceEntry, type Provenance } from '../evidence/entries.js';
import { evidenceId } from '../evidence/item-id.js';
import { mediaTypeOf } from '../evidence/media-type.js';
import { takeIn } from '../evidence/originals.js';
import { makeFolder, partName } from '../evidence/parts.js';
import { nodeDisk } from '../ledger/disk.js';
import type { LiveMission } from '../mission/live.js';
import { describe } from '../record/describe.js';
import { evidence } from '../record/record.js';
import { FACES, isFaces } from '../record/serious-harm.js';
import type { EvidenceAnswer } from './api.js';
import { ApiFailure } from './errors.js';
import type { FindStored } from './stored.js';

export const MAX_EVIDENCE_BYTES = 25 << 20;

export interface SentFile {
  readonly query: (name: string) => string | undefined;
  readonly bytes: Uint8Array;
  readonly sources: readonly string[];
  /** Name of the account. */
  readonly operator: string;
  readonly now: Date;
  readonly find: FindStored;
}

/** @throws ApiFailure that names the parameter */
export async function takeEvidence(live: LiveMission, sent: SentFile): Promise<EvidenceAnswer> {
  const { bytes, now, find } = sent;
  const { id, source, provenance } = provenanceOf(sent);
  if (bytes.length === 0) throw bad('the body', 'a file', 'nothing');
  const type = mediaTypeOf(bytes);
  if (!/^(image|video|audio)\//.test(type))
    throw bad('the body', 'a picture, a film or a recording', `a file of type ${type}`);
  refuseUnfit(provenance, source, now);
  const taken = await keep(live.mission.dir, bytes);
  const item = evidenceId(taken.sha256);
  const custodyId = `custody:${id}`;
  if (!(await find(custodyId))) {
    const received = {
      of: item,
      action: 'received' as const,
      operator: sent.operator,
      reason: provenance.origin,
      tool: provenance.tool,
      sha256: taken.sha256,
    };
    const { unsigned } = await live.append([
      ...((await find(item)) ? [] : [evidenceEntry(taken, { ...provenance, source }, now)]),
      { ...custodyEntry(received, now), id: custodyId },
    ]);
    const [first] = unsigned ?? [];
    if (first)
      throw bad(
        `source "${source}", ${first.fault.field}`,
        first.fault.expected,
        first.fault.found,
        first.fault.hint,
      );
    return answer('added');
  }
  return answer('known');

  function answer(result: EvidenceAnswer['result']): EvidenceAnswer {
    const { sha256, mediaType } = taken;
    return { of: item, sha256, bytes: taken.bytes, mediaType, result };
  }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9:._-]{7,99}$/;

function provenanceOf({ query, sources, operator }: SentFile): {
  readonly id: string;
  readonly source: string;
  readonly provenance: Provenance;
} {
  const id = query('id') ?? '';
  if (!ID.test(id))
    throw bad('id', 'the id that the device gave this file, 8 to 100 characters', describe(id));
  const source = query('source') ?? '';
  if (!sources.includes(source))
    throw new ApiFailure(
      403,
      'not-its-source',
      `source: this account may not write under the source "${source}".`,
      `It may write under: ${sources.join(', ') || 'none'}.`,
    );
  const faces = query('faces') ?? '';
  if (!isFaces(faces)) throw bad('faces', FACES.join(', '), describe(faces));
  const provenance: Provenance = {
    origin: `sent by ${operator} from a device, on the page Observe`,
    tool: 'device of the observer',
    operator,
    captured: query('captured'),
    about: query('about'),
    faces,
  };
  return { id, source, provenance };
}

/** Before anything is copied. */
function refuseUnfit(provenance: Provenance, source: string, now: Date): void {
  const drawn = evidenceEntry(
    { sha256: '0'.repeat(64), bytes: 1, mediaType: 'image/jpeg', known: false },
    { ...provenance, source },
    now,
  );
  const fit = evidence.safeParse(drawn);
  if (fit.success) return;
  const { path, message } = fit.error.issues[0]!;
  const field = String(path[0]);
  throw bad(field, message, describe((drawn as Record<string, unknown>)[field]));
}

/** Beside the originals first, so that one way of taking in serves both. */
async function keep(missionDir: string, bytes: Uint8Array) {
  const { unlink } = nodeDisk;
  const part = join(await makeFolder(nodeDisk, missionDir, 'evidence', 'incoming'), partName());
  await writeFile(part, bytes, { mode: 0o600, flag: 'wx' });
  try {
    return await takeIn(missionDir, part);
  } finally {
    await unlink(part).catch(() => undefined);
  }
}

const bad = (field: string, expected: string, found: string, hint?: string): ApiFailure =>
  new ApiFailure(400, 'bad-request', `${field}: expected ${expected}; found ${found}.`, hint);
