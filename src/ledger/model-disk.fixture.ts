/**
 * A disk in memory that loses what POSIX allows it to lose. What was written and not synced is seen by every process
 * until the power goes; then it is there, not there, or torn by sectors, at random. Names behave likewise, each
 * change on its own, until their folder is synced. After a sync that failed, what was written before it counts as
 * clean and is never written out (as Linux does), though it can still be read.
 *
 * It is stricter than real file systems, which keep more order than they promise.
 */
import { basename, dirname } from 'node:path';
import type { Disk, DiskFile } from './disk.js';

export type OperationKind =
  | 'create'
  | 'write'
  | 'truncate'
  | 'sync'
  | 'makeDirectory'
  | 'removeDirectory'
  | 'rename'
  | 'unlink'
  | 'syncDirectory';

export interface Operation {
  readonly kind: OperationKind;
  readonly path: string;
}

export type Fault =
  | { readonly kind: 'fails'; readonly code: string }
  /** Done, and reported as failed. */
  | { readonly kind: 'failsThoughDone'; readonly code: string }
  /** Half of the bytes are written; that is what the call says. */
  | { readonly kind: 'short' }
  /** Half of the bytes are written, and then it fails. */
  | { readonly kind: 'failsHalfway'; readonly code: string }
  | { readonly kind: 'diesBefore' }
  | { readonly kind: 'diesHalfway' }
  | { readonly kind: 'diesAfter' };

/** What a power cut leaves of what was not synced. */
export type Loss = { readonly kind: 'all' } | { readonly kind: 'some'; readonly random: () => number };

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number };
interface FileNode {
  readonly kind: 'file';
  content: Uint8Array;
  durable: Uint8Array;
  unsynced: Change[];
}
type NameChange = readonly (readonly [name: string, node: Node | null])[];
interface FolderNode {
  readonly kind: 'folder';
  names: Map<string, Node>;
  durable: Map<string, Node>;
  unsynced: NameChange[];
}
type Node = FileNode | FolderNode;

const SECTOR_BYTES = 512;

export class ModelDisk {
  private root: FolderNode = folder();
  operations = 0;
  /** Asked before every change; a fault it returns happens. */
  fault: (operation: Operation, number: number) => Fault | undefined = () => undefined;
  /** Told of every file that came to stand under a name by a rename. */
  renamed: (path: string, content: Uint8Array) => void = () => undefined;

  /** The disk as one process sees it. Once dead, none of its operations ever ends. */
  process(): { readonly disk: Disk; readonly died: Promise<void>; kill(): void } {
    let dead = false;
    let tell = (): void => undefined;
    const died = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const kill = (): void => {
      dead = true;
      tell();
    };
    const never = new Promise<never>(() => undefined);
    const change = async <T>(
      kind: OperationKind,
      path: string,
      whole: () => T,
      half: () => T = whole,
    ): Promise<T> => {
      await Promise.resolve();
      if (dead) return never;
      const fault = this.fault({ kind, path }, this.operations++);
      if (!fault) return whole();
      switch (fault.kind) {
        case 'fails':
          throw failure(fault.code, kind, path);
        case 'failsThoughDone':
          whole();
          throw failure(fault.code, kind, path);
        case 'short':
          return half();
        case 'failsHalfway':
          half();
          throw failure(fault.code, kind, path);
        case 'diesBefore':
          break;
        case 'diesHalfway':
          half();
          break;
        case 'diesAfter':
          whole();
          break;
      }
      kill();
      return never;
    };
    const look = async <T>(action: () => T): Promise<T> => {
      await Promise.resolve();
      return dead ? never : action();
    };
    const handle = (file: FileNode, path: string): DiskFile => ({
      write: (bytes, at) =>
        change(
          'write',
          path,
          () => write(file, bytes, at),
          () => write(file, bytes.subarray(0, Math.ceil(bytes.length / 2)), at),
        ),
      truncate: (size) => change('truncate', path, () => alter(file, { size })),
      sync: () => {
        const lost = file.unsynced;
        return change('sync', path, () => syncFile(file)).catch((error: unknown) => {
          if (file.unsynced === lost) file.unsynced = [];
          throw error;
        });
      },
      close: () => look(() => undefined),
    });
    const disk: Disk = {
      create: (path) =>
        change('create', path, () => {
          if (this.find(path)) throw failure('EEXIST', 'create', path);
          const file: FileNode = { kind: 'file', content: EMPTY, durable: EMPTY, unsynced: [] };
          name(this.folderAbove(path), [[basename(path), file]]);
          return handle(file, path);
        }),
      read: (path) => look(() => this.file(path).content.slice()),
      list: (path) => look(() => [...this.folder(path).names.keys()]),
      makeDirectory: (path) =>
        change('makeDirectory', path, () => {
          if (this.find(path)) throw failure('EEXIST', 'makeDirectory', path);
          name(this.folderAbove(path), [[basename(path), folder()]]);
        }),
      removeDirectory: (path) =>
        change('removeDirectory', path, () => {
          if (this.folder(path).names.size > 0) throw failure('ENOTEMPTY', 'removeDirectory', path);
          name(this.folderAbove(path), [[basename(path), null]]);
        }),
      rename: (from, to) =>
        change('rename', to, () => {
          const file = this.file(from);
          const removal = [basename(from), null] as const;
          const addition = [basename(to), file] as const;
          if (dirname(from) === dirname(to)) name(this.folderAbove(to), [removal, addition]);
          else {
            name(this.folderAbove(to), [addition]);
            name(this.folderAbove(from), [removal]);
          }
          this.renamed(to, file.content.slice());
        }),
      unlink: (path) =>
        change('unlink', path, () => {
          this.file(path);
          name(this.folderAbove(path), [[basename(path), null]]);
        }),
      syncDirectory: (path) =>
        change('syncDirectory', path, () => {
          const found = this.folder(path);
          found.durable = new Map(found.names);
          found.unsynced = [];
        }),
    };
    return { disk, died, kill };
  }

