/** How the alerts of a mission stand, for its staff: what waits, and whom nothing reaches. No words of any message. */
import type { AlertsConfig } from '../mission/alert-config.js';
import { openMessages } from './alerts.js';
import { MOST_ATTEMPTS, retryMs } from './deliver.js';
import type { AlertState } from './state.js';

export interface FailingReceiver {
  readonly receiver: string;
  readonly messages: number;
  readonly sinceMs: number;
  /** What came of the last attempt. */
  readonly answer: string;
  /** Null: given up, until somebody sends it again. */
  readonly nextMs: number | null;
  readonly givenUp: number;
}

export interface AlertsOverview {
  readonly rules: number;
  /** Found and not yet in a message: quiet hours, digests. */
  readonly waiting: number;
  readonly sent: number;
  readonly failing: readonly FailingReceiver[];
}

export function alertsOverview(state: AlertState, { rules, receivers }: AlertsConfig): AlertsOverview {
  const failing = new Map<string, FailingReceiver>();
  const known = new Set(receivers.map(({ id }) => id));
  for (const sending of openMessages(state)) {
    const { message, attempts, answer } = sending;
    const isOrphan = !known.has(message.receiver);
    if (attempts === 0 && !isOrphan) continue;
    const before = failing.get(message.receiver);
    const next = isOrphan ? Number.POSITIVE_INFINITY : retryMs(sending);
    const nextMs = Number.isFinite(next) ? Math.min(next, before?.nextMs ?? next) : (before?.nextMs ?? null);
    failing.set(message.receiver, {
      receiver: message.receiver,
      messages: (before?.messages ?? 0) + 1,
      sinceMs: Math.min(before?.sinceMs ?? message.atMs, message.atMs),
      answer: isOrphan ? 'mission.yaml has no such receiver any more' : answer,
      nextMs,
      givenUp: (before?.givenUp ?? 0) + (isOrphan || attempts >= MOST_ATTEMPTS ? 1 : 0),
    });
  }
  return {
    rules: rules.length,
    waiting: [...state.threads.values()].reduce((sum, { waiting }) => sum + waiting.size, 0),
    sent: [...state.messages.values()].filter(({ taken, message }) => taken && message.status !== 'test')
      .length,
    failing: [...failing.values()].sort((a, b) => (a.receiver < b.receiver ? -1 : 1)),
  };
}
