/** Folders of tiles: made when needed, and durable together with the names in them before anything relies on them. */
import { dirname } from 'node:path';
import { codeOf, type Disk, trusting } from './disk.js';

export class Folders {
  /** Folders whose own name is durable. */
  private readonly known: Set<string>;
  private readonly made = new Map<string, Promise<void>>();
  private readonly changed = new Set<string>();

  /** @param root a folder that is there, durably */
  constructor(
    private readonly disk: Disk,
    root: string,
  ) {
    this.known = new Set([root]);
  }

  /** To be called before a file is made in the folder. */
  async ready(folder: string): Promise<void> {
    this.changed.add(folder);
    await this.make(folder);
  }

  /** Makes durable all names that were added since the last time. */
  async sync(): Promise<void> {
    for (const folder of this.changed) await trusting(this.disk.syncDirectory(folder));
    for (const folder of this.made.keys()) this.known.add(folder);
    this.changed.clear();
    this.made.clear();
  }

  /** After a publication that failed: what it made counts as unknown again. */
  forget(): void {
    this.changed.clear();
    this.made.clear();
  }

  /** The folder was removed. */
  gone(folder: string): void {
    this.known.delete(folder);
  }

  private make(folder: string): Promise<void> {
    if (this.known.has(folder)) return Promise.resolve();
    let making = this.made.get(folder);
    if (!making) {
      making = this.makeNow(folder);
      this.made.set(folder, making);
    }
    return making;
  }

  private async makeNow(folder: string): Promise<void> {
    const above = dirname(folder);
    await this.make(above);
    // Even where it is there already: an earlier attempt may have failed before its name was durable.
    this.changed.add(above);
    try {
      await this.disk.makeDirectory(folder);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}
