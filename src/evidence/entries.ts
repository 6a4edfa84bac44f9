/**
 * The records that evidence and sealed payloads leave in the ledger, made in one place so that all have one form.
 */
import { randomUUID } from 'node:crypto';
import {
  type Custody,
  type CustodyAction,
  type Destruction,
  type Evidence,
  type ListInfo,
  MISSION_SOURCE,
  type RecordTime,
  type Release,
  type Seal,
} from '../record/record.js';
import type { Faces } from '../record/serious-harm.js';
import { evidenceId, sealId } from './item-id.js';
import type { TakenIn } from './originals.js';

export const CONSTRUCTION = 'truceline/seal/1';

export function momentOf(now: Date): RecordTime {
  const at = now.toISOString();
  return { start: at, end: at, precision: 'second' };
}

export interface Provenance {
  readonly source?: string | undefined;
  readonly name?: string | undefined;
  readonly origin: string;
  readonly tool: string;
  readonly operator: string;
  readonly captured?: string | undefined;
  readonly about?: string | undefined;
  readonly derivedFrom?: string | undefined;
  readonly faces?: Faces | undefined;
  readonly note?: string | undefined;
}

export function evidenceEntry(taken: TakenIn, provenance: Provenance, now: Date): Evidence {
  const { source = MISSION_SOURCE, ...rest } = provenance;
  const { sha256, bytes, mediaType } = taken;
  return {
    kind: 'evidence',
    id: evidenceId(sha256),
    source,
    time: momentOf(now),
    sha256,
    bytes,
    mediaType,
    ...told(rest),
  };
}

export interface CustodyAct {
  readonly of: string;
  readonly action: CustodyAction;
  readonly operator: string;
  readonly reason: string;
  readonly sha256?: string | undefined;
  readonly tool?: string | undefined;
  readonly to?: string | undefined;
  readonly into?: string | undefined;
  readonly note?: string | undefined;
}

export function custodyEntry(act: CustodyAct, now: Date): Custody {
  return {
    kind: 'custody',
    id: `custody:${randomUUID()}`,
    source: MISSION_SOURCE,
    time: momentOf(now),
    ...told(act),
  };
}

export function sealEntry(
  commitment: string,
  fields: {
    readonly class: string;
    readonly operator: string;
    readonly about?: string | undefined;
    readonly note?: string | undefined;
    readonly list?: ListInfo | undefined;
  },
  now: Date,
): Seal {
  return {
    kind: 'seal',
    id: sealId(commitment),
    source: MISSION_SOURCE,
    time: momentOf(now),
    commitment,
    construction: CONSTRUCTION,
    ...told(fields),
  };
}

export function releaseEntry(
  fields: { readonly of: string; readonly to: string; readonly reason: string; readonly operator: string },
  now: Date,
): Release {
  return {
    kind: 'release',
    id: `release:${randomUUID()}`,
    source: MISSION_SOURCE,
    time: momentOf(now),
    ...fields,
  };
}

/** A payload is destroyed once: the id is that of its seal. */
export function destructionEntry(
  fields: { readonly of: string; readonly reason: string; readonly operator: string },
  now: Date,
): Destruction {
  return {
    kind: 'destruction',
    id: fields.of.replace(/^seal:/, 'destruction:'),
    source: MISSION_SOURCE,
    time: momentOf(now),
    ...fields,
  };
}

type Told<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without what was not told. */
function told<T extends object>(fields: T): Told<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Told<T>;
}
