/** What the ledger's writer says when it refuses. Each message names what was found, where, and what to do. */
import type { Holder } from './lock.js';

export type LedgerErrorKind =
  | 'damaged'
  | 'held'
  | 'wrongKey'
  | 'unknownOrigin'
  | 'notWritten'
  | 'tooLarge'
  | 'notCosigned'
  | 'closed';

export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  /** The file system's own word for it, such as ENOSPC. */
  readonly code?: string;

  constructor(
    readonly kind: LedgerErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly holder?: Holder } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const code = (options.cause as NodeJS.ErrnoException | undefined)?.code;
    if (code !== undefined) this.code = code;
    if (options.holder) this.holder = options.holder;
  }
  readonly holder?: Holder;
}

export function damaged(where: string, expected: string, found: string): LedgerError {
  return new LedgerError(
    'damaged',
    `${where}: expected ${expected}, found ${found}. Nothing was changed. Restore the ledger's folder from a copy, and let "truceline ledger verify" check it.`,
  );
}

export function heldBy(folder: string, holder: Holder): LedgerError {
  return new LedgerError(
    'held',
    `The ledger ${folder} is already open for writing: process ${holder.pid} ("${holder.command}") on ${holder.host} holds it since ${holder.since}. A ledger has one writer; end that one first.`,
    { holder },
  );
}

/** The words for a disk that refuses, by its code. */
const DISK_WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'the disk quota is used up; free some space',
  EROFS: 'the disk is read-only; make it writable or copy the ledger to one that is',
  EIO: 'the disk reports an error of its hardware; check it before you go on',
};

export function notWritten(what: string, cause: unknown, consequence: string): LedgerError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const words = (code !== undefined && DISK_WORDS[code]) || message;
  return new LedgerError('notWritten', `${what}: ${words}. ${consequence}`, { cause });
}
