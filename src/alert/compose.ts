/** Which messages are to be made of what waits: not in quiet hours, and at most one in so many minutes. Pure. */
import { createHash } from 'node:crypto';
import type { AlertRule, Receiver } from '../mission/alert-config.js';
import { isQuiet } from './quiet.js';
import type { Entry, Message, MessageStatus, Thread } from './state.js';

const MINUTE_MS = 60_000;
/** Without a digest each is a message, up to here: more at once are one message all the same. */
const MOST_ALONE = 20;

export interface Composing {
  readonly rule: AlertRule;
  readonly receiver: Receiver;
  readonly timeZone: string;
  readonly status: MessageStatus;
  readonly nowMs: number;
}

export function compose(thread: Thread, composing: Composing): Entry[] {
  const { rule, receiver, timeZone, status, nowMs } = composing;
  const { waiting, lastMessageMs } = thread;
  if (waiting.size === 0) return [];
  const ids = [...waiting.keys()];
  const one = (items: readonly string[]): Entry => {
    const message: Message = {
      id: messageId(items),
      rule: rule.id,
      receiver: receiver.id,
      status,
      atMs: nowMs,
      items,
    };
    return { entry: 'message', message };
  };
  // A document of CAP stands by itself, and whoever fetches it chooses when.
  if (receiver.cap) return ids.map((id) => one([id]));
  if (rule.quiet && isQuiet(rule.quiet, rule.quiet.timeZone ?? timeZone, nowMs)) return [];
  if (rule.digestMinutes === 0 && ids.length <= MOST_ALONE) return ids.map((id) => one([id]));
  // A clock that was set back must not hold messages for ever.
  const since = nowMs - lastMessageMs;
  if (since >= 0 && since < rule.digestMinutes * MINUTE_MS) return [];
  return [one(ids)];
}

export const messageId = (items: readonly string[]): string =>
  `msg-${createHash('sha256').update(items.join(' ')).digest('hex').slice(0, 24)}`;
