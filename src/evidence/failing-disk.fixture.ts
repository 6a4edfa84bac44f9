/** The real disk, of which one operation fails: full in the middle of a write, or reporting an error. */
import { type Disk, nodeDisk } from '../ledger/disk.js';

export interface Fault {
  readonly operation: 'create' | 'write' | 'sync' | 'rename' | 'syncDirectory' | 'makeDirectory';
  /** From 1. */
  readonly time: number;
  readonly code: string;
}

export interface FailingDisk extends Disk {
  readonly failed: boolean;
}

export function failingDisk({ operation, time, code }: Fault): FailingDisk {
  let times = 0;
  let failed = false;
  const meet = (what: Fault['operation']): void => {
    if (what !== operation || ++times !== time) return;
    failed = true;
    throw Object.assign(new Error(`${code} on purpose`), { code });
  };
  return {
    ...nodeDisk,
    get failed() {
      return failed;
    },
    async create(path) {
      meet('create');
      const file = await nodeDisk.create(path);
      return {
        ...file,
        async write(bytes, at) {
          if (operation === 'write' && times === time - 1)
            await file.write(bytes.subarray(0, bytes.length >> 1), at);
          meet('write');
          return file.write(bytes, at);
        },
        async sync() {
          meet('sync');
          await file.sync();
        },
      };
    },
    async rename(from, to) {
      meet('rename');
      await nodeDisk.rename(from, to);
    },
    async syncDirectory(path) {
      meet('syncDirectory');
      await nodeDisk.syncDirectory(path);
    },
    async makeDirectory(path) {
      meet('makeDirectory');
      await nodeDisk.makeDirectory(path);
    },
  };
}
