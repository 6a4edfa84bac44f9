/** Entries that are acknowledged and not yet under a checkpoint, in memory as they lie in the journal. */
export class Backlog {
  private groups: { readonly first: number; readonly entries: readonly Uint8Array[] }[] = [];
  private held = 0;

  /** Memory that the entries hold, about. */
  get bytes(): number {
    return this.held;
  }

  add(first: number, entries: readonly Uint8Array[]): void {
    this.groups.push({ first, entries });
    this.held += weight(entries);
  }

  /** Entries [from, to), all of them in the backlog, in batches; a view that later changes do not touch. */
  between(from: number, to: number): (readonly Uint8Array[])[] {
    const batches: (readonly Uint8Array[])[] = [];
    for (const { first, entries } of this.groups) {
      if (first >= to) break;
      const start = Math.max(from - first, 0);
      const end = Math.min(to - first, entries.length);
      if (start >= end) continue;
      batches.push(start === 0 && end === entries.length ? entries : entries.slice(start, end));
    }
    return batches;
  }

  /** Lets go of the groups that lie before `size`. */
  drop(size: number): void {
    const kept = this.groups.findIndex(({ first, entries }) => first + entries.length > size);
    const dropped = this.groups.splice(0, kept < 0 ? this.groups.length : kept);
    for (const { entries } of dropped) this.held -= weight(entries);
  }
}

/** A view costs about this much beside its bytes. */
const VIEW_BYTES = 100;

const weight = (entries: readonly Uint8Array[]): number =>
  entries.reduce((sum, entry) => sum + entry.length + VIEW_BYTES, 0);
