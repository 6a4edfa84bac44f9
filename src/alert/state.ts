/**
 * What was found and told, as it follows from the journal: a pure fold, the same after a crash as while running.
 *
 * An item is waiting until it is in a message; a message is open until its receiver has taken it. Nothing leaves the state.
 */
import type { Item } from './item.js';

/** Messages of these statuses are sent; a test is entered in the journal with its answers and never sent again. */
export type MessageStatus = 'actual' | 'exercise' | 'test';

export interface Message {
  readonly id: string;
  readonly rule: string;
  readonly receiver: string;
  readonly status: MessageStatus;
  readonly atMs: number;
  /** Ids of items, in their order. */
  readonly items: readonly string[];
  /** The items themselves, of a test, which are not entered. */
  readonly own?: readonly Item[];
}

export type Entry =
  | {
      readonly entry: 'began';
      readonly rule: string;
      readonly receiver: string;
      /** Sum of what the rule asks and what its receiver is shown; with another one it begins anew. */
      readonly asked: string;
      readonly atMs: number;
      /** What is known and not told: key and mark. */
      readonly known: readonly (readonly [key: string, mark: string])[];
    }
  | { readonly entry: 'item'; readonly item: Item }
  /** What nobody was told of has changed: another mark, another key (`was`), or gone (no mark). */
  | {
      readonly entry: 'untold';
      readonly rule: string;
      readonly receiver: string;
      readonly key: string;
      readonly was?: string;
      readonly mark?: string;
    }
  | { readonly entry: 'message'; readonly message: Message }
  | {
      readonly entry: 'answer';
      readonly message: string;
      readonly atMs: number;
      readonly ok: boolean;
      readonly answer: string;
    }
  /** A person lets a message be sent again now. */
  | { readonly entry: 'again'; readonly message: string; readonly atMs: number };

export interface Known {
  readonly mark: string;
  /** The last item on it; absent: nobody was told. */
  readonly last?: Item;
  /** Id of the first. */
  readonly first?: string;
  readonly ended: boolean;
}

export interface Thread {
  asked: string;
  beganMs: number;
  readonly known: Map<string, Known>;
  /** Not yet in a message. */
  readonly waiting: Map<string, Item>;
  lastMessageMs: number;
}

export interface Sending {
  readonly message: Message;
  attempts: number;
  lastMs: number;
  answer: string;
  taken: boolean;
}

export interface AlertState {
  readonly threads: Map<string, Thread>;
  readonly items: Map<string, Item>;
  readonly messages: Map<string, Sending>;
  /** Of an item: its message. */
  readonly messageOf: Map<string, string>;
}

export const emptyState = (): AlertState => ({
  threads: new Map(),
  items: new Map(),
  messages: new Map(),
  messageOf: new Map(),
});

export const threadId = (rule: string, receiver: string): string => `${rule} ${receiver}`;

export function apply(state: AlertState, entry: Entry): void {
  switch (entry.entry) {
    case 'began': {
      const { rule, receiver, asked, atMs, known } = entry;
      const before = state.threads.get(threadId(rule, receiver));
      state.threads.set(threadId(rule, receiver), {
        asked,
        beganMs: atMs,
        known: new Map(
          // What was told before stays told, also under a rule that asks for something else now.
          known.map(([key, mark]) => [key, { ended: false, ...before?.known.get(key), mark }]),
        ),
        waiting: before?.waiting ?? new Map<string, Item>(),
        lastMessageMs: before?.lastMessageMs ?? Number.NEGATIVE_INFINITY,
      });
      return;
    }
    case 'item': {
      const { item } = entry;
      const thread = state.threads.get(threadId(item.rule, item.receiver));
      if (!thread || state.items.has(item.id)) return;
      state.items.set(item.id, item);
      if (item.was !== undefined) thread.known.delete(item.was);
      thread.known.set(item.key, {
        mark: item.mark,
        last: item,
        first: item.first ?? item.id,
        ended: item.change === 'withdrawn',
      });
      thread.waiting.set(item.id, item);
      return;
    }
    case 'untold': {
      const thread = state.threads.get(threadId(entry.rule, entry.receiver));
      if (!thread) return;
      const before = thread.known.get(entry.was ?? entry.key);
      thread.known.delete(entry.was ?? entry.key);
      if (entry.mark !== undefined)
        thread.known.set(entry.key, { ended: false, ...before, mark: entry.mark });
      return;
    }
    case 'message': {
      const { message } = entry;
      if (state.messages.has(message.id)) return;
      state.messages.set(message.id, { message, attempts: 0, lastMs: 0, answer: '', taken: false });
      if (message.own) return;
      for (const item of message.items) state.messageOf.set(item, message.id);
      const thread = state.threads.get(threadId(message.rule, message.receiver));
      if (!thread) return;
      for (const item of message.items) thread.waiting.delete(item);
      thread.lastMessageMs = message.atMs;
      return;
    }
    case 'answer': {
      const sending = state.messages.get(entry.message);
      if (!sending) return;
      sending.attempts++;
      sending.lastMs = entry.atMs;
      sending.answer = entry.answer;
      sending.taken ||= entry.ok;
      return;
    }
    case 'again': {
      const sending = state.messages.get(entry.message);
      if (!sending || sending.taken) return;
      sending.attempts = 0;
      sending.lastMs = 0;
    }
  }
}

/** Items of a message, in their order. */
export const itemsOf = (state: AlertState, { own, items }: Message): readonly Item[] =>
  own ?? items.flatMap((id) => state.items.get(id) ?? []);
