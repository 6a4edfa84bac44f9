/**
 * How a command says that it could not do its work: a sentence on stderr and exit status 1, never a stack trace.
 */
import { AccountProblem } from '../access/account-problem.js';
import { FormatError } from '../ledger/format/format-error.js';
import { LedgerError } from '../ledger/ledger-error.js';
import { KeyProblem } from '../mission/secrets.js';
import { SeedProblem } from '../mission/seed.js';
import { SourceKeyProblem } from '../mission/source-keys.js';
import { OldLog } from '../mission/store.js';
import { WitnessProblem } from '../witness/problem.js';

/** A failure that a person can do something about; the message says what. */
export class CommandFailure extends Error {}

/** Errors whose message is a sentence for people. */
const TOLD = [
  CommandFailure,
  AccountProblem,
  LedgerError,
  FormatError,
  SeedProblem,
  KeyProblem,
  SourceKeyProblem,
  OldLog,
  WitnessProblem,
];

interface FileSystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
}

/** What to print for an error, or undefined for a defect of the program, which keeps its stack trace. */
export function sentence(error: unknown): string | undefined {
  if (TOLD.some((kind) => error instanceof kind)) return (error as Error).message;
  if (!(error instanceof Error) || typeof (error as FileSystemError).code !== 'string') return undefined;
  const { code, path, port, address } = error as FileSystemError;
  const where = path === undefined ? '' : ` "${path}"`;
  switch (code) {
    case 'ENOSPC':
      return `The disk is full: nothing more can be written${where}. What was acknowledged before is safe. Free some space and run the command again; it goes on where it stopped.`;
    case 'EDQUOT':
      return `The disk quota is used up: nothing more can be written${where}. Free some space and run the command again.`;
    case 'EROFS':
      return `The folder is on a read-only disk, and nothing can be written${where}. Copy the mission to a disk that can be written.`;
    case 'EACCES':
    case 'EPERM':
      return port === undefined
        ? `No permission to read or write${where}. Check who owns it, or copy the mission to a folder of your own.`
        : `No permission to listen on port ${port}. Choose one above 1023 with --port.`;
    case 'ENOENT':
      return `There is no file or folder${where}. Check the path.`;
    case 'ENOTDIR':
      return `A part of the path${where} is a file, not a folder.`;
    case 'EISDIR':
      return `${where.trim()} is a folder; a file is expected.`;
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Choose another with --port, such as --port ${(port ?? 4180) + 1}.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address ?? ''} to listen on. Leave out --host to listen on 127.0.0.1.`;
    case 'EMFILE':
      return 'Too many files are open on this machine. Close some programs and try again.';
    default:
      return undefined;
  }
}