  /** Every process must be dead. */
  cutPower(loss: Loss): void {
    this.root = survivor(this.root, loss) as FolderNode;
  }

  /** As somebody sees it who only looks. */
  contentOf(path: string): Uint8Array | undefined {
    const node = this.find(path);
    return node?.kind === 'file' ? node.content.slice() : undefined;
  }

  namesIn(path: string): string[] {
    const node = this.find(path);
    return node?.kind === 'folder' ? [...node.names.keys()] : [];
  }

  private find(path: string): Node | undefined {
    let node: Node | undefined = this.root;
    for (const part of path.split(/[/\\]/).filter((one) => one !== '')) {
      node = node?.kind === 'folder' ? node.names.get(part) : undefined;
    }
    return node;
  }

  private file(path: string): FileNode {
    const node = this.find(path);
    if (!node) throw failure('ENOENT', 'open', path);
    if (node.kind === 'folder') throw failure('EISDIR', 'open', path);
    return node;
  }

  private folder(path: string): FolderNode {
    const node = this.find(path);
    if (!node) throw failure('ENOENT', 'open', path);
    if (node.kind === 'file') throw failure('ENOTDIR', 'open', path);
    return node;
  }

  private folderAbove(path: string): FolderNode {
    return this.folder(dirname(path));
  }
}

const EMPTY = new Uint8Array(0);

function folder(): FolderNode {
  return { kind: 'folder', names: new Map(), durable: new Map(), unsynced: [] };
}

function name(at: FolderNode, change: NameChange): void {
  apply(at.names, change);
  at.unsynced.push(change);
}

function apply(names: Map<string, Node>, change: NameChange): void {
  for (const [key, node] of change) {
    if (node) names.set(key, node);
    else names.delete(key);
  }
}

function write(file: FileNode, bytes: Uint8Array, at: number): number {
  alter(file, { at, bytes: bytes.slice() });
  return bytes.length;
}

function alter(file: FileNode, change: Change): void {
  file.content = altered(file.content, change);
  file.unsynced = [...file.unsynced, change];
}

function syncFile(file: FileNode): void {
  for (const change of file.unsynced) file.durable = altered(file.durable, change);
  file.unsynced = [];
}

function altered(content: Uint8Array, change: Change): Uint8Array {
  const size = 'size' in change ? change.size : Math.max(content.length, change.at + change.bytes.length);
  const result = new Uint8Array(size);
  result.set(content.subarray(0, size));
  if ('bytes' in change) result.set(change.bytes, change.at);
  return result;
}

function survivor(node: Node, loss: Loss): Node {
  if (node.kind === 'file') {
    let durable = node.durable;
    if (loss.kind === 'some') {
      for (const change of node.unsynced)
        for (const piece of torn(change, loss.random)) durable = altered(durable, piece);
    }
    return { kind: 'file', content: durable, durable, unsynced: [] };
  }
  const names = new Map(node.durable);
  if (loss.kind === 'some') {
    for (const change of node.unsynced) if (loss.random() < 0.5) apply(names, change);
  }
  const kept = new Map([...names].map(([key, one]) => [key, survivor(one, loss)] as const));
  return { kind: 'folder', names: kept, durable: new Map(kept), unsynced: [] };
}

function torn(change: Change, random: () => number): Change[] {
  if ('size' in change) return random() < 0.5 ? [change] : [];
  const luck = random();
  if (luck < 0.3) return [];
  if (luck < 0.5) return [change];
  const pieces: Change[] = [];
  for (let from = 0; from < change.bytes.length; from += SECTOR_BYTES) {
    const bytes = change.bytes.subarray(from, from + SECTOR_BYTES);
    if (random() < 0.5) pieces.push({ at: change.at + from, bytes });
  }
  return pieces;
}

function failure(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code, path });
}
