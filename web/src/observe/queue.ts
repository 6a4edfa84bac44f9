/** What a person does with what waits: save, open, change, delete, take back. Each is one transaction: whole, or not at all. */
import { type Form, newId } from './form.ts';
import { changed, database, type SentEntry, type Waiting, type WaitingEntry } from './keep.ts';
import { recordsOf } from './records.ts';

export const DRAFT = 'current';
/** As the server allows it. */
export const UNDO_MS = 3_600_000;

export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'full' | 'failed'; readonly why: string };

/** Into the queue, and out of the form, at once. */
export async function save(entry: Omit<WaitingEntry, 'kind' | 'state' | 'attempted'>): Promise<Saved> {
  let abort = (): void => undefined;
  try {
    const kept = await database();
    const step = kept.transaction(['queue', 'draft'], 'readwrite', { durability: 'strict' });
    abort = () => step.abort();
    const queue = step.objectStore('queue');
    const before = await queue.get(entry.id);
    const writes: Promise<unknown>[] = [step.done];
    let waiting: WaitingEntry = { ...entry, kind: 'entry', state: 'waiting', attempted: false };
    if (before?.kind === 'entry' && before.attempted) {
      // What may have arrived is taken back first; the change is an entry of its own.
      const undo = undoOf(before, entry.savedMs);
      const id = newId();
      waiting = { ...waiting, id, form: { ...entry.form, id }, after: undo.id };
      writes.push(queue.delete(before.id), queue.put(undo));
    }
    writes.push(queue.put(waiting), step.objectStore('draft').delete(DRAFT));
    // Of an abort, the transaction knows the reason; what was under way only says that it was ended.
    for (const result of await Promise.allSettled(writes))
      if (result.status === 'rejected') throw result.reason;
  } catch (error) {
    try {
      abort();
    } catch {
      // It has ended already.
    }
    return refusedBy(error);
  }
  // So that a browser short of room takes something else first.
  void navigator.storage?.persist?.().catch(() => false);
  changed();
  return { ok: true };
}

export function refusedBy(error: unknown): Saved {
  const name = error instanceof DOMException ? error.name : '';
  return { ok: false, reason: name === 'QuotaExceededError' ? 'full' : 'failed', why: String(error) };
}

/** Puts what waits back into the form; it is not sent while it is there. */
export async function open(id: string): Promise<Form | null> {
  const kept = await database();
  const step = kept.transaction(['queue', 'draft'], 'readwrite');
  const found = await step.objectStore('queue').get(id);
  const form = found?.kind === 'entry' ? found.form : null;
  if (found?.kind === 'entry') {
    void step.objectStore('queue').put({ ...found, state: 'open' });
    void step.objectStore('draft').put(found.form, DRAFT);
  }
  await step.done;
  changed();
  return form;
}

/** What is open and no longer in the form waits again. @param id of what is in the form */
export async function putBack(id: string | null): Promise<void> {
  const kept = await database();
  const step = kept.transaction('queue', 'readwrite');
  for (const one of await step.store.getAll())
    if (one.kind === 'entry' && one.state === 'open' && one.id !== id)
      void step.store.put({ ...one, state: 'waiting' });
  await step.done;
  changed();
}

export async function remove(id: string, nowMs: number): Promise<void> {
  const kept = await database();
  const step = kept.transaction('queue', 'readwrite');
  const found = await step.store.get(id);
  if (found) {
    void step.store.delete(id);
    if (found.kind === 'entry' && found.attempted) void step.store.put(undoOf(found, nowMs));
  }
  await step.done;
  changed();
}

/** Takes back what was sent. */
export async function takeBack(sent: SentEntry, nowMs: number): Promise<void> {
  const { id, account, source, ids, sentence } = sent;
  const kept = await database();
  const step = kept.transaction(['queue', 'sent'], 'readwrite');
  const undo: Waiting = {
    kind: 'undo',
    id: `${id}:undo`,
    ...{ account, source, sentence, of: ids, savedMs: nowMs },
    state: 'waiting',
    attempted: false,
  };
  void step.objectStore('queue').put(undo);
  void step.objectStore('sent').put({ ...sent, undone: true });
  await step.done;
  changed();
}

function undoOf(entry: WaitingEntry, nowMs: number): Waiting {
  const { id, account, source, sentence } = entry;
  return {
    kind: 'undo',
    id: `${id}:undo`,
    ...{ account, source, sentence, savedMs: nowMs },
    of: recordsOf(entry, []).map((record) => record.id),
    state: 'waiting',
    attempted: false,
  };
}

/** Everything of this page that is on the phone. */
export async function wipe(): Promise<void> {
  const kept = await database();
  const step = kept.transaction(['draft', 'queue', 'sent', 'about'], 'readwrite');
  for (const name of ['draft', 'queue', 'sent', 'about'] as const) void step.objectStore(name).clear();
  await step.done;
  changed();
}

/** Signing out: what was sent and who one was goes; what waits stays where that is wished. */
export async function forgetWho(): Promise<void> {
  const kept = await database();
  const step = kept.transaction(['sent', 'about'], 'readwrite');
  void step.objectStore('sent').clear();
  void step.objectStore('about').clear();
  await step.done;
  changed();
}

export async function countWaiting(): Promise<number> {
  return (await database()).count('queue');
}
